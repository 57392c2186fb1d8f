import { segmentalPlaces, segmentalSpans, sumOf } from "../arteries.ts";
import { defineScore } from "../definition.ts";

const most_points = 40;

/** Qanadli CT obstruction index: percentage of 40 points, two for each blocked segmental artery. CTPA with pulmonary embolism. */
export const qanadliDefinition = defineScore({
  id: "qanadli",
  name: "Qanadli CT obstruction index",
  edition: "2001",
  kind: "formula",
  population: "CTPA with PE",
  scope: "Acute pulmonary embolism on CT; says nothing about the time since, or about earlier disease.",
  items: [],
  inputs: [
    {
      key: "segments", kind: "grades", limits: [0, 2], places: segmentalPlaces, spans: segmentalSpans,
      description: "Degree 0 none, 1 partial, 2 total for the 20 segmental arteries: a list of 20, or degrees by name; a larger artery stands for all that it feeds",
    },
  ],
  formula: { text: "100 x sum of degrees / 40", unit: "%", of: (r) => (100 * sumOf(r.grades("segments"))) / most_points },
  cutoffs: [
    { scheme: "rv-strain", classes: [
      { id: "below", label: "40% or below", maxPoints: 40 },
      { id: "above", label: "Over 40% (RV dilatation likely)", abovePoints: 40 },
    ] },
  ],
  derived: [{ key: "points", description: "Sum of degrees, of 40", unit: "1", of: (r) => sumOf(r.grades("segments")) }],
  notes: [
    "Each segmental artery counts once: where a proximal and a distal clot meet, the worse degree holds.",
    "A straddling embolus, partial on both sides, is 20 points and 50 %.",
    "A clot below the segment makes its segment partial (1).",
    "Exactly 40 % is not above.",
    "1 to 99 % is partial and 100 % total; one program uses 25 and 75 %.",
    "Over 60 % went with 83 % mortality in one series (Wu).",
  ],
  unverified: ["The rule for subsegmental clot and that the worse degree holds."],
  sources: ["qanadli2001", "wu2004"],
});
