/**
 * Virchow as a library: no package, no file system, no DOM and no clock at run time. Stations are usable alone; an episode joins them.
 */
// Units and numerics.
export { convert, formatDuration, fromSI, parseQuantity, quantityInSI, toSI, type Parameter, type ParameterRecord, type Unit } from "./units/index.ts";
export { stream, threefry2x32, type Random } from "./numerics/index.ts";
// Circuits: zero-dimensional networks.
// Body and circulation.
export { bodyOutline, buildVesselGraph, chamberOutlines, createPerson, type Person, type PersonDescription, type Vessel, type VesselGraph } from "./body/index.ts";
// Blood: coagulation.
export {
  activeTrace, alteplaseConcentration_nM, assay, coagulationModel, coagulationModels, compileNetwork, criticalResidenceTime, drugUnit, emulatedCriticalResidence_s, fullCriticalResidence_s, isWithinDomain, lysisByAge_fraction, networkDrug, networkDrugs, normalisedRatio, ownModel, partialThromboplastinTime_s, plasmaUnderWarfarin,
  prothrombinTime_s, readNetwork, readSbml, residenceDomain, residenceFeatures, sampleOf, speciesOfLevel, thrombinGeneration, thrombolysis, writeSbml, type BloodSample, type CoagulationModel, type CoagulationModelId, type CompiledNetwork, type CriticalResidence, type CurveOptions, type DrugLevel, type Network,
  type NetworkDrug, type Plasma, type PlasminogenActivatorDose, type PocketBlood, type ReachableClot, type ThrombinCurve, type ThrombolysisPlan, type ThrombolysisPoint, type Traced, type TraceOptions, type WarfarinDose,
} from "./blood/index.ts";
// Lung.
// Drugs.
// Clinic: scores.
// Episode.
