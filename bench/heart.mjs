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
  const spare = createKernel(circuit, { lanes: 1, step_s: 1e-3 });
  const two = createKernel(circuit, { lanes: 2, step_s: 1e-3 });
  const [alone] = restingHearts(one, 0, people.slice(0, 1));
  const pair = restingHearts(two, 0, people);
  const held = { reflexes: false, ischaemia: false, coronary: false, fluid: false };
  const times = { one: [], two: [], cold: [], fresh: [], found: [] };
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
    const model = people[round % 2].model;
    start = performance.now();
    const fresh = createKernel(circuit, { lanes: 1, step_s: 1e-3 });
    findSteadyState(fresh, 0, [coldHeart(fresh, model, initialCirculation(model), held)]);
    times.fresh.push(since(start));
    start = performance.now();
    const [search] = findSteadyState(spare, 0, [coldHeart(spare, model, initialCirculation(model), held)]);
    const cold = since(start);
    times.cold.push(cold);
    times.found.push(search.found ? 1 : 0);
  }
  const drift = Math.max(...[512, 1024, 2048, 4096].map((steps) => thousandBeats(circuit, people[1], steps)));
  const row = (name, value, unit, goal, better) => ({ name, value, unit, goal, better, met: better === "higher" ? value >= goal : value <= goal });
  return [
    row("beating heart, one person: simulated over wall time", Math.max(...times.one), "ratio", 3000, "higher"),
    row("beating heart, two people in one block, summed: simulated over wall time", Math.max(...times.two), "ratio", 6000, "higher"),
    row("beating heart, cold start to the periodic steady state", Math.min(...times.cold), "ms", 50, "lower"),
    row("beating heart, the same with the kernel's code emitted and compiled on the way", Math.min(...times.fresh), "ms", 250, "lower"),
    row("beating heart, searches that found it", times.found.reduce((a, b) => a + b, 0) / times.found.length, "fraction", 1, "higher"),
    row("beating heart, 1,000 beats at 512 to 4,096 steps a beat: greatest drift of volume (1 when a run aborts)", drift, "fraction", 1e-9, "lower"),
  ];
}

/** Relative drift of blood volume over a thousand beats of a loaded heart; 1 when anything ceases to be finite. */
function thousandBeats(circuit, { model, state }, steps) {
  const kernel = createKernel(circuit, { lanes: 1, step_s: 1 / (state.restHeartRate_per_s * steps) });
  const heart = placeHeart(kernel, 0, model, state, restInput(model));
  heart.regulation = { reflexes: false, ischaemia: false, coronary: true, fluid: false };
  const total = () => circuit.compartments.reduce((sum, { index }) => sum + heart.numbers.get("volume", index), 0);
  const before = total();
  let beats = 0;
  advanceBlock(kernel, 0, [heart], Infinity, { onBeat: () => (beats += 1) >= 1000 });
  const change = Math.abs(total() / before - 1);
  return Number.isFinite(change) ? change : 1;
}

function coldHeart(kernel, model, state, regulation) {
  const heart = placeHeart(kernel, 0, model, state, restInput(model));
  heart.regulation = regulation;
  return heart;
}
