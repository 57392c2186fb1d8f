import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesUnder, textOf, top } from "./support/tree.ts";

/** `folder` to what it may import, from rows `| folder | story | a, b |` of ARCHITECTURE.md. */
function tableOfThePage(): Record<string, string[]> {
  const rows = textOf("ARCHITECTURE.md").matchAll(/^\| `([a-z]+)\/` \| [^|]+ \|([^|]*)\|$/gm);
  return Object.fromEntries([...rows].map(([, folder, allowed]) => [folder, names(allowed)]));
}

/** The same from `const may = { ... }` of the dependency rules. */
function tableOfTheRules(): Record<string, string[]> {
  const body = /const may = \{([\s\S]*?)\n\};/.exec(textOf(".dependency-cruiser.js"))?.[1] ?? "";
  return Object.fromEntries([...body.matchAll(/^ {2}([a-z]+): \[([^\]]*)\],$/gm)].map(([, folder, allowed]) => [folder, names(allowed.replaceAll('"', ""))]));
}

function names(list: string): string[] {
  return list.split(",").map((name) => name.trim()).filter((name) => name !== "").sort();
}

const folders = readdirSync(join(top, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();

describe("the house", () => {
  test("ARCHITECTURE.md, the import rules and src/ name the same folders", () => {
    expect(Object.keys(tableOfThePage()).sort()).toEqual(folders);
    expect(Object.keys(tableOfTheRules()).sort()).toEqual(folders);
  });

  test("ARCHITECTURE.md and the import rules allow the same imports", () => {
    expect(tableOfThePage()).toEqual(tableOfTheRules());
  });

  test("imports only point up the table", () => {
    const order = Object.keys(tableOfThePage());
    for (const [folder, allowed] of Object.entries(tableOfThePage())) for (const other of allowed) expect(order.indexOf(other), `${folder} imports ${other}`).toBeLessThan(order.indexOf(folder));
  });

  test.each(folders)("src/%s/index.ts begins with a paragraph that tells its story", (folder) => {
    const paragraph = /^\/\*\*([\s\S]*?)\*\//.exec(textOf(`src/${folder}/index.ts`))?.[1] ?? "";
    expect(paragraph.replaceAll(/[\s*]+/g, " ").trim().length).toBeGreaterThan(60);
  });
});

describe("files", () => {
  const sources = ["src", "cli", "test", "validation", "examples", "tools", "bench"].flatMap((folder) => [...filesUnder(folder, ".ts"), ...filesUnder(folder, ".mjs")]);

  test("no file of 600 lines, none with more than 400 lines of code", () => {
    const long = sources.filter((path) => {
      const lines = textOf(path).split("\n");
      return lines.length >= 600 || lines.filter((line) => !/^\s*(?:$|\/\/|\/\*|\*)/.test(line)).length > 400;
    });
    expect(long).toEqual([]);
  });

  test("no work left for later, no rule switched off, no test left out", () => {
    const marks = new RegExp(["TO" + "DO", "FIX" + "ME", "eslint" + "-disable", "@ts-" + "(?:ignore|nocheck)", "\\b(?:test|it|describe)\\.(?:skip|only|todo)\\b"].join("|"));
    expect(sources.filter((path) => marks.test(textOf(path)))).toEqual([]);
  });
});
