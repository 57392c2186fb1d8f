import { describe, expect, test } from "vitest";
import { drugs, networkEffectOf } from "../../drugs/index.ts";
import { hockinMann2002 } from "../data/hockin-mann-2002.ts";
import { wajima2009 } from "../data/wajima-2009.ts";
import { fullCriticalResidence_s, noEffect, thrombinGeneration, withEffect, type BloodSample, type Inhibitor, type NetworkEffect, type ThrombinCurve } from "./index.ts";

const hm = (effect: NetworkEffect = noEffect): BloodSample => ({ model: "hockin-mann-2002", effect });
const run = (sample: BloodSample): ThrombinCurve => thrombinGeneration(sample, { until_s: 3600, step_s: 600 });
const untreated = run(hm());
const inhibitors = (...list: Inhibitor[]): NetworkEffect => ({ ...noEffect, inhibitors: list });
/** Drugs with a direct effect on the network. */
const direct = drugs.filter((drug) => drug.inhibition !== undefined || drug.antithrombin !== undefined);

describe("published constants in the closed model (CLOT-120 to 126)", () => {
  /** Free rivaroxaban, nM, binding factor Xa and prothrombinase. */
  const rivaroxaban = (ng_per_mL: number): ThrombinCurve => {
    const effective_nM = ((ng_per_mL / 435.88) * 1000) * 0.08;
    return run(hm(inhibitors({ drug: "rivaroxaban", target: "factor-Xa", effective_nM, ki_nM: 0.4 }, { drug: "rivaroxaban", target: "prothrombinase", effective_nM, ki_nM: 2.1 })));
  };

  test.each([[10, 0.91, 408], [25, 0.8, 673], [50, 0.68, 1046], [100, 0.52, 1674]])("CLOT-120 rivaroxaban %d ng/mL leaves %d of the peak and is late: %d s", (level, share, lag) => {
    const curve = rivaroxaban(level);
    expect(Math.abs(curve.peak_nM / untreated.peak_nM - share)).toBeLessThan(0.03);
    expect(Math.abs((curve.lag2_s ?? 0) / lag - 1)).toBeLessThan(0.1);
  });

  test.each([[25, 0.97], [50, 0.91], [100, 0.79], [200, 0.7]])("CLOT-123 dabigatran %d ng/mL leaves %d", (level, share) => {
    const curve = run(hm(inhibitors({ drug: "dabigatran", target: "thrombin", effective_nM: ((level / 471.5) * 1000) * 0.65, ki_nM: 4.5 })));
    expect(Math.abs(curve.peak_nM / untreated.peak_nM - share)).toBeLessThan(0.01);
  });

  test.each([[1.5, 0.7, 0.68], [2, 0.51, 0.51], [3, 0.26, 0.35]])("CLOT-124 antithrombin %d times as fast leaves %d of the peak and %d of the area", (factor, peak, area) => {
    const curve = run(hm({ inhibitors: [], antithrombinXa_ratio: factor, antithrombinIIa_ratio: factor }));
    expect(Math.abs(curve.peak_nM / untreated.peak_nM - peak)).toBeLessThan(0.01);
    expect(Math.abs(curve.area_nM_s / untreated.area_nM_s - area)).toBeLessThan(0.01);
  });

  test.each([[2.5, 1.5, 0.62, 0.68], [4, 2, 0.36, 0.52]])("CLOT-125 antithrombin %d times as fast with Xa, %d with thrombin leaves %d of the peak and %d of the area", (xa, thrombin, peak, area) => {
    const curve = run(hm({ inhibitors: [], antithrombinXa_ratio: xa, antithrombinIIa_ratio: thrombin }));
    expect(Math.abs(curve.peak_nM / untreated.peak_nM - peak)).toBeLessThan(0.02);
    expect(Math.abs(curve.area_nM_s / untreated.area_nM_s - area)).toBeLessThan(0.02);
  });
});

describe("drugs at their mean therapeutic level", () => {
  test("about half of the peak within the hour is left in Hockin-Mann at 5 pM", () => {
    expect(direct.length).toBeGreaterThan(6);
    for (const drug of direct) {
      const curve = run(hm(networkEffectOf(drug.id, drug.reference_points)));
      // Fondaparinux delays more than it lowers.
      expect(Math.abs(curve.peak_nM / untreated.peak_nM - 0.5), drug.id).toBeLessThan(drug.id === "fondaparinux" ? 0.15 : 0.08);
    }
  });

  test("F4: every drug lengthens the critical residence, more with more", () => {
    for (const drug of direct) {
      const at = (share: number): number => fullCriticalResidence_s({ model: "protein-c", effect: networkEffectOf(drug.id, share * drug.reference_points) }) ?? Infinity;
      const [none, half, whole] = [at(0), at(0.5), at(1)];
      expect(half, drug.id).toBeGreaterThan(1.01 * none);
      expect(whole, drug.id).toBeGreaterThan(half);
    }
  });

  test("both pools of factor V bind the drug; two drugs do more than one", () => {
    const leiden = (effect: NetworkEffect): number => run({ model: "protein-c", leiden_fraction: 0.5, effect }).peak_nM;
    const [rivaroxaban, dabigatran] = [networkEffectOf("rivaroxaban", 60), networkEffectOf("dabigatran", 60)];
    const one = leiden(rivaroxaban);
    expect(one).toBeLessThan(0.8 * leiden(noEffect));
    expect(leiden({ ...rivaroxaban, inhibitors: [...rivaroxaban.inhibitors, ...dabigatran.inhibitors] })).toBeLessThan(one);
  });
});

test("refuses negative amounts and networks without antithrombin; nothing stays nothing", () => {
  const bad = inhibitors({ drug: "x", target: "thrombin", effective_nM: -1, ki_nM: 1 });
  expect(() => withEffect(hockinMann2002, bad)).toThrow(/Effective concentration of x is -1; expected 0 or more/);
  expect(() => withEffect(wajima2009, inhibitors({ drug: "x", target: "thrombin", effective_nM: 1, ki_nM: 1 }))).toThrow(/use protein-c/);
  expect(withEffect(wajima2009, noEffect)).toBe(wajima2009);
});
