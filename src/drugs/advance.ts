import { exp } from "../numerics/index.ts";
import { advanceFactors, infuseFactors, movesFactors, synthesis_fraction } from "./antagonist.ts";
import { findDrug, findPart } from "./catalogue.ts";
import { amountsOf, concentrationOf, kineticsOf, moveAmounts, readConcentration } from "./compartments.ts";
import { nextDoseTime_s } from "./course.ts";
import { hour_s, million, minute_s } from "./data/units.ts";
import type { Drug } from "./drug.ts";
import { activator_nM, advancePlasma, movesPlasma } from "./lytic.ts";
import type { DrugsValues } from "./parameters.ts";
import { variationOf } from "./patient.ts";
import { bindDabigatran, neutraliseHeparin } from "./reversal.ts";
import type { Amounts, Course, DrugsState } from "./state.ts";
import { advancePlatelets } from "./thrombocytopenia.ts";

/** Longest pieces of a step, s: the chains of vitamin K factors, and what reacts within minutes. */
const longestChain_s = hour_s / 2;
const longestQuick_s = minute_s;

/** Swallows, injects or ends what is due at or before `t_s`. */
export function takeDueDoses(state: DrugsState, t_s: number, values: DrugsValues): void {
  for (const course of state.courses) {
    while (course.nextDose_s !== null && course.nextDose_s <= t_s) {
      course.taken_count += 1;
      if (!course.missed.includes(course.taken_count)) takeDose(state, course, course.nextDose_s, values);
      const next: number | null = course.every_s === null ? null : course.nextDose_s + course.every_s;
      course.nextDose_s = next !== null && (course.until_s === null || next < course.until_s) ? next : null;
    }
    if (course.rateUntil_s !== null && course.rateUntil_s <= t_s) {
      course.rate_per_s = 0;
      course.rateUntil_s = null;
    }
  }
  for (const dose of state.waiting) if (dose.at_s <= t_s) absorb(amountsOf(state, dose.substance), dose.amount_points, false);
  state.waiting = state.waiting.filter((dose) => dose.at_s > t_s);
  state.courses = state.courses.filter((course) => course.nextDose_s !== null || course.rate_per_s > 0);
}

function takeDose(state: DrugsState, course: Course, t_s: number, values: DrugsValues): void {
  const drug = findDrug(course.drug);
  if (course.over_s > 0) {
    course.rate_per_s = course.amount_points / course.over_s;
    course.rateUntil_s = t_s + course.over_s;
    return;
  }
  const uptake = drug.uptake(course.amount_points, course.route, state.patient);
  for (const part of drug.parts) {
    const amount = course.amount_points * uptake * part.share_fraction;
    const entry = amountsOf(state, part.id);
    const { lag_s } = kineticsOf(part.id, state.patient);
    if (lag_s > 0 && !course.intravenous) state.waiting.push({ substance: part.id, amount_points: amount, at_s: t_s + lag_s });
    else absorb(entry, amount, course.intravenous);
  }
  actAtOnce(state, drug, course.amount_points, values);
}

function absorb(entry: Amounts, amount_points: number, intravenous: boolean): void {
  entry.given_points += amount_points;
  if (intravenous) entry.central_points += amount_points;
  else entry.depot_points += amount_points;
}

function actAtOnce(state: DrugsState, drug: Drug, amount_points: number, values: DrugsValues): void {
  if (drug.id === "protamine") neutraliseHeparin(state, amount_points, values);
  else if (drug.id === "prothrombin-complex") infuseFactors(state, values, amount_points);
  else if (drug.id === "aspirin") state.acetylated_fraction = 1 - (1 - state.acetylated_fraction) * exp(-amount_points / (values.aspirinDose * million));
}

function nextChange_s(state: DrugsState): number {
  return state.waiting.reduce((n, dose) => Math.min(n, dose.at_s), nextDoseTime_s(state));
}

/**
 * Drugs over a step. Depot, central and peripheral amounts are exact for any step; doses due inside it are taken at their own times.
 * What follows from concentrations (vitamin K factors, plasma proteins, platelets, binding) goes in pieces of its own length.
 */
export function advanceDrugs(state: DrugsState, values: DrugsValues, t_s: number, dt_s: number): void {
  const end = t_s + dt_s;
  let t = t_s;
  takeDueDoses(state, t, values);
  while (t < end) {
    const stop = Math.min(end, nextChange_s(state));
    flow(state, values, t, stop - t);
    t = stop;
    if (t < end) takeDueDoses(state, t, values);
  }
}

function hasAmounts(state: DrugsState, drug: string): boolean {
  return state.amounts.some((entry) => entry.drug === drug && entry.central_points > 0);
}

function longestPiece_s(state: DrugsState): number {
  if (activeLytic(state)) return longestQuick_s;
  if (hasAmounts(state, "idarucizumab") && hasAmounts(state, "dabigatran")) return longestQuick_s;
  return movesFactors(state) || movesPlasma(state) ? longestChain_s : Infinity;
}

const lyticGone_per_m3 = 1;

function activeLytic(state: DrugsState): boolean {
  return concentrationOf(state, "alteplase") + concentrationOf(state, "tenecteplase") > lyticGone_per_m3 || state.courses.some((course) => course.rate_per_s > 0 && findDrug(course.drug).kind === "thrombolytic");
}

function flow(state: DrugsState, values: DrugsValues, t_s: number, dt_s: number): void {
  for (const course of state.courses) if (course.rate_per_s > 0) for (const part of findDrug(course.drug).parts) amountsOf(state, part.id);
  let t = t_s;
  const end = t_s + dt_s;
  while (t < end) {
    const count = Math.max(1, Math.ceil((end - t) / longestPiece_s(state)));
    const h = (end - t) / count;
    piece(state, values, t, h);
    t = count === 1 ? end : t + h;
  }
}

function piece(state: DrugsState, values: DrugsValues, t_s: number, h: number): void {
  const concentration = (substance: string): number => concentrationOf(state, substance);
  if (movesFactors(state)) {
    const own = variationOf(state.patient, hasAmounts(state, "acenocoumarol") ? "acenocoumarol" : "warfarin");
    const before = synthesis_fraction(state, values, concentration);
    move(state, h / 2);
    const middle = synthesis_fraction(state, values, concentration);
    move(state, h / 2);
    advanceFactors(state, values, { fast_ratio: own.fastTransit_ratio, slow_ratio: own.slowTransit_ratio }, before, middle, synthesis_fraction(state, values, concentration), h);
  } else move(state, h);
  bindDabigatran(state, values);
  if (movesPlasma(state)) advancePlasma(state, values, activator_nM(values, concentration), 1 - ownLysis_ratio(state, values), h);
  if (state.acetylated_fraction > 0) state.acetylated_fraction *= exp(-values.plateletTurnover * h);
  advancePlatelets(state, values, concentration, t_s, h);
}

function move(state: DrugsState, h: number): void {
  for (const entry of state.amounts) {
    const { drug, part } = findPart(entry.drug);
    let rate = 0;
    for (const course of state.courses) if (course.drug === drug.id) rate += course.rate_per_s * part.share_fraction;
    moveAmounts(entry, state.patient, rate, h);
  }
}

/** The body's own fibrinolysis over normal under tranexamic acid: 1 - 0.9 min(1, c/10 mg/L). */
export function ownLysis_ratio(state: DrugsState, values: DrugsValues): number {
  return 1 - values.tranexamicEffect * Math.min(1, readConcentration(state, "tranexamic-acid") / findDrug("tranexamic-acid").reference_points);
}
