import { centralPlaces, segmentalPlaces, sumOf } from "../arteries.ts";
import { defineScore } from "../definition.ts";

const centralCount = centralPlaces.length;
const most_points = 155;

/** Mastora CT score: obstructed surface of 31 arteries in grades 0 to 5. CTPA with pulmonary embolism. */
export const mastoraDefinition = defineScore({
  id: "mastora",
  name: "Mastora score",
  edition: "2003",
  kind: "formula",
  population: "CTPA with PE",
  scope: "Acute pulmonary embolism on CT.",
  items: [],
  inputs: [
    {
      key: "arteries", kind: "grades", limits: [0, 5], places: [...centralPlaces, ...segmentalPlaces], percentSteps: [25, 50, 75, 100],
      description: "Grade 0 to 5 by obstructed surface (0 none, 1 under 25 %, 2 to 49 %, 3 to 74 %, 4 to 99 %, 5 all), or \"60 %\", of 31 arteries: 5 mediastinal, 6 lobar, 20 segmental",
    },
  ],
  formula: { text: "sum of grades", unit: "{score}", of: (r) => sumOf(r.grades("arteries")) },
  cutoffs: [],
  derived: [
    { key: "percent", description: "Share of 155", unit: "%", of: (r) => (100 * sumOf(r.grades("arteries"))) / most_points },
    { key: "central", description: "Mediastinal and lobar arteries, of 55", unit: "{score}", of: (r) => sumOf(r.grades("arteries").slice(0, centralCount)) },
    { key: "peripheral", description: "Segmental arteries, of 100", unit: "{score}", of: (r) => sumOf(r.grades("arteries").slice(centralCount)) },
  ],
  notes: [
    "Every artery is graded for itself: a clot in a main artery is not handed down.",
    "Order of the list: trunk, right and left main, right and left interlobar; right upper, middle, lower, left upper, lingula, lower; then the 20 segments.",
    "Two sub-scores: central (11 arteries, 55) and peripheral (20 arteries, 100).",
    "The first series named 49 % as the mark of severe embolism; it is no class here.",
  ],
  unverified: ["Which five arteries are the mediastinal ones; that central means mediastinal and lobar was read second-hand."],
  sources: ["mastora2003"],
});
