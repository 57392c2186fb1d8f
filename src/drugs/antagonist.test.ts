import { describe, expect, test } from "vitest";
import { advanceDrugs, coagulationEffect, createDrugs, drugsDefaults as values, giveDrug, stopDrug, viewDrugs, warfarinDoseFor_mg, type Cyp2c9, type DrugsState, type Patient, type Vkorc1 } from "./index.ts";

const elder: Patient = { age_y: 71, sex: "male", mass_kg: 70, creatinineClearance_mL_per_min: 80 };
const day = 86400;
const hour = 3600;

function after(days: number, patient: Patient, daily_mg = 5, drug = "warfarin"): DrugsState {
  const state = createDrugs(patient);
  giveDrug(state, { drug, dose: { n: daily_mg * 1e-6, unit: "kg" }, every_s: day }, 0);
  advanceDrugs(state, values, 0, days * day);
  return state;
}
const inr = (state: DrugsState): number => viewDrugs(state, values).inr_ratio;

describe("CLOT-T12 warfarin, Hamberg 2007: INR on day 60 of 5 mg a day at 71 years", () => {
  test.each<readonly [string, Cyp2c9, readonly [number, number, number]]>([
    ["CLOT-420", "*1/*1", [1.86, 2.3, 2.73]], ["CLOT-422", "*1/*3", [2.55, 3.24, 3.88]], ["CLOT-423", "*2/*2", [3.75, 4.76, 5.66]], ["CLOT-424", "*3/*3", [5.2, 6.5, 7.6]],
  ])("%s %s", (_id, cyp2c9, wanted) => {
    (["GG", "GA", "AA"] as const).forEach((vkorc1, i) => {
      expect(Math.abs(inr(after(60, { ...elder, cyp2c9, vkorc1 })) / (wanted[i] ?? NaN) - 1)).toBeLessThan(0.01);
    });
  });

  test.each<readonly [string, Cyp2c9, Vkorc1, number]>([["CLOT-420", "*1/*1", "GG", 8.94], ["CLOT-420", "*1/*1", "AA", 4.26], ["CLOT-422", "*1/*3", "GA", 3.17], ["CLOT-423", "*2/*2", "GA", 1.61], ["CLOT-424", "*3/*3", "GG", 1.36]])("%s dose for an INR of 2.5, %s %s: %d mg", (_id, cyp2c9, vkorc1, dose) => {
    expect(Math.abs(warfarinDoseFor_mg(2.5, { ...elder, cyp2c9, vkorc1 }, values) / dose - 1)).toBeLessThan(0.01);
  });

  test("INR rises as the half-effect concentration and the clearance fall", () => {
    const with_ = (clearance_ratio: number, potency_ratio: number): number => inr(after(60, { ...elder, variation: { warfarin: { clearance_ratio, volume_ratio: 1, potency_ratio, fastTransit_ratio: 1, slowTransit_ratio: 1 } } }));
    const clearances = [0.3, 0.6, 1, 1.7].map((x) => with_(x, 1));
    const potencies = [0.4, 0.7, 1, 1.8].map((x) => with_(1, x));
    for (const list of [clearances, potencies]) list.slice(1).forEach((x, i) => { expect(x).toBeLessThan(list[i] ?? NaN); });
  });

  test("the step of the clock does not matter", () => {
    const state = createDrugs(elder);
    giveDrug(state, { drug: "warfarin", dose: { n: 5e-6, unit: "kg" }, every_s: day }, 0);
    for (let t = 0; t < 10 * day; t += 600) advanceDrugs(state, values, t, 600);
    expect(inr(state) / inr(after(10, elder))).toBeCloseTo(1, 4);
  });

  test("the onset takes days; protein C and factor VII fall first, factor II last", () => {
    expect(inr(after(1, elder))).toBeLessThan(1.2);
    const state = after(2, elder);
    const { factors } = coagulationEffect(state, values);
    expect(factors.VII).toBeLessThan(factors.proteinC);
    expect(factors.proteinC).toBeLessThan(factors.IX);
    expect(factors.IX).toBeLessThan(factors.X);
    expect(factors.X).toBeLessThan(factors.II);
    const late = coagulationEffect(after(60, elder, 6), values).factors;
    // At an INR of 2.5 the factors stand near a quarter (CLOT-034 takes 20 to 35 %).
    for (const level of Object.values(late)) expect(level).toBeGreaterThan(0.15);
    for (const level of Object.values(late)) expect(level).toBeLessThan(0.35);
  });

  test("after the last tablet the INR comes back to normal within a week or so", () => {
    const state = after(60, elder);
    stopDrug(state, "warfarin");
    advanceDrugs(state, values, 60 * day, 10 * day);
    expect(inr(state)).toBeLessThan(1.2);
  });

  test("acenocoumarol 3 mg a day brings an INR of 2.5", () => {
    expect(Math.abs(inr(after(60, elder, 3, "acenocoumarol")) / 2.5 - 1)).toBeLessThan(0.05);
  });

  test("aPTT rises by 16 s for each 1 of the INR (Kearon 1998)", () => {
    const view = viewDrugs(after(60, elder), values);
    expect(view.aptt_s - 33.4).toBeCloseTo(16 * (view.inr_ratio - 1), 8);
  });
});

describe("CLOT-435 reversal of a vitamin K antagonist", () => {
  function course(give: (state: DrugsState) => void): (hours: number) => number {
    const state = after(60, elder, 8);
    stopDrug(state, "warfarin");
    expect(inr(state)).toBeGreaterThan(2.8);
    give(state);
    let t = 60 * day;
    return (hours) => {
      advanceDrugs(state, values, t, 60 * day + hours * hour - t);
      t = 60 * day + hours * hour;
      return inr(state);
    };
  }

  test("10 mg vitamin K into a vein: falling at 6 h, below 1.5 at 24 h", () => {
    const at = course((state) => { giveDrug(state, { drug: "vitamin-k", dose: { n: 1e-5, unit: "kg" }, route: "intravenous" }, 60 * day); });
    expect(at(6)).toBeLessThan(2.8);
    expect(at(24)).toBeLessThan(1.5);
  });

  test("by mouth it takes 24 to 48 h and is slower than by vein", () => {
    const mouth = course((state) => { giveDrug(state, { drug: "vitamin-k", dose: { n: 5e-6, unit: "kg" }, route: "oral" }, 60 * day); });
    const vein = course((state) => { giveDrug(state, { drug: "vitamin-k", dose: { n: 5e-6, unit: "kg" }, route: "intravenous" }, 60 * day); });
    expect(mouth(12)).toBeGreaterThan(vein(12));
    expect(mouth(36)).toBeLessThan(1.5);
  });

  test("stopping alone is slower", () => {
    const stop = course(() => undefined);
    expect(stop(24)).toBeGreaterThan(2);
  });

  test("prothrombin complex works within 10 min and wears off unless vitamin K is given", () => {
    const alone = course((state) => { giveDrug(state, { drug: "prothrombin-complex", dose: { n: 25, unit: "IU_per_kg" } }, 60 * day); });
    expect(alone(0.2)).toBeLessThan(1.5);
    const rebound = alone(20);
    const both = course((state) => {
      giveDrug(state, { drug: "prothrombin-complex", dose: { n: 25, unit: "IU_per_kg" } }, 60 * day);
      giveDrug(state, { drug: "vitamin-k", dose: { n: 1e-5, unit: "kg" } }, 60 * day);
    });
    expect(both(20)).toBeLessThan(rebound);
  });
});
