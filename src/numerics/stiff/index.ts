/** Stiff systems: sparse elimination worked out once for a pattern, Rosenbrock methods with error control, dense output and events. */
export { eliminate, loopSolver, type Elimination, type EliminationStep, type LoopSolver, type Pattern } from "./markowitz.ts";
export { integrateStiff, stiffStepper, type StiffOptions, type StiffStepper, type StiffSystem, type StiffTrajectory } from "./rosenbrock.ts";
export { rodas3, rodas4, rodas5p, type Tableau } from "./tableau.ts";
