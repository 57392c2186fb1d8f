import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildVesselGraph, createPerson, vesselIndex } from "../body/index.ts";
import { resolve } from "../units/index.ts";
import { advanceWall, createWall, injure, surgicalInjuries, traumaInjuries, viewWall, wallParameters, type WallInput, type WallState } from "./index.ts";
import { hypoxicDrive_fraction } from "./kernel.ts";

const values = resolve(wallParameters);
const graph = buildVesselGraph(createPerson());
const count = graph.vessels.length;
const femoral = vesselIndex(graph, "femoral-vein-left");
const hour_s = 3600;
const day_s = 86400;

function input(residence_s: number, more: Partial<WallInput> = {}): WallInput {
  const all = (value: number): number[] => new Array<number>(count).fill(value);
  return { pocketResidence_s: all(residence_s), catheter_fraction: all(0), thrombus_fraction: all(0), inflammation_ratio: 1, ...more };
}

function after(steps: number, dt_s: number, given: WallInput, state: WallState = createWall(graph)): WallState {
  for (let i = 0; i < steps; i++) advanceWall(state, given, values, dt_s);
  return state;
}

describe("hypoxia of a still pocket", () => {
  it("drive is half at its threshold, falls with oxygen, stays within 0 and 1", () => {
    expect(hypoxicDrive_fraction(0.42, 0.42)).toBe(0.5);
    expect(hypoxicDrive_fraction(0, 0.42)).toBe(1);
    expect(hypoxicDrive_fraction(1, 0.42)).toBeLessThan(0.05);
  });

  it("oxygen falls within minutes, tissue factor rises and thrombomodulin falls over hours, and both come back", () => {
    const still = after(60, 60, input(1500));
    expect(still.oxygen_fraction[femoral]).toBeLessThan(0.05);
    const early = viewWall(still, values).tissueFactor_pM[femoral];
    const late = viewWall(after(24, hour_s, input(1500), still), values);
    expect(late.tissueFactor_pM[femoral]).toBeGreaterThan(early);
    expect(late.tissueFactor_pM[femoral]).toBeCloseTo(0.9 * 1.3, 1);
    expect(late.thrombomodulin_nM[femoral]).toBeCloseTo(0.7, 1);
    const back = viewWall(after(48, hour_s, input(8), still), values);
    expect(back.tissueFactor_pM[femoral]).toBeCloseTo(0.9, 1);
  });
});

describe("wounds", () => {
  it("B2: a wounded vein shows more tissue factor than any other, and heals in weeks", () => {
    const state = createWall(graph);
    injure(state, femoral, 1);
    const fresh = viewWall(state, values).tissueFactor_pM;
    expect(Math.max(...fresh)).toBe(fresh[femoral]);
    expect(fresh[femoral] / fresh[vesselIndex(graph, "femoral-vein-right")]).toBeCloseTo(2.3, 6);
    const healed = after(60, day_s, input(8), state);
    expect(healed.injury_fraction[femoral]).toBeLessThan(0.01);
  });

  it("wounds add up to no more than 1; a grade outside 0 to 1 and an unknown vessel are refused", () => {
    const state = createWall(graph);
    injure(state, femoral, 0.6);
    injure(state, femoral, 0.6);
    expect(state.injury_fraction[femoral]).toBeCloseTo(0.84, 12);
    expect(() => { injure(state, femoral, 1.1); }).toThrow(RangeError);
    expect(() => { injure(state, count, 0.5); }).toThrow(RangeError);
  });

  it("every operation and accident wounds veins that exist", () => {
    for (const insult of [surgicalInjuries("hip-replacement", "left"), surgicalInjuries("pelvic", "midline"), traumaInjuries("femur-fracture", "right")]) {
      expect(insult.inflammation_ratio).toBeGreaterThan(1);
      for (const { vesselId } of insult.wounds) expect(() => vesselIndex(graph, vesselId)).not.toThrow();
    }
  });

  it("a catheter raises tissue factor many times while it lies, and leaves scraped wall behind", () => {
    const surface = input(8, { catheter_fraction: graph.vessels.map((vessel) => (vessel.index === femoral ? 1 : 0)) });
    const state = after(10, day_s, surface);
    expect(viewWall(state, values).tissueFactor_pM[femoral]).toBeGreaterThan(9);
    advanceWall(state, input(8), values, 1);
    expect(state.injury_fraction[femoral]).toBeGreaterThan(0.35);
  });
});

it("a step in one piece and in many ends at the same wall", () => {
  fc.assert(fc.property(fc.double({ min: 5, max: 2000, noNaN: true }), fc.integer({ min: 2, max: 40 }), (residence_s, pieces) => {
    const once = after(1, hour_s, input(residence_s));
    const often = after(pieces, hour_s / pieces, input(residence_s));
    expect(often.oxygen_fraction[femoral]).toBeCloseTo(once.oxygen_fraction[femoral], 10);
    expect(often.injury_fraction[femoral]).toBe(once.injury_fraction[femoral]);
    for (const values of [often.oxygen_fraction, often.activation_fraction]) for (const share of values) expect(share >= 0 && share <= 1).toBe(true);
  }), { numRuns: 30 });
});
