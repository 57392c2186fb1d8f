import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readScenario, scenarioContext, startEpisode, stream, type EpisodeOptions, type EpisodeResult, type EpisodeState, type Scenario, type TimelineEntry } from "virchow";
import { parse } from "yaml";

export const minute_s = 60;
export const hour_s = 3600;
export const day_s = 86400;

/** A scenario written as data; throws with what is wrong in it. */
export function scenarioOf(document: unknown): Scenario {
  const read = readScenario(document, scenarioContext());
  if (!read.ok) throw new Error(read.problems.map((problem) => JSON.stringify(problem)).join("\n"));
  return read.scenario;
}

/** A shipped scenario by the name of its file. */
export function shipped(name: string): Scenario {
  return scenarioOf(parse(readFileSync(fileURLToPath(new URL(`../../scenarios/${name}.yaml`, import.meta.url)), "utf8")));
}

/** What a test reads of a run: results, and the state of all stations at the end. */
export interface Played extends EpisodeResult {
  readonly state: EpisodeState;
}

/** Runs to the end. */
export function play(scenario: Scenario, options: EpisodeOptions = {}): Played {
  const run = startEpisode(scenario, options);
  for (let goesOn = true; goesOn;) goesOn = run.step();
  return { ...run.result(), state: run.save() };
}

type Words = Readonly<Record<string, unknown>>;

/** A short way to write a scenario: a person, a length, events; few rows, so that runs are fast. */
export function person(about: Words, until: string, events: readonly Words[], every = "1 d"): Scenario {
  return scenarioOf({ title: "A test of a claim", person: about, until, output: { every }, events });
}

/** Entries of a kind. */
export function entries(run: { readonly timeline: readonly TimelineEntry[] }, kind: string): readonly TimelineEntry[] {
  return run.timeline.filter((entry) => entry.kind === kind);
}

/** A number that an entry carries. */
export function fact(entry: TimelineEntry | undefined, name: string): number {
  const value = entry?.data[name];
  if (typeof value !== "number") throw new Error(`${entry?.kind ?? "no entry"} carries no number ${name}: ${JSON.stringify(entry?.data)}`);
  return value;
}

/** A variable at the end of a run. */
export function last(run: EpisodeResult, id: string): number {
  const value = run.final[id];
  if (typeof value !== "number") throw new Error(`${id} has no value at the end`);
  return value;
}

/** The times and values of a variable where it exists. */
export function course(run: EpisodeResult, id: string): readonly { readonly t_s: number; readonly n: number }[] {
  const at = run.series.columns.indexOf(id);
  if (at < 0) throw new Error(`no column ${id}`);
  return run.series.rows.flatMap((row) => (typeof row[at] === "number" && typeof row[0] === "number" ? [{ t_s: row[0], n: row[at] }] : []));
}

/** Value of a variable in the last row at or before a time. */
export function valueAt(run: EpisodeResult, id: string, t_s: number): number {
  const point = course(run, id).filter((one) => one.t_s <= t_s).at(-1);
  if (point === undefined) throw new Error(`${id} has no value by ${t_s} s`);
  return point.n;
}

export const greatest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
export const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;
export const seeds = (count: number, from = 1): readonly number[] => Array.from({ length: count }, (_, i) => from + i);

/**
 * Starts of clots that were to be expected in each vein, by vessel index: the hazard gathered since the last start, and the draws that
 * earlier starts have used up. Depends on what the person does and is, hardly on chance.
 */
export function expectedStarts(state: EpisodeState): readonly number[] {
  const { hazard_index, start_count } = state.stations.thrombus;
  return hazard_index.map((hazard, vein) => {
    let whole = hazard;
    for (let n = 0; n < start_count[vein]; n++) whole += stream(state.seed, "start", vein, n).exponential();
    return whole;
  });
}

/** Releases that were to be expected from the tails that now hang: gathered hazard of their necks, and what earlier failures used up. */
export function expectedReleases(state: EpisodeState): number {
  return sum(state.stations.embolus.necks.map((neck) => {
    let whole = neck.hazard_index;
    for (let n = 0; n < neck.failure_count; n++) whole += stream(state.seed, "neck", neck.clotId, neck.vesselIndex, n).exponential();
    return whole;
  }));
}
