import { afterEach, describe, expect, it, vi } from "vitest";
import { buildVesselGraph, createPerson, type PersonDescription } from "../../body/index.ts";
import { resolve } from "../../units/index.ts";
import { advanceCirculation, circulationParameters, createCirculation, createCirculationCohort, drawCirculationTraits, initialCirculation, restInput, settleCirculation, withEmittedCode, type CirculationInput, type CirculationModel } from "../index.ts";
import "../kernel.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const values = resolve(circulationParameters);
function modelOf(description: PersonDescription, seed: number): CirculationModel {
  const person = createPerson({ age_y: 40, sex: "male", height_m: 1.75, mass_kg: 74, ...description });
  return createCirculation(buildVesselGraph(person), person, values, drawCirculationTraits(seed));
}
const people: readonly CirculationModel[] = [
  modelOf({}, 1), modelOf({ age_y: 78, sex: "female", height_m: 1.6, mass_kg: 82, conditions: ["heart-failure"] }, 2),
  modelOf({ conditions: ["pulmonary-hypertension"] }, 3), modelOf({ age_y: 25, mass_kg: 60, conditions: ["beta-blocker"] }, 4), modelOf({ age_y: 66, mass_kg: 110 }, 5),
];
function share(model: CirculationModel, id: string, fraction: number): number[] {
  const list = new Array<number>(model.vesselCount).fill(0);
  list[model.graph.indexOf.get(id) ?? 0] = fraction;
  return list;
}
/** What happens to a person, one change after another. */
function story(model: CirculationModel): CirculationInput[] {
  const rest = restInput(model);
  const bed = new Array<number>(model.vesselCount).fill(1);
  for (const segment of model.graph.segments) bed[segment.bed] = 2.6;
  return [
    rest, { ...rest, posture: "standing" }, { ...rest, posture: "standing", calfPumpRate_per_s: { left: 0.9, right: 0.7 }, exercise_ratio: 2.8 }, { ...rest, posture: "sitting", stress_ratio: 0.4 },
    { ...rest, occlusion_fraction: share(model, "femoral-vein-left", 1), occludedLength_fraction: share(model, "femoral-vein-left", 1) },
    { ...rest, bedResistance_ratio: bed, bedLost_fraction: 0.6, alveolarPressure_Pa: 900, vasopressor_ratio: 0.5 }, { ...rest, fluidRate_m3_per_s: -4e-7, intrathoracicPressure_Pa: 300, abdominalPressure_Pa: 1500 },
  ];
}
function after(model: CirculationModel): string[] {
  const state = initialCirculation(model);
  return story(model).map((input) => {
    advanceCirculation(model, state, input, 300);
    return JSON.stringify(state);
  });
}
const expected = people.map(after);

describe("the network solve in emitted code", () => {
  it("one person at a time gives every bit of the loops", () => {
    people.forEach((model, person) => { expect(after(withEmittedCode(model))).toEqual(expected[person]); });
    const [a, b] = [people[0], withEmittedCode(people[0])].map((model) => {
      const state = initialCirculation(model);
      return [settleCirculation(model, state, { ...restInput(model), posture: "head-up" }), state];
    });
    expect(b).toEqual(a);
  });

  it("a cohort, two people to a vector with sub-steps of their own, gives every bit of the loops", () => {
    const cohort = createCirculationCohort(people[0], people.length);
    const states = people.map(initialCirculation);
    const stories = people.map(story);
    stories[0].forEach((_unused, chapter) => {
      cohort.advance(people.map((model, person) => ({ model, state: states[person], input: stories[person][chapter] })), 300);
      expect(states.map((state) => JSON.stringify(state))).toEqual(expected.map((chapters) => chapters[chapter]));
    });
  });

  it("a topology of its own gets code of its own, and does not fit into another cohort", () => {
    const open = modelOf({ foramenOvale: "open" }, 6);
    expect(after(withEmittedCode(open))).toEqual(after(open));
    const cohort = createCirculationCohort(people[0], 2);
    expect(() => { cohort.advance([{ model: open, state: initialCirculation(open), input: restInput(open) }], 1); }).toThrow(/joined differently/);
    expect(() => { cohort.advance(people.map((model) => ({ model, state: initialCirculation(model), input: restInput(model) })), 1); }).toThrow(/made for 2/);
  });

  it("a network that cannot be solved fails as the loops do", () => {
    const model = people[0];
    const state = initialCirculation(model);
    state.volume_m3[3] = NaN;
    for (const each of [model, withEmittedCode(model)]) expect(() => { advanceCirculation(each, structuredClone(state), restInput(model), 1); }).toThrow(/did not solve \(residual NaN\)/);
  });

  it("where WebAssembly is forbidden the loops do it", async () => {
    vi.stubGlobal("WebAssembly", { Memory: WebAssembly.Memory, Module: function (): never {
      throw new EvalError("refused by the content security policy");
    } });
    vi.resetModules();
    const { createCirculationCohort: createCohort, withEmittedCode: withFallback } = await import("../index.ts");
    expect(withFallback(people[1])).toBe(people[1]);
    const [a, b] = [initialCirculation(people[1]), initialCirculation(people[1])];
    advanceCirculation(people[1], a, restInput(people[1]), 30);
    createCohort(people[1], 1).advance([{ model: people[1], state: b, input: restInput(people[1]) }], 30);
    expect(b).toEqual(a);
  });
});
