/**
 * Numerics: what the stations compute with. Elementary functions with the same bits everywhere, counter-based random streams,
 * distributions, an adaptive explicit solver with dense output and events, root finding, a sparse direct solver, state layouts,
 * and straight-line programs that run as WebAssembly.
 * Knows no physiology.
 */
export { cbrt, cos, erf, erfc, exp, expm1, gamma, log, log10, log1p, log2, pow, sin, tanh } from "./elementary/index.ts";
export { compile, interpret, javaScriptSource, program, space, toJavaScript, toWasm, type BackEnd, type Condition, type Element, type Lanes, type Machine, type Program, type Shape, type Space, type Value, type Variable } from "./code/index.ts";
export { normalCumulative, normalDensity, normalQuantile, wilsonInterval } from "./distributions.ts";
export type { Derivative } from "./derivative.ts";
export { integrate, type EventFunction, type EventHit, type IntegrateOptions, type Outcome, type Trajectory } from "./integrate.ts";
export { lookup } from "./interpolate.ts";
export { layout, type Block, type Layout } from "./layout.ts";
export { stream, threefry2x32, type Random } from "./random.ts";
export { findRoot, type Root } from "./roots.ts";
export { sparseLU, type SparseLU } from "./sparse.ts";
export { eliminate, emittedStepper, integrateStiff, loopSolver, loopStepper, readNested, rodas3, rodas4, rodas5p, type Elimination, type StiffStepper, type StiffSystem, type Tableau } from "./stiff/index.ts";
export { formulaText, graph, namesIn, parseFormula, straightLine, walker, type Formula, type StraightLine } from "./symbolic/index.ts";
export { eliminateInCode } from "./sparse-program.ts";
