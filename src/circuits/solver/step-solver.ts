import { between, jacobian, largestAt, residual, settledAtScale, sumOfSquares } from "./kernel.ts";
import { pivotedLU } from "./pivoted-lu.ts";
import { writeTime, type System } from "./system.ts";

/** State of a circuit: unknowns and their rates. */
export interface State {
  readonly y: Float64Array;
  readonly dydt: Float64Array;
}

/** How a step ended; `row` is the equation that stood out: of the largest residual, or without a pivot. */
export interface StepOutcome {
  readonly status: "converged" | "too-many-iterations" | "singular" | "not-finite";
  readonly row: number;
}

/** Settings of the integrator. */
export interface StepperOptions {
  readonly step: number;
  /** Spectral radius at infinite frequency: 0 damps most, 1 not at all. */
  readonly rhoInfinity: number;
  readonly absoluteTolerance: number;
  /** Residuals evaluated at most in one step. */
  readonly iterationCount: number;
}

/** Solves the equations of one step. */
export interface StepSolver {
  /** Looks for the state `step` after `old`; on success it stands in `fresh`. `careful` keeps the residual falling. */
  readonly attempt: (old: State, time: number, step: number, careful: boolean) => StepOutcome;
  readonly fresh: State;
  /** Newton iterations so far. */
  readonly iterations: () => number;
}

/** A step that converged. */
export const converged: StepOutcome = { status: "converged", row: -1 };
const mostBacktracks = 8;
/** In a rescue, rows with terms beyond this are judged relative to them: rounding alone leaves more than the tolerance there. */
const largeTerm = 1e6;

/** Weights of the generalised-alpha method for one rho. */
export function alphaWeights(rhoInfinity: number): { readonly alphaM: number; readonly alphaF: number; readonly gamma: number } {
  const alphaM = (0.5 * (3 - rhoInfinity)) / (1 + rhoInfinity);
  const alphaF = 1 / (1 + rhoInfinity);
  return { alphaM, alphaF, gamma: 0.5 + alphaM - alphaF };
}

/** Newton iterations on the equations of one generalised-alpha step, from the predictor "y as before". */
export function stepSolver(system: System, { rhoInfinity, absoluteTolerance, iterationCount }: Omit<StepperOptions, "step">): StepSolver {
  const { size, rows, columns, terms: { E, F, C, D, G }, clock } = system;
  const { alphaM, alphaF, gamma } = alphaWeights(rhoInfinity);
  const predictor = 1 - 1 / gamma;
  const lu = pivotedLU(size, rows, columns);
  const make = (): Float64Array => new Float64Array(size);
  const fresh = { y: make(), dydt: make() };
  const trial = { y: make(), dydt: make() };
  const middle = { y: make(), dydt: make() };
  const r = make();
  const change = make();
  const J = new Float64Array(rows.length);
  let factored = false;
  let iterations = 0;

  /** Writes the terms and the residual at a candidate for the end of the step. */
  const evaluate = (old: State, candidate: State): void => {
    between(old.dydt, candidate.dydt, alphaM, middle.dydt);
    between(old.y, candidate.y, alphaF, middle.y);
    for (const write of system.solution) write(middle.y, middle.dydt);
    residual(rows, columns, E, F, C, middle.y, middle.dydt, r);
  };

  /** Adds a share of the Newton change to the present estimate, giving `to`. */
  const advance = (to: State, share: number, yCoefficient: number): void => {
    for (let i = 0; i < size; i++) {
      to.dydt[i] = fresh.dydt[i] + share * change[i];
      to.y[i] = fresh.y[i] + share * change[i] * yCoefficient;
    }
  };

  /** Halves the change until the residual falls; takes the shortest one when it never does. */
  const backtrack = (old: State, before: number, yCoefficient: number): void => {
    let share = 1;
    for (let k = 0; k < mostBacktracks; k++) {
      advance(trial, share, yCoefficient);
      evaluate(old, trial);
      if (sumOfSquares(r) < before) break;
      share *= 0.5;
    }
    fresh.y.set(trial.y);
    fresh.dydt.set(trial.dydt);
  };

  /** Solves for the Newton change; -1, or the row without a pivot. */
  const solveChange = (yCoefficient: number): number => {
    const changed = jacobian(E, G, F, D, alphaM, alphaF * yCoefficient, J);
    if (changed || !factored) {
      const row = lu.factor(J);
      factored = row < 0;
      if (!factored) return row;
    }
    lu.solve(r, change);
    iterations += 1;
    return -1;
  };

  const attempt = (old: State, time: number, step: number, careful: boolean): StepOutcome => {
    const yCoefficient = gamma * step;
    for (let i = 0; i < size; i++) {
      fresh.dydt[i] = old.dydt[i] * predictor;
      fresh.y[i] = old.y[i];
    }
    writeTime(system, time + alphaF * step);
    for (let i = 0; ; i++) {
      evaluate(old, fresh);
      const worst = largestAt(r);
      if (worst < 0) return { status: "not-finite", row: r.findIndex((value) => !Number.isFinite(value)) };
      if (Math.abs(r[worst]) < absoluteTolerance) return converged;
      if (clock.rescue && settledAtScale(rows, columns, E, F, C, middle.y, middle.dydt, r, absoluteTolerance, largeTerm, change)) return converged;
      if (i === iterationCount - 1) return { status: "too-many-iterations", row: worst };
      const row = solveChange(yCoefficient);
      if (row >= 0) return { status: "singular", row };
      for (const write of system.afterSolve) write(fresh.y);
      if (careful) backtrack(old, sumOfSquares(r), yCoefficient);
      else advance(fresh, 1, yCoefficient);
    }
  };
  return { attempt, fresh, iterations: () => iterations };
}
