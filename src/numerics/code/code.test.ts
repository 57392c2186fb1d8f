import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { stream } from "../random.ts";
import { exp, log } from "../elementary/index.ts";
import { compile, interpret, javaScriptSource, program, space, toJavaScript, toWasm, type Condition, type Machine, type Program, type Shape, type Space, type Value, type Variable } from "./index.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

type Maker = (p: Program, s: Space) => Machine;
const makers: readonly (readonly [string, Maker])[] = [["interpreter", interpret], ["javascript", toJavaScript], ["wasm", toWasm]];

/** The bits of an array, any NaN as one. */
function bits(values: ArrayLike<number>): string {
  const words = new BigUint64Array(Float64Array.from(values, (x) => (x === x ? x : NaN)).buffer);
  return Array.from(words, (word) => word.toString(16)).join(" ");
}

/** All memory of every back end and lane count after a run, person by person. */
function everyResult(p: Program, shape: Shape, fill: (s: Space) => void, values: Record<string, number> = {}, peopleCount = 3): Map<string, string> {
  const results = new Map<string, string>();
  for (const [name, make] of makers) {
    for (const lanes of [1, 2] as const) {
      const s = space(shape, { lanes, peopleCount });
      fill(s);
      make(p, s).run(values);
      const parts: string[] = [];
      for (let person = 0; person < peopleCount; person++) for (const array of Object.keys(shape.arrays)) parts.push(bits(s.read(array, person)));
      results.set(`${name} ${lanes}`, parts.join("|"));
    }
  }
  return results;
}
function expectAgreement(results: Map<string, string>): void {
  const reference = results.get("interpreter 1");
  for (const [name, result] of results) expect(result === reference, name).toBe(true);
}

const special = [0, -0, 1, -1, 0.5, 2, 5e-324, -5e-324, 2.2250738585072014e-308, 1e-310, 1e308, -1e308, 1e-200, 3, 1 / 3, 1e16, Infinity, -Infinity];

/** A random program drawn from a list of whole numbers: arithmetic, stores, loops, variables. */
function randomProgram(shape: Shape, choices: readonly number[]): Program {
  const p = program(shape);
  let at = 0;
  const next = (n: number): number => choices[at++ % choices.length] % n;
  const binary = [p.add, p.sub, p.mul, p.div, p.min, p.max, p.smaller, p.larger];
  const unary = [p.neg, p.abs, p.sqrt, p.floor, p.exp, p.log];
  const length = shape.arrays["y"];
  const build = (values: Value[], variables: Variable[], depth: number, count: number): void => {
    const known: Condition[] = [];
    const pick = (): Value => values[next(values.length)];
    for (let i = 0; i < count; i++) {
      switch (next(14)) {
        case 0: values.push(p.load("y", next(length))); break;
        case 1: values.push(p.constant(special[next(special.length)])); break;
        case 2: case 3: case 4: values.push(binary[next(binary.length)](pick(), pick())); break;
        case 5: values.push(unary[next(unary.length)](pick())); break;
        case 6: known.push([p.less, p.lessOrEqual, p.equal][next(3)](pick(), pick())); break;
        case 7: {
          if (known.length === 0) break;
          const [a, b] = [known[next(known.length)], known[next(known.length)]];
          known.push([p.and(a, b), p.or(a, b), p.not(a), a][next(4)]);
          values.push(p.select(known[known.length - 1], pick(), pick()));
          break;
        }
        case 8: p.store("y", next(length), pick()); break;
        case 9: variables.push(p.variable(pick())); break;
        case 10: {
          if (variables.length === 0) break;
          const variable = variables[next(variables.length)];
          values.push(p.get(variable));
          p.set(variable, pick());
          break;
        }
        case 11: {
          if (depth > 1) break;
          const count = 1 + next(length);
          const from = next(length - count + 1);
          p.each(count, (element) => {
            const inner = [...values, element.load("y", from)];
            element.store("y", pick(), next(length - count + 1));
            build(inner, [...variables], depth + 2, 5);
            element.store("y", inner[inner.length - 1], from);
          });
          break;
        }
        case 12:
          if (depth < 3 && known.length > 0) p.when(known[next(known.length)], () => { build([...values], [...variables], depth + 1, 8); });
          break;
        default:
          if (depth < 3) p.repeat(depth === 0 ? "steps" : next(4), (round) => { build([...values, round], [...variables], depth + 1, 8); });
      }
    }
    p.store("y", next(length), pick());
    p.store("y", next(length), pick());
  };
  build([p.argument("a"), p.load("k", 1), p.load("y", 0)], [], 0, 40);
  return p;
}

describe("straight-line programs", () => {
  const shape: Shape = { arrays: { y: 6, z: 1 }, shared: { k: 2 }, arguments: ["a", "steps"] };

  it("random programs give the same bits on every back end and in both lanes", () => {
    fc.assert(fc.property(fc.array(fc.nat(1000), { minLength: 30, maxLength: 200 }), fc.integer(), (choices, seed) => {
      const p = randomProgram(shape, choices);
      const random = stream(seed, "values");
      const draw = (): number => (random.uniform() < 0.3 ? special[random.integer(special.length)] : random.normal() * 10 ** random.integer(5));
      const people = [0, 1, 2].map(() => Array.from({ length: 6 }, draw));
      const fill = (s: Space): void => {
        people.forEach((values, person) => { s.write("y", person, values); });
        s.view("k").set([0.7, -1.3]);
      };
      expectAgreement(everyResult(p, shape, fill, { a: draw(), steps: 3 }));
    }), { numRuns: 200, seed: 1 });
  });

  it("five thousand operations with many live values agree", () => {
    const wide: Shape = { arrays: { y: 300, out: 300 }, arguments: [] };
    const p = program(wide);
    const random = stream(5, "wide");
    const values = Array.from({ length: 300 }, (_, i) => p.load("y", i));
    for (let i = 0; i < 5000; i++) {
      const [a, b] = [values[random.integer(values.length)], values[random.integer(values.length)]];
      values[random.integer(values.length)] = [p.add, p.sub, p.mul, p.min][random.integer(4)](a, b);
    }
    values.forEach((value, i) => { p.store("out", i, p.select(p.less(value, p.constant(0)), p.neg(value), value)); });
    const y = [0, 1].map(() => Array.from({ length: 300 }, () => random.normal()));
    expectAgreement(everyResult(p, wide, (s) => { y.forEach((values_, person) => { s.write("y", person, values_); }); }, {}, 2));
  });

  it("more waiting values than the memory kept for them stay in locals", () => {
    const many: Shape = { arrays: { y: 2600, total: 1 } };
    const p = program(many);
    const squares = Array.from({ length: 2600 }, (_, i) => p.mul(p.load("y", i), p.constant(1 + i)));
    squares.forEach(p.now);
    p.store("total", 0, p.sum(squares));
    squares.forEach((value, i) => { p.store("y", 2599 - i, value); });
    expectAgreement(everyResult(p, many, (s) => { s.write("y", 1, Array.from({ length: 2600 }, (_, i) => 1 / (i + 1.5))); }, {}, 2));
  });

  it("long chains neither overflow the stack nor lose their order", () => {
    const p = program(shape);
    let left = p.load("y", 0);
    let right = p.load("y", 1);
    for (let i = 1; i < 4000; i++) {
      left = p.add(left, p.constant(1 / i));
      right = p.sub(p.constant(1 / i), right);
    }
    p.store("y", 2, left);
    p.store("y", 3, right);
    expectAgreement(everyResult(p, shape, (s) => { s.write("y", 0, [0.1, 0.2, 0, 0, 0, 0]); }));
  });

  it("exp and log are those of numerics for every kind of double", () => {
    const p = program(shape);
    p.store("y", 0, p.exp(p.load("y", 0)));
    p.store("y", 1, p.log(p.load("y", 1)));
    const random = stream(11, "elementary");
    const word = new DataView(new ArrayBuffer(8));
    const anyDouble = (): number => {
      word.setUint32(0, random.integer(4294967296));
      word.setUint32(4, random.integer(4294967296));
      return word.getFloat64(0);
    };
    const inputs = [...special, NaN, 709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412, -708.3964185322641, -708.4, -720.5, -744.9, 0.3465735902799726, 0.34657359027997264, -1e-300, 1.4142135623730951, 1.414213562373095, 1.4142136];
    for (let i = 0; i < 40_000; i++) inputs.push(random.normal() * 300, random.normal(), Math.abs(anyDouble()), anyDouble(), 1 + random.normal() * 1e-9);
    for (const lanes of [1, 2] as const) {
      const s = space(shape, { lanes, peopleCount: inputs.length });
      inputs.forEach((x, person) => { s.write("y", person, [x, x, 0, 0, 0, 0]); });
      toWasm(p, s).run();
      let wrong = 0;
      inputs.forEach((x, person) => {
        const y = s.read("y", person);
        if (!Object.is(y[0], exp(x)) || !Object.is(y[1], log(x))) wrong++;
      });
      expect(wrong).toBe(0);
    }
  });

  it("folds what is exact and nothing else", () => {
    const p = program(shape);
    const y = p.load("y", 0);
    expect(p.add(y, p.constant(0))).not.toBe(y);
    expect([p.add(y, p.constant(-0)), p.sub(y, p.constant(0)), p.mul(p.constant(1), y), p.div(y, p.constant(1)), p.neg(p.neg(y))].every((value) => value === y)).toBe(true);
    expect(p.add(y, p.constant(2))).toBe(p.add(p.constant(2), y));
    expect(p.add(y, p.neg(p.load("y", 2)))).toBe(p.sub(y, p.load("y", 2)));
    expect(p.mul(p.neg(y), p.neg(p.load("y", 2)))).toBe(p.mul(y, p.load("y", 2)));
    expect(p.select(p.less(y, p.constant(2)), y, p.constant(2))).toBe(p.smaller(y, p.constant(2)));
    expect(p.select(p.less(y, p.constant(2)), p.constant(2), y)).toBe(p.larger(y, p.constant(2)));
    expect(p.sub(y, p.constant(2))).not.toBe(p.sub(p.constant(2), y));
    expect(p.mul(p.constant(3), p.constant(0.1))).toBe(p.constant(3 * 0.1));
    expect(p.constant(0)).not.toBe(p.constant(-0));
    p.store("y", 0, p.constant(4));
    expect(p.load("y", 0)).toBe(p.constant(4));
    expect(p.load("y", 1)).toBe(p.load("y", 1));
  });

  it("reads memory before a later store changes it", () => {
    const p = program(shape);
    const [a, b] = [p.load("y", 0), p.load("y", 1)];
    const doubled = p.add(a, a);
    p.store("y", 0, b);
    p.store("y", 1, a);
    p.repeat(2, () => { p.store("y", 2, p.add(p.load("y", 2), p.load("y", 0))); });
    p.store("y", 3, doubled);
    const results = everyResult(p, shape, (s) => { s.write("y", 0, [3, 5, 1, 0, 0, 0]); });
    expectAgreement(results);
    expect(results.get("interpreter 1")?.startsWith(bits([5, 3, 11, 6, 0, 0]))).toBe(true);
  });

  it("each works on elements, and knows that any place may have changed", () => {
    const p = program({ ...shape, scratch: { s: 3 } });
    const own = p.shape;
    const first = p.load("y", 0);
    p.each(3, (element) => { element.store("s", p.mul(element.load("y", 1), element.load("y", 0))); });
    p.each(3, (element) => { element.store("y", p.add(element.load("s"), first)); });
    p.store("y", 5, p.add(p.load("y", 0), first));
    const results = everyResult(p, own, (s) => { s.write("y", 0, [1, 2, 3, 4, 5, 6]); });
    expectAgreement(results);
    expect(results.get("interpreter 1")?.startsWith(bits([3, 7, 13, 4, 5, 4]))).toBe(true);
    expect(() => { p.each(4, (element) => { element.load("y", 3); }); }).toThrow(/Index 6/);
    expect(() => { p.each(1, (element) => { element.load("k"); }); }).toThrow(/shared/);
  });

  it("a conditional part changes only those for whom the condition holds", () => {
    const p = program(shape);
    const total = p.variable(p.constant(0));
    p.repeat(10, (round) => {
      p.when(p.less(p.get(total), p.load("y", 0)), () => {
        p.set(total, p.add(p.get(total), p.constant(2)));
        p.when(p.less(p.constant(1), round), () => { p.store("y", 1, p.add(p.load("y", 1), round)); });
      });
    });
    p.store("y", 2, p.get(total));
    const results = everyResult(p, shape, (s) => { [5, 1, -3].forEach((limit, person) => { s.write("y", person, [limit, 0, 0, 0, 0, 0]); }); });
    expectAgreement(results);
    expect(results.get("interpreter 1")).toBe([[5, 2, 6], [1, 0, 2], [-3, 0, 0]].map((y) => `${bits([...y, 0, 0, 0])}|${bits([0])}`).join("|"));
  });

  it("refuses what it cannot mean", () => {
    const p = program(shape);
    let inside = p.constant(1);
    p.repeat(1, (round) => { inside = p.add(round, p.load("y", 0)); });
    expect(() => p.neg(inside)).toThrow(/inside a loop/);
    expect(() => p.neg(program(shape).load("y", 0))).toThrow(/another program/);
    expect(() => p.load("w", 0)).toThrow(/No array "w"; the shape has k, y, z/);
    expect(() => p.load("y", 6)).toThrow(/length 6/);
    expect(() => p.argument("b")).toThrow(/a, steps/);
    expect(() => { p.store("k", 0, p.constant(1)); }).toThrow(/shared/);
    expect(() => p.constant(NaN)).toThrow(/NaN/);
    expect(() => space({ arrays: { y: 0 } }, { lanes: 1 })).toThrow(/length 0/);
    expect(() => toWasm(p, space({ ...shape }, { lanes: 1 }))).toThrow(/different shapes/);
    const s = space(shape, { lanes: 2, peopleCount: 3 });
    expect(() => { toWasm(p, s).run({ c: 1 }); }).toThrow(/No argument "c"/);
    expect(() => { toWasm(p, s).run({}, 1, 2); }).toThrow(/blocks 1 to 2/);
    expect(() => { s.write("y", 0, [1]); }).toThrow(/1 values/);
  });

  it("runs some blocks only, and shared values reach everybody", () => {
    const p = program(shape);
    p.store("z", 0, p.mul(p.load("k", 1), p.argument("a")));
    const s = space(shape, { lanes: 2, peopleCount: 6 });
    s.view("k").set([0, 3]);
    compile(p, s).run({ a: 2 }, 1, 1);
    expect([0, 1, 2, 3, 4, 5].map((person) => s.read("z", person)[0])).toEqual([0, 0, 6, 6, 0, 0]);
  });

  it("falls back to JavaScript, then to the interpreter, under a strict content security policy", () => {
    const p = program(shape);
    p.store("y", 0, p.exp(p.load("y", 1)));
    const results: string[] = [];
    const record = (): void => {
      const s = space(shape, { lanes: 2, peopleCount: 2 });
      s.write("y", 1, [0, 1.5, 0, 0, 0, 0]);
      const machine = compile(p, s);
      machine.run();
      results.push(`${machine.backEnd} ${s.read("y", 1)[0]}`);
    };
    record();
    const forbid = function (): never {
      throw new EvalError("refused by the content security policy");
    };
    vi.stubGlobal("WebAssembly", { ...WebAssembly, Memory: WebAssembly.Memory, Instance: WebAssembly.Instance, Module: forbid });
    record();
    vi.stubGlobal("Function", forbid);
    record();
    vi.stubGlobal("WebAssembly", undefined);
    record();
    expect(results).toEqual(["wasm", "javascript", "interpreter", "interpreter"].map((name) => `${name} ${exp(1.5)}`));
  });

  it("writes readable JavaScript", () => {
    const p = program({ arrays: { y: 2 }, arguments: ["dt"] });
    p.store("y", 1, p.add(p.load("y", 1), p.mul(p.argument("dt"), p.load("y", 0))));
    expect(javaScriptSource(p, 1)).toContain("m[o + 1] = (v0 + (m[0] * v2));");
  });
});
