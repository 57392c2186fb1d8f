import type { Condition, Program, Value } from "./code/index.ts";
import type { SparsePlan } from "./sparse-plan.ts";

/** What an elimination in straight-line code gives. */
export interface Elimination {
  /** The unknowns, in their own numbers. */
  readonly solution: readonly Value[];
  /** Holds when every pivot that was divided by is a number other than zero. */
  readonly isSolved: Condition;
}

/**
 * Writes the factoring and the solution of one sparse system into a program: the operations of `sparseLU` in the same order, so the
 * same bits (but for the sign of a zero), with all entries in locals. Entries left undefined are structural zeros and cost nothing.
 * `values` is by the plan's slots, `right` by unknowns.
 */
export function eliminate(p: Program, plan: SparsePlan, values: readonly (Value | undefined)[], right: readonly Value[]): Elimination {
  const entry = values.slice();
  const { order, rowStart, column, diagonal, lowerSlot, pivotSlot, pairStart, target, source, size } = plan;
  const pivots = new Set<Value>();
  const pivotOf = (slot: number): Value => {
    const pivot = entry[slot];
    if (pivot === undefined) throw new RangeError("eliminate: a pivot is a structural zero.");
    return pivot;
  };
  for (let e = 0; e < lowerSlot.length; e++) {
    const lower = entry[lowerSlot[e]];
    const pivot = pivotOf(pivotSlot[e]);
    pivots.add(pivot);
    if (lower === undefined) continue;
    const multiplier = p.div(lower, pivot);
    entry[lowerSlot[e]] = multiplier;
    for (let k = pairStart[e]; k < pairStart[e + 1]; k++) {
      const factor = entry[source[k]];
      if (factor === undefined) continue;
      const product = p.mul(multiplier, factor);
      const before = entry[target[k]];
      entry[target[k]] = before === undefined ? p.neg(product) : p.sub(before, product);
    }
  }
  const work = order.map((unknown) => right[unknown]);
  const reduce = (row: number, from: number, to: number): void => {
    for (let k = from; k < to; k++) {
      const factor = entry[k];
      if (factor !== undefined) work[row] = p.sub(work[row], p.mul(factor, work[column[k]]));
    }
  };
  for (let i = 0; i < size; i++) reduce(i, rowStart[i], diagonal[i]);
  for (let i = size - 1; i >= 0; i--) {
    reduce(i, diagonal[i] + 1, rowStart[i + 1]);
    work[i] = p.div(work[i], pivotOf(diagonal[i]));
  }
  const solution = right.slice();
  order.forEach((unknown, position) => (solution[unknown] = work[position]));
  const zero = p.constant(0);
  const isSolved = [...pivots].map((pivot) => p.less(zero, p.abs(pivot))).reduce((all, each) => p.and(all, each), p.equal(zero, zero));
  return { solution, isSolved };
}
