import { exp } from "../numerics/index.ts";
import type { ThrombusModel, Vein } from "./model.ts";
import type { ThrombusValues } from "./parameters.ts";
import type { Clot, Segment, ThrombusState } from "./state.ts";

/** Volume of a segment, m3. */
export function segmentVolume_m3(segment: Segment): number {
  return segment.fresh_m3 + segment.organised_m3;
}

/** Volume of a clot, m3. */
export function clotVolume_m3(clot: Clot): number {
  let sum = 0;
  for (const segment of clot.segments) sum += segmentVolume_m3(segment);
  return sum;
}

/** Lumen that a segment could fill, m3. */
export function capacity_m3(vein: Vein, segment: Segment): number {
  return vein.channelArea_m2 * segment.channel_count * segment.length_m;
}

/** Share of the lumen, over the segment's length, that it fills. */
export function occlusion_fraction(vein: Vein, segment: Segment): number {
  const capacity = capacity_m3(vein, segment);
  return capacity > 0 ? Math.min(1, segmentVolume_m3(segment) / capacity) : 0;
}

/** Length of vein, all channels together, that no clot occupies, m. */
export function freeLength_m(model: ThrombusModel, state: ThrombusState, vesselIndex: number): number {
  const vein = model.veins[vesselIndex];
  let free = vein.length_m * vein.channel_count;
  for (const clot of state.clots) for (const segment of clot.segments) if (segment.vesselIndex === vesselIndex) free -= segment.length_m * segment.channel_count;
  return Math.max(0, free);
}

/** Adds newly formed clot; its mean age at the end of the step is half the step. */
export function addFresh(segment: Segment, volume_m3: number, dt_s: number): void {
  const sum = segment.fresh_m3 + volume_m3;
  if (sum > 0) segment.meanAge_s = (segment.fresh_m3 * segment.meanAge_s + volume_m3 * 0.5 * dt_s) / sum;
  segment.fresh_m3 = sum;
  segment.layers_m3[0] += volume_m3;
}

/** Keeps a share of the fresh part, all ages alike. */
export function keepFresh(segment: Segment, kept_fraction: number): void {
  segment.fresh_m3 *= kept_fraction;
  for (let i = 0; i < segment.layers_m3.length; i++) segment.layers_m3[i] *= kept_fraction;
}

/** Ages the fresh part by a step: the mean exactly, the classes by exchange at the inverse of their width. */
export function ageFresh(segment: Segment, values: ThrombusValues, dt_s: number): void {
  segment.meanAge_s += dt_s;
  const layers = segment.layers_m3;
  moveOn(layers, 3, values.ageEdge4 - values.ageEdge3, dt_s);
  moveOn(layers, 2, values.ageEdge3 - values.ageEdge2, dt_s);
  moveOn(layers, 1, values.ageEdge2 - values.ageEdge1, dt_s);
  moveOn(layers, 0, values.ageEdge1, dt_s);
}

function moveOn(layers: number[], i: number, width_s: number, dt_s: number): void {
  const moved = layers[i] * (1 - exp(-dt_s / width_s));
  layers[i] -= moved;
  layers[i + 1] += moved;
}

/** Classes of the age profile, all empty. */
export function emptyLayers(): number[] {
  return [0, 0, 0, 0, 0];
}

/** A nucleus of clot in a vein: `nucleusLength` long, as full as new length is. Its volume is the caller's to count as growth. */
export function nucleus(model: ThrombusModel, vesselIndex: number, distal_m: number, began_s: number): Segment {
  const vein = model.veins[vesselIndex];
  const length = Math.min(model.values.nucleusLength, vein.length_m);
  const segment: Segment = {
    vesselIndex, channel_count: 1, distal_m: Math.min(distal_m, vein.length_m - length), length_m: length, fresh_m3: 0, organised_m3: 0, meanAge_s: 0, began_s,
    freeTail_m: 0, lysed_fraction: 0, growth_m_per_s: 0, layers_m3: emptyLayers(),
  };
  addFresh(segment, capacity_m3(vein, segment) * model.values.newLengthFilling, 0);
  return segment;
}
