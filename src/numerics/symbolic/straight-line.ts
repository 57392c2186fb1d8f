import type { Graph, GraphNode } from "./graph.ts";

/** A straight-line program: instructions in order, each a node of a graph, and the nodes whose values are the results. */
export interface StraightLine {
  readonly instructions: readonly GraphNode[];
  /** Position of each result among the instructions. */
  readonly results: readonly number[];
}

/** Keeps what the results need of a graph, in order. Operands become positions in the program. */
export function straightLine(from: Graph, results: readonly number[]): StraightLine {
  const needed = new Uint8Array(from.nodes.length);
  for (const result of results) needed[result] = 1;
  for (let i = from.nodes.length - 1; i >= 0; i--) {
    if (needed[i] === 0) continue;
    const { operation, left, right } = from.nodes[i];
    if (operation === "number" || operation === "variable" || operation === "parameter") continue;
    needed[left] = 1;
    if (operation !== "negate") needed[right] = 1;
  }
  const position = new Int32Array(from.nodes.length);
  const instructions: GraphNode[] = [];
  from.nodes.forEach((node, i) => {
    if (needed[i] === 0) return;
    position[i] = instructions.length;
    const isLeaf = node.operation === "number" || node.operation === "variable" || node.operation === "parameter";
    instructions.push(isLeaf ? node : { ...node, left: position[node.left], right: node.operation === "negate" ? 0 : position[node.right] });
  });
  return { instructions, results: results.map((result) => position[result]) };
}

/** Runs a program: reads variables and parameters, writes the results in order. */
export type Evaluate = (variables: Float64Array, parameters: Float64Array, results: Float64Array) => void;

const code = { number: 0, variable: 1, parameter: 2, add: 3, subtract: 4, multiply: 5, divide: 6, negate: 7 } as const;

/** An evaluator that walks the instructions one by one: slow, plain, and the reference for every faster one. */
export function walker(what: StraightLine): Evaluate {
  const count = what.instructions.length;
  const operation = Uint8Array.from(what.instructions, (node) => code[node.operation]);
  const left = Int32Array.from(what.instructions, (node) => node.left);
  const right = Int32Array.from(what.instructions, (node) => node.right);
  const number = Float64Array.from(what.instructions, (node) => node.value);
  const result = Int32Array.from(what.results);
  const value = new Float64Array(count);
  return (variables, parameters, results) => {
    for (let i = 0; i < count; i++) {
      const a = left[i];
      const b = right[i];
      switch (operation[i]) {
        case code.number: value[i] = number[i]; break;
        case code.variable: value[i] = variables[a]; break;
        case code.parameter: value[i] = parameters[a]; break;
        case code.add: value[i] = value[a] + value[b]; break;
        case code.subtract: value[i] = value[a] - value[b]; break;
        case code.multiply: value[i] = value[a] * value[b]; break;
        case code.divide: value[i] = value[a] / value[b]; break;
        default: value[i] = -value[a];
      }
    }
    for (let k = 0; k < result.length; k++) results[k] = value[result[k]];
  };
}
