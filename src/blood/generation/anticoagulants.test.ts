import { describe, expect, test } from "vitest";
import { networkDrugs } from "../data/anticoagulants.ts";
import { toSI } from "../../units/index.ts";
import { fullCriticalResidence_s, thrombinGeneration, withDrugs, type BloodSample, type ThrombinCurve } from "./index.ts";
import { hockinMann2002 } from "../data/hockin-mann-2002.ts";
import { wajima2009 } from "../data/wajima-2009.ts";

const ng_per_mL = 1e-6;
const hm = (name?: string, concentration_kg_per_m3 = 0): BloodSample => ({ model: "hockin-mann-2002", drugs: name === undefined ? [] : [{ name, concentration_kg_per_m3 }] });
const run = (sample: BloodSample): ThrombinCurve => thrombinGeneration(sample, { until_s: 3600, step_s: 600 });
const untreated = run(hm());
const peakShare = (name: string, concentration_kg_per_m3: number): number => run(hm(name, concentration_kg_per_m3)).peak_nM / untreated.peak_nM;

describe("anticoagulants on the network", () => {
  test.each([[10, 0.91], [25, 0.8], [50, 0.68], [100, 0.52]])("CLOT-120 rivaroxaban %d ng/mL leaves %d of the peak, within three points", (level, share) => {
    expect(Math.abs(peakShare("rivaroxaban", level * ng_per_mL) - share)).toBeLessThan(0.03);
  });

  test("CLOT-120 rivaroxaban delays: 408, 673, 1046, 1674 s, within a tenth", () => {
    for (const [level, lag] of [[10, 408], [25, 673], [50, 1046], [100, 1674]] as const) expect(Math.abs((run(hm("rivaroxaban", level * ng_per_mL)).lag2_s ?? 0) / lag - 1)).toBeLessThan(0.1);
    expect(peakShare("rivaroxaban", 200 * ng_per_mL)).toBeLessThan(0.1);
  });

  test.each([[25, 0.97], [50, 0.91], [100, 0.79], [200, 0.7]])("CLOT-123 dabigatran %d ng/mL leaves %d", (level, share) => {
    expect(Math.abs(peakShare("dabigatran", level * ng_per_mL) - share)).toBeLessThan(0.01);
  });

  test.each([[1.5, 0.7, 0.68], [2, 0.51, 0.51], [3, 0.26, 0.35]])("CLOT-124 heparin that makes antithrombin %d times as fast leaves %d of the peak and %d of the area", (factor, peak, area) => {
    const curve = run(hm("heparin", (factor - 1) * toSI(0.5, "IU_per_mL")));
    expect(Math.abs(curve.peak_nM / untreated.peak_nM - peak)).toBeLessThan(0.01);
    expect(Math.abs(curve.area_nM_s / untreated.area_nM_s - area)).toBeLessThan(0.01);
  });

  test("calibration: half of the peak is left at the mean therapeutic level, within ten points", () => {
    for (const name of ["rivaroxaban", "apixaban", "edoxaban", "heparin", "enoxaparin"]) {
      const { value, unit } = networkDrugs[name].therapeutic;
      expect(Math.abs(peakShare(name, toSI(value, unit)) - 0.5), name).toBeLessThan(0.1);
    }
  });

  test("CLOT-126 fondaparinux delays and hardly lowers the peak: the lag about doubles at the therapeutic level", () => {
    const { value, unit } = networkDrugs["fondaparinux"].therapeutic;
    const curve = run(hm("fondaparinux", toSI(value, unit)));
    expect(curve.peak_nM / untreated.peak_nM).toBeGreaterThan(0.95);
    expect(Math.abs((curve.lag2_s ?? 0) / (2 * (untreated.lag2_s ?? 1)) - 1)).toBeLessThan(0.1);
  });

  test("F4: every drug lengthens the critical residence, more with more", () => {
    for (const [name, { therapeutic }] of Object.entries(networkDrugs)) {
      const at = (share: number): number => fullCriticalResidence_s({ model: "protein-c", drugs: [{ name, concentration_kg_per_m3: share * toSI(therapeutic.value, therapeutic.unit) }] }) ?? Infinity;
      const [none, half, whole] = [at(0), at(0.5), at(1)];
      expect(half, name).toBeGreaterThan(1.01 * none);
      expect(whole, name).toBeGreaterThan(half);
    }
  });

  test("both pools of factor V bind the drug; two drugs add up", () => {
    const leiden = (drugs: BloodSample["drugs"]): number => run({ model: "protein-c", leiden_fraction: 0.5, drugs: drugs ?? [] }).peak_nM;
    const one = leiden([{ name: "rivaroxaban", concentration_kg_per_m3: 50 * ng_per_mL }]);
    expect(one).toBeLessThan(0.7 * leiden([]));
    expect(leiden([{ name: "rivaroxaban", concentration_kg_per_m3: 50 * ng_per_mL }, { name: "dabigatran", concentration_kg_per_m3: 50 * ng_per_mL }])).toBeLessThan(one);
  });

  test("refuses unknown drugs, negative levels and networks without antithrombin", () => {
    expect(() => withDrugs(hockinMann2002, [{ name: "apixabam", concentration_kg_per_m3: 0 }])).toThrow(/did you mean "apixaban"/);
    expect(() => withDrugs(hockinMann2002, [{ name: "apixaban", concentration_kg_per_m3: -1 }])).toThrow(/is -1; expected 0 or more/);
    expect(() => withDrugs(wajima2009, [{ name: "apixaban", concentration_kg_per_m3: 0 }])).toThrow(/use protein-c/);
  });
});
