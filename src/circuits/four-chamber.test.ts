import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { heldVolume, solved, valuesOf } from "../../test/support/circuits.ts";

const example = JSON.parse(readFileSync(new URL("../../examples/circuits/four-chamber.json", import.meta.url), "utf8")) as { readonly simulation_parameters: Readonly<Record<string, unknown>>; readonly chambers: readonly { readonly name: string; readonly activation_function: unknown }[] };

function beats(beatCount: number, stepCount: number, more: Readonly<Record<string, unknown>> = {}): unknown {
  return { ...example, ...more, simulation_parameters: { ...example.simulation_parameters, number_of_cardiac_cycles: beatCount, number_of_time_pts_per_cardiac_cycle: stepCount + 1 } };
}

/** Volume at the start: chambers, and capacitances at their initial pressures. */
const startVolume = 45 + 120 + 55 + 120 + 1.5 * 85 + 60 * 5 + 4 * 14 + 10 * 8;

test.each([500, 1000, 4000])("the four-chamber loop of the examples beats on %i steps a beat, keeps its volume, and pumps about 5 L/min", (stepCount) => {
  const result = solved(beats(20, stepCount));
  const last = result.times.length - 1;
  expect(Math.abs(heldVolume(result, last) - startVolume) / startVolume).toBeLessThan(1e-12);
  const flow = valuesOf(result, "flow:AV:aorta");
  const perMinute = (flow.slice(1).reduce((sum, value) => sum + value, 0) / (flow.length - 1)) * 0.06;
  expect(perMinute).toBeGreaterThan(4.5);
  expect(perMinute).toBeLessThan(6);
  const pressure = valuesOf(result, "pressure:AV:aorta");
  expect(Math.max(...pressure)).toBeLessThan(140);
  expect(Math.min(...pressure)).toBeGreaterThan(60);
});

test("every activation drives the loop", () => {
  const kinds = [
    { type: "piecewise_cosine", contract_start: 0.1, relax_start: 0.3, contract_duration: 0.2, relax_duration: 0.15 },
    { type: "two_hill", t_shift: 0.1, tau_1: 0.2, tau_2: 0.35, m1: 1.3, m2: 20 },
    { type: "wrapping_cosine", Tsa: 0.4, tpwave: 9 },
    { type: "fourier" },
  ];
  for (const activation of kinds) {
    const result = solved(beats(3, 400, { chambers: example.chambers.map((chamber) => (chamber.name === "LV" ? { ...chamber, activation_function: activation } : chamber)) }));
    const volume = valuesOf(result, "Vc:LV");
    expect(Math.max(...volume) - Math.min(...volume), activation.type).toBeGreaterThan(20);
    expect(Math.abs(heldVolume(result, result.times.length - 1) - startVolume) / startVolume).toBeLessThan(1e-12);
  }
});

test("the same bytes every time", () => {
  expect([...solved(beats(2, 100)).values]).toEqual([...solved(beats(2, 100)).values]);
});
