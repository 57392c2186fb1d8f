import { exp, log } from "../elementary/index.ts";
import type { Places, Shape } from "./shape.ts";

/** Arithmetic with one, two or three operands; the names of the builder's functions. */
export type Operation = "add" | "sub" | "mul" | "div" | "neg" | "sqrt" | "min" | "max" | "abs" | "floor" | "exp" | "log" | "less" | "lessOrEqual" | "equal" | "and" | "or" | "not" | "select" | "smaller" | "larger";

/** One instruction of a program; for the user a number that will be known at run time. Opaque outside this folder. */
export interface Instruction {
  readonly id: number;
  readonly operation: Operation | "constant" | "load" | "get" | "index";
  readonly inputs: readonly Instruction[];
  readonly isCondition: boolean;
  /** Value of a constant; place of a load (to which the round that is its input, if any, adds its strides); number of a variable. */
  readonly detail: number;
  readonly body: Body;
}

/** A number known at run time. */
export type Value = Instruction & { readonly isCondition: false };
/** A truth value known at run time. */
export type Condition = Instruction & { readonly isCondition: true };
/** A local that `set` changes: carries a value from one round of a loop to the next. */
export interface Variable {
  readonly number: number;
}

/** What happens, in order. A program means: do these one after another. */
export type Statement =
  | { readonly kind: "value"; readonly value: Instruction }
  | { readonly kind: "store"; readonly place: number; readonly round: Instruction | undefined; readonly value: Instruction }
  | { readonly kind: "set"; readonly variable: number; readonly value: Instruction }
  | { readonly kind: "now"; readonly value: Instruction }
  | { readonly kind: "repeat"; readonly count: Instruction; readonly body: Body }
  | { readonly kind: "when"; readonly condition: Instruction; readonly body: Body };

/** The statements of a program, of one loop or of one conditional part. */
export interface Body {
  readonly parent: Body | undefined;
  readonly statements: Statement[];
  /** Elements by which a round of a loop moves on. */
  readonly stride: number;
  isOpen: boolean;
}

/** The element of each array that one round of `each` works on. */
export interface Element {
  /** Element `from` + the element's own number of an array of the person. */
  readonly load: (array: string, from?: number) => Value;
  readonly store: (array: string, value: Value, from?: number) => void;
}

/** A program under construction and when complete. See index.ts for an example. */
export interface Program {
  readonly shape: Shape;
  readonly places: Places;
  readonly body: Body;
  /** Instructions and variables made so far. */
  readonly size: () => { readonly instructions: number; readonly variables: number };
  readonly constant: (x: number) => Value;
  readonly argument: (name: string) => Value;
  readonly load: (array: string, index: number) => Value;
  readonly store: (array: string, index: number, value: Value) => void;
  readonly add: (a: Value, b: Value) => Value;
  readonly sub: (a: Value, b: Value) => Value;
  readonly mul: (a: Value, b: Value) => Value;
  readonly div: (a: Value, b: Value) => Value;
  readonly neg: (a: Value) => Value;
  readonly sqrt: (a: Value) => Value;
  /** As Math.min: -0 is less than +0, NaN wins. `smaller` is quicker in vectors. */
  readonly min: (a: Value, b: Value) => Value;
  readonly max: (a: Value, b: Value) => Value;
  /** `a < b ? a : b`; the same as `select(less(a, b), a, b)`. */
  readonly smaller: (a: Value, b: Value) => Value;
  /** `a < b ? b : a`; the same as `select(less(a, b), b, a)`. */
  readonly larger: (a: Value, b: Value) => Value;
  readonly abs: (a: Value) => Value;
  readonly floor: (a: Value) => Value;
  /** The function of numerics, bit for bit, for every double. */
  readonly exp: (a: Value) => Value;
  /** The function of numerics, bit for bit, for every double. */
  readonly log: (a: Value) => Value;
  readonly less: (a: Value, b: Value) => Condition;
  readonly lessOrEqual: (a: Value, b: Value) => Condition;
  readonly equal: (a: Value, b: Value) => Condition;
  readonly and: (a: Condition, b: Condition) => Condition;
  readonly or: (a: Condition, b: Condition) => Condition;
  readonly not: (a: Condition) => Condition;
  /** `a` where the condition holds, else `b`; both are computed. */
  readonly select: (condition: Condition, a: Value, b: Value) => Value;
  /** Sum from left to right; zero for an empty list. */
  readonly sum: (values: readonly Value[]) => Value;
  /** Has a value computed where it is written and not where it is first used: to spread a long chain over other work. */
  readonly now: (value: Value) => void;
  readonly variable: (initial: Value) => Variable;
  readonly get: (variable: Variable) => Value;
  readonly set: (variable: Variable, value: Value) => void;
  /**
   * Runs the body for round = 0, 1, 2, ... while round < count (an argument's name, a constant, or a value that is the same for both lanes).
   * What the body computes is gone after it, but for stores and variables.
   */
  readonly repeat: (count: string | number | Value, build: (round: Value) => void) => void;
  /** Does the body for elements 0 to count - 1 of arrays: a loop in little code, where `load` and `store` would be written out for each element. */
  readonly each: (count: number, build: (element: Element) => void) => void;
  /** Does the body for the people for whom the condition holds, and skips it when it holds for nobody in the vector. Scope as in `repeat`. */
  readonly when: (condition: Condition, build: () => void) => void;
}

/** How each operation works on plain numbers; conditions are 0 or 1. Also the meaning of the interpreter. */
export const evaluate: Readonly<Record<Operation, (a: number, b: number, c: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  neg: (a) => -a,
  sqrt: (a) => Math.sqrt(a),
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  abs: (a) => Math.abs(a),
  floor: (a) => Math.floor(a),
  exp: (a) => exp(a),
  log: (a) => log(a),
  less: (a, b) => (a < b ? 1 : 0),
  lessOrEqual: (a, b) => (a <= b ? 1 : 0),
  equal: (a, b) => (a === b ? 1 : 0),
  and: (a, b) => a * b,
  or: (a, b) => Math.max(a, b),
  not: (a) => 1 - a,
  select: (a, b, c) => (a === 1 ? b : c),
  smaller: (a, b) => (a < b ? a : b),
  larger: (a, b) => (a < b ? b : a),
};

/** Operations whose result is a condition. */
export const conditions: ReadonlySet<string> = new Set(["less", "lessOrEqual", "equal", "and", "or", "not"]);
