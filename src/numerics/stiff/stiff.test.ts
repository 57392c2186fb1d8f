import { describe, expect, test } from "vitest";
import { stream } from "../random.ts";
import { exp, log } from "../elementary/index.ts";
import { eliminate, integrateStiff, loopSolver, rodas3, rodas4, rodas5p, type StiffSystem, type Tableau } from "./index.ts";

/** A small system with a dense Jacobian. */
function dense(size: number, derivative: StiffSystem["derivative"], jacobian: (y: Float64Array) => readonly (readonly number[])[]): StiffSystem {
  const [rows, columns]: [number[], number[]] = [[], []];
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) {
    rows.push(i);
    columns.push(j);
  }
  const elimination = eliminate({ size, rows, columns });
  const solver = loopSolver(elimination);
  const values = new Float64Array(elimination.entryRow.length);
  return {
    size,
    derivative,
    factor: (y, shift) => {
      const j = jacobian(y);
      values.fill(0);
      rows.forEach((row, k) => { values[elimination.slots[k] ?? 0] = -(j[row]?.[columns[k] ?? 0] ?? NaN); });
      for (let i = 0; i < size; i++) values[i] = (values[i] ?? 0) + shift;
      return solver.factor(values);
    },
    solve: (b) => { solver.solve(values, b); },
  };
}

/** Kaps: y1 = exp(-2t), y2 = exp(-t) for every stiffness. */
const kaps = (stiffness: number): StiffSystem => dense(2, (y, f) => {
  const [a = 0, b = 0] = y;
  f[0] = -(stiffness + 2) * a + stiffness * b * b;
  f[1] = a - b - b * b;
}, ([, b = 0]) => [[-(stiffness + 2), 2 * stiffness * b], [1, -1 - 2 * b]]);

/** Robertson's reaction. */
const robertson = dense(3, (y, f) => {
  const [a = 0, b = 0, c = 0] = y;
  f[0] = -0.04 * a + 1e4 * b * c;
  f[2] = 3e7 * b * b;
  f[1] = -f[0] - f[2];
}, ([, b = 0, c = 0]) => [[-0.04, 1e4 * c, 1e4 * b], [0.04, -1e4 * c - 6e7 * b, -1e4 * b], [0, 6e7 * b, 0]]);

function slope(steps: readonly number[], errors: readonly number[]): number {
  const last = steps.length - 1;
  return log((errors[0] ?? 1) / (errors[last] ?? 1)) / log((steps[0] ?? 1) / (steps[last] ?? 1));
}

describe("Rosenbrock methods", () => {
  const y0 = Float64Array.of(1, 1);
  const errorAt = (method: Tableau, h: number, stiffness: number): number => {
    const { y, outcome } = integrateStiff(kaps(stiffness), 0, 1, y0, { method, fixedStep_s: h });
    expect(outcome).toBe("finished");
    return Math.abs(y[0] - exp(-2)) + Math.abs(y[1] - exp(-1));
  };

  test.each([rodas3, rodas4, rodas5p])("$name has its order", (method) => {
    const steps = [1 / 16, 1 / 32, 1 / 64];
    const found = slope(steps, steps.map((h) => errorAt(method, h, 1)));
    expect(found).toBeGreaterThan(method.order - 0.25);
    expect(found).toBeLessThan(method.order + 0.8);
  });

  test.each([rodas3, rodas4, rodas5p])("$name stays accurate where the system is very stiff", (method) => {
    expect(errorAt(method, 1 / 32, 1e8)).toBeLessThan(2e-4);
  });

  test.each([["rodas3", rodas3, 3], ["rodas4", rodas4, 3], ["rodas5p", rodas5p, 4]] as const)("%s interpolates with its order", (_name, method, order) => {
    const worst = (h: number): number => {
      let most = 0;
      integrateStiff(kaps(1), 0, 1, y0, { method, fixedStep_s: h, onStep: (t, step, element) => {
        for (const s of [0.2, 0.5, 0.8]) most = Math.max(most, Math.abs(element(s, 0) - exp(-2 * (t + s * step))), Math.abs(element(s, 1) - exp(-(t + s * step))));
      } });
      return most;
    };
    const steps = [1 / 8, 1 / 16, 1 / 32];
    expect(slope(steps, steps.map(worst))).toBeGreaterThan(order - 0.3);
  });

  test.each([rodas3, rodas4, rodas5p])("$name solves Robertson's reaction over eleven decades", (method) => {
    const { y, outcome, steps } = integrateStiff(robertson, 0, 1e11, Float64Array.of(1, 0, 0), { method, relativeTolerance: method === rodas3 ? 1e-6 : 1e-8, absoluteTolerance: 1e-18, firstStep_s: 1e-6 });
    expect(outcome).toBe("finished");
    expect(steps).toBeLessThan(20_000);
    // Reference values of the IVP test set.
    [0.2083340149701255e-7, 0.8333360770334713e-13, 0.999999979166505].forEach((wanted, i) => { expect(Math.abs((y[i] ?? NaN) / wanted - 1)).toBeLessThan(1e-4); });
    expect(Math.abs(y[0] + y[1] + y[2] - 1)).toBeLessThan(1e-11);
  });

  test("tolerances are kept: a tenth of the tolerance gives about a tenth of the error", () => {
    const error = (relativeTolerance: number): number => {
      const { y } = integrateStiff(kaps(100), 0, 1, y0, { method: rodas4, relativeTolerance, absoluteTolerance: relativeTolerance * 1e-3 });
      return Math.abs(y[0] - exp(-2));
    };
    for (const tolerance of [1e-3, 1e-5, 1e-7, 1e-9]) expect(error(tolerance)).toBeLessThan(tolerance);
  });

  test("events are found on the way, terminal ones stop, saved times before them are kept", () => {
    const falls = (level: number, terminal: boolean) => ({ value: (_t: number, y: Float64Array) => y[1] - level, direction: -1 as const, terminal });
    const { outcome, t_s, y, hits, saved } = integrateStiff(kaps(10), 0, 5, y0, { method: rodas5p, relativeTolerance: 1e-10, absoluteTolerance: 1e-13, events: [falls(0.9, false), falls(0.5, true), falls(0.3, false)], saveAt_s: [0, 0.5, 2] });
    expect(outcome).toBe("stopped-by-event");
    expect(hits.map((hit) => hit.index)).toEqual([0, 1]);
    expect(hits[0]?.t_s).toBeCloseTo(-log(0.9), 8);
    expect(t_s).toBeCloseTo(log(2), 8);
    expect(y[1]).toBeCloseTo(0.5, 9);
    expect(saved.length).toBe(2);
    expect(saved[1]?.[1]).toBeCloseTo(exp(-0.5), 9);
  });

  test("what cannot be finished is returned, what means nothing is refused", () => {
    expect(integrateStiff(kaps(1), 0, 1, y0, { maxSteps: 2 }).outcome).toBe("too-many-steps");
    const explodes = dense(1, (y, f) => { f[0] = y[0] * y[0]; }, ([a = 0]) => [[2 * a]]);
    expect(["step-too-small", "not-finite", "too-many-steps"]).toContain(integrateStiff(explodes, 0, 2, Float64Array.of(1), { maxSteps: 5000 }).outcome);
    expect(() => integrateStiff(kaps(1), 1, 1, y0)).toThrow(/empty/);
    expect(() => integrateStiff(kaps(1), 0, 1, y0, { relativeTolerance: 0 })).toThrow(/positive/);
  });
});

describe("elimination", () => {
  test("solves what dense elimination with pivots solves, for random sparse matrices", () => {
    for (let trial = 0; trial < 50; trial++) {
      const random = stream(trial, "elimination");
      const size = 1 + random.integer(20);
      const [rows, columns]: [number[], number[]] = [[], []];
      for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) if (i !== j && random.uniform() < 0.2) {
        rows.push(i);
        columns.push(j);
      }
      const elimination = eliminate({ size, rows, columns });
      const values = new Float64Array(elimination.entryRow.length);
      const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
      const put = (slot: number, row: number, column: number, value: number): void => {
        values[slot] = value;
      matrix[row][column] = value;
      };
      rows.forEach((row, k) => { put(elimination.slots[k] ?? 0, row, columns[k] ?? 0, random.normal()); });
      for (let i = 0; i < size; i++) put(i, i, i, 10 + random.uniform());
      const x = Float64Array.from({ length: size }, () => random.normal());
      const b = Float64Array.from(matrix, (line) => line.reduce((sum, a, j) => sum + a * (x[j] ?? 0), 0));
      const solver = loopSolver(elimination);
      expect(solver.factor(values)).toBe(true);
      solver.solve(values, b);
      x.forEach((wanted, i) => { expect(Math.abs((b[i] ?? NaN) - wanted)).toBeLessThan(1e-11); });
    }
  });

  test("an arrow is eliminated without fill; a singular matrix is reported", () => {
    const others = [1, 2, 3, 4, 5];
    const arrow = eliminate({ size: 6, rows: [...others, ...others.map(() => 0)], columns: [...others.map(() => 0), ...others] });
    expect(arrow.fillCount).toBe(0);
    expect(arrow.order.indexOf(0)).toBeGreaterThanOrEqual(4);
    expect(loopSolver(arrow).factor(new Float64Array(arrow.entryRow.length))).toBe(false);
  });
});
