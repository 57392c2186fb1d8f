import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cbrt, cos, erf, exp, expm1, gamma, log, log10, log1p, log2, pow, sin, tanh } from "./index.ts";

const buffer = new DataView(new ArrayBuffer(8));
function fromHex(hex: string): number {
  buffer.setBigUint64(0, BigInt(`0x${hex}`));
  return buffer.getFloat64(0);
}
function ordered(x: number): bigint {
  buffer.setFloat64(0, x);
  const bits = buffer.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}
function ulps(a: number, b: number): number {
  const d = ordered(a) - ordered(b);
  return Number(d < 0n ? -d : d);
}

const table = JSON.parse(readFileSync(new URL("../../../test/reference/elementary.json", import.meta.url), "utf8")) as Record<string, string[][]>;
function worst(name: string, f: (...x: number[]) => number): number {
  return Math.max(...(table[name] ?? []).map((row) => {
    const numbers = row.map(fromHex);
    const expected = numbers.pop() ?? NaN;
    return ulps(f(...numbers), expected);
  }));
}

describe("elementary functions against a high-precision reference", () => {
  // The reference is the correctly rounded value, so an error under 1 ulp shows as at most 1 step.
  it.each([["exp", exp, 1], ["log", log, 1], ["pow", pow, 1], ["sin", sin, 1], ["cos", cos, 1], ["tanh", tanh, 2], ["erf", erf, 2], ["expm1", expm1, 2], ["log1p", log1p, 2], ["cbrt", cbrt, 1]] as const)("%s is within its stated error", (name, f, limit) => {
    expect(table[name].length).toBeGreaterThan(50);
    expect(worst(name, f)).toBeLessThanOrEqual(limit);
  });

  it("gamma is within 1e-14 relative over its range", () => {
    for (const [x = "", y = ""] of table["gamma"] ?? []) {
      const expected = fromHex(y);
      if (Number.isFinite(expected) && Math.abs(expected) > 1e-300) expect(Math.abs(gamma(fromHex(x)) / expected - 1), `gamma(${fromHex(x)})`).toBeLessThan(1e-14);
    }
  });
});

describe("special cases follow IEEE 754", () => {
  it("exp and log", () => {
    expect([exp(Infinity), exp(-Infinity), exp(710), exp(-746), exp(0)]).toEqual([Infinity, 0, Infinity, 0, 1]);
    expect([log(0), log(1), log(Infinity), log(-1), log10(1000), log10(1e-5), log2(1024)]).toEqual([-Infinity, 0, Infinity, NaN, 3, -5, 10]);
  });
  it("pow agrees with the engine's own on the special cases", () => {
    const xs = [0, -0, 1, -1, 2, -2, 0.5, -0.5, Infinity, -Infinity, NaN, 3, -3];
    for (const x of xs) {
      for (const y of xs) {
        const [ours, engines] = [pow(x, y), Math.pow(x, y)];
        expect(Object.is(ours, engines) || ulps(ours, engines) <= 1, `pow(${x}, ${y})`).toBe(true);
      }
    }
  });
  it("odd functions keep the sign of zero, and infinities have no sine", () => {
    expect(Object.is(sin(-0), -0) && Object.is(tanh(-0), -0) && Object.is(erf(-0), -0)).toBe(true);
    expect([sin(Infinity), cos(-Infinity), tanh(Infinity), erf(-Infinity), gamma(-3)]).toEqual([NaN, NaN, 1, -1, NaN]);
  });
  it("gamma of a whole number is the factorial", () => {
    expect([gamma(1), gamma(2), gamma(6), gamma(11), gamma(172)]).toEqual([1, 1, 120, 3628800, Infinity]);
  });
});
