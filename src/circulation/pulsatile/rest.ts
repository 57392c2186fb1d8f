import { restInput } from "../advance.ts";
import type { CirculationModel } from "../model.ts";
import type { CirculationState } from "../state.ts";
import { placeHeart, type Heart } from "./engine.ts";
import type { PulsatileKernel } from "./kernel.ts";
import { addFluid, fullRegulation, noteRest } from "./regulation.ts";
import { findSteadyState } from "./steady.ts";

/** Nothing but the heart and the vessels moves. */
const heldStill = { reflexes: false, ischaemia: false, coronary: false, fluid: false } as const;
/** Volume that changes the stroke at rest by one unit of volume. */
const volumeGain_ratio = 16;
const matches_count = 2;

/**
 * A heart at rest, lying: the periodic steady state without drive, noted as what the reflexes defend.
 *
 * Rest is matched to the cycle-averaged solve of the same person in one number, which is free in a loop that resolves the beat: how much blood the vessels hold
 * while the ventricles empty. It sets the resting output. Pressures, and everything under load, are not matched.
 */
export function restingHearts(kernel: PulsatileKernel, block: number, people: readonly { readonly model: CirculationModel; readonly state: CirculationState }[]): readonly Heart[] {
  const hearts = people.map(({ model, state }, lane) => {
    const heart = placeHeart(kernel, block * kernel.lanes + lane, model, state, restInput(model));
    heart.regulation = heldStill;
    return heart;
  });
  findSteadyState(kernel, block, hearts);
  for (let match = 0; match < matches_count; match++) {
    hearts.forEach((heart, lane) => {
      const { state } = people[lane];
      const { means } = heart.slow;
      addFluid(heart.model, heart.numbers, volumeGain_ratio * (state.lvStroke_m3 - means.aorticFlow_m3_per_s * means.period_s));
    });
    findSteadyState(kernel, block, hearts);
  }
  for (const heart of hearts) {
    noteRest(heart.model, heart.slow);
    heart.regulation = fullRegulation;
  }
  return hearts;
}
