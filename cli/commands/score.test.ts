import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Failure } from "../failure.ts";
import { scoreInputSchema } from "../schemas.ts";
import type { Terminal } from "../terminal.ts";
import { scoreCommand, type ScoreCommandOptions } from "./score.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "virchow-score-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function score(id: string | undefined, input: string | readonly string[], options: ScoreCommandOptions = {}, more: { readonly path?: string; readonly asked?: boolean; readonly read?: boolean } = {}): Promise<Outcome> {
  const said = { out: "", err: "" };
  const terminal: Terminal = { out: (text) => void (said.out += text), err: (text) => void (said.err += text), widthCount: 100, colour: false, watched: false };
  const stdin = Readable.from(typeof input === "string" ? [Buffer.from(input)] : input.map((part) => Buffer.from(part)));
  try {
    const status = await scoreCommand(id, more.path, options, { stdin, askedByPerson: more.asked === true, readByPerson: more.read === true, written: () => Promise.resolve() }, terminal);
    return { status, ...said };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { status: error.status, out: said.out, err: `${said.err}${error.message}\n` };
  }
}

const lines = (out: string): readonly Record<string, unknown>[] => out.trimEnd().split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Record<string, unknown>);

describe("one score", () => {
  test("JSON in, JSON out, on one line", async () => {
    const { status, out, err } = await score("wells-pe", '{"items": {"dvtSigns": true}, "values": {"heartRate": "101 bpm"}, "absent": "false"}');
    expect(status).toBe(0);
    expect(err).toBe("");
    expect(lines(out)).toHaveLength(1);
    expect(lines(out)[0]).toMatchObject({ score: "wells-pe", total: 4.5, classes: { "two-level": "likely", "three-level": "moderate" }, missing: [], bounds: [4.5, 4.5] });
  });

  test("while items are missing: no total, bounds, and what is certain", async () => {
    const { out } = await score("perc", '{"values": {"age": 71}}', { json: true });
    expect(lines(out)[0]).toMatchObject({ total: null, bounds: [1, 8], classes: { "rule-out": "positive" } });
  });

  test("a page for people: total, classes with meaning, items with points, missing, sources, what this is not", async () => {
    const { out } = await score("wells-pe", '{"items": {"dvtSigns": true, "haemoptysis": false}, "values": {"heartRate": 101}}', {}, { read: true });
    expect(out).toContain("between 4.5 and 11.5 points");
    expect(out).toContain("two-level: likely - PE likely");
    expect(out).toMatch(/1\.5 +heartRateOver100 +heartRate 101 \/min is over 100/);
    expect(out).toMatch(/\? +malignancy +not recorded/);
    expect(out).toContain("Missing\n  peMostLikely, immobilisationOrSurgery, previousDvtPe, malignancy");
    expect(out).toContain("wells2000");
    expect(out).toContain("Not for diagnosis or treatment.");
  });

  test.each(["d-dimer-age-adjusted", "esc-2019-early-mortality", "mastora", "herdoo2", "caprini-2005"])("%s prints a page of no more than 100 columns", async (id) => {
    const { out } = await score(id, '{"absent": "false"}', { text: true });
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    const { out: about } = await score(id, "", { about: true });
    expect(Math.max(...about.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("a man and HERDOO2: does not apply", async () => {
    const { out } = await score("herdoo2", '{"values": {"sex": "male"}}', { text: true });
    expect(out).toContain("does not apply");
  });

  test("asked by a person with nothing piped: what the score asks", async () => {
    const { status, out } = await score("years", "", {}, { asked: true });
    expect(status).toBe(0);
    expect(out).toContain("haemoptysis");
    expect(out).toContain("ng/mL{FEU}");
    expect(out).toContain("pregnancy-adapted");
  });

  test("BOM, CRLF and a file", async () => {
    const path = join(folder, "request.json");
    writeFileSync(path, '\uFEFF{\r\n  "items": {"dvtSigns": true},\r\n  "absent": "false"\r\n}\r\n');
    expect(lines((await score("wells-pe", "", { json: true }, { path })).out)[0]).toMatchObject({ total: 3 });
  });

  test("--edition", async () => {
    expect(lines((await score("wells-dvt", '{"absent": "false"}', { edition: "three-level" })).out)[0]).toMatchObject({ classes: { "three-level": "low" } });
    expect((await score("wells-pe", "{}", { edition: "1990" })).status).toBe(3);
  });

  test.each<[string, string, string]>([
    ["an unknown item, with its place", '{\n  "items": {"haemoptisis": true}\n}', "stdin:2:13: items.haemoptisis: no such item. Did you mean haemoptysis?\n"],
    ["a wrong kind, with its place", '{"items": {"haemoptysis": "yes"}}', 'stdin:1:27: items.haemoptysis: is "yes". Expected true or false.\n'],
    ["an impossible value", '{"values": {"heartRate": 900}}', "stdin:1:26: values.heartRate: is 900 /min. Expected 0 to 350 /min.\n"],
    ["nothing", "", 'stdin:1:1: is empty. Expected {"items": {...}, "values": {...}}.\n'],
    ["a list", "[1]", 'stdin:1:1: request: Expected an object such as {"items": {...}, "values": {...}}.\n'],
    ["another score", '{"score": "perc"}', 'stdin:1:11: score: is "perc", but the command names wells-pe.\n'],
  ])("%s: status 3", async (_what, input, says) => {
    expect(await score("wells-pe", input)).toEqual({ status: 3, out: "", err: says });
  });

  test("broken JSON: status 3 and a place", async () => {
    const { status, err } = await score("wells-pe", '{"items": {"haemoptysis": true}');
    expect(status).toBe(3);
    expect(err).toMatch(/^stdin:1:\d+: /);
  });

  test.each<[string | undefined, ScoreCommandOptions, string]>([["wells-pee", {}, "Did you mean wells-pe?"], [undefined, {}, "virchow score list"], ["perc", { json: true, text: true }, "exclude each other"], ["perc", { batch: true, text: true }, "exclude each other"]])(
    "%s %j is a mistake of usage",
    async (id, options, says) => {
      const { status, err } = await score(id, "{}", options);
      expect(status).toBe(2);
      expect(err).toContain(says);
    },
  );
});

describe("list", () => {
  test("a table of 31 scores, and everything as JSON", async () => {
    const { out } = await score("list", "");
    expect(out).toContain("esc-2019-early-mortality");
    const all = JSON.parse((await score("list", "", { json: true })).out) as readonly { readonly id: string; readonly items: readonly unknown[] }[];
    expect(all).toHaveLength(31);
    expect(all.find(({ id }) => id === "perc")?.items).toHaveLength(8);
  });
});

describe("--batch", () => {
  test("one answer a line, in order, errors in place, status 3 at the end", async () => {
    const input = ['{"score": "perc", "absent": "false", "values": {"age": 49}, "id": "a"}', "not json", "", '{"score": "nonesuch"}', '{"items": {}}', '{"score": "pesi", "values": {"age": 70}, "absent": "false", "id": 2}', '{"score": "perc", "items": {"age5": true}, "id": "b"}'].join("\r\n");
    const { status, out, err } = await score(undefined, `\uFEFF${input}\r\n`, { batch: true });
    const answers = lines(out);
    expect(status).toBe(3);
    expect(err).toBe("4 of 7 lines could not be answered; their answers say why.\n");
    expect(answers).toHaveLength(6);
    expect(answers[0]).toMatchObject({ id: "a", score: "perc", total: 0, classes: { "rule-out": "negative" } });
    expect(answers[1]).toMatchObject({ score: null, error: { line: 2, field: "" } });
    expect(answers[2]).toMatchObject({ score: "nonesuch", error: { line: 4, field: "score" } });
    expect(answers[3]).toMatchObject({ score: null, error: { line: 5, field: "score", message: "is missing. Expected the id of a score." } });
    expect(answers[4]).toMatchObject({ id: 2, total: 70 });
    expect(answers[5]).toMatchObject({ id: "b", error: { line: 7, field: "items.age5" } });
  });

  test("nothing in, nothing out, status 0", async () => {
    expect(await score(undefined, "", { batch: true })).toEqual({ status: 0, out: "", err: "" });
  });

  test("lines cut anywhere, no end of line at the end, a score for all, a file", async () => {
    expect(lines((await score("perc", ['{"val', 'ues": {"age"', ": 50}}\n{}"], { batch: true })).out)).toHaveLength(2);
    const path = join(folder, "many.ndjson");
    writeFileSync(path, '{"values": {"age": 50}}\n'.repeat(3000));
    const { status, out } = await score("perc", "", { batch: true }, { path });
    expect(status).toBe(0);
    expect(lines(out)).toHaveLength(3000);
    expect((await score(path, "", { batch: true })).err).toContain("3000 of 3000 lines");
  });

  test("--explain tells every item", async () => {
    expect(lines((await score("perc", "{}\n", { batch: true, explain: true })).out)[0]).toHaveProperty("items");
    expect(lines((await score("perc", "{}\n", { batch: true })).out)[0]).not.toHaveProperty("items");
  });

  test("a file that is not there: status 3", async () => {
    const { status, err } = await score("perc", "", { batch: true }, { path: join(folder, "none") });
    expect(status).toBe(3);
    expect(err).toContain("no such file");
  });
});

test("schema of the request", () => {
  const valid = new Ajv2020({ strict: true, strictTypes: false }).compile(scoreInputSchema);
  expect(valid({ score: "qanadli", values: { segments: [0, 1] }, items: { pain: 2, a: true, b: null }, absent: "false", id: 4 })).toBe(true);
  expect(valid({ absent: "no" })).toBe(false);
  expect(valid({ item: {} })).toBe(false);
});
