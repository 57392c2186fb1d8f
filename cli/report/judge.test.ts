import { describe, expect, test } from "vitest";
import { badness, judge } from "./judge.ts";

const variable = (id: string, unit: string, digitsCount: number, normal?: readonly [number, number]) => ({ id, unit, digitsCount, label: id, meaning: "", source: "virchow", group: "heart", ...(normal === undefined ? {} : { normal }) });

describe("judgement against the normal range", () => {
  test.each([
    ["heartRate_per_min", "/min", 0, [60, 100], 100.4, "100", "60 to 100", "normal"],
    ["heartRate_per_min", "/min", 0, [60, 100], 100.6, "101", "60 to 100", "high"],
    ["PaCO2_mmHg", "mmHg", 0, [35, 45], 34.4, "34", "35 to 45", "low"],
    ["rvLvDiameter_ratio", "", 2, [0.7, 1], 0.62, "0.62", "up to 1.00", "normal"],
    ["rvLvDiameter_ratio", "", 2, [0.7, 1], 1.2, "1.20", "up to 1.00", "high"],
    ["tapse_mm", "mm", 0, [17, 31], 35, "35", "from 17", "normal"],
    ["tapse_mm", "mm", 0, [17, 31], 12, "12", "from 17", "low"],
    ["clotVolume_mL", "mL", 2, [0, 0], 0.01, "0.01", "none", "normal"],
    ["clotVolume_mL", "mL", 2, [0, 0], 1.19, "1.19", "none", "high"],
    ["bedLost_fraction", "", 2, [0, 0], 0.19, "19", "none", "high"],
    ["deadSpace_fraction", "", 2, [0, 0.16], 0.07, "7", "up to 16", "normal"],
    ["dDimer_ug_per_L_FEU", "µg/L FEU", 0, [0, 500], 12345, "12\u202f345", "up to 500", "high"],
  ] as const)("%s in %s with %i decimals, %j: %d", (id, unit, digits, normal, value, text, words, flag) => {
    expect(judge(variable(id, unit, digits, normal), value)).toMatchObject({ text, normal: words, flag });
  });

  test("fractions are read as percent", () => {
    expect(judge(variable("bedLost_fraction", "", 2, [0, 0]), 0.5).unit).toBe("%");
  });

  test("no value and no range give no flag", () => {
    expect(judge(variable("heartRate_per_min", "/min", 0, [60, 100]), null)).toEqual({ text: "n/a", unit: "/min", normal: "60 to 100", flag: null });
    expect(judge(variable("tidalVolume_mL", "mL", 0), 400).flag).toBeNull();
  });

  test("the side that is no finding is never the worst", () => {
    const ratio = variable("rvLvDiameter_ratio", "", 2, [0.7, 1]);
    expect(badness(ratio, 0.2)).toBeLessThan(badness(ratio, 0.9));
    expect(badness(ratio, 1.3)).toBeGreaterThan(0);
    const rate = variable("heartRate_per_min", "/min", 0, [60, 100]);
    expect(badness(rate, 20)).toBeGreaterThan(badness(rate, 110));
  });
});
