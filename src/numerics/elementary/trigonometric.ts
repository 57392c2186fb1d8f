import { highWord, lowWord } from "./bits.ts";

// Kernels on |r| <= pi/4: minimax polynomials with the constants of fdlibm's k_sin and k_cos.
const s1 = -0.16666666666666632;
const s2 = 0.00833333333332249;
const s3 = -0.0001984126982985795;
const s4 = 2.7557313707070068e-06;
const s5 = -2.5050760253406863e-08;
const s6 = 1.58969099521155e-10;
const c1 = 0.0416666666666666;
const c2 = -0.001388888888887411;
const c3 = 2.480158728947673e-05;
const c4 = -2.7557314351390663e-07;
const c5 = 2.087572321298175e-09;
const c6 = -1.1359647557788195e-11;

function kernelSin(x: number, tail: number): number {
  const z = x * x;
  const v = z * x;
  const r = s2 + z * (s3 + z * (s4 + z * (s5 + z * s6)));
  return x - (z * (0.5 * tail - v * r) - tail - v * s1);
}

function kernelCos(x: number, tail: number): number {
  const z = x * x;
  const r = z * (c1 + z * (c2 + z * (c3 + z * (c4 + z * (c5 + z * c6)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * r - x * tail));
}

// pi/2 in three parts of 33 bits with their tails: exact products for |n| < 2^20.
const inversePio2 = 0.6366197723675814;
const pio2a = 1.5707963267341256;
const pio2aTail = 6.077100506506192e-11;
const pio2b = 6.077100506303966e-11;
const pio2bTail = 2.0222662487959506e-21;
const pio2c = 2.0222662487111665e-21;
const pio2cTail = 8.4784276603689e-32;
const mediumLimit = 1647099;

// 2/pi with 1280 bits and pi/2 with 127 bits after the point, for the exact reduction of huge arguments.
const twoOverPi = 0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361dn;
const twoOverPiBits = 1280n;
const halfPi = 0xc90fdaa22168c234c4c6628b80dc1cd1n;

interface Reduced {
  quadrant: number;
  head: number;
  tail: number;
}
const reduced: Reduced = { quadrant: 0, head: 0, tail: 0 };

function exponentOf(x: number): number {
  return (highWord(x) >> 20) & 0x7ff;
}

function reduceMedium(x: number): void {
  const n = Math.floor(x * inversePio2 + 0.5);
  let r = x - n * pio2a;
  let w = n * pio2aTail;
  let y = r - w;
  const e = exponentOf(x);
  if (e - exponentOf(y) > 16) {
    const t = r;
    w = n * pio2b;
    r = t - w;
    w = n * pio2bTail - (t - r - w);
    y = r - w;
    if (e - exponentOf(y) > 49) {
      const t2 = r;
      w = n * pio2c;
      r = t2 - w;
      w = n * pio2cTail - (t2 - r - w);
      y = r - w;
    }
  }
  reduced.quadrant = n - 4 * Math.floor(n / 4);
  reduced.head = y;
  reduced.tail = r - y - w;
}

/** Exact reduction in integers: the fraction of x * 2/pi to 190 bits, times pi/2. */
function reduceHuge(x: number): void {
  const size = Math.abs(x);
  const high = highWord(size);
  const mantissa = (BigInt((high & 0xfffff) | 0x100000) << 32n) | BigInt(lowWord(size));
  const shift = BigInt((high >> 20) - 1075);
  const product = mantissa * twoOverPi;
  const scaled = shift >= 0n ? product << shift : product >> -shift;
  const keep = 190n;
  const mask = (1n << twoOverPiBits) - 1n;
  let quadrant = Number((scaled >> twoOverPiBits) & 3n);
  let fraction = (scaled & mask) >> (twoOverPiBits - keep);
  if (fraction >> (keep - 1n) === 1n) {
    fraction -= 1n << keep;
    quadrant = (quadrant + 1) & 3;
  }
  const angle = fraction * halfPi;
  const head = toDouble(angle, keep + 127n);
  const headBack = fromDouble(head, keep + 127n);
  const tail = toDouble(angle - headBack, keep + 127n);
  reduced.quadrant = x < 0 ? (4 - quadrant) & 3 : quadrant;
  reduced.head = x < 0 ? -head : head;
  reduced.tail = x < 0 ? -tail : tail;
}

/** value / 2^bits as a double (truncated to 53 bits, which is enough for a head with a tail). */
function toDouble(value: bigint, bits: bigint): number {
  const negative = value < 0n;
  let size = negative ? -value : value;
  if (size === 0n) return 0;
  const length = BigInt(size.toString(2).length);
  let exponent = -bits;
  if (length > 53n) {
    size >>= length - 53n;
    exponent += length - 53n;
  }
  let result = Number(size);
  for (let e = Number(exponent); e < 0; ) {
    const step = Math.min(30, -e);
    result /= 1 << step;
    e += step;
  }
  return negative ? -result : result;
}

function fromDouble(value: number, bits: bigint): bigint {
  let size = Math.abs(value);
  let scale = 0n;
  if (size === 0) return 0n;
  while (size !== Math.floor(size)) {
    size *= 2;
    scale += 1n;
  }
  const whole = BigInt(size) << (bits - scale);
  return value < 0 ? -whole : whole;
}

function reduce(x: number): void {
  if (Math.abs(x) < 0.7853981633974483) {
    reduced.quadrant = 0;
    reduced.head = x;
    reduced.tail = 0;
  } else if (Math.abs(x) < mediumLimit) reduceMedium(x);
  else reduceHuge(x);
}

/** Sine within 1 ulp for every finite x; NaN for infinite x. */
export function sin(x: number): number {
  if (x !== x || x === Infinity || x === -Infinity) return NaN;
  if (x === 0) return x;
  reduce(x);
  const { quadrant, head, tail } = reduced;
  if (quadrant === 0) return kernelSin(head, tail);
  if (quadrant === 1) return kernelCos(head, tail);
  return quadrant === 2 ? -kernelSin(head, tail) : -kernelCos(head, tail);
}

/** Cosine within 1 ulp for every finite x; NaN for infinite x. */
export function cos(x: number): number {
  if (x !== x || x === Infinity || x === -Infinity) return NaN;
  reduce(x);
  const { quadrant, head, tail } = reduced;
  if (quadrant === 0) return kernelCos(head, tail);
  if (quadrant === 1) return -kernelSin(head, tail);
  return quadrant === 2 ? -kernelCos(head, tail) : kernelSin(head, tail);
}
