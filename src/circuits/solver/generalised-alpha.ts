import { converged, stepSolver, type State, type StepOutcome, type StepperOptions, type StepSolver } from "./step-solver.ts";
import type { System } from "./system.ts";

/** Advances a state by steps of one length. */
export interface Stepper {
  /** Advances the state in place from `time`. On failure the state stays as it was. */
  readonly step: (state: State, time: number) => StepOutcome;
  /** Newton iterations so far. */
  readonly iterations: () => number;
  /** Steps so far that needed more than plain iterations. */
  readonly rescues: () => number;
}

/** Shortest part of a step that a rescue tries, as a power of one half. */
const mostHalvings = 10;

/**
 * Generalised-alpha method (jansen2000) on E dy/dt + F y + C = 0, second order:
 *
 *     am = (3 - rho)/(2 (1 + rho)),  af = 1/(1 + rho),  gamma = 1/2 + am - af
 *     E y'(n+am) + F y(n+af) + C = 0,     y(n+1) = y(n) + h y'(n) + gamma h (y'(n+1) - y'(n))
 *
 * When plain iterations fail (where the peer stops), the step is tried again with the sturdier linearisations of the blocks,
 * then with backtracking, then in halves, quarters and so on with rho = 0.
 */
export function generalisedAlpha(system: System, options: StepperOptions): Stepper {
  const { clock } = system;
  const plain = stepSolver(system, options);
  let damped: StepSolver | undefined;
  let rescues = 0;

  const accept = (state: State, fresh: State): void => {
    state.y.set(fresh.y);
    state.dydt.set(fresh.dydt);
  };

  /** Tries the whole step in equal parts, sturdily. Parts are damped, so that pressures and flows without inertia do not ring. */
  const inParts = (state: State, time: number, partCount: number): StepOutcome => {
    const step = options.step / partCount;
    if (partCount > 1) damped ??= stepSolver(system, { ...options, rhoInfinity: 0 });
    const { attempt, fresh } = partCount > 1 && damped !== undefined ? damped : plain;
    for (let part = 0; part < partCount; part++) {
      let outcome = attempt(state, time + part * step, step, false);
      if (outcome.status !== "converged") outcome = attempt(state, time + part * step, step, true);
      if (outcome.status !== "converged") return outcome;
      accept(state, fresh);
    }
    return converged;
  };

  const rescue = (state: State, time: number, first: StepOutcome): StepOutcome => {
    const kept = { y: state.y.slice(), dydt: state.dydt.slice() };
    clock.rescue = true;
    rescues += 1;
    let outcome = first;
    for (let halvings = 0; halvings <= mostHalvings && outcome.status !== "converged"; halvings++) {
      state.y.set(kept.y);
      state.dydt.set(kept.dydt);
      outcome = inParts(state, time, 1 << halvings);
    }
    clock.rescue = false;
    if (outcome.status === "converged") return outcome;
    state.y.set(kept.y);
    state.dydt.set(kept.dydt);
    return first;
  };

  return {
    step: (state, time) => {
      const outcome = plain.attempt(state, time, options.step, false);
      if (outcome.status !== "converged") return rescue(state, time, outcome);
      accept(state, plain.fresh);
      return outcome;
    },
    iterations: () => plain.iterations() + (damped?.iterations() ?? 0),
    rescues: () => rescues,
  };
}
