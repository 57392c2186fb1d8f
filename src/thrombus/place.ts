import { exp, stream } from "../numerics/index.ts";
import { organisationRate_per_s } from "./lysis.ts";
import type { ThrombusModel } from "./model.ts";
import { emptyLayers, freeLength_m } from "./segment.ts";
import type { Clot, ClotId, Segment, ThrombusState } from "./state.ts";

/** Nothing fits into less length than this, m. */
const leastLength_m = 1e-4;
/** Steps of the day by which a placed clot is taken to have aged. */
const stepsPerAge = 48;

/** Share of a clot of the given age that has turned into scar: the law of organisation integrated from birth. */
function organisedAfter_fraction(age_s: number, model: ThrombusModel): number {
  const h = age_s / stepsPerAge;
  let fresh = 1;
  for (let i = 0; i < stepsPerAge; i++) fresh *= exp(-organisationRate_per_s((i + 0.5) * h, model.values) * h);
  return 1 - fresh;
}

/** Fresh volume by class of age when all of it is of one age. */
function layersOf(age_s: number, volume_m3: number, model: ThrombusModel): number[] {
  const { ageEdge1, ageEdge2, ageEdge3, ageEdge4 } = model.values;
  const layers = emptyLayers();
  const oldest = [ageEdge1, ageEdge2, ageEdge3, ageEdge4].findIndex((edge) => age_s < edge);
  layers[oldest < 0 ? layers.length - 1 : oldest] = volume_m3;
  return layers;
}

function segmentOf(model: ThrombusModel, vesselIndex: number, length_m: number, volume_m3: number, age_s: number, t_s: number): Segment {
  const { values } = model;
  const vein = model.veins[vesselIndex];
  const scar = organisedAfter_fraction(age_s, model);
  const fresh = volume_m3 * (1 - scar);
  // The free tail that growth leaves which fades as the surface loses activity, and which the wall takes hold of:
  // v ta tp/(tp - ta) (exp(-a/tp) - exp(-a/ta)), ta anchoring, tp passivation. Old clots have little left that is loose.
  const anchoring = values.anchoringTime;
  const passivation = vein.isCalf ? values.passivationCalf : values.passivationAbove;
  const age = age_s + leastAge_s;
  const grown = ((values.placedTailSpeed * anchoring * passivation) / (passivation - anchoring)) * (exp(-age / passivation) - exp(-age / anchoring));
  return {
    vesselIndex, channel_count: vein.channel_count, distal_m: 0.5 * (vein.length_m - length_m), length_m, fresh_m3: fresh, organised_m3: volume_m3 * scar, meanAge_s: age_s, began_s: t_s - age_s,
    freeTail_m: Math.min(length_m, grown), lysed_fraction: 0, growth_m_per_s: 0, layers_m3: layersOf(age_s, fresh, model),
  };
}

/** A clot placed as new has grown within the last hour. */
const leastAge_s = 3600;

/**
 * Lays a clot of a volume and age into a vein, and on into the veins toward the heart when it is longer than the vein. It fills the share
 * `placedOcclusion` of the lumen. Throws RangeError when the vessel is no vein or has no room for it.
 */
export function placeClot(model: ThrombusModel, state: ThrombusState, placed: { readonly vesselIndex: number; readonly volume_m3: number; readonly age_s: number }, t_s: number): Clot {
  if (!(placed.volume_m3 > 0) || !Number.isFinite(placed.volume_m3)) throw new RangeError(`volume_m3 is ${placed.volume_m3}; expected above 0.`);
  if (!(placed.age_s >= 0) || !Number.isFinite(placed.age_s)) throw new RangeError(`age_s is ${placed.age_s}; expected 0 or more.`);
  const segments: Segment[] = [];
  let left_m3 = placed.volume_m3;
  for (let at = placed.vesselIndex; at >= 0 && left_m3 > 0; at = model.veins[at].downstreamIndex) {
    const vein = model.veins[at];
    if (!vein.isVein) throw new RangeError("A clot can be placed in a vein only.");
    const room = freeLength_m(model, state, at) / vein.channel_count;
    const area = vein.channelArea_m2 * vein.channel_count;
    const length = Math.min(room, left_m3 / (area * model.values.placedOcclusion));
    if (segments.length === 0 && room < leastLength_m) throw new RangeError("The vein is already full of clot.");
    const volume = Math.min(left_m3, length * area * model.values.placedOcclusion);
    if (volume <= 0) break;
    segments.push(segmentOf(model, at, length, volume, placed.age_s, t_s));
    left_m3 -= volume;
    if (left_m3 < placed.volume_m3 * roundOff) left_m3 = 0;
  }
  const volume = placed.volume_m3 - left_m3;
  const draws = stream(model.seed, "placed", state.clot_count);
  const clot: Clot = {
    id: state.clot_count as ClotId, originIndex: placed.vesselIndex, start_count: placedNumber + state.clot_count, born_s: t_s - placed.age_s, growth_ratio: draws.logNormal(1, model.values.growthSpread), burst_index: 0, burst_count: 0, leftPocket: true,
    drive_ratio: 0, cause: null, segments,
  };
  state.balance.placed_m3 += volume;
  state.clots.push(clot);
  state.clot_count += 1;
  return clot;
}

const roundOff = 1e-12;
/** Keeps the names of a placed clot's streams apart from those of clots that started by themselves. */
const placedNumber = 1_000_000;
