/** Stiff systems: sparse elimination worked out once for a pattern, Rosenbrock methods with error control, dense output and events. */
export { emittedStepper } from "./emitted.ts";
export { eliminate, loopSolver, type Elimination } from "./markowitz.ts";
export { integrateStiff } from "./rosenbrock.ts";
export { loopStepper, readNested, type StiffStepper, type StiffSystem } from "./stepper.ts";
export { rodas3, rodas4, rodas5p, type Tableau } from "./tableau.ts";
