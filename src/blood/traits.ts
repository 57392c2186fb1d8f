import { has, type Person } from "../body/index.ts";
import { exp, stream } from "../numerics/index.ts";
import type { BloodValues } from "./parameters.ts";

/** What differs between people's blood and cannot be seen in a scenario. */
export interface PersonBloodTraits {
  /** z of composition: normal with mean 0; adds to the logarithm of the start drive. */
  readonly disposition_index: number;
  /** Ly: this person's fibrinolysis over the median. */
  readonly lysis_ratio: number;
  /** This person's resting D-dimer over the median for age. */
  readonly dDimerBaseline_ratio: number;
}

/** The middle person, for tests and for scenarios that ask for no variation. */
export const medianBloodTraits: PersonBloodTraits = { disposition_index: 0, lysis_ratio: 1, dDimerBaseline_ratio: 1 };

/** Draws one person's traits; cancer lowers fibrinolysis. Each has its own stream, so that none shifts another. */
export function drawBloodTraits(seed: number, person: Person, values: BloodValues): PersonBloodTraits {
  const lysis = has(person, "active-cancer") ? values.cancerLysis : 1;
  return {
    disposition_index: values.dispositionSpread * stream(seed, "person", "composition").normal(),
    lysis_ratio: lysis * exp(values.lysisSpread * stream(seed, "person", "lysis").normal()),
    dDimerBaseline_ratio: exp(values.dDimerSpread * stream(seed, "person", "d-dimer").normal()),
  };
}
