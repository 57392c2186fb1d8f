import { exp, log } from "../elementary/index.ts";
import { placesOf, type Places, type Shape } from "./shape.ts";

/** Arithmetic with one, two or three operands; the names of the builder's functions. */
export type Operation = "add" | "sub" | "mul" | "div" | "neg" | "sqrt" | "min" | "max" | "abs" | "floor" | "exp" | "log" | "less" | "lessOrEqual" | "equal" | "and" | "or" | "not" | "select";

/** One instruction of a program; for the user a number that will be known at run time. Opaque outside this folder. */
export interface Instruction {
  readonly id: number;
  readonly operation: Operation | "constant" | "load" | "get" | "index";
  readonly inputs: readonly Instruction[];
  readonly isCondition: boolean;
  /** Value of a constant; place of a load; number of a variable. */
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
  | { readonly kind: "store"; readonly place: number; readonly value: Instruction }
  | { readonly kind: "set"; readonly variable: number; readonly value: Instruction }
  | { readonly kind: "repeat"; readonly count: Instruction; readonly body: Body };

/** The statements of a program or of one loop. */
export interface Body {
  readonly parent: Body | undefined;
  readonly statements: Statement[];
  isOpen: boolean;
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
  /** As Math.min: -0 is less than +0. `select(less(a, b), a, b)` is quicker in vectors where that does not matter. */
  readonly min: (a: Value, b: Value) => Value;
  readonly max: (a: Value, b: Value) => Value;
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
  readonly variable: (initial: Value) => Variable;
  readonly get: (variable: Variable) => Value;
  readonly set: (variable: Variable, value: Value) => void;
  /** Runs the body for round = 0, 1, 2, ... while round < count (an argument's name, a constant or a value). What the body computes is gone after it, but for stores and variables. */
  readonly repeat: (count: string | number | Value, build: (round: Value) => void) => void;
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
};

const conditions: ReadonlySet<string> = new Set(["less", "lessOrEqual", "equal", "and", "or", "not"]);
const commutes: ReadonlySet<string> = new Set(["add", "mul", "min", "max", "equal", "and", "or"]);

/** What a name stands for while one body is being written. */
interface Known {
  /** Instructions by what they compute. */
  readonly computed: Map<string, Instruction>;
  /** Values that memory and variables are known to hold now. */
  readonly held: Map<string, Instruction>;
}

/**
 * Starts an empty program on arrays of the given shape. What is computed twice is computed once, what is known is folded, and a
 * load after a store of the same element is the value stored: all exact. The order of floating-point operations is never changed.
 */
export function program(shape: Shape): Program {
  const places = placesOf(shape);
  const top: Body = { parent: undefined, statements: [], isOpen: true };
  const known: Known[] = [{ computed: new Map(), held: new Map() }];
  let body = top;
  let instructions = 0;
  let variables = 0;

  const here = (): Known => known[known.length - 1];
  const make = (operation: Instruction["operation"], inputs: readonly Instruction[], detail: number, home: Body): Instruction => {
    const made: Instruction = { id: instructions++, operation, inputs, isCondition: conditions.has(operation), detail, body: home };
    home.statements.push({ kind: "value", value: made });
    return made;
  };
  const check = (value: Instruction): void => {
    let root = value.body;
    while (root.parent !== undefined) root = root.parent;
    if (root !== top) throw new RangeError(`program: a ${value.operation} of another program is used.`);
    if (!value.body.isOpen) throw new RangeError(`program: a ${value.operation} computed inside a loop is used after it; carry it out with a variable or a store.`);
  };
  const once = (key: string, operation: Instruction["operation"], inputs: readonly Instruction[], detail: number): Instruction => {
    for (const level of known) {
      const found = level.computed.get(key);
      if (found !== undefined) return found;
    }
    // What nothing can change is computed before all loops; their statements come after it, for they are closed later.
    const isStill = operation === "constant" || operation === "load";
    const made = make(operation, inputs, detail, isStill ? top : body);
    (isStill ? known[0] : here()).computed.set(key, made);
    return made;
  };
  const constant = (x: number): Value => {
    if (x !== x) throw new RangeError("program: NaN is no constant.");
    return once(`constant ${Object.is(x, -0) ? "-0" : String(x)}`, "constant", [], x) as Value;
  };
  const apply = (operation: Operation, ...inputs: Instruction[]): Instruction => {
    inputs.forEach(check);
    const simpler = simplify(operation, inputs, constant);
    if (simpler !== undefined) return simpler;
    const ids = inputs.map((input) => input.id);
    if (commutes.has(operation)) ids.sort((p, q) => p - q);
    return once(`${operation} ${ids.join(" ")}`, operation, inputs, 0);
  };
  const read = (key: string, operation: "load" | "get", detail: number): Value => {
    const found = here().held.get(key);
    if (found !== undefined) return found as Value;
    const made = make(operation, [], detail, body);
    here().held.set(key, made);
    return made as Value;
  };
  const readShared = (place: number): Value => once(`shared ${place}`, "load", [], place) as Value;
  const set = (variable: number, value: Value): void => {
    check(value);
    body.statements.push({ kind: "set", variable, value });
    here().held.set(`variable ${variable}`, value);
  };
  const number = (operation: Operation) => (...inputs: Instruction[]) => apply(operation, ...inputs) as Value;
  const truth = (operation: Operation) => (...inputs: Instruction[]) => apply(operation, ...inputs) as Condition;
  const add = number("add");

  return {
    shape, places, body: top,
    size: () => ({ instructions, variables }),
    constant,
    argument: (name) => readShared(-1 - places.argument(name)),
    load: (array, index) => {
      const place = places.element(array, index);
      return place < 0 ? readShared(place) : read(`place ${place}`, "load", place);
    },
    store: (array, index, value) => {
      const place = places.element(array, index);
      if (place < 0) throw new RangeError(`program: array "${array}" is shared and cannot be written.`);
      check(value);
      body.statements.push({ kind: "store", place, value });
      here().held.set(`place ${place}`, value);
    },
    add, sub: number("sub"), mul: number("mul"), div: number("div"), neg: number("neg"), sqrt: number("sqrt"), min: number("min"), max: number("max"),
    abs: number("abs"), floor: number("floor"), exp: number("exp"), log: number("log"), select: number("select"),
    less: truth("less"), lessOrEqual: truth("lessOrEqual"), equal: truth("equal"), and: truth("and"), or: truth("or"), not: truth("not"),
    sum: (values) => (values.length === 0 ? constant(0) : values.slice(1).reduce((total, value) => add(total, value), values[0])),
    variable: (initial) => {
      const made = { number: variables++ };
      set(made.number, initial);
      return made;
    },
    get: (variable) => read(`variable ${variable.number}`, "get", variable.number),
    set: (variable, value) => {
      set(variable.number, value);
    },
    repeat: (count, build) => {
      const rounds = typeof count === "string" ? readShared(-1 - places.argument(count)) : typeof count === "number" ? constant(count) : count;
      check(rounds);
      const inner: Body = { parent: body, statements: [], isOpen: true };
      const outer = body;
      // What memory holds changes from round to round: nothing about it is known at the start of the body or after it.
      known.push({ computed: new Map(), held: new Map() });
      body = inner;
      build(make("index", [], 0, inner) as Value);
      inner.isOpen = false;
      outer.statements.push({ kind: "repeat", count: rounds, body: inner });
      body = outer;
      known.pop();
      here().held.clear();
    },
  };
}

/** What an operation is known to give without computing it: folded constants and identities that hold for every double. */
function simplify(operation: Operation, inputs: readonly Instruction[], constant: (x: number) => Value): Instruction | undefined {
  const [a, b, c] = inputs;
  if (operation === "select") return b === c ? b : undefined;
  if (conditions.has(operation)) return undefined;
  if (inputs.every((input) => input.operation === "constant")) {
    const folded = evaluate[operation](a.detail, inputs.length > 1 ? b.detail : 0, 0);
    return folded === folded ? constant(folded) : undefined;
  }
  if (operation === "neg" && a.operation === "neg") return a.inputs[0];
  if (operation === "abs" && (a.operation === "abs" || a.operation === "neg")) return a.operation === "abs" ? a : undefined;
  if (operation === "mul" && isConstant(a, 1)) return b;
  if ((operation === "mul" || operation === "div") && isConstant(b, 1)) return a;
  if (operation === "sub" && isConstant(b, 0)) return a;
  if (operation === "add" && isConstant(b, -0)) return a;
  if (operation === "add" && isConstant(a, -0)) return b;
  if ((operation === "min" || operation === "max") && a === b) return a;
  return undefined;
}

function isConstant(value: Instruction, x: number): boolean {
  return value.operation === "constant" && Object.is(value.detail, x);
}
