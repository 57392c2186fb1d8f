/** A week of apixaban in two people: what is in the blood, and what it does to clot and to bleeding. */
import { checkRegimen, drugsDefaults, simulateRegimen, type Patient, type Regimen } from "virchow";

const hour_s = 3600;
const regimen: Regimen = { drug: "apixaban", dose: { n: 5e-6, unit: "kg" }, every_s: 12 * hour_s, for_s: 168 * hour_s };
const people: Readonly<Record<string, Patient>> = {
  "healthy kidneys": { age_y: 60, sex: "male", mass_kg: 80, creatinineClearance_mL_per_min: 95 },
  "failing kidneys": { age_y: 82, sex: "female", mass_kg: 55, creatinineClearance_mL_per_min: 22 },
};

for (const [name, patient] of Object.entries(people)) {
  const course = simulateRegimen(regimen, patient, drugsDefaults, { until_s: 168 * hour_s, step_s: hour_s / 4 });
  console.log(`${name}: peak ${course.concentration.peak.toFixed(0)}, trough ${course.concentration.trough.toFixed(0)} ng/mL; growth stopped ${(100 * (course.effect.growthInhibition_fraction?.mean ?? 0)).toFixed(0)} %, bleeding x ${(course.effect.bleedingHazard_ratio?.mean ?? 1).toFixed(1)}`);
  for (const warning of checkRegimen(regimen, patient)) console.log(`  ${warning.text}`);
}
