import { emittedStepper, loopSolver, walker, type StiffStepper, type StiffSystem } from "../../numerics/index.ts";
import type { CompiledNetwork } from "./compile.ts";

/** A compiled network as a system to solve, with constants that may be changed between solves. */
export interface NetworkSystem extends StiffSystem {
  /** Constants in use, in the order of `parameters`. */
  readonly constants: Float64Array;
}

/** The system by plain loops over its programs: the reference for generated code. */
export function loopSystem(compiled: CompiledNetwork): NetworkSystem {
  const size = compiled.species.length;
  const constants = Float64Array.from(compiled.constants);
  const derivative = walker(compiled.derivative);
  const jacobian = walker(compiled.jacobian);
  const { elimination } = compiled;
  const solver = loopSolver(elimination);
  const entries = new Float64Array(compiled.jacobianRows.length);
  const values = new Float64Array(elimination.entryRow.length);
  const slots = Int32Array.from(elimination.slots);
  return {
    size,
    constants,
    derivative: (y, dydt) => {
      derivative(y, constants, dydt);
    },
    factor: (y, shift_per_s) => {
      jacobian(y, constants, entries);
      values.fill(0);
      for (let k = 0; k < entries.length; k++) values[slots[k]] = -entries[k];
      for (let i = 0; i < size; i++) values[i] += shift_per_s;
      return solver.factor(values);
    },
    solve: (b) => {
      solver.solve(values, b);
    },
  };
}

/** A network system whose steps are emitted code. */
export type EmittedSystem = NetworkSystem & Required<Pick<NetworkSystem, "stepper">>;

/** The system with whole steps as emitted code (WebAssembly where the host allows), made when a method is first asked for. */
export function emittedSystem(compiled: CompiledNetwork): EmittedSystem {
  const loops = loopSystem(compiled);
  const steppers = new Map<string, StiffStepper>();
  const programs = { size: loops.size, parameterCount: compiled.parameters.length, derivative: compiled.derivative, jacobian: compiled.jacobian, elimination: compiled.elimination };
  return {
    ...loops,
    stepper: (method) => {
      const found = steppers.get(method.name);
      if (found !== undefined) return found;
      const made = emittedStepper(programs, method, loops.constants);
      steppers.set(method.name, made);
      return made;
    },
  };
}
