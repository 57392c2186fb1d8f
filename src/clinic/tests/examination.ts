import { pow, stream } from "../../numerics/index.ts";
import { fromSI } from "../../units/index.ts";
import type { LegSide, LegsState, LegState } from "../legs/state.ts";
import type { PercFindings, PesiFindings, RevisedGenevaFindings, SPesiFindings, WellsDvtFindings, WellsPeFindings } from "../scores/index.ts";
import { hasSymptom } from "../symptoms/state.ts";
import type { HistoryFindings } from "./types.ts";
import { rounded, type TestContext, type TestValues } from "./values.ts";

/** What hands and tape find on one leg, compared with the other. */
export interface LegExamination {
  readonly tender: boolean;
  readonly entireLegSwollen: boolean;
  readonly calfDifference_m: number;
  readonly pitting: boolean;
  readonly collateralVeins: boolean;
}

const pits = (leg: LegState, values: TestValues): boolean => leg.calfOedema_m3 / leg.calfTissue_m3 >= values.pittingFrom;

/** Examines one leg. `tapeError_m` is the error of the difference of the girths. */
export function examineLeg(legs: LegsState, side: LegSide, values: TestValues, tapeError_m: number): LegExamination {
  const leg = legs[side];
  const other = legs[side === "left" ? "right" : "left"];
  const calf = leg.calfCircumference_m - other.calfCircumference_m;
  const thigh = leg.thighCircumference_m - other.thighCircumference_m;
  return {
    tender: leg.tenderness_fraction >= values.tendernessFelt,
    entireLegSwollen: calf >= values.legSwollen && thigh >= values.legSwollen,
    calfDifference_m: calf + tapeError_m,
    pitting: pits(leg, values) && !pits(other, values),
    collateralVeins: leg.veinDistension_fraction >= values.collateralsFrom && other.veinDistension_fraction < values.collateralsFrom,
  };
}

/**
 * A clinician's judgement that another diagnosis is at least as likely. Chance = falloff ^ n, n the number of typical findings: certain
 * when nothing points to thrombosis, rarer with each finding that does. One draw for the person and condition, so that it does not
 * flicker from look to look. The rule is assumed; published scores leave it to judgement.
 */
export function alternativeIsAsLikely(n: number, condition: "dvt" | "pe", values: TestValues, seed: number): boolean {
  return stream(seed, "clinic", "alternative", condition).uniform() < pow(values.alternativeFalloff, n);
}

const within = (since_s: number | null | undefined, window_s: number): boolean | undefined => (since_s === undefined ? undefined : since_s !== null && since_s <= window_s);

/** Yes when one is yes; no when all are no; undefined while the missing ones could change it. */
function either(...answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

/** The same findings without those that were not recorded. */
function recorded<T extends object>(findings: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(findings).filter(([, value]) => value !== undefined)) as T;
}

const yes = (answers: readonly boolean[]): number => answers.filter((answer) => answer).length;

/** Findings of the Wells score of one leg. What was not asked stays missing. */
export function wellsDvtFindings({ input, legs, values, random, seed }: TestContext, side: LegSide): WellsDvtFindings {
  const { history } = input;
  const leg = examineLeg(legs, side, values, Math.sqrt(2) * values.tapeError * random.normal());
  const calf_cm = rounded(fromSI(leg.calfDifference_m, "cm"), "tenths");
  const typical = yes([leg.tender, leg.entireLegSwollen, calf_cm >= 3, leg.pitting, leg.collateralVeins]);
  return recorded<Required<WellsDvtFindings>>({
    activeCancer: history.activeCancer, paralysisOrImmobilisation: history.paralysisOrPlaster?.[side],
    bedriddenOrMajorSurgery: either(history.bedridden_s === undefined ? undefined : history.bedridden_s >= values.bedridden, within(history.sinceSurgery_s, values.recentSurgery)),
    localisedTenderness: leg.tender, entireLegSwollen: leg.entireLegSwollen, calfDifference_cm: calf_cm, pittingOedema: leg.pitting, collateralVeins: leg.collateralVeins,
    previousDvt: history.previousDvt, alternativeDiagnosis: alternativeIsAsLikely(typical, "dvt", values, seed),
  });
}

interface ChestFindings {
  readonly legSigns: boolean;
  readonly swollenLeg: boolean;
  readonly legPain: boolean;
  readonly haemoptysis: boolean;
  readonly SpO2_percent: number;
  readonly heartRate_per_min: number;
  /** Findings that point to an embolism. */
  readonly typicalCount: number;
}

function examineChest({ input, legs, symptoms, values, random }: TestContext): ChestFindings {
  const error = (): number => Math.sqrt(2) * values.tapeError * random.normal();
  const both = [examineLeg(legs, "left", values, error()), examineLeg(legs, "right", values, error())];
  const swollen = both.map((leg) => leg.calfDifference_m >= values.swellingSeen);
  const SpO2_percent = Math.min(fromSI(1, "percent"), rounded(fromSI(input.SpO2_fraction + values.oximeterError * random.normal(), "percent"), "whole"));
  const heartRate_per_min = rounded(fromSI(input.heartRate_per_s, "per_min"), "whole");
  const haemoptysis = hasSymptom(symptoms, "haemoptysis");
  const legSigns = both.some((leg, i) => leg.tender && swollen[i]);
  return {
    legSigns, swollenLeg: swollen.includes(true), legPain: hasSymptom(symptoms, "leg-pain"), haemoptysis, SpO2_percent, heartRate_per_min,
    typicalCount: yes([hasSymptom(symptoms, "breathlessness"), hasSymptom(symptoms, "pleuritic-pain"), hasSymptom(symptoms, "syncope"), haemoptysis, legSigns, input.heartRate_per_s > values.ecgTachycardia]),
  };
}

/** Findings of the Wells score of pulmonary embolism. */
export function wellsPeFindings(context: TestContext): WellsPeFindings {
  const { history } = context.input;
  const { values } = context;
  const chest = examineChest(context);
  return recorded<Required<WellsPeFindings>>({
    dvtSigns: chest.legSigns, peMostLikely: !alternativeIsAsLikely(chest.typicalCount, "pe", values, context.seed), heartRate_per_min: chest.heartRate_per_min,
    immobilisationOrSurgery: either(history.bedridden_s === undefined ? undefined : history.bedridden_s >= values.bedridden, within(history.sinceSurgery_s, values.freshSurgery)),
    previousDvtPe: history.previousDvtPe, haemoptysis: chest.haemoptysis, malignancy: history.activeCancer,
  });
}

/** Findings of the rule-out criteria. */
export function percFindings(context: TestContext): PercFindings {
  const { history } = context.input;
  const { freshSurgery } = context.values;
  const chest = examineChest(context);
  return recorded<Required<PercFindings>>({
    age_y: history.age_y, heartRate_per_min: chest.heartRate_per_min, SpO2_percent: chest.SpO2_percent, unilateralLegSwelling: chest.swollenLeg, haemoptysis: chest.haemoptysis,
    recentSurgeryOrTrauma: either(within(history.sinceSurgery_s, freshSurgery), within(history.sinceTrauma_s, freshSurgery)), priorVte: history.previousDvtPe, oestrogenUse: history.oestrogenUse,
  });
}

/** Findings of the revised Geneva score. */
export function revisedGenevaFindings(context: TestContext): RevisedGenevaFindings {
  const { history } = context.input;
  const { freshSurgery } = context.values;
  const chest = examineChest(context);
  return recorded<Required<RevisedGenevaFindings>>({
    age_y: history.age_y, previousVte: history.previousDvtPe, surgeryOrFracture: either(within(history.sinceSurgery_s, freshSurgery), within(history.sinceTrauma_s, freshSurgery)),
    activeMalignancy: history.activeCancer, unilateralLegPain: chest.legPain, haemoptysis: chest.haemoptysis, heartRate_per_min: chest.heartRate_per_min, legPalpationPainAndOedema: chest.legSigns,
  });
}

const isMale = ({ sex }: HistoryFindings): boolean | undefined => (sex === undefined ? undefined : sex === "male");

/** Findings of the severity index. */
export function pesiFindings(context: TestContext): PesiFindings {
  const { input, symptoms } = context;
  const { history } = input;
  const chest = examineChest(context);
  return recorded<Required<PesiFindings>>({
    age_y: history.age_y, maleSex: isMale(history), cancer: history.activeCancer, heartFailure: history.heartFailure, chronicLungDisease: history.chronicLungDisease,
    heartRate_per_min: chest.heartRate_per_min, systolic_mmHg: rounded(fromSI(input.arterialPressureSystolic_Pa, "mmHg"), "whole"), respiratoryRate_per_min: rounded(fromSI(input.respiratoryRate_per_s, "per_min"), "whole"),
    temperature_degC: rounded(fromSI(symptoms.bodyTemperature_K, "degC"), "tenths"), alteredMentalStatus: hasSymptom(symptoms, "syncope") || hasSymptom(symptoms, "collapse"), SpO2_percent: chest.SpO2_percent,
  });
}

/** Findings of the simplified index. */
export function sPesiFindings(context: TestContext): SPesiFindings {
  const { age_y, cancer, heartRate_per_min, systolic_mmHg, SpO2_percent } = pesiFindings(context);
  const { heartFailure, chronicLungDisease } = context.input.history;
  return recorded<Required<SPesiFindings>>({ age_y, cancer, chronicCardiopulmonaryDisease: either(heartFailure, chronicLungDisease), heartRate_per_min, systolic_mmHg, SpO2_percent });
}
