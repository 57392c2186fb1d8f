import { advanceDrugs, createDrugs, drugsDefaults, giveDrug, simulateRegimen, viewDrugs, warfarinDoseFor_mg, type Cyp2c9, type Patient, type Regimen, type Vkorc1 } from "#drugs";
import { around, computed, type Row } from "../row.ts";

const hour_s = 3600;
const day_s = 86400;
/** CLOT-T12, CLOT-T13: one per cent; observed concentrations: a quarter. */
const table = 0.01;
const observed = 0.25;
const ng = "ng_per_mL";
const anti = "IU_per_mL";
const person: Patient = { age_y: 65, sex: "male", mass_kg: 70, creatinineClearance_mL_per_min: 80 };
const renal: Patient = { ...person, creatinineClearance_mL_per_min: 20 };
const elder: Patient = { age_y: 71, sex: "male", mass_kg: 70, creatinineClearance_mL_per_min: 80 };

type Dose = NonNullable<Regimen["dose"]>;
const mg = (n: number): Dose => ({ n: n * 1e-6, unit: "kg" });
const mg_per_kg = (n: number): Dose => ({ n: n * 1e-6, unit: "kg_per_kg" });

interface Level {
  readonly peak: number;
  readonly trough: number;
}
const kept = new Map<string, Level>();
/** Highest and lowest concentration of the last interval after so many days of doses. */
function level(drug: string, dose: Dose, every_h: number, patient: Patient, days: number): Level {
  const key = JSON.stringify([drug, dose, every_h, patient, days]);
  const known = kept.get(key) ?? simulateRegimen({ drug, dose, every_s: every_h * hour_s }, patient, drugsDefaults, { until_s: days * day_s, step_s: day_s }).concentration;
  kept.set(key, known);
  return known;
}

/** Peak and trough of one regimen against the printed ones. */
function regimen(id: string, what: string, drug: string, dose: Dose, every_h: number, unit: string, peak: number, trough: number | null, patient = person, days = 10): readonly Row[] {
  const read = (): Level => level(drug, dose, every_h, patient, days);
  const source = id.slice(0, "CLOT-000".length);
  // Printed to the ng/mL, or to two decimals.
  const half = unit === ng ? 0.5 : 0.005;
  const rows = [computed(`${id}.peak`, `${what}: peak`, peak, unit, around(peak, table, half), () => read().peak, source)];
  if (trough !== null) rows.push(computed(`${id}.trough`, `${what}: trough`, trough, unit, around(trough, table, half), () => read().trough, source));
  return rows;
}

const kinetics: readonly Row[] = [
  ...regimen("CLOT-400", "rivaroxaban 20 mg once a day", "rivaroxaban", mg(20), 24, ng, 270, 30),
  ...regimen("CLOT-401.15-mg", "rivaroxaban 15 mg twice a day", "rivaroxaban", mg(15), 12, ng, 289, 110),
  ...regimen("CLOT-401.10-mg", "rivaroxaban 10 mg once a day", "rivaroxaban", mg(10), 24, ng, 160, 18),
  ...regimen("CLOT-402.5-mg", "apixaban 5 mg twice a day", "apixaban", mg(5), 12, ng, 145, 71),
  ...regimen("CLOT-402.10-mg", "apixaban 10 mg twice a day", "apixaban", mg(10), 12, ng, 275, 134),
  ...regimen("CLOT-402.2.5-mg", "apixaban 2.5 mg twice a day", "apixaban", mg(2.5), 12, ng, 75, 37),
  ...regimen("CLOT-403", "apixaban 5 mg twice a day, creatinine clearance 20 mL/min", "apixaban", mg(5), 12, ng, 200, 123, renal),
  ...regimen("CLOT-406", "enoxaparin 1 mg/kg twice a day", "enoxaparin", mg_per_kg(1), 12, anti, 0.77, 0.32),
  ...regimen("CLOT-407.twice", "enoxaparin 1 mg/kg twice a day, creatinine clearance 20 mL/min, day 7", "enoxaparin", mg_per_kg(1), 12, anti, 1.5, 1.04, renal, 7),
  ...regimen("CLOT-407.once", "enoxaparin 1 mg/kg once a day, creatinine clearance 20 mL/min, day 7", "enoxaparin", mg_per_kg(1), 24, anti, 0.96, 0.39, renal, 7),
  ...regimen("CLOT-408.40-mg", "enoxaparin 40 mg once a day", "enoxaparin", mg(40), 24, anti, 0.34, 0.05),
  ...regimen("CLOT-408.1.5-mg", "enoxaparin 1.5 mg/kg once a day", "enoxaparin", mg_per_kg(1.5), 24, anti, 0.89, null),
  ...regimen("CLOT-410.7.5-mg", "fondaparinux 7.5 mg once a day", "fondaparinux", mg(7.5), 24, "mg_per_L", 1.1, 0.42),
  ...regimen("CLOT-410.2.5-mg", "fondaparinux 2.5 mg once a day", "fondaparinux", mg(2.5), 24, "mg_per_L", 0.37, 0.14),
];

/** Peak of one injection of dalteparin. */
const dalteparin = (): number => simulateRegimen({ drug: "dalteparin", dose: { n: 5000, unit: "IU" } }, person, drugsDefaults, { until_s: day_s, step_s: hour_s }).concentration.peak;

let infused: ReadonlyMap<number, number> | undefined;
/** Heparin 80 IU/kg, then 18 IU/kg an hour for a day, and two hours without: level by time. */
function infusion(): ReadonlyMap<number, number> {
  return (infused ??= new Map(simulateRegimen({ drug: "heparin", loading: { dose: { n: 80, unit: "IU_per_kg" } }, rate: { n: 18 / hour_s, unit: "IU_per_kg_per_s" }, for_s: day_s }, person, drugsDefaults, { until_s: day_s + 2 * hour_s, step_s: 60 }).rows.map((row) => [row.t_s, row.values[0]])));
}
/** Minutes until half of the concentration at the end of the infusion is left, between the minutes of the run. */
function heparinHalfLife_min(): number {
  const at = (minute: number): number => infusion().get(day_s + 60 * minute) ?? NaN;
  const half = 0.5 * at(0);
  let minute = 1;
  while (at(minute) > half) minute += 1;
  return minute - 1 + (at(minute - 1) - half) / (at(minute - 1) - at(minute));
}

const heparins: readonly Row[] = [
  computed("CLOT-409", "dalteparin 5000 IU: peak of one injection", 0.457, anti, around(0.457, table), dalteparin),
  computed("CLOT-411.level", "heparin 80 IU/kg, then 18 IU/kg an hour: level after a day", 0.45, anti, around(0.45, table), () => infusion().get(day_s) ?? NaN),
  computed("CLOT-411.half-life", "heparin: half-life", 62, "min", around(62, table), heparinHalfLife_min),
];

/** INR on day 60 of 5 mg a day at 71 years. */
function inr(cyp2c9: Cyp2c9, vkorc1: Vkorc1): number {
  const state = createDrugs({ ...elder, cyp2c9, vkorc1 });
  giveDrug(state, { drug: "warfarin", dose: mg(5), every_s: day_s }, 0);
  advanceDrugs(state, drugsDefaults, 0, 60 * day_s);
  return viewDrugs(state, drugsDefaults).inr_ratio;
}

const genotypes = [
  ["CLOT-420", "*1/*1", [1.86, 2.3, 2.73], [8.94, 5.85, 4.26]],
  ["CLOT-422", "*1/*3", [2.55, 3.24, 3.88], [4.83, 3.17, 2.31]],
  ["CLOT-423", "*2/*2", [3.75, 4.76, 5.66], [2.45, 1.61, 1.17]],
  ["CLOT-424", "*3/*3", [5.2, 6.5, 7.6], [1.36, 0.89, 0.65]],
] as const;
const warfarin: readonly Row[] = genotypes.flatMap(([id, cyp2c9, ratios, doses]) =>
  (["GG", "GA", "AA"] as const).flatMap((vkorc1, i) => [
    computed(`${id}.${vkorc1}.INR`, `warfarin 5 mg a day, CYP2C9 ${cyp2c9}, VKORC1 ${vkorc1}: INR on day 60`, ratios[i], "ratio", around(ratios[i], table, 0), () => inr(cyp2c9, vkorc1)),
    computed(`${id}.${vkorc1}.dose`, `warfarin for an INR of 2.5, CYP2C9 ${cyp2c9}, VKORC1 ${vkorc1}`, doses[i], "mg", around(doses[i], table), () => warfarinDoseFor_mg(2.5, { ...elder, cyp2c9, vkorc1 }, drugsDefaults)),
  ]));

/** Measured concentrations that nothing was fitted to. */
const seen = (id: string, what: string, drug: string, dose_mg: number, every_h: number, unit: string, peak: number, trough: number): readonly Row[] =>
  regimen(id, what, drug, mg(dose_mg), every_h, unit, peak, trough).map((row): Row => ({ ...row, id: `${row.id}.observed`, kind: "validation", what: `${row.what} observed in people`, band: around(row.published as number, observed) }));
const people: readonly Row[] = [
  ...seen("CLOT-400", "rivaroxaban 20 mg once a day", "rivaroxaban", 20, 24, ng, 270, 26),
  ...seen("CLOT-402", "apixaban 5 mg twice a day", "apixaban", 5, 12, ng, 132, 63),
  ...seen("CLOT-410", "fondaparinux 7.5 mg once a day", "fondaparinux", 7.5, 24, "mg_per_L", 1.23, 0.54),
];

/** Concentrations and INR against the tables of the evidence (CLOT-T12, CLOT-T13), and against people. */
export const drugRows: readonly Row[] = [...kinetics, ...heparins, ...warfarin, ...people];
