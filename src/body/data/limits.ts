/** Smallest and largest value a person may have; the scenario format uses the same numbers. */
export const personLimits = {
  age_y: [18, 105],
  height_m: [1.2, 2.2],
  mass_kg: [30, 250],
  factor_fraction: [0.01, 4],
  haemoglobin_kg_per_m3: [50, 220],
  compression_fraction: [0, 0.95],
  creatinineClearance_mL_per_min: [5, 200],
} as const;
