import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs an example and returns the lines that it prints. */
async function linesOf(load: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: unknown) => void lines.push(String(line)));
  await load();
  return lines;
}

test("one person: from the vein to the lung, with the reason and the red flag", async () => {
  const lines = await linesOf(() => import("./one-person.ts"));
  expect(lines.join("\n")).toMatch(/let loose in the left femoral vein/);
  expect(lines.find((line) => line.startsWith("Why: "))).toMatch(/let loose.* -> .*stops in/);
  expect(Number(lines.find((line) => line.startsWith("pulmonaryArterialPressureMean_mmHg"))?.split(": ")[1])).toBeGreaterThan(20);
  expect(lines.at(-1)).toContain("112");
});

test("heart: the lost bed raises pulmonary pressure and fills the right ventricle", async () => {
  const [rest, blocked, measures] = await linesOf(() => import("./heart.ts"));
  const numbers = (line: string): number[] => [...line.matchAll(/\d+(?:\.\d+)?/g)].map(Number);
  expect(numbers(blocked)[0]).toBeGreaterThan(numbers(rest)[0]);
  expect(numbers(blocked)[2]).toBeGreaterThan(numbers(rest)[2]);
  expect(measures).toMatch(/^RV\/LV 0\.\d+, TAPSE \d+ mm$/);
});

test("thrombin: less antithrombin and Leiden peak higher and clot at less stasis, a drug at more", async () => {
  const lines = await linesOf(() => import("./thrombin.ts"));
  const [normal, antithrombin, leiden, drug] = lines.map((line) => ({ peak: Number(/peak (\d+)/.exec(line)?.[1]), stasis: Number(/above (\d+)/.exec(line)?.[1]) }));
  for (const prone of [antithrombin, leiden]) {
    expect(prone.peak).toBeGreaterThan(normal.peak);
    expect(prone.stasis).toBeLessThan(normal.stasis);
  }
  expect(drug.peak).toBeLessThan(normal.peak);
  expect(drug.stasis).toBeGreaterThan(normal.stasis);
});

test("score: bounds while something is open, a class when it is certain, Bayes after a test", async () => {
  const [bounds, certain, after] = await linesOf(() => import("./score.ts"));
  expect(bounds).toMatch(/^Wells, leg: 0 to 8 points/);
  expect(certain).toContain('"two-level":"likely"');
  expect(after).toBe("After a negative scan: 2.4 %");
});

test("circuit: a pulse of pressure in the printed format", async () => {
  const [header, summary] = await linesOf(() => import("./circuit.ts"));
  expect(header).toBe("name,time,flow_in,flow_out,pressure_in,pressure_out");
  expect(summary).toMatch(/^Pressure at the inlet: \d+\/\d+ mmHg in 101 rows$/);
});

test("drug course: failing kidneys raise the trough and bring a caution", async () => {
  const lines = await linesOf(() => import("./drug-course.ts"));
  const troughs = lines.flatMap((line) => [...line.matchAll(/trough (\d+)/g)].map(([, n]) => Number(n)));
  expect(troughs).toHaveLength(2);
  expect(troughs[1]).toBeGreaterThan(1.5 * troughs[0]);
  expect(lines.at(-1)).toMatch(/caution/);
});
