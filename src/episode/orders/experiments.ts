import { vesselIndex } from "../../body/index.ts";
import { placeEmbolus } from "../../embolus/index.ts";
import { placeClot } from "../../thrombus/index.ts";
import { fromSI, toSI } from "../../units/index.ts";
import type { ScenarioAction } from "../scenario/types.ts";
import type { OrderContext } from "./context.ts";
import { amountText, lasting, note, placeText, spanText } from "./words.ts";

type Experiment = Extract<ScenarioAction, { action: "clot" | "embolus" | "occlude" | "set" }>;

const tenths = 10;
const percent = 100;

/** What an experimenter does to the model from outside. */
export function orderExperiment(context: OrderContext, action: Experiment): void {
  const { state, episode } = context;
  const { graph } = episode;
  switch (action.action) {
    case "clot": {
      const index = vesselIndex(graph, action.vessel);
      const clot = placeClot(episode.thrombus, state.stations.thrombus, { vesselIndex: index, volume_m3: action.volume_m3, age_s: action.age_s }, state.t_s);
      const volume = fromSI(action.volume_m3, "mL");
      const entry = note(context, "clot-started", action.vessel, `A clot of ${Math.round(volume * tenths) / tenths} mL${action.age_s > 0 ? `, ${spanText(action.age_s)} old,` : ""} is placed in ${placeText(graph.vessels[index])}.`, { clot: clot.id + 1, volume_mL: volume, age_s: action.age_s, experiment: true });
      state.origins.clots[String(clot.id)] = entry;
      state.disturbed_s = state.t_s;
      return;
    }
    case "embolus": {
      const index = vesselIndex(graph, action.vessel);
      const embolus = placeEmbolus(episode.embolus, state.stations.embolus, { vesselIndex: index, volume_m3: action.volume_m3, ...(action.length_m === undefined || action.diameter_m === undefined ? {} : { length_m: action.length_m, diameter_m: action.diameter_m }) }, state.t_s);
      const volume = fromSI(action.volume_m3, "mL");
      const entry = note(context, "embolus-released", action.vessel, `A piece of clot of ${Math.round(volume * percent) / percent} mL, ${Math.round(fromSI(embolus.length_m, "cm") * tenths) / tenths} cm long and ${Math.round(fromSI(embolus.diameter_m, "mm") * tenths) / tenths} mm thick, is let loose in ${placeText(graph.vessels[index])}.`, { embolus: embolus.id, volume_mL: volume, experiment: true });
      state.origins.emboli[String(embolus.id)] = entry;
      state.disturbed_s = state.t_s;
      return;
    }
    case "occlude": {
      const index = vesselIndex(graph, action.vessel);
      const entry = note(context, "experiment", action.vessel, `${Math.round(action.occluded_fraction * percent)} % of ${placeText(graph.vessels[index])} is closed${action.for_s === undefined ? "" : ` for ${spanText(action.for_s)}`}.`, { occluded_fraction: action.occluded_fraction });
      state.orders.occlusions.push(lasting(state, { vesselIndex: index, occluded_fraction: action.occluded_fraction }, action.for_s, entry));
      state.disturbed_s = state.t_s;
      return;
    }
    case "set":
      note(context, "experiment", null, `${action.parameter} is set to ${amountText(action.value)}.`, { parameter: action.parameter, value: action.value.n, unit: action.value.unit });
      state.changes_SI[action.parameter] = toSI(action.value.n, action.value.unit);
      state.disturbed_s = state.t_s;
  }
}
