/**
 * The blood: composition of one person (inherited traits, hormones, disease, acute phase), the thrombin it makes, the residence time
 * above which a pocket of it clots, and what fibrinolysis leaves behind: D-dimer, fibrinogen, plasminogen, antiplasmin.
 */
export { addInflammation, advanceBlood, currentComposition, viewBlood, type BloodInput, type BloodView } from "./advance.ts";
export { composition, referenceComposition, type Composition } from "./composition.ts";
export { normalisedRatio, partialThromboplastinTime_s, prothrombinTime_s, type Plasma } from "./clotting/times.ts";
export { plasmaUnderWarfarin, type WarfarinDose } from "./clotting/vitamin-k.ts";
export { criticalResidences_s, type Anticoagulation } from "./critical-residence.ts";
export { activeTrace, assay, coagulationModel, coagulationModels, fullCriticalResidence_s, networkOfSample, noEffect, ownModel, sampleOf, speciesOfLevel, thrombinGeneration, thrombinNumbers, type BloodSample, type CoagulationModel, type CoagulationModelId, type CurveOptions, type NetworkEffect, type ThrombinCurve, type ThrombinNumbers, type Traced, type TraceOptions } from "./generation/index.ts";
export { compileNetwork, type CompiledNetwork } from "./network/compile.ts";
export type { Network } from "./network/network.ts";
export { alteplaseConcentration_nM, lysisByAge_fraction, thrombolysis, type PlasminogenActivatorDose, type ReachableClot, type ThrombolysisPlan, type ThrombolysisPoint } from "./fibrinolysis/thrombolysis.ts";
export { readNetwork } from "./network/read.ts";
export { readSbml } from "./network/sbml/read.ts";
export { writeSbml } from "./network/sbml/write.ts";
export { criticalResidenceTime, type CriticalResidence } from "./pocket/choose.ts";
export { residenceDomain } from "./data/critical-residence-domain.ts";
export { emulatedCriticalResidence_s, isWithinDomain, residenceFeatures, type PocketBlood } from "./pocket/emulator.ts";
export { bloodParameters, type BloodValues } from "./parameters.ts";
export { plainThrombinPhenotype, thrombinPhenotype, type ThrombinPhenotype } from "./phenotype.ts";
export { createBlood, type BloodState } from "./state.ts";
export { drawBloodTraits, medianBloodTraits, type PersonBloodTraits } from "./traits.ts";
