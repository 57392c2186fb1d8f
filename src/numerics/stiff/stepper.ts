import type { Tableau } from "./tableau.ts";

/** A stiff autonomous system dy/dt = f(y) with its linear algebra. Nothing allocates while stepping. */
export interface StiffSystem {
  readonly size: number;
  /** Writes f(y) into `dydt`. */
  readonly derivative: (y: Float64Array, dydt: Float64Array) => void;
  /** Forms and factors `shift` I - J(y); false when it is singular. */
  readonly factor: (y: Float64Array, shift: number) => boolean;
  /** Replaces `b` by the solution of the factored system. */
  readonly solve: (b: Float64Array) => void;
  /** A quicker stepper of its own, where the system has one. */
  readonly stepper?: (method: Tableau) => StiffStepper;
}

/** Takes single steps of one method for one system. Order of calls: write `y`, `begin`, then `step` and, when it is good, `accept`. */
export interface StiffStepper {
  readonly y: Float64Array;
  /** State after the last step, before it is accepted. */
  readonly next: Float64Array;
  /** Computes f(y). */
  readonly begin: () => void;
  /** Steps by h. Returns the weighted root mean square of the error estimate: 1 is at tolerance, not finite when it failed. */
  readonly step: (h: number, relative: number, absolute: Float64Array) => number;
  /** Makes the step's end the new start. */
  readonly accept: () => void;
  /** Prepares the interpolant of the last step, before it is accepted. */
  readonly prepareDense: (h: number) => void;
  /** Element i of the state at fraction s of the last step. */
  readonly element: (s: number, i: number) => number;
  /** The interpolant of element i for many readings: start, end, rows of the nested form; returns how many numbers it wrote. */
  readonly nestedOf: (i: number, out: Float64Array) => number;
}

/** Reads an interpolant written by `nestedOf` at fraction s. */
export function readNested(form: Float64Array, length: number, s: number): number {
  let inner = form[length - 1];
  for (let k = length - 2; k >= 2; k--) inner = form[k] + s * inner;
  return form[0] * (1 - s) + s * (form[1] + (1 - s) * inner);
}

/** Whole state at fraction s of the last step. */
export function denseState(stepper: StiffStepper, s: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = stepper.element(s, i);
}

/** Value of the nested interpolant: start, end and rows. */
export function nested(s: number, start: number, end: number, rows: readonly Float64Array[], i: number): number {
  let inner = rows[rows.length - 1][i];
  for (let k = rows.length - 2; k >= 0; k--) inner = rows[k][i] + s * inner;
  return start * (1 - s) + s * (end + (1 - s) * inner);
}

/** Rows of the cubic through both ends and their derivatives, in the nested form. */
export function cubicRows(y: Float64Array, next: Float64Array, f0: Float64Array, f1: Float64Array, h: number, rows: readonly Float64Array[]): void {
  for (let i = 0; i < y.length; i++) {
    const rise = next[i] - y[i];
    rows[0][i] = h * f0[i] - rise;
    rows[1][i] = 2 * rise - h * f0[i] - h * f1[i];
  }
}

/** Stepper of a method for a system by plain loops. */
export function loopStepper(system: StiffSystem, method: Tableau): StiffStepper {
  const n = system.size;
  const stages = method.m.length;
  const make = (): Float64Array => new Float64Array(n);
  const u = Array.from({ length: stages }, make);
  const [y, next, state, derivative, f0, f1] = [make(), make(), make(), make(), make(), make()];
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
    y,
    next,
    begin: () => {
      system.derivative(y, f0);
    },
    step: (h, relative, absolute) => {
      if (!system.factor(y, 1 / (h * method.gamma))) return Infinity;
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
      state.fill(0);
      combine(method.e, state, 1);
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const scaled = state[i] / (absolute[i] + relative * Math.max(Math.abs(y[i]), Math.abs(next[i])));
        sum += scaled * scaled;
      }
      return Math.sqrt(sum / n);
    },
    accept: () => {
      y.set(next);
      system.derivative(y, f0);
    },
    prepareDense: (h) => {
      if (method.dense.length === 0) {
        system.derivative(next, f1);
        cubicRows(y, next, f0, f1, h, rows);
        return;
      }
      for (let k = 0; k < method.dense.length; k++) {
        rows[k].fill(0);
        combine(method.dense[k], rows[k], 1);
      }
    },
    element: (s, i) => nested(s, y[i], next[i], rows, i),
    nestedOf: (i, out) => {
      out[0] = y[i];
      out[1] = next[i];
      for (let k = 0; k < rows.length; k++) out[2 + k] = rows[k][i];
      return 2 + rows.length;
    },
  };
}
