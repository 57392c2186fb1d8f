import type { CirculationModel } from "./model.ts";
import type { CirculationInput } from "./state.ts";

/**
 * How long blood stays in the valve pockets and recesses of each vein: washed out by the shear of the passing stream and by each
 * squeeze of the muscles that drives blood past the leaflets.
 *
 *     1/tau = c1 (8 u / d) + c2 f_pump + 1/tau_max
 *
 * Stasis of Virchow's triad. Fitted to CLOT-200, CLOT-201 and the model of section 3.1 of the evidence (walking 5 to 10 s, sitting
 * 100 to 300 s, immobile lying 600 to 1600 s). Limits: mean flow; the vortex inside the pocket is not resolved.
 */
export function pocketResidence_s(model: CirculationModel, input: CirculationInput, velocity_m_per_s: readonly number[], diameter_m: readonly number[]): number[] {
  const { values } = model;
  const shearFactor = 8;
  return model.graph.vessels.map((vessel) => {
    const i = vessel.index;
    const shear = diameter_m[i] > 0 ? (shearFactor * Math.max(0, velocity_m_per_s[i])) / diameter_m[i] : 0;
    const isLeg = vessel.region === "calf" || vessel.region === "knee" || vessel.region === "thigh";
    const pelvic = vessel.region === "pelvis" ? 0.5 : 0;
    const reach = isLeg ? 1 : pelvic;
    const pump = vessel.side === "left" ? input.calfPumpRate_per_s.left : vessel.side === "right" ? input.calfPumpRate_per_s.right : 0.5 * (input.calfPumpRate_per_s.left + input.calfPumpRate_per_s.right);
    const arm = vessel.region === "arm" || vessel.region === "neck" || vessel.region === "thorax" ? armWashout_per_s : 0;
    return 1 / (values.residenceShear * shear + values.residencePump * reach * pump + arm + 1 / values.residenceMost);
  });
}

/** Arms and breathing move neck and arm veins even in bed: a washout in three minutes. */
const armWashout_per_s = 0.0055;
