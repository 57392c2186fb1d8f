/** Where the non-zero entries of a square matrix lie: for each entry its row and column. The diagonal is always present. */
export interface Pattern {
  readonly size: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * Elimination of one fixed pattern, worked out once: the order of the pivots and every operation as flat lists, so that it can be run
 * as loops or unrolled into straight-line code. Pivots lie on the diagonal, which suits matrices s I - J of reaction networks: their
 * diagonal holds the losses, and s is added to it.
 */
export interface Elimination {
  readonly size: number;
  /** Original index of each pivot, in order of elimination. */
  readonly order: readonly number[];
  /** Stored entries, fill included, in original rows and columns. Slots `0` to `size - 1` hold the diagonal in original order. */
  readonly entryRow: readonly number[];
  readonly entryColumn: readonly number[];
  /** Slot of each entry of the pattern, in the pattern's order. */
  readonly slots: readonly number[];
  /** For pivot p: slots (in U's row) divided by nothing, slots of the column below, each scaled by the pivot; then updates. */
  readonly steps: readonly EliminationStep[];
  readonly fillCount: number;
}

/** One pivot: entries below it are divided by it, then `target -= lower x upper` for each update. */
export interface EliminationStep {
  readonly pivot: number;
  /** Entries below the pivot: slot and original row. */
  readonly lower: readonly { readonly slot: number; readonly row: number }[];
  /** Entries right of the pivot: slot and original column. */
  readonly upper: readonly { readonly slot: number; readonly column: number }[];
  readonly updates: readonly { readonly target: number; readonly lower: number; readonly upper: number }[];
}

/** Works out the elimination of a pattern with the rule of markowitz1957: next pivot is the one whose elimination can fill the least. */
export function eliminate(pattern: Pattern): Elimination {
  const { size } = pattern;
  const entryRow: number[] = [];
  const entryColumn: number[] = [];
  const slotOf = new Map<number, number>();
  const slot = (row: number, column: number): number => {
    const key = row * size + column;
    const found = slotOf.get(key);
    if (found !== undefined) return found;
    entryRow.push(row);
    entryColumn.push(column);
    slotOf.set(key, entryRow.length - 1);
    return entryRow.length - 1;
  };
  for (let i = 0; i < size; i++) slot(i, i);
  const slots = pattern.rows.map((row, k) => slot(row, pattern.columns[k]));
  const given = entryRow.length;
  const rowsOf = Array.from({ length: size }, () => new Set<number>());
  const columnsOf = Array.from({ length: size }, () => new Set<number>());
  entryRow.forEach((row, k) => {
    if (row === entryColumn[k]) return;
    columnsOf[row].add(entryColumn[k]);
    rowsOf[entryColumn[k]].add(row);
  });
  const left = new Set<number>(Array.from({ length: size }, (_blank, i) => i));
  const order: number[] = [];
  const steps: EliminationStep[] = [];
  while (left.size > 0) {
    let pivot = -1;
    let least = Infinity;
    for (const candidate of left) {
      const cost = columnsOf[candidate].size * rowsOf[candidate].size;
      if (cost < least) [pivot, least] = [candidate, cost];
    }
    const below = [...rowsOf[pivot]].sort((p, q) => p - q);
    const right = [...columnsOf[pivot]].sort((p, q) => p - q);
    const updates: { target: number; lower: number; upper: number }[] = [];
    for (const row of below) {
      for (const column of right) {
        updates.push({ target: slot(row, column), lower: slot(row, pivot), upper: slot(pivot, column) });
        if (row === column) continue;
        columnsOf[row].add(column);
        rowsOf[column].add(row);
      }
    }
    for (const row of below) columnsOf[row].delete(pivot);
    for (const column of right) rowsOf[column].delete(pivot);
    steps.push({ pivot, lower: below.map((row) => ({ slot: slot(row, pivot), row })), upper: right.map((column) => ({ slot: slot(pivot, column), column })), updates });
    order.push(pivot);
    left.delete(pivot);
  }
  return { size, order, entryRow, entryColumn, slots, steps, fillCount: entryRow.length - given };
}

/** Factors and solves with values in the slots of an elimination, by loops over its lists. */
export interface LoopSolver {
  /** Factors `values` in place. Returns false when a pivot is zero or not finite. */
  readonly factor: (values: Float64Array) => boolean;
  /** Replaces `b` by the solution. */
  readonly solve: (values: Float64Array, b: Float64Array) => void;
}

/** Loops over the lists of an elimination: no generated code, so that it also serves as the reference for generated code. */
export function loopSolver(what: Elimination): LoopSolver {
  const pivots = Int32Array.from(what.order);
  const lowerStart: number[] = [0];
  const upperStart: number[] = [0];
  const updateStart: number[] = [0];
  const [lowerSlot, lowerRow, upperSlot, upperColumn, target, lower, upper]: number[][] = [[], [], [], [], [], [], []];
  for (const step of what.steps) {
    lowerSlot.push(...step.lower.map((entry) => entry.slot));
    lowerRow.push(...step.lower.map((entry) => entry.row));
    upperSlot.push(...step.upper.map((entry) => entry.slot));
    upperColumn.push(...step.upper.map((entry) => entry.column));
    target.push(...step.updates.map((update) => update.target));
    lower.push(...step.updates.map((update) => update.lower));
    upper.push(...step.updates.map((update) => update.upper));
    lowerStart.push(lowerSlot.length);
    upperStart.push(upperSlot.length);
    updateStart.push(target.length);
  }
  const [ls, us, ts, lSlot, lRow, uSlot, uColumn, t, l, u] = [lowerStart, upperStart, updateStart, lowerSlot, lowerRow, upperSlot, upperColumn, target, lower, upper].map((list) => Int32Array.from(list));
  return {
    factor: (values) => {
      for (let k = 0; k < pivots.length; k++) {
        const pivot = values[pivots[k]];
        if (pivot === 0 || pivot - pivot !== 0) return false;
        for (let i = ls[k]; i < ls[k + 1]; i++) values[lSlot[i]] /= pivot;
        for (let i = ts[k]; i < ts[k + 1]; i++) values[t[i]] -= values[l[i]] * values[u[i]];
      }
      return true;
    },
    solve: (values, b) => {
      for (let k = 0; k < pivots.length; k++) {
        const known = b[pivots[k]];
        for (let i = ls[k]; i < ls[k + 1]; i++) b[lRow[i]] -= values[lSlot[i]] * known;
      }
      for (let k = pivots.length - 1; k >= 0; k--) {
        let sum = b[pivots[k]];
        for (let i = us[k]; i < us[k + 1]; i++) sum -= values[uSlot[i]] * b[uColumn[i]];
        b[pivots[k]] = sum / values[pivots[k]];
      }
    },
  };
}
