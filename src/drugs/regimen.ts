import { advanceDrugs } from "./advance.ts";
import { findDrug } from "./catalogue.ts";
import { heparinStart } from "./data/nomograms.ts";
import { hour_s } from "./data/units.ts";
import type { Drug, DrugClass } from "./drug.ts";
import type { DrugsValues } from "./parameters.ts";
import type { Patient } from "./patient.ts";
import { plan, type Regimen, type Timed } from "./plan.ts";
import { createDrugs, type Amounts, type DrugsState } from "./state.ts";
import { viewDrugs, type DrugsView } from "./view.ts";

/** Effects that a regimen is read by. */
export type EffectName = Exclude<keyof DrugsView, "concentration">;

/** Highest, lowest, time mean and last value of an interval. */
export type Summary = Readonly<Record<"peak" | "trough" | "mean" | "last", number>>;

/** One moment. */
export interface RegimenRow {
  readonly t_s: number;
  /** Concentration of the active substance, then the effects in order. */
  readonly values: readonly number[];
}

/** What a regimen does. */
export interface RegimenResult {
  readonly drug: Drug;
  readonly effects: readonly EffectName[];
  readonly rows: readonly RegimenRow[];
  /** The last dosing interval that is complete; else the last six hours of an infusion; else all. */
  readonly interval: { readonly from_s: number; readonly to_s: number };
  readonly concentration: Summary;
  readonly timeOfPeak_s: number;
  readonly effect: Readonly<Partial<Record<EffectName, Summary>>>;
  /** Substances in the body at the end: what was given is what is there and what was cleared. */
  readonly amounts: readonly Amounts[];
}

const effectsOf: Readonly<Record<DrugClass, readonly EffectName[]>> = {
  "factor-xa-inhibitor": ["antiXa_IU_per_mL", "inr_ratio", "growthInhibition_fraction", "bleedingHazard_ratio"],
  heparin: ["antiXa_IU_per_mL", "antiIIa_IU_per_mL", "aptt_s", "thrombinTime_s", "growthInhibition_fraction", "bleedingHazard_ratio"],
  "thrombin-inhibitor": ["aptt_s", "thrombinTime_s", "inr_ratio", "growthInhibition_fraction", "bleedingHazard_ratio"],
  "vitamin-k-antagonist": ["inr_ratio", "aptt_s", "growthInhibition_fraction", "bleedingHazard_ratio"],
  antiplatelet: ["plateletInhibition_fraction", "growthInhibition_fraction", "bleedingHazard_ratio"],
  thrombolytic: ["fibrinogen_g_per_L", "plasminActivity_ratio", "thrombinTime_s", "bleedingHazard_ratio"],
  reversal: ["inr_ratio", "aptt_s", "antiXa_IU_per_mL"],
  antifibrinolytic: ["ownLysis_ratio"],
};

const watch_s = heparinStart.next_h * hour_s;
const fineCount = 480;
/** Times that differ by less than this share of an interval are the same. */
const rounding = 1e-9;

function lastInterval(regimen: Regimen, until_s: number): { readonly from_s: number; readonly to_s: number } {
  const { every_s } = regimen;
  if (every_s !== undefined) {
    const offset = regimen.loading?.for_s ?? 0;
    const end = Math.min(until_s, regimen.for_s ?? Infinity);
    const start = end - offset >= every_s ? offset : 0;
    const count = Math.floor((end - start) / every_s + rounding);
    if (count >= 1) return { from_s: start + (count - 1) * every_s, to_s: start + count * every_s };
  }
  if (regimen.rate !== undefined && (regimen.for_s === undefined || regimen.for_s >= until_s)) return { from_s: Math.max(0, until_s - watch_s), to_s: until_s };
  return { from_s: 0, to_s: until_s };
}

function times(until_s: number, step_s: number, interval: { readonly from_s: number; readonly to_s: number }, timed: readonly Timed[]): readonly number[] {
  const all = new Set<number>([0, until_s]);
  const count = Math.floor(until_s / step_s + rounding);
  for (let i = 0; i <= count; i++) all.add(i * step_s);
  const fine_s = (interval.to_s - interval.from_s) / fineCount;
  for (let i = 0; i <= fineCount; i++) all.add(i === fineCount ? interval.to_s : interval.from_s + i * fine_s);
  for (const { at_s } of timed) if (at_s < until_s) all.add(at_s);
  return [...all].filter((t) => t <= until_s).sort((a, b) => a - b);
}

function summarise(rows: readonly RegimenRow[], column_index: number, peakAt: (t_s: number) => void): Summary {
  let peak = -Infinity;
  let trough = Infinity;
  let area = 0;
  rows.forEach((row, i) => {
    const x = row.values[column_index];
    if (x > peak) {
      peak = x;
      peakAt(row.t_s);
    }
    trough = Math.min(trough, x);
    if (i > 0) area += ((x + rows[i - 1].values[column_index]) / 2) * (row.t_s - rows[i - 1].t_s);
  });
  const span = rows[rows.length - 1].t_s - rows[0].t_s;
  const last = rows[rows.length - 1].values[column_index];
  return { peak, trough, mean: span > 0 ? area / span : last, last };
}

/**
 * Runs a regimen in a person to `until_s` and reads it every `step_s` and finely in the last dosing interval. At the moment of a dose the
 * value just after it is read; at the very end the value before the next. Throws RangeError for an order that cannot be carried out.
 */
export function simulateRegimen(regimen: Regimen, patient: Patient, values: DrugsValues, options: { readonly until_s: number; readonly step_s: number }): RegimenResult {
  const { until_s, step_s } = options;
  if (!(until_s > 0) || !Number.isFinite(until_s)) throw new RangeError(`until ${until_s} s; expected a time above 0.`);
  if (!(step_s > 0)) throw new RangeError(`step ${step_s} s; expected a time above 0.`);
  const drug = findDrug(regimen.drug);
  const effects = effectsOf[drug.kind];
  const interval = lastInterval(regimen, until_s);
  const timed = plan(regimen);
  const state = createDrugs(patient);
  const rows: RegimenRow[] = [];
  const inside: RegimenRow[] = [];
  let due = 0;
  let before = 0;
  for (const t_s of times(until_s, step_s, interval, timed)) {
    advanceDrugs(state, values, before, t_s - before);
    const ends = t_s === interval.to_s;
    if (ends) inside.push(read(state, values, drug, effects, t_s));
    if (t_s < until_s) {
      while (due < timed.length && timed[due].at_s <= t_s) timed[due++].act(state);
      advanceDrugs(state, values, t_s, 0);
    }
    const row = read(state, values, drug, effects, t_s);
    if (isOnGrid(t_s, step_s) || t_s === until_s) rows.push(row);
    if (!ends && t_s >= interval.from_s && t_s < interval.to_s) inside.push(row);
    before = t_s;
  }
  let timeOfPeak_s = interval.from_s;
  const concentration = summarise(inside, 0, (t_s) => { timeOfPeak_s = t_s; });
  const effect = Object.fromEntries(effects.map((name, i) => [name, summarise(inside, i + 1, () => undefined)]));
  return { drug, effects, rows, interval, concentration, timeOfPeak_s, effect, amounts: state.amounts };
}

function isOnGrid(t_s: number, step_s: number): boolean {
  return Math.floor(t_s / step_s + 0.5) * step_s === t_s;
}

function read(state: DrugsState, values: DrugsValues, drug: Drug, effects: readonly EffectName[], t_s: number): RegimenRow {
  const view = viewDrugs(state, values);
  const concentration = (view.concentration as Readonly<Record<string, number | undefined>>)[drug.id] ?? 0;
  return { t_s, values: [concentration, ...effects.map((name) => view[name])] };
}
