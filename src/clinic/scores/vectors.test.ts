import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { scoreById, scoreDefinition, scoreDefinitions, type ScoreRequest } from "./index.ts";

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

test("the vectors meet every class of every scheme and every result of a rule", () => {
  for (const { score, vectors } of documents) {
    const { cutoffs, decision = [] } = scoreDefinition(score);
    const wanted = [...cutoffs.flatMap(({ scheme, classes }) => classes.map(({ id }) => `${scheme} ${id}`)), ...decision.map(({ result }) => `decision ${result}`)];
    const met = new Set(vectors.flatMap((vector) => Object.entries(vector.expect.classes).map(([scheme, id]) => `${scheme} ${id}`)));
    expect([score, wanted.filter((one) => !met.has(one))]).toEqual([score, []]);
  }
});

test("the vectors meet both sides of every class limit that can be reached", () => {
  for (const { score, vectors } of documents) {
    const { cutoffs, kind, formula } = scoreDefinition(score);
    if (formula !== undefined || kind === "rules") continue;
    const totals = vectors.map((vector) => vector.expect.total ?? NaN);
    for (const limit of cutoffs.filter(({ excludeItems }) => excludeItems === undefined).flatMap(({ classes }) => classes.flatMap((band) => [band.maxPoints ?? [], band.abovePoints ?? []].flat()))) {
      expect([score, limit, totals.includes(limit), totals.some((total) => total > limit && total <= limit + 2)]).toEqual([score, limit, true, true]);
    }
  }
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
