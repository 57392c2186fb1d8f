import { exp } from "../../numerics/index.ts";
import type { LegSide, LegState } from "../legs/state.ts";
import type { SymptomId } from "./catalogue.ts";
import type { LegsNow, SymptomInput, SymptomsState, SymptomValues } from "./state.ts";

/** Where a symptom is heading for an average person, how fast, and from which findings. */
export interface Drive {
  readonly target_points: number;
  readonly time_s: number;
  readonly causes: Readonly<Record<string, number>>;
}

/** Intensity of an average person from a drive u: 10 (1 - exp(-u)). */
function felt_points(drive_index: number, values: SymptomValues): number {
  return values.worst * (1 - exp(-Math.max(0, drive_index)));
}

/**
 * Breathlessness: breathing more than the effort asks for, ventilation wasted on dead space, low oxygen, low output.
 *
 *     u = a (VE / VE expected - 1) + b (VD/VT rise) + c (0.92 - SaO2) + d (0.7 - CO / CO rest)   each part at least 0
 */
function breathlessness(input: SymptomInput, state: SymptomsState, values: SymptomValues): Drive {
  const { rest } = state;
  const ventilation = Math.max(0, input.minuteVentilation_m3_per_s / (rest.minuteVentilation_m3_per_s * input.exercise_ratio) - 1);
  const deadSpace = Math.max(0, input.deadSpace_fraction - rest.deadSpace_fraction);
  const hypoxia = Math.max(0, values.hypoxiaFelt - input.SaO2_fraction);
  const output = Math.max(0, values.outputFelt - input.cardiacOutput_m3_per_s / rest.cardiacOutput_m3_per_s);
  const drive = values.breathVentilation * ventilation + values.breathDeadSpace * deadSpace + values.breathHypoxia * hypoxia + values.breathOutput * output;
  return {
    target_points: input.arrest ? 0 : felt_points(drive, values), time_s: values.breathTime,
    causes: { ventilation_ratio: 1 + ventilation, deadSpace_fraction: input.deadSpace_fraction, SaO2_fraction: input.SaO2_fraction, cardiacOutput_ratio: input.cardiacOutput_m3_per_s / rest.cardiacOutput_m3_per_s },
  };
}

function pleura(state: SymptomsState, input: SymptomInput, share_ratio: number, values: SymptomValues): Drive {
  const drive = values.pleuraPlugWeight * state.plugIrritation_fraction + values.pleuraInfarctWeight * state.infarctIrritation_fraction;
  return { target_points: felt_points(share_ratio * drive, values), time_s: values.legTime, causes: { distalPlug_fraction: input.distalPlug_fraction, infarctedVolume_m3: input.infarctedVolume_m3 } };
}

function chestPain(input: SymptomInput, values: SymptomValues): Drive {
  const lack = Math.max(0, 1 - input.coronarySupplyDemand_ratio / values.chestSupply);
  return { target_points: input.arrest ? 0 : felt_points(values.chestWeight * lack, values), time_s: values.chestTime, causes: { coronarySupplyDemand_ratio: input.coronarySupplyDemand_ratio } };
}

function palpitation(input: SymptomInput, state: SymptomsState, values: SymptomValues): Drive {
  const expected = state.rest.heartRate_per_s * (1 + values.heartEffort * Math.max(0, input.exercise_ratio - 1));
  const over = Math.max(0, input.heartRate_per_s / expected - 1 - values.heartNoticed);
  return { target_points: felt_points(values.heartWeight * over, values), time_s: values.breathTime, causes: { heartRate_per_s: input.heartRate_per_s } };
}

function faintness(input: SymptomInput, values: SymptomValues): Drive {
  const lack = Math.max(0, 1 - input.cerebralPerfusion_ratio / values.faintFrom);
  return { target_points: felt_points(values.faintWeight * lack, values), time_s: values.faintTime, causes: { cerebralPerfusion_ratio: input.cerebralPerfusion_ratio } };
}

/** All or nothing: fainting and collapse come once the lack has lasted long enough. */
function loss(present: boolean, values: SymptomValues, causes: Drive["causes"]): Drive {
  return { target_points: present ? values.worst : 0, time_s: 0, causes };
}

function fear(state: SymptomsState, values: SymptomValues): Drive {
  const frightening: readonly SymptomId[] = ["breathlessness", "palpitation", "chest-pain", "faintness"];
  const worst = Math.max(0, ...state.symptoms.filter((symptom) => frightening.includes(symptom.symptom)).map((symptom) => symptom.intensity_points));
  return { target_points: values.anxietyShare * worst, time_s: values.breathTime, causes: { worstSymptom_points: worst } };
}

function legDrive(id: SymptomId, leg: LegState, values: SymptomValues): Drive {
  const time = values.legTime;
  switch (id) {
    case "leg-swelling": {
      const growth = Math.max(leg.calfCircumference_m - leg.calfHealthy_m, leg.thighCircumference_m - leg.thighHealthy_m);
      return { target_points: Math.min(values.worst, (values.noticed * growth) / values.swellingNoticed), time_s: time, causes: { growth_m: growth, oedema_m3: leg.oedema_m3 } };
    }
    case "leg-warmth": {
      const inflamed = Math.max(leg.calfInflammation_fraction, leg.thighInflammation_fraction);
      return { target_points: felt_points(values.warmthScale * Math.max(0, inflamed - leg.cyanosis_fraction), values), time_s: time, causes: { inflammation_fraction: inflamed } };
    }
    case "leg-numbness":
      return { target_points: felt_points(values.numbWeight * leg.nerveFailure_fraction, values), time_s: time, causes: { compartmentPressure_Pa: leg.compartmentPressure_Pa } };
    default:
      return { target_points: leg.pain_points, time_s: time, causes: { inflammation_fraction: Math.max(leg.calfInflammation_fraction, leg.thighInflammation_fraction), oedema_m3: leg.oedema_m3 } };
  }
}

/** Drive of one symptom now. */
export function driveOf(id: SymptomId, side: LegSide | null, state: SymptomsState, input: SymptomInput, legs: LegsNow, values: SymptomValues): Drive {
  switch (id) {
    case "breathlessness": return breathlessness(input, state, values);
    case "pleuritic-pain": return pleura(state, input, 1, values);
    case "cough": return pleura(state, input, values.coughShare, values);
    case "back-pain": return pleura(state, input, values.backShare, values);
    case "chest-pain": return chestPain(input, values);
    case "palpitation": return palpitation(input, state, values);
    case "faintness": return faintness(input, values);
    case "syncope": return loss(state.lowFlow_s >= values.syncopeTime, values, { cerebralPerfusion_ratio: input.cerebralPerfusion_ratio, lowFlow_s: state.lowFlow_s });
    case "collapse": return loss(input.arrest || state.lowPressure_s >= values.collapseTime, values, { arterialPressureMean_Pa: input.arterialPressureMean_Pa });
    case "anxiety": return fear(state, values);
    case "haemoptysis": return { target_points: state.bleedEnds_s === null ? 0 : values.bleedIntensity, time_s: 0, causes: { infarctedVolume_m3: input.infarctedVolume_m3 } };
    default: return legDrive(id, side === "right" ? legs.right : legs.left, values);
  }
}
