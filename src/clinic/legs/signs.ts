import { exp } from "../../numerics/index.ts";
import { villalta } from "../scores/index.ts";
import type { LegInput, LegState } from "./state.ts";
import type { LegValues } from "./tissue.ts";

const clamp = (x: number): number => Math.max(0, Math.min(1, x));

/** Girth of a limb whose tissue has grown by a share at constant length: C = C0 sqrt(1 + v). */
function girth_m(healthy_m: number, swelling_fraction: number): number {
  return healthy_m * Math.sqrt(1 + swelling_fraction);
}

/** Calf compartment: fascia does not give, so pressure rises exponentially with swelling; congested muscle adds to it. */
function compartment_Pa(swelling_fraction: number, rise_Pa: number, values: LegValues): number {
  return values.compartmentRest + values.compartmentRise * (exp(swelling_fraction / values.compartmentSwelling) - 1) + values.compartmentVenous * rise_Pa;
}

/** Pain of an average person, 0 to 10: P = 10 (1 - exp(-u)), u weighted from inflammation, swelling and compartment pressure, worse upright. */
function pain_points(leg: LegState, swelling_fraction: number, upright: boolean, values: LegValues): number {
  const inflamed = Math.max(leg.calfInflammation_fraction, leg.thighInflammation_fraction);
  const tight = Math.max(0, leg.compartmentPressure_Pa - values.compartmentRest);
  const drive = values.painInflammation * inflamed + (inflamed > 0 ? values.painStretch * swelling_fraction : 0) + values.painPressure * tight;
  return values.worstPain * (1 - exp(-drive * (upright ? values.painUpright : 1)));
}

function colourOf(leg: LegState): LegState["colour"] {
  if (leg.pallor_fraction > 0.5 && leg.pallor_fraction >= leg.cyanosis_fraction) return "pale";
  if (leg.cyanosis_fraction > 0.5 && leg.cyanosis_fraction >= leg.redness_fraction) return "blue";
  return leg.redness_fraction > 1 / 4 ? "red" : "normal";
}

/** Signs of one leg after its tissue has moved on. `rise_Pa` is the obstructive rise of calf venous pressure. */
export function readSigns(leg: LegState, input: LegInput, rise_Pa: number, values: LegValues, dt_s: number): void {
  const calf = leg.calfOedema_m3 / leg.calfTissue_m3;
  const thigh = leg.thighOedema_m3 / leg.thighTissue_m3;
  const inflamed = Math.max(leg.calfInflammation_fraction, leg.thighInflammation_fraction);
  leg.calfCircumference_m = girth_m(leg.calfHealthy_m, calf);
  leg.thighCircumference_m = girth_m(leg.thighHealthy_m, thigh);
  leg.compartmentPressure_Pa = compartment_Pa(calf, rise_Pa, values);
  advanceNerve(leg, values, dt_s);
  leg.pain_points = pain_points(leg, Math.max(calf, thigh), input.walking || input.posture === "standing", values);
  leg.tenderness_fraction = inflamed;
  leg.redness_fraction = clamp((inflamed - values.rednessFrom) / (1 - values.rednessFrom));
  leg.cyanosis_fraction = clamp((rise_Pa - values.bluenessFrom) / values.bluenessSpan);
  leg.pallor_fraction = clamp((leg.compartmentPressure_Pa - values.palenessFrom) / values.palenessSpan);
  leg.skinTemperature_K = values.skinRest + values.skinWarming * inflamed - values.skinCooling * Math.max(leg.cyanosis_fraction, leg.pallor_fraction);
  leg.colour = colourOf(leg);
  const crowding = Math.max(0, input.superficialFlow_ratio - 1) + rise_Pa / values.distensionPressure;
  leg.veinDistension_fraction = crowding / (1 + crowding);
  advanceLateChanges(leg, input, values, dt_s);
  leg.villalta_points = villaltaEstimate(leg, calf);
}

/** Nerves fail while the compartment is above the threshold and recover below it; exact over a step. */
function advanceNerve(leg: LegState, values: LegValues, dt_s: number): void {
  const severity = clamp((leg.compartmentPressure_Pa - values.nerveThreshold) / values.nerveSpan);
  const lost = leg.nerveFailure_fraction;
  leg.nerveFailure_fraction = severity > 0 ? 1 - (1 - lost) * exp((-severity * dt_s) / values.nerveTime) : lost * exp(-dt_s / values.nerveRecovery);
}

/** Organised clot leaves valves that do not close; reflux hardens the skin over months. Lost valves do not come back. */
function advanceLateChanges(leg: LegState, input: LegInput, values: LegValues, dt_s: number): void {
  const lost = values.valveLoss * clamp(input.organised_fraction) * Math.min(1, input.thrombusLength_m / values.valveReach);
  leg.valveCompetence_fraction = Math.min(leg.valveCompetence_fraction, 1 - lost);
  leg.skinChange_fraction = 1 - (1 - leg.skinChange_fraction) * exp((-(1 - leg.valveCompetence_fraction) * dt_s) / values.skinChangeTime);
}

/** A share as one of the four grades: none, mild, moderate, severe. */
function grade_points(share_fraction: number): number {
  return Math.max(0, Math.min(3, Math.floor(4 * share_fraction)));
}

/** Villalta scale as an examiner would fill it in from these signs. Cramps and itching follow reflux. */
function villaltaEstimate(leg: LegState, swelling_fraction: number): number {
  const reflux = grade_points(1 - leg.valveCompetence_fraction);
  const swollen = grade_points(4 * swelling_fraction);
  const grades = {
    pain_points: grade_points(leg.pain_points / (2 * 4)), cramps_points: Math.floor(reflux / 2), heaviness_points: swollen, paraesthesia_points: grade_points(leg.nerveFailure_fraction),
    pruritus_points: Math.floor(reflux / 2), pretibialOedema_points: swollen, skinInduration_points: grade_points(leg.skinChange_fraction), hyperpigmentation_points: grade_points(leg.skinChange_fraction),
    redness_points: grade_points(leg.redness_fraction), venousEctasia_points: grade_points(leg.veinDistension_fraction), calfCompressionPain_points: grade_points(leg.tenderness_fraction),
  };
  // Most legs of most steps have no grade at all: the scale need not be gone through.
  return Object.values(grades).some((n) => n > 0) ? villalta({ ...grades, venousUlcer: false }).bounds[0] : 0;
}
