const size = 4;
const terms = 14;

/**
 * Exact step of x' = A x + b for three compartments: exponential of the augmented matrix by scaling and squaring with a Taylor series.
 * `rates` are row-major 3 x 3, 1/s; `input` per s. Returns the state after `dt_s`. Any step is stable and exact to rounding.
 */
export function linearStep(rates: readonly number[], input: readonly number[], x: readonly number[], dt_s: number): number[] {
  const a = new Float64Array(size * size);
  let norm = 0;
  for (let i = 0; i < size - 1; i++) {
    for (let j = 0; j < size - 1; j++) {
      a[i * size + j] = rates[i * (size - 1) + j] * dt_s;
      norm = Math.max(norm, Math.abs(a[i * size + j]));
    }
  }
  let squarings = 0;
  while (norm > 0.5) {
    norm /= 2;
    squarings += 1;
  }
  // The input column is scaled to the matrix: one unit of the fourth state carries it.
  for (let i = 0; i < size - 1; i++) a[i * size + size - 1] = input[i] * dt_s;
  let scale = 1;
  for (let k = 0; k < squarings; k++) scale *= 0.5;
  for (let k = 0; k < a.length; k++) a[k] *= scale;
  let e = identity();
  let term = identity();
  for (let k = 1; k <= terms; k++) {
    term = multiply(term, a);
    for (let i = 0; i < term.length; i++) {
      term[i] /= k;
      e[i] += term[i];
    }
  }
  for (let k = 0; k < squarings; k++) e = multiply(e, e);
  const next: number[] = [];
  for (let i = 0; i < size - 1; i++) {
    let sum = e[i * size + size - 1];
    for (let j = 0; j < size - 1; j++) sum += e[i * size + j] * x[j];
    next.push(sum);
  }
  return next;
}

function identity(): Float64Array {
  const m = new Float64Array(size * size);
  for (let i = 0; i < size; i++) m[i * size + i] = 1;
  return m;
}

function multiply(a: Float64Array, b: Float64Array): Float64Array {
  const c = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let k = 0; k < size; k++) for (let j = 0; j < size; j++) c[i * size + j] += a[i * size + k] * b[k * size + j];
  return c;
}
