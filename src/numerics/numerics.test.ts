import { describe, expect, it } from "vitest";
import { compile, eliminateInCode, exp, findRoot, integrate, layout, lookup, normalCumulative, normalQuantile, program, space, sparseLU, stream, threefry2x32, wilsonInterval, type Derivative } from "./index.ts";

describe("Threefry-2x32-20", () => {
  it("gives the published known answers", () => {
    const hex = ([a, b]: readonly [number, number]): string => `${a.toString(16).padStart(8, "0")} ${b.toString(16).padStart(8, "0")}`;
    expect(hex(threefry2x32(0, 0, 0, 0))).toBe("6b200159 99ba4efe");
    expect(hex(threefry2x32(-1, -1, -1, -1))).toBe("1cb996fc bb002be7");
    expect(hex(threefry2x32(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344))).toBe("c4923a9c 483df7a0");
  });
  it("streams with different names or seeds are unrelated, the same name repeats", () => {
    const draw = (seed: number, ...names: (string | number)[]): number[] => {
      const random = stream(seed, ...names);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(draw(7, "a", 1)).toEqual(draw(7, "a", 1));
    const all = [draw(7, "a", 1), draw(7, "a", 2), draw(7, "a", "1"), draw(8, "a", 1), draw(7, "b"), draw(7 + 4294967296, "a", 1)].map((d) => d.join());
    expect(new Set(all).size).toBe(all.length);
  });
  it("has the moments of its distributions", () => {
    const random = stream(3, "moments");
    const n = 40_000;
    const mean = (f: () => number): number => Array.from({ length: n }, f).reduce((a, b) => a + b, 0) / n;
    expect(mean(random.uniform)).toBeCloseTo(0.5, 2);
    expect(mean(() => random.normal() ** 2)).toBeCloseTo(1, 1);
    expect(mean(random.exponential)).toBeCloseTo(1, 1);
    expect(mean(() => random.poisson(3.5))).toBeCloseTo(3.5, 1);
    expect(mean(() => Math.log(random.logNormal(2, 0.5)))).toBeCloseTo(Math.log(2), 2);
    expect(mean(() => random.integer(6))).toBeCloseTo(2.5, 1);
  });
});

describe("distributions", () => {
  it("the normal quantile inverts the cumulative distribution to 1e-12", () => {
    for (const p of [1e-300, 1e-10, 0.001, 0.02425, 0.3, 0.5, 0.9, 0.999999]) expect(Math.abs(normalCumulative(normalQuantile(p)) / p - 1)).toBeLessThan(1e-12);
  });
  it("Wilson's interval of 5 in 19 is the evidence table's", () => {
    const [lo, hi] = wilsonInterval(5, 19);
    expect([Math.round(lo * 100), Math.round(hi * 100)]).toEqual([12, 49]);
  });
});

describe("adaptive solver", () => {
  const decay: Derivative = (_t, y, dydt) => {
    dydt[0] = -y[0] * 1.3;
  };
  const oscillator: Derivative = (_t, y, dydt) => {
    dydt[0] = y[1];
    dydt[1] = -y[0];
  };
  it("has order five with fixed steps, and order four or more in its dense output", () => {
    const error = (h: number): [number, number] => {
      const result = integrate(oscillator, 0, 2, Float64Array.of(1, 0), { fixedStep_s: h, saveAt_s: [1.2345] });
      const at = (y: Float64Array | undefined, t: number): number => Math.hypot((y?.[0] ?? 0) - Math.cos(t), (y?.[1] ?? 0) + Math.sin(t));
      return [at(result.y, 2), at(result.saved[0], 1.2345)];
    };
    const [coarse, fine] = [error(0.1), error(0.05)];
    expect(Math.log2(coarse[0] / fine[0])).toBeGreaterThan(4.7);
    expect(Math.log2(coarse[1] / fine[1])).toBeGreaterThan(3.7);
  });
  it("meets its tolerance on decay and on the Arenstorf orbit", () => {
    const result = integrate(decay, 0, 5, Float64Array.of(1), { relativeTolerance: 1e-10, absoluteTolerance: 1e-12 });
    expect(Math.abs(result.y[0] / exp(-6.5) - 1)).toBeLessThan(1e-8);
    const mu = 0.012277471;
    const orbit: Derivative = (_t, y, d) => {
      const [x, yy, vx, vy] = y as unknown as [number, number, number, number];
      const d1 = ((x + mu) ** 2 + yy ** 2) ** 1.5;
      const d2 = ((x - 1 + mu) ** 2 + yy ** 2) ** 1.5;
      d[0] = vx;
      d[1] = vy;
      d[2] = x + 2 * vy - ((1 - mu) * (x + mu)) / d1 - (mu * (x - 1 + mu)) / d2;
      d[3] = yy - 2 * vx - ((1 - mu) * yy) / d1 - (mu * yy) / d2;
    };
    const start = Float64Array.of(0.994, 0, 0, -2.0015851063790824);
    const period = integrate(orbit, 0, 17.06521656015796, start, { relativeTolerance: 1e-12, absoluteTolerance: 1e-12 });
    expect(period.outcome).toBe("finished");
    expect(Math.abs(period.y[0] - 0.994)).toBeLessThan(1e-5);
  });
  it("finds events in time and stops at terminal ones", () => {
    const result = integrate(oscillator, 0, 10, Float64Array.of(1, 0), { relativeTolerance: 1e-9, absoluteTolerance: 1e-12, events: [{ value: (_t, y) => y[0], direction: 1, terminal: true }] });
    expect(result.outcome).toBe("stopped-by-event");
    expect(result.t_s).toBeCloseTo((3 * Math.PI) / 2, 7);
  });
  it("returns what it could not finish", () => {
    const blowUp: Derivative = (_t, y, d) => {
      d[0] = y[0] * y[0];
    };
    expect(["step-too-small", "not-finite", "too-many-steps"]).toContain(integrate(blowUp, 0, 2, Float64Array.of(1)).outcome);
    expect(integrate(decay, 0, 1, Float64Array.of(1), { maxSteps: 2 }).outcome).toBe("too-many-steps");
    expect(() => integrate(decay, 1, 1, Float64Array.of(1))).toThrow(RangeError);
  });
});

describe("root finding and tables", () => {
  it("finds roots to the tolerance and refuses equal signs", () => {
    expect(findRoot((x) => x * x * x - 2, 0, 2).x).toBeCloseTo(Math.cbrt(2), 11);
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(/sign change/);
  });
  it("interpolates and holds the ends", () => {
    expect([lookup([1, 2, 4], [10, 20, 0], 0), lookup([1, 2, 4], [10, 20, 0], 3), lookup([1, 2, 4], [10, 20, 0], 9)]).toEqual([10, 10, 0]);
  });
});

describe("sparse LU", () => {
  it("agrees with dense elimination on random diagonally dominant networks", () => {
    for (let trial = 0; trial < 10; trial++) {
      const random = stream(trial, "sparse");
      const n = 30;
      const rows: number[] = [];
      const columns: number[] = [];
      for (let i = 1; i < n; i++) {
        rows.push(i);
        columns.push(random.integer(i));
      }
      for (let extra = 0; extra < 10; extra++) {
        rows.push(random.integer(n));
        columns.push(random.integer(n));
      }
      const lu = sparseLU(n, rows, columns);
      const dense = Array.from({ length: n }, () => new Float64Array(n));
      const set = (i: number, j: number, value: number): void => {
        lu.values[lu.slot(i, j)] += value;
        const row = dense[i];
        row[j] += value;
      };
      lu.clear();
      for (let i = 0; i < n; i++) set(i, i, 5 + random.uniform());
      rows.forEach((i, k) => {
        const j = columns[k] ?? 0;
        if (i === j) return;
        set(i, j, -random.uniform());
        set(j, i, -random.uniform());
      });
      const x = Float64Array.from({ length: n }, () => random.normal());
      const b = Float64Array.from(dense, (row) => row.reduce((sum, a, j) => sum + a * (x[j] ?? 0), 0));
      expect(lu.factor()).toBe(true);
      lu.solve(b);
      for (let i = 0; i < n; i++) expect(b[i]).toBeCloseTo(x[i] ?? 0, 10);
    }
  });
  it("in straight-line code gives the bits of the loops, and tells of a zero pivot", () => {
    const [rows, columns] = [[0, 1, 2, 3, 4, 4, 1], [1, 2, 3, 4, 0, 2, 3]];
    const lu = sparseLU(5, rows, columns);
    const shape = { arrays: { entry: lu.entryCount, right: 5, solved: 1 } };
    const p = program(shape);
    const solution = eliminateInCode(p, lu.plan, Array.from({ length: lu.entryCount }, (_, k) => p.load("entry", k)), [0, 1, 2, 3, 4].map((i) => p.load("right", i)));
    solution.forEach((x, i) => { p.store("right", i, x); });
    const total = p.sum(solution);
    p.store("solved", 0, p.select(p.equal(p.sub(total, total), p.constant(0)), p.constant(1), p.constant(0)));
    const people = space(shape, { lanes: 2, peopleCount: 20 });
    const machine = compile(p, people);
    const random = stream(2, "straight");
    const expected: number[][] = [];
    for (let person = 0; person < 20; person++) {
      for (let k = 0; k < lu.entryCount; k++) lu.values[k] = random.normal();
      if (person === 7) lu.values[lu.plan.diagonal[0]] = 0;
      if (person === 9) lu.values[lu.plan.diagonal[4]] = NaN;
      for (let i = 0; i < 5; i++) if (person !== 7 && person !== 9) lu.values[lu.plan.diagonal[i]] += 5;
      const b = Float64Array.from({ length: 5 }, random.normal);
      people.write("entry", person, lu.values);
      people.write("right", person, b);
      const solved = lu.factor();
      if (solved) lu.solve(b);
      expected.push(solved ? [1, ...b] : [0]);
    }
    machine.run();
    expect(expected.map((e, person) => [people.read("solved", person)[0], ...people.read("right", person)].slice(0, e.length))).toEqual(expected);
  });
  it("refuses an entry outside its pattern and reports a zero pivot", () => {
    const lu = sparseLU(3, [0], [1]);
    expect(() => lu.slot(0, 2)).toThrow(RangeError);
    lu.clear();
    expect(lu.factor()).toBe(false);
  });
});

describe("layout", () => {
  it("lays blocks out in order and scales tolerances", () => {
    const state = layout({ pressure: { size: 3, scale: 100 }, flow: { size: 2, scale: 1e-6 } });
    expect([state.size, state.offset.pressure, state.offset.flow]).toEqual([5, 0, 3]);
    expect([...state.absoluteTolerance(0.01)]).toEqual([1, 1, 1, 1e-8, 1e-8]);
    expect(() => layout({ a: { size: 1, scale: 0 } })).toThrow(RangeError);
  });
});
