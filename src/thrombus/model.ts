import type { VesselGraph } from "../body/index.ts";
import { stream } from "../numerics/index.ts";
import type { ThrombusValues } from "./parameters.ts";
import type { ThrombusState } from "./state.ts";

/** What the thrombus station reads of one vein. */
export interface Vein {
  /** A vein of the body in which clot may lie. */
  readonly isVein: boolean;
  /** Calf or muscle vein: slow, small. */
  readonly isCalf: boolean;
  readonly isMuscle: boolean;
  readonly length_m: number;
  readonly channel_count: number;
  /** Lumen of one of the parallel veins, m2, at its resting size. */
  readonly channelArea_m2: number;
  readonly channelDiameter_m: number;
  readonly pocket_count: number;
  /** Next vein toward the heart; -1 for none. */
  readonly downstreamIndex: number;
  /** Where clot from a muscle sinus enters the next vein, share of that vein's length. */
  readonly entry_fraction: number;
  /** Largest deep vein upstream; -1 for none. */
  readonly upstreamIndex: number;
  /** Mean residence of an ordinary day, the unit of stasis, s. */
  readonly referenceResidence_s: number;
}

/** Structure of one person's veins for clots; not state. */
export interface ThrombusModel {
  readonly seed: number;
  readonly veins: readonly Vein[];
  readonly values: ThrombusValues;
}

function largestDeepTributary(graph: VesselGraph, index: number): number {
  let best = -1;
  for (const vessel of graph.vessels) {
    if (vessel.kind !== "vein" || vessel.downstream !== index || vessel.layer !== "deep") continue;
    if (best < 0 || vessel.area_m2 > graph.vessels[best].area_m2) best = vessel.index;
  }
  return best;
}

/**
 * The veins of one person as clots see them. `referenceResidence_s` gives, by vessel, the mean residence of an ordinary day of a
 * healthy person with uncompressed veins; without it every vessel has the same (parameter `normalDayResidence`).
 */
export function createThrombus(graph: VesselGraph, seed: number, values: ThrombusValues, referenceResidence_s?: readonly number[]): ThrombusModel {
  const veins = graph.vessels.map((vessel): Vein => {
    const isVein = vessel.kind === "vein";
    const next = vessel.downstream === undefined ? undefined : graph.vessels[vessel.downstream];
    const isMuscle = vessel.layer === "muscle";
    const channelArea = vessel.area_m2 / vessel.parallelCount;
    return {
      isVein,
      isCalf: vessel.region === "calf",
      isMuscle,
      length_m: vessel.length_m,
      channel_count: vessel.parallelCount,
      channelArea_m2: channelArea,
      channelDiameter_m: vessel.diameter_m,
      pocket_count: isVein ? vessel.pocketCount : 0,
      downstreamIndex: next?.kind === "vein" ? next.index : -1,
      entry_fraction: isMuscle && next?.region === "calf" ? values.tributaryEntry : 0,
      upstreamIndex: largestDeepTributary(graph, vessel.index),
      referenceResidence_s: referenceResidence_s?.[vessel.index] ?? values.normalDayResidence,
    };
  });
  return { seed, veins, values };
}

/** The hazard at which start number `n` of a vein comes: exponential with mean 1. */
export function startThreshold(model: ThrombusModel, vesselIndex: number, n: number): number {
  return stream(model.seed, "start", vesselIndex, n).exponential();
}

/** No clot; pockets as after an ordinary day. */
export function initialThrombus(model: ThrombusModel): ThrombusState {
  const zeros = (): number[] => model.veins.map(() => 0);
  return {
    clots: [],
    clot_count: 0,
    meanResidence_s: model.veins.map((vein) => vein.referenceResidence_s),
    hazard_index: zeros(),
    nextStart_index: model.veins.map((vein, index) => (vein.isVein ? startThreshold(model, index, 0) : 1)),
    start_count: zeros(),
    balance: { grown_m3: 0, placed_m3: 0, lysed_m3: 0, detached_m3: 0, removed_m3: 0 },
    lysedFibrin_kg_per_s: 0,
    surfaceActivity_m3_per_s: 0,
  };
}
