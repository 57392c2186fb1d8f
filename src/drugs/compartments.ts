import { findPart } from "./catalogue.ts";
import { million } from "./data/units.ts";
import type { Kinetics } from "./drug.ts";
import { propagate, saturableStep } from "./kernel.ts";
import type { Patient } from "./patient.ts";
import type { Amounts, DrugsState } from "./state.ts";

const size = 5;
const mostKept = 64;
const saturableStep_s = 60;

interface Kept {
  readonly kinetics: Map<string, Kinetics>;
  readonly propagators: Map<string, Float64Array>;
}

/** Kinetics and propagators of a patient, kept because most steps have the same length. Holds no state of the model. */
const kept = new WeakMap<Patient, Kept>();
const term = new Float64Array(size * size);
const work = new Float64Array(size * size);

function keptOf(patient: Patient): Kept {
  const found = kept.get(patient);
  if (found !== undefined) return found;
  const fresh: Kept = { kinetics: new Map(), propagators: new Map() };
  kept.set(patient, fresh);
  return fresh;
}

/** Kinetics of a substance in this patient. */
export function kineticsOf(substance: string, patient: Patient): Kinetics {
  const { kinetics } = keptOf(patient);
  const found = kinetics.get(substance);
  if (found !== undefined) return found;
  const fresh = findPart(substance).part.kinetics(patient);
  kinetics.set(substance, fresh);
  return fresh;
}

function propagatorOf(substance: string, patient: Patient, dt_s: number): Float64Array {
  const { propagators } = keptOf(patient);
  const key = `${substance} ${dt_s}`;
  const found = propagators.get(key);
  if (found !== undefined) return found;
  const { absorption_per_s, clearance_m3_per_s, central_m3, exchange_m3_per_s, peripheral_m3 } = kineticsOf(substance, patient);
  const fresh = new Float64Array(size * size);
  propagate(absorption_per_s, clearance_m3_per_s / central_m3, exchange_m3_per_s / central_m3, exchange_m3_per_s / peripheral_m3, dt_s, fresh, term, work);
  if (propagators.size >= mostKept) propagators.clear();
  propagators.set(key, fresh);
  return fresh;
}

/** Moves one substance over `dt_s` under an infusion of `rate` (amount per s). Exact where clearance is linear. */
export function moveAmounts(entry: Amounts, patient: Patient, rate_per_s: number, dt_s: number): void {
  const kinetics = kineticsOf(entry.drug, patient);
  entry.given_points += rate_per_s * dt_s;
  if (kinetics.saturable !== undefined) {
    const amounts = Float64Array.of(entry.depot_points, entry.central_points, entry.cleared_points);
    saturableStep(amounts, kinetics.absorption_per_s, kinetics.clearance_m3_per_s / kinetics.central_m3, kinetics.saturable.most_per_m3_s, kinetics.saturable.half_per_m3, kinetics.central_m3, rate_per_s, dt_s, saturableStep_s);
    [entry.depot_points, entry.central_points, entry.cleared_points] = amounts;
    return;
  }
  const e = propagatorOf(entry.drug, patient, dt_s);
  const { depot_points: d, central_points: c, peripheral_points: p } = entry;
  const at = (i: number): number => e[i * size] * d + e[i * size + 1] * c + e[i * size + 2] * p + e[i * size + size - 1] * rate_per_s;
  entry.depot_points = Math.max(0, at(0));
  entry.central_points = Math.max(0, at(1));
  entry.peripheral_points = Math.max(0, at(2));
  entry.cleared_points += at(3);
}

/** Amounts of a substance, made when first needed. */
export function amountsOf(state: DrugsState, substance: string): Amounts {
  const found = state.amounts.find((entry) => entry.drug === substance);
  if (found !== undefined) return found;
  const fresh: Amounts = { drug: substance, depot_points: 0, central_points: 0, peripheral_points: 0, given_points: 0, cleared_points: 0 };
  state.amounts.push(fresh);
  return fresh;
}

/** Amount of a substance over its central volume, mg/m3 (that is ng/mL) or IU/m3. */
export function concentrationOf(state: DrugsState, substance: string): number {
  const entry = state.amounts.find((candidate) => candidate.drug === substance);
  return entry === undefined ? 0 : entry.central_points / kineticsOf(substance, state.patient).central_m3;
}

const perUnit = { ng_per_mL: 1, mg_per_L: 1000, IU_per_mL: million } as const;

/** The same in the unit in which the drug's concentration is read. */
export function readConcentration(state: DrugsState, substance: string): number {
  return concentrationOf(state, substance) / perUnit[findPart(substance).drug.concentrationUnit];
}
