import { expect, test } from "vitest";
import { stream } from "../../numerics/index.ts";
import { pivotedLU } from "./pivoted-lu.ts";

interface Matrix {
  readonly size: number;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

function product({ size, rows, columns }: Matrix, values: Float64Array, x: Float64Array): Float64Array {
  const result = new Float64Array(size);
  rows.forEach((row, k) => (result[row] += values[k] * x[columns[k]]));
  return result;
}

test("solves random systems with zeros on the diagonal and entries over twenty decades", () => {
  const random = stream(1, "pivoted-lu").uniform;
  for (let trial = 0; trial < 40; trial++) {
    const size = 2 + Math.floor(random() * 40);
    const shift = 1 + Math.floor(random() * (size - 1));
    const entries = new Map<number, readonly [number, number]>();
    // A shifted diagonal makes it regular; the true diagonal stays empty.
    for (let i = 0; i < size; i++) entries.set(i * size + ((i + shift) % size), [i, (i + shift) % size]);
    for (let k = 0; k < 2 * size; k++) {
      const [i, j] = [Math.floor(random() * size), Math.floor(random() * size)];
      if (i !== j) entries.set(i * size + j, [i, j]);
    }
    const list = [...entries.values()];
    const matrix: Matrix = { size, rows: Int32Array.from(list, ([i]) => i), columns: Int32Array.from(list, ([, j]) => j) };
    const lu = pivotedLU(size, matrix.rows, matrix.columns);
    for (let again = 0; again < 6; again++) {
      const scale = Float64Array.from({ length: size }, () => 10 ** Math.floor(20 * random() - 10));
      const values = Float64Array.from(list, ([i, j]) => scale[i] * ((i + shift) % size === j ? 3 + random() : 0.6 * random() - 0.3));
      const x = Float64Array.from({ length: size }, () => random() - 0.5);
      const b = product(matrix, values, x);
      expect(lu.factor(values)).toBe(-1);
      const found = new Float64Array(size);
      lu.solve(b, found);
      found.forEach((value, i) => { expect(Math.abs(value - x[i])).toBeLessThan(1e-9); });
    }
  }
});

test("a singular matrix is told by the row that finds no pivot", () => {
  const lu = pivotedLU(3, Int32Array.of(0, 0, 1, 1, 2, 2), Int32Array.of(0, 1, 0, 1, 1, 2));
  expect(lu.factor(Float64Array.of(1, 2, 2, 4, 1, 1))).toBeGreaterThanOrEqual(0);
  expect(lu.factor(Float64Array.of(1, 2, 2, 5, 1, 1))).toBe(-1);
  expect(() => { pivotedLU(1, Int32Array.of(0), Int32Array.of(0)).solve(new Float64Array(1), new Float64Array(1)); }).toThrow(RangeError);
});

test("a pivot that vanishes or a matrix that is not finite asks for another order or is refused", () => {
  const lu = pivotedLU(2, Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 0, 1));
  const x = new Float64Array(2);
  expect(lu.factor(Float64Array.of(4, 1, 1, 3))).toBe(-1);
  expect(lu.factor(Float64Array.of(0, 1, 2, 0))).toBe(-1);
  lu.solve(Float64Array.of(5, 6), x);
  expect([...x]).toEqual([3, 5]);
  expect(lu.factor(Float64Array.of(NaN, 1, 2, 0))).toBeGreaterThanOrEqual(0);
});
