import { exp, pow, stream } from "../numerics/index.ts";
import type { ThrombusModel } from "./model.ts";
import { addFresh, capacity_m3, freeLength_m, nucleus, occlusion_fraction } from "./segment.ts";
import { stasis_ratio } from "./start.ts";
import type { Clot, Segment, ThrombusEvent, ThrombusInput, ThrombusState } from "./state.ts";

/**
 * Bursts: an Ornstein-Uhlenbeck path sampled once a day from the clot's own streams, so that the path does not depend on the steps.
 *
 *     u(n+1) = r u(n) + sd sqrt(1 - r^2) xi(n),   r = exp(-1 d / 2.5 d)
 */
export function advanceBursts(model: ThrombusModel, clot: Clot, t_s: number): void {
  const { values, seed } = model;
  const day = Math.floor((t_s - clot.born_s) / values.tailDays);
  const keep = exp(-values.tailDays / values.burstTime);
  while (clot.burst_count <= day) {
    const draw = stream(seed, "burst", clot.originIndex, clot.start_count, clot.burst_count).normal();
    clot.burst_index = clot.burst_count === 0 ? values.burstSpread * draw : keep * clot.burst_index + values.burstSpread * Math.sqrt(1 - keep * keep) * draw;
    clot.burst_count += 1;
  }
}

/**
 * Drive of growth in the stream (recipe law 2), before the stream's shear:
 *
 *     x = exp(-t / tauPass) f exp(u) exp(mC z) stasis^0.5 systemic^0.3 (1 - E) / X0
 *
 * t age of the clot, f its growth factor, u its burst, z composition, E inhibition by anticoagulants.
 */
export function growthDrive_ratio(model: ThrombusModel, clot: Clot, vesselIndex: number, meanResidence_s: number, input: ThrombusInput, t_s: number): number {
  const { values } = model;
  const vein = model.veins[vesselIndex];
  const age = Math.max(0, t_s - clot.born_s);
  const passivation = vein.isCalf ? values.passivationCalf : values.passivationAbove;
  const stasis = pow(stasis_ratio(vein, meanResidence_s, values), values.stasisGrowthPower);
  const systemic = pow(Math.max(1, input.systemicActivation_ratio), values.systemicGrowthPower);
  const composed = exp(clot.burst_index + values.compositionPower * input.composition_index - age / passivation);
  return (composed * clot.growth_ratio * stasis * systemic * (1 - input.growthInhibition_fraction)) / values.streamThreshold;
}

/** Activity in the stream: x^2 / (1 + x^2), halved where the wall shear reaches its limit: the stream washes thrombin away. */
export function streamActivity_fraction(drive_ratio: number, wallShear_Pa: number, washoutShear_Pa: number): number {
  const square = drive_ratio * drive_ratio;
  const shear = wallShear_Pa / washoutShear_Pa;
  return square / (1 + square) / (1 + shear * shear);
}

/** Activity of a segment: in its pocket at least 0.6 exp(-t / 4 d) sqrt(f) (1 - E), outside it the stream's only. */
function activity_fraction(model: ThrombusModel, clot: Clot, segment: Segment, drive_ratio: number, input: ThrombusInput, t_s: number): number {
  const { values } = model;
  const streamActivity = streamActivity_fraction(drive_ratio, input.wallShear_Pa[segment.vesselIndex], values.washoutShear);
  if (clot.leftPocket || segment.vesselIndex !== clot.originIndex) return streamActivity;
  const pocket = values.pocketActivity * exp(-Math.max(0, t_s - clot.born_s) / values.pocketTime) * Math.sqrt(clot.growth_ratio) * (1 - input.growthInhibition_fraction);
  return Math.min(1, Math.max(pocket, streamActivity));
}

/** Lengthens a segment with and against the stream; returns the lumen gained, m. */
function lengthen(model: ThrombusModel, state: ThrombusState, segment: Segment, activity_fraction: number, dt_s: number): number {
  const { values } = model;
  const vein = model.veins[segment.vesselIndex];
  const speed = values.growthSpeed * (vein.isCalf ? values.calfGrowth : 1) * activity_fraction;
  const room = freeLength_m(model, state, segment.vesselIndex) / segment.channel_count;
  const ahead = Math.max(0, Math.min(speed * dt_s, vein.length_m - segment.distal_m - segment.length_m, room));
  const still = occlusion_fraction(vein, segment) > values.retrogradeOcclusion;
  const behind = still ? Math.max(0, Math.min(values.retrogradeShare * speed * dt_s, segment.distal_m, room - ahead)) : 0;
  segment.length_m += ahead + behind;
  segment.distal_m -= behind;
  segment.growth_m_per_s = ahead / dt_s;
  const anchor = exp(-dt_s / values.anchoringTime);
  const grown = segment.growth_m_per_s * values.anchoringTime;
  segment.freeTail_m = Math.min(segment.length_m, grown + (segment.freeTail_m - grown) * anchor);
  return ahead + behind;
}

/** Grows one segment for a step and returns the volume formed, m3: new length 0.35 full, the rest of the lumen at 1/d x activity. */
export function growSegment(model: ThrombusModel, state: ThrombusState, clot: Clot, segment: Segment, input: ThrombusInput, dt_s: number, t_s: number): number {
  const { values } = model;
  const vein = model.veins[segment.vesselIndex];
  const mean = state.meanResidence_s[segment.vesselIndex];
  const drive = growthDrive_ratio(model, clot, segment.vesselIndex, mean, input, t_s);
  clot.drive_ratio = Math.max(clot.drive_ratio, drive);
  const activity = activity_fraction(model, clot, segment, drive, input, t_s);
  const slow = vein.isCalf ? 1 : Math.min(1, stasis_ratio(vein, mean, values) / values.fillingStasis);
  const open = Math.max(0, 1 - occlusion_fraction(vein, segment)) * capacity_m3(vein, segment);
  const filled = open * (1 - exp(-values.fillingRate * activity * slow * dt_s));
  const gained = lengthen(model, state, segment, activity, dt_s);
  const formed = filled + gained * vein.channelArea_m2 * segment.channel_count * values.newLengthFilling;
  addFresh(segment, formed, dt_s);
  if (segment.length_m >= values.pocketDepth) clot.leftPocket = true;
  return formed;
}

function canEnter(model: ThrombusModel, state: ThrombusState, clot: Clot, vesselIndex: number): boolean {
  if (vesselIndex < 0 || clot.segments.some((segment) => segment.vesselIndex === vesselIndex)) return false;
  return freeLength_m(model, state, vesselIndex) > model.values.nucleusLength;
}

/**
 * A segment that has reached the end of its vein seeds the next one: from calf to popliteal only above x = 0.45, elsewhere above a
 * small drive. A nearly occluding one that has grown back to the beginning of its vein seeds the largest deep vein behind it.
 */
export function extend(model: ThrombusModel, state: ThrombusState, clot: Clot, segment: Segment, input: ThrombusInput, t_s: number): ThrombusEvent | undefined {
  const { values } = model;
  const vein = model.veins[segment.vesselIndex];
  const drive = growthDrive_ratio(model, clot, segment.vesselIndex, state.meanResidence_s[segment.vesselIndex], input, t_s);
  const next = vein.downstreamIndex;
  const leavesCalf = next >= 0 && vein.isCalf && !model.veins[next].isCalf;
  const full = segment.distal_m + segment.length_m >= vein.length_m * nearlyOne_fraction;
  if (full && drive > (leavesCalf ? values.extensionDrive : values.onwardDrive) && canEnter(model, state, clot, next)) {
    return seed(model, state, clot, next, vein.entry_fraction * model.veins[next].length_m, drive, t_s);
  }
  const back = vein.upstreamIndex;
  const blocked = segment.distal_m <= (1 - nearlyOne_fraction) * vein.length_m && occlusion_fraction(vein, segment) > values.retrogradeOcclusion;
  if (blocked && drive > values.extensionDrive && canEnter(model, state, clot, back)) return seed(model, state, clot, back, model.veins[back].length_m, drive, t_s);
  return undefined;
}

/** Rounding must not keep a segment from its end. */
const nearlyOne_fraction = 1 - 1e-9;

function seed(model: ThrombusModel, state: ThrombusState, clot: Clot, vesselIndex: number, distal_m: number, drive_ratio: number, at_s: number): ThrombusEvent {
  const segment = nucleus(model, vesselIndex, distal_m, at_s);
  clot.segments.push(segment);
  state.balance.grown_m3 += segment.fresh_m3;
  return { kind: "clot-extended", clotId: clot.id, vesselIndex, at_s, cause: { drive_ratio } };
}
