import { advanceCirculation, beginStep, finishStep, keepPace, nextStep_s, startPace, type Pace, type PendingStep } from "../advance.ts";
import type { CirculationModel } from "../model.ts";
import type { CirculationInput, CirculationState } from "../state.ts";
import { cohortSolver, type CohortSolver } from "./solver.ts";
import { topologyOf } from "./topology.ts";

/** One person of a cohort. */
export interface CohortPerson {
  readonly model: CirculationModel;
  readonly state: CirculationState;
  readonly input: CirculationInput;
}

/** Advances many people by the same time. */
export interface CirculationCohort {
  readonly advance: (people: readonly CohortPerson[], dt_s: number) => void;
}

/**
 * A cohort of up to `peopleCount` people whose vessels are joined like those of `model`. Each person keeps the sub-steps that
 * `advanceCirculation` would take, and ends with the same bits; two people at a time share a vector. Where there is no WebAssembly
 * people advance one by one.
 */
export function createCirculationCohort(model: CirculationModel, peopleCount: number): CirculationCohort {
  const solver = cohortSolver(model, peopleCount);
  const { key } = topologyOf(model);
  const fits = new WeakSet<CirculationModel>();
  return {
    advance: (people, dt_s) => {
      if (people.length > peopleCount) throw new RangeError(`circulation: ${people.length} people in a cohort made for ${peopleCount}.`);
      people.forEach(({ model: own }, personIndex) => {
        if (!fits.has(own) && topologyOf(own).key !== key) throw new RangeError(`circulation: the vessels of person ${personIndex} are joined differently from the cohort's.`);
        fits.add(own);
      });
      if (solver === undefined) {
        for (const { model: own, state, input } of people) advanceCirculation(own, state, input, dt_s);
        return;
      }
      const paces = people.map(() => startPace(dt_s));
      while (paces.some(({ left_s }) => left_s > 0)) round(solver, people, paces);
    },
  };
}

/** One sub-step of everybody who has not arrived. */
function round(solver: CohortSolver, people: readonly CohortPerson[], paces: readonly Pace[]): void {
  const steps = people.map(({ model, state, input }, personIndex): PendingStep | undefined => {
    if (paces[personIndex].left_s <= 0) {
      solver.leave(personIndex);
      return undefined;
    }
    const step = beginStep(model, state, input, nextStep_s(paces[personIndex]));
    solver.seat(personIndex, model, step);
    return step;
  });
  solver.solve();
  people.forEach(({ model, state, input }, personIndex) => {
    const step = steps[personIndex];
    if (step === undefined) return;
    keepPace(paces[personIndex], step.h_s, finishStep(model, state, input, step, solver.result(personIndex, model, step), 1));
    solver.leave(personIndex);
  });
}
