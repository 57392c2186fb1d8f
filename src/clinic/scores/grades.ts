import { nearest } from "../../units/index.ts";
import type { GradesInput } from "./definition.ts";
import { ScoreInputError, shown } from "./problem.ts";

type Path = readonly (string | number)[];

/** Names nest by lung and lobe. */
const deepest = 6;
const percentage = /^(\d+(?:\.\d*)?|\.\d+)\s*%$/;

/** One grade: a whole number within the limits, or a percentage where the definition has steps for it. */
function readGrade(input: GradesInput, raw: unknown, path: Path): number {
  const [low, high] = input.limits;
  if (typeof raw === "number" && raw >= low && raw <= high && Math.floor(raw) === raw) return raw;
  const match = typeof raw === "string" && input.percentSteps !== undefined ? percentage.exec(raw.trim()) : null;
  if (match !== null && input.percentSteps !== undefined) {
    const share = Number(match[1]);
    if (share <= 100) return share === 0 ? 0 : 1 + input.percentSteps.filter((step_percent) => share >= step_percent).length;
  }
  throw new ScoreInputError(path, "value", `is ${shown(raw)}. Expected a whole number from ${low} to ${high}${input.percentSteps === undefined ? "" : " or a percentage such as \"60 %\""}.`);
}

/** Places meant by a name: one, or those of a span. */
function placesOf(input: GradesInput, name: string): readonly string[] | undefined {
  if (input.places.includes(name)) return [name];
  return input.spans !== undefined && Object.hasOwn(input.spans, name) ? input.spans[name] : undefined;
}

function worst(into: Map<string, number>, place: string, grade_points: number): void {
  into.set(place, Math.max(grade_points, into.get(place) ?? -Infinity));
}

/** Writes grades by name, `{"right-upper": [1, 0, 0]}` or `{"right": {"upper": [1, 0, 0]}}`, into `into`; where two meet the worse holds. */
function readNamed(input: GradesInput, raw: unknown, prefix: string, path: Path, into: Map<string, number>): void {
  if (path.length > deepest) throw new ScoreInputError(path, "value", "is nested too deeply.");
  for (const [part, value] of Object.entries(raw as Readonly<Record<string, unknown>>)) {
    const name = prefix === "" ? part : `${prefix}-${part}`;
    const here = [...path, part];
    const places = placesOf(input, name);
    if (value === null || value === undefined) continue;
    if (typeof value === "object" && !Array.isArray(value)) {
      readNamed(input, value, name, here, into);
      continue;
    }
    if (places === undefined) {
      const names = [...input.places, ...Object.keys(input.spans ?? {})];
      const near = nearest(name, names);
      throw new ScoreInputError(here, "key", `no such place. ${near === undefined ? `Expected one of ${names.join(", ")}.` : `Did you mean ${near}?`}`);
    }
    if (!Array.isArray(value)) {
      const grade = readGrade(input, value, here);
      for (const place of places) worst(into, place, grade);
      continue;
    }
    if (value.length !== places.length) throw new ScoreInputError(here, "value", `has ${value.length} entries. Expected ${places.length}.`);
    places.forEach((place, i) => {
      if (value[i] !== null) worst(into, place, readGrade(input, value[i], [...here, i]));
    });
  }
}

/**
 * Reads grades for the places of an input: a list in their order (lists of lists are joined), an object by name, or the sum where that is
 * allowed. Returns one grade for each place, undefined where none was given; for a sum the list has that one number.
 */
export function readGrades(input: GradesInput, raw: unknown, path: Path): readonly (number | undefined)[] {
  const [, high] = input.limits;
  if (Array.isArray(raw)) {
    const flat = raw.flat(deepest) as readonly unknown[];
    if (flat.length !== input.places.length) throw new ScoreInputError(path, "value", `has ${flat.length} entries. Expected ${input.places.length}: ${input.places.join(", ")}.`);
    return flat.map((grade, i) => (grade === null ? undefined : readGrade(input, grade, [...path, i])));
  }
  if (typeof raw === "object" && raw !== null) {
    const into = new Map<string, number>();
    readNamed(input, raw, "", path, into);
    return input.places.map((place) => into.get(place));
  }
  const most = high * input.places.length;
  if (input.sumAllowed === true && typeof raw === "number" && raw >= 0 && raw <= most && Math.floor(raw) === raw) return [raw];
  throw new ScoreInputError(path, "value", `is ${shown(raw)}. Expected ${input.sumAllowed === true ? `a whole number from 0 to ${most}, ` : ""}a list of ${input.places.length} grades or grades by name.`);
}
