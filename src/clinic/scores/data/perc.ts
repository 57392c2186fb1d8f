import type { ScoreDefinition } from "../definition.ts";

/** Pulmonary embolism rule-out criteria (PERC): items, points and classes as published (facts, own wording). ED adult with low gestalt probability of PE (under 15%); NICE lets clinicians consider it only then. */
export const percDefinition: ScoreDefinition = {
  id: "perc",
  name: "Pulmonary embolism rule-out criteria (PERC)",
  population: "ED adult with low gestalt probability of PE (under 15%); NICE lets clinicians consider it only then",
  items: [
    { key: "age50", description: "Age 50 years or more", points: 1, from: { input: "age", unit: "y", op: ">=", thresholds: [50] } },
    { key: "heartRate100", description: "Heart rate 100/min or more", points: 1, from: { input: "heartRate", unit: "per_min", op: ">=", thresholds: [100] } },
    { key: "spo2Under95", description: "Oxygen saturation on room air under 95% (the criterion is at least 95% to pass)", points: 1, from: { input: "spo2", unit: "percent", op: "<", thresholds: [95] } },
    { key: "unilateralLegSwelling", description: "Unilateral leg swelling", points: 1 },
    { key: "haemoptysis", description: "Haemoptysis", points: 1 },
    { key: "recentSurgeryOrTrauma", description: "Surgery or trauma within 4 weeks requiring general anaesthesia or hospital admission", points: 1 },
    { key: "priorVte", description: "Prior DVT or PE", points: 1 },
    { key: "oestrogenUse", description: "Exogenous oestrogen use (oral contraceptive, HRT or other oestrogenic hormone)", points: 1 },
  ],
  cutoffs: [
    { scheme: "rule-out", classes: [
      { id: "negative", label: "PERC negative: PE ruled out without D-dimer if pre-test probability is low", minPoints: 0, maxPoints: 0 },
      { id: "positive", label: "PERC positive: rule-out fails, proceed to Wells", minPoints: 1 },
    ] },
  ],
  sources: ["kline2004", "kline2008"],
};
