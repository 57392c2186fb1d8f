import { exp, pow } from "../numerics/index.ts";
import type { ThrombusModel } from "./model.ts";
import { ageFresh, keepFresh, occlusion_fraction, segmentVolume_m3 } from "./segment.ts";
import type { ThrombusValues } from "./parameters.ts";
import type { Segment, ThrombusInput } from "./state.ts";

/**
 * Own lysis of fresh clot, 1/s (recipe law 3):
 *
 *     k = 0.27/d Ly (5 mL / V)^0.35 / (1 + (a / 6 d)^2) x shutdown
 *
 * Small clots lyse faster by their surface, old ones slower; a big operation shuts fibrinolysis down for some days. Anticoagulants
 * are not in it: they never dissolve.
 */
export function lysisRate_per_s(volume_m3: number, meanAge_s: number, lysisPerson_ratio: number, systemicActivation_ratio: number, values: ThrombusValues): number {
  const size = pow(values.lysisVolume / Math.max(volume_m3, values.lysisVolumeLeast), values.lysisVolumePower);
  const age = meanAge_s / values.lysisAge;
  const shutdown = 1 - values.lysisShutdown * Math.min(1, Math.max(0, (systemicActivation_ratio - 1) / values.shutdownActivation));
  return ((values.lysisRate * lysisPerson_ratio * size) / (1 + age * age)) * shutdown;
}

/** How many times thrombolysis speeds lysis: 1 + gain x plasmin / (1 + (a / 10 d)^2). 1 without a thrombolytic, exactly. */
export function thrombolysis_ratio(plasminActivity_ratio: number, meanAge_s: number, values: ThrombusValues): number {
  const age = meanAge_s / values.thrombolysisAge;
  return 1 + (values.thrombolysisGain * plasminActivity_ratio) / (1 + age * age);
}

/** Organisation of fresh clot into scar, 1/s: 0.2/d a^2 / (a^2 + (10 d)^2) (recipe law 4). */
export function organisationRate_per_s(meanAge_s: number, values: ThrombusValues): number {
  const square = meanAge_s * meanAge_s;
  return (values.organisationRate * square) / (square + values.organisationAge * values.organisationAge);
}

/** Plasmin activity that reaches a vessel. */
export function plasminAt_ratio(input: ThrombusInput, vesselIndex: number): number {
  return typeof input.plasminActivity_ratio === "number" ? input.plasminActivity_ratio : input.plasminActivity_ratio[vesselIndex];
}

/** Volumes lysed in a step, m3: fibrin of the fresh part, and faded scar. */
export interface Lysed {
  fresh_m3: number;
  organised_m3: number;
}

/**
 * Lyses, organises and ages one segment for a step, exact for constant rates; adds what was lysed to `lysed`. The attachment keeps a
 * share lately lysed, l' = k (1 - l) - l / repair.
 */
export function lyseSegment(segment: Segment, clotVolume_m3: number, input: ThrombusInput, values: ThrombusValues, dt_s: number, lysed: Lysed): void {
  const own = lysisRate_per_s(clotVolume_m3, segment.meanAge_s, input.lysisPerson_ratio, input.systemicActivation_ratio, values);
  const lysis = own * thrombolysis_ratio(plasminAt_ratio(input, segment.vesselIndex), segment.meanAge_s, values);
  const organisation = organisationRate_per_s(segment.meanAge_s, values);
  const sum = lysis + organisation;
  const kept = exp(-sum * dt_s);
  const lost = segment.fresh_m3 * (1 - kept);
  const toScar = sum > 0 ? (lost * organisation) / sum : 0;
  const fade = values.organisedFading * pow(input.lysisPerson_ratio, values.organisedFadingPower);
  const faded = segment.organised_m3 * (1 - exp(-fade * dt_s));
  keepFresh(segment, kept);
  segment.organised_m3 += toScar - faded;
  lysed.fresh_m3 += lost - toScar;
  lysed.organised_m3 += faded;
  // The body's own plasmin works from the surface inwards; a thrombolytic drug reaches the fibres of the neck as well.
  const weakening = own * values.neckLysis + (lysis - own);
  const repair = weakening + 1 / values.neckRepair;
  segment.lysed_fraction = weakening / repair + (segment.lysed_fraction - weakening / repair) * exp(-repair * dt_s);
  ageFresh(segment, values, dt_s);
}

/** A clot that has become a thread shortens from its ends rather than thinning on for ever. */
export function shortenThread(model: ThrombusModel, segment: Segment): void {
  const vein = model.veins[segment.vesselIndex];
  const least = model.values.threadOcclusion;
  if (occlusion_fraction(vein, segment) >= least) return;
  const length = segmentVolume_m3(segment) / (vein.channelArea_m2 * segment.channel_count * least);
  segment.distal_m += 0.5 * (segment.length_m - length);
  segment.length_m = length;
  segment.freeTail_m = Math.min(segment.freeTail_m, length);
}
