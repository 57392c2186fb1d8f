import { referenceComposition, type Composition } from "../composition.ts";
import { isWithinPhenotypeDomain, thrombinPhenotype, type ThrombinPhenotype } from "../phenotype.ts";
import { thrombinGeneration } from "./assay.ts";
import type { NetworkEffect } from "./anticoagulants.ts";
import { emulatedUntil_s, usualTissueFactor_nM } from "./parameters.ts";
import { sampleOf } from "./person.ts";

/** A thrombin curve in five numbers, and what computed it. `lag_s` is null when 2 nM are not reached. */
export interface ThrombinNumbers extends Omit<ThrombinPhenotype, "lag_s"> {
  readonly lag_s: number | null;
  readonly by: "emulator" | "full model";
}

/**
 * Thrombin curve of a person's blood at 5 pM tissue factor, to 1800 s: by the emulator where it holds, by the full protein C model
 * elsewhere (deficiency beyond the fitted spread, drugs, thrombomodulin beyond its range). Thrombomodulin is over 1 nM.
 */
export function thrombinNumbers(composition: Composition = referenceComposition, thrombomodulin_ratio = 1, effect?: NetworkEffect): ThrombinNumbers {
  if (effect === undefined && isWithinPhenotypeDomain(composition, thrombomodulin_ratio)) return { ...thrombinPhenotype(composition, thrombomodulin_ratio), by: "emulator" };
  // The background acts on the wall, not in the tube of an assay.
  const sample = sampleOf({ ...composition, background_ratio: 1 }, usualTissueFactor_nM, thrombomodulin_ratio);
  const curve = thrombinGeneration(effect === undefined ? sample : { ...sample, effect }, { until_s: emulatedUntil_s, step_s: emulatedUntil_s });
  return { lag_s: curve.lag2_s, peak_nM: curve.peak_nM, timeToPeak_s: curve.timeToPeak_s, greatestRate_nM_per_s: curve.maxRate_nM_per_s, area_nM_s: curve.area_nM_s, by: "full model" };
}
