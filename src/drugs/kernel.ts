const size = 5;
const terms = 14;

/**
 * Propagator of one substance over `dt_s`: the exponential of the 5 x 5 matrix of depot, central, peripheral, eliminated and a constant
 * input into central, by scaling and squaring with a Taylor series. Rates in 1/s: `ka` absorption, `ke` elimination, `out` and `back`
 * exchange. Exact to rounding for any step; columns 0 to 3 sum to 1, so amounts are conserved. Writes row-major into `result`;
 * `term` and `work` are scratch of 25.
 */
export function propagate(ka_per_s: number, ke_per_s: number, out_per_s: number, back_per_s: number, dt_s: number, result: Float64Array, term: Float64Array, work: Float64Array): void {
  let squarings = 0;
  let norm = Math.max(ka_per_s, ke_per_s + out_per_s, back_per_s) * dt_s;
  let scale = dt_s;
  while (norm > 0.5) {
    norm *= 0.5;
    scale *= 0.5;
    squarings += 1;
  }
  result.fill(0);
  term.fill(0);
  for (let i = 0; i < size; i++) {
    result[i * size + i] = 1;
    term[i * size + i] = 1;
  }
  for (let k = 1; k <= terms; k++) {
    // term = term A scale / k, A sparse: column by column.
    const f = scale / k;
    for (let i = 0; i < size; i++) {
      const row = i * size;
      const depot = term[row];
      const central = term[row + 1];
      const peripheral = term[row + 2];
      const eliminated = term[row + 3];
      term[row] = f * ka_per_s * (central - depot);
      term[row + 1] = f * (out_per_s * (peripheral - central) + ke_per_s * (eliminated - central));
      term[row + 2] = f * back_per_s * (central - peripheral);
      term[row + 3] = 0;
      term[row + 4] = f * central;
    }
    for (let i = 0; i < size * size; i++) result[i] += term[i];
  }
  for (let k = 0; k < squarings; k++) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (let m = 0; m < size; m++) sum += result[i * size + m] * result[m * size + j];
        work[i * size + j] = sum;
      }
    }
    for (let i = 0; i < size * size; i++) result[i] = work[i];
  }
}

/**
 * Saturable clearance: dA/dt = R - (k + Vmax/(Km + A/V)) A with a depot feeding it, by the classical fourth-order Runge-Kutta method in
 * steps of `step_s` at most_per_m3_s. `amounts` is [depot, central, eliminated], changed in place. Rates 1/s, R amount per s, Vmax and Km per m3.
 */
export function saturableStep(amounts: Float64Array, ka_per_s: number, ke_per_s: number, most_per_m3_s: number, half_per_m3: number, central_m3: number, rate_per_s: number, dt_s: number, step_s: number): void {
  const count = Math.max(1, Math.ceil(dt_s / step_s));
  const h = dt_s / count;
  for (let n = 0; n < count; n++) {
    const d = amounts[0];
    const c = amounts[1];
    const c1 = rate_per_s + ka_per_s * d - lossOf(c, ke_per_s, most_per_m3_s, half_per_m3, central_m3);
    const dMid = d * (1 - 0.5 * h * ka_per_s * (1 - (h * ka_per_s) / 4));
    const c2 = rate_per_s + ka_per_s * dMid - lossOf(c + 0.5 * h * c1, ke_per_s, most_per_m3_s, half_per_m3, central_m3);
    const c3 = rate_per_s + ka_per_s * dMid - lossOf(c + 0.5 * h * c2, ke_per_s, most_per_m3_s, half_per_m3, central_m3);
    const x = h * ka_per_s;
    const dEnd = d * (1 - x * (1 - (x / 2) * (1 - (x / 3) * (1 - x / 4))));
    const c4 = rate_per_s + ka_per_s * dEnd - lossOf(c + h * c3, ke_per_s, most_per_m3_s, half_per_m3, central_m3);
    const gained = (h * (c1 + 2 * c2 + 2 * c3 + c4)) / (3 * 2);
    amounts[0] = dEnd;
    amounts[1] = Math.max(0, c + gained);
    amounts[2] += d - dEnd + rate_per_s * h - (amounts[1] - c);
  }
}

function lossOf(amount_points: number, ke_per_s: number, most_per_m3_s: number, half_per_m3: number, central_m3: number): number {
  return (ke_per_s + most_per_m3_s / (half_per_m3 + amount_points / central_m3)) * amount_points;
}
