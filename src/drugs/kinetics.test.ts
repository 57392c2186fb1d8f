import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp } from "../numerics/index.ts";
import { advanceDrugs, createDrugs, drugs, drugsDefaults as values, giveDrug, simulateRegimen, viewDrugs, type Patient, type Regimen } from "./index.ts";
import { kineticsOf } from "./compartments.ts";
import { propagate } from "./kernel.ts";

const person: Patient = { age_y: 65, sex: "male", mass_kg: 70, creatinineClearance_mL_per_min: 80 };
const hour = 3600;
const day = 86400;
const mg = (n: number): Regimen["dose"] => ({ n: n * 1e-6, unit: "kg" });

function steady(drug: string, dose: NonNullable<Regimen["dose"]>, every_h: number, patient: Patient = person, days = 10): { peak: number; trough: number; mean: number } {
  return simulateRegimen({ drug, dose, every_s: every_h * hour }, patient, values, { until_s: days * day, step_s: day }).concentration;
}
const poor = { ...person, creatinineClearance_mL_per_min: 20 };

describe("steady state against the model column of the evidence (1 %, or half of its last digit)", () => {
  const steadyRows: readonly (readonly [id: string, drug: string, dose: NonNullable<Regimen["dose"]>, every_h: number, peak: number, trough: number | null, digit: number, patient?: Patient])[] = [
    ["CLOT-400 rivaroxaban 20 mg OD", "rivaroxaban", { n: 20e-6, unit: "kg" }, 24, 270, 30, 1],
    ["CLOT-401 rivaroxaban 15 mg BID", "rivaroxaban", { n: 15e-6, unit: "kg" }, 12, 289, 110, 1],
    ["CLOT-401 rivaroxaban 10 mg OD", "rivaroxaban", { n: 10e-6, unit: "kg" }, 24, 160, 18, 1],
    ["CLOT-402 apixaban 5 mg BID", "apixaban", { n: 5e-6, unit: "kg" }, 12, 145, 71, 1],
    ["CLOT-402 apixaban 10 mg BID", "apixaban", { n: 10e-6, unit: "kg" }, 12, 275, 134, 1],
    ["CLOT-402 apixaban 2.5 mg BID", "apixaban", { n: 2.5e-6, unit: "kg" }, 12, 75, 37, 1],
    ["CLOT-403 apixaban 5 mg BID, CrCl 20", "apixaban", { n: 5e-6, unit: "kg" }, 12, 200, 123, 1, poor],
    ["CLOT-406 enoxaparin 1 mg/kg BID", "enoxaparin", { n: 1e-6, unit: "kg_per_kg" }, 12, 0.77, 0.32, 0.01],
    ["CLOT-408 enoxaparin 40 mg OD", "enoxaparin", { n: 40e-6, unit: "kg" }, 24, 0.34, 0.05, 0.01],
    ["CLOT-408 enoxaparin 1.5 mg/kg OD", "enoxaparin", { n: 1.5e-6, unit: "kg_per_kg" }, 24, 0.89, null, 0.01],
    ["CLOT-410 fondaparinux 7.5 mg", "fondaparinux", { n: 7.5e-6, unit: "kg" }, 24, 1.1, 0.42, 0.01],
    ["CLOT-410 fondaparinux 2.5 mg", "fondaparinux", { n: 2.5e-6, unit: "kg" }, 24, 0.37, 0.14, 0.01],
  ];
  for (const row of steadyRows) test(row[0], () => {
    const [, drug, dose, every_h, peak, trough, digit, patient = person] = row;
    const found = steady(drug, dose, every_h, patient);
    expect(Math.abs(found.peak - peak)).toBeLessThanOrEqual(Math.max(0.01 * peak, digit / 2));
    if (trough !== null) expect(Math.abs(found.trough - trough)).toBeLessThanOrEqual(Math.max(0.01 * trough, digit / 2));
  });

  // Half-life near 22 h: after seven days of doses, as the table's printed digits tell.
  test("CLOT-407 enoxaparin with CrCl 20 accumulates: 1.50/1.04 twice daily, 0.96/0.39 once daily", () => {
    const twice = steady("enoxaparin", { n: 1e-6, unit: "kg_per_kg" }, 12, poor, 7);
    const once = steady("enoxaparin", { n: 1e-6, unit: "kg_per_kg" }, 24, poor, 7);
    expect(twice.peak).toBeCloseTo(1.5, 1);
    expect(Math.abs(twice.peak / 1.5 - 1)).toBeLessThan(0.01);
    expect(Math.abs(twice.trough / 1.04 - 1)).toBeLessThan(0.01);
    expect(Math.abs(once.peak / 0.96 - 1)).toBeLessThan(0.01);
    expect(Math.abs(once.trough / 0.39 - 1)).toBeLessThan(0.02);
    expect(twice.peak).toBeGreaterThan(1.9 * steady("enoxaparin", { n: 1e-6, unit: "kg_per_kg" }, 12).peak);
  });

  // 0.4619 in closed form; the table's 0.457 is the limit of equal absorption and elimination.
  test("CLOT-409 dalteparin 5,000 IU peaks at 0.457 IU/mL, within 1.5 %", () => {
    const single = simulateRegimen({ drug: "dalteparin", dose: { n: 5000, unit: "IU" } }, person, values, { until_s: day, step_s: hour }).concentration;
    expect(Math.abs(single.peak / 0.457 - 1)).toBeLessThan(0.015);
  });

  test("CLOT-411 heparin 80 IU/kg, 18 IU/kg/h: 0.45 IU/mL, half-life 62 min", () => {
    const run = simulateRegimen({ drug: "heparin", loading: { dose: { n: 80, unit: "IU_per_kg" } }, rate: { n: 18 / hour, unit: "IU_per_kg_per_s" }, for_s: day }, person, values, { until_s: day + 3720, step_s: 60 });
    const at = (t_s: number): number => run.rows.find((row) => row.t_s === t_s)?.values[0] ?? NaN;
    expect(at(day)).toBeCloseTo(0.45, 3);
    expect(at(day + 3720) / at(day)).toBeCloseTo(0.5, 2);
    expect(at(0)).toBeCloseTo(80 / 60, 6);
  });

  test.each([[25, 30], [100, 60], [400, 150]])("CLOT-412 saturable heparin: %d IU/kg has a half-life of %d min", (dose, halfLife_min) => {
    const run = simulateRegimen({ drug: "heparin", dose: { n: dose, unit: "IU_per_kg" } }, { ...person, heparinClearance: "saturable" }, values, { until_s: 6 * hour, step_s: 60 });
    const first = run.rows[0]?.values[0] ?? NaN;
    const half = run.rows.find((row) => (row.values[0] ?? 0) <= first / 2)?.t_s ?? NaN;
    expect(Math.abs(half / 60 - halfLife_min)).toBeLessThan(Math.max(2, 0.04 * halfLife_min));
  });

  test("CLOT-412 saturable heparin: 18 IU/kg/h reaches 0.19 IU/mL only", () => {
    const run = simulateRegimen({ drug: "heparin", rate: { n: 18 / hour, unit: "IU_per_kg_per_s" } }, { ...person, heparinClearance: "saturable" }, values, { until_s: 2 * day, step_s: hour });
    expect(run.concentration.mean).toBeCloseTo(0.19, 2);
  });

  test("CLOT-413 dabigatran: aPTT 33.4 + 26.9 C/(94.7 + C) + 0.0509 C", () => {
    const run = simulateRegimen({ drug: "dabigatran", dose: { n: 150e-6, unit: "kg" }, every_s: 12 * hour }, person, values, { until_s: 3 * day, step_s: hour });
    for (const row of run.rows) {
      const [c = NaN, aptt] = row.values;
      expect(aptt).toBeCloseTo(33.4 + (26.9 * c) / (94.7 + c) + 0.0509 * c, 8);
    }
  });
});

describe("against observation, 25 %", () => {
  test.each<readonly [string, string, number, number, number, number]>([
    ["rivaroxaban 20 mg OD", "rivaroxaban", 20, 24, 270, 26], ["apixaban 5 mg BID", "apixaban", 5, 12, 132, 63], ["edoxaban 60 mg OD", "edoxaban", 60, 24, 234, 19],
    ["dabigatran 150 mg BID", "dabigatran", 150, 12, 175, 60], ["fondaparinux 7.5 mg", "fondaparinux", 7.5, 24, 1.23, 0.54],
  ])("%s", (_name, drug, dose, every_h, peak, trough) => {
    const found = steady(drug, mg(dose) as NonNullable<Regimen["dose"]>, every_h);
    expect(Math.abs(found.peak / peak - 1)).toBeLessThan(0.25);
    expect(Math.abs(found.trough / trough - 1)).toBeLessThan(0.25);
  });

  test("CLOT-403 severe renal impairment raises exposure to apixaban by about 56 %", () => {
    const raised = steady("apixaban", { n: 5e-6, unit: "kg" }, 12, { ...person, creatinineClearance_mL_per_min: 15 }).mean / steady("apixaban", { n: 5e-6, unit: "kg" }, 12).mean;
    expect(Math.abs(raised / 1.56 - 1)).toBeLessThan(0.1);
  });

  test.each([["alteplase", 4, 5, 36, 44], ["tenecteplase", 17, 25, 88, 130], ["idarucizumab", 46, 48, 600, 636]])("CLOT-430, 431, 433 half-lives of %s", (drug, a1, a2, b1, b2) => {
    const k = kineticsOf(drug, person);
    const ke = k.clearance_m3_per_s / k.central_m3;
    const out = k.exchange_m3_per_s / k.central_m3;
    const back = k.exchange_m3_per_s / k.peripheral_m3;
    const sum = ke + out + back;
    const root = Math.sqrt(sum * sum - 4 * ke * back);
    const minutes = [2 / (sum + root), 2 / (sum - root)].map((t) => (t * Math.LN2) / 60);
    expect(minutes[0]).toBeGreaterThan(a1);
    expect(minutes[0]).toBeLessThan(a2);
    expect(minutes[1]).toBeGreaterThan(b1);
    expect(minutes[1]).toBeLessThan(b2);
  });
});

describe("laws of linear kinetics", () => {
  const list = drugs.filter((drug) => drug.id !== "aspirin").map((drug) => drug.id);

  test("CLOT-T13 mean over an interval is uptake x dose / (clearance x interval)", () => {
    for (const id of ["rivaroxaban", "apixaban", "edoxaban", "dabigatran", "enoxaparin", "fondaparinux"]) {
      const drug = drugs.find((candidate) => candidate.id === id);
      const dose = id === "enoxaparin" ? 7000 : 10;
      const found = steady(id, id === "enoxaparin" ? { n: 7000, unit: "IU" } : { n: 1e-5, unit: "kg" }, 24, person, 20).mean;
      const route = drug?.routes[0] ?? "oral";
      const wanted = ((drug?.uptake(dose, route, person) ?? NaN) * dose) / (kineticsOf(id, person).clearance_m3_per_s * day);
      const unit = { ng_per_mL: 1, mg_per_L: 1e-3, IU_per_mL: 1e-6 }[drug?.concentrationUnit ?? "ng_per_mL"];
      expect(found / (wanted * unit)).toBeCloseTo(1, 3);
    }
  });

  test("superposition: two courses together are the sum of each", () => {
    const read = (times: readonly number[]): number => {
      const state = createDrugs(person);
      let t = 0;
      for (const at of times) {
        advanceDrugs(state, values, t, at - t);
        t = at;
        giveDrug(state, { drug: "enoxaparin", dose: { n: 4000, unit: "IU" } }, t);
      }
      advanceDrugs(state, values, t, 40 * hour - t);
      return viewDrugs(state, values).concentration["enoxaparin"] ?? NaN;
    };
    expect(read([0, 7 * hour, 20 * hour])).toBeCloseTo(read([0]) + read([7 * hour]) + read([20 * hour]), 12);
  });

  test("mass balance for every drug, schedule and step", () => {
    fc.assert(
      fc.property(fc.constantFrom(...list), fc.integer({ min: 1, max: 48 }), fc.integer({ min: 1, max: 36 }), fc.double({ min: 10, max: 20000, noNaN: true }), (id, every_h, hours, step_s) => {
        const drug = drugs.find((candidate) => candidate.id === id);
        const state = createDrugs(person);
        giveDrug(state, { drug: id, dose: drug?.amount === "mg" ? { n: 1e-5, unit: "kg" } : { n: 1000, unit: "IU" }, every_s: every_h * hour }, 0);
        for (let t = 0; t < hours * hour; t += step_s) advanceDrugs(state, values, t, step_s);
        for (const entry of state.amounts) {
          expect(entry.depot_points + entry.central_points + entry.peripheral_points + entry.cleared_points).toBeCloseTo(entry.given_points, 6);
          expect(Math.min(entry.depot_points, entry.central_points, entry.peripheral_points, entry.cleared_points)).toBeGreaterThanOrEqual(-1e-12);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a dose that waits for its lag is not lost", () => {
    const run = simulateRegimen({ drug: "dabigatran", dose: { n: 1.5e-4, unit: "kg" } }, person, values, { until_s: hour, step_s: 600 });
    expect(run.amounts[0]?.given_points).toBe(0);
    expect(simulateRegimen({ drug: "dabigatran", dose: { n: 1.5e-4, unit: "kg" } }, person, values, { until_s: 2 * hour, step_s: 600 }).amounts[0]?.given_points).toBe(150);
  });

  test("any step gives the same: one of 30 h, or many", () => {
    for (const id of ["apixaban", "edoxaban", "enoxaparin"]) {
      const read = (step_s: number): number => {
        const state = createDrugs(person);
        giveDrug(state, { drug: id, dose: id === "enoxaparin" ? { n: 4000, unit: "IU" } : { n: 1e-5, unit: "kg" }, every_s: 12 * hour }, 0);
        for (let t = 0; t < 30 * hour; t += step_s) advanceDrugs(state, values, t, step_s);
        return viewDrugs(state, values).concentration[id] ?? NaN;
      };
      const whole = read(30 * hour);
      for (const step of [hour, 900, 100]) expect(read(step) / whole).toBeCloseTo(1, 9);
    }
  });

  test("the propagator is the closed form of one compartment with absorption", () => {
    const e = new Float64Array(25);
    const [ka, ke, t] = [1.23 / 3600, 0.104 / 3600, 5 * hour];
    propagate(ka, ke, 0, 1 / 3600, t, e, new Float64Array(25), new Float64Array(25));
    expect(e[0]).toBeCloseTo(exp(-ka * t), 14);
    expect(e[5]).toBeCloseTo((ka / (ka - ke)) * (exp(-ke * t) - exp(-ka * t)), 13);
    expect(e[9]).toBeCloseTo((1 - exp(-ke * t)) / ke, 8);
    for (const column of [0, 1, 2]) expect([0, 1, 2, 3].reduce((sum, row) => sum + (e[row * 5 + column] ?? NaN), 0)).toBeCloseTo(1, 13);
  });

  test("a missed dose is a dose less: the trough falls and comes back", () => {
    const options = { until_s: 10 * day, step_s: 12 * hour };
    const regimen: Regimen = { drug: "apixaban", dose: { n: 5e-6, unit: "kg" }, every_s: 12 * hour };
    const all = simulateRegimen(regimen, person, values, options);
    const less = simulateRegimen({ ...regimen, missed: [9] }, person, values, options);
    const at = (run: typeof all, i: number): number => run.rows[i]?.values[0] ?? NaN;
    // Dose 9 is due after 96 h, at row 8; row 9 is 12 h later.
    expect(at(less, 8)).toBeCloseTo(at(all, 8), 10);
    expect(at(less, 9)).toBeLessThan(0.5 * at(all, 9));
    expect(at(less, 20) / at(all, 20)).toBeCloseTo(1, 2);
    expect(less.amounts[0]?.given_points).toBeCloseTo((all.amounts[0]?.given_points ?? NaN) * (19 / 20), 8);
  });

  test("a loading course: 10 mg for 7 days, then 5 mg", () => {
    const run = simulateRegimen({ drug: "apixaban", dose: { n: 5e-6, unit: "kg" }, every_s: 12 * hour, loading: { dose: { n: 1e-5, unit: "kg" }, for_s: 7 * day } }, person, values, { until_s: 14 * day, step_s: 12 * hour });
    expect(Math.max(...run.rows.slice(0, 15).map((row) => row.values[0] ?? 0))).toBeGreaterThan(130);
    expect(run.concentration.peak).toBeCloseTo(145.3, 0);
  });

  test("kidneys, mass, age, sex and interactions act in the right direction", () => {
    const mean = (drug: string, patient: Patient): number => steady(drug, drug === "enoxaparin" ? { n: 4000, unit: "IU" } : { n: 1e-5, unit: "kg" }, 12, patient).mean;
    for (const drug of ["apixaban", "rivaroxaban", "edoxaban", "dabigatran", "enoxaparin", "fondaparinux"]) expect(mean(drug, poor)).toBeGreaterThan(mean(drug, person));
    for (const drug of ["apixaban", "rivaroxaban", "edoxaban", "dabigatran"]) {
      expect(mean(drug, { ...person, interaction: "strong-inhibitor" })).toBeGreaterThan(mean(drug, { ...person, interaction: "moderate-inhibitor" }));
      expect(mean(drug, { ...person, interaction: "moderate-inhibitor" })).toBeGreaterThan(mean(drug, person));
      expect(mean(drug, { ...person, interaction: "inducer" })).toBeLessThan(mean(drug, person));
    }
    expect(mean("apixaban", { ...person, sex: "female" })).toBeGreaterThan(mean("apixaban", person));
    expect(mean("apixaban", { ...person, age_y: 85 })).toBeGreaterThan(mean("apixaban", person));
    expect(mean("edoxaban", { ...person, mass_kg: 50 })).toBeGreaterThan(mean("edoxaban", person));
    expect(mean("apixaban", { ...person, interaction: "inducer" }) / mean("apixaban", person)).toBeCloseTo(0.46, 3);
  });
});
