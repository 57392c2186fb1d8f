import { initialCirculation, restInput } from "../advance.ts";
import type { CirculationModel } from "../model.ts";
import type { CirculationInput, CirculationState } from "../state.ts";
import { advanceBlock, placeHeart, prepare, type Heart } from "./engine.ts";
import type { PulsatileKernel } from "./kernel.ts";
import { addFluid, fullRegulation, noteRest } from "./regulation.ts";
import { findSteadyState } from "./steady.ts";

/** Nothing but the heart and the vessels moves. */
const heldStill = { reflexes: false, ischaemia: false, coronary: false, fluid: false } as const;
/** Volume that changes the stroke at rest by one unit of volume. */
const volumeGain_ratio = 16;
const matches_count = 3;

/**
 * A heart at rest, lying: the periodic steady state without drive, noted as what the reflexes defend.
 *
 * Rest is matched to the cycle-averaged solve of the same person in one number, which is free in a loop that resolves the beat: how much blood the vessels hold
 * while the ventricles empty. It sets the resting output. Pressures, and everything under load, are not matched.
 */
export function restingHearts(kernel: PulsatileKernel, blockIndex: number, people: readonly { readonly model: CirculationModel; readonly state: CirculationState }[]): readonly Heart[] {
  const hearts = people.map(({ model, state }, i) => {
    const heart = placeHeart(kernel, blockIndex * kernel.lanes + i, model, state, restInput(model));
    heart.regulation = heldStill;
    return heart;
  });
  findSteadyState(kernel, blockIndex, hearts);
  for (let match = 0; match < matches_count; match++) {
    hearts.forEach((heart, i) => {
      const { state } = people[i];
      const { means } = heart.slow;
      const more = volumeGain_ratio * (state.lvStroke_m3 - means.aorticFlow_m3_per_s * means.period_s);
      addFluid(heart.model, heart.numbers, more);
      heart.matched_m3 += more;
    });
    findSteadyState(kernel, blockIndex, hearts);
  }
  for (const heart of hearts) {
    noteRest(heart.model, heart.slow);
    heart.regulation = fullRegulation;
  }
  return hearts;
}

/**
 * A heart at a moment of the cycle-averaged solve: its volumes, drives and strength of the right ventricle, the load it bears, and the beat found that
 * repeats itself under them with the reflexes held. From there it runs freely or stays held, as its `regulation` says.
 */
export function heartAtMoment(kernel: PulsatileKernel, personIndex: number, subject: HeartSubject): Heart {
  const block = Math.floor(personIndex / kernel.lanes);
  const { model, state, input } = subject;
  const [rested] = restingHearts(kernel, block, [{ model, state: subject.rest ?? initialCirculation(model) }]);
  const atRest = { ...rested.slow };
  const heart = placeHeart(kernel, personIndex, model, state, input);
  addFluid(model, heart.numbers, rested.matched_m3);
  const { slow } = heart;
  for (const key of restKeys) slow[key] = atRest[key];
  slow.rateDrive_ratio = state.rateDrive_ratio;
  slow.resistanceDrive_ratio = state.resistanceDrive_ratio;
  slow.venousDrive_ratio = state.venousDrive_ratio;
  slow.rvStrength_ratio = state.rvStrength_ratio;
  slow.gainedFluid_m3 = state.gainedFluid_m3;
  slow.failing_s = state.failing_s;
  slow.arrest = state.arrest;
  prepare(kernel, personIndex, heart);
  heart.regulation = { ...heldStill, coronary: true };
  // A heart that has stopped has no beat to find: its pressures even out.
  if (state.arrest) advanceBlock(kernel, block, [heart], stillTime_s);
  else findSteadyState(kernel, block, [heart]);
  heart.regulation = fullRegulation;
  return heart;
}

const stillTime_s = 300;
const restKeys = ["restPressure_Pa", "restDemand_W", "restOutput_m3_per_s", "restRightCoronary_m3_per_s", "restLeftCoronary_m3_per_s", "restLeftDemand_W", "restRvFilled_m3"] as const;

/** What an episode knows of a circulation at one moment. */
export interface HeartSubject {
  readonly model: CirculationModel;
  readonly state: CirculationState;
  readonly input: CirculationInput;
  /** The same person's state at rest, where it is at hand; else it is found. */
  readonly rest?: CirculationState;
}
