/** Factors and solves one fixed pattern of a sparse system again and again, without allocation and without pivoting. */
export interface SparseLU {
  readonly size: number;
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

/** Order of elimination by minimum degree on the symmetric pattern; fills `neighbours` with the fill it makes. */
function minimumDegree(neighbours: Set<number>[]): number[] {
  const n = neighbours.length;
  const graph = neighbours.map((set) => new Set(set));
  const left = new Set<number>(graph.keys());
  const order: number[] = [];
  while (order.length < n) {
    let best = -1;
    for (const i of left) if (best < 0 || graph[i].size < graph[best].size) best = i;
    const around = [...graph[best]];
    for (const i of around) {
      graph[i].delete(best);
      for (const j of around) {
        if (i === j) continue;
        graph[i].add(j);
        neighbours[i].add(j);
      }
    }
    left.delete(best);
    order.push(best);
  }
  return order;
}

/**
 * Sparse LU for a structurally symmetric pattern whose matrices need no pivoting (diagonally dominant, as compartment
 * networks are). `rows` and `columns` name the entries; the diagonal and the mirrored entries are added.
 */
export function sparseLU(size: number, rows: readonly number[], columns: readonly number[]): SparseLU {
  const neighbours = Array.from({ length: size }, () => new Set<number>());
  rows.forEach((row, k) => {
    const column = columns[k];
    if (row === column) return;
    neighbours[row].add(column);
    neighbours[column].add(row);
  });
  const order = minimumDegree(neighbours);
  const rank = new Int32Array(size);
  order.forEach((original, position) => (rank[original] = position));

  // Row-wise storage in elimination order, columns ascending.
  const rowStart = new Int32Array(size + 1);
  const columnOf: number[] = [];
  const diagonal = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const original = order[i];
    const entries = [i, ...[...neighbours[original]].map((j) => rank[j])].sort((p, q) => p - q);
    for (const j of entries) {
      if (j === i) diagonal[i] = columnOf.length;
      columnOf.push(j);
    }
    rowStart[i + 1] = columnOf.length;
  }
  const column = Int32Array.from(columnOf);
  const values = new Float64Array(column.length);
  const position = new Map<number, number>();
  for (let i = 0; i < size; i++) for (let k = rowStart[i]; k < rowStart[i + 1]; k++) position.set(i * size + column[k], k);

  // The elimination as a flat program: for each lower entry (i, k), the pairs (target in row i, source in row k).
  const lowerSlots: number[] = [];
  const lowerPivot: number[] = [];
  const pairStart: number[] = [0];
  const targets: number[] = [];
  const sources: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let s = rowStart[i]; s < diagonal[i]; s++) {
      const k = column[s];
      lowerSlots.push(s);
      lowerPivot.push(diagonal[k]);
      for (let t = diagonal[k] + 1; t < rowStart[k + 1]; t++) {
        const target = position.get(i * size + column[t]);
        if (target === undefined) throw new RangeError("sparseLU: the pattern lacks a fill entry.");
        targets.push(target);
        sources.push(t);
      }
      pairStart.push(targets.length);
    }
  }
  const lowerSlot = Int32Array.from(lowerSlots);
  const pivotSlot = Int32Array.from(lowerPivot);
  const pairs = Int32Array.from(pairStart);
  const target = Int32Array.from(targets);
  const source = Int32Array.from(sources);
  const work = new Float64Array(size);

  return {
    size,
    values,
    entryCount: column.length,
    slot: (row, col) => {
      const found = position.get(rank[row] * size + rank[col]);
      if (found === undefined) throw new RangeError(`sparseLU: entry (${row}, ${col}) is not in the pattern.`);
      return found;
    },
    clear: () => {
      values.fill(0);
    },
    factor: () => {
      for (let e = 0; e < lowerSlot.length; e++) {
        const pivot = values[pivotSlot[e]];
        if (pivot === 0 || pivot !== pivot) return false;
        const multiplier = values[lowerSlot[e]] / pivot;
        values[lowerSlot[e]] = multiplier;
        if (multiplier !== 0) for (let p = pairs[e]; p < pairs[e + 1]; p++) values[target[p]] -= multiplier * values[source[p]];
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
        work[i] = sum / values[diagonal[i]];
      }
      for (let i = 0; i < size; i++) b[order[i]] = work[i];
    },
  };
}
