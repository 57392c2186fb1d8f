import type { ThrombusModel } from "./model.ts";
import { advanceBursts, extend, growSegment } from "./growth.ts";
import { lyseSegment, shortenThread, type Lysed } from "./lysis.ts";
import { clotVolume_m3, occlusion_fraction, segmentVolume_m3 } from "./segment.ts";
import { advanceMeanResidence, startClots } from "./start.ts";
import type { Clot, ThrombusEvent, ThrombusInput, ThrombusState } from "./state.ts";

/**
 * Surface of a clot at which fibrin forms and lyses, times the speed of that turnover, m3/s: x / (1 + x) x pi d sqrt(o) L x turnover.
 * Keeps D-dimer up while a thrombus is active, and falls when an anticoagulant lowers x.
 */
function surfaceActivity_m3_per_s(model: ThrombusModel, clot: Clot): number {
  let area = 0;
  for (const segment of clot.segments) {
    const vein = model.veins[segment.vesselIndex];
    area += segment.channel_count * pi * vein.channelDiameter_m * Math.sqrt(occlusion_fraction(vein, segment)) * segment.length_m;
  }
  return (clot.drive_ratio / (1 + clot.drive_ratio)) * area * model.values.surfaceTurnover;
}

const pi = Math.PI;

function advanceClot(model: ThrombusModel, state: ThrombusState, clot: Clot, input: ThrombusInput, dt_s: number, t_s: number, lysed: Lysed): ThrombusEvent[] {
  const events: ThrombusEvent[] = [];
  advanceBursts(model, clot, t_s);
  const volume = clotVolume_m3(clot);
  for (const segment of clot.segments) lyseSegment(segment, volume, input, model.values, dt_s, lysed);
  clot.drive_ratio = 0;
  for (const segment of [...clot.segments]) {
    state.balance.grown_m3 += growSegment(model, state, clot, segment, input, dt_s, t_s);
    const event = extend(model, state, clot, segment, input, t_s + dt_s);
    if (event !== undefined) events.push(event);
  }
  for (const segment of clot.segments) shortenThread(model, segment);
  return events;
}

/** Drops segments that are gone, counting their rest as lysed; true when nothing of the clot is left. */
function clearRests(model: ThrombusModel, clot: Clot, lysed: Lysed): boolean {
  const whole = clotVolume_m3(clot) < model.values.dissolvedVolume;
  clot.segments = clot.segments.filter((segment) => {
    if (!whole && segmentVolume_m3(segment) >= model.values.dissolvedVolume) return true;
    lysed.fresh_m3 += segment.fresh_m3;
    lysed.organised_m3 += segment.organised_m3;
    return false;
  });
  return clot.segments.length === 0;
}

/**
 * One step of all clots: mean residence, lysis and organisation, growth and extension, dissolution, starts. `t_s` is the time at the
 * beginning of the step. Any step from half a second to an hour; volume is conserved exactly against `state.balance`.
 */
export function advanceThrombus(model: ThrombusModel, state: ThrombusState, input: ThrombusInput, dt_s: number, t_s: number): ThrombusEvent[] {
  const events: ThrombusEvent[] = [];
  const lysed: Lysed = { fresh_m3: 0, organised_m3: 0 };
  let surface = 0;
  advanceMeanResidence(model, state, input, dt_s);
  const remaining: Clot[] = [];
  for (const clot of state.clots) {
    events.push(...advanceClot(model, state, clot, input, dt_s, t_s, lysed));
    surface += surfaceActivity_m3_per_s(model, clot);
    if (clearRests(model, clot, lysed)) events.push({ kind: "clot-dissolved", clotId: clot.id, vesselIndex: clot.originIndex, at_s: t_s + dt_s, cause: null });
    else remaining.push(clot);
  }
  state.clots = remaining;
  state.balance.lysed_m3 += lysed.fresh_m3 + lysed.organised_m3;
  state.lysedFibrin_kg_per_s = (lysed.fresh_m3 * model.values.fibrinDensity) / dt_s;
  state.surfaceActivity_m3_per_s = surface;
  events.push(...startClots(model, state, input, dt_s, t_s));
  return events;
}
