import { compileNetwork, numbersOf, type CompiledNetwork } from "./compile.ts";
import { emittedSystem, type NetworkSystem } from "./evaluate.ts";
import type { Network } from "./network.ts";

/** A compiled network with its system; `initial_nM` and the system's constants are set anew for every use. */
export interface ReadyNetwork {
  readonly compiled: CompiledNetwork;
  readonly system: NetworkSystem;
  readonly initial_nM: Float64Array;
}

const known = new Map<string, { readonly compiled: CompiledNetwork; readonly system: NetworkSystem }>();

/** Everything that decides the shape of a network: its names and reactions, not its numbers. */
function shapeOf(network: Network): string {
  const parts = [...Object.keys(network.species), "|", ...Object.keys(network.constants), "|"];
  for (const { equation, forward = "", reverse = "", rate = "" } of network.reactions) parts.push(equation, forward, reverse, rate);
  for (const [name, rule] of Object.entries(network.rateRules ?? {})) parts.push(name, rule);
  return parts.join(";");
}

/** Compiles a network once for each shape and sets the numbers of this one. The system is shared: use it before the next call. */
export function readyNetwork(network: Network): ReadyNetwork {
  const shape = shapeOf(network);
  let found = known.get(shape);
  if (found === undefined) {
    const compiled = compileNetwork(network);
    found = { compiled, system: emittedSystem(compiled) };
    known.set(shape, found);
  }
  const { initial_nM, constants } = numbersOf(network, found.compiled);
  found.system.constants.set(constants);
  return { ...found, initial_nM };
}
