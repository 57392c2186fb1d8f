import { describe, expect, it } from "vitest";
import { march } from "./march.ts";
import { drawPatient } from "./people.ts";
import { lungRows } from "./rows.ts";

const handful = 3;

describe("rows of the open table that lung and averaged heart answer", () => {
  it("have their own ids, bands that hold the published value, and sources", () => {
    expect(new Set(lungRows.map((row) => row.id)).size).toBe(lungRows.length);
    for (const row of lungRows) {
      expect(row.band[0]).toBeLessThan(row.band[1]);
      expect(row.published).toBeGreaterThanOrEqual(row.band[0]);
      expect(row.published).toBeLessThanOrEqual(row.band[1]);
      expect(row.source).toMatch(/^[A-Z]+-\d{3}$/);
    }
    // Of the table only rows 10 and 14 are for calibration; of the others, those to which organising and remodelling were fitted.
    for (const row of lungRows) expect(row.kind).toBe(/^row-1[04]-|^afterwards-c/.test(row.id) ? "calibration" : "validation");
  });
  it("run on a handful of people and give numbers of the right size", () => {
    for (const row of lungRows) {
      const model = row.run(handful, 1);
      // So few people may hold nobody of a rare class.
      if (row.id === "row-19-qanadli-high-risk" || row.id === "row-24-distal-over-central") continue;
      expect(Number.isFinite(model), row.id).toBe(true);
    }
    const value = (id: string): number => lungRows.find((row) => row.id === id)?.run(handful, 1) ?? NaN;
    expect(value("row-10-PaO2")).toBeGreaterThan(40);
    expect(value("row-10-PaO2")).toBeLessThan(90);
    expect(value("row-14-dead-space-embolism")).toBeGreaterThan(value("row-14-dead-space-none"));
    expect(value("row-15-difference")).toBeGreaterThan(0);
  });
  it("a patient is the same for the same seed, whatever ran before", () => {
    const once = march(drawPatient(42, false));
    march(drawPatient(43, true));
    expect(JSON.stringify(march(drawPatient(42, false)).lung)).toBe(JSON.stringify(once.lung));
  });
});
