import { findPart } from "./catalogue.ts";
import { hour_s, million } from "./data/units.ts";
import type { DrugsValues } from "./parameters.ts";
import type { DrugsState } from "./state.ts";

/** Protamine takes heparin out of the blood: 100 IU a milligram, and 60 % of a low-molecular-weight heparin at most. */
export function neutraliseHeparin(state: DrugsState, protamine_mg: number, values: DrugsValues): void {
  let capacity = protamine_mg * values.protaminePerHeparin;
  for (const entry of state.amounts) {
    if (findPart(entry.drug).drug.kind !== "heparin") continue;
    const reachable = entry.central_points * (entry.drug === "heparin" ? 1 : values.protamineLmwh);
    const bound = Math.min(reachable, capacity);
    entry.central_points -= bound;
    entry.cleared_points += bound;
    capacity -= bound;
  }
}

/** Idarucizumab and dabigatran in the blood bind one to one, at once and for good. Apparent amounts of dabigatran times its uptake are real. */
export function bindDabigatran(state: DrugsState, values: DrugsValues): void {
  const binder = state.amounts.find((entry) => entry.drug === "idarucizumab");
  const target = state.amounts.find((entry) => entry.drug === "dabigatran");
  if (binder === undefined || target === undefined) return;
  const perTarget = values.dabigatranUptake / values.dabigatranMass;
  const bound = Math.min(binder.central_points / values.idarucizumabMass, target.central_points * perTarget);
  // No more than is there: rounding must not leave less than nothing.
  const binderGone = Math.min(binder.central_points, bound * values.idarucizumabMass);
  const targetGone = Math.min(target.central_points, bound / perTarget);
  binder.central_points -= binderGone;
  binder.cleared_points += binderGone;
  target.central_points -= targetGone;
  target.cleared_points += targetGone;
}

/**
 * Protamine for heparin given `elapsed_s` ago, mg: 1 mg per 100 IU within 30 min, 0.63 to an hour, 0.44 to two hours, then none; 50 mg
 * at most. Source: CLOT-432 (middle of each range).
 */
export function protamineDose_mg(heparin_IU: number, elapsed_s: number, values: DrugsValues): number {
  const full = heparin_IU / values.protaminePerHeparin;
  const share = elapsed_s < hour_s / 2 ? 1 : elapsed_s < hour_s ? values.protamineHour : elapsed_s < 2 * hour_s ? values.protamineTwoHours : 0;
  return Math.min(values.protamineMost * million, full * share);
}
