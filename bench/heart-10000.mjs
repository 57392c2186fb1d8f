// Ten thousand random people (or as many as the first argument says), every age, size, disease and obstruction: all must finish with finite, positive volumes; hearts that fail
// must be diagnosed as arrest. Prints one line of JSON; exit status 4 when anybody fails the check.
import {
  advanceBlock, buildVesselGraph, circulationParameters, createCirculation, createKernel, createPerson, drawCirculationTraits, heartMeasures, initialCirculation, pulsatileCircuit, resolve, restingHearts, restInput, setInput, stream,
} from "virchow";

const count = Number(process.argv[2] ?? 10000);
const first = Number(process.argv[3] ?? 0);
const values = resolve(circulationParameters);
const names = ["heart-failure", "pulmonary-hypertension", "copd", "coronary-disease", "hypertension", "beta-blocker", "anaemia"];
const loaded_s = 150;

function draw(seed) {
  const random = stream(seed, "heart-10000");
  const conditions = names.filter(() => random.bernoulli(0.12));
  const sex = random.bernoulli(0.5) ? "female" : "male";
  const person = createPerson({ age_y: 18 + 87 * random.uniform(), sex, height_m: 1.4 + 0.65 * random.uniform(), mass_kg: 38 + 120 * random.uniform(), conditions, foramenOvale: random.bernoulli(0.25) ? "open" : "closed" });
  const lost = 0.95 * random.uniform();
  const constriction = random.bernoulli(0.7) ? 1 + (3.4 * lost ** 2.5) / (lost ** 2.5 + 0.28 ** 2.5) : 1;
  const model = createCirculation(buildVesselGraph(person), person, values, drawCirculationTraits(seed));
  const rest = restInput(model);
  const bed = rest.bedResistance_ratio.slice();
  for (const segment of model.graph.segments) bed[segment.bed] = constriction / (1 - lost);
  return { seed, lost, model, input: { ...rest, bedResistance_ratio: bed, bedLost_fraction: lost, stress_ratio: 0.3 } };
}

let kernel;
let arrests = 0;
const failures = [];
function fail(what) {
  failures.push(what);
  console.error(JSON.stringify(what));
}
const start = performance.now();
for (let seed = first; seed < first + count; seed += 2) {
  const people = [draw(seed), draw(seed + 1)];
  try {
    kernel ??= createKernel(pulsatileCircuit(people[0].model), { lanes: 2, step_s: 1e-3 });
    const hearts = restingHearts(kernel, 0, people.map(({ model }) => ({ model, state: initialCirculation(model) })));
    hearts.forEach((heart, lane) => setInput(kernel, heart, people[lane].input));
    advanceBlock(kernel, 0, hearts, loaded_s, { onBeat: (heart) => heart.slow.arrest });
    hearts.forEach((heart, lane) => {
      const bad = kernel.circuit.compartments.find(({ index }) => !(heart.numbers.get("volume", index) > 0 && Number.isFinite(heart.numbers.get("volume", index))));
      const odd = Object.entries(heartMeasures(heart)).find(([, value]) => typeof value === "number" && !Number.isFinite(value));
      if (bad !== undefined || odd !== undefined) fail({ seed: people[lane].seed, lost: people[lane].lost, compartment: bad?.id, measure: odd?.[0] });
      if (heart.slow.arrest) arrests += 1;
    });
  } catch (error) {
    fail({ seed, error: String(error) });
  }
  if (seed % 500 === 0) console.error(`${seed - first} of ${count}, ${arrests} arrests, ${failures.length} failures`);
}
console.log(JSON.stringify({ count, arrests, failures, wall_s: (performance.now() - start) / 1e3 }));
if (failures.length > 0) process.exitCode = 4;
