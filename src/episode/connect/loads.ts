import type { Episode } from "../model.ts";
import { effortOf, timeOfDay_s, type Effort } from "../activity.ts";
import { quietChest_Pa, type CirculationInput } from "../../circulation/index.ts";
import type { EpisodeState } from "../state.ts";

/** The effort of the present activity, bent by travel, immobility and an ordered posture. */
export function presentEffort(episode: Episode, state: EpisodeState): Effort {
  const { orders } = state;
  const values = episode.values.episode;
  const base = orders.travel !== null ? effortOf("sitting", 0, values) : effortOf(orders.activity.value, timeOfDay_s(state.t_s, episode.startClock_s), values);
  return orders.posture === null ? base : { ...base, posture: orders.posture.value };
}

/** Squeezes of each calf: none in plaster or paralysis, a cuff's in intermittent compression. */
export function pumpRates_per_s(episode: Episode, state: EpisodeState, effort: Effort): { readonly left: number; readonly right: number } {
  const rate = (side: "left" | "right"): number => {
    const cuff = state.orders.compression[side] === null ? 0 : episode.values.episode.cuffRate;
    const still = state.orders.immobility[side] !== null || (episode.person.conditions.includes("leg-paralysis") && side === "left");
    return Math.max(cuff, still ? 0 : effort.pumpRate_per_s);
  };
  return { left: rate("left"), right: rate("right") };
}

/** Pressure of stockings on the veins of the calf (full) and thigh (half), and of a seat's edge behind the knee, Pa by vessel. */
export function externalPressure_Pa(episode: Episode, state: EpisodeState): number[] {
  const { orders } = state;
  return episode.graph.vessels.map((vessel) => {
    if (vessel.kind !== "vein" || vessel.side === "midline") return 0;
    const stocking = orders.stockings_Pa[vessel.side];
    const share = vessel.region === "calf" || vessel.region === "knee" ? 1 : vessel.region === "thigh" ? 0.5 : 0;
    const seat = orders.travel !== null && vessel.region === "knee" ? episode.values.episode.seatPressureOnCalf : 0;
    return stocking * share + seat;
  });
}

/** Pressures in chest and belly: quiet breathing, a strain, or a ventilator's end-expiratory pressure. */
export function cavityPressures_Pa(episode: Episode, state: EpisodeState): Pick<CirculationInput, "intrathoracicPressure_Pa" | "abdominalPressure_Pa" | "alveolarPressure_Pa"> {
  const values = episode.values.episode;
  const { strain, ventilation } = state.orders;
  const push = strain === null ? 0 : strain.value === "cough" ? values.coughPressure * 0.5 : values.valsalvaPressure;
  const positive = ventilation.mode === "fixed" ? ventilation.endExpiratoryPressure_Pa + values.ventilatorPressure : 0;
  return { intrathoracicPressure_Pa: quietChest_Pa + push + 0.5 * positive, abdominalPressure_Pa: push + 0.25 * positive, alveolarPressure_Pa: positive };
}

/** Loads on clot that flow alone does not show: squeeze of muscles, massage, swings of pressure, by vessel, Pa. */
export function suddenLoads_Pa(episode: Episode, state: EpisodeState, effort: Effort): { readonly muscleSqueeze_Pa: number[]; readonly massage_Pa: number[]; readonly pressureSwing_Pa: number[] } {
  const values = episode.values.episode;
  const { orders } = state;
  const pumps = pumpRates_per_s(episode, state, effort);
  const stoodUp = orders.stoodUp_s !== null && state.t_s - orders.stoodUp_s < values.standUpTime;
  const strain = orders.strain === null ? 0 : orders.strain.value === "cough" ? values.coughPressure : values.valsalvaPressure;
  const squeeze = episode.graph.vessels.map((vessel) => {
    if (vessel.kind !== "vein" || vessel.side === "midline") return 0;
    const reach = vessel.region === "calf" || vessel.region === "knee" ? 1 : vessel.region === "thigh" ? 0.5 : vessel.region === "pelvis" ? 0.15 : 0;
    const duty = Math.min(1, pumps[vessel.side] / values.walkCadence);
    return reach * duty * values.musclePressure;
  });
  const massage = episode.graph.vessels.map((vessel) => {
    if (vessel.kind !== "vein" || vessel.side === "midline") return 0;
    const order = orders.massage[vessel.side];
    if (order === null) return 0;
    return vessel.region === order.value || (vessel.region === "knee" && order.value === "calf") ? values.massagePressure : 0;
  });
  const swing = episode.graph.vessels.map((vessel) => (vessel.kind === "vein" ? strain * (vessel.side === "midline" || vessel.region === "pelvis" || vessel.region === "thigh" ? 1 : 0.5) + (stoodUp && (vessel.region === "thigh" || vessel.region === "knee" || vessel.region === "calf" || vessel.region === "pelvis") ? values.standUpPressure : 0) : 0));
  return { muscleSqueeze_Pa: squeeze, massage_Pa: massage, pressureSwing_Pa: swing };
}
