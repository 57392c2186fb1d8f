import { addInflammation } from "../../blood/index.ts";
import { pathToHeart, vesselIndex } from "../../body/index.ts";
import { injure, surgicalInjuries, traumaInjuries } from "../../wall/index.ts";
import type { ScenarioAction } from "../scenario/types.ts";
import type { OrderContext } from "./context.ts";
import { lasting, note, placeText, sentence, sidesOf, spanText, words } from "./words.ts";

type Insult = Extract<ScenarioAction, { action: "surgery" | "trauma" | "immobility" | "travel" | "catheter" | "infection" }>;

/** Amplitude of systemic activation by an infection: minor, moderate, severe (assumed; respiratory infection doubles the risk, EPI-041). */
const infectionAmplitude = { minor: 1.25, moderate: 1.6, severe: 2.6 } as const;

/** Events that wound, still or inflame. */
export function orderInsult(context: OrderContext, action: Insult): void {
  const { state } = context;
  switch (action.action) {
    case "surgery": {
      const entry = note(context, "surgery", null, `${sentence(words(action.kind))}${action.side === undefined ? "" : `, ${action.side}`}, ${spanText(action.duration_s)}.`, { surgery: action.kind, side: action.side ?? null, duration_s: action.duration_s });
      wound(context, surgicalInjuries(action.kind, action.side ?? "midline"), entry);
      if (action.kind !== "minor") state.history.majorSurgery_s = state.t_s + action.duration_s;
      // On the table the legs lie still: bed rest until something else is ordered.
      state.orders.restingActivity = { name: state.orders.activity.value === "normal-day" ? "bed-rest" : state.orders.activity.value, entry };
      state.orders.activity = { value: "bed-rest", until_s: null, entry };
      state.origins.stasis = entry;
      state.history.bedriddenFrom_s ??= state.t_s;
      return;
    }
    case "trauma": {
      const entry = note(context, "trauma", null, `${sentence(words(action.kind))}${action.side === undefined ? "" : `, ${action.side}`}.`, { trauma: action.kind, side: action.side ?? null });
      wound(context, traumaInjuries(action.kind, action.side ?? "midline"), entry);
      state.history.trauma_s = state.t_s;
      return;
    }
    case "immobility": {
      const { kind } = action;
      if (kind === "none") {
        const entry = note(context, "immobility", null, "The leg is free to move again.", { immobility: "none" });
        for (const side of sidesOf(action.side)) state.orders.immobility[side] = null;
        state.origins.stasis = entry;
        return;
      }
      const entry = note(context, "immobility", action.side === "both" ? null : `leg-${action.side}`, `${kind === "plaster" ? "Plaster cast" : "Paralysis"} of ${action.side === "both" ? "both legs" : `the ${action.side} leg`}${action.for_s === undefined ? "" : ` for ${spanText(action.for_s)}`}.`, { immobility: kind, side: action.side });
      for (const side of sidesOf(action.side)) state.orders.immobility[side] = lasting(state, kind, action.for_s, entry);
      state.origins.stasis = entry;
      return;
    }
    case "travel": {
      const entry = note(context, "travel", null, `${sentence(action.kind)} of ${spanText(action.duration_s)}, seated.`, { travel: action.kind, duration_s: action.duration_s });
      state.orders.travel = lasting(state, action.kind, action.duration_s, entry);
      state.origins.stasis = entry;
      return;
    }
    case "catheter":
      placeCatheter(context, action.vessel, action.for_s);
      return;
    case "infection": {
      const entry = note(context, "note", null, `${sentence(action.severity)} infection.`, { infection: action.severity });
      addInflammation(state.stations.blood, infectionAmplitude[action.severity], context.episode.values.blood);
      state.origins.inflammation = entry;
    }
  }
}

function wound(context: OrderContext, insult: { readonly wounds: readonly { readonly vesselId: string; readonly grade_fraction: number }[]; readonly inflammation_ratio: number }, entry: string): void {
  const { state, episode } = context;
  for (const { vesselId, grade_fraction } of insult.wounds) {
    const index = vesselIndex(episode.graph, vesselId);
    injure(state.stations.wall, index, grade_fraction);
    state.origins.wounds[String(index)] = entry;
  }
  addInflammation(state.stations.blood, insult.inflammation_ratio, episode.values.blood);
  state.origins.inflammation = entry;
}

/** A line enters one vein and runs on to the superior (or inferior) vena cava: it lies on every wall on the way and fills part of each lumen. */
function placeCatheter(context: OrderContext, vessel: string, for_s: number | undefined): void {
  const { state, episode } = context;
  const start = vesselIndex(episode.graph, vessel);
  const entry = note(context, "catheter", vessel, `Central line through ${placeText(episode.graph.vessels[start])}${for_s === undefined ? "" : `, for ${spanText(for_s)}`}.`, { vessel });
  const chambers: readonly number[] = Object.values(episode.graph.chambers);
  for (const index of pathToHeart(episode.graph, start)) {
    if (chambers.includes(index)) continue;
    state.orders.catheters.push(lasting(state, index, for_s, entry));
    state.origins.wounds[String(index)] = entry;
  }
  injure(state.stations.wall, start, episode.values.episode.punctureInjury);
}

