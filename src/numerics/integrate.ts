import type { Derivative } from "./derivative.ts";
import { dopri5 } from "./dopri5.ts";
import { pow } from "./elementary/index.ts";
import { findRoot } from "./roots.ts";

/** How a solve ended. */
export type Outcome = "finished" | "stopped-by-event" | "too-many-steps" | "step-too-small" | "not-finite";

/** A zero crossing to watch. `direction` 1: rising only, -1: falling only, 0: both. */
export interface EventFunction {
  readonly value: (t_s: number, y: Float64Array) => number;
  readonly direction: -1 | 0 | 1;
  /** Stops the solve when it fires. */
  readonly terminal: boolean;
}

/** An event that fired: which, when, and the state there. */
export interface EventHit {
  readonly index: number;
  readonly t_s: number;
  readonly y: Float64Array;
}

/** What to solve and how tightly. */
export interface IntegrateOptions {
  readonly relativeTolerance?: number;
  /** One number for all elements, or one each. */
  readonly absoluteTolerance?: number | Float64Array;
  /** Times at which the state is wanted (ascending, inside the span). */
  readonly saveAt_s?: readonly number[];
  readonly events?: readonly EventFunction[];
  readonly maxSteps?: number;
  readonly firstStep_s?: number;
  /** Fixed step: no error control; for order tests. */
  readonly fixedStep_s?: number;
}

/** The result of a solve; an unfinished one is returned, not thrown. */
export interface Trajectory {
  readonly outcome: Outcome;
  readonly t_s: number;
  readonly y: Float64Array;
  readonly saved: readonly Float64Array[];
  readonly hits: readonly EventHit[];
  readonly steps: number;
  readonly rejected: number;
}

const safety = 0.9;
const smallest = 0.2;
const largest = 10;
const alpha = 0.7 / 5;
const beta = 0.4 / 5;

/**
 * Solves dy/dt = f(t, y) with Dormand-Prince 5(4), proportional-integral step control, dense output of order four for
 * `saveAt_s`, and events located on the dense output. Throws RangeError for an empty span or tolerances that are not positive.
 */
export function integrate(f: Derivative, from_s: number, to_s: number, y0: Float64Array, options: IntegrateOptions = {}): Trajectory {
  if (!(to_s > from_s)) throw new RangeError(`integrate: the span ${from_s} to ${to_s} is empty; expected an end after the start.`);
  const n = y0.length;
  const relative = options.relativeTolerance ?? 1e-6;
  const absolute = typeof options.absoluteTolerance === "number" || options.absoluteTolerance === undefined ? new Float64Array(n).fill(options.absoluteTolerance ?? 1e-9) : options.absoluteTolerance;
  if (!(relative > 0)) throw new RangeError(`integrate: relative tolerance ${relative}; expected a positive number.`);
  const method = dopri5(f, n);
  const y = Float64Array.from(y0);
  const probe = new Float64Array(n);
  const events = options.events ?? [];
  const saveAt = options.saveAt_s ?? [];
  const saved: Float64Array[] = [];
  const hits: EventHit[] = [];
  const maxSteps = options.maxSteps ?? 100_000;
  let t = from_s;
  let nextSave = 0;
  let steps = 0;
  let rejected = 0;
  let lastError = 1e-4;
  let h = options.fixedStep_s ?? options.firstStep_s ?? (to_s - from_s) * 1e-3;
  const done = (outcome: Outcome): Trajectory => ({ outcome, t_s: t, y, saved, hits, steps, rejected });
  const eventValues = events.map((event) => event.value(t, y));
  f(t, y, method.k1);
  while (nextSave < saveAt.length && saveAt[nextSave] <= t) {
    saved.push(Float64Array.from(y));
    nextSave += 1;
  }
  while (t < to_s) {
    if (steps + rejected >= maxSteps) return done("too-many-steps");
    const isLast = t + h >= to_s - 1e-14 * Math.abs(to_s);
    if (isLast) h = to_s - t;
    if (h <= 1e-15 * Math.abs(t) || h === 0) return done("step-too-small");
    const error = method.step(t, y, h, relative, absolute);
    if (error !== error || error === Infinity) {
      if (options.fixedStep_s !== undefined || h < 1e-12 * (to_s - from_s)) return done("not-finite");
      rejected += 1;
      h *= smallest;
      continue;
    }
    if (options.fixedStep_s === undefined && error > 1) {
      rejected += 1;
      h *= Math.max(smallest, safety * pow(error, -alpha));
      continue;
    }
    method.prepareDense(y, h);
    const end = isLast ? to_s : t + h;
    const hit = firstHit(events, eventValues, t, h, end, method.dense, method.next, probe, hits);
    const stop = hit ?? end;
    while (nextSave < saveAt.length && saveAt[nextSave] <= stop) {
      const out = new Float64Array(n);
      method.dense((saveAt[nextSave] - t) / h, out);
      saved.push(out);
      nextSave += 1;
    }
    steps += 1;
    if (hit !== undefined) {
      method.dense((hit - t) / h, y);
      t = hit;
      return done("stopped-by-event");
    }
    y.set(method.next);
    method.k1.set(method.k7);
    t = end;
    if (options.fixedStep_s === undefined) {
      const bounded = Math.max(error, 1e-10);
      h *= Math.min(largest, Math.max(smallest, safety * pow(bounded, -alpha) * pow(lastError, beta)));
      lastError = Math.max(bounded, 1e-4);
    } else h = options.fixedStep_s;
  }
  return done("finished");
}

/** Looks for sign changes over the step; records hits; returns the time of the first terminal one. */
function firstHit(events: readonly EventFunction[], values: number[], t: number, h: number, end: number, dense: (theta: number, out: Float64Array) => void, next: Float64Array, probe: Float64Array, hits: EventHit[]): number | undefined {
  const found: { index: number; t: number }[] = [];
  events.forEach((event, index) => {
    const before = values[index];
    const after = event.value(end, next);
    values[index] = after;
    const rises = before < 0 && after >= 0;
    const falls = before > 0 && after <= 0;
    if (!((rises && event.direction >= 0) || (falls && event.direction <= 0))) return;
    const root = findRoot((theta) => {
      dense(theta, probe);
      return event.value(t + theta * h, probe);
    }, 0, 1, 1e-13);
    found.push({ index, t: t + root.x * h });
  });
  found.sort((p, q) => p.t - q.t);
  for (const candidate of found) {
    const state = new Float64Array(next.length);
    dense((candidate.t - t) / h, state);
    hits.push({ index: candidate.index, t_s: candidate.t, y: state });
    if (events[candidate.index].terminal) return candidate.t;
  }
  return undefined;
}
