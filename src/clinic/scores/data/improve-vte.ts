import { defineScore } from "../definition.ts";

/** IMPROVE VTE risk score: items, points and classes as published (facts, own wording). Medical inpatients. */
export const improveVteDefinition = defineScore({
  id: "improve-vte",
  name: "IMPROVE VTE risk score",
  edition: "2011",
  kind: "points",
  population: "Medical inpatients",
  scope: "Medical inpatients.",
  items: [
    { key: "previousVte", description: "Previous VTE", points: 3 },
    { key: "thrombophilia", description: "Known thrombophilia", points: 2 },
    { key: "lowerLimbParalysis", description: "Current lower-limb paralysis", points: 2 },
    { key: "currentCancer", description: "Current cancer", points: 2 },
    { key: "immobilised7d", description: "Immobilised 7 days or more", points: 1 },
    { key: "icuStay", description: "ICU or CCU stay", points: 1 },
    { key: "ageOver60", description: "Age over 60 years", points: 1, from: { input: "age", unit: "a", op: ">", thresholds: [60] } },
  ],
  cutoffs: [
    { scheme: "three-class", classes: [
      { id: "low", label: "Low", minPoints: 0, maxPoints: 1 },
      { id: "moderate", label: "Moderate", minPoints: 2, maxPoints: 3 },
      { id: "high", label: "High", minPoints: 4 },
    ] },
  ],
  notes: [
    "Age 60 exactly scores 0.",
  ],
  unverified: [],
  sources: ["spyropoulos2011"],
});
