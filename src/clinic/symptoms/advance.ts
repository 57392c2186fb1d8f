import { exp, log } from "../../numerics/index.ts";
import { driveOf, type Drive } from "./drives.ts";
import { bleedThreshold, lasts, type LegsNow, type Symptom, type SymptomEvent, type SymptomInput, type SymptomsState, type SymptomValues } from "./state.ts";

/** Symptoms that everyone notices alike: they are seen, not felt. */
const objective: readonly string[] = ["syncope", "collapse", "haemoptysis"];

/** Fresh infarct: dF/dt = growth - F / healing, exact for growth at a constant rate over the step. */
function advanceInfarct(state: SymptomsState, infarct_m3: number, values: SymptomValues, dt_s: number): void {
  const growth = Math.max(0, infarct_m3 - state.lastInfarct_m3);
  const keep = exp(-dt_s / values.infarctHealing);
  state.freshInfarct_m3 = state.freshInfarct_m3 * keep + (dt_s > 0 ? (growth * values.infarctHealing * (1 - keep)) / dt_s : growth);
  state.lastInfarct_m3 = infarct_m3;
}

/** What builds up between cause and symptom: irritated lining, seconds of low flow, temperature. Exact over a step with constant input. */
function advanceBackground(state: SymptomsState, input: SymptomInput, legs: LegsNow, values: SymptomValues, dt_s: number): void {
  const keep = exp(-dt_s / values.pleuraTime);
  const plugs = input.distalPlug_fraction / (input.distalPlug_fraction + values.pleuraPlug);
  advanceInfarct(state, input.infarctedVolume_m3, values, dt_s);
  const infarct = state.freshInfarct_m3 / (state.freshInfarct_m3 + values.pleuraInfarct);
  state.plugIrritation_fraction = plugs + (state.plugIrritation_fraction - plugs) * keep;
  state.infarctIrritation_fraction = infarct + (state.infarctIrritation_fraction - infarct) * keep;
  const asleep = state.lowFlow_s >= values.syncopeTime;
  const low = input.cerebralPerfusion_ratio < (asleep ? values.wakingFlow : values.syncopeFlow);
  state.lowFlow_s = low ? state.lowFlow_s + dt_s : 0;
  state.lowPressure_s = input.arterialPressureMean_Pa < values.collapsePressure ? state.lowPressure_s + dt_s : 0;
  const inflamed = Math.max(state.infarctIrritation_fraction, legs.left.thighInflammation_fraction, legs.right.thighInflammation_fraction, legs.left.calfInflammation_fraction, legs.right.calfInflammation_fraction);
  const temperature = values.bodyTemperature + values.fever * inflamed;
  state.bodyTemperature_K = temperature + (state.bodyTemperature_K - temperature) * exp(-dt_s / values.feverTime);
}

/** Haemoptysis: hazard in proportion to fresh infarct; fires when it passes the stored draw, so that halving a step changes no chance. */
function advanceBleeding(state: SymptomsState, values: SymptomValues, t_s: number, dt_s: number): void {
  if (state.bleedEnds_s !== null && t_s + dt_s >= state.bleedEnds_s) state.bleedEnds_s = null;
  const rate = (values.bleedHazard * 2 * state.freshInfarct_m3) / (state.freshInfarct_m3 + values.bleedInfarct);
  state.bleedHazard_index += rate * dt_s;
  if (state.bleedHazard_index < state.bleedThreshold_index) return;
  state.bleedHazard_index = 0;
  state.bleedCount += 1;
  state.bleedThreshold_index = bleedThreshold(state.seed, state.bleedCount);
  state.bleedEnds_s = t_s + dt_s + values.bleedTime;
}

/** Seconds into the step at which a level on its exponential way from `from` to `target` passes `mark`; the whole step when it does not. */
function crossing_s(way: { readonly from_points: number; readonly target_points: number; readonly mark_points: number; readonly time_s: number }, dt_s: number): number {
  const ratio = (way.mark_points - way.target_points) / (way.from_points - way.target_points);
  if (way.time_s <= 0 || !(ratio > 0 && ratio < 1)) return dt_s;
  return Math.min(dt_s, -way.time_s * log(ratio));
}

function advanceOne(symptom: Symptom, drive: Drive, sensitivity_ratio: number, values: SymptomValues, t_s: number, dt_s: number): SymptomEvent | undefined {
  const before = symptom.level_points;
  symptom.level_points = drive.time_s > 0 ? drive.target_points + (before - drive.target_points) * exp(-dt_s / drive.time_s) : drive.target_points;
  symptom.intensity_points = Math.min(values.worst, symptom.level_points * sensitivity_ratio);
  const present = lasts(symptom);
  if (present) symptom.peak_points = Math.max(symptom.peak_points, symptom.intensity_points);
  const starts = !present && symptom.intensity_points >= values.noticed;
  const ends = present && symptom.intensity_points < values.forgotten;
  if (!starts && !ends) return undefined;
  const mark = (starts ? values.noticed : values.forgotten) / sensitivity_ratio;
  const at = t_s + crossing_s({ from_points: before, target_points: drive.target_points, mark_points: mark, time_s: drive.time_s }, dt_s);
  if (starts) {
    symptom.onset_s = at;
    symptom.ended_s = null;
    symptom.peak_points = symptom.intensity_points;
  } else symptom.ended_s = at;
  return { kind: starts ? "symptom-onset" : "symptom-ended", symptom: symptom.symptom, side: symptom.side, at_s: at, intensity_points: symptom.intensity_points, heading_points: Math.min(values.worst, drive.target_points * sensitivity_ratio), causes: drive.causes };
}

/**
 * Moves all symptoms on from `t_s` by a step of any length. A symptom follows its drive with a lag; the person's sensitivity
 * multiplies it; it is noticed when the felt intensity passes the threshold. Returns what began or ended, in order of time.
 */
export function advanceSymptoms(state: SymptomsState, input: SymptomInput, legs: LegsNow, values: SymptomValues, t_s: number, dt_s: number): readonly SymptomEvent[] {
  advanceBackground(state, input, legs, values, dt_s);
  advanceBleeding(state, values, t_s, dt_s);
  const events: SymptomEvent[] = [];
  for (const symptom of state.symptoms) {
    const drive = driveOf(symptom.symptom, symptom.side, state, input, legs, values);
    const event = advanceOne(symptom, drive, objective.includes(symptom.symptom) ? 1 : state.perception_ratio[symptom.symptom], values, t_s, dt_s);
    if (event !== undefined) events.push(event);
  }
  return events.sort((a, b) => a.at_s - b.at_s);
}
