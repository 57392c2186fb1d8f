import { symptomCatalogue, testCatalogue, type ClinicEvent, type ConditionChange, type DeathEvent, type SymptomEvent, type TestEvent } from "../../clinic/index.ts";
import type { EpisodeState } from "../state.ts";
import { record } from "../timeline.ts";
import { round } from "./words.ts";

const conditionText: Readonly<Record<string, string>> = { "deep-vein-thrombosis": "Deep vein thrombosis", "pulmonary-embolism": "Pulmonary embolism" };

/** The latest entry of one of the kinds; null for none. */
function latest(state: EpisodeState, kinds: ReadonlySet<string>): string | null {
  for (let i = state.timeline.length - 1; i >= 0; i--) if (kinds.has(state.timeline[i].kind)) return state.timeline[i].id;
  return null;
}

const chestKinds: ReadonlySet<string> = new Set(["embolus-lodged", "bleeding", "experiment", "right-heart-strain", "shock"]);
const clotKinds: ReadonlySet<string> = new Set(["clot-started", "clot-extended"]);

/** What lies behind a symptom: the emboli and the heart for the chest, the clots of that side for a leg. */
function symptomCauses(state: EpisodeState, event: SymptomEvent): (string | null)[] {
  if (event.side === null) return [latest(state, chestKinds), state.origins.shock];
  for (let i = state.timeline.length - 1; i >= 0; i--) {
    const entry = state.timeline[i];
    if (clotKinds.has(entry.kind) && entry.place?.endsWith(`-${event.side}`) === true) return [entry.id];
  }
  return [latest(state, clotKinds)];
}

/** Words for an intensity of 0 to 10. */
function grade(intensity_points: number): string {
  const moderate_points = 3;
  const severe_points = 6;
  return intensity_points < moderate_points ? "mild" : intensity_points < severe_points ? "moderate" : "severe";
}

function tellSymptom(state: EpisodeState, event: SymptomEvent): void {
  const kind = symptomCatalogue.find((known) => known.id === event.symptom);
  const label = kind?.label ?? event.symptom;
  const side = event.side === null ? "" : `, ${event.side}`;
  const key = event.side === null ? event.symptom : `${event.symptom}/${event.side}`;
  const place = event.side === null ? null : `leg-${event.side}`;
  if (event.kind === "symptom-ended") {
    const worst = state.stations.clinic.symptoms.symptoms.find((one) => one.symptom === event.symptom && one.side === event.side)?.peak_points;
    record(state.timeline, { at_s: event.at_s, kind: "symptom-ended", place, data: { symptom: event.symptom, side: event.side }, causes: [state.origins.symptoms[key] ?? null], text: `${label}${side} has gone${worst === undefined ? "" : ` (at worst ${round(worst)} of 10)`}.` });
    return;
  }
  const advice = kind?.urgency === "emergency" ? " Red flag: in life, call the emergency number now." : kind?.urgency === "same-day" ? " In life: see a doctor the same day." : "";
  state.origins.symptoms[key] = record(state.timeline, {
    at_s: event.at_s, kind: "symptom-onset", place, data: { symptom: event.symptom, side: event.side, intensity_points: event.intensity_points, ...event.causes }, causes: symptomCauses(state, event),
    text: `${label}${side} begins, ${grade(event.heading_points)}.${advice}`,
  });
}

function tellFinding(state: EpisodeState, change: ConditionChange, cause: string | null): void {
  const name = conditionText[change.condition] ?? change.condition;
  const chance = change.after_probability === null ? "" : ` Probability after the tests so far: ${round(change.after_probability * 100, 1)} %.`;
  state.origins.findings[change.condition] = record(state.timeline, {
    at_s: change.at_s, kind: "finding", place: null, data: { condition: change.condition, status: change.to, probability: change.after_probability }, causes: [cause, state.origins.findings[change.condition] ?? null],
    text: `${name}: ${change.to}. ${change.reason}.${chance}`,
  });
}

const deathText: Readonly<Record<DeathEvent["cause"], string>> = {
  "cardiac-arrest": "Death in cardiac arrest.", shock: "Death in shock: the organs have been without blood for too long.", hypoxaemia: "Death from lack of oxygen.", bleeding: "Death from bleeding.",
};

function tellDeath(state: EpisodeState, event: DeathEvent): void {
  state.alive = false;
  record(state.timeline, { at_s: event.at_s, kind: "death", place: null, data: { cause: event.cause }, causes: [state.origins.arrest, state.origins.shock, latest(state, chestKinds)], text: deathText[event.cause] });
}

/** Writes symptoms, suspicions and death. */
export function tellClinic(state: EpisodeState, events: readonly ClinicEvent[]): void {
  for (const event of events) {
    if (event.kind === "death") tellDeath(state, event);
    else if (event.kind === "finding") tellFinding(state, event, Object.values(state.origins.symptoms).at(-1) ?? null);
    else tellSymptom(state, event);
  }
}

/** Writes the results of tests and what follows from them. */
export function tellTests(state: EpisodeState, events: readonly TestEvent[]): void {
  for (const event of events) {
    const { result } = event;
    const label = testCatalogue.find((known) => known.id === result.test)?.label ?? result.test;
    const side = result.side === null ? "" : `, ${result.side}`;
    const isNamed = result.text.toLowerCase().startsWith(label.split(/[ ,]/)[0].toLowerCase());
    const sites = result.findings.map((finding) => finding.place).join(" ");
    const id = record(state.timeline, {
      at_s: event.at_s, kind: "test-result", place: result.side === null ? null : `leg-${result.side}`,
      data: { test: result.test, side: result.side, outcome: result.outcome, ...result.values, ...(sites === "" ? {} : { sites }) },
      causes: [result.orderEntry], text: isNamed ? result.text : `${label}${side}: ${result.text}`,
    });
    result.entry = id;
    state.origins.tests[result.test] = id;
    for (const change of event.changes) tellFinding(state, change, id);
  }
}
