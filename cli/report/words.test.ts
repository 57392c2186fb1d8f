import { expect, test } from "vitest";
import type { ReportEntry } from "./input.ts";
import { firstSentence, inWords, placeName, shortName } from "./words.ts";

const vessels = [{ id: "femoral-vein-left", label: "Femoral vein, left" }, { id: "pulmonary-trunk", label: "Pulmonary trunk" }];
const entry = (kind: string, text: string, place: string | null = null, data: ReportEntry["data"] = {}): ReportEntry => ({ id: "e3", at_s: 60, kind, place, data, causes: [], text });

test("places are named for people", () => {
  expect(inWords("Femoral vein, left")).toBe("left femoral vein");
  expect(placeName("femoral-vein-left", vessels)).toBe("left femoral vein");
  expect(placeName("leg-right", vessels)).toBe("right leg");
  expect(placeName("heart", vessels)).toBe("heart");
  expect(placeName(null, vessels)).toBe("");
});

test("a link says in a line what it leads to", () => {
  expect(shortName(entry("embolus-lodged", "After 7 s it stops.", "pulmonary-trunk", { embolus: 2 }), vessels)).toBe("embolus 2 stops in the pulmonary trunk");
  expect(shortName(entry("clot-started", "A clot starts.", "femoral-vein-left", { clot: 1 }), vessels)).toBe("clot 1 in the left femoral vein");
  expect(shortName(entry("test-result", "D-dimer 1049 µg/L FEU, not below the cut-off of 680."), vessels)).toBe("D-dimer 1049 µg/L FEU");
  const long = shortName(entry("note", "Something that takes very many words to be said and has no comma anywhere"), vessels);
  expect(long.length).toBeLessThanOrEqual(50);
});

test("a dot inside a number ends no sentence", () => {
  expect(firstSentence("After 7.5 s the piece stops. It straddles the fork.")).toBe("After 7.5 s the piece stops");
});
