import { has } from "../body/index.ts";
import type { DrugsView } from "../drugs/index.ts";
import { exp, stream } from "../numerics/index.ts";
import { fromSI } from "../units/index.ts";
import type { Episode } from "./model.ts";
import type { EpisodeState } from "./state.ts";
import { record } from "./timeline.ts";

/** Draw at which the hazard of major bleed number `n` fires. */
export function bleedThreshold(seed: number, n: number): number {
  return stream(seed, "bleeding", n).exponential();
}

const referenceAge_y = 60;

/**
 * Major bleeding: a hazard that age, kidneys and drugs raise, integrated against a stored draw. A bleed drains blood for hours; what that
 * does to the heart and the pressure is the circulation's answer.
 *
 *     h = h0 exp(0.025 (age - 60)) k_kidney k_drugs
 */
export function stepBleeding(episode: Episode, state: EpisodeState, drugs: DrugsView, dt_s: number): void {
  const values = episode.values.episode;
  const { person } = episode;
  const age = exp(values.bleedingAge * Math.max(-referenceAge_y / 2, person.age_y - referenceAge_y));
  const kidney = has(person, "renal-impairment") ? values.bleedingKidney : 1;
  const added = values.majorBleeding * age * kidney * drugs.bleedingHazard_ratio * dt_s;
  state.bleeding_index += added;
  state.bleedHazard_index += added;
  if (state.bleedHazard_index < state.bleedThreshold_index) return;
  state.bleedCount += 1;
  state.bleedHazard_index = 0;
  state.bleedThreshold_index = bleedThreshold(episode.seed, state.bleedCount);
  const entry = record(state.timeline, {
    at_s: state.t_s + dt_s, kind: "bleeding", place: null, data: { volume_mL: fromSI(values.bleedingVolume, "mL") }, causes: Object.values(state.origins.drugs).map((entry) => entry ?? null),
    text: `A major bleed: about ${Math.round(fromSI(values.bleedingVolume, "mL"))} mL of blood is lost over hours.`,
  });
  state.orders.fluids.push({ value: -values.bleedingVolume / values.bleedingTime, until_s: state.t_s + dt_s + values.bleedingTime, entry });
  state.disturbed_s = state.t_s + dt_s;
}
