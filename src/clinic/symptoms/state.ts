import { exp, stream } from "../../numerics/index.ts";
import type { Resolved } from "../../units/index.ts";
import type { LegSide, LegsState } from "../legs/state.ts";
import { symptomCatalogue, type SymptomId } from "./catalogue.ts";
import type { symptomParameters } from "./parameters.ts";

/** Resolved numbers of `symptomParameters`. */
export type SymptomValues = Resolved<typeof symptomParameters>;

/** One symptom of one person (and side). */
export interface Symptom {
  symptom: SymptomId;
  side: LegSide | null;
  /** What an average person would feel, 0 to 10. */
  level_points: number;
  /** What this person feels, 0 to 10. */
  intensity_points: number;
  /** Worst since onset. */
  peak_points: number;
  /** Time of the present or last onset; null when it never was. */
  onset_s: number | null;
  /** Time at which it ended; null while it lasts or when it never was. */
  ended_s: number | null;
}

/** The person at rest before anything happened: what "more than usual" is measured against. */
export interface RestingFindings {
  readonly heartRate_per_s: number;
  readonly cardiacOutput_m3_per_s: number;
  readonly minuteVentilation_m3_per_s: number;
  readonly deadSpace_fraction: number;
}

/** What the episode tells about the person now. */
export interface SymptomInput {
  readonly heartRate_per_s: number;
  readonly cardiacOutput_m3_per_s: number;
  readonly minuteVentilation_m3_per_s: number;
  /** Alveolar dead-space fraction. */
  readonly deadSpace_fraction: number;
  readonly SaO2_fraction: number;
  /** Brain flow over rest. */
  readonly cerebralPerfusion_ratio: number;
  readonly arterialPressureMean_Pa: number;
  /** Oxygen supply over demand of the right ventricle. */
  readonly coronarySupplyDemand_ratio: number;
  /** Share of the pulmonary bed behind plugs in segmental or smaller arteries. */
  readonly distalPlug_fraction: number;
  readonly infarctedVolume_m3: number;
  /** Oxygen uptake over rest: what the present effort explains. */
  readonly exercise_ratio: number;
  readonly arrest: boolean;
}

/** Symptoms so far, the person's sensitivities, and what builds up slowly behind them. Plain data. */
export interface SymptomsState {
  rest: RestingFindings;
  /** Sensitivity by symptom: felt over average. */
  perception_ratio: Record<SymptomId, number>;
  symptoms: Symptom[];
  /** Irritation of the lung's lining, 0 to 1 each: from plugs, from infarct. */
  plugIrritation_fraction: number;
  infarctIrritation_fraction: number;
  /** Infarcted lung at the last look, and that part of it which has not healed: only this hurts and bleeds. */
  lastInfarct_m3: number;
  freshInfarct_m3: number;
  /** Seconds of brain flow too low to stay awake; of pressure too low to stand. */
  lowFlow_s: number;
  lowPressure_s: number;
  /** Haemoptysis: hazard so far against the draw at which it comes; end of the present one. */
  bleedHazard_index: number;
  bleedThreshold_index: number;
  bleedCount: number;
  bleedEnds_s: number | null;
  bodyTemperature_K: number;
  seed: number;
}

/** Something the person begins or ceases to feel. */
export interface SymptomEvent {
  readonly kind: "symptom-onset" | "symptom-ended";
  readonly symptom: SymptomId;
  readonly side: LegSide | null;
  readonly at_s: number;
  readonly intensity_points: number;
  /** Intensity that it is heading for while the findings stay as they are; at onset usually far above the present one. */
  readonly heading_points: number;
  /** The findings behind it, by name with unit. */
  readonly causes: Readonly<Record<string, number>>;
}

/** How strongly this person feels each symptom: log-normal around 1, partly common to all symptoms. Source of the spread: PHY-503. */
export function drawPerception(seed: number, values: SymptomValues): Record<SymptomId, number> {
  const common = stream(seed, "perception", "person").normal();
  const draw = (id: SymptomId): number => {
    const own = stream(seed, "perception", id).normal();
    return exp(values.perceptionSpread * (Math.sqrt(values.sharedPerception) * common + Math.sqrt(1 - values.sharedPerception) * own));
  };
  return Object.fromEntries(symptomCatalogue.map(({ id }) => [id, draw(id)])) as Record<SymptomId, number>;
}

/** Draw at which the hazard of haemoptysis number `n` fires: exponential with mean 1. */
export function bleedThreshold(seed: number, n: number): number {
  return stream(seed, "haemoptysis", n).exponential();
}

/** A person without symptoms. Baselines are taken as they are now. */
export function createSymptoms(rest: RestingFindings, values: SymptomValues, seed: number): SymptomsState {
  const blank = (symptom: SymptomId, side: LegSide | null): Symptom => ({ symptom, side, level_points: 0, intensity_points: 0, peak_points: 0, onset_s: null, ended_s: null });
  return {
    rest: { ...rest },
    perception_ratio: drawPerception(seed, values),
    symptoms: symptomCatalogue.flatMap(({ id, sided }) => (sided ? [blank(id, "left"), blank(id, "right")] : [blank(id, null)])),
    plugIrritation_fraction: 0, infarctIrritation_fraction: 0, lastInfarct_m3: 0, freshInfarct_m3: 0, lowFlow_s: 0, lowPressure_s: 0,
    bleedHazard_index: 0, bleedThreshold_index: bleedThreshold(seed, 0), bleedCount: 0, bleedEnds_s: null,
    bodyTemperature_K: values.bodyTemperature, seed,
  };
}

/** Symptoms as others read them: felt intensity by id (the worse leg), and those that last now. */
export interface SymptomView {
  readonly intensity_points: Readonly<Record<SymptomId, number>>;
  readonly present: readonly Symptom[];
  readonly bodyTemperature_K: number;
}

/** True while the symptom lasts. */
export function lasts(symptom: Symptom): boolean {
  return symptom.onset_s !== null && symptom.ended_s === null;
}

/** Felt intensity of every symptom now; 0 for what is not noticed. */
export function viewSymptoms(state: SymptomsState): SymptomView {
  const intensity = Object.fromEntries(symptomCatalogue.map(({ id }) => [id, 0])) as Record<SymptomId, number>;
  const present = state.symptoms.filter(lasts);
  for (const symptom of present) intensity[symptom.symptom] = Math.max(intensity[symptom.symptom], symptom.intensity_points);
  return { intensity_points: intensity, present, bodyTemperature_K: state.bodyTemperature_K };
}

/** True while the person has the symptom, on any side. */
export function hasSymptom(state: SymptomsState, id: string): boolean {
  return state.symptoms.some((symptom) => symptom.symptom === id && lasts(symptom));
}

/** What the two legs add to a step of the symptoms. */
export type LegsNow = Pick<LegsState, "left" | "right">;
