import { describe, expect, test } from "vitest";
import { createPerson } from "../../body/index.ts";
import { integrateStiff, rodas5p } from "../../numerics/index.ts";
import { resolve } from "../../units/index.ts";
import { fibrinolysis2018 } from "../data/fibrinolysis-2018.ts";
import { advanceBlood, bloodParameters, createBlood, medianBloodTraits } from "../index.ts";
import { compileNetwork } from "../network/compile.ts";
import { emittedSystem } from "../network/evaluate.ts";
import type { Network, RateConstant } from "../network/network.ts";
import { alteplaseConcentration_nM, lysisByAge_fraction, thrombolysis } from "./thrombolysis.ts";

const hour_s = 3600;
const day_s = 86400;
const mg_kg = 1e-6;
const alteplase = [{ from_s: 0, to_s: 0, dose_kg: 10 * mg_kg }, { from_s: 0, to_s: 2 * hour_s, dose_kg: 90 * mg_kg }];

function changed(all: Readonly<Record<string, RateConstant>>, values: Readonly<Record<string, number>>): Readonly<Record<string, RateConstant>> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, Object.hasOwn(values, name) ? { ...one, value: values[name] } : one]));
}
/** The published set alone: no PAI-1, no resting production of tPA, the copy's constant for fibrinogen. */
const published: Network = {
  ...fibrinolysis2018,
  species: changed(fibrinolysis2018.species, { PAI1: 0 }),
  constants: changed(fibrinolysis2018.constants, { kFbg: 6, tPA_rest: 0, PLS_rest: 0, PAI1_rest: 0 }),
};
const at = (plan: Parameters<typeof thrombolysis>[0], t_s: number): ReturnType<typeof thrombolysis>[number] => {
  const point = thrombolysis(plan, [t_s]).at(0);
  if (point === undefined) throw new Error("no point");
  return point;
};

describe("fibrinolysis in plasma", () => {
  test("CLOT-302 the published constants under alteplase", () => {
    const plateau = at({ doses: alteplase, network: published }, hour_s);
    expect(plateau.tissuePlasminogenActivator_nM).toBeCloseTo(18.8, 1);
    const two = at({ doses: alteplase, network: published }, 2 * hour_s);
    const four = at({ doses: alteplase, network: published }, 4 * hour_s);
    for (const [value, wanted] of [[two.plasminogen_ratio, 0.238], [two.antiplasmin_ratio, 0.26], [two.fibrinogen_ratio, 0.442], [four.plasminogen_ratio, 0.24], [four.antiplasmin_ratio, 0.266], [four.fibrinogen_ratio, 0.439]] as const) expect(Math.abs(value - wanted)).toBeLessThan(0.004);
  });

  test("CLOT-303 and CLOT-T14 the label: plasminogen 20, antiplasmin 35, fibrinogen 60 % at four hours, within ten points", () => {
    const four = at({ doses: alteplase }, 4 * hour_s);
    expect(Math.abs(four.plasminogen_ratio - 0.2)).toBeLessThan(0.1);
    expect(Math.abs(four.antiplasmin_ratio - 0.35)).toBeLessThan(0.1);
    expect(Math.abs(four.fibrinogen_ratio - 0.6)).toBeLessThan(0.02);
  });

  test("CLOT-304 a catheter's spill of 1 mg/h", () => {
    const six = at({ doses: [{ from_s: 0, to_s: 24 * hour_s, dose_kg: 24 * mg_kg }], network: published }, 6 * hour_s);
    expect(six.tissuePlasminogenActivator_nM).toBeCloseTo(0.42, 2);
    expect(Math.abs(six.fibrinogen_ratio - 0.935)).toBeLessThan(0.002);
  });

  test("CLOT-301 at rest nothing moves; PAI-1 lowers tPA, more of it more", () => {
    const rest = at({ doses: [] }, 2 * day_s);
    for (const value of [rest.plasminogen_ratio, rest.antiplasmin_ratio, rest.fibrinogen_ratio]) expect(Math.abs(value - 1)).toBeLessThan(1e-3);
    expect(rest.tissuePlasminogenActivator_nM).toBeCloseTo(0.07, 6);
    const small = [{ from_s: 0, to_s: hour_s, dose_kg: 0.2 * mg_kg }];
    const [low, high] = [at({ doses: small, levels: { PAI1: 0 } }, hour_s), at({ doses: small, levels: { PAI1: 5 } }, hour_s)];
    expect(high.tissuePlasminogenActivator_nM).toBeLessThan(0.8 * low.tissuePlasminogenActivator_nM);
  });

  test("a bolus is its mass in the plasma volume", () => {
    // 10 mg over 59.04 mg/umol and 3.9 L.
    expect(alteplaseConcentration_nM(10 * mg_kg, 3.9e-3)).toBeCloseTo((10 / 59.04 / 3.9) * 1000, 9);
  });
});

describe("fibrin", () => {
  test.each([[0.005, 1916, 29592], [0.01, 1020, 14871], [0.02, 583, 7513], [0.05, 315, 3121], [0.1, 212, 1725]])("CLOT-305 in a bath of %d uM tPA half is lysed at %d s, 95 %% at %d s", (tPA, half, most) => {
    const compiled = compileNetwork({ ...fibrinolysis2018, reactions: [], species: changed(fibrinolysis2018.species, { tPA, PLS: 0 }) });
    const sites = compiled.indexOf("n_tot");
    const left = (share: number) => ({ value: (_t: number, y: Float64Array) => 1000 * share - (y[sites] ?? 0), direction: 1 as const, terminal: false });
    const solved = integrateStiff(emittedSystem(compiled), 0, 4e4, compiled.initial_nM, { method: rodas5p, relativeTolerance: 1e-7, events: [left(0.5), left(0.05)] });
    expect(Math.abs((solved.hits[0]?.t_s ?? 0) / half - 1)).toBeLessThan(0.002);
    expect(Math.abs((solved.hits[1]?.t_s ?? 0) / most - 1)).toBeLessThan(0.001);
  });

  const clot = { volume_m3: 10e-6, surface_m2: 20e-4, age_s: day_s };

  test("a clot lyses by its reached surface: more with more surface and reach, less with age, TAFI and antifibrinolysis", () => {
    const lost = (plan: Partial<Parameters<typeof thrombolysis>[0]>): number => 10e-6 - at({ doses: alteplase, clot, ...plan }, 2 * hour_s).clotVolume_m3;
    const usual = lost({});
    expect(usual).toBeGreaterThan(0);
    expect(lost({ clot: { ...clot, surface_m2: 40e-4 } }) / usual).toBeCloseTo(2, 1);
    expect(lost({ clot: { ...clot, reach_m: 65e-6 } }) / usual).toBeGreaterThan(9);
    expect(lost({ clot: { ...clot, age_s: 14 * day_s } }) / usual).toBeCloseTo(0.5, 1);
    expect(lost({ thrombinOnThrombomodulin_nM: 1 })).toBeLessThan(0.7 * usual);
    expect(lost({ clot: { ...clot, catheterActivator_nM: 200 } })).toBeGreaterThan(1.5 * usual);
    expect(lost({ doses: [] })).toBeLessThan(0.05 * usual);
  });

  test("a small clot goes wholly and stays gone", () => {
    const points = thrombolysis({ doses: alteplase, clot: { ...clot, volume_m3: 1e-9, surface_m2: 1e-5, reach_m: 1e-3 } }, [hour_s, 4 * hour_s, day_s]);
    expect(points.map((point) => point.clotVolume_m3)).toEqual([0, 0, 0]);
  });

  test("age halves lysis at two weeks", () => {
    expect(lysisByAge_fraction(0)).toBe(1);
    expect(lysisByAge_fraction(14 * day_s)).toBe(0.5);
  });

  test("refuses doses and levels that mean nothing", () => {
    expect(() => thrombolysis({ doses: [{ from_s: 5, to_s: 1, dose_kg: 1 }] }, [10])).toThrow(/from 5 to 1 s/);
    expect(() => thrombolysis({ doses: [], levels: { tpa: 2 } }, [10])).toThrow(/"tpa" is unknown; expected one of tPA/);
  });
});

describe("CLOT-T15 D-dimer", () => {
  test("CLOT-311 a leg clot of 50 mL dripped away through a catheter within a day lifts it from 1 to about 10 mg/L", () => {
    const clot = { volume_m3: 50e-6, surface_m2: 60e-4, age_s: 3 * day_s, reach_m: 0.02e-3, catheterActivator_nM: 300 };
    const doses = [{ from_s: 0, to_s: day_s, dose_kg: 24 * mg_kg }];
    const hours = Array.from({ length: 72 }, (_, k) => (k + 1) * hour_s);
    const points = thrombolysis({ doses, clot, dDimer_kg_per_m3: 1.07e-3 }, hours);
    expect((points[23]?.clotVolume_m3 ?? 1) / clot.volume_m3).toBeLessThan(0.5);
    const top = Math.max(...points.map((point) => point.dDimer_kg_per_m3)) * 1e3;
    expect(top).toBeGreaterThan(5);
    expect(top).toBeLessThan(15);
    const last = points.at(-1);
    expect(last?.dDimer_kg_per_m3).toBeLessThan(0.4e-3 * top);
  });

  test("what the clot loses is what D-dimer gains, whatever the steps", () => {
    const clot = { volume_m3: 10e-6, surface_m2: 40e-4, age_s: day_s, reach_m: 0.1e-3 };
    const coarse = thrombolysis({ doses: alteplase, clot }, [6 * hour_s]).at(-1);
    const fine = thrombolysis({ doses: alteplase, clot }, Array.from({ length: 72 }, (_, k) => (k + 1) * 300)).at(-1);
    expect(Math.abs((coarse?.clotVolume_m3 ?? 0) / (fine?.clotVolume_m3 ?? 1) - 1)).toBeLessThan(1e-4);
    // Fibrin density 1.6 mg/mL over 3.9 L of plasma, less what has left within six hours.
    const gained = ((fine?.dDimer_kg_per_m3 ?? 0) - 0.3e-3) * 3.9e-3;
    const lysed = (10e-6 - (fine?.clotVolume_m3 ?? 0)) * 1.6;
    expect(gained).toBeGreaterThan(0.55 * lysed);
    expect(gained).toBeLessThan(lysed);
  });
  const values = resolve(bloodParameters);
  const person = createPerson({ age_y: 50, sex: "female" });
  const none = { lysedFibrin_kg_per_s: 0, thrombusSurfaceActivity_m3_per_s: 0, plasminActivity_ratio: 0, anticoagulation: { initiationInhibition_fraction: 0, growthInhibition_fraction: 0 } };

  test("halves in eight hours with its source off", () => {
    const state = createBlood(person, values, medianBloodTraits);
    state.dDimerSource_kg_per_m3_per_s = 0;
    const before = state.dDimer_kg_per_m3;
    for (let k = 0; k < 8; k++) advanceBlood(state, none, values, hour_s);
    expect(state.dDimer_kg_per_m3 / before).toBeCloseTo(0.5, 12);
  });

  test("rises in proportion to the fibrin lysed, and with age at rest", () => {
    const rise = (fibrin_kg_per_d: number): number => {
      const state = createBlood(person, values, medianBloodTraits);
      const rest = state.dDimer_kg_per_m3;
      for (let k = 0; k < 240; k++) advanceBlood(state, { ...none, lysedFibrin_kg_per_s: fibrin_kg_per_d / day_s }, values, hour_s);
      return state.dDimer_kg_per_m3 - rest;
    };
    // 30 mL of clot with 1.6 mg/mL of fibrin, a tenth a day, in the plasma of this person.
    const once = rise(30 * 1.6 * 0.1 * mg_kg);
    expect(once * 1e3).toBeGreaterThan(0.5);
    expect(once * 1e3).toBeLessThan(1.1);
    expect(rise(30 * 1.6 * 0.2 * mg_kg) / once).toBeCloseTo(2, 6);
    expect(createBlood(createPerson({ age_y: 80, sex: "female" }), values, medianBloodTraits).dDimer_kg_per_m3).toBeGreaterThan(1.3 * createBlood(person, values, medianBloodTraits).dDimer_kg_per_m3);
  });
});
