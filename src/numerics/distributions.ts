import { erfc, exp, log } from "./elementary/index.ts";

const sqrtHalf = 0.7071067811865476;
const inverseSqrtTwoPi = 0.3989422804014327;

/** Density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return inverseSqrtTwoPi * exp(-0.5 * x * x);
}

/** Cumulative standard normal distribution, both tails to full relative accuracy. */
export function normalCumulative(x: number): number {
  return 0.5 * erfc(-x * sqrtHalf);
}

// Rational start of the quantile (Acklam), good to 1e-9 relative, then one Halley step to the last bits.
const a = [-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239];
const b = [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1];
const c = [-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
const d = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];
const tailFrom = 0.02425;

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
}

/** Quantile of the standard normal distribution for p in (0, 1); -Infinity and Infinity at the ends. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p > 0.5) return -lowerQuantile(1 - p);
  return lowerQuantile(p);
}

function lowerQuantile(p: number): number {
  let x: number;
  if (p < tailFrom) {
    const q = Math.sqrt(-2 * log(p));
    x = horner(c, q) / horner(d, q);
  } else {
    const q = p - 0.5;
    const r = q * q;
    x = (horner(a, r) * q) / horner(b, r);
  }
  const error = normalCumulative(x) - p;
  const u = error / normalDensity(x);
  return x - u / (1 + 0.5 * x * u);
}

/** Wilson score interval of a proportion: `k` of `n`, at `z` standard errors. */
export function wilsonInterval(k: number, n: number, z = 1.959963984540054): readonly [number, number] {
  if (n === 0) return [0, 1];
  const p = k / n;
  const zz = z * z;
  const centre = (p + zz / (2 * n)) / (1 + zz / n);
  const half = (z / (1 + zz / n)) * Math.sqrt((p * (1 - p)) / n + zz / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
