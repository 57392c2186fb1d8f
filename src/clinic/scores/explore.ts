import type { GradesInput, InputDefinition, KnownReader, Reader, ScoreDefinition } from "./definition.ts";
import { namesOf } from "./inputs.ts";
import type { Judged } from "./judge.ts";
import type { Facts } from "./request.ts";

/** Something that a formula or a rule asked for and that is not known. */
interface OpenQuestion {
  readonly name: string;
  /** Values that stand for all that it could be. */
  readonly options: readonly unknown[];
}

type Assumed = ReadonlyMap<string, unknown>;

function filled(grades: readonly (number | undefined)[] | undefined, input: GradesInput, missing_points: number): readonly number[] {
  return (grades ?? input.places.map(() => undefined)).map((given_points) => given_points ?? missing_points);
}

/** Grades as known; undefined while a place is open. With `absentIsNo` an unlisted place has the least grade. */
function knownGrades(input: GradesInput, facts: Facts): readonly number[] | undefined {
  const given = facts.grades.get(input.key);
  const assumed = facts.absentIsNo && !facts.unknown.has(input.key);
  if (!assumed && (given === undefined || given.includes(undefined))) return undefined;
  return filled(given, input, input.limits[0]);
}

/** What is known of an input: undefined while it is open. */
export function knownInput(input: InputDefinition, facts: Facts): number | string | readonly number[] | undefined {
  if (input.kind === "quantity") return facts.readings.get(input.key)?.is[0];
  return input.kind === "choice" ? facts.choices.get(input.key) : knownGrades(input, facts);
}

function optionsOf(input: InputDefinition, facts: Facts): readonly unknown[] {
  if (input.kind === "quantity") return [...input.limits, ...(input.probes ?? [])];
  return input.kind === "choice" ? input.options : input.limits.map((limit_points) => filled(facts.grades.get(input.key), input, limit_points));
}

/** A reader of the facts that remembers the first open question and answers it by its first option. */
function reader(definition: ScoreDefinition, facts: Facts, judged: readonly Judged[], assumed: Assumed): { readonly read: Reader; readonly asked: () => OpenQuestion | undefined } {
  let asked: OpenQuestion | undefined;
  const { inputs } = namesOf(definition);
  const answer = <T>(name: string, known: T | undefined, options: () => readonly unknown[]): T => {
    if (known !== undefined) return known;
    if (assumed.has(name)) return assumed.get(name) as T;
    const all = options();
    asked ??= { name, options: all };
    return all[0] as T;
  };
  const value = (name: string): unknown => {
    const input = inputs.get(name);
    if (input === undefined) throw new RangeError(`${definition.id} has no input ${name}.`);
    return answer<unknown>(`value ${name}`, knownInput(input, facts), () => optionsOf(input, facts));
  };
  const read: Reader = {
    yes: (item) => answer<boolean | number>(`item ${item}`, judged.find((one) => one.item.key === item)?.answer, () => [false, true]) === true,
    number: (input) => value(input) as number,
    choice: (input) => value(input) as string,
    grades: (input) => value(input) as readonly number[],
    conventional: (input) => facts.readings.get(input)?.is[1],
    optionalChoice: (input) => facts.choices.get(input),
  };
  return { read, asked: () => asked };
}

/**
 * Everything that `compute` can come to when what is missing takes each value that stands for all it could be. Only what `compute` asks
 * for is varied, so an instability that settles a rule leaves the rest alone.
 */
export function completions<T>(definition: ScoreDefinition, facts: Facts, judged: readonly Judged[], compute: (read: Reader) => T): readonly T[] {
  const results: T[] = [];
  const visit = (assumed: Assumed): void => {
    const { read, asked } = reader(definition, facts, judged, assumed);
    const result = compute(read);
    const question = asked();
    if (question === undefined) results.push(result);
    else for (const option of question.options) visit(new Map([...assumed, [question.name, option]]));
  };
  visit(new Map());
  return results;
}

/** Reads what is known and nothing else. */
export function knownReader(facts: Facts, judged: readonly Judged[]): KnownReader {
  return {
    yes: (item) => {
      const answer = judged.find((one) => one.item.key === item)?.answer;
      return answer === undefined ? undefined : answer === true;
    },
    number: (input) => facts.readings.get(input)?.is[0],
    choice: (input) => facts.choices.get(input),
  };
}
