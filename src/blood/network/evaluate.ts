import { interpreter, loopSolver, type StiffSystem } from "../../numerics/index.ts";
import type { CompiledNetwork } from "./compile.ts";

/**
 * The system of a compiled network by plain loops over its programs: the reference for generated code, and what runs where no code
 * can be generated. `constants` may be changed between solves.
 */
export function loopSystem(compiled: CompiledNetwork, constants: Float64Array): StiffSystem {
  const size = compiled.species.length;
  const derivative = interpreter(compiled.derivative);
  const jacobian = interpreter(compiled.jacobian);
  const { elimination } = compiled;
  const solver = loopSolver(elimination);
  const entries = new Float64Array(compiled.jacobianRows.length);
  const values = new Float64Array(elimination.entryRow.length);
  const slots = Int32Array.from(elimination.slots);
  return {
    size,
    derivative: (y, dydt) => {
      derivative(y, constants, dydt);
    },
    factor: (y, shift) => {
      jacobian(y, constants, entries);
      values.fill(0);
      for (let k = 0; k < entries.length; k++) values[slots[k]] = -entries[k];
      for (let i = 0; i < size; i++) values[i] += shift;
      return solver.factor(values);
    },
    solve: (b) => {
      solver.solve(values, b);
    },
  };
}
