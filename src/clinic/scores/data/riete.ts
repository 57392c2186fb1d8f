import { defineScore } from "../definition.ts";

/** RIETE bleeding score: items, points and classes as published (facts, own wording). Acute VTE, major bleeding within 3 months of anticoagulation. */
export const rieteDefinition = defineScore({
  id: "riete",
  name: "RIETE bleeding score",
  edition: "2008",
  kind: "points",
  population: "Acute VTE, major bleeding within 3 months of anticoagulation",
  scope: "Acute thrombosis, major bleeding in the first three months of treatment.",
  items: [
    { key: "recentMajorBleeding", description: "Recent major bleeding (under 15 days before VTE)", points: 2 },
    { key: "creatinine", description: "Creatinine over 1.2 mg/dL (106 umol/L)", points: 1.5, from: { input: "creatinine", unit: "umol/L", op: ">", thresholds: [106], alsoPrinted: { unit: "mg/dL", thresholds: [1.2] } } },
    { key: "anaemia", description: "Anaemia (Hb under 13 g/dL men, under 12 g/dL women)", points: 1.5 },
    { key: "cancer", description: "Cancer", points: 1 },
    { key: "clinicallyOvertPe", description: "Clinically overt PE", points: 1 },
    { key: "ageOver75", description: "Age over 75 years", points: 1, from: { input: "age", unit: "a", op: ">", thresholds: [75] } },
  ],
  cutoffs: [
    { scheme: "three-class", classes: [
      { id: "low", label: "Low (0.1-0.3%)", minPoints: 0, maxPoints: 0 },
      { id: "intermediate", label: "Intermediate (2.6-2.8%)", minPoints: 1, maxPoints: 4 },
      { id: "high", label: "High (6.2-7.3%)", abovePoints: 4 },
    ] },
  ],
  notes: [
    "4.0 is intermediate, 4.5 is high.",
    "Creatinine: over 106 umol/L, or over 1.2 mg/dL when written in mg/dL; 1.2 mg/dL itself does not score although it is 106.08 umol/L.",
  ],
  unverified: ["Event rates and the window of 15 days."],
  sources: ["ruizgimenez2008"],
});
