import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { scoreById, scoreDefinitions, type ScoreRequest } from "./index.ts";

interface Vector {
  readonly name: string;
  readonly request: ScoreRequest;
  readonly expect: { readonly total: number | null; readonly classes: Readonly<Record<string, string>>; readonly missing?: readonly string[]; readonly bounds?: readonly (number | null)[]; readonly derived?: Readonly<Record<string, number>> };
}

const folder = new URL("../../../test/reference/scores/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const documents = files.map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as { readonly score: string; readonly vectors: readonly Vector[] });

test("every score has reference vectors", () => {
  expect(documents.map(({ score }) => score).sort()).toEqual(scoreDefinitions.map(({ id }) => id).sort());
});

describe.each(documents)("$score", ({ score, vectors }) => {
  test.each(vectors)("$name", ({ request, expect: wanted }) => {
    const answer = scoreById(score, request);
    if (wanted.total === null) expect(answer.total).toBeNull();
    else expect(answer.total).toBeCloseTo(wanted.total, 9);
    expect(answer.classes).toEqual(wanted.classes);
    if (wanted.missing !== undefined) expect(answer.missing).toEqual(wanted.missing);
    if (wanted.bounds !== undefined) expect(answer.bounds).toEqual(wanted.bounds);
    for (const [key, value] of Object.entries(wanted.derived ?? {})) expect(answer.derived[key]).toBeCloseTo(value, 9);
  });
});
