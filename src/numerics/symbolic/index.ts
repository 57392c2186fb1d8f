/** Formulas: read, written, derived, and compiled to straight-line programs. */
export { formulaText, namesIn, parseFormula, renameIn, type Formula } from "./formula.ts";
export { graph } from "./graph.ts";
export { straightLine, walker, type StraightLine } from "./straight-line.ts";
