import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { referencesOf } from "../bibliography.ts";
import { codeOf, exitStatus, Failure } from "../failure.ts";
import type { Terminal } from "../terminal.ts";

function keysOf(path: string, text: string): string[] {
  try {
    const run = JSON.parse(text) as { readonly program?: unknown; readonly references?: readonly { readonly key: string }[] };
    if (run.program === "virchow" && Array.isArray(run.references)) return run.references.map((reference: { readonly key: string }) => reference.key);
  } catch {
    // Said below.
  }
  throw new Failure(exitStatus.badInput, `${path}: is not a run. Expected a run.json, or the folder of --out.`);
}

/** `virchow cite RUN`: BibTeX of exactly what a run used. `path` is a run.json or the folder that holds one. */
export function citeCommand(path: string, terminal: Terminal): void {
  let file = path;
  let text: string;
  try {
    if (statSync(path).isDirectory()) file = join(path, "run.json");
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new Failure(exitStatus.badInput, `${file}: ${codeOf(error) === "ENOENT" ? "no such file" : "could not be read"}. Expected a run.json, or the folder of --out.`);
  }
  terminal.out(`${referencesOf(keysOf(file, text)).map((reference) => reference.bibtex).join("\n\n")}\n`);
}
