/**
 * Elimination of one fixed pattern, worked out once: the order of the unknowns, where each entry with its fill is kept, and the
 * updates as flat lists. Entries are stored row by row in the order of elimination, columns ascending.
 */
export interface SparsePlan {
  readonly size: number;
  readonly entryCount: number;
  /** Unknown eliminated at each position. */
  readonly order: readonly number[];
  /** First entry of each row; one more than the rows. */
  readonly rowStart: Int32Array;
  /** Column (as a position) of each entry. */
  readonly column: Int32Array;
  /** Entry on the diagonal of each row. */
  readonly diagonal: Int32Array;
  /** Updates of lower entry e, counted through the rows: `values[target[p]] -= multiplier * values[source[p]]` for p from pairStart[e] to pairStart[e + 1]. */
  readonly pairStart: Int32Array;
  readonly target: Int32Array;
  readonly source: Int32Array;
  /** Entry (row, column) in the unknowns' own numbers. Throws RangeError when the pattern lacks it. */
  readonly slot: (row: number, column: number) => number;
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

/** Neighbours of each unknown in the symmetric pattern. */
function adjacency(size: number, rows: readonly number[], columns: readonly number[]): Set<number>[] {
  const neighbours = Array.from({ length: size }, () => new Set<number>());
  rows.forEach((row, k) => {
    const column = columns[k];
    if (row === column) return;
    neighbours[row].add(column);
    neighbours[column].add(row);
  });
  return neighbours;
}

/**
 * Plans the elimination of a structurally symmetric pattern by minimum degree. `rows` and `columns` name the entries; the diagonal and
 * the mirrored entries are added.
 */
export function sparsePlan(size: number, rows: readonly number[], columns: readonly number[]): SparsePlan {
  const neighbours = adjacency(size, rows, columns);
  const order = minimumDegree(neighbours);
  const rank = new Int32Array(size);
  order.forEach((original, position) => (rank[original] = position));
  const rowStart = new Int32Array(size + 1);
  const columnOf: number[] = [];
  const diagonal = new Int32Array(size);
  const position = new Map<number, number>();
  for (let i = 0; i < size; i++) {
    const entries = [i, ...[...neighbours[order[i]]].map((j) => rank[j])].sort((p, q) => p - q);
    for (const j of entries) {
      if (j === i) diagonal[i] = columnOf.length;
      position.set(i * size + j, columnOf.length);
      columnOf.push(j);
    }
    rowStart[i + 1] = columnOf.length;
  }
  const column = Int32Array.from(columnOf);
  return {
    size, entryCount: column.length, order, rowStart, column, diagonal,
    ...updates(size, rowStart, column, diagonal, position),
    slot: (row, col) => {
      const found = position.get(rank[row] * size + rank[col]);
      if (found === undefined) throw new RangeError(`sparseLU: entry (${row}, ${col}) is not in the pattern.`);
      return found;
    },
  };
}

/** The elimination as flat lists: for each lower entry (i, k), the pairs (target in row i, source in row k). */
function updates(size: number, rowStart: Int32Array, column: Int32Array, diagonal: Int32Array, position: ReadonlyMap<number, number>): Pick<SparsePlan, "pairStart" | "target" | "source"> {
  const starts: number[] = [0];
  const targets: number[] = [];
  const sources: number[] = [];
  for (let i = 0; i < size; i++) {
    for (let s = rowStart[i]; s < diagonal[i]; s++) {
      const k = column[s];
      for (let t = diagonal[k] + 1; t < rowStart[k + 1]; t++) {
        const target = position.get(i * size + column[t]);
        if (target === undefined) throw new RangeError("sparseLU: the pattern lacks a fill entry.");
        targets.push(target);
        sources.push(t);
      }
      starts.push(targets.length);
    }
  }
  return { pairStart: Int32Array.from(starts), target: Int32Array.from(targets), source: Int32Array.from(sources) };
}
