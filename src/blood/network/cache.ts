import { compileNetwork, type CompiledNetwork } from "./compile.ts";
import type { Network } from "./network.ts";

const compiled = new Map<string, CompiledNetwork>();

/** Compiles once per key; the key names everything that changes the shape of the network (not its numbers). */
export function compileOnce(key: string, make: () => Network): CompiledNetwork {
  const found = compiled.get(key);
  if (found !== undefined) return found;
  const fresh = compileNetwork(make());
  compiled.set(key, fresh);
  return fresh;
}
