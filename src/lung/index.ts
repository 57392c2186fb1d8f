/**
 * The lung: perfusion and ventilation of some five hundred units in eighteen segments, gas exchange with stores and breathing, mediators,
 * shift of air from unperfused lung, patches of low V/Q, atelectasis, infarction; obstruction indices. And its arteries as a tree of some 35,000 elastic
 * elements, or a reduced one, in which emboli lodge, break, move on, dissolve or organise.
 */
export { advanceLung, initialLung } from "./advance.ts";
export { createLung, drawLungTraits, neutralLungTraits, type LungModel, type LungTraits } from "./model.ts";
export { mastora_fraction, miller_points, qanadli_fraction } from "./indices.ts";
export { defaultLungValues, defaultTreeValues } from "./defaults.ts";
export { lungParameters, type LungValues } from "./parameters.ts";
export type { LungInput, LungState, Plug, SegmentPerfusion, Ventilation } from "./state.ts";
export { viewLung, type LungView } from "./view.ts";
export { advanceRemodelling, advanceTreeClots, lungAftermath, migrateClots, type LungAftermath, type ResolutionInput } from "./tree/afterwards.ts";
export { arteryLevels, createTree, type ArteryLevel, type PulmonaryTree, type TreeOptions } from "./tree/build.ts";
export { clotLevel, lodgeInTree, treeOcclusion, treePlugs, treeWidth_m, type LodgeInput, type TreeClot, type TreeEmbolus, type TreeOcclusion } from "./tree/clots.ts";
export type { TreeValues } from "./tree/parameters.ts";
export { hypoxicTone, perfuseTree, treeVolume, treeWork, type TreeFlow, type TreeInput, type TreePosture } from "./tree/perfuse.ts";
export { placePlugs } from "./tree/place.ts";
export { segmentPerfusion, treeLoss } from "./tree/profile.ts";
export { castVolume_m3, reduceTree } from "./tree/reduce.ts";
export { viewWithVenousOxygen } from "./venous.ts";
export { angiogram, type Angiogram, type AngiogramOptions } from "./imaging/angiogram.ts";
export { segmentMaps, type SegmentMap } from "./imaging/maps.ts";
export { planarScan, type CameraView, type PlanarImage } from "./imaging/planar.ts";
export { capnogram, type Capnogram } from "./capnogram.ts";
export { inertGases, type InertGas } from "./data/inert-gases.ts";
export { migetRatios, ratioDistribution, summariseRatios, type RatioDistribution, type RatioSummary } from "./miget/distribution.ts";
export { inertExchange, recoverDistribution, type InertExchange } from "./miget/inert.ts";
export type { TreeWork } from "./tree/kernel.ts";
