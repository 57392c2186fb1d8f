import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildVesselGraph, createPerson, restingCardiacOutput_m3_per_s, restingOxygenUptake_m3_per_s, type PersonDescription } from "../body/index.ts";
import { resolve } from "../units/index.ts";
import { bicarbonate_mmol_per_L, bloodPH, carbonContent, oxygenContent, saturation, tensions, type Carrier } from "./gas.ts";
import { advanceLung, createLung, drawLungTraits, initialLung, lungParameters, neutralLungTraits, viewLung, type LungInput, type LungModel, type LungState, type LungTraits, type LungView, type Plug } from "./index.ts";
import { airwayShare, curveShift, nodeCount, nodeLog, shiftedPosition, solveCurve } from "./kernel.ts";
import { normalQuadrature } from "./quadrature.ts";

const values = resolve(lungParameters);
const mmHg = 133.322387415;
const litre = 1e-3 / 60;
const blood: Carrier = { haemoglobin_g_per_dL: 15, capacity_mL_per_g: 1.39, bohr_ratio: 0.48, baseExcess_mmol_per_L: 0 };

interface Bench {
  readonly model: LungModel;
  readonly rest: LungInput;
  readonly fresh: (input?: LungInput) => LungState;
}
function bench(description: PersonDescription = {}, traits: LungTraits = neutralLungTraits, unitsPerSegment = 30, over: Partial<typeof values> = {}): Bench {
  const person = createPerson({ age_y: 50, sex: "male", height_m: 1.75, mass_kg: 74, ...description });
  const graph = buildVesselGraph(person);
  const model = createLung(graph, person, traits, { ...values, ...over }, unitsPerSegment);
  const q = restingCardiacOutput_m3_per_s(person);
  const rest: LungInput = {
    segmentFlow_m3_per_s: graph.segments.map((s) => s.share_fraction * q), cardiacOutput_m3_per_s: q, shuntFlow_m3_per_s: 0, pulmonaryArterialPressureMean_Pa: 14 * mmHg, leftAtrialPressureMean_Pa: 8 * mmHg,
    plugs: [], inspiredOxygen_fraction: 0.21, barometricPressure_Pa: 101325, ventilation: { mode: "spontaneous" }, oxygenUptake_m3_per_s: restingOxygenUptake_m3_per_s(person), exercise_ratio: 1,
  };
  return { model, rest, fresh: (input = rest) => initialLung(model, input) };
}
/** Plugs that close the same share of every segment's bed. */
function plugged(b: Bench, share: number, change: Partial<LungInput> = {}): LungInput {
  const plugs: Plug[] = b.model.graph.segments.map((s) => ({ vesselIndex: s.bed, bedShare_fraction: share, occlusion_fraction: 0.995, volume_m3: 3e-7, age_s: 3600 }));
  return { ...b.rest, plugs, pulmonaryArterialPressureMean_Pa: (14 + 30 * share) * mmHg, ...change };
}
function after(b: Bench, input: LungInput, time_s: number, from: LungState = b.fresh()): LungView {
  advanceLung(b.model, from, input, time_s);
  return viewLung(b.model, from, input);
}
const healthy = bench();
const resting = viewLung(healthy.model, healthy.fresh(), healthy.rest);
const fixed = (litres: number): Partial<LungInput> => ({ ventilation: { mode: "fixed", minuteVentilation_m3_per_s: litres * litre, endExpiratoryPressure_Pa: 500 } });

describe("gas carried by blood", () => {
  it("saturation: P50 26.9, 40 mmHg 75 %, 60 mmHg 89 to 91 %, 100 mmHg 97.5 % (Severinghaus)", () => {
    expect(saturation(26.86, 40, blood)).toBeCloseTo(0.5, 2);
    expect(saturation(40, 40, blood)).toBeCloseTo(0.75, 2);
    expect(saturation(60, 40, blood)).toBeGreaterThan(0.89);
    expect(saturation(60, 40, blood)).toBeLessThan(0.91);
    expect(saturation(100, 40, blood)).toBeCloseTo(0.975, 2);
  });
  it("Bohr: carbon dioxide shifts the curve to the right, by about 0.48 of the change of pH", () => {
    const p50 = (co2: number): number => tensions(0.5 * 15 * 1.39 + 0.003 * 27, carbonContent(co2, 0.5, blood), co2, blood).o2_mmHg;
    const shift = Math.log10(p50(60) / p50(40)) / (bloodPH(40, 0.5) - bloodPH(60, 0.5));
    expect(shift).toBeGreaterThan(0.4);
    expect(shift).toBeLessThan(0.56);
  });
  it("contents: arterial oxygen 20.5, venous 15.7; carbon dioxide 48 arterial, 52 venous mL/dL", () => {
    expect(oxygenContent(100, 40, blood)).toBeGreaterThan(20);
    expect(oxygenContent(100, 40, blood)).toBeLessThan(21);
    expect(oxygenContent(40, 46, blood)).toBeGreaterThan(14.5);
    expect(oxygenContent(40, 46, blood)).toBeLessThan(16);
    const arterial = carbonContent(40, 0.975, blood);
    const venous = carbonContent(46, 0.73, blood);
    expect(arterial).toBeGreaterThan(46);
    expect(arterial).toBeLessThan(50);
    expect(venous - arterial).toBeGreaterThan(3);
    expect(venous - arterial).toBeLessThan(5.5);
  });
  it("Haldane: oxygenation drives out carbon dioxide, a third of what is exchanged", () => {
    const whole = carbonContent(46, 0.73, blood) - carbonContent(40, 0.975, blood);
    const haldane = carbonContent(46, 0.73, blood) - carbonContent(46, 0.975, blood);
    expect(haldane / whole).toBeGreaterThan(0.2);
    expect(haldane / whole).toBeLessThan(0.5);
  });
  it("acid and base: 7.40 at 40 mmHg; 80 mmHg gives 7.19 to 7.22; a base excess of -10 gives bicarbonate 15 to 17", () => {
    expect(bloodPH(40, 1)).toBeCloseTo(7.4, 6);
    expect(bloodPH(80, 1)).toBeGreaterThan(7.18);
    expect(bloodPH(80, 1)).toBeLessThan(7.22);
    expect(bicarbonate_mmol_per_L(40, 7.4)).toBeCloseTo(24.5, 0);
    const ph = bloodPH(40, 1, -10);
    // Van Slyke, 15 g/dL: BE = (1 - 0.0143 Hb)(HCO3 - 24.4 + (1.43 Hb + 7.7)(pH - 7.4)).
    expect((1 - 0.0143 * 15) * (bicarbonate_mmol_per_L(40, ph) - 24.4 + (1.43 * 15 + 7.7) * (ph - 7.4))).toBeCloseTo(-10, 0);
  });
  it("tensions are the inverse of contents", () => {
    fc.assert(
      fc.property(fc.double({ min: 15, max: 500, noNaN: true }), fc.double({ min: 15, max: 120, noNaN: true }), (o2, co2) => {
        const found = tensions(oxygenContent(o2, co2, blood), carbonContent(co2, saturation(o2, co2, blood), blood), 40, blood);
        expect(Math.abs(found.o2_mmHg - o2)).toBeLessThan(0.02 + 1e-4 * o2);
        expect(Math.abs(found.co2_mmHg - co2)).toBeLessThan(0.01);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the curve of V/Q", () => {
  const ratio = Float64Array.from({ length: nodeCount }, (_, k) => 10 ** nodeLog(k));
  const solveAt = (wanted: readonly number[], venousO2 = 40, venousCO2 = 45, inspired = 150, carrier = blood): { readonly o2: Float64Array; readonly co2: Float64Array; readonly error: number } => {
    const r = Float64Array.from(wanted);
    const boundary = { venousO2_mL_per_dL: oxygenContent(venousO2, venousCO2, carrier), venousCO2_mL_per_dL: carbonContent(venousCO2, saturation(venousO2, venousCO2, carrier), carrier), inspiredO2_mmHg: inspired, inspiredCO2_mmHg: 0 };
    const o2 = new Float64Array(r.length).fill(90);
    const co2 = new Float64Array(r.length).fill(38);
    return { o2, co2, error: solveCurve(r, boundary, carrier, o2, co2, 200) };
  };
  it("balances every node to 1e-8 mL/dL", () => {
    expect(solveAt([...ratio]).error).toBeLessThan(1e-8);
  });
  it("West: from mixed venous (40, 45) through the normal lung (100, 40) to inspired gas (150, 0); apex 3.3 gives 132 and 28, base 0.63 gives 89 and 42", () => {
    const { o2, co2 } = solveAt([0.0025, 0.63, 0.86, 3.3, 40000], 40, 45, 150, { ...blood, haemoglobin_g_per_dL: 14.8, capacity_mL_per_g: 1.34 });
    const near = (found: number | undefined, expected: number, error: number): void => { expect(Math.abs((found ?? 0) - expected)).toBeLessThan(error); };
    near(o2[0], 40, 1);
    near(co2[0], 45, 1);
    near(o2[1], 89, 5);
    near(co2[1], 42, 2);
    near(o2[2], 100, 5);
    near(co2[2], 39.5, 2);
    near(o2[3], 132, 5);
    near(co2[3], 28, 3);
    near(o2[4], 150, 1.5);
    near(co2[4], 0, 1.5);
  });
  it("oxygen rises and carbon dioxide falls all along it", () => {
    const { o2, co2 } = solveAt([...ratio]);
    for (let k = 1; k < nodeCount; k++) {
      expect(o2[k]).toBeGreaterThan(o2[k - 1] ?? 0);
      expect(co2[k]).toBeLessThan(co2[k - 1] ?? 0);
    }
  });
  it("West: two compartments with uneven V/Q lower oxygen and raise carbon dioxide against a uniform lung; three (base, apex, shunt) more so", () => {
    const lung = (parts: readonly { readonly v: number; readonly q: number }[], shunt = 0): { readonly o2: number; readonly co2: number } => {
      const { o2, co2 } = solveAt(parts.map(({ v, q }) => v / q));
      let oxygen = shunt * oxygenContent(40, 45, blood);
      let carbon = shunt * carbonContent(45, saturation(40, 45, blood), blood);
      const flow = parts.reduce((a, { q }) => a + q, 0);
      parts.forEach(({ q }, i) => {
        oxygen += (1 - shunt) * (q / flow) * oxygenContent(o2[i] ?? 0, co2[i] ?? 0, blood);
        carbon += (1 - shunt) * (q / flow) * carbonContent(co2[i] ?? 0, saturation(o2[i] ?? 0, co2[i] ?? 0, blood), blood);
      });
      const found = tensions(oxygen, carbon, 40, blood);
      return { o2: found.o2_mmHg, co2: found.co2_mmHg };
    };
    const uniform = lung([{ v: 4.3, q: 5 }]);
    const two = lung([{ v: 1.4, q: 3.5 }, { v: 2.9, q: 1.5 }]);
    const three = lung([{ v: 1.4, q: 3.5 }, { v: 2.9, q: 1.5 }], 0.1);
    // Low-V/Q blood dominates the mixture: a fall of oxygen of more than ten, against a rise of carbon dioxide of a few mmHg.
    expect(uniform.o2 - two.o2).toBeGreaterThan(10);
    expect(two.co2 - uniform.co2).toBeGreaterThan(0);
    expect(two.co2 - uniform.co2).toBeLessThan(4);
    expect(two.o2 - three.o2).toBeGreaterThan(5);
  });
  it("a unit's narrowing by its own carbon dioxide is found by the table as by iteration", () => {
    const { co2 } = solveAt([...ratio]);
    const law = { least_fraction: 0.2, half_mmHg: 19 };
    const share = new Float64Array(nodeCount);
    const shift = new Float64Array(nodeCount);
    curveShift(co2, law, Math.log10, share, shift);
    const step = nodeLog(1) - nodeLog(0);
    for (const raw of [0.02, 0.3, 1, 3, 8, 20, 60]) {
      const x = shiftedPosition((Math.log10(raw) - nodeLog(0)) / step, shift);
      const k = Math.floor(x);
      const own = (co2[k] ?? 0) + (x - k) * ((co2[k + 1] ?? 0) - (co2[k] ?? 0));
      const found = 10 ** (nodeLog(0) + step * x);
      expect(Math.abs(Math.log(found / (raw * airwayShare(own, law))))).toBeLessThan(0.02);
    }
  });
  it("the quadrature integrates moments of the normal distribution", () => {
    for (const n of [1, 2, 3, 6, 12, 40]) {
      const { node, weight } = normalQuadrature(n);
      const moment = (k: number): number => node.reduce((a, x, i) => a + (weight[i] ?? 0) * x ** k, 0);
      expect(moment(0)).toBeCloseTo(1, 10);
      expect(moment(1)).toBeCloseTo(0, 10);
      if (n > 1) expect(moment(2)).toBeCloseTo(1, 10);
      if (n > 2) expect(moment(4)).toBeCloseTo(3, 9);
    }
    expect(() => normalQuadrature(0)).toThrow(RangeError);
  });
});

describe("a healthy lung at rest", () => {
  it("has at least 500 units and gases of health: PaO2, PaCO2, pH, PvO2, end-tidal CO2, dead space, shunt (PHY-324, PHY-320)", () => {
    expect(healthy.model.unitCount).toBeGreaterThanOrEqual(500);
    const within = (value: number, lower: number, upper: number): void => {
      expect(value).toBeGreaterThanOrEqual(lower);
      expect(value).toBeLessThanOrEqual(upper);
    };
    within(resting.PaO2_Pa / mmHg, 88, 102);
    within(resting.PaCO2_Pa / mmHg, 35, 43);
    within(resting.pH_index, 7.36, 7.45);
    within(resting.PvO2_Pa / mmHg, 37, 46);
    within(resting.SvO2_fraction, 0.68, 0.81);
    within(resting.endTidalCO2_Pa / mmHg, 33, 40);
    within(resting.deadSpace_fraction, 0, 0.12);
    within(resting.physiologicalDeadSpace_fraction, 0.2, 0.37);
    within(resting.venousAdmixture_fraction, 0.015, 0.06);
    within(resting.minuteVentilation_m3_per_s / litre, 5, 8.5);
    within(resting.respiratoryRate_per_s * 60, 10, 18);
  });
  it("A-a gradient grows with age near age/4 + 4 mmHg", () => {
    for (const age_y of [20, 40, 60, 80]) {
      const b = bench({ age_y });
      const gradient = viewLung(b.model, b.fresh(), b.rest).alveolarArterialGradient_Pa / mmHg;
      expect(gradient).toBeLessThan(age_y / 4 + 4);
      expect(gradient).toBeGreaterThan(0.7 * (age_y / 4 + 4));
    }
  });
  it("stays where it is", () => {
    const later = after(healthy, healthy.rest, 86400);
    expect(Math.abs(later.PaO2_Pa - resting.PaO2_Pa)).toBeLessThan(0.1 * mmHg);
    expect(Math.abs(later.PaCO2_Pa - resting.PaCO2_Pa)).toBeLessThan(0.1 * mmHg);
  });
  it("oxygen raises PaO2 past 500 mmHg; altitude lowers it and makes breathing faster", () => {
    expect(after(healthy, { ...healthy.rest, inspiredOxygen_fraction: 1 }, 1800).PaO2_Pa / mmHg).toBeGreaterThan(500);
    const high = after(healthy, { ...healthy.rest, barometricPressure_Pa: 70000 }, 3600);
    expect(high.PaO2_Pa / mmHg).toBeLessThan(65);
    expect(high.minuteVentilation_m3_per_s).toBeGreaterThan(resting.minuteVentilation_m3_per_s);
  });
  it("breathing fails when hardly any blood flows, and everything stays finite", () => {
    const view = after(healthy, { ...healthy.rest, cardiacOutput_m3_per_s: 1e-7, segmentFlow_m3_per_s: healthy.rest.segmentFlow_m3_per_s.map(() => 0) }, 600);
    expect(view.minuteVentilation_m3_per_s).toBeLessThan(0.05 * resting.minuteVentilation_m3_per_s);
    for (const value of [view.PaO2_Pa, view.PaCO2_Pa, view.endTidalCO2_Pa, view.pH_index]) expect(Number.isFinite(value)).toBe(true);
  });
  it("metabolic acidosis is compensated as by Winters: PaCO2 = 1.5 HCO3 + 8, to 3 mmHg", () => {
    const sour = after(healthy, { ...healthy.rest, baseExcess_mmol_per_L: -10 }, 7200);
    const bicarbonate = bicarbonate_mmol_per_L(sour.PaCO2_Pa / mmHg, sour.pH_index);
    expect(Math.abs(sour.PaCO2_Pa / mmHg - (1.5 * bicarbonate + 8))).toBeLessThan(3);
    expect(sour.pH_index).toBeLessThan(7.36);
  });
  it("the ventilator's own tidal volume changes dead space: small fast breaths clear less carbon dioxide", () => {
    const set = (tidalVolume_m3: number): LungInput => ({ ...healthy.rest, ventilation: { mode: "fixed", minuteVentilation_m3_per_s: 7 * litre, endExpiratoryPressure_Pa: 500, tidalVolume_m3 } });
    expect(after(healthy, set(3.5e-4), 3600).PaCO2_Pa).toBeGreaterThan(after(healthy, set(5.5e-4), 3600).PaCO2_Pa + 4 * mmHg);
  });
});

describe("conservation", () => {
  it("oxygen and carbon dioxide: taken up and given off, less used and made, is what the stores gained", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.8, noNaN: true }), fc.double({ min: 0.5, max: 2, noNaN: true }), fc.integer({ min: 1, max: 40 }), (share, exercise_ratio, minutes) => {
        const state = healthy.fresh();
        const [o2, co2] = [state.venousO2_points, state.venousCO2_points];
        advanceLung(healthy.model, state, plugged(healthy, share, { exercise_ratio, oxygenUptake_m3_per_s: healthy.rest.oxygenUptake_m3_per_s * exercise_ratio }), 60 * minutes);
        expect(state.takenUp_m3 - state.used_m3).toBeCloseTo((state.venousO2_points - o2) * 0.01 * values.bloodStore, 12);
        expect(state.made_m3 - state.givenOff_m3).toBeCloseTo((state.venousCO2_points - co2) * 0.01 * values.carbonStore, 12);
      }),
      { numRuns: 12 },
    );
  });
  it("the breath gives what the blood takes: at rest, and over the hours after an embolism, to 1.5 %", () => {
    const state = healthy.fresh();
    advanceLung(healthy.model, state, healthy.rest, 3600);
    expect(state.breathedO2_m3_per_s / healthy.rest.oxygenUptake_m3_per_s).toBeCloseTo(1, 2);
    expect(state.breathedCO2_m3_per_s / (healthy.rest.oxygenUptake_m3_per_s * values.respiratoryQuotient)).toBeCloseTo(1, 2);
    const input = plugged(healthy, 0.5);
    let [o2, co2] = [0, 0];
    const [taken, given] = [state.takenUp_m3, state.givenOff_m3];
    for (let k = 0; k < 900; k++) {
      advanceLung(healthy.model, state, input, 4);
      o2 += state.breathedO2_m3_per_s * 4;
      co2 += state.breathedCO2_m3_per_s * 4;
    }
    expect(Math.abs(o2 / (state.takenUp_m3 - taken) - 1)).toBeLessThan(0.015);
    expect(Math.abs(co2 / (state.givenOff_m3 - given) - 1)).toBeLessThan(0.015);
  });
});

describe("an embolism", () => {
  const older = bench({ age_y: 60, height_m: 1.7, mass_kg: 72 });
  const before = viewLung(older.model, older.fresh(), older.rest);
  const embolised = after(older, plugged(older, 0.5, { oxygenUptake_m3_per_s: older.rest.oxygenUptake_m3_per_s * 1.12 }), 3600);
  it("D1: dead space, V/Q mismatch and low V/Q rise with plugs, flow is diverted, oxygen falls, end-tidal falls under arterial carbon dioxide", () => {
    expect(embolised.deadSpace_fraction).toBeGreaterThan(before.deadSpace_fraction + 0.12);
    expect(embolised.venousAdmixture_fraction).toBeGreaterThan(before.venousAdmixture_fraction + 0.05);
    expect(embolised.PaO2_Pa).toBeLessThan(before.PaO2_Pa - 15 * mmHg);
    expect(embolised.endTidalCO2_Pa).toBeLessThan(embolised.PaCO2_Pa - 4 * mmHg);
    expect(embolised.alveolarArterialGradient_Pa).toBeGreaterThan(before.alveolarArterialGradient_Pa + 20 * mmHg);
    expect(embolised.flowLost_fraction).toBeGreaterThan(0.4);
    const last = [0, 0.2, 0.4, 0.6].map((share) => after(older, plugged(older, share), 3600));
    for (let k = 1; k < last.length; k++) {
      expect(last[k]?.deadSpace_fraction).toBeGreaterThan(last[k - 1]?.deadSpace_fraction ?? 1);
      expect(last[k]?.bedLost_fraction).toBeGreaterThan(last[k - 1]?.bedLost_fraction ?? 1);
    }
  });
  it("D4: severe hypoxaemia can follow: below 60 mmHg in a susceptible person, below 50 with a low output", () => {
    const prone = bench({ age_y: 70 }, { ...neutralLungTraits, patch_ratio: 1.8 });
    const q = 3.5 * litre;
    expect(after(prone, plugged(prone, 0.6), 3600).PaO2_Pa / mmHg).toBeLessThan(60);
    const low = after(prone, plugged(prone, 0.6, { cardiacOutput_m3_per_s: q, segmentFlow_m3_per_s: prone.model.graph.segments.map((s) => s.share_fraction * q) }), 3600);
    expect(low.PaO2_Pa / mmHg).toBeLessThan(50);
    expect(low.SpO2_fraction).toBeLessThan(0.88);
  });
  it("fixed ventilation gives hypercapnia (PHY-323), spontaneous breathing hypocapnia (PHY-301)", () => {
    const awake = after(older, plugged(older, 0.6), 3600);
    const start = after(older, { ...older.rest, ...fixed(6.4) }, 3600);
    const ventilated = after(older, plugged(older, 0.6, fixed(6.4)), 1200, (() => { const s = older.fresh(); advanceLung(older.model, s, { ...older.rest, ...fixed(6.4) }, 3600); return s; })());
    expect(awake.PaCO2_Pa / mmHg).toBeLessThan(35);
    expect(ventilated.PaCO2_Pa).toBeGreaterThan(start.PaCO2_Pa + 5 * mmHg);
    expect(ventilated.PaCO2_Pa / mmHg).toBeGreaterThan(44);
    expect(ventilated.endTidalCO2_Pa).toBeLessThan(start.endTidalCO2_Pa);
    expect(ventilated.PaO2_Pa).toBeLessThan(start.PaO2_Pa - 25 * mmHg);
  });
  it("PHY-321: ventilation leaves unperfused lung, and stays when its airways do not answer", () => {
    const rigid = bench({ age_y: 60, height_m: 1.7, mass_kg: 72 }, neutralLungTraits, 30, { airwayLeast: 1 });
    const stiff = after(rigid, plugged(rigid, 0.5, { oxygenUptake_m3_per_s: rigid.rest.oxygenUptake_m3_per_s * 1.12 }), 3600);
    expect(stiff.deadSpace_fraction).toBeGreaterThan(embolised.deadSpace_fraction + 0.1);
  });
  it("D3: the same obstruction gives different gases in different people", () => {
    const found = [1, 2, 3, 4, 5, 6].map((seed) => {
      const b = bench({ age_y: 30 + 8 * seed }, drawLungTraits(seed));
      return after(b, plugged(b, 0.4), 7200).PaO2_Pa / mmHg;
    });
    expect(Math.max(...found) - Math.min(...found)).toBeGreaterThan(10);
    const diseased = bench({ age_y: 60, height_m: 1.7, mass_kg: 72, conditions: ["copd"] });
    expect(after(diseased, plugged(diseased, 0.3), 3600).PaO2_Pa).toBeLessThan(after(older, plugged(older, 0.3), 3600).PaO2_Pa - 3 * mmHg);
  });
  it("oxygen treats low V/Q more than shunt", () => {
    const gain = (b: Bench, input: LungInput): number => after(b, { ...input, inspiredOxygen_fraction: 0.4 }, 3600).PaO2_Pa - after(b, input, 3600).PaO2_Pa;
    const shunted = bench({ age_y: 60, height_m: 1.7, mass_kg: 72 }, neutralLungTraits, 30, { anatomicShunt: 0.05 + 0.25 });
    expect(gain(older, plugged(older, 0.4))).toBeGreaterThan(2 * gain(shunted, shunted.rest));
  });
  it("atelectasis and shunt grow over a day and end-expiratory pressure opens some of it", () => {
    const [early, late] = [after(older, plugged(older, 0.5), 3600).shunt_fraction, after(older, plugged(older, 0.5), 2 * 86400).shunt_fraction];
    expect(late).toBeGreaterThan(early + 0.01);
    const opened = after(older, plugged(older, 0.5, { ventilation: { mode: "fixed", minuteVentilation_m3_per_s: 12 * litre, endExpiratoryPressure_Pa: 1000 } }), 2 * 86400).shunt_fraction;
    expect(opened).toBeLessThan(late);
  });
});

describe("numerics", () => {
  it("halving steps and doubling units move PaO2 by less than 1 mmHg", () => {
    for (const share of [0.2, 0.6]) {
      const once = after(healthy, plugged(healthy, share), 3600).PaO2_Pa / mmHg;
      for (const steps of [2, 60, 600]) {
        const state = healthy.fresh();
        for (let k = 0; k < steps; k++) advanceLung(healthy.model, state, plugged(healthy, share), 3600 / steps);
        expect(Math.abs(viewLung(healthy.model, state, plugged(healthy, share)).PaO2_Pa / mmHg - once)).toBeLessThan(1);
      }
      for (const units of [10, 60, 200]) {
        const b = bench({}, neutralLungTraits, units);
        expect(Math.abs(after(b, plugged(b, share), 3600).PaO2_Pa / mmHg - once)).toBeLessThan(1);
      }
    }
  });
  it("a state that went through JSON goes on to the same bits", () => {
    const [a, b] = [healthy.fresh(), healthy.fresh()];
    const input = plugged(healthy, 0.4);
    advanceLung(healthy.model, a, input, 100);
    advanceLung(healthy.model, b, input, 100);
    const revived = JSON.parse(JSON.stringify(b)) as LungState;
    advanceLung(healthy.model, a, input, 500);
    advanceLung(healthy.model, revived, input, 500);
    expect(JSON.stringify(revived)).toBe(JSON.stringify(a));
  });
  it("is finite for every input in range", () => {
    fc.assert(
      fc.property(
        fc.record({
          share: fc.double({ min: 0, max: 1, noNaN: true }), output: fc.double({ min: 0.3, max: 25, noNaN: true }), oxygen: fc.double({ min: 0.1, max: 1, noNaN: true }), air: fc.option(fc.double({ min: 0.5, max: 60, noNaN: true })),
          uptake: fc.double({ min: 0.3, max: 8, noNaN: true }), pressure: fc.double({ min: 50000, max: 110000, noNaN: true }), base: fc.double({ min: -20, max: 20, noNaN: true }), shunt: fc.double({ min: 0, max: 0.6, noNaN: true }),
          age: fc.integer({ min: 18, max: 95 }), patch: fc.double({ min: 0, max: 2, noNaN: true }), time: fc.double({ min: 0.5, max: 1e5, noNaN: true }),
        }),
        (x) => {
          const b = bench({ age_y: x.age }, { ...neutralLungTraits, patch_ratio: x.patch }, 10);
          const q = x.output * litre;
          const input = plugged(b, x.share, {
            cardiacOutput_m3_per_s: q, segmentFlow_m3_per_s: b.model.graph.segments.map((s) => s.share_fraction * q), shuntFlow_m3_per_s: q * x.shunt, inspiredOxygen_fraction: x.oxygen, barometricPressure_Pa: x.pressure, baseExcess_mmol_per_L: x.base,
            oxygenUptake_m3_per_s: b.rest.oxygenUptake_m3_per_s * x.uptake, exercise_ratio: x.uptake, ...(x.air === null ? {} : fixed(x.air)),
          });
          const state = b.fresh();
          const view = after(b, input, x.time, state);
          for (const value of [...(Object.values(view) as (number | number[])[]).flat(), ...(Object.values(state) as (number | number[])[]).flat()]) expect(Number.isFinite(value)).toBe(true);
          expect(view.PaO2_Pa).toBeGreaterThan(0);
          expect(view.SaO2_fraction).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 60 },
    );
  });
  it("refuses a number of units out of range", () => {
    expect(() => createLung(healthy.model.graph, healthy.model.person, neutralLungTraits, values, 0)).toThrow(RangeError);
  });
});
