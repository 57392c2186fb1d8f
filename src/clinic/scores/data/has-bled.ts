import { defineScore } from "../definition.ts";

/** HAS-BLED: items, points and classes as published (facts, own wording). Derived in AF on anticoagulation; NICE NG158 uses it for long-term VTE anticoagulation. */
export const hasBledDefinition = defineScore({
  id: "has-bled",
  name: "HAS-BLED",
  edition: "2010",
  kind: "points",
  population: "Derived in AF on anticoagulation; NICE NG158 uses it for long-term VTE anticoagulation",
  scope: "Made in atrial fibrillation under anticoagulation; NICE NG158 uses it when long treatment of thrombosis is reviewed.",
  items: [
    { key: "hypertension", description: "Uncontrolled hypertension, systolic over 160 mm Hg", points: 1 },
    { key: "renal", description: "Abnormal renal function (dialysis, transplant, creatinine 200 umol/L or more, 2.26 mg/dL)", points: 1 },
    { key: "liver", description: "Abnormal liver function (cirrhosis, or bilirubin over 2x ULN with AST/ALT/ALP over 3x ULN)", points: 1 },
    { key: "stroke", description: "Stroke history", points: 1 },
    { key: "bleeding", description: "Prior major bleeding or predisposition (anaemia, bleeding diathesis)", points: 1 },
    { key: "labileInr", description: "Labile INR (time in therapeutic range under 60%); 0 if not on a VKA", points: 1 },
    { key: "ageOver65", description: "Age over 65 years", points: 1, from: { input: "age", unit: "a", op: ">", thresholds: [65] } },
    { key: "drugs", description: "Antiplatelet agents or NSAIDs", points: 1 },
    { key: "alcohol", description: "Alcohol 8 or more drinks per week", points: 1, from: { input: "drinksPerWeek", unit: "{#}/wk", op: ">=", thresholds: [8] } },
  ],
  cutoffs: [
    { scheme: "standard", classes: [
      { id: "low", label: "Low", minPoints: 0, maxPoints: 1 },
      { id: "moderate", label: "Moderate", minPoints: 2, maxPoints: 2 },
      { id: "high", label: "High", minPoints: 3 },
    ] },
    { scheme: "nice-ng158-stop-discussion", classes: [
      { id: "below", label: "Below the discussion threshold", minPoints: 0, maxPoints: 3 },
      { id: "discuss-stopping", label: "Discuss stopping if not modifiable", minPoints: 4 },
    ] },
  ],
  notes: [
    "Hypertension means uncontrolled, systolic over 160 mmHg: a treated history does not score.",
    "Labile INR is 0 without a vitamin K antagonist: answer no.",
    "Age 65 exactly scores 0.",
    "Drugs and alcohol are two items of one point each.",
  ],
  unverified: ["The NICE threshold of 4."],
  sources: ["pisters2010", "ng158"],
});
