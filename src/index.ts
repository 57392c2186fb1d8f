/**
 * Virchow as a library: no package, no file system, no DOM and no clock at run time. Stations are usable alone; an episode joins them.
 */
// Units and numerics.
export { convert, formatDuration, fromSI, parseQuantity, quantityInSI, toSI, type Parameter, type ParameterRecord, type Unit } from "./units/index.ts";
export { stream, threefry2x32, type Random } from "./numerics/index.ts";
// Circuits: zero-dimensional networks.
// Body and circulation.
export { bodyOutline, buildVesselGraph, chamberOutlines, createPerson, restingCardiacOutput_m3_per_s, restingOxygenUptake_m3_per_s, type Person, type PersonDescription, type Vessel, type VesselGraph } from "./body/index.ts";
// Blood: coagulation.
// Lung.
export {
  advanceLung, advanceRemodelling, angiogram, advanceTreeClots, arteryLevels, capnogram, castVolume_m3, clotLevel, createLung, createTree, defaultLungValues, defaultTreeValues, drawLungTraits, hypoxicTone, inertExchange, inertGases, initialLung, lodgeInTree, lungAftermath,
  mastora_fraction, migetRatios, migrateClots, miller_points, neutralLungTraits, perfuseTree, planarScan, qanadli_fraction, ratioDistribution, recoverDistribution, reduceTree, segmentMaps, segmentPerfusion, summariseRatios, treeLoss, treeOcclusion, treePlugs, treeVolume, treeWidth_m, treeWork, viewLung,
  viewWithVenousOxygen,
  type Angiogram, type AngiogramOptions, type ArteryLevel, type CameraView, type Capnogram, type InertExchange, type InertGas, type LodgeInput, type LungAftermath, type LungInput, type LungModel, type LungState, type LungTraits, type LungView, type PlanarImage, type Plug, type PulmonaryTree, type RatioDistribution, type RatioSummary, type ResolutionInput,
  type SegmentMap, type SegmentPerfusion, type TreeClot, type TreeEmbolus, type TreeFlow, type TreeInput, type TreeOcclusion, type TreeOptions, type TreePosture, type Ventilation,
} from "./lung/index.ts";
// Drugs.
// Clinic: scores.
// Episode.
