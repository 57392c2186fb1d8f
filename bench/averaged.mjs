// The cycle-averaged solve of the whole vessel graph as emitted code, two people in a vector.
import { beginStep } from "../dist/circulation/advance.js";
import { cohortSolver } from "../dist/circulation/emitted/solver.js";
import { restInput } from "../dist/circulation/index.js";
import { subjects } from "./heart-tables.mjs";

/** Iterations of one backward-Euler solve that the goal counts. */
const iterations = 3;

/**
 * Microseconds a person for one solve of the step in which each of them stands up. The best round is taken: the least disturbed one.
 * Topology, people and numbers are those of the model; the answers are checked against the loops in the tests.
 */
export function solveTime(peopleCount = 32, rounds = 4000) {
  const people = subjects(peopleCount);
  const solver = cohortSolver(people[0].model, peopleCount);
  if (solver === undefined) return undefined;
  people.forEach(({ model, state }, i) => { solver.seat(i, model, beginStep(model, state, { ...restInput(model), posture: "standing" }, 1)); });
  const { memory } = solver.machine.space;
  const start = memory.slice();
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    memory.set(start);
    const before = performance.now();
    solver.machine.run({ iterations });
    best = Math.min(best, performance.now() - before);
  }
  return { time_us: (1000 * best) / peopleCount, vesselCount: people[0].model.vesselCount, linkCount: people[0].model.linkCount };
}
