import { describe, expect, it } from "vitest";
import { buildVesselGraph, createPerson, restingCardiacOutput_m3_per_s, restingOxygenUptake_m3_per_s } from "../../body/index.ts";
import { resolve } from "../../units/index.ts";
import { capnogram } from "../capnogram.ts";
import { advanceLung, createLung, initialLung, lungParameters, neutralLungTraits, viewLung, type LungInput } from "../index.ts";
import { migetRatios, ratioDistribution, summariseRatios, type RatioDistribution } from "./distribution.ts";
import { inertExchange, recoverDistribution } from "./inert.ts";

const mmHg = 133.322387415;
/** A distribution of log-normal modes of flow. */
function lung(modes: readonly { readonly mean: number; readonly sd: number; readonly share: number }[], shunt = 0, dead = 0): RatioDistribution & { readonly all: number } {
  const ratio = migetRatios();
  const raw = ratio.map((r) => modes.reduce((a, { mean, sd, share }) => a + (share / sd) * Math.exp(-0.5 * (Math.log(r / mean) / sd) ** 2), 0));
  const sum = raw.reduce((a, x) => a + x, 0);
  const flow = raw.map((x) => (x / sum) * (1 - shunt));
  const air = flow.map((q, j) => q * (ratio[j] ?? 0));
  const alveolar = air.reduce((a, v) => a + v, 0);
  return { ratio, flow_fraction: flow, ventilation_fraction: air.map((v) => (v / alveolar) * (1 - dead)), shunt_fraction: shunt, deadSpace_fraction: dead, all: alveolar / (1 - dead) };
}
const back = (d: ReturnType<typeof lung>): RatioDistribution => recoverDistribution(inertExchange(d), d.all);
const person = createPerson({ age_y: 50, sex: "male", height_m: 1.75, mass_kg: 74 });
const graph = buildVesselGraph(person);
const model = createLung(graph, person, neutralLungTraits, resolve(lungParameters));
const q = restingCardiacOutput_m3_per_s(person);
const rest: LungInput = {
  segmentFlow_m3_per_s: graph.segments.map((s) => s.share_fraction * q), cardiacOutput_m3_per_s: q, shuntFlow_m3_per_s: 0, pulmonaryArterialPressureMean_Pa: 14 * mmHg, leftAtrialPressureMean_Pa: 8 * mmHg, plugs: [], inspiredOxygen_fraction: 0.21, barometricPressure_Pa: 101325,
  ventilation: { mode: "spontaneous" }, oxygenUptake_m3_per_s: restingOxygenUptake_m3_per_s(person), exercise_ratio: 1,
};
const embolised: LungInput = { ...rest, plugs: graph.segments.map((s) => ({ vesselIndex: s.bed, bedShare_fraction: 0.5, occlusion_fraction: 0.995, volume_m3: 3e-7, age_s: 0 })), pulmonaryArterialPressureMean_Pa: 28 * mmHg };

describe("inert gases", () => {
  it("a uniform lung keeps l/(l + V/Q) of each gas and gives off the same", () => {
    const uniform: RatioDistribution = { ratio: [1], flow_fraction: [1], ventilation_fraction: [1], shunt_fraction: 0, deadSpace_fraction: 0 };
    const { partition, retention, excretion } = inertExchange(uniform);
    partition.forEach((l, k) => {
      expect(retention[k]).toBeCloseTo(l / (l + 1), 12);
      expect(excretion[k]).toBeCloseTo(l / (l + 1), 12);
    });
  });
  it("mass is conserved: what flow brings is kept or given off, l (1 - R) = V/Q E", () => {
    const d = lung([{ mean: 0.8, sd: 0.6, share: 1 }], 0.1, 0.2);
    const { partition, retention, excretion } = inertExchange(d);
    partition.forEach((l, k) => { expect((l * (1 - (retention[k] ?? 0))) / (d.all * (excretion[k] ?? 1))).toBeCloseTo(1, 9); });
  });
  it("shunt shows in the least soluble gas, dead space in the most soluble", () => {
    const shunted = inertExchange(lung([{ mean: 1, sd: 0.3, share: 1 }], 0.2));
    const plain = inertExchange(lung([{ mean: 1, sd: 0.3, share: 1 }]));
    expect((shunted.retention[0] ?? 0) - (plain.retention[0] ?? 0)).toBeGreaterThan(0.15);
    expect(inertExchange(lung([{ mean: 1, sd: 0.3, share: 1 }], 0, 0.3)).excretion[5]).toBeCloseTo(0.7 * (plain.excretion[5] ?? 0), 6);
  });
  it("textbook cases come back: narrow normal lung, shunt of a fifth, dead space of a third, a low second mode", () => {
    const normal = back(lung([{ mean: 0.9, sd: 0.4, share: 1 }]));
    const summary = summariseRatios(normal);
    expect(normal.shunt_fraction).toBeLessThan(0.01);
    expect(summary.meanFlowRatio_ratio).toBeGreaterThan(0.8);
    expect(summary.meanFlowRatio_ratio).toBeLessThan(1);
    expect(summary.logSDQ_ratio).toBeGreaterThan(0.3);
    expect(summary.logSDQ_ratio).toBeLessThan(0.6);
    expect(back(lung([{ mean: 0.9, sd: 0.4, share: 1 }], 0.2)).shunt_fraction).toBeCloseTo(0.2, 1);
    expect(Math.abs(back(lung([{ mean: 0.9, sd: 0.4, share: 1 }], 0.2)).shunt_fraction - 0.2)).toBeLessThan(0.01);
    expect(Math.abs(back(lung([{ mean: 0.9, sd: 0.4, share: 1 }], 0, 0.33)).deadSpace_fraction - 0.33)).toBeLessThan(0.03);
    const two = back(lung([{ mean: 1.2, sd: 0.35, share: 0.8 }, { mean: 0.04, sd: 0.35, share: 0.2 }]));
    expect(Math.abs(summariseRatios(two).lowFlow_fraction - 0.2)).toBeLessThan(0.05);
    // Two modes with a valley between them.
    const at = (r: number): number => two.flow_fraction[two.ratio.findIndex((x) => x >= r)] ?? 0;
    expect(at(0.25)).toBeLessThan(0.6 * Math.max(at(0.04), at(1.2)));
  });
  it("flows are not negative and add up to one", () => {
    for (const d of [lung([{ mean: 0.9, sd: 0.4, share: 1 }]), lung([{ mean: 0.1, sd: 0.3, share: 1 }], 0.3, 0.5), lung([{ mean: 20, sd: 0.3, share: 1 }])]) {
      const found = back(d);
      expect(Math.min(...found.flow_fraction, found.shunt_fraction)).toBeGreaterThanOrEqual(0);
      expect(found.flow_fraction.reduce((a, x) => a + x, found.shunt_fraction)).toBeCloseTo(1, 2);
    }
  });
});

describe("the lung's own distribution", () => {
  const state = initialLung(model, rest);
  const before = summariseRatios(ratioDistribution(model, state, rest));
  advanceLung(model, state, embolised, 3600);
  const kept = JSON.stringify(state);
  const now = ratioDistribution(model, state, embolised);
  it("is narrow in health, and wide with low and high V/Q after emboli; log SDQ and log SDV rise, shunt stays small (PHY-302, 303)", () => {
    expect(before.logSDQ_ratio).toBeLessThan(0.6);
    expect(before.lowFlow_fraction).toBeLessThan(0.01);
    const after = summariseRatios(now);
    expect(after.logSDQ_ratio).toBeGreaterThan(before.logSDQ_ratio + 0.3);
    expect(after.logSDV_ratio).toBeGreaterThan(before.logSDV_ratio + 0.1);
    expect(now.shunt_fraction).toBeLessThan(0.05);
    expect(after.lowFlow_fraction).toBeGreaterThan(0.03);
    expect(now.deadSpace_fraction).toBeGreaterThan(0.1);
  });
  it("shares add up, and reading it leaves the state as it was", () => {
    expect(now.flow_fraction.reduce((a, x) => a + x, now.shunt_fraction)).toBeCloseTo(1, 9);
    expect(now.ventilation_fraction.reduce((a, x) => a + x, now.deadSpace_fraction)).toBeCloseTo(1, 9);
    expect(JSON.stringify(state)).toBe(kept);
  });
  it("the technique finds shunt, low V/Q and dead space of the lung from six gases", () => {
    const all = now.ratio.reduce((a, r, j) => a + r * (now.flow_fraction[j] ?? 0), 0) / (1 - now.deadSpace_fraction);
    const found = recoverDistribution(inertExchange(now), all);
    expect(Math.abs(found.shunt_fraction - now.shunt_fraction)).toBeLessThan(0.03);
    expect(Math.abs(summariseRatios(found).lowFlow_fraction - summariseRatios(now).lowFlow_fraction)).toBeLessThan(0.06);
  });
});

describe("the capnogram", () => {
  const state = initialLung(model, rest);
  advanceLung(model, state, rest, 600);
  const wave = capnogram(model, state, rest);
  it("begins with the airways' air, rises to a plateau that ends at the end-tidal pressure, and falls to nothing", () => {
    expect(wave.pressureCO2_Pa[0]).toBeLessThan(5);
    expect(Math.max(...wave.pressureCO2_Pa) / (state.alveolarCO2_points * mmHg)).toBeCloseTo(1, 1);
    expect(wave.pressureCO2_Pa[99]).toBe(0);
    expect(wave.plateauSlope_Pa_per_m3).toBeGreaterThan(0);
    expect(() => capnogram(model, state, rest, 3)).toThrow(RangeError);
  });
  it("its mixed gas gives Bohr's dead space within 0.08 of the model's", () => {
    const view = viewLung(model, state, rest);
    const bohr = 1 - wave.mixedExpiredCO2_Pa / view.PaCO2_Pa;
    expect(Math.abs(bohr - view.physiologicalDeadSpace_fraction)).toBeLessThan(0.08);
  });
});
