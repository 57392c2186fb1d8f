import type { Settings } from "./circuit.ts";
import { limits, type Reader } from "./reader.ts";

const known = [
  "coupled_simulation",
  "number_of_cardiac_cycles",
  "number_of_time_pts_per_cardiac_cycle",
  "use_cycle_to_cycle_error",
  "sim_cycle_to_cycle_percent_error",
  "number_of_time_pts",
  "external_step_size",
  "absolute_tolerance",
  "maximum_nonlinear_iterations",
  "steady_initial",
  "rho_infty",
  "output_variable_based",
  "output_interval",
  "output_mean_only",
  "output_derivative",
  "output_all_cycles",
  "cardiac_period",
];
// Written by model builders; nothing in a circuit depends on them.
const unused = ["density", "viscosity", "model_name"];

const defaults = { tolerance: 1e-8, iterations: 30, rhoInfinity: 0.5, percentError: 1, externalStep: 0.1 };
const percent = 100;
const mostSteps = 1e10;

type Grid = Pick<Settings, "pointCount" | "cycleCount" | "externalStep" | "cycleError">;

function ownGrid(reader: Reader): Grid | null {
  const error = reader.flag("use_cycle_to_cycle_error", false);
  const cycleCount = reader.number("number_of_cardiac_cycles", error === true ? limits.countTwo : limits.count);
  const pointCount = reader.number("number_of_time_pts_per_cardiac_cycle", limits.countTwo);
  const percentError = reader.number("sim_cycle_to_cycle_percent_error", limits.percent, defaults.percentError);
  if (error === null || cycleCount === null || pointCount === null || percentError === null) return null;
  if (cycleCount * (pointCount - 1) > mostSteps) return reader.refuse("number_of_cardiac_cycles", `${cycleCount} cycles of ${pointCount - 1} steps are too many.`, `at most ${mostSteps} steps together`);
  return { pointCount, cycleCount, externalStep: null, cycleError: error ? percentError / percent : null };
}

function coupledGrid(reader: Reader): Grid | null {
  const pointCount = reader.number("number_of_time_pts", limits.countTwo);
  const externalStep = reader.number("external_step_size", limits.positive, defaults.externalStep);
  return pointCount === null || externalStep === null ? null : { pointCount, cycleCount: 1, externalStep, cycleError: null };
}

/** Reads `simulation_parameters`: the settings, and the length of a cycle when it is given there. */
export function readSettings(reader: Reader): { readonly settings: Settings; readonly period: number | null } | null {
  reader.onlyKeys([...known, ...unused], "simulation_parameters");
  const coupled = reader.flag("coupled_simulation", false);
  const grid = coupled === true ? coupledGrid(reader) : ownGrid(reader);
  const absoluteTolerance = reader.number("absolute_tolerance", limits.positive, defaults.tolerance);
  const iterationCount = reader.number("maximum_nonlinear_iterations", limits.count, defaults.iterations);
  const rhoInfinity = reader.number("rho_infty", limits.fraction, defaults.rhoInfinity);
  const interval = reader.number("output_interval", limits.count, 1);
  // -1 is the format's way of saying "not given here".
  const given = reader.has("cardiac_period") && reader.raw("cardiac_period") !== -1;
  const period = given ? reader.number("cardiac_period", limits.positive) : null;
  const steadyInitial = reader.flag("steady_initial", true);
  const flags = ["output_variable_based", "output_mean_only", "output_derivative", "output_all_cycles"].map((key) => reader.flag(key, false));
  if (grid === null || absoluteTolerance === null || iterationCount === null || rhoInfinity === null || interval === null) return null;
  if ((given && period === null) || steadyInitial === null) return null;
  const [variableBased, meanOnly, derivative, allCycles] = flags.map((flag) => flag === true);
  return { settings: { ...grid, absoluteTolerance, iterationCount, steadyInitial, rhoInfinity, variableBased, interval, meanOnly, derivative, allCycles }, period };
}
