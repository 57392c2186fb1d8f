import { compile, program, space, type Machine, type Program, type Shape, type Space, type Value } from "../code/index.ts";
import type { StraightLine } from "../symbolic/index.ts";
import type { Elimination } from "./markowitz.ts";
import { cubicRows, nested, type StiffStepper } from "./stepper.ts";
import type { Tableau } from "./tableau.ts";

/** A system as programs: right side, entries of the Jacobian in the order of the elimination's pattern, and the elimination. */
export interface SystemPrograms {
  readonly size: number;
  readonly parameterCount: number;
  readonly derivative: StraightLine;
  readonly jacobian: StraightLine;
  readonly elimination: Elimination;
}

/** Writes a straight-line program into a program under construction; returns its results. */
function unroll(p: Program, what: StraightLine, variable: (index: number) => Value, parameter: (index: number) => Value): Value[] {
  const values: Value[] = [];
  for (const { operation, left, right, value } of what.instructions) {
    switch (operation) {
      case "number": values.push(p.constant(value)); break;
      case "variable": values.push(variable(left)); break;
      case "parameter": values.push(parameter(left)); break;
      case "add": values.push(p.add(values[left], values[right])); break;
      case "subtract": values.push(p.sub(values[left], values[right])); break;
      case "multiply": values.push(p.mul(values[left], values[right])); break;
      case "divide": values.push(p.div(values[left], values[right])); break;
      case "negate": values.push(p.neg(values[left])); break;
    }
  }
  return what.results.map((result) => values[result]);
}

/** `base` plus the weighted sum of vectors, element i. */
function combined(p: Program, base: Value | undefined, weights: readonly number[], u: readonly (readonly Value[])[], i: number, scale?: Value): Value {
  let sum: Value | undefined;
  weights.forEach((weight, j) => {
    if (weight === 0) return;
    const term = weight === 1 ? u[j][i] : p.mul(p.constant(weight), u[j][i]);
    sum = sum === undefined ? term : p.add(sum, term);
  });
  if (sum === undefined) return base ?? p.constant(0);
  const scaled = scale === undefined ? sum : p.mul(scale, sum);
  return base === undefined ? scaled : p.add(base, scaled);
}

/** Factors in place: `values` by slot. Multipliers are kept as quotients; `inverse` of each pivot is returned by original index. */
function emitFactor(p: Program, elimination: Elimination, values: Value[]): Value[] {
  const inverse: Value[] = [];
  for (const step of elimination.steps) {
    const one = p.div(p.constant(1), values[step.pivot]);
    inverse[step.pivot] = one;
    for (const { slot } of step.lower) values[slot] = p.mul(values[slot], one);
    for (const { target, lower, upper } of step.updates) {
      const product = p.mul(values[lower], values[upper]);
      values[target] = p.sub(values[target], product);
    }
  }
  return inverse;
}

function emitSolve(p: Program, elimination: Elimination, values: readonly Value[], inverse: readonly Value[], right: readonly Value[]): Value[] {
  const b = [...right];
  for (const step of elimination.steps) for (const { slot, row } of step.lower) b[row] = p.sub(b[row], p.mul(values[slot], b[step.pivot]));
  for (let k = elimination.steps.length - 1; k >= 0; k--) {
    const { pivot, upper } = elimination.steps[k];
    let sum = b[pivot];
    for (const { slot, column } of upper) sum = p.sub(sum, p.mul(values[slot], b[column]));
    b[pivot] = p.mul(sum, inverse[pivot]);
  }
  return b;
}

/** Arrays of an emitted stepper. */
export function stepperShape(what: SystemPrograms, method: Tableau): Shape {
  const n = what.size;
  return { arrays: { y: n, next: n, f0: n, f1: n, u: n * method.m.length, k: Math.max(1, what.parameterCount), error: 1 }, shared: { absolute: n }, arguments: ["h", "relative"] };
}

/** The programs of a stepper: derivative of y into f0, of next into f1, one whole step. */
export function stepperPrograms(what: SystemPrograms, method: Tableau, shape: Shape): { readonly begin: Program; readonly ahead: Program; readonly step: Program; readonly accept: Program } {
  const n = what.size;
  const indices = Array.from({ length: n }, (_blank, i) => i);
  const derivativeProgram = (from: string, into: string): Program => {
    const p = program(shape);
    unroll(p, what.derivative, (i) => p.load(from, i), (i) => p.load("k", i)).forEach((value, i) => { p.store(into, i, value); });
    return p;
  };
  const accept = program(shape);
  const reached = indices.map((i) => accept.load("next", i));
  reached.forEach((value, i) => { accept.store("y", i, value); });
  unroll(accept, what.derivative, (i) => reached[i], (i) => accept.load("k", i)).forEach((value, i) => { accept.store("f0", i, value); });
  const p = program(shape);
  const h = p.argument("h");
  const perStep = p.div(p.constant(1), h);
  const shift = p.div(p.constant(1 / method.gamma), h);
  const y = indices.map((i) => p.load("y", i));
  const parameter = (i: number): Value => p.load("k", i);
  const jacobian = unroll(p, what.jacobian, (i) => y[i], parameter);
  const values: Value[] = what.elimination.entryRow.map((_row, slot) => (slot < n ? shift : p.constant(0)));
  what.elimination.slots.forEach((slot, k) => { values[slot] = slot < n ? p.sub(shift, jacobian[k]) : p.neg(jacobian[k]); });
  const inverse = emitFactor(p, what.elimination, values);
  let derivative = indices.map((i) => p.load("f0", i));
  const u: Value[][] = [];
  for (let s = 0; s < method.m.length; s++) {
    if (s > 0 && method.newState[s]) {
      const state = indices.map((i) => combined(p, y[i], method.a[s], u, i));
      derivative = unroll(p, what.derivative, (i) => state[i], parameter);
    }
    const right = indices.map((i) => combined(p, derivative[i], method.c[s], u, i, perStep));
    u.push(emitSolve(p, what.elimination, values, inverse, right));
    u[s].forEach((value, i) => { p.store("u", s * n + i, value); });
  }
  let sum = p.constant(0);
  for (const i of indices) {
    const next = combined(p, y[i], method.m, u, i);
    p.store("next", i, next);
    const weight = p.add(p.load("absolute", i), p.mul(p.argument("relative"), p.select(p.less(p.abs(y[i]), p.abs(next)), p.abs(next), p.abs(y[i]))));
    const scaled = p.div(combined(p, undefined, method.e, u, i), weight);
    sum = p.add(sum, p.mul(scaled, scaled));
  }
  p.store("error", 0, p.sqrt(p.div(sum, p.constant(n))));
  return { begin: derivativeProgram("y", "f0"), ahead: derivativeProgram("next", "f1"), step: p, accept };
}

/**
 * A stepper whose whole step (Jacobian, factors, all stages, error) is one emitted straight-line program. `constants` are read at
 * `begin`. `make` chooses the back end. Differs from the loops only by rounding: it multiplies by inverse pivots.
 */
export function emittedStepper(what: SystemPrograms, method: Tableau, constants: Float64Array, make: (p: Program, s: Space) => Machine = compile): StiffStepper {
  const n = what.size;
  const stages = method.m.length;
  const shape = stepperShape(what, method);
  const memory = space(shape, { lanes: 1 });
  const programs = stepperPrograms(what, method, shape);
  const [begin, step, accept] = [programs.begin, programs.step, programs.accept].map((p) => make(p, memory));
  let ahead: Machine | undefined;
  const [y, next, f0, f1, u, k, error, absolute] = ["y", "next", "f0", "f1", "u", "k", "error", "absolute"].map((name) => memory.view(name));
  const rows = Array.from({ length: Math.max(2, method.dense.length) }, () => new Float64Array(n));
  // Tolerances are taken over at the first step after `begin`.
  let isTold = false;
  // The interpolant of one element is worked out when it is asked for: few elements are.
  const row = (r: number, i: number): number => {
    const weights = method.dense[r];
    let sum = 0;
    for (let s = 0; s < stages; s++) sum += weights[s] * u[s * n + i];
    return sum;
  };
  return {
    y,
    next,
    begin: () => {
      k.set(constants);
      isTold = false;
      begin.runBlock(0);
    },
    step: (h, relative, tolerance) => {
      memory.setArgument("h", h);
      if (!isTold) {
        memory.setArgument("relative", relative);
        absolute.set(tolerance);
        isTold = true;
      }
      step.runBlock(0);
      return error[0];
    },
    accept: () => {
      accept.runBlock(0);
    },
    prepareDense: (h) => {
      if (method.dense.length > 0) return;
      ahead ??= make(programs.ahead, memory);
      ahead.runBlock(0);
      cubicRows(y, next, f0, f1, h, rows);
    },
    element: (s, i) => {
      if (method.dense.length === 0) return nested(s, y[i], next[i], rows, i);
      let inner = row(method.dense.length - 1, i);
      for (let r = method.dense.length - 2; r >= 0; r--) inner = row(r, i) + s * inner;
      return y[i] * (1 - s) + s * (next[i] + (1 - s) * inner);
    },
    nestedOf: (i, out) => {
      out[0] = y[i];
      out[1] = next[i];
      const count = method.dense.length;
      if (count === 0) {
        out[2] = rows[0][i];
        out[3] = rows[1][i];
        return 4;
      }
      for (let r = 0; r < count; r++) out[2 + r] = row(r, i);
      return 2 + count;
    },
  };
}
