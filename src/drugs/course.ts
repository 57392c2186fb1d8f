import { findDrug } from "./catalogue.ts";
import { doseAmount, type DoseAmount } from "./dose.ts";
import type { Drug, Route } from "./drug.ts";
import type { DrugsState } from "./state.ts";

/** An order to give a drug. The dose is in SI mass (kg) or IU, or per kilogram of body. */
export interface DrugOrder {
  readonly drug: string;
  readonly dose?: DoseAmount;
  readonly rate?: DoseAmount;
  readonly every_s?: number;
  readonly for_s?: number;
  readonly route?: Route;
  /** Each dose runs in over this time. */
  readonly over_s?: number;
  /** Numbers of the doses that are missed, from 1. */
  readonly missed?: readonly number[];
}

/** Refuses what cannot be carried out. Throws RangeError with the field and what was expected. */
function checkOrder(order: DrugOrder, drug: Drug, route: Route): void {
  if (order.dose === undefined && order.rate === undefined) throw new RangeError(`${drug.label}: expected a dose or a rate.`);
  for (const [name, time_s] of [["every", order.every_s], ["for", order.for_s], ["over", order.over_s]] as const) {
    if (time_s !== undefined && !(time_s > 0 || (name !== "every" && time_s === 0))) throw new RangeError(`${drug.label}: ${name} ${time_s} s; expected a time above 0.`);
  }
  if (!drug.routes.includes(route)) throw new RangeError(`${drug.label} is not given by the route "${route}". Expected ${drug.routes.map((known) => `"${known}"`).join(" or ")}.`);
}

function checkAmounts(drug: Drug, amount_points: number, rate_points: number): void {
  if (!(amount_points >= 0) || !(rate_points >= 0)) throw new RangeError(`${drug.label}: a dose of ${amount_points} ${drug.amount} at ${rate_points} ${drug.amount}/s; expected numbers of 0 or more.`);
}

/** Begins a course at `t_s`: the first dose is due at once. Throws RangeError for an order that cannot be carried out. */
export function giveDrug(state: DrugsState, order: DrugOrder, t_s: number): void {
  const drug = findDrug(order.drug);
  const route = order.route ?? drug.routes[0];
  checkOrder(order, drug, route);
  const none = { n: 0, unit: drug.amount === "mg" ? "kg" : "IU" };
  const amount = doseAmount(drug, order.dose ?? none, state.patient);
  const rate = doseAmount(drug, order.rate ?? none, state.patient);
  checkAmounts(drug, amount, rate);
  const until = order.for_s === undefined ? null : t_s + order.for_s;
  // A new course of a drug replaces the running one; a single dose that is due stays due.
  if (order.every_s !== undefined || rate > 0) state.courses = state.courses.filter((course) => course.drug !== drug.id || (course.every_s === null && course.rate_per_s === 0));
  state.courses.push({
    drug: drug.id, amount_points: amount, every_s: order.every_s ?? null, nextDose_s: amount > 0 ? t_s : null, until_s: until, rate_per_s: rate, rateUntil_s: rate > 0 ? until : null,
    intravenous: route === "intravenous" || route === "catheter", route, over_s: order.over_s ?? 0, taken_count: 0, missed: [...(order.missed ?? [])],
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
