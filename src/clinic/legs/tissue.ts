import { exp } from "../../numerics/index.ts";
import type { Resolved } from "../../units/index.ts";
import type { legParameters } from "./parameters.ts";
import type { LegInput, LegPosture, LegState } from "./state.ts";

/** Resolved numbers of `legParameters`. */
export type LegValues = Resolved<typeof legParameters>;

/** Weight of the column of blood between the right atrium and a part of the leg, Pa; negative when the leg is raised. */
export function hydrostatic_Pa(posture: LegPosture, part: "calf" | "thigh", height_m: number, values: LegValues): number {
  const standing = part === "calf" ? values.calfStanding : values.thighStanding;
  const sitting = part === "calf" ? values.calfSitting : values.thighSitting;
  const share = posture === "standing" ? standing : posture === "sitting" ? sitting : posture === "head-up" ? values.tiltedShare * standing : posture === "legs-raised" ? -values.tiltedShare * standing : 0;
  return share * height_m * values.bloodWeight;
}

/** Rise of venous pressure over rest that filters: the obstruction counts whole, the hanging of the leg only in part. */
export function filteringRise_Pa(venousPressure_Pa: number, hydrostatic: { readonly load_Pa: number }, rest_Pa: number, values: LegValues): number {
  const hanging = Math.max(0, hydrostatic.load_Pa);
  return venousPressure_Pa - (1 - values.dependentShare) * hanging - rest_Pa;
}

/**
 * Starling filtration against drainage, exact over a step with constant input:
 *
 *     dV/dt = k (Veq - V),   Veq = c Vt P / (1 + P / Ps),   P = rise - margin + leak - stocking (at least 0)
 *
 * with k = Kf / c when fluid gathers and a share of it when it goes (lymph carries the protein).
 */
function nextOedema_m3(now_m3: number, tissue_m3: number, excess_Pa: number, walking: boolean, values: LegValues, dt_s: number): number {
  const pressure = Math.max(0, excess_Pa);
  const held = (values.tissueCompliance * tissue_m3 * pressure) / (1 + pressure / values.tissueStiffening);
  const filling = values.filtration / values.tissueUnit / values.tissueCompliance;
  const rate = held > now_m3 ? filling : filling * values.drainageShare * (walking ? values.walkingDrainage : 1);
  return held + (now_m3 - held) * exp(-rate * dt_s);
}

function nextInflammation(now_fraction: number, fresh_m3: number, half_m3: number, values: LegValues, dt_s: number): number {
  const target = fresh_m3 / (fresh_m3 + half_m3);
  return target + (now_fraction - target) * exp(-dt_s / values.inflammationTime);
}

/** Moves inflammation and oedema of one leg on by a step. Returns the obstructive rise of calf venous pressure, Pa. */
export function advanceTissue(leg: LegState, input: LegInput, height_m: number, values: LegValues, dt_s: number): number {
  leg.calfInflammation_fraction = nextInflammation(leg.calfInflammation_fraction, input.calfThrombus_m3 * input.fresh_fraction, values.calfClotHalf, values, dt_s);
  leg.thighInflammation_fraction = nextInflammation(leg.thighInflammation_fraction, input.thighThrombus_m3 * input.fresh_fraction, values.thighClotHalf, values, dt_s);
  const calfLoad_Pa = hydrostatic_Pa(input.posture, "calf", height_m, values);
  const thighLoad_Pa = hydrostatic_Pa(input.posture, "thigh", height_m, values);
  const stocking = values.stockingShare * input.stockingPressure_Pa;
  const calf = filteringRise_Pa(input.calfVenousPressure_Pa, { load_Pa: calfLoad_Pa }, values.calfRest, values) + values.inflammatoryLeak * leg.calfInflammation_fraction;
  const thigh = filteringRise_Pa(input.thighVenousPressure_Pa, { load_Pa: thighLoad_Pa }, values.thighRest, values) + values.inflammatoryLeak * leg.thighInflammation_fraction;
  leg.calfOedema_m3 = nextOedema_m3(leg.calfOedema_m3, leg.calfTissue_m3, calf - values.safetyMargin - stocking, input.walking, values, dt_s);
  leg.thighOedema_m3 = nextOedema_m3(leg.thighOedema_m3, leg.thighTissue_m3, thigh - values.safetyMargin - stocking * values.stockingThigh, input.walking, values, dt_s);
  leg.oedema_m3 = leg.calfOedema_m3 + leg.thighOedema_m3;
  return Math.max(0, input.calfVenousPressure_Pa - Math.max(0, calfLoad_Pa) - values.calfRest);
}
