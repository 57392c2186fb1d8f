/**
 * Straight-line programs: arithmetic written once, run by three back ends with the same bits. A program reads and writes fixed
 * elements of named arrays; loops repeat a body. It runs for one person or for two side by side in a vector.
 *
 *     const shape = { arrays: { y: 2, dydt: 2 }, shared: { k: 1 }, arguments: ["dt", "steps"] };
 *     const p = program(shape);
 *     const dt = p.argument("dt");
 *     p.repeat("steps", () => {
 *       const rate = p.mul(p.load("k", 0), p.load("y", 0));
 *       p.store("y", 0, p.sub(p.load("y", 0), p.mul(dt, rate)));
 *       p.store("y", 1, p.add(p.load("y", 1), p.mul(dt, rate)));
 *     });
 *     const people = space(shape, { lanes: 2, peopleCount: 1000 });
 *     people.write("y", 7, [1, 0]);                  // person 7
 *     people.view("k").set([0.3]);
 *     const machine = compile(p, people);            // or interpret(p, people), toJavaScript(p, people), toWasm(p, people)
 *     machine.run({ dt: 0.01, steps: 100 });         // all blocks; run(values, first, count) for some
 *     people.read("y", 7);
 *
 * Programs of one shape may work on one space (right side, Jacobian, factors, solve), each with its own machine; the arguments of a
 * shape keep their values until set again. `view` gives live arrays without copying, `runBlock` runs one block without checks.
 *
 * Rules. Operations are those of IEEE 754 doubles in the order written; `exp` and `log` are those of numerics, bit for bit, on all
 * doubles. Never done: reassociation, fused multiply-add, x + 0 -> x. Bits of NaN are unspecified. `select` computes both sides.
 * `each` is a loop over the elements of arrays: little code where a law holds for many elements. `when` is a part that some people take:
 * the stores of the others are blended away, and what nobody takes is skipped.
 * Loop bodies see memory afresh: load a value once before the loop to keep it in a local, load it inside to read it each round.
 */
export { compile } from "./compile.ts";
export { interpret } from "./interpreter.ts";
export { javaScriptSource, toJavaScript } from "./javascript.ts";
export type { BackEnd, Machine } from "./machine.ts";
export { program } from "./builder.ts";
export type { Condition, Element, Program, Value, Variable } from "./program.ts";
export type { Shape } from "./shape.ts";
export { space, type Lanes, type Space } from "./space.ts";
export { toWasm } from "./wasm/machine.ts";
