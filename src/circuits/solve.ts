import { log } from "../numerics/index.ts";
import type { Circuit, Settings } from "./format/circuit.ts";
import { assemble } from "./solver/assemble.ts";
import { generalisedAlpha, type Stepper } from "./solver/generalised-alpha.ts";
import { watchCaps, type CapWatch } from "./solver/periodicity.ts";
import { Record } from "./solver/record.ts";
import type { State, StepOutcome } from "./solver/step-solver.ts";
import { beginPhase, type System } from "./solver/system.ts";

/** Why a solve ended early. */
export interface CircuitFailure {
  readonly status: Exclude<StepOutcome["status"], "converged"> | "not-periodic";
  /** Time at the beginning of the step that failed. */
  readonly time: number;
  /** Whether the steady start or the cycles failed. */
  readonly phase: "steady-start" | "cycles";
  /** Block whose equation stood out. */
  readonly block: string;
  /** Nothing was solved before: the circuit itself, not its course, is at fault. */
  readonly atOnce: boolean;
}

/** What a solve gave: rows of unknowns at the times kept. Units are the file's. */
export interface CircuitResult {
  readonly circuit: Circuit;
  readonly failure: CircuitFailure | null;
  readonly unknowns: readonly string[];
  /** Times kept; without all cycles they count from the start of the last one. */
  readonly times: readonly number[];
  /** Value of unknown `i` at time `k`: `values[k * unknowns.length + i]`. */
  readonly values: Float64Array;
  /** Rates, in the same order; empty unless derivatives are asked for. */
  readonly rates: Float64Array;
  /** Unknowns of each block of the circuit: pressure and flow of inlets, then of outlets, then inner ones. */
  readonly variable: readonly (readonly number[])[];
  readonly stepCount: number;
  readonly iterationCount: number;
  /** Steps at which plain Newton iterations failed and sturdier ones went on. */
  readonly rescuedCount: number;
  /** Cycles run beyond those asked for, until the cycle-to-cycle error was met. */
  readonly extraCycleCount: number;
}

const steadySteps = 31;
const steadyStepsInCycle = 10;
const mostExtraCycles = 10_000;

function initialState(circuit: Circuit, system: System): State {
  const { initial, initialDerivative } = circuit;
  const pressures = initial.get("pressure_all") ?? 0;
  const flows = initial.get("flow_all") ?? 0;
  const general = (name: string): number => (/^(pressure|P_c):/.test(name) ? pressures : name.startsWith("flow:") ? flows : 0);
  return {
    y: Float64Array.from(system.unknowns, (name) => initial.get(name) ?? general(name)),
    dydt: Float64Array.from(system.unknowns, (name) => initialDerivative.get(name) ?? 0),
  };
}

/** Cycles to run: as asked for, or after equation 21 of pfaller2021 when an RCR sets the slowest time constant. */
function cyclesToRun({ settings, windkesselTime, period }: Circuit): number {
  if (settings.cycleError === null || windkesselTime === null) return settings.cycleCount;
  return Math.max(0, Math.ceil(((-1 * windkesselTime) / period) * log(settings.cycleError)));
}

function failureOf(system: System, outcome: StepOutcome, time: number, phase: CircuitFailure["phase"], atOnce: boolean): CircuitFailure | null {
  if (outcome.status === "converged") return null;
  return { status: outcome.status, time, phase, block: system.rowOwner[outcome.row], atOnce };
}

/** Steady start: series at their mean, Windkessels without capacitance. Changes the state in place. */
function steadyStart(circuit: Circuit, system: System, state: State): CircuitFailure | null {
  const { absoluteTolerance, iterationCount, rhoInfinity } = circuit.settings;
  const step = circuit.period / steadyStepsInCycle;
  system.clock.steady = true;
  beginPhase(system);
  const stepper = generalisedAlpha(system, { step, rhoInfinity, absoluteTolerance, iterationCount });
  let failure: CircuitFailure | null = null;
  for (let i = 0; i < steadySteps && failure === null; i++) failure = failureOf(system, stepper.step(state, step * i), step * i, "steady-start", i === 0);
  system.clock.steady = false;
  system.clock.settled = true;
  return failure;
}

/** The course over the cycles: what has been reached and kept so far. */
interface Course {
  readonly system: System;
  readonly settings: Settings;
  readonly stepper: Stepper;
  readonly step: number;
  readonly state: State;
  readonly record: Record;
  /** Index of the step at which the last cycle begins. */
  readonly lastCycle: number;
  time: number;
  stepCount: number;
  sinceKept: number;
}

/** One step; `i` is its number, which sets the time it ends at. */
function advance(course: Course, i: number): CircuitFailure | null {
  const { system, settings, state, record, lastCycle } = course;
  const failure = failureOf(system, course.stepper.step(state, course.time), course.time, "cycles", course.stepCount === 0 && !system.clock.settled);
  if (failure !== null) return failure;
  course.stepCount += 1;
  course.sinceKept += 1;
  course.time = course.step * i;
  if (course.sinceKept === settings.interval || (!settings.allCycles && i === lastCycle)) {
    if (settings.allCycles || i >= lastCycle) record.add(course.time, state);
    course.sinceKept = 0;
  }
  return null;
}

/** Runs the cycles asked for. */
function runCycles(course: Course, total: number, watch: CapWatch | null): CircuitFailure | null {
  const watchedFrom = total - 2 * (course.settings.pointCount - 1);
  for (let i = 1; i <= total; i++) {
    if (watch !== null && i === watchedFrom + 1) watch.keep(0, course.state);
    const failure = advance(course, i);
    if (failure !== null) return failure;
    if (watch !== null && watchedFrom >= 0 && i > watchedFrom) watch.keep(i - watchedFrom, course.state);
  }
  return null;
}

/** Goes on, cycle by cycle, until the caps repeat. Times start anew in each extra cycle, as in the peer. */
function runUntilPeriodic(course: Course, watch: CapWatch, error: number): { readonly failure: CircuitFailure | null; readonly count: number } {
  const stepsInCycle = course.settings.pointCount - 1;
  let count = 0;
  while (!watch.converged(error)) {
    if (count === mostExtraCycles) return { failure: { status: "not-periodic", time: course.time, phase: "cycles", block: watch.worst(), atOnce: false }, count };
    watch.shift();
    for (let i = 1; i <= stepsInCycle; i++) {
      const failure = advance(course, i);
      if (failure !== null) return { failure, count };
      watch.keep(stepsInCycle + i, course.state);
    }
    count += 1;
  }
  return { failure: null, count };
}

/**
 * Solves a circuit over its cycles with generalised-alpha steps on the file's grid. A solve that does not finish is returned with
 * the reason, the time and the block. Throws RangeError when an activation cannot be made or the results would not fit.
 */
export function solveCircuit(circuit: Circuit): CircuitResult {
  const { settings, period } = circuit;
  const { pointCount, absoluteTolerance, iterationCount, rhoInfinity } = settings;
  const system = assemble(circuit);
  const state = initialState(circuit, system);
  let failure = settings.steadyInitial ? steadyStart(circuit, system, state) : null;
  for (const start of system.start) start(state.y, state.dydt);
  beginPhase(system);
  const step = (settings.externalStep ?? period) / (pointCount - 1);
  const total = cyclesToRun(circuit) * (pointCount - 1);
  const lastCycle = total - (pointCount - 1);
  const record = new Record(system.size, settings.derivative, Math.floor((settings.allCycles ? total : Math.min(total, pointCount)) / settings.interval) + 2);
  const stepper = generalisedAlpha(system, { step, rhoInfinity, absoluteTolerance, iterationCount });
  const course: Course = { system, settings, stepper, step, state, record, lastCycle, time: 0, stepCount: 0, sinceKept: 0 };
  if (settings.allCycles || lastCycle <= 0) record.add(0, state);
  const watch = settings.cycleError === null ? null : watchCaps(circuit, system, pointCount);
  failure ??= runCycles(course, total, watch);
  let extraCycleCount = 0;
  if (failure === null && watch !== null && settings.cycleError !== null && circuit.windkesselTime === null) {
    const more = runUntilPeriodic(course, watch, settings.cycleError);
    failure = more.failure;
    extraCycleCount = more.count;
  }
  const from = settings.allCycles ? 0 : (record.times.at(0) ?? 0);
  return {
    circuit,
    failure,
    unknowns: system.unknowns,
    times: record.times.map((time) => time - from),
    values: record.values(),
    rates: record.rates(),
    variable: system.variable,
    stepCount: course.stepCount,
    iterationCount: stepper.iterations(),
    rescuedCount: stepper.rescues(),
    extraCycleCount,
  };
}
