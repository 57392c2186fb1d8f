/** Access to the words of a double: the only way to scale by a power of two without rounding. */
const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const isLittleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const hi = isLittleEndian ? 1 : 0;
const lo = isLittleEndian ? 0 : 1;

/** Upper 32 bits of a double as a signed integer (sign, exponent, leading mantissa bits). */
export function highWord(x: number): number {
  float[0] = x;
  return words[hi] | 0;
}

/** Lower 32 bits of a double as an unsigned integer. */
export function lowWord(x: number): number {
  float[0] = x;
  return words[lo];
}

/** A double from its two words. */
export function fromWords(high: number, low: number): number {
  words[hi] = high;
  words[lo] = low;
  return float[0];
}

/** `x` with its lower 32 bits cleared: the head of a split whose products are exact. */
export function headOf(x: number): number {
  float[0] = x;
  words[lo] = 0;
  return float[0];
}

const two54 = 18014398509481984;

/** `x * 2^n`, correctly rounded once, subnormal results included. */
export function scaleByPowerOfTwo(x: number, n: number): number {
  let y = x;
  let k = n;
  if (k > 1023) {
    y *= fromWords(0x7fe00000, 0);
    k -= 1023;
    if (k > 1023) {
      y *= fromWords(0x7fe00000, 0);
      k = Math.min(1023, k - 1023);
    }
  } else if (k < -1022) {
    // Two steps with 2^-969 keep the mantissa whole until the last rounding.
    y *= fromWords(0x00100000, 0) * (two54 / 2);
    k += 1022 - 53;
    if (k < -1022) {
      y *= fromWords(0x00100000, 0) * (two54 / 2);
      k = Math.max(-1022, k + 1022 - 53);
    }
  }
  return y * fromWords((1023 + k) << 20, 0);
}
