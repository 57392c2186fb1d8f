/** A pivot order: rows and columns in the order of elimination, or the row at which no pivot was left. */
export type PivotOrder = { readonly ok: true; readonly rows: readonly number[]; readonly columns: readonly number[]; readonly rowScale: Float64Array } | { readonly ok: false; readonly row: number };

/** A pivot is at least this share of the largest entry of its column. */
const threshold = 0.1;
/** In a matrix scaled to entries of order 1, less than this is nothing but rounding. */
const nothing = 1e-15;

/** Scales that bring the largest entry of each row, then of each column, to 1. */
function scales(size: number, rows: Int32Array, columns: Int32Array, values: Float64Array): { readonly row: Float64Array; readonly column: Float64Array } {
  const row = new Float64Array(size);
  const column = new Float64Array(size);
  values.forEach((value, k) => (row[rows[k]] = Math.max(row[rows[k]], Math.abs(value))));
  for (let i = 0; i < size; i++) row[i] = row[i] > 0 ? 1 / row[i] : 1;
  values.forEach((value, k) => (column[columns[k]] = Math.max(column[columns[k]], Math.abs(value) * row[rows[k]])));
  for (let i = 0; i < size; i++) column[i] = column[i] > 0 ? 1 / column[i] : 1;
  return { row, column };
}

interface Active {
  /** Scaled entries of each row that is left, by column. */
  readonly rows: readonly Map<number, number>[];
  /** Rows that are left in each column. */
  readonly columns: readonly Set<number>[];
}

/** The entry with the least fill (Markowitz) among those large enough in their column; the larger one on a tie. */
function choose({ rows, columns }: Active, columnsLeft: ReadonlySet<number>): readonly [row: number, column: number] | null {
  let found: readonly [row: number, column: number] | null = null;
  let least = Infinity;
  let largest = 0;
  for (const column of columnsLeft) {
    let most = 0;
    for (const row of columns[column]) most = Math.max(most, Math.abs(rows[row].get(column) ?? 0));
    if (most <= nothing) continue;
    for (const row of columns[column]) {
      const size = Math.abs(rows[row].get(column) ?? 0);
      if (size < threshold * most) continue;
      const fill = (rows[row].size - 1) * (columns[column].size - 1);
      if (fill > least || (fill === least && size <= largest)) continue;
      found = [row, column];
      least = fill;
      largest = size;
    }
    if (least === 0) return found;
  }
  return found;
}

function removePivot({ rows, columns }: Active, row: number, column: number): void {
  const pivotRow = rows[row];
  const pivot = pivotRow.get(column) ?? 0;
  for (const other of pivotRow.keys()) columns[other].delete(row);
  for (const i of columns[column]) {
    const target = rows[i];
    const multiplier = (target.get(column) ?? 0) / pivot;
    target.delete(column);
    for (const [other, value] of pivotRow) {
      if (other === column) continue;
      target.set(other, (target.get(other) ?? 0) - multiplier * value);
      columns[other].add(i);
    }
  }
  columns[column].clear();
}

/**
 * Finds a pivot order for a matrix given by its entries: least fill among pivots that keep the multipliers of the scaled matrix
 * below 10. Entries that are zero now count for the fill, since they may not stay zero.
 */
export function findPivots(size: number, rows: Int32Array, columns: Int32Array, values: Float64Array): PivotOrder {
  const scale = scales(size, rows, columns, values);
  const active: Active = { rows: Array.from({ length: size }, () => new Map<number, number>()), columns: Array.from({ length: size }, () => new Set<number>()) };
  values.forEach((value, k) => {
    active.rows[rows[k]].set(columns[k], value * scale.row[rows[k]] * scale.column[columns[k]]);
    active.columns[columns[k]].add(rows[k]);
  });
  const rowsLeft = new Set<number>(active.rows.keys());
  const columnsLeft = new Set<number>(active.rows.keys());
  const order = { rows: [] as number[], columns: [] as number[] };
  while (rowsLeft.size > 0) {
    const found = choose(active, columnsLeft);
    if (found === null) return { ok: false, row: [...rowsLeft][0] };
    const [row, column] = found;
    removePivot(active, row, column);
    rowsLeft.delete(row);
    columnsLeft.delete(column);
    order.rows.push(row);
    order.columns.push(column);
  }
  return { ok: true, ...order, rowScale: scale.row };
}
