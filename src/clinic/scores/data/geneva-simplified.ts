import { defineScore } from "../definition.ts";

/** Simplified revised Geneva score: items, points and classes as published (facts, own wording). Adult with suspected PE. */
export const genevaSimplifiedDefinition = defineScore({
  id: "geneva-simplified",
  name: "Simplified revised Geneva score",
  edition: "2008, with the two-level reading of ESC 2019",
  kind: "points",
  population: "Adult with suspected PE",
  scope: "Suspected pulmonary embolism in adults; not in pregnancy.",
  items: [
    { key: "ageOver65", description: "Age more than 65 years", points: 1, from: { input: "age", unit: "a", op: ">", thresholds: [65] } },
    { key: "previousVte", description: "Previous DVT or PE", points: 1 },
    { key: "surgeryOrFracture", description: "Surgery or lower-limb fracture within 1 month", points: 1 },
    { key: "activeMalignancy", description: "Active malignancy", points: 1 },
    { key: "unilateralLegPain", description: "Unilateral lower-limb pain", points: 1 },
    { key: "haemoptysis", description: "Haemoptysis", points: 1 },
    { key: "heartRate75to94", description: "Heart rate 75 to 94/min", points: 1, from: { input: "heartRate", unit: "/min", op: "range", thresholds: [75, 95] }, exclusiveGroup: "heartRate" },
    { key: "heartRate95plus", description: "Heart rate 95/min or more", points: 2, from: { input: "heartRate", unit: "/min", op: ">=", thresholds: [95] }, exclusiveGroup: "heartRate" },
    { key: "legPalpationPainAndOedema", description: "Pain on lower-limb deep venous palpation and unilateral oedema", points: 1 },
  ],
  cutoffs: [
    { scheme: "three-level", classes: [
      { id: "low", label: "Low", minPoints: 0, maxPoints: 1 },
      { id: "intermediate", label: "Intermediate", minPoints: 2, maxPoints: 4 },
      { id: "high", label: "High", minPoints: 5 },
    ] },
    { scheme: "two-level", classes: [
      { id: "unlikely", label: "PE unlikely", minPoints: 0, maxPoints: 2 },
      { id: "likely", label: "PE likely", minPoints: 3 },
    ] },
  ],
  notes: [
    "Heart rate 95 or more gives 2 in all (printed as 1 and another 1).",
    "Age 65 exactly scores 0, though one hospital prints 65 or more.",
    "Classes 0-1, 2-4, 5+; a public implementation has 0-1, 2-3, 4+.",
  ],
  unverified: ["Cut-offs of the three-level reading in the text of ESC 2019 itself."],
  sources: ["klok2008", "konstantinides2020"],
});
