import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseBibliography } from "../cli/bibliography.ts";
import { buildVesselGraph, createPerson } from "../src/body/index.ts";
import { listParameters, variables } from "../src/episode/index.ts";
import { isUnit, type Parameter } from "../src/units/index.ts";
import { filesUnder, textOf, top } from "./support/tree.ts";

/** A number of a network has no range of its own. */
type Number = Omit<Parameter, "range"> & Partial<Pick<Parameter, "range">>;

const deepest = 6;

function isNumber(thing: object): thing is Number {
  return "value" in thing && "unit" in thing && "source" in thing && "basis" in thing;
}

/** Collects every published number that can be reached from `thing`. */
function collect(thing: unknown, where: string, into: Map<object, string>, depth = 0): void {
  if (typeof thing !== "object" || thing === null || ArrayBuffer.isView(thing) || depth > deepest || into.has(thing)) return;
  if (isNumber(thing)) into.set(thing, where);
  else for (const [key, value] of Object.entries(thing)) collect(value, `${where}.${key}`, into, depth + 1);
}

/** Every published number that any module of `src/` exports. */
async function allNumbers(): Promise<{ readonly where: string; readonly number: Number }[]> {
  const found = new Map<object, string>();
  for (const path of filesUnder("src", ".ts").filter((file) => !file.endsWith(".test.ts") && !file.endsWith(".d.ts"))) {
    const exported = (await import(/* @vite-ignore */ join(top, path))) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(exported)) collect(value, `${path}:${name}`, found);
  }
  return [...found].map(([number, where]) => ({ where, number: number as Number }));
}

const numbers = await allNumbers();
const references = parseBibliography(textOf("docs/references.bib"));
const keys = new Set(references.map((reference) => reference.key));
const bases = ["measured", "fitted", "estimated", "assumed"];
const wrong = (test: (number: Number) => boolean): string[] => numbers.filter(({ number }) => !test(number)).map(({ where, number }) => `${where} ${JSON.stringify(number)}`);

/** Keys that comments and data name: "Source: key", `sources: ["key"]`, `source: "key"`. */
function keysOfText(text: string): string[] {
  const quoted = [...text.matchAll(/\bsources?: *\[?((?:"[a-z0-9-]+"(?:, *)?)+)/g)].flatMap(([, list]) => [...list.matchAll(/"([^"]+)"/g)].map(([, key]) => key));
  const dated = [...text.matchAll(/\bSources?: [^.]*/g)].flatMap(([sentence]) => [...sentence.matchAll(/\b[a-z]+(?:19|20)\d\d[a-z]*\b/g)].map(([key]) => key));
  return [...quoted, ...dated];
}

describe("published numbers", () => {
  test("the stations' parameters are among the numbers found", () => {
    expect(listParameters().length).toBeGreaterThan(300);
    expect(numbers.length).toBeGreaterThan(listParameters().length);
  });

  test("unit is known", () => {
    expect(wrong(({ unit }) => isUnit(unit))).toEqual([]);
  });

  test("source is in the bibliography", () => {
    expect(wrong(({ source }) => keys.has(source))).toEqual([]);
  });

  test("basis is one of four", () => {
    expect(wrong(({ basis }) => bases.includes(basis))).toEqual([]);
  });

  test("value lies in its range", () => {
    expect(wrong(({ value, range }) => range === undefined || (range[0] <= value && value <= range[1]))).toEqual([]);
  });

  test("an assumed parameter says why", () => {
    expect(wrong(({ basis, note, range }) => basis !== "assumed" || range === undefined || (note ?? "") !== "")).toEqual([]);
  });

  test("a fitted parameter names what it was fitted to", () => {
    expect(wrong(({ basis, locator, note, range }) => basis !== "fitted" || range === undefined || (locator ?? note ?? "") !== "")).toEqual([]);
  });
});

describe("the bibliography", () => {
  test("every entry is read, once, in alphabetical order, without remains of TeX", () => {
    expect(references.length).toBe([...textOf("docs/references.bib").matchAll(/^@/gm)].length);
    expect(references.map((reference) => reference.key)).toEqual([...keys].sort());
    expect(references.filter((reference) => reference.text === "" || /[\\{}]/.test(reference.text)).map((reference) => reference.text)).toEqual([]);
  });

  test("every key that code or data names has an entry", () => {
    const vessels = buildVesselGraph(createPerson()).vessels.flatMap((vessel) => vessel.sources.map((key) => ({ key, where: vessel.id })));
    const registry = variables.map((variable) => ({ key: variable.source, where: variable.id }));
    const texts = filesUnder("src", ".ts").filter((path) => !path.endsWith(".test.ts")).flatMap((path) => keysOfText(textOf(path)).map((key) => ({ key, where: path })));
    const missing = [...vessels, ...registry, ...texts].filter(({ key }) => key !== "user" && !keys.has(key)).map(({ key, where }) => `${key} (${where})`);
    expect([...new Set(missing)]).toEqual([]);
  });

  test("every entry is used by code, data or a page", () => {
    const text = [...filesUnder("src", ".ts"), ...filesUnder("cli", ".ts"), ...filesUnder("validation", ".ts"), ...filesUnder("docs", ".md")].map(textOf).join("\n");
    expect([...keys].filter((key) => !new RegExp(`\\b${key}\\b`).test(text))).toEqual([]);
  });
});
