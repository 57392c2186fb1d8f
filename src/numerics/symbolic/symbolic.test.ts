import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formulaText, graph, namesIn, parseFormula, renameIn, straightLine, walker, type Formula } from "./index.ts";

const leaf: fc.Arbitrary<Formula> = fc.oneof(
  fc.constantFrom("x", "y", "k").map((name): Formula => ({ kind: "name", name })),
  fc.integer({ min: 0, max: 9 }).map((value): Formula => ({ kind: "number", value: value / 2 })),
);
const { tree } = fc.letrec<{ tree: Formula }>((tie) => ({
  tree: fc.oneof({ depthSize: "small" }, leaf,
    fc.tuple(fc.constantFrom("sum" as const, "difference" as const, "product" as const, "quotient" as const), tie("tree"), tie("tree")).map(([kind, left, right]): Formula => ({ kind, left, right })),
    tie("tree").map((of): Formula => ({ kind: "negative", of })),
    fc.tuple(tie("tree"), fc.integer({ min: -2, max: 3 })).map(([of, exponent]): Formula => ({ kind: "power", of, exponent }))),
}));

/** The plain meaning of a formula. */
function meaning(formula: Formula, values: Readonly<Record<string, number>>): number {
  switch (formula.kind) {
    case "number": return formula.value;
    case "name": return values[formula.name] ?? NaN;
    case "negative": return -meaning(formula.of, values);
    case "power": {
      let result = 1;
      for (let k = 0; k < Math.abs(formula.exponent); k++) result *= meaning(formula.of, values);
      return formula.exponent < 0 ? 1 / result : result;
    }
    case "sum": return meaning(formula.left, values) + meaning(formula.right, values);
    case "difference": return meaning(formula.left, values) - meaning(formula.right, values);
    case "product": return meaning(formula.left, values) * meaning(formula.right, values);
    case "quotient": return meaning(formula.left, values) / meaning(formula.right, values);
  }
}

function compiled(formula: Formula): { value: (x: number, y: number) => number; slope: (x: number, y: number) => number } {
  const g = graph();
  const node = g.formula(formula, (name) => (name === "k" ? g.parameter(0) : g.variable(name === "x" ? 0 : 1)));
  const run = walker(straightLine(g, [node, g.derivative(node, 0)]));
  const out = new Float64Array(2);
  const at = (x: number, y: number, k: number): number => {
    run(Float64Array.of(x, y), Float64Array.of(1.5), out);
    return out[k] ?? NaN;
  };
  return { value: (x, y) => at(x, y, 0), slope: (x, y) => at(x, y, 1) };
}
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * (1 + Math.abs(a) + Math.abs(b));

describe("formulas", () => {
  test("text goes out and comes back with the same meaning", () => {
    fc.assert(fc.property(tree, (formula) => {
      const text = formulaText(formula);
      const values = { x: 1.3, y: 0.7, k: 1.5 };
      const [a, b] = [meaning(formula, values), meaning(parseFormula(text), values)];
      return !Number.isFinite(a) || close(a, b);
    }), { seed: 4, numRuns: 400 });
  });

  test("compiled values are the plain meaning, derivatives are those of differences", () => {
    fc.assert(fc.property(tree, (formula) => {
      const plain = (x: number): number => meaning(formula, { x, y: 0.7, k: 1.5 });
      const [h, x] = [1e-5, 1.3];
      const near = [plain(x - 2 * h), plain(x - h), plain(x), plain(x + h), plain(x + 2 * h)];
      const { value, slope } = compiled(formula);
      if (near.some((one) => !Number.isFinite(one) || Math.abs(one) > 1e6)) return true;
      const [a = 0, b = 0, c = 0, d = 0, e = 0] = near;
      const difference = (a - 8 * b + 8 * d - e) / (12 * h);
      // Where the third difference is large the quotient is near a pole and says nothing.
      if (Math.abs(e - 2 * d + 2 * b - a) > 1e-9 * (1 + Math.abs(c))) return close(value(x, 0.7), c);
      return close(value(x, 0.7), c) && Math.abs(slope(x, 0.7) - difference) <= 1e-5 * (1 + Math.abs(difference));
    }), { seed: 5, numRuns: 400 });
  });

  test("the same expression is computed once, and what is known is folded", () => {
    const g = graph();
    const x = g.variable(0);
    expect(g.add(x, g.number(0))).toBe(x);
    expect(g.multiply(g.number(2), g.number(3))).toBe(g.number(6));
    expect(g.multiply(x, g.variable(1))).toBe(g.multiply(g.variable(1), x));
    expect(g.subtract(x, x)).toBe(g.number(0));
    expect(g.variablesOf(g.multiply(x, g.variable(3)))).toEqual([0, 3]);
  });

  test("names are listed and renamed", () => {
    const formula = parseFormula("v*S*E/(k + E)");
    expect(namesIn(formula)).toEqual(["v", "S", "E", "k"]);
    expect(formulaText(renameIn(formula, (name) => `${name}1`))).toBe("v1*S1*E1/(k1 + E1)");
  });

  test.each([["", /ends; expected a number/], ["a b", /"b" at 3; expected an operator/], ["(a", /expected \)/], ["a^b", /whole exponent/], ["a % b", /"%" at 3 is not understood/], ["a*", /ends/]])("%j is refused with the place", (text, message) => {
    expect(() => parseFormula(text)).toThrow(message);
  });
});
