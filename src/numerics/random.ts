import { exp, log } from "./elementary/index.ts";
import { normalQuantile } from "./distributions.ts";

const parity = 0x1bd11bda;
const rotations = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/** Threefry-2x32 with 20 rounds: two words of output for two words of counter and two of key. Source: salmon2011. */
export function threefry2x32(counter0: number, counter1: number, key0: number, key1: number): readonly [number, number] {
  const key2 = parity ^ key0 ^ key1;
  const keys = [key0 | 0, key1 | 0, key2 | 0];
  let x0 = (counter0 + key0) | 0;
  let x1 = (counter1 + key1) | 0;
  for (let round = 0; round < 20; round++) {
    const r = rotations[round & 7];
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << r) | (x1 >>> (32 - r))) ^ x0;
    if ((round & 3) === 3) {
      const injection = (round >> 2) + 1;
      x0 = (x0 + keys[injection % 3]) | 0;
      x1 = (x1 + keys[(injection + 1) % 3] + injection) | 0;
    }
  }
  return [x0 >>> 0, x1 >>> 0];
}

/** A source of random numbers. Draw `n` of a stream is a function of its key and `n` alone. */
export interface Random {
  /** Uniform on the open interval (0, 1), 53 bits. */
  readonly uniform: () => number;
  /** Standard normal, one draw each. */
  readonly normal: () => number;
  /** Exponential with mean 1. */
  readonly exponential: () => number;
  /** Log-normal with a median and the standard deviation of its logarithm. */
  readonly logNormal: (median: number, sdOfLog: number) => number;
  /** Poisson count; mean up to 500. */
  readonly poisson: (mean: number) => number;
  /** Integer from 0 to n - 1. */
  readonly integer: (n: number) => number;
  /** True with probability p. */
  readonly bernoulli: (p: number) => boolean;
}

function mix(hash: number, word: number): number {
  let h = Math.imul(hash ^ word, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hashText(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = mix(h, text.charCodeAt(i));
  return mix(h, text.length);
}

const two32 = 4294967296;

/**
 * A stream independent of all others. Names may be words or numbers: `stream(seed, "patient", 7, "embolus")`.
 * A new draw in one stream changes no other.
 */
export function stream(seed: number, ...names: readonly (string | number)[]): Random {
  let key0 = mix(0x9e3779b9, Math.floor(seed) % two32 | 0);
  let key1 = mix(0x7f4a7c15, Math.floor(seed / two32) | 0);
  for (const name of names) {
    const text = typeof name === "number" ? `#${name}` : `$${name}`;
    key0 = hashText(text, key0);
    key1 = hashText(text, key1 ^ 0x2545f491);
  }
  let drawn = 0;
  const uniform = (): number => {
    const [a, b] = threefry2x32(drawn, 0, key0, key1);
    drawn += 1;
    return ((a >>> 5) * 67108864 + (b >>> 6) + 0.5) / 9007199254740992;
  };
  const normal = (): number => normalQuantile(uniform());
  return {
    uniform,
    normal,
    exponential: () => -log(uniform()),
    logNormal: (median, sdOfLog) => median * exp(sdOfLog * normal()),
    poisson: (mean) => {
      const limit = exp(-mean);
      let count = 0;
      for (let product = uniform(); product > limit; product *= uniform()) count += 1;
      return count;
    },
    integer: (n) => Math.min(n - 1, Math.floor(uniform() * n)),
    bernoulli: (p) => uniform() < p,
  };
}
