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

/**
 * Compiles once per key and sets the numbers of this network. The key names everything that changes the shape of a network (species,
 * reactions), not its numbers; without a key nothing is kept.
 */
export function readyNetwork(network: Network, key?: string): ReadyNetwork {
  let found = key === undefined ? undefined : known.get(key);
  if (found === undefined) {
    const compiled = compileNetwork(network);
    found = { compiled, system: emittedSystem(compiled) };
    if (key !== undefined) known.set(key, found);
  }
  const { initial_nM, constants } = numbersOf(network, found.compiled);
  found.system.constants.set(constants);
  return { ...found, initial_nM };
}
