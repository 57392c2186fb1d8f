import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { emittedStepper, integrateStiff, interpret, loopStepper, rodas3, rodas4, rodas5p, stream, toJavaScript, toWasm, type Tableau } from "../../numerics/index.ts";
import { danforth2009 } from "../data/danforth-2009.ts";
import { hockinMann2002 } from "../data/hockin-mann-2002.ts";
import { proteinC2012 } from "../data/protein-c-2012.ts";
import { wajima2009 } from "../data/wajima-2009.ts";
import { activeOf, activeTrace, assay, thrombinGeneration, type BloodSample } from "../generation/index.ts";
import { compileNetwork } from "./compile.ts";
import { emittedSystem, loopSystem } from "./evaluate.ts";
import { withLeidenPool } from "./leiden.ts";
import type { Network } from "./network.ts";

interface Reference {
  readonly active_nM: Readonly<Record<string, readonly number[]>>;
  readonly states: Readonly<Record<string, readonly { readonly y: Readonly<Record<string, number>>; readonly f: Readonly<Record<string, number>> }[]>>;
}
const reference = JSON.parse(readFileSync(new URL("../../../test/reference/coagulation.json", import.meta.url), "utf8")) as Reference;
const networks: readonly Network[] = [hockinMann2002, danforth2009, proteinC2012, withLeidenPool(proteinC2012, 0.5), wajima2009];

describe("CLOT-T01 right side and Jacobian", () => {
  test.each([hockinMann2002, danforth2009, proteinC2012])("$id: the right side is that of reactions written a second time", (network) => {
    const compiled = compileNetwork(network);
    const system = loopSystem(compiled);
    const dydt = new Float64Array(system.size);
    for (const state of reference.states[network.id] ?? []) {
      const y = Float64Array.from(compiled.species, (name) => state.y[name] ?? NaN);
      system.derivative(y, dydt);
      // The sums cancel: compare with the size of the greatest derivative.
      const size = Math.max(...Object.values(state.f).map(Math.abs));
      compiled.species.forEach((name, i) => { expect(Math.abs((dydt[i] ?? NaN) - (state.f[name] ?? NaN))).toBeLessThan(1e-12 * size); });
    }
  });

  test.each(networks)("$id: the Jacobian is that of finite differences", (network) => {
    const compiled = compileNetwork(network);
    const system = loopSystem(compiled);
    const random = stream(3, network.id);
    const y = Float64Array.from(compiled.species, () => 1 + random.uniform());
    const n = system.size;
    // Solving with e_k gives column k of (s I - J)^-1; multiply back by differences.
    const shift = 50;
    expect(system.factor(y, shift)).toBe(true);
    const x = Float64Array.from({ length: n }, () => random.uniform() - 0.5);
    const solution = Float64Array.from(x);
    system.solve(solution);
    const [up, down] = [new Float64Array(n), new Float64Array(n)];
    const h = 1e-6;
    system.derivative(y.map((value, i) => value + h * (solution[i] ?? 0)), up);
    system.derivative(y.map((value, i) => value - h * (solution[i] ?? 0)), down);
    for (let i = 0; i < n; i++) {
      const back = shift * (solution[i] ?? 0) - ((up[i] ?? 0) - (down[i] ?? 0)) / (2 * h);
      expect(Math.abs(back - (x[i] ?? 0))).toBeLessThan(1e-6 * (1 + Math.abs(shift * (solution[i] ?? 0))));
    }
  });
});

describe("CLOT-T02 conserved sums", () => {
  const samples: readonly (readonly [string, BloodSample])[] = [
    ["Hockin-Mann", { model: "hockin-mann-2002" }],
    ["Hockin-Mann, 500 pM", { model: "hockin-mann-2002", tissueFactor_nM: 0.5 }],
    ["Danforth", { model: "danforth-2009" }],
    ["protein C", { model: "protein-c" }],
    ["protein C, Leiden heterozygous", { model: "protein-c", leiden_fraction: 0.5 }],
    ["warfarin-like", { model: "hockin-mann-2002", levels: { II: 0.25, VII: 0.25, IX: 0.35, X: 0.2 } }],
    ["rivaroxaban", { model: "protein-c", leiden_fraction: 0.5, effect: { inhibitors: [{ drug: "rivaroxaban", target: "prothrombinase", effective_nM: 20, ki_nM: 2 }, { drug: "rivaroxaban", target: "factor-Xa", effective_nM: 20, ki_nM: 0.4 }], antithrombinXa_ratio: 1, antithrombinIIa_ratio: 1 } }],
    ["heparin", { model: "hockin-mann-2002", effect: { inhibitors: [], antithrombinXa_ratio: 2, antithrombinIIa_ratio: 2 } }],
    ["severe haemophilia", { model: "hockin-mann-2002", levels: { VIII: 0 } }],
  ];
  test.each(samples)("%s: drift below 1e-8 over two hours", (_name, sample) => {
    const { compiled } = assay(sample);
    const curve = thrombinGeneration(sample, { until_s: 7200, step_s: 60 });
    expect(compiled.network.conserved.length).toBeGreaterThan(8);
    for (const sum of compiled.network.conserved) {
      const total = (state: Float64Array): number => sum.species.reduce((all, name) => all + (state[compiled.indexOf(name)] ?? NaN), 0);
      const first = total(curve.states[0] ?? new Float64Array());
      for (const state of curve.states) expect(Math.abs(total(state) - first)).toBeLessThanOrEqual(1e-8 * first);
    }
  });
});

describe("CLOT-T03 active thrombin against an independent integration at rtol 1e-11", () => {
  const samples: readonly (readonly [string, BloodSample])[] = [
    ["hockin-mann-2002", { model: "hockin-mann-2002" }],
    ["danforth-2009", { model: "danforth-2009" }],
    ["protein-c", { model: "protein-c" }],
    ["protein-c, thrombomodulin 0.1 nM", { model: "protein-c", thrombomodulin_nM: 0.1 }],
    ["protein-c, leiden heterozygous", { model: "protein-c", leiden_fraction: 0.5 }],
  ];
  test.each(samples)("%s: within 0.1 % of the peak at every 5 s", (name, sample) => {
    const wanted = reference.active_nM[name] ?? [];
    const curve = thrombinGeneration(sample, { until_s: 1200, step_s: 5 });
    expect(curve.active_nM.length).toBe(wanted.length);
    const peak = Math.max(...wanted);
    const worst = Math.max(...wanted.map((value, k) => Math.abs(value - (curve.active_nM[k] ?? NaN)))) / peak;
    expect(worst).toBeLessThan(1e-3);
    // What the production tolerance really gives.
    expect(worst).toBeLessThan(2e-6);
  });
});

describe("CLOT-T17 solvers", () => {
  const { compiled, start_nM, weights } = assay({ model: "hockin-mann-2002" });
  const peakOf = (method: Tableau, relativeTolerance: number, make = emittedSystem): number => {
    let peak = 0;
    integrateStiff(make(compiled), 0, 1200, start_nM, {
      method, relativeTolerance, absoluteTolerance: relativeTolerance * 1e-3,
      saveAt_s: [], onStep: (_t, _h, element) => {
        for (let k = 0; k <= 16; k++) peak = Math.max(peak, weights.reduce((sum, [i, weight]) => sum + weight * element(k / 16, i), 0));
      },
    });
    return peak;
  };

  test.each([rodas3, rodas4, rodas5p])("$name: half the tolerance moves the peak by less than 0.01 %", (method) => {
    expect(Math.abs(peakOf(method, 5e-6) / peakOf(method, 1e-5) - 1)).toBeLessThan(1e-4);
  });

  test("three methods agree", () => {
    const [a, b, c] = [peakOf(rodas3, 1e-6), peakOf(rodas4, 1e-6), peakOf(rodas5p, 1e-6)];
    expect(Math.abs(a / b - 1)).toBeLessThan(1e-4);
    expect(Math.abs(b / c - 1)).toBeLessThan(1e-4);
  });

  test.each(networks)("$id: emitted steps are those of the plain loops", (network) => {
    const ready = compileNetwork(network);
    const [loops, emitted] = [loopSystem(ready), emittedSystem(ready)];
    const y = Float64Array.from(ready.initial_nM, (value) => value + 0.01);
    for (const method of [rodas3, rodas4, rodas5p]) {
      const both = [loopStepper(loops, method), emitted.stepper(method)].map((stepper) => {
        stepper.y.set(y);
        stepper.begin();
        const error = stepper.step(0.01, 1e-3, new Float64Array(loops.size).fill(1e-6));
        stepper.prepareDense(0.01);
        return { error, next: Float64Array.from(stepper.next), middle: y.map((_, i) => stepper.element(0.5, i)) };
      });
      const [plain, quick] = both;
      expect(Math.abs(quick.error / plain.error - 1)).toBeLessThan(1e-6);
      y.forEach((value, i) => {
        expect(Math.abs(quick.next[i] - plain.next[i])).toBeLessThan(1e-9 * (1 + Math.abs(value)));
        expect(Math.abs(quick.middle[i] - plain.middle[i])).toBeLessThan(1e-9 * (1 + Math.abs(value)));
      });
    }
  });

  test("interpreter, JavaScript and WebAssembly give the same bits", () => {
    const ready = compileNetwork(hockinMann2002);
    const programs = { size: ready.species.length, parameterCount: ready.parameters.length, derivative: ready.derivative, jacobian: ready.jacobian, elimination: ready.elimination };
    const states = [interpret, toJavaScript, toWasm].map((make) => {
      const stepper = emittedStepper(programs, rodas4, ready.constants, make);
      stepper.y.set(ready.initial_nM);
      stepper.begin();
      for (let k = 0; k < 5; k++) {
        stepper.step(0.3, 1e-3, new Float64Array(programs.size).fill(1e-6));
        stepper.accept();
      }
      return Array.from(stepper.y);
    });
    expect(states[1]).toEqual(states[0]);
    expect(states[2]).toEqual(states[0]);
  });

  test("active thrombin is a weighted sum", () => {
    expect(activeOf([[0, 1], [1, 1.2]], Float64Array.of(2, 10))).toBe(14);
  });
});

describe("networks that do not fit are refused with the place and the reason", () => {
  const change = (reactions: Network["reactions"]): Network => ({ ...hockinMann2002, reactions });
  test.each([
    [[{ id: "a", equation: "TF + VIII2 -> TF", forward: "k1" }], /reaction a: .*"VIII2" is unknown; did you mean "VIII"/],
    [[{ id: "a", equation: "TF + VII", forward: "k1" }], /no arrow/],
    [[{ id: "a", equation: "TF <-> VII", forward: "k1" }], /needs a reverse constant/],
    [[{ id: "a", equation: "TF -> VII" }], /no rate/],
    [[{ id: "a", equation: "TF -> VII", rate: "k1*TF/(k2" }], /expected \)/],
    [[{ id: "a", equation: "TF -> VII", rate: "k1*TF^x" }], /whole exponent/],
    [[{ id: "a", equation: "TF -> VII", forward: "k99" }], /"k99" is unknown/],
  ] as const)("%j", (reactions, message) => {
    expect(() => compileNetwork(change(reactions))).toThrow(message);
  });
});

test("assays of one shape keep their own numbers, whatever is made between", () => {
  const [low, high] = [assay({ effect: { inhibitors: [], antithrombinXa_ratio: 1.2, antithrombinIIa_ratio: 1.2 } }), assay({ effect: { inhibitors: [], antithrombinXa_ratio: 3, antithrombinIIa_ratio: 3 } })];
  const peak = (ready: typeof low): number => Math.max(...(activeTrace(ready, { until_s: 1200, step_s: 5 }) ?? []));
  const [first, second] = [peak(low), peak(high)];
  expect(first).toBeGreaterThan(2 * second);
  expect(peak(low)).toBe(first);
});

describe("cohort settings", () => {
  test("stay within a thousandth of the peak over compositions, models and triggers", () => {
    for (const model of ["hockin-mann-2002", "danforth-2009", "protein-c"] as const) {
      for (let k = 0; k < 12; k++) {
        const random = stream(8, model, k);
        const levels = Object.fromEntries(["II", "V", "VII", "VIII", "IX", "X", "AT", "TFPI"].map((name) => [name, Math.max(0.4, 1 + 0.3 * random.normal())]));
        const sample: BloodSample = { model, levels, tissueFactor_nM: [0.005, 0.02, 0.5][k % 3] ?? 0.005 };
        const exact = thrombinGeneration(sample, { until_s: 1200, step_s: 5 });
        const quick = activeTrace(assay(sample), { until_s: 1200, step_s: 5 });
        const worst = Math.max(...exact.active_nM.map((value, i) => Math.abs(value - (quick?.[i] ?? NaN)))) / exact.peak_nM;
        expect(worst).toBeLessThan(1e-3);
      }
    }
    const reference_nM = reference.active_nM["hockin-mann-2002"] ?? [];
    const quick = activeTrace(assay({ model: "hockin-mann-2002" }), { until_s: 1200, step_s: 5 });
    expect(Math.max(...reference_nM.map((value, i) => Math.abs(value - (quick?.[i] ?? NaN)))) / Math.max(...reference_nM)).toBeLessThan(1e-3);
  });
});
