import { eliminate, substitute, type Elimination } from "./kernel.ts";
import { findPivots } from "./pivots.ts";

/** Solves systems of one pattern whose diagonal may be zero. */
export interface PivotedLU {
  /** Factors the matrix. -1 when done, else a row without a pivot: the matrix is singular. */
  readonly factor: (values: Float64Array) => number;
  /** x = A^-1 b for the matrix factored last. */
  readonly solve: (b: Float64Array, x: Float64Array) => void;
}

/** A multiplier of the scaled matrix beyond this asks for another pivot order. */
const growthLimit = 1e3;
/** Pivot orders kept: circuits come back to the same few states of their valves. */
const mostPlans = 16;

/** Factors' pattern, row by row in the order of elimination, with the fill. */
function fillPattern(size: number, rows: Int32Array, columns: Int32Array, rowRank: Int32Array, columnRank: Int32Array): readonly (readonly number[])[] {
  const pattern = Array.from({ length: size }, () => new Set<number>());
  rows.forEach((row, k) => pattern[rowRank[row]].add(columnRank[columns[k]]));
  const waiting = Array.from({ length: size }, () => new Set<number>());
  pattern.forEach((set, i) => {
    for (const j of set) waiting[j].add(i);
  });
  for (let k = 0; k < size; k++) {
    pattern[k].add(k);
    for (const i of waiting[k]) {
      if (i <= k) continue;
      for (const j of pattern[k]) {
        if (j <= k || pattern[i].has(j)) continue;
        pattern[i].add(j);
        waiting[j].add(i);
      }
    }
  }
  return pattern.map((set) => [...set].sort((a, b) => a - b));
}

function ranks(order: readonly number[]): Int32Array {
  const rank = new Int32Array(order.length);
  order.forEach((original, position) => (rank[original] = position));
  return rank;
}

/** The flat list of operations for one pivot order. */
function planElimination(size: number, rows: Int32Array, columns: Int32Array, order: { readonly rows: readonly number[]; readonly columns: readonly number[]; readonly rowScale: Float64Array }): Elimination {
  const rowRank = ranks(order.rows);
  const columnRank = ranks(order.columns);
  const pattern = fillPattern(size, rows, columns, rowRank, columnRank);
  const rowStart = new Int32Array(size + 1);
  const diagonal = new Int32Array(size);
  const position = pattern.map(() => new Map<number, number>());
  const column: number[] = [];
  pattern.forEach((entries, i) => {
    for (const j of entries) {
      if (j === i) diagonal[i] = column.length;
      position[i].set(j, column.length);
      column.push(j);
    }
    rowStart[i + 1] = column.length;
  });
  const at = (i: number, j: number): number => {
    const found = position[i].get(j);
    if (found === undefined) throw new RangeError("pivotedLU: the pattern lacks a fill entry.");
    return found;
  };
  const lower: number[] = [];
  const pivot: number[] = [];
  const limit: number[] = [];
  const pairStart: number[] = [0];
  const target: number[] = [];
  const source: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let s = rowStart[i]; s < diagonal[i]; s++) {
      const k = column[s];
      lower.push(s);
      pivot.push(diagonal[k]);
      limit.push((growthLimit * order.rowScale[order.rows[k]]) / order.rowScale[order.rows[i]]);
      for (let t = diagonal[k] + 1; t < rowStart[k + 1]; t++) {
        target.push(at(i, column[t]));
        source.push(t);
      }
      pairStart.push(target.length);
    }
  }
  return {
    place: Int32Array.from(rows, (row, k) => at(rowRank[row], columnRank[columns[k]])),
    lower: Int32Array.from(lower),
    pivot: Int32Array.from(pivot),
    limit: Float64Array.from(limit),
    pairStart: Int32Array.from(pairStart),
    target: Int32Array.from(target),
    source: Int32Array.from(source),
    rowStart,
    diagonal,
    column: Int32Array.from(column),
    rowOrder: Int32Array.from(order.rows),
    columnOrder: Int32Array.from(order.columns),
    values: new Float64Array(column.length),
    work: new Float64Array(size),
  };
}

/**
 * Sparse LU with a static pivot order. The order is found once from the values of the first matrix; a later matrix whose
 * multipliers grow too large under it tries the other orders found so far, then gets one of its own.
 */
export function pivotedLU(size: number, rows: Int32Array, columns: Int32Array): PivotedLU {
  const plans: Elimination[] = [];
  let current: Elimination | undefined;
  const another = (values: Float64Array): number => {
    const known = plans.find((plan) => plan !== current && eliminate(plan, values));
    if (known !== undefined) {
      current = known;
      return -1;
    }
    const order = findPivots(size, rows, columns, values);
    if (!order.ok) return order.row;
    current = planElimination(size, rows, columns, order);
    if (plans.length === mostPlans) plans.shift();
    plans.push(current);
    return eliminate(current, values) ? -1 : order.rows[size - 1];
  };
  return {
    factor: (values) => (current !== undefined && eliminate(current, values) ? -1 : another(values)),
    solve: (b, x) => {
      if (current === undefined) throw new RangeError("pivotedLU: solve before factor.");
      substitute(current, b, x);
    },
  };
}
