/**
 * Virchow as a library: no package, no file system, no DOM and no clock at run time. Stations are usable alone; an episode joins them.
 */
// Units and numerics.
export { convert, formatDuration, fromSI, parseQuantity, quantityInSI, resolve, toSI, type Parameter, type ParameterRecord, type Resolved, type Unit } from "./units/index.ts";
export {
  erf, erfc, exp, findRoot, gamma, integrate, log, normalCumulative, normalDensity, normalQuantile, pow, stream, threefry2x32,
  type Derivative, type Random, type Trajectory,
} from "./numerics/index.ts";
export { compile, interpret, javaScriptSource, program, space, toJavaScript, toWasm, type BackEnd, type Condition, type Lanes, type Machine, type Program, type Shape, type Space, type Value } from "./numerics/index.ts";
// Circuits: zero-dimensional networks.
export { circuitCsv, readCircuit, solveCircuit, type Circuit, type CircuitFailure, type CircuitProblem, type CircuitReading, type CircuitResult } from "./circuits/index.ts";
// Body and circulation.
export { bodyOutline, buildVesselGraph, chamberOutlines, createPerson, restingCardiacOutput_m3_per_s, restingOxygenUptake_m3_per_s, type Person, type PersonDescription, type Vessel, type VesselGraph } from "./body/index.ts";
export { advanceCirculation, circulationParameters, createCirculation, drawCirculationTraits, initialCirculation, neutralCirculationTraits, restInput, settleCirculation, viewCirculation, withEmittedCode, type CirculationInput, type CirculationModel, type CirculationState, type CirculationTraits, type CirculationView } from "./circulation/index.ts";
export {
  advanceBlock, biomarkerDrive, circuitDump, createHeartKernel, createKernel, findSteadyState, heartAtMoment, heartMeasures, placeHeart, pressureVolumeLoop, pulsatileCircuit, pulsatileParameters, restingHearts, restoreHeart, saveHeart, setInput, simulateBeats,
  type BeatOptions, type BeatTiming, type BlockEvents, type CircuitCompartment, type CircuitLink, type Heart, type HeartMeasures, type HeartSubject, type KernelBackEnd, type PressureVolumeLoop, type PulsatileCircuit, type PulsatileKernel, type Regulation,
  type SavedHeart, type SteadySearch, type Waveforms,
} from "./circulation/pulsatile/index.ts";
// Blood: coagulation.
export {
  activeTrace, alteplaseConcentration_nM, assay, coagulationModel, coagulationModels, compileNetwork, criticalResidenceTime, emulatedCriticalResidence_s, fullCriticalResidence_s, isWithinDomain, lysisByAge_fraction, networkOfSample, noEffect, normalisedRatio, ownModel, partialThromboplastinTime_s, plainThrombinPhenotype, plasmaUnderWarfarin,
  prothrombinTime_s, readNetwork, readSbml, residenceDomain, residenceFeatures, sampleOf, speciesOfLevel, thrombinGeneration, thrombinNumbers, thrombolysis, writeSbml, type BloodSample, type CoagulationModel, type CoagulationModelId, type CompiledNetwork, type CriticalResidence, type CurveOptions, type Network, type NetworkEffect,
  type Plasma, type PlasminogenActivatorDose, type PocketBlood, type ReachableClot, type ThrombinCurve, type ThrombinNumbers, type ThrombolysisPlan, type ThrombolysisPoint, type Traced, type TraceOptions, type WarfarinDose,
} from "./blood/index.ts";
// Lung.
export {
  advanceLung, advanceRemodelling, angiogram, advanceTreeClots, arteryLevels, capnogram, castVolume_m3, clotLevel, createLung, createTree, defaultLungValues, defaultTreeValues, drawLungTraits, hypoxicTone, inertExchange, inertGases, initialLung, lodgeInTree, lungAftermath,
  mastora_fraction, migetRatios, migrateClots, miller_points, neutralLungTraits, perfuseTree, placePlugs, planarScan, qanadli_fraction, ratioDistribution, recoverDistribution, reduceTree, segmentMaps, segmentPerfusion, summariseRatios, treeLoss, treeOcclusion, treePlugs, treeVolume, treeWidth_m, treeWork, viewLung,
  viewWithVenousOxygen,
  type Angiogram, type AngiogramOptions, type ArteryLevel, type CameraView, type Capnogram, type InertExchange, type InertGas, type LodgeInput, type LungAftermath, type LungInput, type LungModel, type LungState, type LungTraits, type LungView, type PlanarImage, type Plug, type PulmonaryTree, type RatioDistribution, type RatioSummary, type ResolutionInput,
  type SegmentMap, type SegmentPerfusion, type TreeClot, type TreeEmbolus, type TreeFlow, type TreeInput, type TreeOcclusion, type TreeOptions, type TreePosture, type Ventilation,
} from "./lung/index.ts";
// Drugs.
export {
  advanceDrugs, checkRegimen, coagulationEffect, contraindicationsOf, createDrugs, doseExample, drawMissed, drawVariation, drawVariations, drugRecords, drugs, drugsDefaults, drugsParameters, findDrug, giveDrug, heparinAdvice, heparinBegin,
  networkEffectOf, nextDoseTime_s, protamineDose_mg, simulateRegimen, stopDrug, titrateHeparin, titrateWarfarin, viewDrugs, warfarinAdvice, warfarinDoseFor_mg,
  type CoagulationEffect, type Cyp2c9, type DoseAmount, type Drug, type DrugOrder, type DrugsState, type DrugsValues, type DrugsView, type EffectName, type HeparinAdvice, type Interaction, type NetworkInhibitor, type Patient, type Regimen, type RegimenResult,
  type RegimenRow, type RegimenWarning, type Route, type Summary, type TitrationStep, type Variation, type Vkorc1, type WarfarinAdvice,
} from "./drugs/index.ts";
// Clinic: scores.
export {
  ahaAcc2026PeCategory, answerScore, bova, caprini2005, cockcroftGault, dash, dDimerAgeAdjusted, esc2019EarlyMortality, evaluateScore, fourPeps, genevaSimplified, hasBled, herdoo2, hestia, improvedd, improveVte, khorana,
  likelihoodRatios, listScores, mastora, miller, padua, peged, perc, pesi, probabilityAfter, qanadli, revisedGeneva, riete, scoreById, scoreDefinition, scoreDefinitions, ScoreInputError, sPesi, viennaUpdate, villalta, vteBleed,
  wellsDvt, wellsPe, years, type PercFindings, type PesiFindings, type RevisedGenevaFindings, type ScoreAnswer, type ScoreDefinition, type ScoredItem, type ScoreFunction, type ScoreListing, type ScoreRequest, type ScoreResult, type ScoreValue,
  type SPesiFindings, type VillaltaFindings, type WellsDvtFindings, type WellsPeFindings,
} from "./clinic/scores/index.ts";
// Clinic: warning signs.
export { redFlags, type RedFlag } from "./clinic/index.ts";
// Episode.
export {
  listParameters, readScenario, scenarioContext, scenarioSchema, startEpisode, variables, version, why,
  type BeatPicture, type EntryKind, type EpisodeOptions, type EpisodeResult, type EpisodeRun, type EpisodeState, type HeartPicture, type NamedParameter, type Picture, type Problem, type ReadScenario, type Recording, type Scenario, type ScenarioContext, type TimelineEntry, type Variable,
} from "./episode/index.ts";
