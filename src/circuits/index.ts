/**
 * Circuits: zero-dimensional networks of resistors, inertances, compliances, valves and chambers, in svZeroDSolver's file format and
 * with that program's integrator and grid, so that its results can be compared number by number. Units are whatever the file's are.
 */
export { circuitCsv } from "./output.ts";
export { readCircuit, type CircuitReading } from "./format/read.ts";
export { solveCircuit, type CircuitFailure, type CircuitResult } from "./solve.ts";
export type { Circuit } from "./format/circuit.ts";
export type { CircuitProblem } from "./format/problem.ts";
