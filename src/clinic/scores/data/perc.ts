import { defineScore } from "../definition.ts";

/** Pulmonary embolism rule-out criteria (PERC): items, points and classes as published (facts, own wording). ED adult with low gestalt probability of PE (under 15%); NICE lets clinicians consider it only then. */
export const percDefinition = defineScore({
  id: "perc",
  name: "Pulmonary embolism rule-out criteria (PERC)",
  edition: "2004, confirmed 2008",
  kind: "all-absent",
  population: "ED adult with low gestalt probability of PE (under 15%); NICE lets clinicians consider it only then",
  scope: "Only when the clinician thinks the probability of embolism is under 15 %; not in pregnancy.",
  items: [
    { key: "age50", description: "Age 50 years or more", points: 1, from: { input: "age", unit: "a", op: ">=", thresholds: [50] } },
    { key: "heartRate100", description: "Heart rate 100/min or more", points: 1, from: { input: "heartRate", unit: "/min", op: ">=", thresholds: [100] } },
    { key: "spo2Under95", description: "Oxygen saturation on room air under 95% (the criterion is at least 95% to pass)", points: 1, from: { input: "spo2", unit: "%", op: "<", thresholds: [95] } },
    { key: "unilateralLegSwelling", description: "Unilateral leg swelling", points: 1 },
    { key: "haemoptysis", description: "Haemoptysis", points: 1 },
    { key: "recentSurgeryOrTrauma", description: "Surgery or trauma within 4 weeks requiring general anaesthesia or hospital admission", points: 1 },
    { key: "priorVte", description: "Prior DVT or PE", points: 1 },
    { key: "oestrogenUse", description: "Exogenous oestrogen use (oral contraceptive, HRT or other oestrogenic hormone)", points: 1 },
  ],
  inputs: [{ key: "pretestProbability", kind: "quantity", description: "The clinician's own estimate of the probability of embolism, to have the scope checked", unit: "%", limits: [0, 100], slip: [0, 0.99, "It looks like a fraction: write 10 or \"10 %\""], optional: true }],
  notApplicable: [{ when: (known) => (known.number("pretestProbability") ?? 0) >= 15, text: "The probability of embolism is not low (15 % or more): the rule was not made for this person." }],
  cutoffs: [
    { scheme: "rule-out", classes: [
      { id: "negative", label: "PERC negative: PE ruled out without D-dimer if pre-test probability is low", minPoints: 0, maxPoints: 0 },
      { id: "positive", label: "PERC positive: rule-out fails, proceed to Wells", minPoints: 1 },
    ] },
  ],
  notes: [
    "Age 50, heart rate 100 fail; SpO2 95 passes.",
    "A heart rate of 100 fails here and scores nothing in Wells.",
    "Not applicable from a probability of 15 % (give values.pretestProbability to have it checked).",
    "One yes settles it: positive is certain while others are missing.",
    "Above about 1200 m another print takes SpO2 under 90; it is not used here.",
  ],
  unverified: [],
  sources: ["kline2004", "kline2008", "ng158"],
});
