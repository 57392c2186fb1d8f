/** The body: a person, and the graph of vessels that the person carries, with sizes, walls, valves, heights, codes and places on a map. */
export { pathToHeart, vesselIndex } from "./paths.ts";
export { bodyOutline, chamberOutlines } from "./data/outline.ts";
export { bodyParameters } from "./parameters.ts";
export { personLimits } from "./data/limits.ts";
export { bloodVolume_m3, bodySurface_m2, conditions, createPerson, creatinineClearance_mL_per_min, has, restingCardiacOutput_m3_per_s, restingOxygenUptake_m3_per_s, type PersonDescription } from "./person.ts";
export { buildVesselGraph } from "./vessel-graph.ts";
export { wallVolume_m3 } from "./wall-law.ts";
export type { AnatomicalCode, BloodTraits, Condition, Layer, Link, LinkKind, LungSegment, MapPlace, Person, Region, Side, SystemicBed, Vessel, VesselGraph, VesselIndex, VesselKind, WallLaw, Zygosity } from "./types.ts";
