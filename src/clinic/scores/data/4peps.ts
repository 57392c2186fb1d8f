import { defineScore } from "../definition.ts";

/** 4-Level Pulmonary Embolism Clinical Probability Score (4PEPS): items, points and classes as published (facts, own wording). Adult outpatient with suspected PE. */
export const fourPepsDefinition = defineScore({
  id: "4peps",
  name: "4-Level Pulmonary Embolism Clinical Probability Score (4PEPS)",
  edition: "2021",
  kind: "points",
  population: "Adult outpatient with suspected PE",
  scope: "Outpatients with suspected pulmonary embolism; not in pregnancy.",
  items: [
    { key: "ageUnder50", description: "Age under 50 years", points: -2, from: { input: "age", unit: "a", op: "<", thresholds: [50] }, exclusiveGroup: "age" },
    { key: "age50to64", description: "Age 50 to 64 years", points: -1, from: { input: "age", unit: "a", op: "range", thresholds: [50, 65] }, exclusiveGroup: "age" },
    { key: "chronicRespiratoryDisease", description: "Chronic respiratory disease", points: -1 },
    { key: "heartRateUnder80", description: "Heart rate under 80/min", points: -1, from: { input: "heartRate", unit: "/min", op: "<", thresholds: [80] } },
    { key: "chestPainAndDyspnoea", description: "Chest pain and acute dyspnoea (both)", points: 1 },
    { key: "maleSex", description: "Male sex", points: 2 },
    { key: "oestrogenUse", description: "Hormonal oestrogenic treatment", points: 2 },
    { key: "priorVte", description: "Personal history of VTE", points: 2 },
    { key: "syncope", description: "Syncope", points: 2 },
    { key: "immobility", description: "Immobility within the last 4 weeks (surgery, lower-limb plaster cast, or bedridden more than 3 days for acute medical condition)", points: 2 },
    { key: "spo2Under95", description: "Pulse oxygen saturation under 95%", points: 3, from: { input: "spo2", unit: "%", op: "<", thresholds: [95] } },
    { key: "calfPainOrOedema", description: "Calf pain and/or unilateral lower-limb oedema", points: 3 },
    { key: "peMostLikely", description: "PE is the most likely diagnosis", points: 5 },
  ],
  inputs: [{ key: "sex", kind: "choice", description: "Sex; answers maleSex", options: ["male", "female"], answers: { item: "maleSex", option: "male" }, optional: true }],
  cutoffs: [
    { scheme: "four-level", classes: [
      { id: "very-low", label: "Very low (under 2%): PE ruled out clinically", maxPoints: -1 },
      { id: "low", label: "Low (2-20%): ruled out if D-dimer < 1000 ng/mL FEU", minPoints: 0, maxPoints: 5 },
      { id: "moderate", label: "Moderate (20-65%): ruled out if D-dimer < 500 ng/mL FEU or < age x 10", minPoints: 6, maxPoints: 12 },
      { id: "high", label: "High (over 65%): imaging", minPoints: 13 },
    ] },
  ],
  notes: [
    "Chronic respiratory disease takes one point away (a public model adds it).",
    "The sum runs from -4 to 22 and is not clamped.",
    "The two age items are alternatives; 65 and over gives 0.",
    "Chest pain and dyspnoea score only together.",
  ],
  unverified: [],
  sources: ["roy2021"],
});
