import { defineScore } from "../definition.ts";

/** Khorana score: items, points and classes as published (facts, own wording). Ambulatory cancer patient starting chemotherapy. */
export const khoranaDefinition = defineScore({
  id: "khorana",
  name: "Khorana score",
  edition: "2008",
  kind: "points",
  population: "Ambulatory cancer patient starting chemotherapy",
  scope: "Outpatients with cancer who begin chemotherapy.",
  items: [
    { key: "siteVeryHigh", description: "Very-high-risk site: stomach or pancreas", points: 2, exclusiveGroup: "site" },
    { key: "siteHigh", description: "High-risk site: lung, lymphoma, gynaecological, bladder, testicular", points: 1, exclusiveGroup: "site" },
    { key: "platelets350", description: "Pre-chemotherapy platelets 350 x10^9/L or more", points: 1, from: { input: "platelets", unit: "10*9/L", op: ">=", thresholds: [350] } },
    { key: "hbUnder100", description: "Haemoglobin under 100 g/L or using red-cell growth factors", points: 1 },
    { key: "leukocytesOver11", description: "Pre-chemotherapy leukocytes over 11 x10^9/L", points: 1, from: { input: "leukocytes", unit: "10*9/L", op: ">", thresholds: [11] } },
    { key: "bmi35", description: "BMI 35 kg/m2 or more", points: 1, from: { input: "bmi", unit: "kg/m2", op: ">=", thresholds: [35] } },
  ],
  cutoffs: [
    { scheme: "three-class", classes: [
      { id: "low", label: "Low (0.3-0.8% at 2.5 months)", minPoints: 0, maxPoints: 0 },
      { id: "intermediate", label: "Intermediate (1.8-2.0%)", minPoints: 1, maxPoints: 2 },
      { id: "high", label: "High (6.7-7.1%)", minPoints: 3 },
    ] },
    { scheme: "prophylaxis-threshold", classes: [
      { id: "below", label: "Below", minPoints: 0, maxPoints: 1 },
      { id: "consider", label: "Consider thromboprophylaxis (2 or more)", minPoints: 2 },
    ] },
  ],
  notes: [
    "Platelets of exactly 350 score, leukocytes of exactly 11 do not.",
    "The two sites are alternatives.",
    "Haemoglobin under 100 g/L or red-cell growth factors: one point in all.",
  ],
  unverified: ["The prophylaxis threshold of 2."],
  sources: ["khorana2008"],
});
