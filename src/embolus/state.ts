import type { VesselGraph } from "../body/index.ts";
import { stream } from "../numerics/index.ts";
import type { EmbolusValues } from "./parameters.ts";

/** The end of a clot in one vessel as the stream pulls at it; made by the thrombus station. */
export interface ClotTail {
  readonly clotId: number;
  readonly vesselIndex: number;
  readonly freeLength_m: number;
  readonly bodyLength_m: number;
  readonly diameter_m: number;
  readonly area_m2: number;
  readonly occlusion_fraction: number;
  readonly adhesion_J_per_m2: number;
  readonly age_s: number;
  readonly organised_fraction: number;
}

/** A piece of clot in the stream. */
export interface Piece {
  readonly volume_m3: number;
  readonly length_m: number;
  readonly diameter_m: number;
  readonly age_s: number;
  readonly organised_fraction: number;
}

/** Where and when an embolus has been. */
export interface Passage {
  vesselIndex: number;
  at_s: number;
}

/** One embolus from release to its end. */
export interface Embolus {
  id: number;
  /** Clot it came from; null when a scenario set it free. */
  clotId: number | null;
  /** Embolus it is a fragment of; null for a piece of clot. */
  parentId: number | null;
  released_s: number;
  releasedVolume_m3: number;
  volume_m3: number;
  length_m: number;
  diameter_m: number;
  /** Age of its clot at release. */
  age_s: number;
  organised_fraction: number;
  path: Passage[];
  status: "in-flight" | "lodged" | "systemic" | "trapped" | "dissolved" | "fragmented";
  /** Vessel it is in, or ended in. */
  vesselIndex: number;
  /** Distance from where it entered that vessel, m; seconds in the heart while it passes it. */
  position_m: number;
  heart_s: number;
  /** Share of the lumen that it fills where it lodged, when it lodged and now. */
  lodgedOcclusion_fraction: number;
  occlusion_fraction: number;
  /** Share of the segment's bed behind it when it lies below the segmental artery, else 1. */
  bedShare_fraction: number;
  lodged_s: number;
}

/** Weakness of the necks of one tail. */
export interface Neck {
  clotId: number;
  vesselIndex: number;
  /** Share of necks that loads have lately tested. */
  tested_fraction: number;
  hazard_index: number;
  nextFailure_index: number;
  failure_count: number;
}

/** Emboli and necks of one person: plain data that can be saved. */
export interface EmbolusState {
  necks: Neck[];
  emboli: Embolus[];
  /** Clot lysed in the lung and elsewhere in the last step, m3/s, and the fibrin in it, kg/s. */
  lysed_m3_per_s: number;
  lysedFibrin_kg_per_s: number;
  /** Volume lysed since the beginning, m3. */
  lysed_m3: number;
  released_m3: number;
  /** Part taken out by procedures, m3. */
  removed_m3: number;
}

/** What differs between people. */
export interface EmbolusTraits {
  readonly load_ratio: number;
}

/** Structure that does not change during an episode. */
export interface EmbolusModel {
  readonly graph: VesselGraph;
  readonly seed: number;
  readonly values: EmbolusValues;
  readonly traits: EmbolusTraits;
  /** Pulmonary and systemic artery children of each vessel, by index. */
  readonly children: readonly (readonly number[])[];
  readonly bedOfArtery: readonly number[];
}

const loadSpread = 0.25;

/** Draws how hard this person's daily loads pull. */
export function drawEmbolusTraits(seed: number): EmbolusTraits {
  return { load_ratio: stream(seed, "person", "load").logNormal(1, loadSpread) };
}

/** Lays out the tree of arteries for flights. */
export function createEmbolus(graph: VesselGraph, seed: number, values: EmbolusValues, traits: EmbolusTraits): EmbolusModel {
  const children: number[][] = graph.vessels.map(() => []);
  const bedOfArtery = new Array<number>(graph.vessels.length).fill(-1);
  for (const link of graph.links) if (link.kind === "series" && graph.vessels[link.to].kind === "pulmonary-artery") children[link.from].push(link.to);
  for (const segment of graph.segments) bedOfArtery[segment.artery] = segment.bed;
  return { graph, seed, values, traits, children, bedOfArtery };
}

/** Nothing loose. */
export function initialEmbolus(): EmbolusState {
  return { necks: [], emboli: [], lysed_m3_per_s: 0, lysedFibrin_kg_per_s: 0, lysed_m3: 0, released_m3: 0, removed_m3: 0 };
}
