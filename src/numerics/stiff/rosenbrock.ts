import { pow } from "../elementary/index.ts";
import type { EventFunction, EventHit, Outcome } from "../integrate.ts";
import { findRoot } from "../roots.ts";
import { rodas4, type Tableau } from "./tableau.ts";

/** A stiff autonomous system dy/dt = f(y) with its linear algebra. Nothing allocates while stepping. */
export interface StiffSystem {
  readonly size: number;
  /** Writes f(y) into `dydt`. */
  readonly derivative: (y: Float64Array, dydt: Float64Array) => void;
  /** Forms and factors `shift` I - J(y); false when it is singular. */
  readonly factor: (y: Float64Array, shift: number) => boolean;
  /** Replaces `b` by the solution of the factored system. */
  readonly solve: (b: Float64Array) => void;
}

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
  /** Called after each step with a state function inside it: s from 0 to 1 between `t_s` and `t_s + h_s`. */
  readonly onStep?: (t_s: number, h_s: number, stateAt: (s: number, out: Float64Array) => void) => void;
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

/** Takes single steps of one method for one system. */
export interface StiffStepper {
  readonly next: Float64Array;
  /** Steps from y by h: true when the linear system could be solved. `f0` is f(y). */
  readonly step: (y: Float64Array, f0: Float64Array, h: number) => boolean;
  /** Weighted root mean square of the error estimate of the last step; 1 is at tolerance. */
  readonly error: (y: Float64Array, relative: number, absolute: Float64Array) => number;
  /** Prepares the interpolant; `f1` is f(next). */
  readonly prepareDense: (y: Float64Array, f0: Float64Array, f1: Float64Array, h: number) => void;
  readonly dense: (s: number, out: Float64Array) => void;
}

/** Work space of a method for a system. */
export function stiffStepper(system: StiffSystem, method: Tableau): StiffStepper {
  const n = system.size;
  const stages = method.m.length;
  const u = Array.from({ length: stages }, () => new Float64Array(n));
  const make = (): Float64Array => new Float64Array(n);
  const [state, derivative, next, start] = [make(), make(), make(), make()];
  const rows = Array.from({ length: Math.max(2, method.dense.length) }, make);
  const combine = (weights: readonly number[], out: Float64Array, scale: number): void => {
    for (let j = 0; j < weights.length; j++) {
      const weight = weights[j] * scale;
      if (weight === 0) continue;
      const uj = u[j];
      for (let i = 0; i < n; i++) out[i] += weight * uj[i];
    }
  };
  return {
    next,
    step: (y, f0, h) => {
      if (!system.factor(y, 1 / (h * method.gamma))) return false;
      derivative.set(f0);
      for (let s = 0; s < stages; s++) {
        if (s > 0 && method.newState[s]) {
          state.set(y);
          combine(method.a[s], state, 1);
          system.derivative(state, derivative);
        }
        u[s].set(derivative);
        combine(method.c[s], u[s], 1 / h);
        system.solve(u[s]);
      }
      next.set(y);
      combine(method.m, next, 1);
      return true;
    },
    error: (y, relative, absolute) => {
      state.fill(0);
      combine(method.e, state, 1);
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const scaled = state[i] / (absolute[i] + relative * Math.max(Math.abs(y[i]), Math.abs(next[i])));
        sum += scaled * scaled;
      }
      return Math.sqrt(sum / n);
    },
    prepareDense: (y, f0, f1, h) => {
      start.set(y);
      if (method.dense.length > 0) {
        method.dense.forEach((weights, k) => {
          rows[k].fill(0);
          combine(weights, rows[k], 1);
        });
        return;
      }
      // Cubic through both ends in the same nested form.
      for (let i = 0; i < n; i++) {
        const rise = next[i] - y[i];
        rows[0][i] = h * f0[i] - rise;
        rows[1][i] = 2 * rise - h * f0[i] - h * f1[i];
      }
    },
    dense: (s, out) => {
      for (let i = 0; i < n; i++) {
        let inner = rows[rows.length - 1][i];
        for (let k = rows.length - 2; k >= 0; k--) inner = rows[k][i] + s * inner;
        out[i] = start[i] * (1 - s) + s * (next[i] + (1 - s) * inner);
      }
    },
  };
}

const safety = 0.9;
const smallest = 0.2;
const largest = 6;
const leastError = 1e-6;

interface Watch {
  readonly events: readonly EventFunction[];
  readonly values: number[];
  readonly hits: EventHit[];
  readonly probe: Float64Array;
}

/** Looks for sign changes over the step; records hits; returns the time of the first terminal one. */
function firstHit(watch: Watch, t: number, h: number, stepper: StiffStepper): number | undefined {
  const found: { index: number; s: number }[] = [];
  watch.events.forEach((event, index) => {
    const before = watch.values[index];
    const after = event.value(t + h, stepper.next);
    watch.values[index] = after;
    const rises = before < 0 && after >= 0 && event.direction >= 0;
    const falls = before > 0 && after <= 0 && event.direction <= 0;
    if (!rises && !falls) return;
    const root = findRoot((s) => {
      stepper.dense(s, watch.probe);
      return s === 0 ? before : s === 1 ? after : event.value(t + s * h, watch.probe);
    }, 0, 1, 1e-12);
    found.push({ index, s: root.x });
  });
  found.sort((p, q) => p.s - q.s);
  for (const candidate of found) {
    const y = new Float64Array(stepper.next.length);
    stepper.dense(candidate.s, y);
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
  const stepper = stiffStepper(system, method);
  const y = Float64Array.from(y0);
  const [f0, f1] = [new Float64Array(n), new Float64Array(n)];
  const saveAt = options.saveAt_s ?? [];
  const saved: Float64Array[] = [];
  const events = options.events ?? [];
  const watch: Watch = { events, values: events.map((event) => event.value(from_s, y)), hits: [], probe: new Float64Array(n) };
  const maxSteps = options.maxSteps ?? 100_000;
  const exponent = -1 / (Math.min(method.order, method.embeddedOrder) + 1);
  let t = from_s;
  let h = fixed ?? options.firstStep_s ?? (to_s - from_s) * 1e-6;
  let steps = 0;
  let rejected = 0;
  let nextSave = 0;
  let rejectedLast = false;
  const done = (outcome: Outcome): StiffTrajectory => ({ outcome, t_s: t, y, saved, hits: watch.hits, steps, rejected });
  while (nextSave < saveAt.length && saveAt[nextSave] <= t) saved.push(Float64Array.from(y)), (nextSave += 1);
  system.derivative(y, f0);
  while (t < to_s) {
    if (steps + rejected >= maxSteps) return done("too-many-steps");
    const isLast = t + h >= to_s - 1e-13 * Math.abs(to_s);
    if (isLast) h = to_s - t;
    if (h <= 1e-15 * Math.abs(t) || h === 0) return done("step-too-small");
    const solved = stepper.step(y, f0, h);
    const error = solved ? stepper.error(y, relative, absolute) : Infinity;
    if (error - error !== 0) {
      if (fixed !== undefined || h < 1e-14 * (to_s - from_s)) return done("not-finite");
      rejected += 1;
      h *= smallest;
      continue;
    }
    if (fixed === undefined && error > 1) {
      rejected += 1;
      rejectedLast = true;
      h *= Math.max(smallest, safety * pow(error, exponent));
      continue;
    }
    system.derivative(stepper.next, f1);
    const end = isLast ? to_s : t + h;
    const wantsDense = events.length > 0 || options.onStep !== undefined || (nextSave < saveAt.length && saveAt[nextSave] <= end);
    if (wantsDense) stepper.prepareDense(y, f0, f1, h);
    const hit = events.length > 0 ? firstHit(watch, t, h, stepper) : undefined;
    const stop = hit === undefined ? end : t + hit * h;
    while (nextSave < saveAt.length && saveAt[nextSave] <= stop) {
      const out = new Float64Array(n);
      stepper.dense((saveAt[nextSave] - t) / h, out);
      saved.push(out);
      nextSave += 1;
    }
    options.onStep?.(t, hit === undefined ? h : hit * h, hit === undefined ? stepper.dense : (s, out) => { stepper.dense(s * hit, out); });
    steps += 1;
    if (hit !== undefined) {
      stepper.dense(hit, y);
      t = stop;
      return done("stopped-by-event");
    }
    y.set(stepper.next);
    f0.set(f1);
    t = end;
    if (fixed === undefined) {
      const growth = Math.max(smallest, safety * pow(Math.max(error, leastError), exponent));
      h *= Math.min(rejectedLast ? 1 : largest, growth);
      rejectedLast = false;
    } else h = fixed;
  }
  return done("finished");
}
