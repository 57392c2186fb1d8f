import type { ScoreDefinition } from "../definition.ts";

/** Wells score for pulmonary embolism: items, points and classes as published (facts, own wording). Adult outpatient or ED patient with suspected PE, not pregnant. */
export const wellsPeDefinition: ScoreDefinition = {
  id: "wells-pe",
  name: "Wells score for pulmonary embolism",
  population: "Adult outpatient or ED patient with suspected PE, not pregnant",
  items: [
    { key: "dvtSigns", description: "Clinical signs and symptoms of DVT (minimum of leg swelling and pain with palpation of the deep veins)", points: 3 },
    { key: "peMostLikely", description: "An alternative diagnosis is less likely than PE (PE is the number one diagnosis or equally likely)", points: 3 },
    { key: "heartRateOver100", description: "Heart rate more than 100 beats per minute", points: 1.5, from: { input: "heartRate", unit: "per_min", op: ">", thresholds: [100] } },
    { key: "immobilisationOrSurgery", description: "Immobilisation for more than 3 days or surgery in the previous 4 weeks", points: 1.5, note: "NICE: more than 3 days; most calculators: at least 3 days" },
    { key: "previousDvtPe", description: "Previous DVT or PE (objectively diagnosed)", points: 1.5 },
    { key: "haemoptysis", description: "Haemoptysis", points: 1 },
    { key: "malignancy", description: "Malignancy (on treatment, treated in the last 6 months, or palliative)", points: 1 },
  ],
  cutoffs: [
    { scheme: "two-level", classes: [
      { id: "unlikely", label: "PE unlikely", maxPoints: 4 },
      { id: "likely", label: "PE likely", abovePoints: 4 },
    ] },
    { scheme: "three-level", classes: [
      { id: "low", label: "Low probability (1.3-3.6%)", belowPoints: 2 },
      { id: "moderate", label: "Moderate probability (16-20.5%)", minPoints: 2, maxPoints: 6 },
      { id: "high", label: "High probability (37-67%)", abovePoints: 6 },
    ] },
  ],
  sources: ["wells2000", "ng158"],
};
