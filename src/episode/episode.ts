import { usedParameters, type NamedParameter } from "./catalogue.ts";
import { beginEpisode } from "./begin.ts";
import { createRecorder, heartPicture, noteStrain, type HeartPicture, type Recording } from "./beats.ts";
import { nextTime_s } from "./clock.ts";
import { look } from "./look.ts";
import { createEpisodeModel } from "./model.ts";
import { picture, type Picture } from "./picture.ts";
import { clotVariables, fixedVariables } from "./registry.ts";
import { writeRow } from "./rows.ts";
import type { Scenario } from "./scenario/index.ts";
import type { EpisodeState } from "./state.ts";
import { createRun, settleMoment, step, type Run } from "./step.ts";
import { record, type TimelineEntry } from "./timeline.ts";
import { version } from "./version.ts";

/** What a run hands out. */
export interface EpisodeResult {
  readonly timeline: readonly TimelineEntry[];
  /** First column `time_s`; null where a variable does not exist. */
  readonly series: { readonly columns: readonly string[]; readonly rows: readonly (readonly (number | null)[])[] };
  /** Every variable at the end, by id. */
  readonly final: Readonly<Record<string, number | null>>;
  readonly parameters: readonly (NamedParameter & { readonly changed?: boolean })[];
  readonly picture: Picture;
}

/** A run that is computed step by step. */
export interface EpisodeRun {
  readonly end_s: number;
  readonly time_s: () => number;
  /** One step of the clock; false at the end, or at death. */
  readonly step: () => boolean;
  /** State to go on from: whole steps only, so that where one stops never changes what follows. */
  readonly save: () => EpisodeState;
  readonly result: () => EpisodeResult;
  /** Beats of the heart before anything happened and under the greatest obstruction, computed when asked for. */
  readonly heart: () => HeartPicture;
  /** The recording asked for, as far as the run has come; null when it has not reached its beginning. */
  readonly waveforms: () => Recording | null;
}

/** How a run begins. */
export interface EpisodeOptions {
  /** Beats the scenario's. */
  readonly seed?: number;
  /** End of the run, s; the scenario's unless told. */
  readonly until_s?: number;
  /** A state to go on from, as `save` gave it. */
  readonly state?: unknown;
  /** A stretch of time of which the beats are recorded, s; at most ten minutes. */
  readonly waveforms?: { readonly from_s: number; readonly to_s: number };
}

function clone(state: EpisodeState): EpisodeState {
  return JSON.parse(JSON.stringify(state)) as EpisodeState;
}

const stateKeys = ["t_s", "seed", "version", "stations", "orders", "origins", "timeline", "rows", "fired", "carry"] as const;

/** A saved state that fits this scenario; otherwise a RangeError says what does not. */
function restore(saved: unknown, scenario: Scenario, seed: number): EpisodeState {
  if (typeof saved !== "object" || saved === null) throw new RangeError("it is no state of an episode; expected what a run saved.");
  const fields = saved as Readonly<Record<string, unknown>>;
  const missing = stateKeys.filter((key) => fields[key] === undefined);
  if (missing.length > 0) throw new RangeError(`it lacks ${missing.join(", ")}; expected what a run saved.`);
  const state = clone(saved as EpisodeState);
  if (state.version !== version) throw new RangeError(`it was saved by version ${state.version}; expected ${version}.`);
  if (state.seed !== seed) throw new RangeError(`it was made with seed ${state.seed}; expected ${seed}.`);
  // A scenario whose future was rewritten: what has fired keeps its place, new events begin unfired.
  const count = scenario.events.length;
  state.fired = Array.from({ length: count }, (_, i) => state.fired[i] ?? 0);
  state.armed = Array.from({ length: count }, (_, i) => state.armed[i] ?? false);
  state.waiting = state.waiting.filter((one) => one.index < count);
  return state;
}

function start(scenario: Scenario, seed: number, saved: unknown): Run {
  if (saved !== undefined) {
    const state = restore(saved, scenario, seed);
    return createRun(createEpisodeModel(scenario, seed, state.changes_SI), state);
  }
  const episode = createEpisodeModel(scenario, seed, {});
  const run = createRun(episode, beginEpisode(episode));
  settleMoment(run);
  writeRow(run.episode, run.state);
  return run;
}

function resultOf(run: Run): EpisodeResult {
  const { episode, state } = run;
  const width = state.columns.length;
  const rows = state.rows.map((row) => (row.length === width ? row : [...row, ...new Array<null>(width - row.length).fill(null)]));
  const snapshot = look(episode, state);
  const clots = Array.from({ length: state.stations.thrombus.clot_count }, (_, i) => clotVariables(i + 1)).flat();
  const final = Object.fromEntries([...fixedVariables(episode.graph), ...clots].map((reader) => [reader.id, reader.read(snapshot)]));
  return { timeline: state.timeline, series: { columns: state.columns, rows }, final, parameters: usedParameters(state.changes_SI), picture: picture(episode, state) };
}

/**
 * One person's journey through a scenario. The same scenario, seed and version give the same bytes on every engine; a run that was saved
 * and gone on with equals an unbroken one. Throws RangeError for a state that does not fit.
 */
export function startEpisode(scenario: Scenario, options: EpisodeOptions = {}): EpisodeRun {
  const seed = options.seed ?? scenario.seed;
  const end_s = options.until_s ?? scenario.until_s;
  const committed = start(scenario, seed, options.state);
  // The part of a step up to the end is computed on a copy; the committed state stays at whole steps.
  let shown = committed;
  const recorder = options.waveforms === undefined ? undefined : createRecorder(options.waveforms, committed.state.t_s);
  const isOver = (run: Run): boolean => run.state.t_s >= end_s || !run.state.alive;
  return {
    end_s,
    time_s: () => shown.state.t_s,
    step: () => {
      if (isOver(shown)) return false;
      recorder?.look(committed.episode, committed.state);
      if (nextTime_s(committed.episode, committed.state) > end_s) {
        shown = createRun(committed.episode, clone(committed.state));
        step(shown, end_s);
      } else {
        step(committed, end_s);
        noteStrain(committed.episode, committed.state);
      }
      return !isOver(shown);
    },
    save: () => clone(committed.state),
    heart: () => heartPicture(shown.episode, shown.state),
    waveforms: () => recorder?.play(shown.state.t_s) ?? null,
    result: () => {
      const last = createRun(shown.episode, clone(shown.state));
      if (last.state.rows.at(-1)?.[0] !== last.state.t_s) writeRow(last.episode, last.state);
      if (last.state.alive && last.state.timeline.at(-1)?.kind !== "end") record(last.state.timeline, { at_s: last.state.t_s, kind: "end", place: null, data: {}, causes: [], text: "End of the run." });
      return resultOf(last);
    },
  };
}
