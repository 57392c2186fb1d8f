import type { Composition } from "../composition.ts";
import type { BloodSample } from "./assay.ts";

/**
 * A person's composition as a sample of the protein C model. What no named factor carries (disposition, age, circulating tissue
 * factor of cancer, antibodies) acts as more tissue factor on the wall.
 */
export function sampleOf(composition: Composition, tissueFactor_nM: number, thrombomodulin_nM: number): BloodSample {
  return {
    model: "protein-c",
    tissueFactor_nM: tissueFactor_nM * composition.background_ratio,
    thrombomodulin_nM,
    levels: {
      II: composition.prothrombin_ratio,
      V: composition.factorV_ratio,
      VII: composition.factorVII_ratio,
      VIII: composition.factorVIII_ratio,
      IX: composition.factorIX_ratio,
      X: composition.factorX_ratio,
      AT: composition.antithrombin_ratio,
      TFPI: composition.tissueFactorPathwayInhibitor_ratio,
      PC: composition.proteinC_ratio,
    },
    leiden_fraction: composition.leiden_fraction,
  };
}
