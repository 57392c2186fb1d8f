import { fromWords, headOf, highWord, lowWord, scaleByPowerOfTwo } from "./bits.ts";

// x^y = 2^(y log2 x) with log2 x in two doubles: the method and constants of fdlibm's e_pow.
const splitPoint = [1, 1.5] as const;
const splitHigh = [0, 5.84962487220764160156e-1] as const;
const splitLow = [0, 1.35003920212974897128e-8] as const;
const l1 = 5.99999999999994648725e-1;
const l2 = 4.28571428578550184252e-1;
const l3 = 3.33333329818377432918e-1;
const l4 = 2.72728123808534006489e-1;
const l5 = 2.30660745775561754067e-1;
const l6 = 2.06975017800338417784e-1;
const p1 = 1.66666666666666019037e-1;
const p2 = -2.77777777770155933842e-3;
const p3 = 6.61375632143793436117e-5;
const p4 = -1.65339022054652515390e-6;
const p5 = 4.13813679705723846039e-8;
const ln2 = 6.93147180559945286227e-1;
const ln2High = 6.93147182464599609375e-1;
const ln2Low = -1.90465429995776804525e-9;
const cp = 9.61796693925975554329e-1;
const cpHigh = 9.61796700954437255859e-1;
const cpLow = -7.02846165095275826516e-9;
const inverseLn2 = 1.44269504088896338700;
const inverseLn2High = 1.44269502162933349609;
const inverseLn2Low = 1.92596299112661746887e-8;
const two53 = 9007199254740992;

/** 0: not an integer, 1: odd, 2: even. */
function parity(y: number): 0 | 1 | 2 {
  const size = Math.abs(y);
  if (size >= two53) return 2;
  if (Math.floor(size) !== size) return 0;
  return size - 2 * Math.floor(size / 2) === 1 ? 1 : 2;
}

/** log2(ax) as a head with 21 clear bits and a tail, for finite ax > 0. */
function log2Parts(ax: number): readonly [number, number] {
  let value = ax;
  let n = 0;
  let high = highWord(value);
  if (high < 0x00100000) {
    value *= two53;
    n -= 53;
    high = highWord(value);
  }
  n += (high >> 20) - 1023;
  const j = high & 0x000fffff;
  high = j | 0x3ff00000;
  let k: 0 | 1 = 0;
  if (j > 0x3988e && j < 0xbb67a) k = 1;
  else if (j >= 0xbb67a) {
    n += 1;
    high -= 0x00100000;
  }
  const m = fromWords(high, lowWord(value));
  const u = m - splitPoint[k];
  const v = 1 / (m + splitPoint[k]);
  const ss = u * v;
  const sHigh = headOf(ss);
  const tHigh = fromWords(((high >> 1) | 0x20000000) + 0x00080000 + (k << 18), 0);
  const tLow = m - (tHigh - splitPoint[k]);
  const sLow = v * (u - sHigh * tHigh - sHigh * tLow);
  const s2 = ss * ss;
  let r = s2 * s2 * (l1 + s2 * (l2 + s2 * (l3 + s2 * (l4 + s2 * (l5 + s2 * l6)))));
  r += sLow * (sHigh + ss);
  const q = sHigh * sHigh;
  const tH = headOf(3 + q + r);
  const tL = r - (tH - 3 - q);
  const uu = sHigh * tH;
  const vv = sLow * tH + tL * ss;
  const pHigh = headOf(uu + vv);
  const pLow = vv - (pHigh - uu);
  const zHigh = cpHigh * pHigh;
  const zLow = cpLow * pHigh + pLow * cp + splitLow[k];
  const head = headOf(zHigh + zLow + splitHigh[k] + n);
  return [head, zLow - (head - n - splitHigh[k] - zHigh)];
}

/** 2^(a + b) for |a + b| in range, a with clear low bits. */
function exp2Parts(a: number, b: number): number {
  const z = a + b;
  const n = Math.floor(z + 0.5);
  const aRest = a - n;
  const t = headOf(b + aRest);
  const u = t * ln2High;
  const v = (b - (t - aRest)) * ln2 + t * ln2Low;
  const y = u + v;
  const w = v - (y - u);
  const t2 = y * y;
  const t1 = y - t2 * (p1 + t2 * (p2 + t2 * (p3 + t2 * (p4 + t2 * p5))));
  const r = (y * t1) / (t1 - 2) - (w + y * w);
  return scaleByPowerOfTwo(1 - (r - y), n);
}

function powSpecial(x: number, y: number): number | undefined {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const size = Math.abs(x);
  if (y === Infinity || y === -Infinity) {
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  if (y === 1) return x;
  if (size === 0 || size === Infinity) {
    const magnitude = size === 0 === y > 0 ? 0 : Infinity;
    const negative = (x < 0 || Object.is(x, -0)) && parity(y) === 1;
    return negative ? -magnitude : magnitude;
  }
  if (x < 0 && parity(y) === 0) return NaN;
  return undefined;
}

/** x^y within 1 ulp. Same special cases as `Math.pow`, 1^NaN included. */
export function pow(x: number, y: number): number {
  const special = powSpecial(x, y);
  if (special !== undefined) return special;
  const sign = x < 0 && parity(y) === 1 ? -1 : 1;
  const ax = Math.abs(x);
  if (ax === 1) return sign;
  let head: number;
  let tail: number;
  if (Math.abs(y) > 2147483648) {
    // For so large an exponent only a base very near 1 gives a finite, non-zero power: the logarithm by its series.
    const t = ax - 1;
    if (Math.abs(t) > 1e-5) return ax > 1 === y > 0 ? sign * Infinity : sign * 0;
    const w = t * t * (0.5 - t * (1 / 3 - t * 0.25));
    const u = inverseLn2High * t;
    const v = t * inverseLn2Low - w * inverseLn2;
    head = headOf(u + v);
    tail = v - (head - u);
  } else [head, tail] = log2Parts(ax);
  const yHead = headOf(y);
  const small = (y - yHead) * head + y * tail;
  const large = yHead * head;
  const z = small + large;
  if (z >= 1025) return sign * Infinity;
  if (z <= -1080) return sign * 0;
  return sign * exp2Parts(large, small);
}

/** Cube root: Newton's step on a power, within 1 ulp of the real root for normal numbers. */
export function cbrt(x: number): number {
  if (x === 0 || x !== x || Math.abs(x) === Infinity) return x;
  const size = Math.abs(x);
  let y = pow(size, 1 / 3);
  y -= (y - size / (y * y)) / 3;
  return x < 0 ? -y : y;
}
