import { exp, log, normalCumulative, stream } from "../numerics/index.ts";
import type { ClotTail, EmbolusModel, EmbolusState, Neck } from "./state.ts";

/** What pulls on clots during a step, by vessel index. */
export interface LoadInput {
  readonly velocity_m_per_s: readonly number[];
  readonly wallShear_Pa: readonly number[];
  readonly muscleSqueeze_Pa: readonly number[];
  readonly massage_Pa: readonly number[];
  readonly pressureSwing_Pa: readonly number[];
}

/** What pulled hardest. */
export type Trigger = "rest" | "muscle" | "massage" | "pressure";

/** A neck that failed: how much of the clot goes, and why. */
export interface Release {
  readonly clotId: number;
  readonly vesselIndex: number;
  /** Length from the tip that breaks, m; `whole` when the root gives way. */
  readonly length_m: number | "whole";
  readonly load_N: number;
  readonly strength_N: number;
  readonly trigger: Trigger;
}

const pi = 3.141592653589793;

/** Load on a tail and its parts, N. */
export interface Load {
  readonly total_N: number;
  readonly trigger: Trigger;
}

/**
 * Force on a free tail:
 *
 *     F = tau_w pi d L + (rho/2) (k U)^2 A Cd + A (c1 P_muscle + c2 P_massage + c3 P_swing)
 *
 * Limits: quasi-static; a full vein has no stream, so that drag falls while squeeze stays; in the calf only a share of the load arrives.
 */
export function tailLoad(model: EmbolusModel, tail: ClotTail, input: LoadInput): Load {
  const { values, traits } = model;
  const i = tail.vesselIndex;
  const peak = values.pulsatility * input.velocity_m_per_s[i];
  const stream_N = input.wallShear_Pa[i] * values.pulsatility * pi * tail.diameter_m * tail.freeLength_m + 0.5 * values.bloodDensity * peak * peak * tail.area_m2 * values.dragCoefficient;
  const muscle = values.squeezeShare * input.muscleSqueeze_Pa[i] * tail.area_m2;
  const massage = values.massageShare * input.massage_Pa[i] * tail.area_m2;
  const swing = values.swingShare * input.pressureSwing_Pa[i] * tail.area_m2;
  const greatest = Math.max(muscle, massage, swing);
  const trigger: Trigger = greatest < 0.5 * stream_N ? "rest" : greatest === massage ? "massage" : greatest === muscle ? "muscle" : "pressure";
  const shelter = model.graph.vessels[i].region === "calf" ? values.calfShelter : 1;
  return { total_N: (stream_N + muscle + massage + swing) * traits.load_ratio * shelter, trigger };
}

/** Peeling resistance of the neck of a tail: G times its width, N. */
export function tailStrength_N(tail: ClotTail): number {
  return tail.adhesion_J_per_m2 * tail.diameter_m;
}

/** Share of necks whose strength lies below a load: log-normal strengths round the peeling resistance of a fresh tail. */
export function weakShare_fraction(model: EmbolusModel, load_N: number, strength_N: number): number {
  if (!(load_N > 0) || !(strength_N > 0)) return 0;
  return normalCumulative(log((model.values.loadScale * load_N) / strength_N) / model.values.neckSpread);
}

function neckOf(model: EmbolusModel, state: EmbolusState, tail: ClotTail): Neck {
  const found = state.necks.find((neck) => neck.clotId === tail.clotId && neck.vesselIndex === tail.vesselIndex);
  if (found !== undefined) return found;
  const neck: Neck = { clotId: tail.clotId, vesselIndex: tail.vesselIndex, tested_fraction: 0, hazard_index: 0, nextFailure_index: stream(model.seed, "neck", tail.clotId, tail.vesselIndex, 0).exponential(), failure_count: 0 };
  state.necks.push(neck);
  return neck;
}

/**
 * Which tails break in this step. Necks weaker than the present load fail at once; those that held are renewed by creep within hours:
 *
 *     dT/dt = -T/tau,   where T < p(F): hazard += n (p - T), T = p
 *
 * with p the share of necks weaker than the load and n their number along the tail. Under a steady load this is a rate n p/tau; a
 * sudden load tests at once what rest had not, and then leaves fewer to fail (C2; CLOT-246). Fires when the hazard passes a
 * stored exponential draw, so that chance does not depend on the step.
 */
export function advanceRelease(model: EmbolusModel, state: EmbolusState, tails: readonly ClotTail[], input: LoadInput, dt_s: number): Release[] {
  const { values } = model;
  const releases: Release[] = [];
  state.necks = state.necks.filter((neck) => tails.some((tail) => tail.clotId === neck.clotId && tail.vesselIndex === neck.vesselIndex));
  for (const tail of tails) {
    if (tail.freeLength_m < values.smallestTail) continue;
    const neck = neckOf(model, state, tail);
    const load = tailLoad(model, tail, input);
    const strength = tailStrength_N(tail);
    const weak = weakShare_fraction(model, load.total_N, strength);
    const count = tail.freeLength_m / values.neckSpacing;
    const kept = exp(-dt_s / values.neckRenewal);
    const renewed = neck.tested_fraction * kept;
    // The renewal over the step at a constant load, plus what this load finds untested at its start.
    const first = Math.max(0, weak - neck.tested_fraction);
    const steady = weak >= neck.tested_fraction ? weak * (dt_s / values.neckRenewal) : Math.max(0, weak - renewed);
    neck.tested_fraction = Math.max(weak, renewed);
    neck.hazard_index += count * (first + steady);
    if (neck.hazard_index < neck.nextFailure_index) continue;
    releases.push(breakTail(model, neck, tail, load, strength));
  }
  return releases;
}

function breakTail(model: EmbolusModel, neck: Neck, tail: ClotTail, load: Load, strength_N: number): Release {
  const { values } = model;
  const random = stream(model.seed, "break", tail.clotId, tail.vesselIndex, neck.failure_count);
  const root = values.rootFailure * (1 - values.rootOcclusion * tail.occlusion_fraction) * exp(-tail.age_s / values.rootTime);
  const whole = random.uniform() < root;
  const share = values.leastPiece + (1 - values.leastPiece) * random.uniform();
  neck.failure_count += 1;
  neck.hazard_index = 0;
  neck.nextFailure_index = stream(model.seed, "neck", tail.clotId, tail.vesselIndex, neck.failure_count).exponential();
  return { clotId: tail.clotId, vesselIndex: tail.vesselIndex, length_m: whole ? "whole" : share * tail.freeLength_m, load_N: load.total_N, strength_N: strength_N / values.loadScale, trigger: load.trigger };
}
