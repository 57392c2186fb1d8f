import type { Episode } from "../model.ts";
import type { EpisodeState } from "../state.ts";
import { record } from "../timeline.ts";
import { fromSI } from "../../units/index.ts";
import { round } from "./words.ts";

const recovered_ratio = 1.1;
const relieved_ratio = 0.95;

/** The latest entry that could lie behind a change of the heart: an embolus that lodged, a bleed, a drug or a ventilator. */
function heartCause(state: EpisodeState): string | null {
  const heavy: ReadonlySet<string> = new Set(["embolus-lodged", "bleeding", "experiment"]);
  for (let i = state.timeline.length - 1; i >= 0; i--) if (heavy.has(state.timeline[i].kind)) return state.timeline[i].id;
  return null;
}

/** The latest treatment, for recoveries. */
function latestTreatment(state: EpisodeState): string | null {
  for (let i = state.timeline.length - 1; i >= 0; i--) if (state.timeline[i].kind === "treatment") return state.timeline[i].id;
  return null;
}

/** Writes strain of the right heart, shock, arrest and recovery when they come and go. */
export function tellHeart(episode: Episode, state: EpisodeState, at_s: number): void {
  const { origins, timeline, carry } = state;
  const view = carry.circulation;
  const values = episode.values.episode;
  const mmHg = (pressure_Pa: number): string => round(fromSI(pressure_Pa, "mmHg"));
  if (view.arrest && origins.arrest === null) {
    origins.arrest = record(timeline, { at_s, kind: "cardiac-arrest", place: "heart", data: { rvLvDiameter_ratio: view.rvLvDiameter_ratio }, causes: [origins.shock, heartCause(state)], text: "The heart stands still: the right ventricle can no longer fill the left." });
    return;
  }
  if (origins.strain === null && view.rvLvDiameter_ratio > values.strainRatio && state.orders.strain === null && heartCause(state) !== null) {
    origins.strain = record(timeline, {
      at_s, kind: "right-heart-strain", place: "heart", data: { rvLvDiameter_ratio: view.rvLvDiameter_ratio, pulmonaryArterialPressureMean_mmHg: fromSI(view.pulmonaryArterialPressureMean_Pa, "mmHg") }, causes: [heartCause(state)],
      text: `The right ventricle widens (RV : LV ${round(view.rvLvDiameter_ratio, 2)}) against a mean pulmonary pressure of ${mmHg(view.pulmonaryArterialPressureMean_Pa)} mmHg.`,
    });
  } else if (origins.strain !== null && view.rvLvDiameter_ratio < relieved_ratio * values.strainRatio) origins.strain = null;
  // A cough or a strain lowers the pressure for seconds; shock lasts.
  const isLow = view.arterialPressureSystolic_Pa < values.shockPressure && !view.arrest && state.orders.strain === null;
  state.lowFrom_s = isLow ? (state.lowFrom_s ?? at_s) : null;
  if (origins.shock === null && state.lowFrom_s !== null && at_s - state.lowFrom_s >= values.shockTime) {
    origins.shock = record(timeline, {
      at_s, kind: "shock", place: "heart", data: { arterialPressureSystolic_mmHg: fromSI(view.arterialPressureSystolic_Pa, "mmHg"), cardiacOutput_L_per_min: fromSI(view.cardiacOutput_m3_per_s, "L_per_min") }, causes: [origins.strain, heartCause(state)],
      text: `Shock: systolic pressure falls to ${mmHg(view.arterialPressureSystolic_Pa)} mmHg, output to ${round(fromSI(view.cardiacOutput_m3_per_s, "L_per_min"), 1)} L/min.`,
    });
  } else if (origins.shock !== null && !view.arrest && view.arterialPressureSystolic_Pa > recovered_ratio * values.shockPressure) {
    record(timeline, { at_s, kind: "recovery", place: "heart", data: { arterialPressureSystolic_mmHg: fromSI(view.arterialPressureSystolic_Pa, "mmHg") }, causes: [origins.shock, latestTreatment(state)], text: `The circulation recovers: systolic pressure ${mmHg(view.arterialPressureSystolic_Pa)} mmHg.` });
    origins.shock = null;
  }
}
