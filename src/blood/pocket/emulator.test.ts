import { describe, expect, test } from "vitest";
import { exp, expm1, log, log1p, stream } from "../../numerics/index.ts";
import { residenceError } from "../data/critical-residence-emulator.ts";
import { emulatorOutputs } from "../data/thrombin-emulator.ts";
import { plainEmulatorOutputs } from "../data/thrombin-emulator-plain.ts";
import { fullCriticalResidence_s, thrombinGeneration, thrombinNumbers } from "../generation/index.ts";
import { plainThrombinPhenotype, referenceComposition, thrombinPhenotype, type Composition, type ThrombinCurve, type ThrombinPhenotype } from "../index.ts";
import { criticalResidenceTime } from "./choose.ts";
import { residenceDomain } from "../data/critical-residence-domain.ts";
import { emulatedCriticalResidence_s, isWithinDomain, type PocketBlood } from "./emulator.ts";

/** Fresh bloods: streams that the fit did not use. */
function fresh(k: number): PocketBlood {
  const random = stream(77, "fresh", k);
  const { spread, sdLimit, tissueFactor_pM, thrombomodulin_nM } = residenceDomain;
  const levels = Object.fromEntries(Object.entries(spread).map(([name, sd]) => [name, exp(sd * Math.max(-sdLimit, Math.min(sdLimit, random.normal())))]));
  const [low, high] = tissueFactor_pM;
  return {
    levels,
    tissueFactor_nM: (low * exp(log(high / low) * random.uniform())) / 1000,
    thrombomodulin_nM: expm1(log1p(thrombomodulin_nM[1]) * random.uniform()),
    leiden_fraction: [0, 0.5, 1][random.integer(3)],
  };
}

const rms = (errors: readonly number[]): number => Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);

describe("CLOT-T10 emulators against the full model on fresh samples", () => {
  test("critical residence time: root mean square error of ln tau as stated, within a tenth; none that never clots is given a time", () => {
    const errors: number[] = [];
    for (let k = 0; k < 160; k++) {
      const blood = fresh(k);
      expect(isWithinDomain(blood)).toBe(true);
      const emulated = emulatedCriticalResidence_s(blood);
      if (emulated > residenceDomain.largest_s) continue;
      const full = fullCriticalResidence_s({ model: "protein-c", ...blood });
      expect(full).not.toBeNull();
      errors.push(log(emulated / (full ?? NaN)));
    }
    expect(errors.length).toBeGreaterThan(120);
    expect(rms(errors)).toBeLessThan(1.1 * residenceError.rms_ratio);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(0.12);
  });

  /** Errors of ln of the five outputs. */
  function curveErrors(): Record<keyof typeof emulatorOutputs, number[]> {
    return { timeTo2nM: [], peak: [], timeToPeak: [], greatestRate: [], areaTo1800s: [] };
  }
  function compare(errors: Record<keyof typeof emulatorOutputs, number[]>, emulated: ThrombinPhenotype, full: ThrombinCurve): void {
    if (full.lag2_s === null) return;
    errors.timeTo2nM.push(log(emulated.lag_s / full.lag2_s));
    errors.peak.push(log(emulated.peak_nM / full.peak_nM));
    errors.timeToPeak.push(log(emulated.timeToPeak_s / full.timeToPeak_s));
    errors.greatestRate.push(log(emulated.greatestRate_nM_per_s / full.maxRate_nM_per_s));
    errors.areaTo1800s.push(log(emulated.area_nM_s / full.area_nM_s));
  }
  const compositionOf = ({ levels, leiden_fraction }: PocketBlood): Composition => ({
    ...referenceComposition, leiden_fraction,
    prothrombin_ratio: levels["II"], factorV_ratio: levels["V"], factorVII_ratio: levels["VII"], factorVIII_ratio: levels["VIII"], factorIX_ratio: levels["IX"],
    factorX_ratio: levels["X"], antithrombin_ratio: levels["AT"], tissueFactorPathwayInhibitor_ratio: levels["TFPI"], proteinC_ratio: levels["PC"],
  });
  const outputs = Object.keys(emulatorOutputs) as (keyof typeof emulatorOutputs)[];

  test("CLOT-102 thrombin curve of the protein C model: errors as stated with each output, within a tenth", () => {
    const errors = curveErrors();
    for (let k = 0; k < 220; k++) {
      const blood = fresh(k + 1000);
      const thrombomodulin_ratio = exp(0.5 * Math.max(-2.5, Math.min(2.5, stream(77, "thrombomodulin", k).normal())));
      const full = thrombinGeneration({ model: "protein-c", levels: blood.levels, leiden_fraction: blood.leiden_fraction, thrombomodulin_nM: thrombomodulin_ratio }, { until_s: 1800, step_s: 600 });
      compare(errors, thrombinPhenotype(compositionOf(blood), thrombomodulin_ratio), full);
    }
    for (const name of outputs) expect(rms(errors[name]), name).toBeLessThan(1.1 * emulatorOutputs[name].errorOfLog_ratio);
  });

  test("CLOT-101 thrombin curve of Hockin-Mann: errors as stated with each output, within a tenth", () => {
    const errors = curveErrors();
    for (let k = 0; k < 320; k++) {
      const blood = fresh(k + 2000);
      const levels = Object.fromEntries(Object.entries(blood.levels).filter(([name]) => name !== "PC"));
      compare(errors, plainThrombinPhenotype(compositionOf(blood)), thrombinGeneration({ model: "hockin-mann-2002", levels }, { until_s: 1800, step_s: 600 }));
    }
    for (const name of outputs) expect(rms(errors[name]), name).toBeLessThan(1.1 * plainEmulatorOutputs[name].errorOfLog_ratio);
  });
});

describe("which of both decides", () => {
  test("the emulator where it holds", () => {
    expect(criticalResidenceTime({}).by).toBe("emulator");
    expect(criticalResidenceTime({ levels: { AT: 0.8, PC: 0.7 }, leiden_fraction: 0.5, tissueFactor_nM: 0.02 }).by).toBe("emulator");
    expect(Math.abs((criticalResidenceTime({}).residence_s ?? 0) / 152 - 1)).toBeLessThan(0.03);
  });

  test.each([
    ["severe deficiency", { levels: { VIII: 0.01 } }],
    ["half of antithrombin, beyond the fitted spread", { levels: { AT: 0.5 } }],
    ["drugs", { effect: { inhibitors: [], antithrombinXa_ratio: 2, antithrombinIIa_ratio: 2 } }],
    ["another model", { model: "hockin-mann-2002" }],
    ["factors the emulator does not know", { levels: { TM: 2 } }],
    ["a wall beyond its range", { tissueFactor_nM: 0.5 }],
    ["long times", { tissueFactor_nM: 0.0006, thrombomodulin_nM: 4 }],
  ] as const)("the full model for %s", (_what, sample) => {
    expect(criticalResidenceTime(sample).by).toBe("full model");
  });

  test("the thrombin curve: emulator near normal, full model for deficiency, thrombomodulin out of range and drugs", () => {
    const near = thrombinNumbers();
    expect(near.by).toBe("emulator");
    expect(Math.abs(near.peak_nM / 51.6 - 1)).toBeLessThan(0.15);
    const deficient = thrombinNumbers({ ...referenceComposition, antithrombin_ratio: 0.5 });
    expect(deficient.by).toBe("full model");
    expect(Math.abs(deficient.peak_nM / 138.5 - 1)).toBeLessThan(0.005);
    expect(thrombinNumbers(referenceComposition, 0).by).toBe("full model");
    const treated = thrombinNumbers(referenceComposition, 1, { inhibitors: [], antithrombinXa_ratio: 2, antithrombinIIa_ratio: 2 });
    expect(treated.by).toBe("full model");
    expect(treated.peak_nM).toBeLessThan(0.5 * near.peak_nM);
  });

  test("antithrombin deficiency: the full model's answer, continuous with the emulator's at the edge", () => {
    const edge = exp(-2.5 * 0.15);
    const [inside, outside] = [criticalResidenceTime({ levels: { AT: edge * 1.001 } }), criticalResidenceTime({ levels: { AT: edge * 0.999 } })];
    expect([inside.by, outside.by]).toEqual(["emulator", "full model"]);
    expect(Math.abs((inside.residence_s ?? 0) / (outside.residence_s ?? 1) - 1)).toBeLessThan(0.04);
  });
});
