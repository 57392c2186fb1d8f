import { giveDrug, stopDrug, type DrugOrder } from "./course.ts";
import type { DoseAmount } from "./dose.ts";
import type { Route } from "./drug.ts";
import type { DrugsState } from "./state.ts";

/** A drug given in a regular way, from time 0. */
export interface Regimen {
  readonly drug: string;
  /** Each dose; with `rate`, a bolus at the start. */
  readonly dose?: DoseAmount;
  readonly every_s?: number;
  /** First doses that differ: one, or all until `for_s`. With `rate`: the bolus. */
  readonly loading?: { readonly dose: DoseAmount; readonly for_s?: number };
  readonly rate?: DoseAmount;
  /** Each dose runs in over this time. */
  readonly over_s?: number;
  /** The course ends after this time. */
  readonly for_s?: number;
  readonly route?: Route;
  /** Numbers of the doses that are missed, from 1. */
  readonly missed?: readonly number[];
  /** Other drugs at their times. */
  readonly also?: readonly { readonly at_s: number; readonly order: DrugOrder }[];
}

/** Something to do at a time. */
export interface Timed {
  readonly at_s: number;
  readonly act: (state: DrugsState) => void;
}

interface TimedOrder {
  readonly at_s: number;
  readonly order: DrugOrder;
}

const rounding = 1e-9;

/** An infusion, with a bolus before it. */
function infusion({ drug, dose, loading, rate, for_s, route }: Regimen): readonly TimedOrder[] {
  const common = { drug, ...(route === undefined ? {} : { route }) };
  const bolus = loading?.dose ?? dose;
  return [
    ...(bolus === undefined ? [] : [{ at_s: 0, order: { ...common, dose: bolus } }]),
    ...(rate === undefined ? [] : [{ at_s: 0, order: { ...common, rate, ...(for_s === undefined ? {} : { for_s }) } }]),
  ];
}

/** Doses: loading ones first, then the others; missed ones are counted over both. */
function doses({ drug, dose, every_s, loading, over_s, for_s, route, missed = [] }: Regimen): readonly TimedOrder[] {
  if (dose === undefined) return [];
  const common = { drug, ...(route === undefined ? {} : { route }), ...(over_s === undefined ? {} : { over_s }) };
  if (every_s === undefined) return [{ at_s: 0, order: { ...common, dose: loading?.dose ?? dose, missed } }];
  const first_s = loading === undefined ? 0 : (loading.for_s ?? every_s);
  const loadingCount = Math.ceil(first_s / every_s - rounding);
  const main: TimedOrder = { at_s: first_s, order: { ...common, dose, every_s, ...(for_s === undefined ? {} : { for_s: Math.max(0, for_s - first_s) }), missed: missed.filter((n) => n > loadingCount).map((n) => n - loadingCount) } };
  return loading === undefined ? [main] : [{ at_s: 0, order: { ...common, dose: loading.dose, every_s, for_s: first_s, missed } }, main];
}

/** What is done when: the regimen and the other drugs, in order of time. */
export function plan(regimen: Regimen): readonly Timed[] {
  const orders = [...(regimen.rate === undefined ? doses(regimen) : infusion(regimen)), ...(regimen.also ?? [])];
  const timed: Timed[] = orders.map(({ at_s, order }) => ({ at_s, act: (state) => { giveDrug(state, order, at_s); } }));
  const { drug, for_s } = regimen;
  if (for_s !== undefined) timed.push({ at_s: for_s, act: (state) => { stopDrug(state, drug); } });
  return timed.sort((a, b) => a.at_s - b.at_s);
}
