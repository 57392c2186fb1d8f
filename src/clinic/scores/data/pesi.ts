import { defineScore } from "../definition.ts";

/** Pulmonary Embolism Severity Index: items, points and classes as published (facts, own wording). Confirmed acute PE. */
export const pesiDefinition = defineScore({
  id: "pesi",
  name: "Pulmonary Embolism Severity Index",
  edition: "2005",
  kind: "points",
  population: "Confirmed acute PE",
  scope: "Confirmed acute pulmonary embolism in adults.",
  items: [
    { key: "ageYears", description: "Age in years (one point per year)", points: "value", from: { input: "age", unit: "a", op: "value" }, bounds: [18, 130] },
    { key: "maleSex", description: "Male sex", points: 10 },
    { key: "cancer", description: "Cancer (active or history)", points: 30 },
    { key: "heartFailure", description: "Heart failure (history of)", points: 10 },
    { key: "chronicLungDisease", description: "Chronic lung disease", points: 10 },
    { key: "heartRate110", description: "Pulse 110/min or more", points: 20, from: { input: "heartRate", unit: "/min", op: ">=", thresholds: [110] } },
    { key: "sbpUnder100", description: "Systolic blood pressure under 100 mm Hg", points: 30, from: { input: "systolicBp", unit: "mm[Hg]", op: "<", thresholds: [100] } },
    { key: "respiratoryRate30", description: "Respiratory rate 30/min or more", points: 20, from: { input: "respiratoryRate", unit: "/min", op: ">=", thresholds: [30] } },
    { key: "temperatureUnder36", description: "Temperature under 36 degrees Celsius", points: 20, from: { input: "temperature", unit: "Cel", op: "<", thresholds: [36] } },
    { key: "alteredMentalStatus", description: "Altered mental status (disorientation, lethargy, stupor or coma)", points: 60 },
    { key: "spo2Under90", description: "Arterial oxyhaemoglobin saturation under 90% (with or without supplemental oxygen)", points: 20, from: { input: "spo2", unit: "%", op: "<", thresholds: [90] } },
  ],
  inputs: [{ key: "sex", kind: "choice", description: "Sex; answers maleSex", options: ["male", "female"], answers: { item: "maleSex", option: "male" }, optional: true }],
  cutoffs: [
    { scheme: "five-class", classes: [
      { id: "I", label: "Class I very low (30-day mortality 0-1.6%)", maxPoints: 65 },
      { id: "II", label: "Class II low (1.7-3.5%)", minPoints: 66, maxPoints: 85 },
      { id: "III", label: "Class III intermediate (3.2-7.1%)", minPoints: 86, maxPoints: 105 },
      { id: "IV", label: "Class IV high (4.0-11.4%)", minPoints: 106, maxPoints: 125 },
      { id: "V", label: "Class V very high (10.0-24.5%)", minPoints: 126 },
    ] },
    { scheme: "two-class", classes: [
      { id: "low", label: "Low risk (I-II)", maxPoints: 85 },
      { id: "not-low", label: "Not low risk (III-V)", minPoints: 86 },
    ] },
  ],
  notes: [
    "Age counts in completed years, one point for each.",
    "Systolic pressure 100, temperature 36.0 and SpO2 90 score 0; heart rate 110 and respiratory rate 30 score.",
    "Classes end at 65, 85, 105 and 125 points.",
  ],
  unverified: [],
  sources: ["aujesky2005"],
});
