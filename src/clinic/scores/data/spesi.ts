import { defineScore } from "../definition.ts";

/** Simplified PESI: items, points and classes as published (facts, own wording). Confirmed acute PE. */
export const spesiDefinition = defineScore({
  id: "spesi",
  name: "Simplified PESI",
  edition: "2010",
  kind: "points",
  population: "Confirmed acute PE",
  scope: "Confirmed acute pulmonary embolism in adults.",
  items: [
    { key: "ageOver80", description: "Age more than 80 years", points: 1, from: { input: "age", unit: "a", op: ">", thresholds: [80] } },
    { key: "cancer", description: "History of cancer", points: 1 },
    { key: "chronicCardiopulmonaryDisease", description: "Chronic heart failure or chronic lung disease", points: 1, note: "One point in total even when both are present" },
    { key: "heartRate110", description: "Heart rate 110/min or more", points: 1, from: { input: "heartRate", unit: "/min", op: ">=", thresholds: [110] } },
    { key: "sbpUnder100", description: "Systolic blood pressure under 100 mm Hg", points: 1, from: { input: "systolicBp", unit: "mm[Hg]", op: "<", thresholds: [100] } },
    { key: "spo2Under90", description: "Oxygen saturation under 90%", points: 1, from: { input: "spo2", unit: "%", op: "<", thresholds: [90] } },
  ],
  cutoffs: [
    { scheme: "two-class", classes: [
      { id: "low", label: "Low (30-day mortality about 1.0-1.1%)", minPoints: 0, maxPoints: 0 },
      { id: "high", label: "Not low (8.9-10.9%)", minPoints: 1 },
    ] },
  ],
  notes: [
    "Age 80 exactly scores 0.",
    "Heart failure and lung disease share one point.",
  ],
  unverified: [],
  sources: ["jimenez2010"],
});
