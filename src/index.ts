/**
 * Virchow as a library: no package, no file system, no DOM and no clock at run time. Stations are usable alone; an episode joins them.
 */
// Units and numerics.
export { convert, formatDuration, fromSI, parseQuantity, quantityInSI, toSI, type Parameter, type ParameterRecord, type Unit } from "./units/index.ts";
export { pow, stream, threefry2x32, type Random } from "./numerics/index.ts";
// Circuits: zero-dimensional networks.
// Body and circulation.
export { bodyOutline, buildVesselGraph, chamberOutlines, createPerson, type Person, type PersonDescription, type Vessel, type VesselGraph } from "./body/index.ts";
// Blood: coagulation.
// Lung.
// Drugs.
export {
  advanceDrugs, checkRegimen, coagulationEffect, contraindicationsOf, createDrugs, doseExample, drawMissed, drawVariation, drawVariations, drugRecords, drugs, drugsDefaults, drugsParameters, findDrug, giveDrug, heparinAdvice, heparinBegin,
  networkEffectOf, nextDoseTime_s, protamineDose_mg, simulateRegimen, stopDrug, titrateHeparin, titrateWarfarin, viewDrugs, warfarinAdvice, warfarinDoseFor_mg,
  type CoagulationEffect, type Cyp2c9, type DoseAmount, type Drug, type DrugOrder, type DrugsState, type DrugsValues, type DrugsView, type EffectName, type HeparinAdvice, type Interaction, type NetworkInhibitor, type Patient, type Regimen, type RegimenResult,
  type RegimenRow, type RegimenWarning, type Route, type Summary, type TitrationStep, type Variation, type Vkorc1, type WarfarinAdvice,
} from "./drugs/index.ts";
// Clinic: scores.
// Episode.
export {
  listParameters, readScenario, scenarioContext, scenarioSchema, startEpisode, variables, version, why,
  type EntryKind, type EpisodeOptions, type EpisodeResult, type EpisodeRun, type EpisodeState, type NamedParameter, type Picture, type Problem, type ReadScenario, type Scenario, type ScenarioContext, type TimelineEntry, type Variable,
} from "./episode/index.ts";
