import { describe, expect, test } from "vitest";
import type { ReportEntry } from "./input.ts";
import { diagnoses, tellStory, treatments } from "./story.ts";

const vessels = [{ id: "femoral-vein-left", label: "Femoral vein, left" }, { id: "lower-lobar-artery-right", label: "Lower lobe artery, right" }];
const day = 86400;
let count = 0;
const entry = (at_s: number, kind: string, more: Partial<ReportEntry> = {}): ReportEntry => ({ id: `e${(count += 1)}`, at_s, kind, place: null, data: {}, causes: [], text: `${kind}.`, ...more });

describe("the story in one paragraph", () => {
  test("from an operation to the lung", () => {
    const surgery = entry(0, "surgery");
    const clot = entry(2 * day, "clot-started", { place: "femoral-vein-left", data: { clot: 1 }, causes: [surgery.id] });
    const release = entry(4 * day, "embolus-released", { place: "femoral-vein-left", data: { embolus: 1, volume_mL: 3, trigger: "muscle" }, causes: [clot.id] });
    const lodged = entry(4 * day + 13, "embolus-lodged", { place: "lower-lobar-artery-right", data: { embolus: 1, volume_mL: 3 }, causes: [release.id] });
    const finding = entry(5 * day, "finding", { data: { condition: "pulmonary-embolism", status: "found" } });
    const story = tellStory([surgery, clot, release, lodged, finding], vessels);
    expect(story).toBe("A clot began in the left femoral vein 2 days after the operation. As the muscles worked, a piece of 3.0 mL broke loose in the left femoral vein. After 13 seconds it stopped in the right lower lobe artery. By symptoms and tests, pulmonary embolism was found (5 d 00:00).");
  });

  test("nothing, an experiment, and death", () => {
    expect(tellStory([entry(0, "start")], vessels)).toBe("No clot formed.");
    const release = entry(600, "embolus-released", { place: "femoral-vein-left", data: { embolus: 1, volume_mL: 0.05, experiment: true } });
    expect(tellStory([release, entry(900, "death", { text: "Death in cardiac arrest." })], vessels)).toBe("A piece of clot of 0.05 mL was let loose in the left femoral vein. Death in cardiac arrest.");
  });
});

test("the last word on a condition counts; a treatment is named once", () => {
  const timeline = [
    entry(0, "finding", { data: { condition: "deep-vein-thrombosis", status: "suspected" } }), entry(60, "finding", { data: { condition: "deep-vein-thrombosis", status: "excluded" } }),
    entry(70, "treatment", { data: { treatment: "oxygen" } }), entry(80, "treatment", { data: { treatment: "oxygen" } }),
  ];
  expect(diagnoses(timeline).map(({ name, status }) => [name, status])).toEqual([["Deep vein thrombosis", "excluded"]]);
  expect(treatments(timeline)).toEqual(["oxygen"]);
});
