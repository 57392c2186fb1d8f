/** Stiff systems: sparse elimination worked out once for a pattern, Rosenbrock methods with error control, dense output and events. */
export { emittedStepper, type SystemPrograms } from "./emitted.ts";
export { eliminate, loopSolver, type Elimination, type EliminationStep, type LoopSolver, type Pattern } from "./markowitz.ts";
export { integrateStiff, type StiffOptions, type StiffTrajectory } from "./rosenbrock.ts";
export { loopStepper, readNested, type StiffStepper, type StiffSystem } from "./stepper.ts";
export { rodas3, rodas4, rodas5p, type Tableau } from "./tableau.ts";
