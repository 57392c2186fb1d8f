import { existsSync, readdirSync, readFileSync } from "node:fs";
import { scoreById, type ScoreRequest } from "#clinic/scores";
import { computed, type Row } from "../row.ts";

interface Vector {
  readonly request: ScoreRequest;
  readonly expect: { readonly total: number | null; readonly classes: Readonly<Record<string, string>>; readonly missing?: readonly string[]; readonly bounds?: readonly (number | null)[]; readonly derived?: Readonly<Record<string, number>> };
}

/** The folder of the vectors: two folders up from the sources, three from what is built of them. */
function folder(): URL {
  const places = ["../../", "../../../"].map((up) => new URL(`${up}test/reference/scores/`, import.meta.url));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new RangeError("The reference vectors of the scores (test/reference/scores) are not in this copy.");
  return found;
}

const close = (a: unknown, b: number | null): boolean => (typeof a === "number" && b !== null ? Math.abs(a - b) < 5e-10 : a === b);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const sorted = (classes: Readonly<Record<string, string>>): readonly (readonly [string, string])[] => Object.entries(classes).sort(([a], [b]) => (a < b ? -1 : 1));

function isMet(id: string, { request, expect }: Vector): boolean {
  const answer = scoreById(id, request);
  return (
    close(answer.total, expect.total) && same(sorted(answer.classes), sorted(expect.classes)) && (expect.missing === undefined || same(answer.missing, expect.missing)) &&
    (expect.bounds === undefined || same(answer.bounds, expect.bounds)) && Object.entries(expect.derived ?? {}).every(([key, value]) => close(answer.derived[key], value))
  );
}

/** Percent of the reference vectors of all scores that are answered as their papers say. */
function met(): number {
  const place = folder();
  let [all, right] = [0, 0];
  for (const name of readdirSync(place).filter((file) => file.endsWith(".json"))) {
    const { score, vectors } = JSON.parse(readFileSync(new URL(name, place), "utf8")) as { readonly score: string; readonly vectors: readonly Vector[] };
    for (const vector of vectors) {
      all += 1;
      if (isMet(score, vector)) right += 1;
    }
  }
  return (100 * right) / all;
}

/** All scores against their reference vectors: every one must be met. */
export const scoreVectors: Row = computed("scores.vectors", "reference vectors of the 31 scores answered as published", 100, "percent", [99.999, 100], met, "virchow");
