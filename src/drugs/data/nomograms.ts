/** One row of a heparin nomogram: what to do with a reading below `below_points`. */
export interface NomogramRow {
  /** Reading, s or IU/mL, strictly below which this row holds. */
  readonly below_points: number;
  readonly bolus_IU_per_kg: number;
  readonly hold_min: number;
  readonly change_IU_per_kg_h: number;
}

/** Weight-based nomogram by aPTT, s. Start: 80 IU/kg, then 18 IU/kg/h; next reading after 6 h. Source: raschke1993. */
export const apttNomogram: readonly NomogramRow[] = [
  { below_points: 35, bolus_IU_per_kg: 80, hold_min: 0, change_IU_per_kg_h: 4 },
  { below_points: 46, bolus_IU_per_kg: 40, hold_min: 0, change_IU_per_kg_h: 2 },
  { below_points: 71, bolus_IU_per_kg: 0, hold_min: 0, change_IU_per_kg_h: 0 },
  { below_points: 91, bolus_IU_per_kg: 0, hold_min: 0, change_IU_per_kg_h: -2 },
  { below_points: Infinity, bolus_IU_per_kg: 0, hold_min: 60, change_IU_per_kg_h: -3 },
];

/** The same by anti-Xa, IU/mL; target 0.3 to 0.7. Source: michigannomogram. */
export const antiXaNomogram: readonly NomogramRow[] = [
  { below_points: 0.2, bolus_IU_per_kg: 80, hold_min: 0, change_IU_per_kg_h: 1.5 },
  { below_points: 0.3, bolus_IU_per_kg: 40, hold_min: 0, change_IU_per_kg_h: 1 },
  { below_points: 0.705, bolus_IU_per_kg: 0, hold_min: 0, change_IU_per_kg_h: 0 },
  { below_points: 0.805, bolus_IU_per_kg: 0, hold_min: 0, change_IU_per_kg_h: -1 },
  { below_points: 1, bolus_IU_per_kg: 0, hold_min: 30, change_IU_per_kg_h: -1.5 },
  { below_points: Infinity, bolus_IU_per_kg: 0, hold_min: 60, change_IU_per_kg_h: -3 },
];

/** Where each rule was published. */
export const nomogramSource = { aptt: "raschke1993", antiXa: "michigannomogram", inr: "vanspall2012" } as const;

/** How a heparin infusion begins. Source: raschke1993. */
export const heparinStart = { bolus_IU_per_kg: 80, rate_IU_per_kg_h: 18, next_h: 6 } as const;

/** One row of the INR rule: for an INR below `below_points`, the change of the weekly dose. */
export interface InrRow {
  readonly below_points: number;
  readonly change_fraction: number;
  /** Doses left out first. */
  readonly hold_count: number;
  /** Leave out doses until the INR is back below 3. */
  readonly holdUntilBack?: boolean;
}

/** Weekly dose by INR, target 2 to 3. Source: vanspall2012. */
export const inrRule: readonly InrRow[] = [
  { below_points: 1.505, change_fraction: 0.15, hold_count: 0 },
  { below_points: 2, change_fraction: 0.1, hold_count: 0 },
  { below_points: 3.005, change_fraction: 0, hold_count: 0 },
  { below_points: 4, change_fraction: -0.1, hold_count: 0 },
  { below_points: 5, change_fraction: -0.1, hold_count: 1 },
  { below_points: Infinity, change_fraction: -0.15, hold_count: 1, holdUntilBack: true },
];
