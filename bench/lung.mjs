/**
 * The lung: milliseconds of one converged elastic solve of the arterial tree from a cold start, how the time grows with elements (time per element and round of a tree
 * four times as large over that of this one, in interleaved rounds), one step of gas exchange of a thousand units, and an acute embolism with two simulated hours in full and in cohort
 * form (lung alone: arteries, lodging, gas exchange).
 */
import { performance } from "node:perf_hooks";
import { advanceLung, buildVesselGraph, createLung, createPerson, createTree, defaultLungValues, defaultTreeValues, initialLung, lodgeInTree, neutralLungTraits, perfuseTree, reduceTree, restingCardiacOutput_m3_per_s, restingOxygenUptake_m3_per_s, segmentPerfusion, stream, treeOcclusion, treePlugs, treeWork } from "virchow";

const mmHg = 133.322387415;
const rounds = 15;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const time = (run) => {
  const from = performance.now();
  run();
  return performance.now() - from;
};

function setting() {
  const person = createPerson({ age_y: 40, sex: "male", height_m: 1.7, mass_kg: 72 });
  const graph = buildVesselGraph(person);
  const output = restingCardiacOutput_m3_per_s(person);
  return { person, graph, output, rest: { flow_m3_per_s: output, leftAtrialPressure_Pa: 8 * mmHg, alveolarPressure_Pa: 0, posture: "supine" } };
}

function lungInput({ graph, person, output }, change) {
  return {
    segmentFlow_m3_per_s: graph.segments.map((segment) => segment.share_fraction * output), cardiacOutput_m3_per_s: output, shuntFlow_m3_per_s: 0, pulmonaryArterialPressureMean_Pa: 14 * mmHg, leftAtrialPressureMean_Pa: 8 * mmHg, plugs: [], inspiredOxygen_fraction: 0.21,
    barometricPressure_Pa: 101325, ventilation: { mode: "spontaneous" }, oxygenUptake_m3_per_s: restingOxygenUptake_m3_per_s(person), exercise_ratio: 1, ...change,
  };
}

/** Two hours after emboli: where they lodge, how the tree is perfused, what gases do. */
function embolism(own, tree, rest, units, classes) {
  const clots = [];
  for (let k = 0; k < 4; k++) clots.push(...lodgeInTree(tree, { volume_m3: 1.5e-6, length_m: 0.04, diameter_m: 0.007, age_s: 0, organised_fraction: 0 }, stream(1, "bench", k), { flow: rest.work.flow, occlusion_fraction: treeOcclusion(tree, clots).occlusion_fraction, posture: "standing", embolus_index: k, t_s: 0 }));
  const flow = perfuseTree(tree, { ...own.rest, ...treeOcclusion(tree, clots) });
  const model = createLung(own.graph, own.person, neutralLungTraits, defaultLungValues, units, classes);
  const state = initialLung(model, lungInput(own, {}));
  advanceLung(model, state, lungInput(own, { segmentFlow_m3_per_s: flow.segmentFlow_m3_per_s, plugs: treePlugs(tree, clots, 0), perfusion: segmentPerfusion(tree, flow, classes), pulmonaryArterialPressureMean_Pa: flow.inletPressure_Pa }), 7200);
  return state.arterialO2_points;
}

/** Rows of the benchmark table. */
export async function rows() {
  const own = setting();
  const tree = createTree(own.graph, own.person, defaultTreeValues, { seed: 1 });
  const big = createTree(own.graph, own.person, defaultTreeValues, { seed: 1, leastDiameter_m: 0.00039 });
  const solve = (which, scratch) => {
    scratch.pressure.fill(0);
    return perfuseTree(which, own.rest, scratch);
  };
  const [work, bigWork] = [treeWork(tree), treeWork(big)];
  const one = [];
  const ratio = [];
  for (let k = 0; k < rounds; k++) {
    let count = 0;
    const ms = time(() => { count = solve(tree, work).roundCount; });
    let bigCount = 0;
    const bigMs = time(() => { bigCount = solve(big, bigWork).roundCount; });
    one.push(ms);
    ratio.push(bigMs / bigCount / big.elementCount / (ms / count / tree.elementCount));
  }
  const rest = perfuseTree(tree, own.rest);
  const reduced = reduceTree(tree, 0.002, own.rest);
  const reducedRest = perfuseTree(reduced, own.rest);
  const thousand = createLung(own.graph, own.person, neutralLungTraits, defaultLungValues, 56);
  const state = initialLung(thousand, lungInput(own, {}));
  const gas = [];
  for (let k = 0; k < 40 * rounds; k++) gas.push(time(() => advanceLung(thousand, state, lungInput(own, {}), 1)));
  const full = [];
  const cohort = [];
  for (let k = 0; k < rounds; k++) {
    full.push(time(() => embolism(own, tree, rest, 60, 4)));
    cohort.push(time(() => embolism(own, reduced, reducedRest, 15, 1)));
  }
  const row = (name, value, unit, goal) => ({ name, value, unit, goal, better: "lower", met: value <= goal });
  return [
    row(`elastic perfusion of ${tree.elementCount} pulmonary arteries, cold start`, median(one), "ms", 50),
    row(`time per element and round, ${big.elementCount} over ${tree.elementCount} elements`, median(ratio), "ratio", 1.5),
    row(`gas exchange of ${thousand.unitCount} units, one step warm`, median(gas), "ms", 1),
    row("embolism and two hours, lung in full", median(full), "ms", 1000),
    row("embolism and two hours, lung in cohort form", median(cohort), "ms", 50),
  ];
}
