import type { Condition, Instruction, Operation, Program, Value } from "./program.ts";
import { recorder } from "./recorder.ts";
import { placesOf, type Shape } from "./shape.ts";

/**
 * Starts an empty program on arrays of the given shape. What is computed twice is computed once, what is known is folded, and a
 * load after a store of the same element is the value stored: all exact. The order of floating-point operations is never changed.
 */
export function program(shape: Shape): Program {
  const places = placesOf(shape);
  const record = recorder();
  const { constant } = record;
  let variableCount = 0;
  const one = (operation: Operation) => (a: Instruction) => record.apply(operation, [a]) as Value;
  const two = (operation: Operation) => (a: Instruction, b: Instruction) => record.apply(operation, [a, b]) as Value;
  const truth = (operation: Operation) => (a: Instruction, b: Instruction) => record.apply(operation, [a, b]) as Condition;
  const argument = (name: string): Value => record.shared(-1 - places.argument(name));
  const add = two("add");
  return {
    shape, places, body: record.top, constant, argument,
    size: () => ({ instructions: record.instructionCount(), variables: variableCount }),
    load: (array, index) => {
      const place = places.element(array, index);
      return place < 0 ? record.shared(place) : record.read("load", place);
    },
    store: (array, index, value) => {
      const place = places.element(array, index);
      if (place < 0) throw new RangeError(`program: array "${array}" is shared and cannot be written.`);
      record.write("store", place, value);
    },
    add, sub: two("sub"), mul: two("mul"), div: two("div"), min: two("min"), max: two("max"), smaller: two("smaller"), larger: two("larger"),
    neg: one("neg"), sqrt: one("sqrt"), abs: one("abs"), floor: one("floor"), exp: one("exp"), log: one("log"),
    less: truth("less"), lessOrEqual: truth("lessOrEqual"), equal: truth("equal"), and: truth("and"), or: truth("or"),
    not: (a) => record.apply("not", [a]) as Condition,
    select: (condition, a, b) => record.apply("select", [condition, a, b]) as Value,
    sum: (values) => (values.length === 0 ? constant(0) : values.slice(1).reduce((total, value) => add(total, value), values[0])),
    variable: (initial) => {
      const made = { number: variableCount++ };
      record.write("set", made.number, initial);
      return made;
    },
    get: (variable) => record.read("get", variable.number),
    set: (variable, value) => {
      record.write("set", variable.number, value);
    },
    repeat: (count, build) => {
      record.repeat(typeof count === "string" ? argument(count) : typeof count === "number" ? constant(count) : count, build);
    },
    when: record.when,
  };
}
