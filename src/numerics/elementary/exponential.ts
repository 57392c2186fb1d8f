import { scaleByPowerOfTwo } from "./bits.ts";

// Reduction to |r| <= ln2/2 in two parts, then a minimax rational for exp(r): the method and constants of fdlibm's e_exp.
const ln2High = 6.93147180369123816490e-1;
const ln2Low = 1.90821492927058770002e-10;
const inverseLn2 = 1.44269504088896338700;
const p1 = 1.66666666666666019037e-1;
const p2 = -2.77777777770155933842e-3;
const p3 = 6.61375632143793436117e-5;
const p4 = -1.65339022054652515390e-6;
const p5 = 4.13813679705723846039e-8;
const overflow = 7.09782712893383973096e2;
const underflow = -7.45133219101941108420e2;

/** e^x within 1 ulp. exp(Infinity) = Infinity, exp(-Infinity) = 0, NaN stays NaN. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > overflow) return Infinity;
  if (x < underflow) return 0;
  const k = Math.floor(inverseLn2 * x + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const t = r * r;
  const c = r - t * (p1 + t * (p2 + t * (p3 + t * (p4 + t * p5))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return k === 0 ? y : scaleByPowerOfTwo(y, k);
}

const seriesAbove = -0.5;
const seriesBelow = 1;

/** e^x - 1 without loss near zero; within 2 ulp. */
export function expm1(x: number): number {
  if (x !== x || x === 0) return x;
  if (x < seriesAbove || x > seriesBelow) return exp(x) - 1;
  // Taylor series summed backwards: the terms fall fast enough that 20 of them reach the last bit.
  let sum = 0;
  for (let n = 20; n >= 2; n--) sum = (x / n) * (1 + sum);
  return x + x * sum;
}
