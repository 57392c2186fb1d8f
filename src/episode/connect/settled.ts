import type { Settled } from "../state.ts";

/** Longest stride in which something that creeps is followed, s. */
const longestStride_s = 21600;
/** Steps from which "nothing moved" means rest, s. */
const longEnough_s = 1200;

/**
 * How far a station is to be advanced in this step: 0 while it rests under unchanged inputs; else the step, with the time since it was last
 * advanced while it only crept. `now` are the inputs in units of what is worth an answer.
 */
export function strideOf_s(settled: Settled, now: readonly number[], dt_s: number): number {
  if (!isUnchanged(settled, now)) return dt_s;
  if (settled.resting) return 0;
  if (!settled.creeping) return dt_s;
  settled.owed_s += dt_s;
  return settled.owed_s < longestStride_s ? 0 : settled.owed_s;
}

/**
 * What is kept after an advance. Pressures and tensions come to rest within an advance of many minutes by the stations' own reckoning; `slow_ratio` is how
 * far the slow variables moved in it, below 1 where it is too little to matter, below `creeping_ratio` where it is slow.
 */
export function settle(now: readonly number[], stride_s: number, slow_ratio: number, creeping_ratio: number): Settled {
  const isLong = stride_s >= longEnough_s;
  return { inputs: [...now], resting: isLong && slow_ratio < 1, creeping: isLong && slow_ratio < creeping_ratio, owed_s: 0 };
}

/** True when no input has moved by more than what is worth an answer. Inputs are given in units of that. */
function isUnchanged(settled: Settled, inputs: readonly number[]): boolean {
  if (settled.inputs.length !== inputs.length) return false;
  for (let i = 0; i < inputs.length; i++) if (!(Math.abs(inputs[i] - settled.inputs[i]) <= 1)) return false;
  return true;
}
