import { describe, expect, test } from "vitest";
import { wajima2009 } from "../data/wajima-2009.ts";
import { normalisedRatio, partialThromboplastinTime_s, prothrombinTime_s, type Plasma } from "./times.ts";
import { plasmaUnderWarfarin } from "./vitamin-k.ts";

const day_s = 86400;
const mg_kg = 1e-6;
const at = (levels: Readonly<Record<string, number>>): Plasma => Object.fromEntries(Object.entries(levels).map(([name, ratio]) => [name, wajima2009.species[name].value * ratio]));
const near = (value: number | null, wanted: number, share = 0.005): void => { expect(Math.abs((value ?? NaN) / wanted - 1)).toBeLessThan(share); };

describe("CLOT-T11 clotting times", () => {
  test("CLOT-040 normal plasma: PT 9.90 s, aPTT 53.52 s", () => {
    near(prothrombinTime_s(), 9.9);
    near(partialThromboplastinTime_s(), 53.52);
    expect(normalisedRatio()).toBe(1);
  });

  test.each([["II", 15.74], ["V", 9.92], ["VII", 15.56], ["X", 15.75], ["Fg", 17.26]])("CLOT-042 %s at a tenth: PT %d s", (name, wanted) => { near(prothrombinTime_s(at({ [name]: 0.1 })), wanted); });

  test.each([["II", 76], ["VIII", 73.4], ["IX", 75.4], ["XI", 75], ["XII", 62]])("CLOT-044 %s at a tenth: aPTT %d s", (name, wanted) => { near(partialThromboplastinTime_s(at({ [name]: 0.1 })), wanted); });

  test("CLOT-045 vitamin K factors at a fifth: ratio 2.74", () => { near(normalisedRatio(at({ II: 0.2, VII: 0.2, IX: 0.2, X: 0.2 })), 2.74); });

  test.each([[2, [1.61]], [4, [2.12]], [5, [1.19, 1.53, 1.79, 1.98, 2.29, 2.36]], [10, [3.45]]] as const)("CLOT-046 warfarin %d mg a day: INR %j", (dose, wanted) => {
    const days = wanted.length === 1 ? [30] : [1, 3, 5, 7, 14, 30];
    const doses = Array.from({ length: 30 }, (_, day) => ({ at_s: day * day_s, dose_kg: dose * mg_kg }));
    plasmaUnderWarfarin(doses, days.map((day) => day * day_s)).forEach((plasma, i) => { expect(Math.abs((normalisedRatio(plasma) ?? NaN) - wanted[i])).toBeLessThan(0.0062); });
  });

  test("without doses the turnover stands still; without fibrinogen plasma clots only with what is made in the tube", () => {
    const [plasma] = plasmaUnderWarfarin([], [10 * day_s]);
    for (const name of ["II", "VII", "X", "PC"]) near(plasma[name], wajima2009.species[name].value, 0.02);
    expect(prothrombinTime_s(at({ Fg: 0 }))).toBeGreaterThan(120);
  });

  test("INR rises with the dose", () => {
    const ratio = (dose: number): number => normalisedRatio(plasmaUnderWarfarin(Array.from({ length: 14 }, (_, day) => ({ at_s: day * day_s, dose_kg: dose * mg_kg })), [14 * day_s])[0]) ?? NaN;
    const found = [1, 3, 6, 12].map(ratio);
    found.slice(1).forEach((value, i) => { expect(value).toBeGreaterThan(found[i]); });
  });
});
