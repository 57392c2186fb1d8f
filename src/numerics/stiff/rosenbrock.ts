import { cbrt, pow } from "../elementary/index.ts";
import type { EventFunction, EventHit, Outcome } from "../integrate.ts";
import { findRoot } from "../roots.ts";
import { denseState, loopStepper, type StiffStepper, type StiffSystem } from "./stepper.ts";
import { rodas4, type Tableau } from "./tableau.ts";

/** How to solve. */
export interface StiffOptions {
  readonly method?: Tableau;
  readonly relativeTolerance?: number;
  /** One number for all elements, or one each. */
  readonly absoluteTolerance?: number | Float64Array;
  /** Times at which the state is wanted, ascending, inside the span. */
  readonly saveAt_s?: ArrayLike<number>;
  readonly events?: readonly EventFunction[];
  readonly maxSteps?: number;
  readonly firstStep_s?: number;
  /** Called after each step, while its interpolant can be read: element i at `t_s + s h_s` is `element(s, i)`, s from 0 to 1. */
  readonly onStep?: (t_s: number, h_s: number, element: (s: number, i: number) => number) => void;
  /** Called after each step instead, for many readings of few elements: polynomials by `stepper.nestedOf`. */
  readonly onNested?: (t_s: number, h_s: number, stepper: StiffStepper) => void;
  /** Fixed step: no error control; for order tests. */
  readonly fixedStep_s?: number;
}

/** The result of a solve; an unfinished one is returned, not thrown. */
export interface StiffTrajectory {
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
const largest = 6;
const leastError = 1e-6;
const leastScale = 0.3;

/** The order-th root of a positive number, quickly for the orders in use. */
function root(x: number, order: number): number {
  if (order === 4) return Math.sqrt(Math.sqrt(x));
  return order === 3 ? cbrt(x) : pow(x, 1 / order);
}

interface Watch {
  readonly events: readonly EventFunction[];
  readonly values: number[];
  readonly hits: EventHit[];
  readonly probe: Float64Array;
  /** The interpolant is prepared only when a sign changes. */
  readonly prepare: () => void;
}

/** Looks for sign changes over the step; records hits; returns the fraction of the step of the first terminal one. */
function firstHit(watch: Watch, t: number, h: number, stepper: StiffStepper): number | undefined {
  const found: { index: number; s: number }[] = [];
  watch.events.forEach((event, index) => {
    const before = watch.values[index];
    const after = event.value(t + h, stepper.next);
    watch.values[index] = after;
    const rises = before < 0 && after >= 0 && event.direction >= 0;
    const falls = before > 0 && after <= 0 && event.direction <= 0;
    if (!rises && !falls) return;
    watch.prepare();
    const root = findRoot((s) => {
      if (s === 0) return before;
      if (s === 1) return after;
      denseState(stepper, s, watch.probe);
      return event.value(t + s * h, watch.probe);
    }, 0, 1, 1e-12);
    found.push({ index, s: root.x });
  });
  found.sort((p, q) => p.s - q.s);
  for (const candidate of found) {
    const y = new Float64Array(stepper.next.length);
    denseState(stepper, candidate.s, y);
    watch.hits.push({ index: candidate.index, t_s: t + candidate.s * h, y });
    if (watch.events[candidate.index].terminal) return candidate.s;
  }
  return undefined;
}

/**
 * Solves a stiff autonomous system with a Rosenbrock method: error control per step, states at wanted times by the method's
 * interpolant, events located on it. Throws RangeError for an empty span or a tolerance that is not positive.
 */
export function integrateStiff(system: StiffSystem, from_s: number, to_s: number, y0: Float64Array, options: StiffOptions = {}): StiffTrajectory {
  if (!(to_s > from_s)) throw new RangeError(`integrateStiff: the span ${from_s} to ${to_s} is empty; expected an end after the start.`);
  const n = system.size;
  const method = options.method ?? rodas4;
  const relative = options.relativeTolerance ?? 1e-6;
  if (!(relative > 0)) throw new RangeError(`integrateStiff: relative tolerance ${relative}; expected a positive number.`);
  const absolute = typeof options.absoluteTolerance === "object" ? options.absoluteTolerance : new Float64Array(n).fill(options.absoluteTolerance ?? 1e-9);
  const fixed = options.fixedStep_s;
  const stepper = system.stepper?.(method) ?? loopStepper(system, method);
  stepper.y.set(y0);
  const saveAt = options.saveAt_s ?? [];
  const saved: Float64Array[] = [];
  const events = options.events ?? [];
  const maxSteps = options.maxSteps ?? 100_000;
  const order = Math.min(method.order, method.embeddedOrder) + 1;
  let t = from_s;
  let h = fixed ?? options.firstStep_s ?? (to_s - from_s) * 1e-6;
  let steps = 0;
  let rejected = 0;
  let nextSave = 0;
  let rejectedLast = false;
  let lastStep = h;
  let lastScale = 1;
  let isPrepared = false;
  const prepare = (): void => {
    if (!isPrepared) stepper.prepareDense(h);
    isPrepared = true;
  };
  const watch: Watch = { events, values: events.map((event) => event.value(from_s, y0)), hits: [], probe: new Float64Array(n), prepare };
  const done = (outcome: Outcome): StiffTrajectory => ({ outcome, t_s: t, y: Float64Array.from(stepper.y), saved, hits: watch.hits, steps, rejected });
  for (; nextSave < saveAt.length && saveAt[nextSave] <= t; nextSave++) saved.push(Float64Array.from(y0));
  stepper.begin();
  while (t < to_s) {
    if (steps + rejected >= maxSteps) return done("too-many-steps");
    const isLast = t + h >= to_s - 1e-13 * Math.abs(to_s);
    if (isLast) h = to_s - t;
    if (h <= 1e-15 * Math.abs(t) || h === 0) return done("step-too-small");
    const error = stepper.step(h, relative, absolute);
    if (error - error !== 0) {
      if (fixed !== undefined || h < 1e-14 * (to_s - from_s)) return done("not-finite");
      rejected += 1;
      h *= smallest;
      continue;
    }
    if (fixed === undefined && error > 1) {
      rejected += 1;
      rejectedLast = true;
      h *= Math.max(smallest, safety / root(error, order));
      continue;
    }
    const end = isLast ? to_s : t + h;
    isPrepared = false;
    const hit = events.length > 0 ? firstHit(watch, t, h, stepper) : undefined;
    const stop = hit === undefined ? end : t + hit * h;
    for (; nextSave < saveAt.length && saveAt[nextSave] <= stop; nextSave++) {
      prepare();
      const out = new Float64Array(n);
      denseState(stepper, (saveAt[nextSave] - t) / h, out);
      saved.push(out);
    }
    if (options.onStep !== undefined) {
      prepare();
      if (hit === undefined) options.onStep(t, h, stepper.element);
      else options.onStep(t, hit * h, (s, i) => stepper.element(s * hit, i));
    }
    if (options.onNested !== undefined) {
      prepare();
      options.onNested(t, h, stepper);
    }
    steps += 1;
    if (hit !== undefined) {
      const last = new Float64Array(n);
      denseState(stepper, hit, last);
      stepper.y.set(last);
      t = stop;
      return done("stopped-by-event");
    }
    stepper.accept();
    t = end;
    if (fixed === undefined) {
      const bounded = Math.max(error, leastError);
      const scale = root(bounded, order);
      let growth = safety / scale;
      // Where the error grew over the last two steps, it will grow again (predictive control, gustafsson1994).
      if (steps > 1) growth = Math.min(growth, (growth * h * lastScale) / (lastStep * scale));
      lastStep = h;
      lastScale = Math.max(scale, leastScale);
      h *= Math.min(rejectedLast ? 1 : largest, Math.max(smallest, growth));
      rejectedLast = false;
    } else h = fixed;
  }
  return done("finished");
}
