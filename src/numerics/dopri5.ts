import type { Derivative } from "./derivative.ts";

// Dormand-Prince 5(4), first same as last. Source: dormand1980.
const c2 = 1 / 5, c3 = 3 / 10, c4 = 4 / 5, c5 = 8 / 9;
const a21 = 1 / 5;
const a31 = 3 / 40, a32 = 9 / 40;
const a41 = 44 / 45, a42 = -56 / 15, a43 = 32 / 9;
const a51 = 19372 / 6561, a52 = -25360 / 2187, a53 = 64448 / 6561, a54 = -212 / 729;
const a61 = 9017 / 3168, a62 = -355 / 33, a63 = 46732 / 5247, a64 = 49 / 176, a65 = -5103 / 18656;
const a71 = 35 / 384, a73 = 500 / 1113, a74 = 125 / 192, a75 = -2187 / 6784, a76 = 11 / 84;
const e1 = 71 / 57600, e3 = -71 / 16695, e4 = 71 / 1920, e5 = -17253 / 339200, e6 = 22 / 525, e7 = -1 / 40;
const d1 = -12715105075 / 11282082432, d3 = 87487479700 / 32700410799, d4 = -10690763975 / 1880347072;
const d5 = 701980252875 / 199316789632, d6 = -1453857185 / 822651844, d7 = 69997945 / 29380423;

/** Work space of the method for one system size; nothing is allocated while stepping. */
export interface Dopri5 {
  readonly next: Float64Array;
  /** Derivative at the start (k1) and, after a step, at the end (k7). */
  readonly k1: Float64Array;
  readonly k7: Float64Array;
  /** Takes one step of size h from (t, y) into `next`; returns the weighted error norm (1 = at tolerance). */
  readonly step: (t: number, y: Float64Array, h: number, relative: number, absolute: Float64Array) => number;
  /** Prepares the dense output of the step just taken. */
  readonly prepareDense: (y: Float64Array, h: number) => void;
  /** State at t + theta h by the fourth-order interpolant. */
  readonly dense: (theta: number, out: Float64Array) => void;
}

/** Makes the stepper for a system of `n` equations. */
export function dopri5(f: Derivative, n: number): Dopri5 {
  const make = (): Float64Array => new Float64Array(n);
  const [k1, k2, k3, k4, k5, k6, k7, z, next] = [make(), make(), make(), make(), make(), make(), make(), make(), make()];
  const [r1, r2, r3, r4, r5] = [make(), make(), make(), make(), make()];
  return {
    next,
    k1,
    k7,
    step: (t, y, h, relative, absolute) => {
      for (let i = 0; i < n; i++) z[i] = y[i] + h * a21 * k1[i];
      f(t + c2 * h, z, k2);
      for (let i = 0; i < n; i++) z[i] = y[i] + h * (a31 * k1[i] + a32 * k2[i]);
      f(t + c3 * h, z, k3);
      for (let i = 0; i < n; i++) z[i] = y[i] + h * (a41 * k1[i] + a42 * k2[i] + a43 * k3[i]);
      f(t + c4 * h, z, k4);
      for (let i = 0; i < n; i++) z[i] = y[i] + h * (a51 * k1[i] + a52 * k2[i] + a53 * k3[i] + a54 * k4[i]);
      f(t + c5 * h, z, k5);
      for (let i = 0; i < n; i++) z[i] = y[i] + h * (a61 * k1[i] + a62 * k2[i] + a63 * k3[i] + a64 * k4[i] + a65 * k5[i]);
      f(t + h, z, k6);
      for (let i = 0; i < n; i++) next[i] = y[i] + h * (a71 * k1[i] + a73 * k3[i] + a74 * k4[i] + a75 * k5[i] + a76 * k6[i]);
      f(t + h, next, k7);
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const error = h * (e1 * k1[i] + e3 * k3[i] + e4 * k4[i] + e5 * k5[i] + e6 * k6[i] + e7 * k7[i]);
        const scaled = error / (absolute[i] + relative * Math.max(Math.abs(y[i]), Math.abs(next[i])));
        sum += scaled * scaled;
      }
      return Math.sqrt(sum / n);
    },
    prepareDense: (y, h) => {
      for (let i = 0; i < n; i++) {
        const difference = next[i] - y[i];
        const bspl = h * k1[i] - difference;
        r1[i] = y[i];
        r2[i] = difference;
        r3[i] = bspl;
        r4[i] = difference - h * k7[i] - bspl;
        r5[i] = h * (d1 * k1[i] + d3 * k3[i] + d4 * k4[i] + d5 * k5[i] + d6 * k6[i] + d7 * k7[i]);
      }
    },
    dense: (theta, out) => {
      const rest = 1 - theta;
      for (let i = 0; i < n; i++) out[i] = r1[i] + theta * (r2[i] + rest * (r3[i] + theta * (r4[i] + rest * r5[i])));
    },
  };
}
