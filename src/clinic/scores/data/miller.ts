import { millerPlaces, millerSpans, sumOf, zonePlaces } from "../arteries.ts";
import { defineScore } from "../definition.ts";

const most_points = 34;

/** Miller angiographic index: obstruction (16) and perfusion (18). Pulmonary angiography. */
export const millerDefinition = defineScore({
  id: "miller",
  name: "Miller angiographic index",
  edition: "1971",
  kind: "formula",
  population: "Pulmonary angiography (also applied to CTPA)",
  scope: "Acute pulmonary embolism. The definition was not read in a published text: do not rely on it.",
  items: [],
  inputs: [
    { key: "obstruction", kind: "grades", limits: [0, 1], places: millerPlaces, spans: millerSpans, sumAllowed: true, description: "1 for each blocked branch of 16 (right 3 upper, 2 middle, 4 lower; left 2 upper, 2 lingula, 3 lower), or the sum 0 to 16; a proximal clot takes all branches below" },
    { key: "perfusion", kind: "grades", limits: [0, 3], places: zonePlaces, sumAllowed: true, description: "0 normal, 1 moderately reduced, 2 severely reduced, 3 absent for the upper, middle and lower zone of each lung, or the sum 0 to 18" },
  ],
  formula: { text: "obstruction + perfusion", unit: "{score}", of: (r) => sumOf(r.grades("obstruction")) + sumOf(r.grades("perfusion")) },
  cutoffs: [
    { scheme: "massive", classes: [
      { id: "not-massive", label: "Under 50% (index under 17)", maxPoints: 16 },
      { id: "massive", label: "50% or more", minPoints: 17 },
    ] },
  ],
  derived: [
    { key: "percent", description: "Share of 34", unit: "%", of: (r) => (100 * (sumOf(r.grades("obstruction")) + sumOf(r.grades("perfusion")))) / most_points },
    { key: "obstruction", description: "Sum of obstruction, of 16", unit: "{score}", of: (r) => sumOf(r.grades("obstruction")) },
    { key: "perfusion", description: "Sum of perfusion, of 18", unit: "{score}", of: (r) => sumOf(r.grades("perfusion")) },
  ],
  notes: ["Right main artery 9 branches, left main 7.", "17 of 34 is massive, 16 is not."],
  unverified: ["The whole definition; the maximum of 34 agrees with published values."],
  sources: ["miller1971"],
});
