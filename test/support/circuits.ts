import { readCircuit } from "../../src/circuits/format/read.ts";
import { solveCircuit, type CircuitResult } from "../../src/circuits/solve.ts";

/** Parts of a circuit file, as JSON has them. */
export type CircuitFile = Readonly<Record<string, unknown>>;

/** A vessel. */
export function vessel(id: number, values: CircuitFile, ends: Readonly<Record<string, string>> = {}, type = "BloodVessel"): CircuitFile {
  return { vessel_id: id, vessel_name: `v${id}`, zero_d_element_type: type, zero_d_element_values: values, boundary_conditions: ends };
}

/** A boundary condition. */
export function boundary(name: string, type: string, values: Readonly<Record<string, unknown>>): CircuitFile {
  return { bc_name: name, bc_type: type, bc_values: values };
}

/** A steady inflow. */
export function inflow(flow: number, period = 1): CircuitFile {
  return boundary("IN", "FLOW", { Q: [flow, flow], t: [0, period] });
}

/** A junction of vessels. */
export function junction(name: string, into: readonly number[], out: readonly number[], more: CircuitFile = {}): CircuitFile {
  return { junction_name: name, junction_type: "NORMAL_JUNCTION", inlet_vessels: into, outlet_vessels: out, ...more };
}

/** A whole file from its parts. */
export function file(parts: CircuitFile, settings: CircuitFile = {}): CircuitFile {
  return { simulation_parameters: { number_of_cardiac_cycles: 2, number_of_time_pts_per_cardiac_cycle: 11, output_variable_based: true, ...settings }, boundary_conditions: [], ...parts };
}

/** Reads and solves a file that must be sound. */
export function solved(document: unknown): CircuitResult {
  const reading = readCircuit(document);
  if (!reading.ok) throw new RangeError(reading.problems.map(({ field, message }) => `${field}: ${message}`).join("\n"));
  const result = solveCircuit(reading.circuit);
  if (result.failure !== null) throw new RangeError(JSON.stringify(result.failure));
  return result;
}

/** Values of an unknown over the times kept. */
export function valuesOf(result: CircuitResult, unknown: string): number[] {
  const i = result.unknowns.indexOf(unknown);
  if (i < 0) throw new RangeError(`no unknown ${unknown}; there are ${result.unknowns.join(", ")}`);
  return result.times.map((_time, k) => result.values[k * result.unknowns.length + i]);
}

/** Value of an unknown at the last time kept. */
export function lastOf(result: CircuitResult, unknown: string): number {
  return valuesOf(result, unknown).at(-1) ?? NaN;
}

/** Blood held in chambers and capacitances at one kept time. */
export function heldVolume(result: CircuitResult, row: number): number {
  const { circuit, unknowns, values, variable } = result;
  const at = (unknown: number): number => values[row * unknowns.length + unknown];
  return circuit.blocks.reduce((sum, { type, kind, values: given }, i) => {
    const capacitance = given.numbers.get("C") ?? 0;
    const [pressure, flow, , , inner] = variable[i];
    if (kind.inner.includes("Vc")) return sum + at(inner);
    if (type === "BloodVessel") return sum + capacitance * (at(pressure) - (given.numbers.get("R_poiseuille") ?? 0) * at(flow));
    return type === "BloodVesselCRL" ? sum + capacitance * at(pressure) : sum;
  }, 0);
}
