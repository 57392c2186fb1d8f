import { describe, expect, test } from "vitest";
import { fullCriticalResidence_s, type BloodSample } from "../generation/index.ts";

const pM = 1e-3;
const hm = (tf_pM: number, levels: Readonly<Record<string, number>> = {}): number => critical({ model: "hockin-mann-2002", tissueFactor_nM: tf_pM * pM, levels });
const pc = (tf_pM: number, thrombomodulin_nM: number, levels: Readonly<Record<string, number>> = {}, leiden_fraction = 0): number => critical({ model: "protein-c", tissueFactor_nM: tf_pM * pM, thrombomodulin_nM, levels, leiden_fraction });
function critical(sample: BloodSample): number {
  return fullCriticalResidence_s(sample) ?? Infinity;
}

describe("CLOT-T09 critical residence time of the open pocket", () => {
  test.each([[1, 1002], [2, 486], [5, 236], [10, 148], [25, 84], [50, 52], [100, 31], [500, 11.8], [1000, 8.3]])("CLOT-070 %d pM: %d s", (tf, wanted) => {
    expect(Math.abs(hm(tf) / wanted - 1)).toBeLessThan(0.02);
  });

  test.each([
    ["CLOT-072", { AT: 0.5 }, 163, 68.5],
    ["CLOT-074", { TFPI: 0.5 }, 146, 54],
    ["CLOT-075", { VIII: 2 }, 206, 78],
    ["CLOT-077", { II: 0.25, VII: 0.25, IX: 0.35, X: 0.2 }, 546, 137],
  ])("%s %j: %d s at 5 pM, %d s at 25 pM", (_id, levels, low, high) => {
    expect(Math.abs(hm(5, levels) / low - 1)).toBeLessThan(0.02);
    expect(Math.abs(hm(25, levels) / high - 1)).toBeLessThan(0.02);
  });

  test.each([[0, 103, 23], [0.1, 112, 23], [0.5, 133, 24], [1, 152, 24], [2, 188, 25.5], [5, 323, 29], [10, 746, 35]])("CLOT-078, CLOT-080 thrombomodulin %d nM: %d s at 5 pM, %d s at 100 pM", (tm, low, high) => {
    expect(Math.abs(pc(5, tm) / low - 1)).toBeLessThan(0.02);
    // The second row is printed to the second, or to the half.
    expect(Math.abs(pc(100, tm) - high)).toBeLessThan(Math.max(0.02 * high, 0.5));
  });

  test("falls with tissue factor, rises with thrombomodulin and antithrombin", () => {
    const falling = (values: readonly number[]): void => { values.slice(1).forEach((value, k) => { expect(value).toBeLessThan(values[k] ?? 0); }); };
    falling([1, 5, 20, 100].map((tf) => pc(tf, 1)));
    falling([10, 3, 1, 0.3, 0].map((tm) => pc(5, tm)));
    falling([1.5, 1.2, 1, 0.8, 0.5].map((AT) => pc(5, 1, { AT })));
    falling([1.5, 1, 0.5].map((AT) => hm(5, { AT })));
  });

  test("falls with prothrombin in Hockin-Mann, and with protein C at 1 pM; flat at 5 pM with thrombomodulin", () => {
    expect(hm(5, { II: 1.3 })).toBeLessThan(hm(5));
    expect(pc(1, 1, { II: 1.3 })).toBeLessThan(pc(1, 1));
    const flat = [1, 1.3, 2].map((II) => pc(5, 1, { II }));
    for (const [k, wanted] of [152.6, 152.2, 154.2].entries()) expect(Math.abs((flat[k] ?? 0) / wanted - 1)).toBeLessThan(0.02);
  });

  test("is null where even still blood does not clot", () => {
    expect(fullCriticalResidence_s({ model: "hockin-mann-2002", levels: { II: 0 } })).toBeNull();
  });
});

test("two pools of factor V: without thrombomodulin Leiden changes nothing, in whatever order the shares are asked", () => {
  const [one, half, none] = [1, 0.5, 0].map((share) => pc(5, 0, {}, share));
  for (const tau of [one, half]) expect(Math.abs(tau / none - 1)).toBeLessThan(2e-3);
  const [two, het, wild] = [1, 0.5, 0].map((share) => pc(5, 1, {}, share));
  expect(two).toBeLessThan(het);
  expect(het).toBeLessThan(wild);
});
