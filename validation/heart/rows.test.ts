import { describe, expect, it } from "vitest";
import { heartRows } from "./rows.ts";

describe("rows 1 to 8 of the validation table, small populations", () => {
  it("every row gives a finite figure, and the same one for the same seed", () => {
    for (const row of heartRows) {
      const value = row.run(12, 3);
      expect(Number.isFinite(value), row.id).toBe(true);
      expect(row.run(12, 3)).toBe(value);
      expect(row.band[0]).toBeLessThan(row.band[1]);
    }
  });
  it("the ceiling of an unprepared right ventricle holds in any sample", () => {
    const ceiling = heartRows.find((row) => row.id === "PHY-103");
    expect(ceiling?.run(12, 3)).toBeLessThan(43);
  });
});
