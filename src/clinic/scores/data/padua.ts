import { defineScore } from "../definition.ts";

/** Padua prediction score: items, points and classes as published (facts, own wording). Medical inpatients. */
export const paduaDefinition = defineScore({
  id: "padua",
  name: "Padua prediction score",
  edition: "2010",
  kind: "points",
  population: "Medical inpatients",
  scope: "Medical inpatients.",
  items: [
    { key: "activeCancer", description: "Active cancer", points: 3 },
    { key: "previousVte", description: "Previous VTE (not superficial vein thrombosis)", points: 3 },
    { key: "reducedMobility", description: "Reduced mobility (bed rest with bathroom privileges for 3 days or more)", points: 3 },
    { key: "thrombophilia", description: "Known thrombophilic condition", points: 3 },
    { key: "recentTraumaOrSurgery", description: "Trauma and/or surgery within 1 month", points: 2 },
    { key: "age70", description: "Age 70 years or more", points: 1, from: { input: "age", unit: "a", op: ">=", thresholds: [70] } },
    { key: "heartOrRespiratoryFailure", description: "Heart and/or respiratory failure", points: 1 },
    { key: "acuteMiOrStroke", description: "Acute myocardial infarction or ischaemic stroke", points: 1 },
    { key: "infectionOrRheumatological", description: "Acute infection and/or rheumatological disorder", points: 1 },
    { key: "bmi30", description: "Obesity (BMI 30 kg/m2 or more)", points: 1, from: { input: "bmi", unit: "kg/m2", op: ">=", thresholds: [30] } },
    { key: "hormonalTreatment", description: "Ongoing hormonal treatment", points: 1 },
  ],
  cutoffs: [
    { scheme: "two-class", classes: [
      { id: "low", label: "Low (0.3%)", minPoints: 0, maxPoints: 3 },
      { id: "high", label: "High (11% without prophylaxis)", minPoints: 4 },
    ] },
  ],
  notes: [
    "Age 70 and BMI 30 score.",
    "Trauma and surgery share 2 points.",
  ],
  unverified: [],
  sources: ["barbar2010"],
});
