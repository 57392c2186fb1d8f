import type { Program, Value } from "./code/index.ts";
import type { SparsePlan } from "./sparse-plan.ts";

/**
 * Writes the factoring and the solution of one sparse system into a program: the operations of `sparseLU` in the same order, so the
 * same bits (but for the sign of a zero), with all entries in locals. Entries left undefined are structural zeros and cost nothing.
 * `values` is by the plan's slots, `right` and the solution by unknowns. A pivot that is zero or NaN leaves the solution not finite.
 */
export function eliminateInCode(p: Program, plan: SparsePlan, values: readonly (Value | undefined)[], right: readonly Value[]): readonly Value[] {
  const entry = values.slice();
  const { order, rowStart, column, diagonal, size } = plan;
  const one = p.constant(1);
  const inverse: Value[] = [];
  const work = order.map((unknown) => right[unknown]);
  const reduce = (row: number, from: number, to: number): void => {
    for (let k = from; k < to; k++) {
      const factor = entry[k];
      if (factor !== undefined) work[row] = p.sub(work[row], p.mul(factor, work[column[k]]));
    }
  };
  const firstUpdate = updatesBefore(plan);
  for (const i of byLevel(size, (row) => column.subarray(rowStart[row], diagonal[row]))) {
    for (let slot = rowStart[i]; slot < diagonal[i]; slot++) eliminateEntry(p, plan, entry, slot, inverse[column[slot]], firstUpdate[i] + slot - rowStart[i]);
    const pivot = entry[diagonal[i]];
    if (pivot === undefined) throw new RangeError("eliminateInCode: a pivot is a structural zero.");
    inverse[i] = p.div(one, pivot);
    reduce(i, rowStart[i], diagonal[i]);
    p.now(work[i]);
  }
  const solution = right.slice();
  for (const i of byLevel(size, (row) => column.subarray(diagonal[row] + 1, rowStart[row + 1]))) {
    reduce(i, diagonal[i] + 1, rowStart[i + 1]);
    work[i] = p.mul(work[i], inverse[i]);
    p.now(work[i]);
    solution[order[i]] = work[i];
  }
  return solution;
}

/** Number of lower entries before each row. */
function updatesBefore({ size, rowStart, diagonal }: SparsePlan): readonly number[] {
  const before = [0];
  for (let i = 0; i < size; i++) before.push(before[i] + diagonal[i] - rowStart[i]);
  return before;
}

/**
 * Rows in an order in which each comes after those it needs, and independent rows lie side by side: a processor waits for a chain of
 * dependent divisions, but works on several chains at once. What is computed for a row does not depend on this order.
 */
function byLevel(size: number, needs: (row: number) => Int32Array): readonly number[] {
  const level: number[] = [];
  const levelOf = (row: number): number => (level[row] ??= 1 + needs(row).reduce((most, other) => Math.max(most, levelOf(other)), -1));
  const rows = Array.from({ length: size }, (_unused, row) => row);
  rows.forEach(levelOf);
  return rows.sort((a, b) => level[a] - level[b] || a - b);
}

/** Divides one lower entry by its pivot and takes its multiple of the pivot's row from its own row. */
function eliminateEntry(p: Program, { pairStart, target, source }: SparsePlan, entry: (Value | undefined)[], slot: number, inverse: Value, e: number): void {
  const lower = entry[slot];
  if (lower === undefined) return;
  const multiplier = p.mul(lower, inverse);
  entry[slot] = multiplier;
  for (let k = pairStart[e]; k < pairStart[e + 1]; k++) {
    const factor = entry[source[k]];
    if (factor === undefined) continue;
    const product = p.mul(multiplier, factor);
    const before = entry[target[k]];
    entry[target[k]] = before === undefined ? p.neg(product) : p.sub(before, product);
  }
}
