import { describe, expect, it } from "vitest";
import { buildVesselGraph, createPerson, type PersonDescription } from "../../body/index.ts";
import { resolve } from "../../units/index.ts";
import { circulationParameters, createCirculation, initialCirculation, neutralCirculationTraits, restInput, type CirculationInput, type CirculationState } from "../index.ts";
import type { CirculationModel } from "../model.ts";
import { placeHeart } from "./engine.ts";
import { advanceBlock, circuitDump, createKernel, findSteadyState, pulsatileCircuit, restingHearts, restoreHeart, saveHeart, setInput, type Heart, type KernelBackEnd, type PulsatileKernel } from "./index.ts";
import "./interpreter.ts";

const values = resolve(circulationParameters);
const mmHg = 133.322387415;
const held = { reflexes: false, ischaemia: false, coronary: false, fluid: false };

function subject(description: PersonDescription): { readonly model: CirculationModel; readonly state: CirculationState } {
  const person = createPerson(description);
  const model = createCirculation(buildVesselGraph(person), person, values, neutralCirculationTraits);
  return { model, state: initialCirculation(model) };
}
const man = subject({ age_y: 40, sex: "male", height_m: 1.75, mass_kg: 74 });
const woman = subject({ age_y: 72, sex: "female", height_m: 1.6, mass_kg: 70, foramenOvale: "open", conditions: ["heart-failure"] });
const circuit = pulsatileCircuit(man.model);

function loaded(model: CirculationModel, share: number): CirculationInput {
  const rest = restInput(model);
  const bed = rest.bedResistance_ratio.slice();
  for (const segment of model.graph.segments) bed[segment.bed] = (1 + 3 * share) / (1 - share);
  return { ...rest, bedResistance_ratio: bed, bedLost_fraction: share, stress_ratio: 0.3 };
}

/** Every number of a heart, in order. */
function bits(kernel: PulsatileKernel, heart: Heart): string {
  return JSON.stringify(saveHeart(kernel, heart));
}

describe("the circuit", () => {
  it("A1: has a compartment for every vessel of the graph, at least sixty, and is the same for everybody", () => {
    expect(circuit.compartments.length).toBeGreaterThanOrEqual(60);
    for (const vessel of man.model.graph.vessels) expect(circuit.compartments[vessel.index]?.id).toBe(vessel.id);
    const other = pulsatileCircuit(woman.model);
    expect(other.links).toEqual(circuit.links);
    expect(other.compartments).toEqual(circuit.compartments);
  });
  it("A1: is a closed loop: every compartment is entered and left", () => {
    for (const { index, id } of circuit.compartments) {
      expect(circuit.links.some((link) => link.toIndex === index), id).toBe(true);
      expect(circuit.links.some((link) => link.fromIndex === index), id).toBe(true);
    }
  });
  it("can be written as JSON for programs in other languages", () => {
    const dump = JSON.parse(circuitDump(circuit)) as { compartments: unknown[]; links: { from: number; to: number; law: string }[] };
    expect(dump.compartments).toHaveLength(circuit.compartments.length);
    expect(dump.links).toHaveLength(circuit.links.length);
    expect(dump.links.every((link) => link.from >= 0 && link.to < circuit.compartments.length)).toBe(true);
  });
});

describe("back ends", () => {
  const run = (backEnd: KernelBackEnd, time_s: number): string => {
    const kernel = createKernel(circuit, { backEnd, step_s: 1e-3 });
    const heart = placeHeart(kernel, 0, man.model, man.state, loaded(man.model, 0.5));
    heart.isBreathing = true;
    advanceBlock(kernel, 0, [heart], time_s);
    return bits(kernel, heart);
  };
  const reference = run("naive", 1);
  it.each(["wasm", "javascript", "interpreter"] as const)("%s gives the bits of the naive interpreter of the description", (backEnd) => {
    expect(run(backEnd, 1) === reference).toBe(true);
  });
  it("two people in one vector have the bits of each alone, whoever the neighbour is", () => {
    const pair = createKernel(circuit, { lanes: 2, step_s: 1e-3 });
    const single = createKernel(circuit, { lanes: 1, step_s: 1e-3 });
    const people = [man, woman];
    const hearts = people.map(({ model, state }, i) => placeHeart(pair, i, model, state, loaded(model, 0.4)));
    advanceBlock(pair, 0, hearts, 20);
    people.forEach(({ model, state }, i) => {
      const alone = placeHeart(single, 0, model, state, loaded(model, 0.4));
      advanceBlock(single, 0, [alone], 20);
      const heart = hearts[i];
      expect(bits(pair, heart) === bits(single, alone), `person ${i}`).toBe(true);
    });
  });
});

describe("numerics", () => {
  const period_s = 1 / man.state.restHeartRate_per_s;
  const steady = (steps: number): readonly number[] => {
    const kernel = createKernel(circuit, { step_s: period_s / steps });
    const heart = placeHeart(kernel, 0, man.model, man.state, loaded(man.model, 0.5));
    heart.regulation = held;
    findSteadyState(kernel, 0, [heart]);
    // The search stops at a few parts in a million of the blood; the order of the step shows below that.
    advanceBlock(kernel, 0, [heart], 60);
    const { means } = heart.slow;
    return [means.aorta_Pa, means.trunk_Pa, means.rightAtrium_Pa, means.aorticFlow_m3_per_s];
  };
  const [coarse = [], usual = [], half = [], quarter = []] = [14, 28, 56, 112].map((n) => steady(32 * n));
  it("halving the step changes pressures and output by less than one per cent", () => {
    usual.forEach((x, i) => {
      expect(Math.abs((half[i] ?? 0) / x - 1)).toBeLessThan(0.01);
    });
  });
  it("the observed order is the stated order, one", () => {
    usual.forEach((x, i) => {
      const first = Math.abs(x - (coarse[i] ?? 0));
      const second = Math.abs((half[i] ?? 0) - x);
      const third = Math.abs((quarter[i] ?? 0) - (half[i] ?? 0));
      expect(Math.log2(second / third)).toBeGreaterThan(0.85);
      expect(Math.log2(second / third)).toBeLessThan(1.15);
      expect(Math.log2(first / second)).toBeGreaterThan(0.7);
    });
  });
  it("A1: blood volume drifts less than 1e-9 over an hour of changing load, posture and breathing", () => {
    const kernel = createKernel(circuit, { step_s: 1e-3 });
    const [heart] = restingHearts(kernel, 0, [man]);
    heart.isBreathing = true;
    const total = (): number => circuit.compartments.reduce((sum, { index }) => sum + heart.numbers.get("volume", index), 0);
    const start = total();
    for (const input of [loaded(man.model, 0.5), { ...loaded(man.model, 0.3), posture: "standing" as const }, restInput(man.model), loaded(man.model, 0.7)]) {
      setInput(kernel, heart, input);
      advanceBlock(kernel, 0, [heart], 900);
    }
    expect(Math.abs(total() - start - heart.slow.gainedFluid_m3) / start).toBeLessThan(1e-9);
  });
  it("a saved state goes on to the same bits, through JSON and in a new kernel", () => {
    const kernel = createKernel(circuit, { step_s: 1e-3 });
    const heart = placeHeart(kernel, 0, man.model, man.state, loaded(man.model, 0.4));
    heart.isBreathing = true;
    advanceBlock(kernel, 0, [heart], 10);
    const text = bits(kernel, heart);
    advanceBlock(kernel, 0, [heart], 10);
    const other = createKernel(circuit, { step_s: 1e-3 });
    const revived = placeHeart(other, 0, man.model, man.state, loaded(man.model, 0.4));
    revived.isBreathing = true;
    restoreHeart(revived, JSON.parse(text) as ReturnType<typeof saveHeart>);
    advanceBlock(other, 0, [revived], 10);
    expect(bits(other, revived) === bits(kernel, heart)).toBe(true);
  });
});

describe("the periodic steady state", () => {
  it("is found in tens of beats and is where waiting ends", () => {
    const kernel = createKernel(circuit, { step_s: 1e-3 });
    for (const share of [0, 0.6]) {
      const heart = (): Heart => {
        const [made] = restingHearts(kernel, 0, [man]);
        made.regulation = { ...made.regulation, fluid: false };
        setInput(kernel, made, share > 0 ? loaded(man.model, share) : restInput(man.model));
        return made;
      };
      const waited = heart();
      advanceBlock(kernel, 0, [waited], 400);
      const end = { ...waited.slow.means };
      const again = heart();
      const [search] = findSteadyState(kernel, 0, [again]);
      expect(search.found).toBe(true);
      expect(search.beatCount).toBeLessThan(70);
      expect(again.slow.means.aorta_Pa / end.aorta_Pa).toBeCloseTo(1, 2.5);
      expect(again.slow.means.aorticFlow_m3_per_s / end.aorticFlow_m3_per_s).toBeCloseTo(1, 2.5);
      expect(Math.abs(again.slow.means.rightAtrium_Pa - end.rightAtrium_Pa) / mmHg).toBeLessThan(0.1);
    }
  });
});
