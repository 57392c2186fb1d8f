import { compileNetwork, numbersOf, type CompiledNetwork } from "./compile.ts";
import { emittedSystem, type EmittedSystem, type NetworkSystem } from "./evaluate.ts";
import type { Network } from "./network.ts";

/** A compiled network with a system and start values of its own. */
export interface ReadyNetwork {
  readonly compiled: CompiledNetwork;
  readonly system: NetworkSystem;
  readonly initial_nM: Float64Array;
}

const known = new Map<string, { readonly compiled: CompiledNetwork; readonly system: EmittedSystem }>();

/** Everything that decides the shape of a network: its names and reactions, not its numbers. */
function shapeOf(network: Network): string {
  const parts = [...Object.keys(network.species), "|", ...Object.keys(network.constants), "|"];
  for (const { equation, forward = "", reverse = "", rate = "" } of network.reactions) parts.push(equation, forward, reverse, rate);
  for (const [name, rule] of Object.entries(network.rateRules ?? {})) parts.push(name, rule);
  return parts.join(";");
}

/** A system with numbers of its own on shared code: they are put in place when a solve begins. */
function ownNumbers(shared: EmittedSystem, constants: Float64Array): NetworkSystem {
  const place = (): void => {
    shared.constants.set(constants);
  };
  return {
    size: shared.size,
    constants,
    derivative: (y, dydt) => {
      place();
      shared.derivative(y, dydt);
    },
    factor: (y, shift_per_s) => {
      place();
      return shared.factor(y, shift_per_s);
    },
    solve: shared.solve,
    stepper: (method) => {
      place();
      return shared.stepper(method);
    },
  };
}

/** Compiles a network once for each shape; numbers belong to each use. Solves of one shape may follow each other, not interleave. */
export function readyNetwork(network: Network): ReadyNetwork {
  const shape = shapeOf(network);
  let found = known.get(shape);
  if (found === undefined) {
    const compiled = compileNetwork(network);
    found = { compiled, system: emittedSystem(compiled) };
    known.set(shape, found);
  }
  const { initial_nM, constants } = numbersOf(network, found.compiled);
  return { compiled: found.compiled, system: ownNumbers(found.system, constants), initial_nM };
}
