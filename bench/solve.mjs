/**
 * Circuits: cost of one Newton iteration, and a decomposed four-chamber heart over a thousand beats on four grids, which must never
 * stop and must keep its volume.
 */
import { readFileSync } from "node:fs";
import { readCircuit, solveCircuit } from "virchow";

const example = JSON.parse(readFileSync(new URL("../examples/circuits/four-chamber.json", import.meta.url), "utf8"));
const beatCount = 1000;
const grids = [500, 1000, 2000, 4000];

function circuit(beats, steps) {
  const simulation_parameters = { ...example.simulation_parameters, number_of_cardiac_cycles: beats, number_of_time_pts_per_cardiac_cycle: steps + 1 };
  const reading = readCircuit({ ...example, simulation_parameters });
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join("\n"));
  return reading.circuit;
}

/** Blood in chambers and capacitances, from a function that gives each unknown by its name. */
function volume(value) {
  const chambers = example.chambers.map(({ name }) => value(`Vc:${name}`));
  return chambers.reduce((sum, one) => sum + one, 0)
    + 1.5 * (value("pressure:AV:aorta") - 0.04 * value("flow:AV:aorta"))
    + 60 * value("pressure:body to veins:veins")
    + 4 * (value("pressure:PV:pulmonary artery") - 0.02 * value("flow:PV:pulmonary artery"))
    + 10 * value("pressure:lungs to veins:pulmonary veins");
}

/** Least processor time per Newton iteration over many short solves, microseconds: other work on the machine counts as little as can be. */
function cost() {
  const model = circuit(10, 1000);
  let least_us = Infinity;
  let unknowns = 0;
  for (let round = 0; round < 40; round++) {
    const before = process.cpuUsage();
    const result = solveCircuit(model);
    const { user, system } = process.cpuUsage(before);
    least_us = Math.min(least_us, (user + system) / result.iterationCount);
    unknowns = result.unknowns.length;
  }
  return { least_us, unknowns };
}

/** Rows of the benchmark table. */
export async function rows() {
  const start = volume((name) => example.initial_condition[name] ?? 0);
  let finished = 0;
  let drift = 0;
  for (const steps of grids) {
    const result = solveCircuit(circuit(beatCount, steps));
    if (result.failure !== null) continue;
    finished += 1;
    const row = (result.times.length - 1) * result.unknowns.length;
    const end = volume((name) => result.values[row + result.unknowns.indexOf(name)]);
    drift = Math.max(drift, Math.abs(end - start) / start);
  }
  const { least_us, unknowns } = cost();
  return [
    { name: `solve: four-chamber loop, ${beatCount} beats on ${grids.join(", ")} steps: grids finished`, value: finished, unit: "of 4", goal: grids.length, better: "higher", met: finished === grids.length },
    { name: "solve: the same, largest drift of the volume", value: drift, unit: "fraction", goal: 1e-9, better: "lower", met: finished === grids.length && drift < 1e-9 },
    { name: `solve: processor time per Newton iteration, steps and all, ${unknowns} unknowns`, value: least_us, unit: "us", goal: 4, better: "lower", met: least_us < 4 },
  ];
}
