/**
 * Hot loops of the circuit solver. Entries of a matrix are listed as (row, column) pairs; nothing is allocated.
 */

/** r = -(C + E ydot + F y). */
export function residual(rows: Int32Array, columns: Int32Array, E: Float64Array, F: Float64Array, C: Float64Array, y: Float64Array, dydt: Float64Array, r: Float64Array): void {
  for (let i = 0; i < r.length; i++) r[i] = -C[i];
  for (let k = 0; k < rows.length; k++) {
    const column = columns[k];
    r[rows[k]] -= E[k] * dydt[column] + F[k] * y[column];
  }
}

/** Position of the largest absolute value; -1 when one is not finite. */
export function largestAt(r: Float64Array): number {
  let at = 0;
  let most = -1;
  for (let i = 0; i < r.length; i++) {
    const size = Math.abs(r[i]);
    if (!(size < Infinity)) return -1;
    if (size > most) {
      most = size;
      at = i;
    }
  }
  return at;
}

/** Sum of squares. */
export function sumOfSquares(r: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < r.length; i++) sum += r[i] * r[i];
  return sum;
}

/** Whether every residual is below the tolerance, counted up in rows whose terms are larger than `large`. */
export function settledAtScale(rows: Int32Array, columns: Int32Array, E: Float64Array, F: Float64Array, C: Float64Array, y: Float64Array, dydt: Float64Array, r: Float64Array, tolerance: number, large: number, scale: Float64Array): boolean {
  for (let i = 0; i < r.length; i++) scale[i] = Math.abs(C[i]);
  for (let k = 0; k < rows.length; k++) {
    const column = columns[k];
    scale[rows[k]] = Math.max(scale[rows[k]], Math.abs(E[k] * dydt[column]), Math.abs(F[k] * y[column]));
  }
  for (let i = 0; i < r.length; i++) {
    if (!(Math.abs(r[i]) < tolerance * Math.max(1, scale[i] / large))) return false;
  }
  return true;
}

/** J = (E + G) a + (F + D) b. Returns whether any entry changed. */
export function jacobian(E: Float64Array, G: Float64Array, F: Float64Array, D: Float64Array, a: number, b: number, J: Float64Array): boolean {
  let changed = false;
  for (let k = 0; k < J.length; k++) {
    const value = (E[k] + G[k]) * a + (F[k] + D[k]) * b;
    if (value !== J[k]) {
      J[k] = value;
      changed = true;
    }
  }
  return changed;
}

/** out = old + (fresh - old) weight. */
export function between(old: Float64Array, fresh: Float64Array, weight: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = old[i] + (fresh[i] - old[i]) * weight;
}

/** The elimination of one pivot order as a flat list of operations on `values`. */
export interface Elimination {
  /** Where each entry of the matrix goes in `values`. */
  readonly place: Int32Array;
  /** For each lower entry: its position, the position of its pivot, and how large its multiplier may be. */
  readonly lower: Int32Array;
  readonly pivot: Int32Array;
  readonly limit: Float64Array;
  /** For lower entry e, updates `pairStart[e]` to `pairStart[e + 1]`: values[target] -= multiplier values[source]. */
  readonly pairStart: Int32Array;
  readonly target: Int32Array;
  readonly source: Int32Array;
  /** Row-wise storage of the factors. */
  readonly rowStart: Int32Array;
  readonly diagonal: Int32Array;
  readonly column: Int32Array;
  /** Rows and columns of the matrix in the order of elimination. */
  readonly rowOrder: Int32Array;
  readonly columnOrder: Int32Array;
  readonly values: Float64Array;
  readonly work: Float64Array;
}

/** Eliminates the matrix J. False when a multiplier grows past its limit or a pivot is nothing. */
export function eliminate(plan: Elimination, J: Float64Array): boolean {
  const { place, lower, pivot, limit, pairStart, target, source, values, diagonal } = plan;
  values.fill(0);
  for (let k = 0; k < J.length; k++) values[place[k]] = J[k];
  for (let e = 0; e < lower.length; e++) {
    const at = lower[e];
    const value = values[at];
    if (value === 0) continue;
    const multiplier = value / values[pivot[e]];
    if (!(Math.abs(multiplier) <= limit[e])) return false;
    values[at] = multiplier;
    for (let p = pairStart[e]; p < pairStart[e + 1]; p++) values[target[p]] -= multiplier * values[source[p]];
  }
  for (let i = 0; i < diagonal.length; i++) {
    const size = Math.abs(values[diagonal[i]]);
    if (!(size > 0 && size < Infinity)) return false;
  }
  return true;
}

/** x = J^-1 b by an elimination that succeeded. */
export function substitute(plan: Elimination, b: Float64Array, x: Float64Array): void {
  const { rowStart, diagonal, column, rowOrder, columnOrder, values, work } = plan;
  const n = diagonal.length;
  for (let i = 0; i < n; i++) {
    let sum = b[rowOrder[i]];
    for (let k = rowStart[i]; k < diagonal[i]; k++) sum -= values[k] * work[column[k]];
    work[i] = sum;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = work[i];
    for (let k = diagonal[i] + 1; k < rowStart[i + 1]; k++) sum -= values[k] * work[column[k]];
    work[i] = sum / values[diagonal[i]];
  }
  for (let i = 0; i < n; i++) x[columnOrder[i]] = work[i];
}
