import { exp, pow } from "../numerics/index.ts";
import { findDrug, type Drug } from "./catalogue.ts";
import { linearStep } from "./linear.ts";
import type { DrugsValues } from "./parameters.ts";
import { chainCount, type Amounts, type Course, type DrugsState, type Patient } from "./state.ts";

/** An order to give a drug. The dose is in SI mass (kg) or IU, or per kilogram of body. */
export interface DrugOrder {
  readonly drug: string;
  readonly dose?: { readonly n: number; readonly unit: string };
  readonly rate?: { readonly n: number; readonly unit: string };
  readonly every_s?: number;
  readonly for_s?: number;
  readonly route?: "oral" | "intravenous" | "subcutaneous";
}

const milligram_kg = 1e-6;
const perHour = 3600;
const litre = 1;

/** Amount in the drug's own unit (mg or IU). Throws RangeError when the dose is of another kind. */
export function doseAmount(drug: Drug, dose: { readonly n: number; readonly unit: string }, patient: Patient): number {
  const base = dose.unit.replace(/_per_s$/, "");
  const perBody = base.endsWith("_per_kg") ? patient.mass_kg : 1;
  const isMass = base === "kg" || base === "kg_per_kg";
  if (isMass && drug.amount === "mg") return (dose.n / milligram_kg) * perBody;
  if (isMass && drug.id === "enoxaparin") return (dose.n / milligram_kg) * enoxaparinIU * perBody;
  if (!isMass && drug.amount === "IU") return dose.n * perBody;
  throw new RangeError(`A dose of ${drug.label} in "${dose.unit}" is not known; expected ${drug.amount === "mg" ? "a mass such as 10 mg" : "an activity such as 5000 IU"}.`);
}

/** Anti-Xa units in a milligram of enoxaparin. */
const enoxaparinIU = 100;

/** Begins a course at `t_s`: the first dose is due at once. */
export function giveDrug(state: DrugsState, order: DrugOrder, t_s: number): void {
  const drug = findDrug(order.drug);
  if (order.dose === undefined && order.rate === undefined) throw new RangeError(`${drug.label}: expected a dose or a rate.`);
  const amount = order.dose === undefined ? 0 : doseAmount(drug, order.dose, state.patient);
  const rate = order.rate === undefined ? 0 : doseAmount(drug, order.rate, state.patient);
  const until = order.for_s === undefined ? null : t_s + order.for_s;
  // A new course of a drug replaces the running one.
  if (order.every_s !== undefined || rate > 0) stopDrug(state, drug.id);
  state.courses.push({
    drug: drug.id, amount_points: amount, every_s: order.every_s ?? null, nextDose_s: amount > 0 ? t_s : null, until_s: until, rate_per_s: rate, rateUntil_s: rate > 0 ? until : null,
    intravenous: order.route === "intravenous" || drug.absorption_per_h === 0 || (order.route === undefined && drug.id === "heparin"),
  });
}

/** Ends the courses of a drug (`all`: of every drug). What is in the body stays. */
export function stopDrug(state: DrugsState, drug: string): void {
  state.courses = state.courses.filter((course) => drug !== "all" && course.drug !== drug);
}

/** Time of the next dose or end of an infusion; Infinity when nothing is due. */
export function nextDoseTime_s(state: DrugsState): number {
  let next = Infinity;
  for (const course of state.courses) {
    if (course.nextDose_s !== null) next = Math.min(next, course.nextDose_s);
    if (course.rateUntil_s !== null) next = Math.min(next, course.rateUntil_s);
  }
  return next;
}

function amountsOf(state: DrugsState, drug: string): Amounts {
  const found = state.amounts.find((entry) => entry.drug === drug);
  if (found !== undefined) return found;
  const fresh: Amounts = { drug, depot_points: 0, central_points: 0, peripheral_points: 0, given_points: 0, cleared_points: 0 };
  state.amounts.push(fresh);
  return fresh;
}

/** Swallows, injects or ends what is due at or before `t_s`. */
export function takeDueDoses(state: DrugsState, t_s: number, values: DrugsValues): void {
  for (const course of state.courses) {
    while (course.nextDose_s !== null && course.nextDose_s <= t_s) {
      takeDose(state, course, values);
      const next: number | null = course.every_s === null ? null : course.nextDose_s + course.every_s;
      course.nextDose_s = next !== null && (course.until_s === null || next < course.until_s) ? next : null;
    }
    if (course.rateUntil_s !== null && course.rateUntil_s <= t_s) {
      course.rate_per_s = 0;
      course.rateUntil_s = null;
    }
  }
  state.courses = state.courses.filter((course) => course.nextDose_s !== null || course.rate_per_s > 0);
}

function takeDose(state: DrugsState, course: Course, values: DrugsValues): void {
  const drug = findDrug(course.drug);
  const entry = amountsOf(state, course.drug);
  const share = drug.id === "rivaroxaban" ? rivaroxabanUptake(course.amount_points) : drug.id === "warfarin" ? drug.bioavailability * values.warfarinShareS : course.intravenous ? 1 : drug.bioavailability;
  const absorbed = course.amount_points * share;
  entry.given_points += absorbed;
  if (course.intravenous) entry.central_points += absorbed;
  else entry.depot_points += absorbed;
  if (drug.id === "protamine") neutraliseHeparin(state, absorbed, values);
}

/** F = 0.59 + 0.66 exp(-ln2 dose / 14.4 mg), relative to 0.83 of the catalogue's dose. Source: willmann2021. */
function rivaroxabanUptake(dose_mg: number): number {
  const half = 14.4;
  return 0.59 + 0.66 * exp((-0.6931471805599453 * dose_mg) / half);
}

function neutraliseHeparin(state: DrugsState, protamine_mg: number, values: DrugsValues): void {
  let capacity = protamine_mg * values.protaminePerHeparin;
  for (const entry of state.amounts) {
    if (findDrug(entry.drug).kind !== "heparin") continue;
    const reachable = entry.central_points * (entry.drug === "heparin" ? 1 : values.protamineLmwh);
    const bound = Math.min(reachable, capacity);
    entry.central_points -= bound;
    entry.cleared_points += bound;
    capacity -= bound;
  }
}

/** Volumes (L) and clearance (L/h) of a drug in this patient. */
export function disposition(drug: Drug, patient: Patient, values: DrugsValues): { readonly central_L: number; readonly clearance_L_per_h: number } {
  const mass = drug.byMass ? patient.mass_kg / referenceMass_kg : 1;
  const age = drug.id === "warfarin" ? Math.max(0.4, 1 - values.warfarinAge * (patient.age_y - values.warfarinAgeFrom)) : 1;
  const clearance = (drug.clearance_L_per_h + drug.renalClearance * patient.creatinineClearance_mL_per_min) * age * (drug.id === "heparin" ? mass : drug.byMass ? pow(mass, 0.75) : 1);
  return { central_L: drug.central_L * mass, clearance_L_per_h: clearance };
}

const referenceMass_kg = 70;

/**
 * Amounts over a step: depot -> central <-> peripheral, linear, exact. Doses due inside the step are taken at their own times, so any step will do.
 * Idarucizumab binds dabigatran molecule for molecule, at once.
 */
export function advanceDrugs(state: DrugsState, values: DrugsValues, t_s: number, dt_s: number): void {
  let t = t_s;
  const end = t_s + dt_s;
  takeDueDoses(state, t, values);
  while (t < end) {
    const stop = Math.min(end, nextDoseTime_s(state));
    const part = Math.max(0, stop - t);
    if (part > 0) flow(state, values, part);
    t = stop;
    if (t < end) takeDueDoses(state, t, values);
    if (part === 0 && stop < end && nextDoseTime_s(state) <= stop) break;
  }
}

function flow(state: DrugsState, values: DrugsValues, dt_s: number): void {
  for (const course of state.courses) if (course.rate_per_s > 0) amountsOf(state, course.drug);
  for (const entry of state.amounts) {
    const drug = findDrug(entry.drug);
    const { central_L, clearance_L_per_h } = disposition(drug, state.patient, values);
    const ka = drug.absorption_per_h / perHour;
    const ke = clearance_L_per_h / central_L / perHour;
    const out = drug.exchange_L_per_h / central_L / perHour;
    const back = drug.exchange_L_per_h / drug.peripheral_L / perHour;
    const rate = state.courses.filter((course) => course.drug === entry.drug).reduce((sum, course) => sum + course.rate_per_s, 0);
    const before = entry.depot_points + entry.central_points + entry.peripheral_points;
    const [depot, central, peripheral] = linearStep([-ka, 0, 0, ka, -ke - out, back, 0, out, -back], [0, rate, 0], [entry.depot_points, entry.central_points, entry.peripheral_points], dt_s);
    entry.depot_points = Math.max(0, depot);
    entry.central_points = Math.max(0, central);
    entry.peripheral_points = Math.max(0, peripheral);
    entry.given_points += rate * dt_s;
    entry.cleared_points += before + rate * dt_s - entry.depot_points - entry.central_points - entry.peripheral_points;
  }
  bindDabigatran(state);
  advanceFactors(state, values, dt_s);
}

const idarucizumabMass = 47.8;
const dabigatranMass = 0.4715;

function bindDabigatran(state: DrugsState): void {
  const binder = state.amounts.find((entry) => entry.drug === "idarucizumab");
  const target = state.amounts.find((entry) => entry.drug === "dabigatran");
  if (binder === undefined || target === undefined) return;
  const bound = Math.min(binder.central_points / idarucizumabMass, target.central_points / dabigatranMass);
  binder.central_points -= bound * idarucizumabMass;
  binder.cleared_points += bound * idarucizumabMass;
  target.central_points -= bound * dabigatranMass;
  target.cleared_points += bound * dabigatranMass;
}

/** Concentration of a drug, amount per litre of its central volume (mg/L or IU/L). */
export function centralConcentration(state: DrugsState, drug: Drug, values: DrugsValues): number {
  const entry = state.amounts.find((candidate) => candidate.drug === drug.id);
  return entry === undefined ? 0 : entry.central_points / (disposition(drug, state.patient, values).central_L * litre);
}

/** Warfarin's two chains of clotting factors (Hamberg 2007): production falls with S-warfarin, levels follow after 12 and 120 h; vitamin K restores it. */
function advanceFactors(state: DrugsState, values: DrugsValues, dt_s: number): void {
  const c = centralConcentration(state, findDrug("warfarin"), values);
  const k = centralConcentration(state, findDrug("vitamin-k"), values) / findDrug("vitamin-k").reference;
  if (c === 0 && state.factors_fraction.every((level) => level === 1)) return;
  const raised = pow(c, values.warfarinSteepness);
  const inhibition = c === 0 ? 0 : (raised / (raised + pow(values.warfarinPotency, values.warfarinSteepness))) / (1 + k);
  const production = 1 - inhibition;
  const pieces = Math.max(1, Math.ceil(dt_s / chainStep_s));
  const h = dt_s / pieces;
  const fast = 1 - exp((-h * chainCount) / values.warfarinFast);
  const slow = 1 - exp(-h / values.warfarinSlow);
  for (let piece = 0; piece < pieces; piece++) {
    const levels = state.factors_fraction;
    for (let i = chainCount - 1; i >= 0; i--) levels[i] += ((i === 0 ? production : levels[i - 1]) - levels[i]) * fast;
    levels[chainCount] += (production - levels[chainCount]) * slow;
  }
}

const chainStep_s = 900;
