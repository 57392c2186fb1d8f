import { cos, exp, log, sin } from "../../numerics/index.ts";
import { ventricleElastance } from "../data/ventricle-elastance.ts";
import { needed, type Field, type Fields } from "./kind.ts";

/** A type of activation: its members, and the activation (0 to 1) over time made from them and the period. */
export interface ActivationKind {
  readonly fields: Fields;
  readonly make: (number: (name: string) => number, period: number) => (time: number) => number;
}

const notZero: Field = { form: "number", limit: "notZero" };
const positive: Field = { form: "number", limit: "positive" };

/** One cosine wave from `t_active` for `t_twitch`. */
const halfCosine: ActivationKind = {
  fields: { t_active: needed, t_twitch: notZero },
  make: (number, period) => {
    const from = number("t_active");
    const width = number("t_twitch");
    return (time) => {
      const phase = time % period;
      const into = phase >= from ? phase - from : 0;
      return into <= width ? 0.5 - 0.5 * cos((2 * Math.PI * into) / width) : 0;
    };
  },
};

/** Rises by half a cosine from `contract_start`, falls by half a cosine from `relax_start` (regazzoni2022). */
const piecewiseCosine: ActivationKind = {
  fields: { contract_start: needed, relax_start: needed, contract_duration: needed, relax_duration: needed },
  make: (number, period) => {
    const [contraction, relaxation, rise, fall] = ["contract_start", "relax_start", "contract_duration", "relax_duration"].map(number);
    return (time) => {
      const contracting = (time - contraction) % period;
      if (contracting >= 0 && contracting < rise) return 0.5 * (1 - cos((Math.PI * contracting) / rise));
      const relaxing = (time - relaxation) % period;
      return relaxing >= 0 && relaxing < fall ? 0.5 * (1 + cos((Math.PI * relaxing) / fall)) : 0;
    };
  },
};

const searchStep = 1e-5;
const longestSearchCount = 20_000_000;
const stride = 64;

/**
 * Largest value of a wave with a single peak on the grid 0, h, h + h, ... below the period: every 64th point first, then all
 * points around the best of these.
 */
function gridPeak(shape: (phase: number) => number, period: number): number {
  const step = Math.max(searchStep, period / longestSearchCount);
  let peak = 0;
  const look = (offset: number, every: number, from: number, to: number): number => {
    let found = offset;
    let index = 0;
    for (let phase = 0; phase < period; phase += step) {
      const value = index % every === 0 && index >= from && index <= to ? shape(phase) : -1;
      if (value > peak) {
        peak = value;
        found = index;
      }
      index += 1;
    }
    return found;
  };
  const near = look(0, stride, 0, Infinity);
  look(near, 1, near - stride, near + stride);
  return peak;
}

/** x to a real power, for x of at least 0; good to some 1e-14, and much faster than the correctly rounded power. */
function power(x: number, exponent: number): number {
  if (x === 0) return exponent > 0 ? 0 : exponent === 0 ? 1 : Infinity;
  return exp(exponent * log(x));
}

/** Two Hill curves, rising and falling, scaled to a peak of 1 found on a grid of 1e-5 (doi 10.1007/s10439-022-03047-3, as the format names it). */
const twoHill: ActivationKind = {
  fields: { t_shift: needed, tau_1: positive, tau_2: positive, m1: needed, m2: needed },
  make: (number, period) => {
    const [shift, rise, fall, riseExponent, fallExponent] = ["t_shift", "tau_1", "tau_2", "m1", "m2"].map(number);
    const shape = (phase: number): number => {
      const up = power(phase / rise, riseExponent);
      const down = power(phase / fall, fallExponent);
      return (up / (1 + up)) * (1 / (1 + down));
    };
    const peak = gridPeak(shape, period);
    if (!(peak > 0 && peak < Infinity)) throw new RangeError(`activation_function two_hill: its peak is ${peak}. Expected tau_1, tau_2, m1 and m2 that give a wave with a peak above 0.`);
    const scale = 1 / peak;
    return (time) => {
      const phase = ((time % period) - shift) % period;
      return scale * shape(phase >= 0 ? phase : phase + period);
    };
  },
};

/** Atrial cosine of width `Tsa` beats that runs on over the end of the beat until 1/`tpwave` beats (sankaran2012). */
export const wrappingCosine: ActivationKind = {
  fields: { Tsa: notZero, tpwave: notZero },
  make: (number, period) => {
    const width = period * number("Tsa");
    const end = period / number("tpwave");
    return (time) => {
      const phase = time % period;
      if (phase <= end) return 0.5 * (1 - cos((2 * Math.PI * (phase - end + width)) / width));
      if (phase >= period - width + end && phase < period) return 0.5 * (1 - cos((2 * Math.PI * (phase - end - (period - width))) / width));
      return 0;
    };
  },
};

/** The ventricle's elastance shape at a phase of the beat; cosines and sines by turning one pair step by step. */
export function ventricleShape(phase: number, period: number): number {
  const angle = (2 * Math.PI * phase) / period;
  const cosine = cos(angle);
  const sine = sin(angle);
  let c = 1;
  let s = 0;
  let sum = 0;
  for (const [a, b] of ventricleElastance) {
    sum += a * c - b * s;
    const turned = c * cosine - s * sine;
    s = s * cosine + c * sine;
    c = turned;
  }
  return sum;
}

const gridCount = 10_000;

/** The ventricle's elastance shape, scaled to run from 0 to 1 on a grid of ten thousand points. */
const fourier: ActivationKind = {
  fields: {},
  make: (_number, period) => {
    let least = Infinity;
    let most = -Infinity;
    for (let k = 0; k < gridCount; k++) {
      const value = ventricleShape(k * (period / gridCount), period);
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    const range = most > least ? most - least : 1;
    return (time) => (ventricleShape(time % period, period) - least) / range;
  },
};

/** Activations by their name in the format. */
export const activationKinds: ReadonlyMap<string, ActivationKind> = new Map([
  ["half_cosine", halfCosine],
  ["piecewise_cosine", piecewiseCosine],
  ["two_hill", twoHill],
  ["fourier", fourier],
  ["wrapping_cosine", wrappingCosine],
]);
