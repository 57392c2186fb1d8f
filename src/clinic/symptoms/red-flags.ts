import { symptomCatalogue, type SymptomId } from "./catalogue.ts";
import { lasts, type SymptomsState } from "./state.ts";

/** A warning sign with what to do about it. */
export interface RedFlag {
  readonly urgency: "emergency" | "same-day";
  readonly symptoms: readonly SymptomId[];
  readonly text: string;
}

const emergencyText = "Call the emergency number (112, 999, 911) now.";
const sameDayText = "A suspected deep vein thrombosis needs care the same day: see a doctor or an emergency department today.";

/**
 * What the present symptoms call for, most urgent first (claim E7). Any warning sign of pulmonary embolism or of compartment
 * syndrome leads to the emergency number; a painful, swollen or warm leg to care the same day.
 */
export function redFlags(state: SymptomsState): readonly RedFlag[] {
  const present = state.symptoms.filter(lasts).map((symptom) => symptom.symptom);
  const of = (urgency: RedFlag["urgency"]): readonly SymptomId[] => symptomCatalogue.filter((kind) => kind.urgency === urgency && present.includes(kind.id)).map((kind) => kind.id);
  const flags: RedFlag[] = [];
  const labels = (ids: readonly SymptomId[]): string => symptomCatalogue.filter((kind) => ids.includes(kind.id)).map((kind, i) => (i === 0 ? kind.label : kind.label.toLowerCase())).join(", ");
  const emergency = of("emergency");
  if (emergency.length > 0) flags.push({ urgency: "emergency", symptoms: emergency, text: `${labels(emergency)}: ${emergencyText.charAt(0).toLowerCase()}${emergencyText.slice(1)}` });
  const sameDay = of("same-day");
  if (sameDay.length > 0) flags.push({ urgency: "same-day", symptoms: sameDay, text: `${labels(sameDay)}: ${sameDayText.charAt(0).toLowerCase()}${sameDayText.slice(1)}` });
  return flags;
}
