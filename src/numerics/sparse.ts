import { sparsePlan, type SparsePlan } from "./sparse-plan.ts";

/** Factors and solves one fixed pattern of a sparse system again and again, without allocation and without pivoting. */
export interface SparseLU {
  readonly size: number;
  /** How it eliminates: for programs that do the same in straight-line code. */
  readonly plan: SparsePlan;
  /** Values of the pattern and its fill; written through `slot`. */
  readonly values: Float64Array;
  /** Position of entry (row, column) in `values`. Throws RangeError when the pattern lacks it. */
  readonly slot: (row: number, column: number) => number;
  /** Sets all values to zero. */
  readonly clear: () => void;
  /** Factors in place; false when a pivot is zero or not finite. */
  readonly factor: () => boolean;
  /** Replaces the right side by the solution. */
  readonly solve: (b: Float64Array) => void;
  /** Stored entries, fill included. */
  readonly entryCount: number;
}

/**
 * Sparse LU for a structurally symmetric pattern whose matrices need no pivoting (diagonally dominant, as compartment
 * networks are). `rows` and `columns` name the entries; the diagonal and the mirrored entries are added.
 */
export function sparseLU(size: number, rows: readonly number[], columns: readonly number[]): SparseLU {
  const plan = sparsePlan(size, rows, columns);
  const { order, rowStart, column, diagonal, pairStart: pairs, target, source } = plan;
  const values = new Float64Array(plan.entryCount);
  const work = new Float64Array(size);
  /** One over each pivot: a division is dear, and each pivot serves many entries. */
  const inverse = new Float64Array(size);

  return {
    size,
    plan,
    values,
    entryCount: plan.entryCount,
    slot: plan.slot,
    clear: () => {
      values.fill(0);
    },
    factor: () => {
      let e = 0;
      for (let i = 0; i < size; i++) {
        for (let slot = rowStart[i]; slot < diagonal[i]; slot++) {
          const multiplier = values[slot] * inverse[column[slot]];
          values[slot] = multiplier;
          if (multiplier !== 0) for (let p = pairs[e]; p < pairs[e + 1]; p++) values[target[p]] -= multiplier * values[source[p]];
          e++;
        }
        const pivot = values[diagonal[i]];
        if (pivot === 0 || pivot !== pivot) return false;
        inverse[i] = 1 / pivot;
      }
      return true;
    },
    solve: (b) => {
      for (let i = 0; i < size; i++) {
        let sum = b[order[i]];
        for (let k = rowStart[i]; k < diagonal[i]; k++) sum -= values[k] * work[column[k]];
        work[i] = sum;
      }
      for (let i = size - 1; i >= 0; i--) {
        let sum = work[i];
        for (let k = diagonal[i] + 1; k < rowStart[i + 1]; k++) sum -= values[k] * work[column[k]];
        work[i] = sum * inverse[i];
      }
      for (let i = 0; i < size; i++) b[order[i]] = work[i];
    },
  };
}
