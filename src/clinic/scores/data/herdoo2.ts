import { defineScore } from "../definition.ts";

/** HERDOO2 (Men continue and HER DOO2): items, points and classes as published (facts, own wording). Women only, first unprovoked VTE, after 5-12 months of anticoagulation, D-dimer taken on anticoagulation. */
export const herdoo2Definition = defineScore({
  id: "herdoo2",
  name: "HERDOO2 (Men continue and HER DOO2)",
  edition: "2008, validated 2017",
  kind: "points",
  population: "Women only, first unprovoked VTE, after 5-12 months of anticoagulation, D-dimer taken on anticoagulation",
  scope: "Women only, first unprovoked thrombosis, after 5 to 12 months of anticoagulation and still under it.",
  items: [
    { key: "legSigns", description: "Hyperpigmentation, oedema or redness in either leg (one point for any)", points: 1 },
    { key: "dDimer250", description: "D-dimer 250 ug/L or more on anticoagulation (VIDAS assay)", points: 1, from: { input: "dDimer", unit: "ug/L", op: ">=", thresholds: [250] } },
    { key: "bmi30", description: "Body mass index 30 kg/m2 or more", points: 1, from: { input: "bmi", unit: "kg/m2", op: ">=", thresholds: [30] } },
    { key: "age65", description: "Age 65 years or more", points: 1, from: { input: "age", unit: "a", op: ">=", thresholds: [65] } },
  ],
  inputs: [
    { key: "sex", kind: "choice", description: "Sex: the score is for women only", options: ["female", "male"], optional: true },
    { key: "dDimer", kind: "quantity", description: "D-dimer under anticoagulation (VIDAS assay)", unit: "ug/L", limits: [0, 1e6], assay: "FEU" },
  ],
  notApplicable: [{ when: (known) => known.choice("sex") === "male", text: "Men have a high risk of recurrence whatever they score: the rule is for women only." }],
  cutoffs: [
    { scheme: "two-class", classes: [
      { id: "low", label: "Low: can stop (3.0 per 100 patient-years in validation)", minPoints: 0, maxPoints: 1 },
      { id: "high", label: "High: continue (7.4)", minPoints: 2 },
    ] },
  ],
  notes: [
    "Men: not applicable (they continue); give values.sex to have it checked.",
    "D-dimer is taken under treatment; 250 ug/L itself scores.",
    "Any of hyperpigmentation, oedema or redness in either leg is one point in all.",
  ],
  unverified: [],
  sources: ["rodger2008", "rodger2017"],
});
