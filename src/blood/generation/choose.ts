import { log } from "../../numerics/index.ts";
import { referenceComposition, type Composition } from "../composition.ts";
import { emulatorDomain_ratio, emulatorInputs, emulatorSpread } from "../data/thrombin-emulator.ts";
import { thrombinPhenotype, type ThrombinPhenotype } from "../phenotype.ts";
import { thrombinGeneration, usualTissueFactor_nM } from "./assay.ts";
import type { NetworkEffect } from "./anticoagulants.ts";
import { emulatedUntil_s, roundUp_ratio } from "./parameters.ts";
import { sampleOf } from "./person.ts";

/** A thrombin curve in five numbers, and what computed it. `lag_s` is null when 2 nM are not reached. */
export interface ThrombinNumbers extends Omit<ThrombinPhenotype, "lag_s"> {
  readonly lag_s: number | null;
  readonly by: "emulator" | "full model";
}

/** True when every factor lies where the emulator of the curve was fitted: within 2.5 standard deviations of the logarithm. */
function isWithin(composition: Composition, thrombomodulin_ratio: number): boolean {
  return emulatorInputs.every((name, i) => {
    if (name === "leiden") return composition.leiden_fraction >= 0 && composition.leiden_fraction <= 1;
    const ratio = name === "thrombomodulin" ? thrombomodulin_ratio : composition[`${name}_ratio`];
    return ratio > 0 && Math.abs(log(ratio)) <= emulatorDomain_ratio * emulatorSpread[i] * roundUp_ratio;
  });
}

/**
 * Thrombin curve of a person's blood at 5 pM tissue factor, to 1800 s: by the emulator where it holds, by the full protein C model
 * elsewhere (deficiency beyond the fitted spread, drugs, thrombomodulin beyond its range). Thrombomodulin is over 1 nM.
 */
export function thrombinNumbers(composition: Composition = referenceComposition, thrombomodulin_ratio = 1, effect?: NetworkEffect): ThrombinNumbers {
  if (effect === undefined && isWithin(composition, thrombomodulin_ratio)) return { ...thrombinPhenotype(composition, thrombomodulin_ratio), by: "emulator" };
  // The background acts on the wall, not in the tube of an assay.
  const sample = sampleOf({ ...composition, background_ratio: 1 }, usualTissueFactor_nM, thrombomodulin_ratio);
  const curve = thrombinGeneration(effect === undefined ? sample : { ...sample, effect }, { until_s: emulatedUntil_s, step_s: emulatedUntil_s });
  return { lag_s: curve.lag2_s, peak_nM: curve.peak_nM, timeToPeak_s: curve.timeToPeak_s, greatestRate_nM_per_s: curve.maxRate_nM_per_s, area_nM_s: curve.area_nM_s, by: "full model" };
}
