import { exp } from "../numerics/index.ts";
import type { WallValues } from "./parameters.ts";
import type { WallInput, WallState } from "./state.ts";

/** Hypoxic drive of the endothelium, 0 to 1: 1 / (1 + (O/O50)^4). Smooth; half at the threshold. */
export function hypoxicDrive_fraction(oxygen_fraction: number, threshold_fraction: number): number {
  const ratio = oxygen_fraction / threshold_fraction;
  const square = ratio * ratio;
  return 1 / (1 + square * square);
}

/**
 * One step of all walls, exact for constant input:
 *
 *     O  relaxes to exp(-residence / tauO2)                 (minutes)
 *     a  relaxes to 1 / (1 + (O/O50)^4)                     (hours)
 *     j  heals as exp(-t / 12 d), but rises within a day to the injury that clot and catheter keep up
 *
 * Any step; values stay within 0 to 1.
 */
export function advanceWall(state: WallState, input: WallInput, values: WallValues, dt_s: number): void {
  const keepOxygen = exp(-dt_s / values.oxygenSettling);
  const keepActivation = exp(-dt_s / values.activationTime);
  const keepInjury = exp(-dt_s / values.healingTime);
  const keepSound = exp(-dt_s / values.scarringTime);
  state.inflammation_ratio = input.inflammation_ratio;
  for (let i = 0; i < state.oxygen_fraction.length; i++) {
    const oxygenTarget = exp(-input.pocketResidence_s[i] / values.pocketOxygenTime);
    state.oxygen_fraction[i] = oxygenTarget + (state.oxygen_fraction[i] - oxygenTarget) * keepOxygen;
    const drive = hypoxicDrive_fraction(state.oxygen_fraction[i], values.hypoxicThreshold);
    state.activation_fraction[i] = drive + (state.activation_fraction[i] - drive) * keepActivation;
    const kept = Math.max(values.thrombusInjury * input.thrombus_fraction[i], values.catheterInjury * input.catheter_fraction[i]);
    const injury = state.injury_fraction[i];
    state.injury_fraction[i] = injury > kept ? Math.max(kept, injury * keepInjury) : kept + (injury - kept) * keepSound;
    state.catheter_fraction[i] = input.catheter_fraction[i];
  }
}
