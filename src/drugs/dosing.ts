import { advanceDrugs } from "./advance.ts";
import { giveDrug, stopDrug } from "./course.ts";
import { antiXaNomogram, apttNomogram, heparinStart, inrRule, nomogramSource, type NomogramRow } from "./data/nomograms.ts";
import { day_s, hour_s, million, minute_s } from "./data/units.ts";
import type { DrugsValues } from "./parameters.ts";
import type { Patient } from "./patient.ts";
import { createDrugs } from "./state.ts";
import { viewDrugs } from "./view.ts";

/** What a nomogram tells to do with a heparin infusion. */
export interface HeparinAdvice {
  readonly bolus_IU_per_kg: number;
  readonly hold_s: number;
  /** Change of the rate. */
  readonly change_IU_per_kg_h: number;
  /** Time to the next reading. */
  readonly next_s: number;
  /** Key of the publication. */
  readonly source: string;
}

/** The start of a weight-based heparin infusion: 80 IU/kg, then 18 IU/kg/h. Source: Raschke 1993. */
export const heparinBegin: Readonly<Record<"bolus_IU_per_kg" | "rate_IU_per_kg_h", number>> = heparinStart;

/** Reads the nomogram: by aPTT (s, Raschke 1993) or by anti-Xa (IU/mL). Throws RangeError for a reading that is no number of 0 or more. */
export function heparinAdvice(reading: { readonly aptt_s: number } | { readonly antiXa_IU_per_mL: number }): HeparinAdvice {
  const [table, x] = "aptt_s" in reading ? [apttNomogram, reading.aptt_s] : [antiXaNomogram, reading.antiXa_IU_per_mL];
  if (!(x >= 0)) throw new RangeError(`A reading of ${x}; expected a number of 0 or more.`);
  const row = table.find((candidate) => x < candidate.below_points) as NomogramRow;
  return { bolus_IU_per_kg: row.bolus_IU_per_kg, hold_s: row.hold_min * minute_s, change_IU_per_kg_h: row.change_IU_per_kg_h, next_s: heparinStart.next_h * hour_s, source: "aptt_s" in reading ? nomogramSource.aptt : nomogramSource.antiXa };
}

/** One reading of a titrated course and what was then given. */
export interface TitrationStep {
  readonly t_s: number;
  /** aPTT in s, anti-Xa in IU/mL, or INR. */
  readonly reading_ratio: number;
  /** IU/kg/h of heparin, or mg a day of warfarin, from now on. */
  readonly dose_points: number;
}

/** A heparin infusion in a person, adjusted every six hours by the nomogram. */
export function titrateHeparin(patient: Patient, values: DrugsValues, by: "aptt" | "anti-Xa", for_s: number): readonly TitrationStep[] {
  const state = createDrugs(patient);
  const steps: TitrationStep[] = [];
  let rate: number = heparinStart.rate_IU_per_kg_h;
  let t = 0;
  const run = (): void => { giveDrug(state, { drug: "heparin", rate: { n: rate / hour_s, unit: "IU_per_kg_per_s" } }, t); };
  const bolus = (n: number): void => { if (n > 0) giveDrug(state, { drug: "heparin", dose: { n, unit: "IU_per_kg" } }, t); };
  bolus(heparinStart.bolus_IU_per_kg);
  run();
  while (t < for_s) {
    advanceDrugs(state, values, t, heparinStart.next_h * hour_s);
    t += heparinStart.next_h * hour_s;
    const view = viewDrugs(state, values);
    const advice = heparinAdvice(by === "aptt" ? { aptt_s: view.aptt_s } : { antiXa_IU_per_mL: view.antiXa_IU_per_mL });
    rate = Math.max(0, rate + advice.change_IU_per_kg_h);
    steps.push({ t_s: t, reading_ratio: by === "aptt" ? view.aptt_s : view.antiXa_IU_per_mL, dose_points: rate });
    if (advice.hold_s > 0) {
      stopDrug(state, "heparin");
      advanceDrugs(state, values, t, advice.hold_s);
      t += advice.hold_s;
    }
    bolus(advice.bolus_IU_per_kg);
    run();
  }
  return steps;
}

/** What the INR tells to do with warfarin. */
export interface WarfarinAdvice {
  /** Of the weekly dose. */
  readonly change_fraction: number;
  /** Doses to leave out first. */
  readonly hold_count: number;
  /** Leave out doses until the INR is back below 3. */
  readonly holdUntilBack: boolean;
  /** Key of the publication. */
  readonly source: string;
}

/** The INR rule, target 2 to 3 (Van Spall 2012). Throws RangeError for an INR that is no number above 0. */
export function warfarinAdvice(inr_ratio: number): WarfarinAdvice {
  if (!(inr_ratio > 0)) throw new RangeError(`An INR of ${inr_ratio}; expected a number above 0.`);
  const row = inrRule.find((candidate) => inr_ratio < candidate.below_points) ?? inrRule[inrRule.length - 1];
  return { change_fraction: row.change_fraction, hold_count: row.hold_count, holdUntilBack: row.holdUntilBack ?? false, source: nomogramSource.inr };
}

const week_d = 7;
const halfTablet_mg = 0.5;
const backBelow = 3;

/** Warfarin in a person, begun with `start_mg` a day and adjusted by the INR: after the first week, then weekly. Doses in half milligrams. */
export function titrateWarfarin(patient: Patient, values: DrugsValues, start_mg: number, weeksCount: number): readonly TitrationStep[] {
  const state = createDrugs(patient);
  const steps: TitrationStep[] = [];
  let daily = start_mg;
  let held = 0;
  let waits = false;
  let t = 0;
  for (let week = 0; week < weeksCount; week++) {
    for (let day = 0; day < week_d; day++) {
      if (waits && viewDrugs(state, values).inr_ratio < backBelow) waits = false;
      if (held > 0) held -= 1;
      else if (!waits) giveDrug(state, { drug: "warfarin", dose: { n: daily / million, unit: "kg" } }, t);
      advanceDrugs(state, values, t, day_s);
      t += day_s;
    }
    const inr = viewDrugs(state, values).inr_ratio;
    const advice = warfarinAdvice(inr);
    const wanted = daily * (1 + advice.change_fraction);
    const rounded = Math.floor(wanted / halfTablet_mg + 0.5) * halfTablet_mg;
    // A change asked for is never rounded away.
    daily = advice.change_fraction === 0 ? daily : rounded !== daily ? rounded : Math.max(halfTablet_mg, daily + (advice.change_fraction > 0 ? halfTablet_mg : -halfTablet_mg));
    held = advice.hold_count;
    waits = advice.holdUntilBack;
    steps.push({ t_s: t, reading_ratio: inr, dose_points: daily });
  }
  return steps;
}

const steady_d = 60;
const mostDaily_mg = 64;
const halvings = 24;

/** Daily warfarin, mg, whose INR after 60 days is `inr_ratio` in this person: by halving. Throws RangeError outside 1.05 to 15. */
export function warfarinDoseFor_mg(inr_ratio: number, patient: Patient, values: DrugsValues): number {
  if (!(inr_ratio >= lowestInr && inr_ratio <= highestInr)) throw new RangeError(`An INR of ${inr_ratio}; expected ${lowestInr} to ${highestInr}.`);
  let low = 0;
  let high = mostDaily_mg;
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2;
    const state = createDrugs(patient);
    giveDrug(state, { drug: "warfarin", dose: { n: middle / million, unit: "kg" }, every_s: day_s }, 0);
    advanceDrugs(state, values, 0, steady_d * day_s);
    if (viewDrugs(state, values).inr_ratio < inr_ratio) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const lowestInr = 1.05;
const highestInr = 15;
