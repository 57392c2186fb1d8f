import { describe, expect, it } from "vitest";
import { buildVesselGraph, createPerson, vesselIndex } from "../body/index.ts";
import { resolve } from "../units/index.ts";
import { lysisRate_per_s, organisationRate_per_s, thrombolysis_ratio } from "./lysis.ts";
import { adhesion_J_per_m2 } from "./attachment.ts";
import { streamActivity_fraction } from "./growth.ts";
import { advanceThrombus, clotTails, clotVolume_m3, createThrombus, detach, initialThrombus, placeClot, removeClot, thrombusParameters, type ThrombusInput, type ThrombusModel, type ThrombusState } from "./index.ts";

const hour_s = 3600;
const day_s = 86400;
const values = resolve(thrombusParameters);
const graph = buildVesselGraph(createPerson());
const at = (id: string): number => vesselIndex(graph, id);
const everywhere = (n: number): number[] => graph.vessels.map(() => n);
const model = (seed = 1): ThrombusModel => createThrombus(graph, seed, values);

/** A still person whose blood clots above `criticalResidence_s`. */
function input(change: Partial<ThrombusInput> = {}): ThrombusInput {
  return {
    residence_s: everywhere(1200), criticalResidence_s: everywhere(2000), wallShear_Pa: everywhere(0.05), injury_fraction: everywhere(0), systemicActivation_ratio: 1, composition_index: 0.3,
    lysisPerson_ratio: 1, growthInhibition_fraction: 0, plasminActivity_ratio: 0, ...change,
  };
}

function run(who: ThrombusModel, state: ThrombusState, met: ThrombusInput, days: number, step_s = hour_s): void {
  for (let t_s = 0; t_s < days * day_s - 1; t_s += step_s) advanceThrombus(who, state, met, step_s, t_s);
}

const total = (state: ThrombusState): number => state.clots.reduce((sum, clot) => sum + clotVolume_m3(clot), 0);
function imbalance(state: ThrombusState): number {
  const { grown_m3, placed_m3, lysed_m3, detached_m3, removed_m3 } = state.balance;
  return Math.abs(grown_m3 + placed_m3 - lysed_m3 - detached_m3 - removed_m3 - total(state)) / Math.max(1e-12, grown_m3 + placed_m3);
}
function withClot(seed = 1, volume_m3 = 6e-6, age_s = day_s): { readonly who: ThrombusModel; readonly state: ThrombusState } {
  const who = model(seed);
  const state = initialThrombus(who);
  placeClot(who, state, { vesselIndex: at("femoral-vein-left"), volume_m3, age_s }, 0);
  return { who, state };
}

describe("balance", () => {
  it("volume is what was grown and placed less what was lysed, detached and removed; layers sum to the fresh part", () => {
    let started = 0;
    for (const seed of [1, 2, 3, 4, 5]) {
      const { who, state } = withClot(seed);
      const met = input({ criticalResidence_s: everywhere(120), injury_fraction: everywhere(0.3), systemicActivation_ratio: 4 });
      run(who, state, met, 3);
      started += state.clot_count - 1;
      const [tail] = clotTails(who, state, 3, 3 * day_s);
      detach(who, state, tail.clotId, tail.vesselIndex, Math.max(1e-4, 0.5 * tail.freeLength_m));
      removeClot(state, at("femoral-vein-left"), 0.5, 0.1);
      run(who, state, { ...met, plasminActivity_ratio: 1 }, 0.2, 600);
      const [next] = clotTails(who, state, 3, 4 * day_s);
      detach(who, state, next.clotId, next.vesselIndex, "whole");
      expect(imbalance(state)).toBeLessThan(1e-12);
      for (const clot of state.clots) for (const segment of clot.segments) {
        expect(segment.layers_m3.reduce((a, b) => a + b, 0) / segment.fresh_m3).toBeCloseTo(1, 9);
        expect(Math.min(segment.fresh_m3, segment.organised_m3, segment.length_m, segment.freeTail_m, segment.distal_m)).toBeGreaterThanOrEqual(0);
        expect(segment.distal_m + segment.length_m).toBeLessThanOrEqual(graph.vessels[segment.vesselIndex].length_m * (1 + 1e-9));
      }
    }
    expect(started).toBeGreaterThan(0);
  });

  it("what is detached is what the clot has lost", () => {
    const { who, state } = withClot();
    const before_m3 = total(state);
    const piece = detach(who, state, 0, at("femoral-vein-left"), 0.01);
    expect(piece.volume_m3).toBeCloseTo(before_m3 - total(state), 15);
    expect(piece.length_m).toBeCloseTo(0.01, 9);
    expect((Math.PI / 4) * piece.diameter_m * piece.diameter_m * piece.length_m).toBeCloseTo(piece.volume_m3, 12);
    expect(piece.fibrin_kg).toBeGreaterThan(0);
  });

  it("a clot that nothing feeds dissolves to nothing and is told once", () => {
    const who = model();
    const state = initialThrombus(who);
    placeClot(who, state, { vesselIndex: at("soleal-sinus-left"), volume_m3: 5e-8, age_s: 0 }, 0);
    const told = [];
    for (let t_s = 0; t_s < 60 * day_s; t_s += hour_s) told.push(...advanceThrombus(who, state, input({ residence_s: everywhere(5), composition_index: -2, lysisPerson_ratio: 2 }), hour_s, t_s));
    expect(told.map((event) => event.kind)).toEqual(["clot-dissolved"]);
    expect(state.clots).toEqual([]);
    expect(imbalance(state)).toBeLessThan(1e-9);
  });
});

describe("step size", () => {
  it("halving the step changes clot volume by less than two per cent, and no start", () => {
    for (const seed of [1, 2, 3, 4]) {
      const volumes = [hour_s, hour_s / 2].map((step_s) => {
        const { who, state } = withClot(seed);
        run(who, state, input({ criticalResidence_s: everywhere(150), systemicActivation_ratio: 3 }), 6, step_s);
        return { volume_m3: total(state), starts: state.start_count.join(), tail_m: clotTails(who, state, 3, 6 * day_s)[0].freeLength_m };
      });
      expect(Math.abs(volumes[1].volume_m3 / volumes[0].volume_m3 - 1)).toBeLessThan(0.02);
      expect(volumes[1].starts).toBe(volumes[0].starts);
      expect(Math.abs(volumes[1].tail_m / volumes[0].tail_m - 1)).toBeLessThan(0.05);
    }
  });

  it("the hazard of a start does not depend on how the time is cut", () => {
    const hazard = (step_s: number): number => {
      const who = model();
      const state = initialThrombus(who);
      run(who, state, input(), 2, step_s);
      return state.hazard_index[at("soleal-sinus-left")];
    };
    expect(hazard(600) / hazard(hour_s)).toBeCloseTo(1, 1);
    expect(hazard(300) / hazard(600)).toBeCloseTo(1, 2);
  });

  it("a state that was written as JSON goes on to the same bytes", () => {
    const { who, state } = withClot();
    run(who, state, input({ criticalResidence_s: everywhere(150) }), 1);
    const revived = JSON.parse(JSON.stringify(state)) as ThrombusState;
    run(who, state, input(), 1);
    run(who, revived, input(), 1);
    expect(JSON.stringify(revived)).toBe(JSON.stringify(state));
  });
});

describe("laws", () => {
  it("lysis: slower for bigger and older clots; anticoagulants are not in it; a thrombolytic multiplies it", () => {
    const rate = (volume_m3: number, age_s: number): number => lysisRate_per_s(volume_m3, age_s, 1, 1, values);
    expect(rate(5e-6, 0) * day_s).toBeCloseTo(0.27, 9);
    expect(rate(5e-6, 6 * day_s) / rate(5e-6, 0)).toBeCloseTo(0.5, 9);
    expect(rate(1e-6, 0)).toBeGreaterThan(rate(5e-6, 0));
    expect(thrombolysis_ratio(0, 0, values)).toBe(1);
    expect(thrombolysis_ratio(1, 0, values)).toBe(21);
    const shrunk = (growthInhibition_fraction: number): number => {
      const { who, state } = withClot(1, 6e-6, 40 * day_s);
      run(who, state, input({ growthInhibition_fraction, composition_index: -2 }), 2);
      return state.balance.lysed_m3;
    };
    expect(shrunk(0.98) / shrunk(0)).toBeCloseTo(1, 2);
  });

  it("organisation has its half rate at ten days", () => {
    expect(organisationRate_per_s(0, values)).toBe(0);
    expect(organisationRate_per_s(10 * day_s, values) * day_s).toBeCloseTo(0.1, 9);
  });

  it("adhesion rises from 1 to 15 J/m2 with age, goes with fibrinogen, and falls with lysis", () => {
    expect(adhesion_J_per_m2(0, 3, 0, values)).toBeCloseTo(1, 9);
    expect(adhesion_J_per_m2(100 * day_s, 3, 0, values)).toBeCloseTo(15, 6);
    expect(adhesion_J_per_m2(5 * day_s, 6, 0, values)).toBeGreaterThan(adhesion_J_per_m2(5 * day_s, 3, 0, values));
    expect(adhesion_J_per_m2(5 * day_s, 3, 0.5, values) / adhesion_J_per_m2(5 * day_s, 3, 0, values)).toBeCloseTo(0.25, 9);
  });

  it("growth: none without drive, all with much, half of it at the washout shear; none under full inhibition", () => {
    expect(streamActivity_fraction(0, 0, 0.5)).toBe(0);
    expect(streamActivity_fraction(1, 0, 0.5)).toBe(0.5);
    expect(streamActivity_fraction(1e6, 0, 0.5)).toBeCloseTo(1, 9);
    expect(streamActivity_fraction(1, 0.5, 0.5)).toBe(0.25);
    const { who, state } = withClot();
    run(who, state, input({ growthInhibition_fraction: 1, criticalResidence_s: everywhere(1e9) }), 2);
    expect(state.balance.grown_m3).toBe(0);
  });

  it("old placed clots have little that is loose; the tail is longest some days old", () => {
    const tail_m = (age_s: number): number => {
      const { who, state } = withClot(1, 6e-6, age_s);
      return clotTails(who, state, 3, 0)[0].freeLength_m;
    };
    expect(tail_m(6 * day_s)).toBeGreaterThan(2 * tail_m(day_s));
    expect(tail_m(40 * day_s)).toBeLessThan(0.2 * tail_m(6 * day_s));
    expect(tail_m(0)).toBeGreaterThanOrEqual(0);
  });
});

describe("bad input", () => {
  const { who, state } = withClot();
  it.each([
    ["no volume", () => placeClot(who, state, { vesselIndex: at("femoral-vein-left"), volume_m3: 0, age_s: 0 }, 0), /volume_m3 is 0/],
    ["a volume that is no number", () => placeClot(who, state, { vesselIndex: at("femoral-vein-left"), volume_m3: NaN, age_s: 0 }, 0), /volume_m3 is NaN/],
    ["an age before birth", () => placeClot(who, state, { vesselIndex: at("femoral-vein-left"), volume_m3: 1e-6, age_s: -1 }, 0), /age_s is -1/],
    ["an artery", () => placeClot(who, state, { vesselIndex: at("aorta"), volume_m3: 1e-6, age_s: 0 }, 0), /vein only/],
    ["a clot that is not there", () => detach(who, state, 7, at("femoral-vein-left"), "whole"), /clot 7/],
    ["a length of nothing", () => detach(who, state, 0, at("femoral-vein-left"), 0), /length is 0/],
    ["a share above one", () => removeClot(state, at("femoral-vein-left"), 1.5, 0), /share is 1.5/],
  ] as const)("%s is refused with its name and value", (_, act, says) => {
    const before = JSON.stringify(state);
    expect(act).toThrow(RangeError);
    expect(act).toThrow(says);
    expect(JSON.stringify(state)).toBe(before);
  });
  it("a clot larger than its way to the heart fills what there is", () => {
    const fresh = initialThrombus(who);
    const clot = placeClot(who, fresh, { vesselIndex: at("popliteal-vein-left"), volume_m3: 1e-3, age_s: 0 }, 0);
    expect(clotVolume_m3(clot)).toBeLessThan(1e-3);
    expect(imbalance(fresh)).toBeLessThan(1e-12);
    expect(() => placeClot(who, fresh, { vesselIndex: at("popliteal-vein-left"), volume_m3: 1e-6, age_s: 0 }, 0)).toThrow(/full/);
  });
});
