import type { Formula } from "./formula.ts";

/** What a node of the graph does. `variable` and `parameter` read an input by its index; the rest combine earlier nodes. */
export type Operation = "number" | "variable" | "parameter" | "add" | "subtract" | "multiply" | "divide" | "negate";

/** One node: its operation, and its operands (node ids, or the input's index in `left`), or its number. */
export interface GraphNode {
  readonly operation: Operation;
  readonly left: number;
  readonly right: number;
  readonly value: number;
}

/**
 * Expressions as one graph without repetition: the same node is never made twice, numbers are folded, and 0 and 1 vanish. Nodes
 * stand after their operands, so that the list in order is a straight-line program.
 */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly number: (value: number) => number;
  readonly variable: (index: number) => number;
  readonly parameter: (index: number) => number;
  readonly add: (left: number, right: number) => number;
  readonly subtract: (left: number, right: number) => number;
  readonly multiply: (left: number, right: number) => number;
  readonly divide: (left: number, right: number) => number;
  readonly negate: (of: number) => number;
  /** Node of a formula, whose names `find` gives as nodes. */
  readonly formula: (formula: Formula, find: (name: string) => number) => number;
  /** Node of the derivative of `of` with respect to the variable. */
  readonly derivative: (of: number, variableIndex: number) => number;
  /** Variables that a node depends on, ascending. */
  readonly variablesOf: (of: number) => readonly number[];
}

/** Makes an empty graph. */
export function graph(): Graph {
  const nodes: GraphNode[] = [];
  const known = new Map<string, number>();
  const make = (operation: Operation, left: number, right: number, value: number): number => {
    const key = `${operation} ${left} ${right} ${value}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    nodes.push({ operation, left, right, value });
    known.set(key, nodes.length - 1);
    return nodes.length - 1;
  };
  const number = (value: number): number => make("number", 0, 0, value);
  const valueOf = (node: number): number | undefined => (nodes[node].operation === "number" ? nodes[node].value : undefined);
  const negate = (of: number): number => {
    const value = valueOf(of);
    if (value !== undefined) return number(value === 0 ? 0 : -value);
    return nodes[of].operation === "negate" ? nodes[of].left : make("negate", of, 0, 0);
  };
  const add = (left: number, right: number): number => {
    const [a, b] = [valueOf(left), valueOf(right)];
    if (a !== undefined && b !== undefined) return number(a + b);
    if (a === 0) return right;
    if (b === 0) return left;
    if (nodes[right].operation === "negate") return subtract(left, nodes[right].left);
    if (nodes[left].operation === "negate") return subtract(right, nodes[left].left);
    return left < right ? make("add", left, right, 0) : make("add", right, left, 0);
  };
  const subtract = (left: number, right: number): number => {
    const [a, b] = [valueOf(left), valueOf(right)];
    if (a !== undefined && b !== undefined) return number(a - b);
    if (b === 0) return left;
    if (a === 0) return negate(right);
    if (left === right) return number(0);
    if (nodes[right].operation === "negate") return add(left, nodes[right].left);
    return make("subtract", left, right, 0);
  };
  const multiply = (left: number, right: number): number => {
    const [a, b] = [valueOf(left), valueOf(right)];
    if (a !== undefined && b !== undefined) return number(a * b);
    if (a === 0 || b === 0) return number(0);
    if (a === 1) return right;
    if (b === 1) return left;
    if (a === -1) return negate(right);
    if (b === -1) return negate(left);
    if (nodes[left].operation === "negate") return negate(multiply(nodes[left].left, right));
    if (nodes[right].operation === "negate") return negate(multiply(left, nodes[right].left));
    return left < right ? make("multiply", left, right, 0) : make("multiply", right, left, 0);
  };
  const divide = (left: number, right: number): number => {
    const [a, b] = [valueOf(left), valueOf(right)];
    if (a !== undefined && b !== undefined && b !== 0) return number(a / b);
    if (a === 0) return left;
    if (b === 1) return left;
    if (nodes[left].operation === "negate") return negate(divide(nodes[left].left, right));
    return make("divide", left, right, 0);
  };
  const arithmetic: Arithmetic = { nodes, number, variable: (index) => make("variable", index, 0, 0), parameter: (index) => make("parameter", index, 0, 0), add, subtract, multiply, divide, negate };
  return { ...arithmetic, formula: (part, find) => formulaNode(arithmetic, part, find), derivative: derivatives(arithmetic), variablesOf: reaches(nodes) };
}

/** The operations of a graph that make nodes. */
type Arithmetic = Omit<Graph, "formula" | "derivative" | "variablesOf">;

function power(g: Arithmetic, of: number, exponent: number): number {
  if (exponent < 0) return g.divide(g.number(1), power(g, of, -exponent));
  if (exponent === 0) return g.number(1);
  const half = power(g, of, Math.floor(exponent / 2));
  const square = g.multiply(half, half);
  return exponent % 2 === 1 ? g.multiply(square, of) : square;
}

function formulaNode(g: Arithmetic, part: Formula, find: (name: string) => number): number {
  const node = (inner: Formula): number => formulaNode(g, inner, find);
  switch (part.kind) {
    case "number": return g.number(part.value);
    case "name": return find(part.name);
    case "negative": return g.negate(node(part.of));
    case "power": return power(g, node(part.of), part.exponent);
    case "sum": return g.add(node(part.left), node(part.right));
    case "difference": return g.subtract(node(part.left), node(part.right));
    case "product": return g.multiply(node(part.left), node(part.right));
    case "quotient": return g.divide(node(part.left), node(part.right));
  }
}

/** Which variables a node depends on, each node worked out once. */
function reaches(nodes: readonly GraphNode[]): Graph["variablesOf"] {
  const known = new Map<number, readonly number[]>();
  const variablesOf = (of: number): readonly number[] => {
    const cached = known.get(of);
    if (cached !== undefined) return cached;
    const node = nodes[of];
    let found: readonly number[];
    if (node.operation === "variable") found = [node.left];
    else if (node.operation === "number" || node.operation === "parameter") found = [];
    else if (node.operation === "negate") found = variablesOf(node.left);
    else found = [...new Set([...variablesOf(node.left), ...variablesOf(node.right)])].sort((p, q) => p - q);
    known.set(of, found);
    return found;
  };
  return variablesOf;
}

/** Derivatives by the rules of sums, products and quotients, each worked out once. */
function derivatives(g: Arithmetic): Graph["derivative"] {
  const known = new Map<string, number>();
  const derivative = (of: number, variableIndex: number): number => {
    const key = `${of} ${variableIndex}`;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const { operation, left, right } = g.nodes[of];
    const slope = (node: number): number => derivative(node, variableIndex);
    let result: number;
    switch (operation) {
      case "number":
      case "parameter": result = g.number(0); break;
      case "variable": result = g.number(left === variableIndex ? 1 : 0); break;
      case "negate": result = g.negate(slope(left)); break;
      case "add": result = g.add(slope(left), slope(right)); break;
      case "subtract": result = g.subtract(slope(left), slope(right)); break;
      case "multiply": result = g.add(g.multiply(slope(left), right), g.multiply(left, slope(right))); break;
      case "divide": result = g.divide(g.subtract(slope(left), g.multiply(of, slope(right))), right); break;
    }
    known.set(key, result);
    return result;
  };
  return derivative;
}
