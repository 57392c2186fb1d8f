import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parseSource, problemsFailure } from "../cli/documents.ts";
import { exitStatus, Failure } from "../cli/failure.ts";
import { readScenario, scenarioSchema } from "../src/episode/scenario/index.ts";
import { stream } from "../src/numerics/index.ts";
import { brokenScenarios } from "./broken-scenarios.ts";
import { testContext } from "./support/scenario-context.ts";

const folder = new URL("../scenarios/", import.meta.url);
const shipped = readdirSync(folder).filter((name) => name.endsWith(".yaml")).map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
const followsSchema = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false }).compile(scenarioSchema(testContext));
const encoder = new TextEncoder();

/** Reads a text as the command line does. */
function attempt(bytes: Uint8Array): { readonly content?: unknown; readonly failure?: Failure } {
  try {
    const document = parseSource("s.yaml", bytes);
    const read = readScenario(document.content, testContext);
    return read.ok ? { content: document.content } : { content: document.content, failure: problemsFailure(document, read.problems) };
  } catch (error) {
    if (error instanceof Failure) return { failure: error };
    throw error;
  }
}

describe("the shipped scenarios", () => {
  test.each(shipped)("$name is read, and follows the schema", ({ text }) => {
    const { content, failure } = attempt(encoder.encode(text));
    expect(failure?.message).toBeUndefined();
    expect(followsSchema(content), JSON.stringify(followsSchema.errors?.slice(0, 3))).toBe(true);
  });
});

describe("broken by hand", () => {
  test("there are more than a hundred, no two alike", () => {
    expect(brokenScenarios.length).toBeGreaterThan(100);
    expect(new Set(brokenScenarios.map((broken) => broken.text)).size).toBe(brokenScenarios.length);
  });

  test.each(brokenScenarios.map((broken, i) => [i, broken.field, broken.says, broken] as const))("%i %s: %s", (_i, _field, _says, broken) => {
    const { content, failure } = attempt(encoder.encode(broken.text));
    expect(failure?.status).toBe(exitStatus.badInput);
    const lines = (failure?.message ?? "").split("\n");
    const wanted = `s.yaml:${broken.line}:`;
    const hit = lines.find((line) => line.startsWith(wanted) && (broken.field === "" || line.includes(`: ${broken.field}: `)) && line.includes(broken.says));
    expect(hit, `wanted ${wanted} ${broken.field} ... ${broken.says}\ngot ${failure?.message ?? ""}`).toBeDefined();
    if (content !== undefined && broken.structural) expect(followsSchema(content), "the schema takes it").toBe(false);
  });
});

const separators = /(?<=[:,{}[\]\n])/;
const words = ["walk", "left", "10 mg", "5 d", "{}", "[]", "null", "true", "-1", "1e999", "~", "&a x", "*a", "!!int x", '"', "'", "\t", "? ", "<<: *a", "\u0000", "é", "\ud83e\ude78", "apixaban", "femoral-vein-left", "when", "dose"];

/** One seeded mutation of a text: pieces deleted, doubled, swapped, replaced, or bytes changed at random. */
function mutate(text: string, seed: number): Uint8Array {
  const random = stream(seed, "mutation");
  const pieces = text.split(separators);
  const at = random.integer(pieces.length);
  const word = words[random.integer(words.length)];
  switch (random.integer(8)) {
    case 0:
      pieces.splice(at, 1);
      break;
    case 1:
      pieces.splice(at, 0, pieces[at]);
      break;
    case 2:
      [pieces[at], pieces[pieces.length - 1 - at]] = [pieces[pieces.length - 1 - at], pieces[at]];
      break;
    case 3:
      pieces[at] = pieces[at].replace(/[A-Za-z0-9%.-]+/, word);
      break;
    case 4:
      pieces[at] = pieces[at].replace(/\d+/, String(random.integer(2) === 0 ? -random.integer(100) : random.integer(1000000)));
      break;
    case 5:
      pieces[at] = pieces[at].replace(/\b(mg|mL|cm|mm|d|h|min|kg|%)\b/, word);
      break;
    case 6: {
      const bytes = encoder.encode(text);
      for (let k = 0; k < 4; k++) bytes[random.integer(bytes.length)] = random.integer(256);
      return bytes;
    }
    default:
      return encoder.encode(text.slice(0, random.integer(text.length)));
  }
  return encoder.encode(pieces.join(""));
}

describe("broken by chance", () => {
  test("600 mutations of shipped scenarios: read, or refused with a place; the schema takes whatever the reader takes", () => {
    const counts = { read: 0, refused: 0 };
    for (let seed = 0; seed < 600; seed++) {
      const { text } = shipped[seed % shipped.length];
      const { content, failure } = attempt(mutate(text, seed));
      if (failure === undefined) {
        counts.read += 1;
        expect(followsSchema(content), `seed ${seed}: ${JSON.stringify(followsSchema.errors?.slice(0, 3))}`).toBe(true);
      } else {
        counts.refused += 1;
        expect(failure.status).toBe(exitStatus.badInput);
        for (const line of failure.message.split("\n")) expect(line, `seed ${seed}`).toMatch(/^s\.yaml:\d+:\d+: \S/);
        expect(failure.message.split("\n").length).toBeLessThanOrEqual(50);
      }
    }
    expect(counts.read).toBeGreaterThan(30);
    expect(counts.refused).toBeGreaterThan(200);
  });

  test("any JSON value is read or refused, never thrown on", () => {
    const values: unknown[] = [undefined, null, 0, -0, NaN, Infinity, 1e308, "", "a", true, [], {}, [[]], [{}], { events: [{ at: {} }] }, { title: {}, person: { conditions: [[]] }, until: [] }, Object.create(null), new Map(), Symbol("s"), 10n, () => 1];
    for (const value of values) expect(readScenario(value, testContext).ok).toBe(false);
    for (const value of values) expect(readScenario({ title: value, person: value, until: value, seed: value, events: [value, { at: value, when: value, give: value, dose: value }] }, testContext).ok).toBe(false);
  });

  test("ten thousand mistakes give fifty problems", () => {
    const read = readScenario({ title: "A", person: {}, until: "1 d", events: Array.from({ length: 5000 }, () => ({ at: 1, activity: 2 })) }, testContext);
    expect(read.ok ? 0 : read.problems.length).toBe(50);
  });

  test("an alias bomb is refused", () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ..."bcdefgh".split("").map((name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefgh"[i]}`).join(", ")}]`)].join("\n");
    expect(attempt(encoder.encode(bomb)).failure?.message).toContain("alias");
  });

  test("a hundred thousand brackets are refused", () => {
    expect(attempt(encoder.encode("[".repeat(100000))).failure?.status).toBe(exitStatus.badInput);
  });
});
