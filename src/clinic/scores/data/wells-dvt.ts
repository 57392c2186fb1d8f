import { defineScore } from "../definition.ts";

/** Wells score for deep vein thrombosis: items, points and classes as published (facts, own wording). Outpatient or ED adult with suspected leg DVT, not pregnant, not already anticoagulated. */
export const wellsDvtDefinition = defineScore({
  id: "wells-dvt",
  name: "Wells score for deep vein thrombosis",
  edition: "1997 (three-level) and 2003 (two-level)",
  editions: ["two-level", "three-level"],
  kind: "points",
  population: "Outpatient or ED adult with suspected leg DVT, not pregnant, not already anticoagulated",
  scope: "Not in pregnancy, not under anticoagulation, not in inpatients; suspected leg vein thrombosis only.",
  items: [
    { key: "activeCancer", description: "Active cancer (treatment ongoing, within 6 months, or palliative)", points: 1 },
    { key: "paralysisOrImmobilisation", description: "Paralysis, paresis or recent plaster immobilisation of the lower extremities", points: 1 },
    { key: "bedriddenOrMajorSurgery", description: "Recently bedridden for 3 days or more, or major surgery within 12 weeks requiring general or regional anaesthesia", points: 1, note: "One point even when both are true" },
    { key: "localisedTenderness", description: "Localised tenderness along the distribution of the deep venous system", points: 1 },
    { key: "entireLegSwollen", description: "Entire leg swollen", points: 1 },
    { key: "calfSwelling", description: "Calf swelling at least 3 cm larger than asymptomatic side (10 cm below tibial tuberosity)", points: 1, from: { input: "calfDifference", unit: "cm", op: ">=", thresholds: [3] }, note: "NICE wording is at least 3 cm; Wells 2003 is more than 3 cm: exactly 3 cm differs between editions" },
    { key: "pittingOedema", description: "Pitting oedema confined to the symptomatic leg", points: 1 },
    { key: "collateralVeins", description: "Collateral superficial veins (non-varicose)", points: 1 },
    { key: "previousDvt", description: "Previously documented DVT", points: 1, editions: ["two-level"], note: "Item exists only in the 2003 two-level edition; the 1997 three-level edition has no such item" },
    { key: "alternativeDiagnosis", description: "An alternative diagnosis is at least as likely as DVT", points: -2 },
  ],
  cutoffs: [
    { scheme: "two-level", editions: ["two-level"], classes: [
      { id: "unlikely", label: "DVT unlikely", maxPoints: 1 },
      { id: "likely", label: "DVT likely", minPoints: 2 },
    ] },
    { scheme: "three-level", excludeItems: ["previousDvt"], classes: [
      { id: "low", label: "Low probability (about 3-5% prevalence)", maxPoints: 0 },
      { id: "moderate", label: "Moderate probability (about 17%)", minPoints: 1, maxPoints: 2 },
      { id: "high", label: "High probability (about 53-75%)", minPoints: 3 },
    ] },
  ],
  notes: [
    "Previous DVT is an item of the 2003 two-level edition only: the three-level class leaves it out, whatever is recorded.",
    "Calf difference: at least 3 cm scores (NICE wording); Wells 2003 prints more than 3 cm, so exactly 3 cm differs between prints.",
    "Bedridden and surgery share one point.",
    "Totals below 0 are legal and are not clamped.",
    "With symptoms in both legs score the worse leg.",
  ],
  unverified: ["Prevalences of the three-level classes."],
  sources: ["wells1997", "wells2003", "ng158"],
});
