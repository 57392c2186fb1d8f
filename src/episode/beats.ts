import { createHeartKernel, pressureVolumeLoop, restInput, simulateBeats, type CirculationInput, type CirculationState, type HeartSubject, type PressureVolumeLoop, type Waveforms } from "../circulation/index.ts";
import { circulationInput } from "./connect/circulation.ts";
import { nextTime_s } from "./clock.ts";
import type { Episode } from "./model.ts";
import type { EpisodeState } from "./state.ts";

/** Beats at one moment: a few seconds of signals and the loops of both ventricles. */
export interface BeatPicture {
  /** Time of the moment, s. */
  readonly at_s: number;
  readonly waves: Waveforms;
  /** Null when the heart stands still. */
  readonly right: PressureVolumeLoop | null;
  readonly left: PressureVolumeLoop | null;
}

/** The heart before, and under the greatest obstruction; null when the lung stayed free. */
export interface HeartPicture {
  readonly before: BeatPicture;
  readonly strained: BeatPicture | null;
}

/** A recording of beats. Times of the signals count from `start_s` of the episode. */
export interface Recording {
  readonly start_s: number;
  readonly waves: Waveforms;
}

const pictureTime_s = 4;
const settledTime_s = 30;
const worthShowing_fraction = 0.1;
const clearlyWorse_fraction = 0.02;
const longestRecording_s = 600;
/** A moment may lie this far before the beginning of a recording; earlier ones are taken as if they were at its beginning. */
const longestLead_s = 30;

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Keeps the heart at the moment of the greatest obstruction, half a minute after the last disturbance so that the reflexes are at work. */
export function noteStrain(episode: Episode, state: EpisodeState): void {
  const lost = state.carry.lung.bedLost_fraction;
  if (lost < worthShowing_fraction || state.t_s - state.disturbed_s < settledTime_s || state.stations.circulation.arrest) return;
  if (state.strained !== null && lost < state.strained.bedLost_fraction + clearlyWorse_fraction) return;
  state.strained = { at_s: state.t_s, bedLost_fraction: lost, circulation: copy(state.stations.circulation), input: copy(circulationInput(episode, state)) };
}

function pictureOf(at_s: number, subject: HeartSubject): BeatPicture {
  const waves = simulateBeats(subject, { from_s: 0, to_s: pictureTime_s, kernel: createHeartKernel(subject) });
  const loop = (ventricle: "right" | "left"): PressureVolumeLoop | null => (waves.arrest || waves.beats.length < 2 ? null : pressureVolumeLoop(waves, ventricle));
  return { at_s, waves, right: loop("right"), left: loop("left") };
}

/** Beats before and under the greatest obstruction. Takes some tenths of a second. */
export function heartPicture(episode: Episode, state: EpisodeState): HeartPicture {
  const model = episode.circulation;
  const rest = episode.restCirculation;
  const { strained } = state;
  return {
    before: pictureOf(0, { model, state: copy(rest), input: restInput(model), rest }),
    strained: strained === null ? null : pictureOf(strained.at_s, { model, state: copy(strained.circulation), input: strained.input, rest }),
  };
}

/** Watches a run from step to step and plays back the beats of a stretch of it. */
export interface Recorder {
  readonly look: (episode: Episode, state: EpisodeState) => void;
  readonly play: (until_s: number) => Recording | null;
}

interface Moment {
  readonly start_s: number;
  readonly subject: HeartSubject;
  readonly changes: { readonly at_s: number; readonly input: CirculationInput }[];
}

function subjectOf(episode: Episode, state: EpisodeState): HeartSubject {
  return { model: episode.circulation, state: copy<CirculationState>(state.stations.circulation), input: circulationInput(episode, state), rest: episode.restCirculation };
}

/**
 * A recorder of `wanted` for a run that begins (or goes on) at `begin_s`. The heart is taken from the last step before the recording begins and
 * then beats freely; what the episode does to it (an embolus that lodges, a drug, a posture) reaches it at the next beat. Throws RangeError for a
 * stretch that is empty, longer than ten minutes, or already past.
 */
export function createRecorder(wanted: { readonly from_s: number; readonly to_s: number }, begin_s: number): Recorder {
  const { from_s, to_s } = wanted;
  if (!(from_s >= 0 && to_s > from_s)) throw new RangeError(`waveforms from ${from_s} s to ${to_s} s; expected a beginning of 0 or later and an end after it.`);
  if (to_s - from_s > longestRecording_s) throw new RangeError(`waveforms over ${to_s - from_s} s; expected at most ${longestRecording_s} s.`);
  if (from_s < begin_s) throw new RangeError(`waveforms from ${from_s} s; the run goes on at ${begin_s} s, so expected a later beginning.`);
  let moment: Moment | null = null;
  return {
    look: (episode, state) => {
      if (moment === null) {
        if (state.t_s <= from_s && nextTime_s(episode, state) > from_s) moment = { start_s: Math.max(state.t_s, from_s - longestLead_s), subject: subjectOf(episode, state), changes: [] };
      } else if (state.t_s < to_s) moment.changes.push({ at_s: state.t_s - moment.start_s, input: circulationInput(episode, state) });
    },
    play: (until_s) => {
      if (moment === null || until_s <= from_s) return null;
      const { start_s, subject, changes } = moment;
      return { start_s, waves: simulateBeats(subject, { from_s: from_s - start_s, to_s: Math.min(to_s, until_s) - start_s, isFree: true, changes }) };
    },
  };
}
