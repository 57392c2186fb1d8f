import { defineScore } from "../definition.ts";

/** DASH prediction score: items, points and classes as published (facts, own wording). First unprovoked VTE after stopping anticoagulation. */
export const dashDefinition = defineScore({
  id: "dash",
  name: "DASH prediction score",
  edition: "2012",
  kind: "points",
  population: "First unprovoked VTE after stopping anticoagulation",
  scope: "First unprovoked thrombosis, after anticoagulation has stopped; D-dimer about one month later.",
  items: [
    { key: "dDimerAbnormal", description: "D-dimer abnormal about 1 month after stopping anticoagulation", points: 2 },
    { key: "ageUnder50", description: "Age under 50 years", points: 1, from: { input: "age", unit: "a", op: "<", thresholds: [50] }, note: "Tosetto abstract: under 50; GDL2 and MDCalc: 50 or less; exactly 50 is disputed" },
    { key: "maleSex", description: "Male sex", points: 1 },
    { key: "hormoneUse", description: "Hormone use at VTE onset (women)", points: -2 },
  ],
  inputs: [{ key: "sex", kind: "choice", description: "Sex; answers maleSex", options: ["male", "female"], answers: { item: "maleSex", option: "male" }, optional: true }],
  cutoffs: [
    { scheme: "three-class", classes: [
      { id: "low", label: "Low (3.1%/year)", maxPoints: 1 },
      { id: "intermediate", label: "Intermediate (6.4%/year)", minPoints: 2, maxPoints: 2 },
      { id: "high", label: "High (12.3%/year)", minPoints: 3 },
    ] },
  ],
  notes: [
    "Age under 50 (abstract of the paper); some calculators take 50 or less.",
    "Totals below 0 are legal.",
  ],
  unverified: [],
  sources: ["tosetto2012"],
});
