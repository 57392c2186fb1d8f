import { bytes, functionBody, op, type Bytes } from "./bytes.ts";
import type { Lane, LaneOperation } from "./lane.ts";

/*
 * exp and log of numerics/elementary as straight-line stack code: the same operations in the same order, so the same bits for
 * every double (any NaN for NaN). Branches become selections between results that are all computed. Whole numbers k and powers of
 * two go through the bits of a double:
 *
 *     bits(k + 1.5 2^52) = 0x4338000000000000 + k      for |k| < 2^51
 *     bits(2^k)          = (k + 1023) << 52            for -1022 <= k <= 1023
 *
 * The code is written in reverse Polish: a number is a constant, 0x... is an integer as bits, a name reads a local, =name sets it.
 */
const operations: Readonly<Record<string, LaneOperation>> = {
  "+": "add", "-": "sub", "*": "mul", "/": "div", floor: "floor", "<": "less", ">": "greater", ">=": "greaterOrEqual", "==": "equal",
  plus: "integerAdd", and: "integerAnd", or: "integerOr", xor: "integerXor",
};

/** Function body from reverse Polish text; local 0 is x, the others are numbered as they are first set. */
function assemble(lane: Lane, text: string): Bytes {
  const code = bytes();
  const names = new Map([["x", 0]]);
  const numberOf = (name: string): number => {
    const found = names.get(name) ?? names.size;
    names.set(name, found);
    return found;
  };
  for (const word of text.trim().split(/\s+/)) {
    if (word in operations) lane.apply(code, operations[word]);
    else if (word.startsWith("0x")) lane.bits(code, BigInt(word));
    else if (word.startsWith("=")) code.byte(op.localSet, numberOf(word.slice(1)));
    else if (names.has(word)) code.byte(op.localGet, numberOf(word));
    else if (word === "select") lane.select(code);
    else if (word === "toBits") lane.toBits(code);
    else if (word === "fromBits") lane.fromBits(code);
    else if (word === "<<52") lane.shift(code, true, mantissaSize);
    else if (word === ">>52") lane.shift(code, false, mantissaSize);
    else lane.constant(code, Number(word));
  }
  return functionBody(new Array<number>(names.size - 1).fill(lane.numberType), code);
}

const mantissaSize = 52;
const twoToThePower = "6755399441055744 + toBits 0x3ff plus <<52 fromBits";

// y 2^k is made in two factors: the first product is exact, so that a subnormal result is rounded once.
const exponentialCode = `
  1.44269504088896338700 x * 0.5 + floor =k
  x k 6.93147180369123816490e-1 * - =high
  k 1.90821492927058770002e-10 * =low
  high low - =r
  r r * =t
  r t 1.66666666666666019037e-1 t -2.77777777770155933842e-3 t 6.61375632143793436117e-5 t -1.65339022054652515390e-6
    t 4.13813679705723846039e-8 * + * + * + * + * - =c
  k 0.5 * floor =half
  1 low r c * 2 c - / - high - -
  half ${twoToThePower} *
  k half - ${twoToThePower} * =y
  Infinity
  0 y x -7.45133219101941108420e2 < select
  x 7.09782712893383973096e2 > select`;

// The carry halves a mantissa above sqrt(2). Subnormal numbers are first scaled by 2^54.
const logarithmCode = `
  x 18014398509481984 * x x 2.2250738585072014e-308 < select =value
  value toBits 0x000fffffffffffff and fromBits =mantissa
  mantissa toBits 0x00095f6400000000 plus 0x0010000000000000 and fromBits =carry
  carry toBits 0x3ff0000000000000 xor mantissa toBits or fromBits 1 - =f
  value toBits >>52 carry toBits >>52 plus 0x4337fffffffffc01 plus fromBits 6755399441055744 -
    -54 0 x 2.2250738585072014e-308 < select + =k
  f 2 f + / =s
  s s * =z
  z z * =w
  z 6.666666666666735130e-1 w 2.857142874366239149e-1 w 1.818357216161805012e-1 w 1.479819860511658591e-1 * + * + * + *
    w 3.999999999940941908e-1 w 2.222219843214978396e-1 w 1.531383769920937332e-1 * + * + * + =r
  0.5 f * f * =half
  k 6.93147180369123816490e-1 * half s half r + * k 1.90821492927058770002e-10 * + - f - - =y
  x
  -Infinity y x 0 == select
  x Infinity == select
  NaN x 0 >= select`;

/** Function body of exp. */
export function exponential(lane: Lane): Bytes {
  return assemble(lane, exponentialCode);
}

/** Function body of log. */
export function logarithm(lane: Lane): Bytes {
  return assemble(lane, logarithmCode);
}
