import { checkShape } from "../check-shape.ts";
import { host } from "../host.ts";
import { machineOf, type Machine } from "../machine.ts";
import type { Program } from "../program.ts";
import type { Space } from "../space.ts";
import { moduleBytes } from "./module.ts";

const pageSize = 65536;
const doubleSize = 8;

/**
 * WebAssembly emitted as bytes: scalar f64, or f64x2 for a space of two lanes. Throws what the host throws where it has no
 * WebAssembly or where a page forbids to compile it (content security policy without `wasm-unsafe-eval`).
 */
export function toWasm(program: Program, space: Space): Machine {
  checkShape(program, space);
  const { lanes, places, hostMemory } = space;
  const webAssembly = host().WebAssembly;
  if (webAssembly === undefined || hostMemory === undefined) throw new Error("This host has no WebAssembly.");
  const pages = Math.floor(hostMemory.buffer.byteLength / pageSize);
  const compiled = new webAssembly.Module(moduleBytes(program, lanes, pages));
  const { run } = new webAssembly.Instance(compiled, { host: { memory: hostMemory } }).exports;
  // Stores carry the place inside the block, loads of the shared head an absolute offset.
  const head = places.sharedLength * doubleSize;
  const stride = places.blockLength * lanes * doubleSize;
  return machineOf("wasm", space, (block) => {
    run(head + block * stride);
  });
}
