import type { Condition, Instruction, Operation, Program, Value } from "./program.ts";
import { recorder } from "./recorder.ts";
import { placesOf, type Shape } from "./shape.ts";

const elementsPerRound = 4;

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
      return place < 0 ? record.shared(place) : record.readPlace(place);
    },
    store: (array, index, value) => {
      const place = places.element(array, index);
      if (place < 0) throw new RangeError(`program: array "${array}" is shared and cannot be written.`);
      record.store(place, value, undefined);
    },
    add, sub: two("sub"), mul: two("mul"), div: two("div"), min: two("min"), max: two("max"), smaller: two("smaller"), larger: two("larger"),
    neg: one("neg"), sqrt: one("sqrt"), abs: one("abs"), floor: one("floor"), exp: one("exp"), log: one("log"),
    less: truth("less"), lessOrEqual: truth("lessOrEqual"), equal: truth("equal"), and: truth("and"), or: truth("or"),
    not: (a) => record.apply("not", [a]) as Condition,
    select: (condition, a, b) => record.apply("select", [condition, a, b]) as Value,
    sum: (values) => (values.length === 0 ? constant(0) : values.slice(1).reduce((total, value) => add(total, value), values[0])),
    now: record.now,
    variable: (initial) => {
      const made = { number: variableCount++ };
      record.set(made.number, initial);
      return made;
    },
    get: (variable) => record.get(variable.number),
    set: (variable, value) => {
      record.set(variable.number, value);
    },
    repeat: (count, build) => {
      record.repeat(typeof count === "string" ? argument(count) : typeof count === "number" ? constant(count) : count, 1, build);
    },
    each: (count, build) => {
      const place = (array: string, from: number): number => {
        const first = places.element(array, from);
        if (places.find(array).isShared) throw new RangeError(`program: each works on arrays of a person; "${array}" is shared.`);
        places.element(array, from + count - 1);
        return first;
      };
      const work = (by: number, round: Value | undefined): void => {
        build({
          load: (array, from = 0) => (round === undefined ? record.readPlace(place(array, from) + by) : record.readElement(place(array, from) + by, round)),
          store: (array, value, from = 0) => {
            record.store(place(array, from) + by, value, round);
          },
        });
      };
      // Several elements a round, the rest one by one: the control of the loop costs as much as a small law.
      const rounds = Math.floor(count / elementsPerRound);
      if (rounds > 0) {
        record.repeat(constant(rounds), elementsPerRound, (round) => {
          for (let by = 0; by < elementsPerRound; by++) work(by, round);
        });
      }
      for (let by = rounds * elementsPerRound; by < count; by++) work(by, undefined);
    },
    when: record.when,
  };
}
