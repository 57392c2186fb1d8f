import { exp, pow } from "../numerics/index.ts";
import type { ThrombusModel } from "./model.ts";
import { keepFresh, occlusion_fraction, segmentVolume_m3 } from "./segment.ts";
import type { ThrombusValues } from "./parameters.ts";
import type { Clot, ClotId, Segment, ThrombusState } from "./state.ts";

/**
 * Adhesion energy of clot to wall, J/m2 (section 3.3; CLOT-240, CLOT-241):
 *
 *     G = (1 + 14 (1 - exp(-a / 5 d))) (fibrinogen / 3 g/L)^0.7 (1 - l)^2
 *
 * a age of the attachment, l share of it lately lysed. Young clots and clots under thrombolysis hold badly.
 */
export function adhesion_J_per_m2(age_s: number, fibrinogen_kg_per_m3: number, lysed_fraction: number, values: ThrombusValues): number {
  const aged = values.adhesionFresh + values.adhesionGain * (1 - exp(-Math.max(0, age_s) / values.adhesionTime));
  const intact = 1 - lysed_fraction;
  return aged * pow(fibrinogen_kg_per_m3 / values.adhesionFibrinogen, values.adhesionFibrinogenPower) * intact * intact;
}

/** The end of a clot in one vessel as the stream pulls at it. */
export interface ClotTail {
  readonly clotId: ClotId;
  readonly vesselIndex: number;
  /** Length not yet held by the wall, m. */
  readonly freeLength_m: number;
  /** Length of the rest, m. */
  readonly bodyLength_m: number;
  /** Diameter of the clot, m: of a round thread that fills the same share of the lumen. */
  readonly diameter_m: number;
  /** Cross-section of the clot, m2. */
  readonly area_m2: number;
  readonly occlusion_fraction: number;
  readonly adhesion_J_per_m2: number;
  /** Time since clot began in this vessel, s. */
  readonly age_s: number;
  readonly organised_fraction: number;
}

function tailOf(model: ThrombusModel, clot: Clot, segment: Segment, fibrinogen_kg_per_m3: number, t_s: number): ClotTail {
  const vein = model.veins[segment.vesselIndex];
  const occlusion = occlusion_fraction(vein, segment);
  const age = Math.max(0, t_s - segment.began_s);
  return {
    clotId: clot.id,
    vesselIndex: segment.vesselIndex,
    freeLength_m: segment.freeTail_m,
    bodyLength_m: segment.length_m - segment.freeTail_m,
    diameter_m: vein.channelDiameter_m * Math.sqrt(occlusion),
    area_m2: vein.channelArea_m2 * occlusion * segment.channel_count,
    occlusion_fraction: occlusion,
    adhesion_J_per_m2: adhesion_J_per_m2(age, fibrinogen_kg_per_m3, segment.lysed_fraction, model.values),
    age_s: age,
    organised_fraction: segment.organised_m3 / Math.max(segmentVolume_m3(segment), smallest_m3),
  };
}

/** Keeps a share of nothing at nothing. */
const smallest_m3 = 1e-18;

/** All tails: one for each vessel that a clot lies in. `t_s` is the time now. */
export function clotTails(model: ThrombusModel, state: ThrombusState, fibrinogen_kg_per_m3: number, t_s: number): ClotTail[] {
  return state.clots.flatMap((clot) => clot.segments.map((segment) => tailOf(model, clot, segment, fibrinogen_kg_per_m3, t_s)));
}

/** A piece that has left: what it is made of and its shape. */
export interface Piece {
  readonly clotId: ClotId;
  /** Vessel it broke from. */
  readonly vesselIndex: number;
  readonly volume_m3: number;
  readonly length_m: number;
  /** Diameter of the round cast of that volume and length, m. */
  readonly diameter_m: number;
  /** Mean age of its fresh part, s. */
  readonly age_s: number;
  readonly organised_fraction: number;
  /** Cross-linked fibrin in its fresh part, kg. */
  readonly fibrin_kg: number;
}

/** Takes a length off the proximal end of a segment; returns the share of the segment taken. */
function cut(segment: Segment, length_m: number): number {
  const share = segment.length_m > 0 ? Math.min(1, length_m / segment.length_m) : 1;
  keepFresh(segment, 1 - share);
  segment.organised_m3 *= 1 - share;
  segment.length_m *= 1 - share;
  segment.freeTail_m = Math.max(0, Math.min(segment.freeTail_m - length_m, segment.length_m));
  return share;
}

/** Segments of the clot downstream of a vessel that the wall hardly holds: they go with what breaks behind them. */
function looseAhead(model: ThrombusModel, clot: Clot, vesselIndex: number): Segment[] {
  const found: Segment[] = [];
  let next = model.veins[vesselIndex].downstreamIndex;
  for (let segment = clot.segments.find((one) => one.vesselIndex === next); segment !== undefined; segment = clot.segments.find((one) => one.vesselIndex === next)) {
    if (segment.freeTail_m < looseShare_fraction * segment.length_m) break;
    found.push(segment);
    next = model.veins[next].downstreamIndex;
  }
  return found;
}

/** Free share of its length above which a segment is loose. */
const looseShare_fraction = 0.8;

/**
 * Breaks a piece off a clot in one vessel: `length_m` from its proximal end, or the whole of it; loose clot ahead of it goes along.
 * The volume leaves the clot exactly. Throws RangeError when no such clot lies in the vessel.
 */
export function detach(model: ThrombusModel, state: ThrombusState, clotIndex: number, vesselIndex: number, length: number | "whole"): Piece {
  const clot = state.clots.find((one) => one.id === clotIndex);
  const segment = clot?.segments.find((one) => one.vesselIndex === vesselIndex);
  if (clot === undefined || segment === undefined) throw new RangeError(`clot ${clotIndex} in vessel ${vesselIndex}: none there; expected a clot and vessel of clotTails.`);
  if (length !== "whole" && !(length > 0)) throw new RangeError(`length is ${length}; expected above 0 m, or "whole".`);
  let fresh = 0;
  let organised = 0;
  let total = 0;
  let ageSum = 0;
  const take = (from: Segment, wanted: number): void => {
    const before = { fresh: from.fresh_m3, organised: from.organised_m3, length: from.length_m };
    cut(from, wanted);
    fresh += before.fresh - from.fresh_m3;
    organised += before.organised - from.organised_m3;
    total += before.length - from.length_m;
    ageSum += (before.fresh - from.fresh_m3) * from.meanAge_s;
  };
  for (const ahead of looseAhead(model, clot, vesselIndex)) take(ahead, ahead.length_m);
  take(segment, length === "whole" ? segment.length_m : length);
  clot.segments = clot.segments.filter((one) => one.length_m > 0);
  state.clots = state.clots.filter((one) => one.segments.length > 0);
  const volume = fresh + organised;
  state.balance.detached_m3 += volume;
  return {
    clotId: clot.id,
    vesselIndex,
    volume_m3: volume,
    length_m: total,
    diameter_m: total > 0 ? 2 * Math.sqrt(volume / (total * Math.PI)) : 0,
    age_s: fresh > 0 ? ageSum / fresh : segment.meanAge_s,
    organised_fraction: volume > 0 ? organised / volume : 0,
    fibrin_kg: fresh * model.values.fibrinDensity,
  };
}
