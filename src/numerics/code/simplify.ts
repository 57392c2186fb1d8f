import { conditions, evaluate, type Instruction, type Operation, type Value } from "./program.ts";

type Apply = (operation: Operation, inputs: readonly Instruction[]) => Instruction;
type Identity = (a: Instruction, b: Instruction, c: Instruction, apply: Apply) => Instruction | undefined;

const isNegated = (value: Instruction): boolean => value.operation === "neg";
/** A sign moves out of a product or quotient. */
const signOut = (operation: Operation, a: Instruction, b: Instruction, apply: Apply): Instruction | undefined => {
  if (isNegated(a) && isNegated(b)) return apply(operation, [a.inputs[0], b.inputs[0]]);
  if (isNegated(a)) return apply("neg", [apply(operation, [a.inputs[0], b])]);
  return isNegated(b) ? apply("neg", [apply(operation, [a, b.inputs[0]])]) : undefined;
};

/** Identities that hold for every double, signed zeros and infinities included. */
const identities: Readonly<Partial<Record<Operation, Identity>>> = {
  add: (a, b, _c, apply) => {
    if (isConstant(b, -0)) return a;
    if (isConstant(a, -0)) return b;
    if (isNegated(b)) return apply("sub", [a, b.inputs[0]]);
    return isNegated(a) ? apply("sub", [b, a.inputs[0]]) : undefined;
  },
  sub: (a, b, _c, apply) => (isConstant(b, 0) ? a : isNegated(b) ? apply("add", [a, b.inputs[0]]) : undefined),
  mul: (a, b, _c, apply) => (isConstant(b, 1) ? a : isConstant(a, 1) ? b : signOut("mul", a, b, apply)),
  div: (a, b, _c, apply) => (isConstant(b, 1) ? a : signOut("div", a, b, apply)),
  neg: (a) => (isNegated(a) ? a.inputs[0] : undefined),
  abs: (a) => (a.operation === "abs" ? a : undefined),
  min: (a, b) => (a === b ? a : undefined),
  max: (a, b) => (a === b ? a : undefined),
  smaller: (a, b) => (a === b ? a : undefined),
  larger: (a, b) => (a === b ? a : undefined),
  select: (condition, a, b, apply) => {
    if (a === b) return a;
    if (condition.operation !== "less") return undefined;
    const [p, q] = condition.inputs;
    if (p === a && q === b) return apply("smaller", [a, b]);
    return p === b && q === a ? apply("larger", [b, a]) : undefined;
  },
};

function isConstant(value: Instruction, x: number): boolean {
  return value.operation === "constant" && Object.is(value.detail, x);
}

/** What an operation is known to give without computing it: folded constants and exact identities; undefined where nothing is known. */
export function simplify(operation: Operation, inputs: readonly Instruction[], constant: (x: number) => Value, apply: Apply): Instruction | undefined {
  const [a, b, c] = inputs;
  if (operation !== "select" && !conditions.has(operation) && inputs.every((input) => input.operation === "constant")) {
    const folded = evaluate[operation](a.detail, inputs.length > 1 ? b.detail : 0, 0);
    return folded === folded ? constant(folded) : undefined;
  }
  return identities[operation]?.(a, b, c, apply);
}
