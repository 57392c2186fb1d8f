import type { ScenarioAction } from "../scenario/types.ts";
import type { OrderContext } from "./context.ts";
import { lasting, note, sentence, sidesOf, spanText, words } from "./words.ts";
import { fromSI } from "../../units/index.ts";

type Daily = Extract<ScenarioAction, { action: "activity" | "posture" | "cough" | "valsalva" | "massage" | "stockings" | "compression" | "note" }>;

/** A cough lasts about this long, s. */
const coughTime_s = 2;

const activityText: Readonly<Record<string, string>> = { "bed-rest": "Bed rest", chair: "Up in a chair", sitting: "Sitting", standing: "Standing", walk: "Walking", "ankle-exercise": "Ankle exercise", exercise: "Exercise", "normal-day": "Back to ordinary days" };

/** What a person does, and what is done to the legs from outside. */
export function orderDaily(context: OrderContext, action: Daily): void {
  const { state } = context;
  const { orders } = state;
  switch (action.action) {
    case "activity":
      orderActivity(context, action);
      return;
    case "posture": {
      const entry = note(context, "posture", null, `${sentence(words(action.posture))}${action.for_s === undefined ? "" : ` for ${spanText(action.for_s)}`}.`, { posture: action.posture });
      orders.posture = lasting(state, action.posture, action.for_s, entry);
      if (action.posture === "standing") orders.stoodUp_s = state.t_s;
      state.disturbed_s = state.t_s;
      return;
    }
    case "cough":
    case "valsalva": {
      const time = action.action === "cough" ? action.count * coughTime_s : action.duration_s;
      const text = action.action === "cough" ? `Coughs ${action.count} time${action.count === 1 ? "" : "s"}.` : `Strains for ${spanText(action.duration_s)} (Valsalva).`;
      const entry = note(context, action.action, null, text, { for_s: time });
      orders.strain = lasting(state, action.action, time, entry);
      state.disturbed_s = state.t_s;
      return;
    }
    case "massage": {
      const entry = note(context, "massage", action.side === "both" ? null : `leg-${action.side}`, `Massage of the ${action.side === "both" ? "" : `${action.side} `}${action.region} for ${spanText(action.for_s)}.`, { region: action.region, side: action.side });
      for (const side of sidesOf(action.side)) orders.massage[side] = lasting(state, action.region, action.for_s, entry);
      state.disturbed_s = state.t_s;
      return;
    }
    case "stockings": {
      const text = action.pressure_Pa === 0 ? "Stockings off." : `Compression stockings, ${Math.round(fromSI(action.pressure_Pa, "mmHg"))} mmHg${action.side === "both" ? "" : `, ${action.side}`}.`;
      note(context, "stockings", null, text, { pressure_mmHg: fromSI(action.pressure_Pa, "mmHg"), side: action.side });
      for (const side of sidesOf(action.side)) orders.stockings_Pa[side] = action.pressure_Pa;
      return;
    }
    case "compression": {
      const entry = note(context, "compression", null, action.mode === "off" ? "Intermittent compression off." : `Intermittent pneumatic compression${action.side === "both" ? "" : `, ${action.side}`}.`, { mode: action.mode, side: action.side });
      for (const side of sidesOf(action.side)) orders.compression[side] = action.mode === "off" ? null : lasting(state, true, action.for_s, entry);
      return;
    }
    case "note":
      note(context, "note", null, action.text);
  }
}

/** Keeps the history of days in bed: short walks do not end them. */
function noteBedRest(context: OrderContext, isInBed: boolean): void {
  const { history, t_s } = context.state;
  if (isInBed) history.bedriddenFrom_s ??= t_s;
  else if (history.bedriddenFrom_s !== null) {
    history.longestBedridden_s = Math.max(history.longestBedridden_s, t_s - history.bedriddenFrom_s);
    history.lastBedridden_s = t_s;
    history.bedriddenFrom_s = null;
  }
}

function orderActivity(context: OrderContext, action: Extract<Daily, { action: "activity" }>): void {
  const { state } = context;
  const { orders } = state;
  const entry = note(context, "activity", null, `${activityText[action.activity] ?? sentence(words(action.activity))}${action.for_s === undefined ? "" : ` for ${spanText(action.for_s)}`}.`, { activity: action.activity, for_s: action.for_s ?? null });
  if (action.for_s === undefined) {
    orders.restingActivity = { name: action.activity, entry };
    noteBedRest(context, action.activity === "bed-rest");
  }
  orders.activity = lasting(state, action.activity, action.for_s, entry);
  state.origins.stasis = entry;
  if (action.activity === "walk" || action.activity === "standing" || action.activity === "exercise") orders.stoodUp_s = state.t_s;
  state.disturbed_s = state.t_s;
}
