import { log, type Random } from "../../numerics/index.ts";
import type { Resolved } from "../../units/index.ts";
import type { LegSide, LegsState } from "../legs/state.ts";
import type { SymptomsState } from "../symptoms/state.ts";
import type { testParameters } from "./parameters.ts";
import type { TestInput } from "./types.ts";

/** Resolved numbers of `testParameters`. */
export type TestValues = Resolved<typeof testParameters>;

/** What a measurement works with. */
export interface TestContext {
  readonly input: TestInput;
  readonly legs: LegsState;
  readonly symptoms: SymptomsState;
  readonly values: TestValues;
  /** Draws of this one examination. */
  readonly random: Random;
  /** The person's seed, for judgements that stay the same from look to look. */
  readonly seed: number;
  /** Leg to look at; null for both. */
  readonly side: LegSide | null;
}

const tens = { whole: 1, tenths: 10, hundredths: 100 } as const;

/** `x` as printed: rounded half up to the given place. */
export function rounded(x: number, place: keyof typeof tens): number {
  return Math.floor(x * tens[place] + 0.5) / tens[place];
}

/** True when something of size `x` is seen by an observer with this noise, half of whom see size `h`: ln(x / h) + noise > 0. Never for nothing. */
export function isSeen(x: number, h: number, noise_ratio: number): boolean {
  return x > 0 && log(x / h) + noise_ratio > 0;
}
