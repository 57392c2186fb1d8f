import { interpret } from "./interpreter.ts";
import { toJavaScript } from "./javascript.ts";
import type { Machine } from "./machine.ts";
import type { Program } from "./program.ts";
import type { Space } from "./space.ts";
import { toWasm } from "./wasm/machine.ts";

/**
 * The quickest back end that the host allows: WebAssembly, else generated JavaScript, else the interpreter. A page with a strict
 * content security policy forbids the first without `wasm-unsafe-eval` and the second without `unsafe-eval`; results are the same.
 */
export function compile(program: Program, space: Space): Machine {
  for (const make of [toWasm, toJavaScript]) {
    try {
      return make(program, space);
    } catch (error) {
      if (error instanceof RangeError) throw error;
    }
  }
  return interpret(program, space);
}
