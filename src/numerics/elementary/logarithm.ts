import { fromWords, highWord, lowWord } from "./bits.ts";

// x = 2^k (1 + f), log(1+f) by the odd series in s = f/(2+f): the method and constants of fdlibm's e_log.
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const two54 = 18014398509481984;
const g1 = 0.6666666666666735;
const g2 = 0.3999999999940942;
const g3 = 0.2857142874366239;
const g4 = 0.22222198432149784;
const g5 = 0.1818357216161805;
const g6 = 0.15313837699209373;
const g7 = 0.14798198605116586;

/** Natural logarithm within 1 ulp. log(0) = -Infinity, NaN for negative numbers. */
export function log(x: number): number {
  if (x !== x || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return x;
  let value = x;
  let k = 0;
  let high = highWord(value);
  if (high < 0x00100000) {
    k = -54;
    value *= two54;
    high = highWord(value);
  }
  k += (high >> 20) - 1023;
  high &= 0x000fffff;
  const carry = (high + 0x95f64) & 0x100000;
  const reduced = fromWords(high | (carry ^ 0x3ff00000), lowWord(value));
  k += carry >> 20;
  const f = reduced - 1;
  if (f === 0) return k === 0 ? 0 : k * ln2High + k * ln2Low;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (g1 + w * (g3 + w * (g5 + w * g7))) + w * (g2 + w * (g4 + w * g6));
  const half = 0.5 * f * f;
  if (k === 0) return f - (half - s * (half + r));
  return k * ln2High - (half - (s * (half + r) + k * ln2Low) - f);
}

/** log(1 + x) without loss near zero; within 2 ulp. */
export function log1p(x: number): number {
  if (x !== x || x === 0 || x === Infinity) return x;
  if (x <= -1) return x === -1 ? -Infinity : NaN;
  const u = 1 + x;
  if (u === 1) return x;
  // The rounding error of 1 + x is put back to first order.
  const error = Math.abs(x) < 1 ? x - (u - 1) : 1 - (u - x);
  return log(u) + error / u;
}

const ln10 = 2.302585092994046;
const ln2 = 0.6931471805599453;

/** Decimal logarithm, within 2 ulp; exact for powers of ten that are doubles. */
export function log10(x: number): number {
  const y = log(x) / ln10;
  const rounded = Math.floor(y + 0.5);
  return Math.abs(y - rounded) < 1e-14 && Number(`1e${rounded}`) === x ? rounded : y;
}

/** Binary logarithm, within 2 ulp; exact for powers of two. */
export function log2(x: number): number {
  if (x > 0 && x < Infinity && lowWord(x) === 0 && (highWord(x) & 0x000fffff) === 0 && highWord(x) >= 0x00100000) return (highWord(x) >> 20) - 1023;
  return log(x) / ln2;
}
