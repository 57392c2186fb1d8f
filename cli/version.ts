import { readFileSync } from "node:fs";

/** Text of a file that belongs to this copy of the program, by its path from the root; null when it is not there. */
export function ownFile(path: string): string | null {
  // The root is one folder up from cli/ and two from dist/cli/.
  for (const root of ["../", "../../"]) {
    try {
      const name = (JSON.parse(readFileSync(new URL(`${root}package.json`, import.meta.url), "utf8")) as { readonly name?: string }).name;
      if (name === "virchow") return readFileSync(new URL(`${root}${path}`, import.meta.url), "utf8");
    } catch {
      continue;
    }
  }
  return null;
}

/** Version of this copy, from its package.json. */
export function version(): string {
  const text = ownFile("package.json");
  return text === null ? "unknown" : ((JSON.parse(text) as { readonly version?: string }).version ?? "unknown");
}
