import { nextDoseTime_s } from "../drugs/index.ts";
import { isFlying } from "../embolus/index.ts";
import { nextTestTime_s } from "../clinic/index.ts";
import { timeOfDay_s, untilClockChange_s } from "./activity.ts";
import type { Episode } from "./model.ts";
import { nextExpiry_s } from "./orders/expire.ts";
import type { EpisodeState } from "./state.ts";
import { nextTrigger_s } from "./triggers.ts";

/** Shortest step, s: what is due within it is taken together. */
const shortest_s = 1e-3;

/**
 * Time at which the present step ends: the next hour of the grid, or sooner when something is due; a second while an embolus flies; after
 * a disturbance a share of the time since then. It does not depend on where a run is to stop.
 */
export function nextTime_s(episode: Episode, state: EpisodeState): number {
  const values = episode.values.episode;
  const { t_s } = state;
  const ceiling = values.stepCeiling;
  const grid = (Math.floor(t_s / ceiling + 1e-9) + 1) * ceiling;
  const since = t_s - state.disturbed_s;
  const fine = t_s + Math.max(values.fineStep, values.fineGrowth * since);
  const flight = isFlying(state.stations.embolus) ? t_s + values.fineStep : Infinity;
  const { activity, travel } = state.orders;
  const clock = travel === null ? t_s + untilClockChange_s(activity.value, timeOfDay_s(t_s, episode.startClock_s), values) : Infinity;
  // A dose that is due now is taken at the beginning of the step: it cuts no sliver off it, in which a sudden change would look like a blow.
  const dose = nextDoseTime_s(state.stations.drugs);
  const due = Math.min(nextTrigger_s(episode, state), nextExpiry_s(state), dose > t_s ? dose : Infinity, nextTestTime_s(state.stations.clinic), state.nextRow_s, clock);
  return Math.max(t_s + shortest_s, Math.min(grid, fine, flight, due));
}
