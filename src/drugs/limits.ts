import { findDrug } from "./catalogue.ts";
import { labels, type Label, type LabelCase } from "./data/label.ts";
import { day_s, hour_s } from "./data/units.ts";
import { doseAmount } from "./dose.ts";
import type { Patient } from "./patient.ts";
import type { Regimen } from "./plan.ts";

/** A caution about a regimen, for people. */
export interface RegimenWarning {
  readonly text: string;
  /** How well it is known. */
  readonly status: "verified" | "second-hand" | "memory";
  readonly source: string;
}

/** Doses above this many times the largest in use are refused. */
const refuseAbove = 5;

/**
 * Compares a regimen with the doses in use and with what labels warn of. Returns cautions. Throws RangeError, with the field, the value
 * and the largest dose in use, when a dose is not plausible at all.
 */
export function checkRegimen(regimen: Regimen, patient: Patient): readonly RegimenWarning[] {
  const drug = findDrug(regimen.drug);
  const label = labels[drug.id];
  const warnings: RegimenWarning[] = [];
  const amount = (dose: Regimen["dose"]): number => (dose === undefined ? 0 : doseAmount(drug, dose, patient));
  const most = largest(label, patient);
  for (const [field, dose] of [["dose", amount(regimen.dose)], ["loading", amount(regimen.loading?.dose)]] as const) {
    const said = `${round(dose)} ${drug.amount}`;
    if (dose > refuseAbove * most) throw new RangeError(`${field}: ${said} of ${drug.label} is not plausible. Expected at most ${round(refuseAbove * most)} ${drug.amount}; the largest dose in use is ${round(most)} ${drug.amount}.`);
    if (dose > most * (1 + rounding)) warnings.push({ text: `A ${field === "loading" ? "loading " : ""}dose of ${said} is above the largest in use, ${round(most)} ${drug.amount}.`, status: "second-hand", source: "virchow" });
  }
  const hourly = amount(regimen.rate) * hour_s;
  const mostHourly = (label.mostRate_points ?? most / patient.mass_kg) * (drug.id === "andexanet" ? minutes : patient.mass_kg);
  if (hourly > refuseAbove * mostHourly) throw new RangeError(`rate: ${round(hourly)} ${drug.amount}/h of ${drug.label} is not plausible. Expected at most ${round(refuseAbove * mostHourly)} ${drug.amount}/h.`);
  if (hourly > mostHourly * (1 + rounding)) warnings.push({ text: `A rate of ${round(hourly)} ${drug.amount}/h is above the largest in use, ${round(mostHourly)} ${drug.amount}/h.`, status: "second-hand", source: "virchow" });
  const dose_points = amount(regimen.dose);
  const daily_points = regimen.every_s === undefined ? dose_points : (dose_points * day_s) / regimen.every_s;
  if (regimen.every_s !== undefined) {
    if (daily_points > 2 * refuseAbove * most) throw new RangeError(`every: ${round(daily_points)} ${drug.amount} of ${drug.label} a day is not plausible. Expected at most ${round(2 * refuseAbove * most)} ${drug.amount} a day.`);
    if (daily_points > dosesADay * most * (1 + rounding)) warnings.push({ text: `${round(daily_points)} ${drug.amount} a day is more than ${dosesADay} of the largest doses in use.`, status: "second-hand", source: "virchow" });
  }
  const seen: LabelCase = {
    age_y: patient.age_y, mass_kg: patient.mass_kg, creatinineClearance_mL_per_min: patient.creatinineClearance_mL_per_min, ...(patient.interaction === undefined ? {} : { interaction: patient.interaction }),
    dose_points, daily_points,
  };
  for (const { when, text, status, source } of label.rules) if (when(seen)) warnings.push({ text, status, source });
  return warnings;
}

/** Contraindications of a drug that a regimen cannot show, for people. Throws RangeError for an unknown drug. */
export function contraindicationsOf(drug: string): string {
  return labels[findDrug(drug).id].contraindications;
}

const rounding = 1e-9;
const minutes = 60;
/** Largest doses in use that a day may hold before a caution. */
const dosesADay = 3;
const digits = 1000;

function largest(label: Label, patient: Patient): number {
  return label.mostPerKg_points === undefined ? label.most_points : Math.min(label.most_points, Math.max(label.mostPerKg_points * patient.mass_kg, label.most_points / 2));
}

function round(x_points: number): number {
  return Math.floor(x_points * digits + 0.5) / digits;
}
