import { million } from "./data/units.ts";
import type { Drug } from "./drug.ts";
import type { Patient } from "./patient.ts";

/** A dose, or a rate, in SI: kg, IU, either per kilogram of body mass, and per second for a rate. */
export interface DoseAmount {
  readonly n: number;
  readonly unit: string;
}

/** What a drug's doses are written in, for people. */
export function doseExample(drug: Drug): string {
  if (drug.amount === "mg") return 'a mass such as "10 mg" or "1 mg/kg"';
  return drug.perMilligram_ratio === undefined ? 'an activity such as "5000 IU" or "80 IU/kg"' : 'a mass such as "40 mg" or "1 mg/kg", or an activity such as "4000 IU"';
}

/** Amount in the drug's own unit (mg or IU). Throws RangeError when the dose is of another kind. */
export function doseAmount(drug: Drug, dose: DoseAmount, patient: Patient): number {
  const base = dose.unit.replace(/_per_s$/, "");
  const perBody = base.endsWith("_per_kg") ? patient.mass_kg : 1;
  const isMass = base === "kg" || base === "kg_per_kg";
  const isActivity = base === "IU" || base === "IU_per_kg";
  if (isMass && drug.amount === "mg") return dose.n * million * perBody;
  if (isMass && drug.perMilligram_ratio !== undefined) return dose.n * million * drug.perMilligram_ratio * perBody;
  if (isActivity && drug.amount === "IU") return dose.n * perBody;
  throw new RangeError(`A dose of ${drug.label} in "${dose.unit}" is not known; expected ${doseExample(drug)}.`);
}
