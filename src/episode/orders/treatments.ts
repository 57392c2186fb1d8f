import { vesselIndex } from "../../body/index.ts";
import { findDrug, giveDrug, stopDrug } from "../../drugs/index.ts";
import { removeLodged } from "../../embolus/index.ts";
import { removeClot } from "../../thrombus/index.ts";
import { fromSI } from "../../units/index.ts";
import type { Amount, ScenarioAction } from "../scenario/types.ts";
import type { OrderContext } from "./context.ts";
import { amountText, lasting, note, placeText, spanText } from "./words.ts";

type Treatment = Extract<ScenarioAction, { action: "give" | "stop" | "oxygen" | "fluid" | "vasopressor" | "ventilation" | "filter" | "lysis" | "thrombectomy" }>;
type Of<A extends Treatment["action"]> = Extract<Treatment, { action: A }>;

const airOxygen_fraction = 0.21;
const milligramPerHour_kg_per_s = 1e-6 / 3600;

/** Treatments: each acts through the station it touches. */
export function orderTreatment(context: OrderContext, action: Treatment): void {
  switch (action.action) {
    case "give":
      give(context, action);
      return;
    case "stop":
      stop(context, action);
      return;
    case "oxygen":
      oxygen(context, action);
      return;
    case "fluid": {
      const entry = note(context, "treatment", null, `${Math.round(fromSI(action.volume_m3, "mL"))} mL of fluid over ${spanText(action.over_s)}.`, { treatment: "fluid", volume_mL: fromSI(action.volume_m3, "mL"), over_s: action.over_s });
      context.state.orders.fluids.push(lasting(context.state, action.volume_m3 / action.over_s, action.over_s, entry));
      context.state.disturbed_s = context.state.t_s;
      return;
    }
    case "vasopressor":
      vasopressor(context, action);
      return;
    case "ventilation":
      ventilation(context, action);
      return;
    case "filter":
      filter(context, action);
      return;
    case "lysis":
      lysis(context, action);
      return;
    case "thrombectomy":
      thrombectomy(context, action);
  }
}

function give(context: OrderContext, action: Of<"give">): void {
  const { state } = context;
  const drug = findDrug(action.drug);
  const parts = [
    ...(action.dose === undefined ? [] : [amountText(action.dose)]),
    ...(action.rate === undefined ? [] : [`${amountText(action.rate)} by infusion`]),
    ...(action.every_s === undefined ? [] : [`every ${spanText(action.every_s)}`]),
    ...(action.for_s === undefined ? [] : [`for ${spanText(action.for_s)}`]),
  ];
  const entry = note(context, "treatment", null, `${drug.label}: ${parts.join(" ")}.`, { treatment: action.drug, every_s: action.every_s ?? null, for_s: action.for_s ?? null });
  state.origins.drugs[action.drug] = entry;
  giveDrug(state.stations.drugs, action, state.t_s);
}

function stop(context: OrderContext, action: Of<"stop">): void {
  const { state } = context;
  note(context, "treatment-stopped", null, action.drug === "all" ? "All drugs are stopped." : `${findDrug(action.drug).label} is stopped.`, { treatment: action.drug });
  stopDrug(state.stations.drugs, action.drug);
}

function oxygen(context: OrderContext, action: Of<"oxygen">): void {
  const { state, episode } = context;
  const values = episode.values.episode;
  if (action.mode === "off") {
    note(context, "treatment-stopped", null, "Oxygen off.", { treatment: "oxygen" });
    state.orders.inspired_fraction = null;
  } else {
    const flow = action.mode === "flow" ? action.flow_m3_per_s : 0;
    const inspired = action.mode === "fraction" ? action.inspired_fraction : Math.min(values.prongMost, airOxygen_fraction + values.prongOxygen * flow);
    const text = action.mode === "flow" ? `Oxygen, ${Math.round(fromSI(flow, "L_per_min") * 10) / 10} L/min by nasal prongs` : `Oxygen, ${Math.round(inspired * 100)} %`;
    const entry = note(context, "treatment", null, `${text}.`, { treatment: "oxygen", inspired_fraction: inspired });
    state.orders.inspired_fraction = lasting(state, inspired, action.for_s, entry);
  }
  state.disturbed_s = state.t_s;
}

function vasopressor(context: OrderContext, action: Of<"vasopressor">): void {
  const { state, episode } = context;
  if (action.drug === "off" || action.dose_kg_per_kg_s === 0) {
    note(context, "treatment-stopped", null, "Noradrenaline off.", { treatment: "noradrenaline" });
    state.orders.vasopressor_ratio = null;
  } else {
    const ratio = action.dose_kg_per_kg_s / episode.values.episode.vasopressorUnit;
    const dose = fromSI(action.dose_kg_per_kg_s, "ug_per_kg_per_min");
    const entry = note(context, "treatment", null, `Noradrenaline, ${Math.round(dose * 1000) / 1000} µg/kg/min.`, { treatment: "noradrenaline", dose_ug_per_kg_per_min: dose });
    state.orders.vasopressor_ratio = lasting(state, ratio, action.for_s, entry);
  }
  state.disturbed_s = state.t_s;
}

function ventilation(context: OrderContext, action: Of<"ventilation">): void {
  const { state } = context;
  if (action.mode === "spontaneous") {
    note(context, "treatment-stopped", null, "Breathing without the ventilator.", { treatment: "ventilation" });
    state.orders.ventilation = { mode: "spontaneous" };
    state.orders.inspired_fraction = null;
  } else {
    const litres = Math.round(fromSI(action.minuteVolume_m3_per_s, "L_per_min") * 10) / 10;
    const entry = note(context, "treatment", "lung", `Ventilator: ${litres} L/min, oxygen ${Math.round(action.inspired_fraction * 100)} %, end-expiratory pressure ${Math.round(fromSI(action.endExpiratoryPressure_Pa, "cmH2O"))} cmH₂O.`, { treatment: "ventilation", minuteVolume_L_per_min: litres });
    state.orders.ventilation = { mode: "fixed", minuteVentilation_m3_per_s: action.minuteVolume_m3_per_s, endExpiratoryPressure_Pa: action.endExpiratoryPressure_Pa };
    state.orders.inspired_fraction = lasting(state, action.inspired_fraction, undefined, entry);
  }
  state.disturbed_s = state.t_s;
}

function filter(context: OrderContext, action: Of<"filter">): void {
  const { state, episode } = context;
  if (action.vessel === null) {
    note(context, "treatment-stopped", state.orders.filter === null ? null : episode.graph.vessels[state.orders.filter.vesselIndex].id, "Filter removed.", { treatment: "filter" });
    state.orders.filter = null;
  } else {
    const index = vesselIndex(episode.graph, action.vessel);
    const entry = note(context, "treatment", action.vessel, `Filter placed in ${placeText(episode.graph.vessels[index])}.`, { treatment: "filter" });
    state.orders.filter = { vesselIndex: index, entry };
  }
  state.disturbed_s = state.t_s;
}

/** A dose as an infusion over a time. */
function perTime(dose: Amount, over_s: number): Amount {
  return { n: dose.n / over_s, unit: `${dose.unit}_per_s` };
}

function lysis(context: OrderContext, action: Of<"lysis">): void {
  const { state, episode } = context;
  const drug = findDrug(action.drug);
  if (action.route === "systemic") {
    const entry = note(context, "treatment", null, `Systemic thrombolysis: ${drug.label.toLowerCase()} ${amountText(action.dose)} over ${spanText(action.over_s)}.`, { treatment: action.drug, route: "systemic", over_s: action.over_s });
    state.origins.drugs[action.drug] = entry;
    giveDrug(state.stations.drugs, { drug: action.drug, rate: perTime(action.dose, action.over_s), for_s: action.over_s, route: "intravenous" }, state.t_s);
  } else {
    const index = vesselIndex(episode.graph, action.vessel);
    const entry = note(context, "treatment", action.vessel, `Thrombolysis by catheter in ${placeText(episode.graph.vessels[index])}: ${drug.label.toLowerCase()} ${amountText(action.rate)} for ${spanText(action.for_s)}.`, { treatment: action.drug, route: "catheter", for_s: action.for_s });
    state.origins.drugs[action.drug] = entry;
    // What is dripped into the clot spills into the blood in the end: the systemic part is the same drug.
    giveDrug(state.stations.drugs, { drug: action.drug, rate: action.rate, for_s: action.for_s, route: "intravenous" }, state.t_s);
    const local = (action.rate.n / milligramPerHour_kg_per_s) * episode.values.episode.catheterPlasmin;
    state.orders.localLysis.push(lasting(state, { vesselIndex: index, plasmin_ratio: local }, action.for_s, entry));
  }
  state.disturbed_s = state.t_s;
}

/** Vessels that an instrument for the lung reaches: trunk, main, interlobar and lobar arteries of the side. */
function isReached(id: string, target: string): boolean {
  if (!/^(pulmonary-trunk|pulmonary-artery|interlobar|upper-lobar|middle-lobar|lower-lobar|lingular)/.test(id)) return false;
  return target === "lung" || id === "pulmonary-trunk" || id.endsWith(target.replace("lung", ""));
}

function thrombectomy(context: OrderContext, action: Of<"thrombectomy">): void {
  const { state, episode } = context;
  const values = episode.values.episode;
  const { graph } = episode;
  const isLung = action.target.startsWith("lung");
  let taken = 0;
  if (isLung) taken = removeLodged(state.stations.embolus, (i) => isReached(graph.vessels[i].id, action.target), values.lungThrombectomy);
  else {
    const index = vesselIndex(graph, action.target);
    taken = removeClot(state.stations.thrombus, index, values.veinThrombectomy, values.scarThrombectomy) + removeLodged(state.stations.embolus, (i) => i === index, values.veinThrombectomy);
  }
  const where = isLung ? `the ${action.target === "lung" ? "lungs" : `${action.target.replace("lung-", "")} lung`}` : placeText(graph.vessels[vesselIndex(graph, action.target)]);
  const volume = Math.round(fromSI(taken, "mL") * 10) / 10;
  note(context, "treatment", isLung ? "lung" : action.target, `Mechanical thrombectomy takes ${volume} mL of clot out of ${where}.`, { treatment: "thrombectomy", removed_mL: fromSI(taken, "mL") });
  state.disturbed_s = state.t_s;
}
