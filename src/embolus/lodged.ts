import { exp, pow } from "../numerics/index.ts";
import type { EmbolusEvent } from "./flight.ts";
import type { EmbolusModel, EmbolusState } from "./state.ts";

/** What dissolves emboli. */
export interface LysisInput {
  /** The person's fibrinolysis over the median. */
  readonly lysisPerson_ratio: number;
  /** Plasmin activity of thrombolytic drugs, 0 none. */
  readonly plasminActivity_ratio: number;
}

const millilitre_m3 = 1e-6;

/**
 * Rate of lysis of a plug in the lung, 1/s:
 *
 *     k = (k0 + k1 exp(-a/6.5 d)) Ly^0.9 min(4, V^(-1/3)) + kp P exp(-a/8 d),   V in mL
 *
 * Source: recipe of natural history, law 6 (CLOT-228 to 230); thrombolysis TRT-044.
 */
export function lungLysis_per_s(model: EmbolusModel, volume_m3: number, age_s: number, input: LysisInput): number {
  const { values } = model;
  const size = Math.min(values.lungLysisSize, pow(Math.max(volume_m3, 1e-12) / millilitre_m3, -1 / 3));
  const own = (values.lungLysisBase + values.lungLysisFresh * exp(-age_s / values.lungLysisTime)) * pow(input.lysisPerson_ratio, values.lungLysisPerson) * size;
  return own + values.plasminLysis * input.plasminActivity_ratio * exp(-age_s / values.plasminAge);
}

/** Lyses lodged, trapped and systemic emboli over a step; those that are nearly gone dissolve. Volume is accounted for exactly. */
export function advanceLodged(model: EmbolusModel, state: EmbolusState, input: LysisInput, dt_s: number, t_s: number): EmbolusEvent[] {
  const events: EmbolusEvent[] = [];
  let lysed = 0;
  for (const embolus of state.emboli) {
    if (embolus.status !== "lodged" && embolus.status !== "trapped" && embolus.status !== "systemic") continue;
    const age = embolus.age_s + (t_s - embolus.released_s);
    const before = embolus.volume_m3;
    const after = before * exp(-lungLysis_per_s(model, before, age, input) * (1 - embolus.organised_fraction) * dt_s);
    embolus.volume_m3 = after;
    lysed += before - after;
    // A plug shrinks across its artery: the share of the lumen goes with the square root of what is left.
    embolus.occlusion_fraction = embolus.lodgedOcclusion_fraction * Math.sqrt(after / embolus.releasedVolume_m3);
    if (after > model.values.organisedRest * embolus.releasedVolume_m3) continue;
    lysed += after;
    embolus.volume_m3 = 0;
    embolus.occlusion_fraction = 0;
    embolus.status = "dissolved";
    events.push({ kind: "embolus-dissolved", embolusId: embolus.id, vesselIndex: embolus.vesselIndex, at_s: t_s + dt_s });
  }
  state.lysed_m3 += lysed;
  state.lysed_m3_per_s = lysed / dt_s;
  state.lysedFibrin_kg_per_s = (lysed * model.values.fibrinContent) / dt_s;
  return events;
}

/** Takes a share of the lodged emboli of some vessels out (mechanical thrombectomy). Returns the volume, m3. */
export function removeLodged(state: EmbolusState, inVessel: (vesselIndex: number) => boolean, share_fraction: number): number {
  let taken = 0;
  for (const embolus of state.emboli) {
    if ((embolus.status !== "lodged" && embolus.status !== "trapped") || !inVessel(embolus.vesselIndex)) continue;
    const part = embolus.volume_m3 * share_fraction;
    taken += part;
    embolus.volume_m3 -= part;
    embolus.occlusion_fraction *= Math.sqrt(1 - share_fraction);
    embolus.lodgedOcclusion_fraction *= Math.sqrt(1 - share_fraction);
  }
  state.removed_m3 += taken;
  return taken;
}
