/** Thrombin generation of one blood by the full models, closed or in the open pocket. */
export { noEffect, withEffect, type Inhibitor, type NetworkEffect } from "./anticoagulants.ts";
export { assay, coagulationModel, fullCriticalResidence_s, networkOfSample, speciesOfLevel, thrombinGeneration, type BloodSample } from "./assay.ts";
export { thrombinNumbers, type ThrombinNumbers } from "./choose.ts";
export { activeOf, activeTrace, type CurveOptions, type ThrombinCurve, type Traced, type TraceOptions } from "./curve.ts";
export { coagulationModels, type CoagulationModel, type CoagulationModelId } from "./models.ts";
export { usualTissueFactor_nM } from "./parameters.ts";
export { ownModel } from "./own-model.ts";
export { sampleOf } from "./person.ts";
