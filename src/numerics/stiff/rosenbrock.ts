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
}

/** Looks for sign changes over the step, preparing the interpolant only for them; records hits; returns the fraction of the first terminal one. */
function firstHit(watch: Watch, t: number, h: number, stepper: StiffStepper, makeReady: () => void): number | undefined {
  const found: { index: number; s: number }[] = [];
  watch.events.forEach((event, index) => {
    const before = watch.values[index];
    const after = event.value(t + h, stepper.next);
    watch.values[index] = after;
    const rises = before < 0 && after >= 0 && event.direction >= 0;
    const falls = before > 0 && after <= 0 && event.direction <= 0;
    if (!rises && !falls) return;
    makeReady();
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

/** What is read from a solve while it runs. */
interface Reader {
  readonly options: StiffOptions;
  readonly stepper: StiffStepper;
  readonly watch: Watch;
  readonly saved: Float64Array[];
  isPrepared: boolean;
}

/** Prepares the interpolant of the step once. */
function prepare(reader: Reader, h: number): void {
  if (!reader.isPrepared) reader.stepper.prepareDense(h);
  reader.isPrepared = true;
}

/** Reads a good step before it is accepted: events, wanted times, callbacks. Returns the fraction at which a terminal event stops it. */
function readStep(reader: Reader, t: number, h: number, end: number): number | undefined {
  const { options, stepper, watch, saved } = reader;
  reader.isPrepared = false;
  const hit = watch.events.length > 0 ? firstHit(watch, t, h, stepper, () => { prepare(reader, h); }) : undefined;
  const stop = hit === undefined ? end : t + hit * h;
  const saveAt = options.saveAt_s;
  while (saveAt !== undefined && saved.length < saveAt.length && saveAt[saved.length] <= stop) {
    prepare(reader, h);
    const out = new Float64Array(stepper.y.length);
    denseState(stepper, (saveAt[saved.length] - t) / h, out);
    saved.push(out);
  }
  if (options.onStep !== undefined || options.onNested !== undefined) prepare(reader, h);
  if (hit === undefined) options.onStep?.(t, h, stepper.element);
  else options.onStep?.(t, hit * h, (s, i) => stepper.element(s * hit, i));
  options.onNested?.(t, h, stepper);
  return hit;
}

/** Step size from errors: predictive control (gustafsson1994). Sizes are those of the step just tried. */
interface Control {
  readonly order: number;
  lastStep: number;
  lastScale: number;
  hasRejected: boolean;
}

/** Next size after a step whose error was too large. */
function afterRejection(control: Control, h: number, error: number): number {
  control.hasRejected = true;
  return h * Math.max(smallest, safety / root(error, control.order));
}

/** Next size after a good step. Where the error grew over the last two steps, it will grow again. */
function afterAcceptance(control: Control, h: number, error: number): number {
  const scale = root(Math.max(error, leastError), control.order);
  const growth = Math.min(safety / scale, control.lastStep > 0 ? (safety * h * control.lastScale) / (control.lastStep * scale * scale) : Infinity);
  const most = control.hasRejected ? 1 : largest;
  control.lastStep = h;
  control.lastScale = Math.max(scale, leastScale);
  control.hasRejected = false;
  return h * Math.min(most, Math.max(smallest, growth));
}

/** Checks what cannot be meant and fills in what was left out. */
function settled(system: StiffSystem, from_s: number, to_s: number, options: StiffOptions): { readonly method: Tableau; readonly relative: number; readonly absolute: Float64Array } {
  if (!(to_s > from_s)) throw new RangeError(`integrateStiff: the span ${from_s} to ${to_s} is empty; expected an end after the start.`);
  const relative = options.relativeTolerance ?? 1e-6;
  if (!(relative > 0)) throw new RangeError(`integrateStiff: relative tolerance ${relative}; expected a positive number.`);
  const absolute = typeof options.absoluteTolerance === "object" ? options.absoluteTolerance : new Float64Array(system.size).fill(options.absoluteTolerance ?? 1e-9);
  return { method: options.method ?? rodas4, relative, absolute };
}

/** Where a solve stands. */
interface Progress {
  t: number;
  h: number;
  steps: number;
  rejected: number;
}

/** The span, the tolerances and the limits of a solve. */
interface Task {
  readonly from_s: number;
  readonly to_s: number;
  readonly relative: number;
  readonly absolute: Float64Array;
  readonly maxSteps: number;
  readonly fixed: number | undefined;
}

/** Tries steps from here until one is good. Leaves its size in `progress.h` and returns its error, or says why there is none. */
function tryStep(stepper: StiffStepper, task: Task, control: Control, progress: Progress): number | Outcome {
  const { to_s, fixed } = task;
  for (;;) {
    if (progress.steps + progress.rejected >= task.maxSteps) return "too-many-steps";
    if (progress.t + progress.h >= to_s - 1e-13 * Math.abs(to_s)) progress.h = to_s - progress.t;
    const { h } = progress;
    if (h <= 1e-15 * Math.abs(progress.t) || h === 0) return "step-too-small";
    const error = stepper.step(h, task.relative, task.absolute);
    const isFinite = error - error === 0;
    if (isFinite && (error <= 1 || fixed !== undefined)) return error;
    if (!isFinite && (fixed !== undefined || h < 1e-14 * (to_s - task.from_s))) return "not-finite";
    progress.rejected += 1;
    progress.h = isFinite ? afterRejection(control, h, error) : h * smallest;
  }
}

/**
 * Solves a stiff autonomous system with a Rosenbrock method: error control per step, states at wanted times by the method's
 * interpolant, events located on it. Throws RangeError for an empty span or a tolerance that is not positive.
 */
export function integrateStiff(system: StiffSystem, from_s: number, to_s: number, y0: Float64Array, options: StiffOptions = {}): StiffTrajectory {
  const { method, relative, absolute } = settled(system, from_s, to_s, options);
  const fixed = options.fixedStep_s;
  const task: Task = { from_s, to_s, relative, absolute, maxSteps: options.maxSteps ?? 100_000, fixed };
  const stepper = system.stepper?.(method) ?? loopStepper(system, method);
  stepper.y.set(y0);
  const events = options.events ?? [];
  const watch: Watch = { events, values: events.map((event) => event.value(from_s, y0)), hits: [], probe: new Float64Array(system.size) };
  const reader: Reader = { options, stepper, watch, saved: [], isPrepared: false };
  const control: Control = { order: Math.min(method.order, method.embeddedOrder) + 1, lastStep: 0, lastScale: 1, hasRejected: false };
  const progress: Progress = { t: from_s, h: fixed ?? options.firstStep_s ?? (to_s - from_s) * 1e-6, steps: 0, rejected: 0 };
  const done = (outcome: Outcome): StiffTrajectory => ({ outcome, t_s: progress.t, y: Float64Array.from(stepper.y), saved: reader.saved, hits: watch.hits, steps: progress.steps, rejected: progress.rejected });
  saveStart(reader, from_s, y0);
  stepper.begin();
  while (progress.t < to_s) {
    const error = tryStep(stepper, task, control, progress);
    if (typeof error === "string") return done(error);
    const { t, h } = progress;
    // The last step ends exactly where the span does.
    const end = t + h >= to_s - 1e-13 * Math.abs(to_s) ? to_s : t + h;
    const hit = readStep(reader, t, h, end);
    progress.steps += 1;
    if (hit !== undefined) {
      progress.t = t + hit * h;
      denseState(stepper, hit, watch.probe);
      stepper.y.set(watch.probe);
      return done("stopped-by-event");
    }
    stepper.accept();
    progress.t = end;
    progress.h = fixed ?? afterAcceptance(control, h, error);
  }
  return done("finished");
}

function saveStart(reader: Reader, from_s: number, y0: Float64Array): void {
  const saveAt = reader.options.saveAt_s ?? [];
  while (reader.saved.length < saveAt.length && saveAt[reader.saved.length] <= from_s) reader.saved.push(Float64Array.from(y0));
}
