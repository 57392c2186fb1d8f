/**
 * The cycle-averaged solve as emitted code: the loops of kernel.ts written as a straight-line program for one topology, with the
 * same operations in the same order, run as WebAssembly for one person or for two in a vector.
 */
export { createCirculationCohort } from "./cohort.ts";
export { withEmittedCode } from "./solver.ts";
