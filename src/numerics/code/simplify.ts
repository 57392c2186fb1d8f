import { conditions, evaluate, type Instruction, type Operation, type Value } from "./program.ts";

type Identity = (a: Instruction, b: Instruction, c: Instruction) => Instruction | undefined;

/** Identities that hold for every double, signed zeros and infinities included. */
const identities: Readonly<Partial<Record<Operation, Identity>>> = {
  add: (a, b) => (isConstant(b, -0) ? a : isConstant(a, -0) ? b : undefined),
  sub: (a, b) => (isConstant(b, 0) ? a : undefined),
  mul: (a, b) => (isConstant(b, 1) ? a : isConstant(a, 1) ? b : undefined),
  div: (a, b) => (isConstant(b, 1) ? a : undefined),
  neg: (a) => (a.operation === "neg" ? a.inputs[0] : undefined),
  abs: (a) => (a.operation === "abs" ? a : undefined),
  min: (a, b) => (a === b ? a : undefined),
  max: (a, b) => (a === b ? a : undefined),
  select: (_condition, a, b) => (a === b ? a : undefined),
};

function isConstant(value: Instruction, x: number): boolean {
  return value.operation === "constant" && Object.is(value.detail, x);
}

/** What an operation is known to give without computing it: folded constants and exact identities; undefined where nothing is known. */
export function simplify(operation: Operation, inputs: readonly Instruction[], constant: (x: number) => Value): Instruction | undefined {
  const [a, b, c] = inputs;
  if (operation !== "select" && !conditions.has(operation) && inputs.every((input) => input.operation === "constant")) {
    const folded = evaluate[operation](a.detail, inputs.length > 1 ? b.detail : 0, 0);
    return folded === folded ? constant(folded) : undefined;
  }
  return identities[operation]?.(a, b, c);
}
