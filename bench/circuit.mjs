// The beating heart: simulated over wall time, and the time from a cold start to the periodic steady state. Slices are short and the best of many counts, so that
// other work on the machine is not measured.
import {
  advanceBlock, buildVesselGraph, circulationParameters, createCirculation, createKernel, createPerson, findSteadyState, initialCirculation, neutralCirculationTraits, pulsatileCircuit, resolve, restingHearts, restInput, placeHeart,
} from "virchow";

const rounds = 60;
const coldRounds = 15;
const simulated_s = 8;
const values = resolve(circulationParameters);

function subject(description) {
  const person = createPerson(description);
  const model = createCirculation(buildVesselGraph(person), person, values, neutralCirculationTraits);
  return { model, state: initialCirculation(model) };
}

const since = (start) => performance.now() - start;

/** One row for each goal; all inside one interleaved run. */
export async function rows() {
  const people = [subject({ age_y: 40, sex: "male", height_m: 1.75, mass_kg: 74 }), subject({ age_y: 66, sex: "female", height_m: 1.63, mass_kg: 70 })];
  const circuit = pulsatileCircuit(people[0].model);
  const one = createKernel(circuit, { lanes: 1, step_s: 1e-3 });
  const two = createKernel(circuit, { lanes: 2, step_s: 1e-3 });
  const [alone] = restingHearts(one, 0, people.slice(0, 1));
  const pair = restingHearts(two, 0, people);
  const held = { reflexes: false, ischaemia: false, coronary: false, fluid: false };
  const times = { one: [], two: [], cold: [], found: [] };
  for (let round = 0; round < rounds; round++) {
    let start = performance.now();
    advanceBlock(one, 0, [alone], simulated_s);
    const single = since(start) / 1e3;
    start = performance.now();
    advanceBlock(two, 0, pair, simulated_s);
    const both = since(start) / 1e3;
    times.one.push(simulated_s / single);
    times.two.push((2 * simulated_s) / both);
    if (round >= coldRounds) continue;
    // Cold: from the volumes of the vessel graph at its resting pressures, flows at zero.
    const kernel = createKernel(circuit, { lanes: 1, step_s: 1e-3 });
    const model = people[round % 2].model;
    start = performance.now();
    const state = initialCirculation(model);
    const heart = coldHeart(kernel, model, state, held);
    const [search] = findSteadyState(kernel, 0, [heart]);
    const cold = since(start);
    times.cold.push(cold);
    times.found.push(search.found ? 1 : 0);
  }
  const row = (name, value, unit, goal, better) => ({ name, value, unit, goal, better, met: better === "higher" ? value >= goal : value <= goal });
  return [
    row("beating heart, one person: simulated over wall time", Math.max(...times.one), "ratio", 3000, "higher"),
    row("beating heart, two people in one block, summed: simulated over wall time", Math.max(...times.two), "ratio", 6000, "higher"),
    row("beating heart, cold start to the periodic steady state", Math.min(...times.cold), "ms", 50, "lower"),
    row("beating heart, searches that found it", times.found.reduce((a, b) => a + b, 0) / times.found.length, "fraction", 1, "higher"),
  ];
}

function coldHeart(kernel, model, state, regulation) {
  const heart = placeHeart(kernel, 0, model, state, restInput(model));
  heart.regulation = regulation;
  return heart;
}
