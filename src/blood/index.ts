/**
 * The blood: composition of one person (inherited traits, hormones, disease, acute phase), the thrombin it makes, the residence time
 * above which a pocket of it clots, and what fibrinolysis leaves behind: D-dimer, fibrinogen, plasminogen, antiplasmin.
 */
export { addInflammation, advanceBlood, compositionDrive_index, currentComposition, systemicActivation_ratio, viewBlood, type BloodInput, type BloodView } from "./advance.ts";
export { composition, referenceComposition, type Composition } from "./composition.ts";
export { criticalResidence_s, criticalResidences_s, type Anticoagulation } from "./critical-residence.ts";
export { bloodParameters, type BloodValues } from "./parameters.ts";
export { proteinCPathwayPeak_ratio, thrombinPhenotype, type ThrombinPhenotype } from "./phenotype.ts";
export { createBlood, type BloodState } from "./state.ts";
export { drawBloodTraits, medianBloodTraits, type PersonBloodTraits } from "./traits.ts";
