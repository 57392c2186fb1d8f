import { defineScore } from "../definition.ts";

/** Revised Geneva score: items, points and classes as published (facts, own wording). Adult with suspected PE. */
export const genevaRevisedDefinition = defineScore({
  id: "geneva-revised",
  name: "Revised Geneva score",
  edition: "2006, with the two-level reading of ESC 2019",
  kind: "points",
  population: "Adult with suspected PE",
  scope: "Suspected pulmonary embolism in adults; not in pregnancy.",
  items: [
    { key: "ageOver65", description: "Age more than 65 years", points: 1, from: { input: "age", unit: "a", op: ">", thresholds: [65] } },
    { key: "previousVte", description: "Previous DVT or PE", points: 3 },
    { key: "surgeryOrFracture", description: "Surgery under general anaesthesia or lower-limb fracture within 1 month", points: 2 },
    { key: "activeMalignancy", description: "Active malignancy (solid or haematological, active or considered cured less than 1 year)", points: 2 },
    { key: "unilateralLegPain", description: "Unilateral lower-limb pain", points: 3 },
    { key: "haemoptysis", description: "Haemoptysis", points: 2 },
    { key: "heartRate75to94", description: "Heart rate 75 to 94/min", points: 3, from: { input: "heartRate", unit: "/min", op: "range", thresholds: [75, 95] }, exclusiveGroup: "heartRate" },
    { key: "heartRate95plus", description: "Heart rate 95/min or more", points: 5, from: { input: "heartRate", unit: "/min", op: ">=", thresholds: [95] }, exclusiveGroup: "heartRate" },
    { key: "legPalpationPainAndOedema", description: "Pain on lower-limb deep venous palpation and unilateral oedema", points: 4 },
  ],
  cutoffs: [
    { scheme: "three-level", classes: [
      { id: "low", label: "Low (about 8%)", minPoints: 0, maxPoints: 3 },
      { id: "intermediate", label: "Intermediate (about 28-29%)", minPoints: 4, maxPoints: 10 },
      { id: "high", label: "High (about 74%)", minPoints: 11 },
    ] },
    { scheme: "two-level", classes: [
      { id: "unlikely", label: "PE unlikely", minPoints: 0, maxPoints: 5 },
      { id: "likely", label: "PE likely", minPoints: 6 },
    ] },
  ],
  notes: [
    "Age 65 exactly scores 0.",
    "Heart rate 75-94 and 95 or more are alternatives, 3 or 5, never 8.",
  ],
  unverified: [],
  sources: ["legal2006", "konstantinides2020"],
});
