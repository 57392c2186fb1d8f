import { stream } from "../../numerics/index.ts";
import { readSigns } from "./signs.ts";
import type { LegInput, LegsPerson, LegsState, LegState } from "./state.ts";
import { advanceTissue, type LegValues } from "./tissue.ts";

/** A healthy leg lying down. */
function healthyLeg(person: LegsPerson, extra_m: number, values: LegValues): LegState {
  const build = Math.sqrt(person.mass_kg / person.height_m / (values.girthMass / values.girthHeight));
  const calf = values.calfGirth * build + extra_m;
  const thigh = values.thighGirth * build + extra_m;
  return {
    calfOedema_m3: 0, thighOedema_m3: 0, oedema_m3: 0,
    calfTissue_m3: (values.calfShare * person.mass_kg) / values.bodyDensity, thighTissue_m3: (values.thighShare * person.mass_kg) / values.bodyDensity,
    calfHealthy_m: calf, thighHealthy_m: thigh, calfCircumference_m: calf, thighCircumference_m: thigh,
    calfInflammation_fraction: 0, thighInflammation_fraction: 0, pain_points: 0, tenderness_fraction: 0,
    skinTemperature_K: values.skinRest, redness_fraction: 0, cyanosis_fraction: 0, pallor_fraction: 0, colour: "normal", veinDistension_fraction: 0,
    compartmentPressure_Pa: values.compartmentRest, nerveFailure_fraction: 0, valveCompetence_fraction: 1, skinChange_fraction: 0, villalta_points: 0,
  };
}

/**
 * Both legs in health. Girth goes with sqrt(mass / height); the small natural difference between the sides is drawn from
 * the person's own stream. Throws RangeError for a mass or height that is not positive.
 */
export function createLegs(person: LegsPerson, values: LegValues, seed: number): LegsState {
  for (const [name, value] of [["mass_kg", person.mass_kg], ["height_m", person.height_m]] as const) {
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} is ${value}. Expected a positive number.`);
  }
  const half = (values.girthAsymmetry * stream(seed, "legs", "asymmetry").normal()) / 2;
  return { left: healthyLeg(person, half, values), right: healthyLeg(person, -half, values), height_m: person.height_m };
}

/** Moves both legs on by a step of any length with constant input: oedema, inflammation, nerves, and the signs that follow. */
export function advanceLegs(legs: LegsState, inputs: { readonly left: LegInput; readonly right: LegInput }, values: LegValues, dt_s: number): void {
  // Flow that has risen in both legs comes from walking or warmth; only what one leg has more of is collateral flow.
  const shared = Math.max(1, Math.min(inputs.left.superficialFlow_ratio, inputs.right.superficialFlow_ratio));
  for (const side of ["left", "right"] as const) {
    const input = { ...inputs[side], superficialFlow_ratio: inputs[side].superficialFlow_ratio / shared };
    const rise = advanceTissue(legs[side], input, legs.height_m, values, dt_s);
    readSigns(legs[side], input, rise, values, dt_s);
  }
}
