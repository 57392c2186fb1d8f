/** Formulas: read, written, derived, and compiled to straight-line programs. */
export { formulaText, namesIn, parseFormula, renameIn, type Formula } from "./formula.ts";
export { graph, type Graph, type GraphNode, type Operation } from "./graph.ts";
export { interpreter, program, type Evaluate, type Program } from "./program.ts";
