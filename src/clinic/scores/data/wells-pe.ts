import { defineScore } from "../definition.ts";

/** Wells score for pulmonary embolism: items, points and classes as published (facts, own wording). Adult outpatient or ED patient with suspected PE, not pregnant. */
export const wellsPeDefinition = defineScore({
  id: "wells-pe",
  name: "Wells score for pulmonary embolism",
  edition: "2000, two- and three-level",
  kind: "points",
  population: "Adult outpatient or ED patient with suspected PE, not pregnant",
  scope: "Not in pregnancy; suspected pulmonary embolism in adults.",
  items: [
    { key: "dvtSigns", description: "Clinical signs and symptoms of DVT (minimum of leg swelling and pain with palpation of the deep veins)", points: 3 },
    { key: "peMostLikely", description: "An alternative diagnosis is less likely than PE (PE is the number one diagnosis or equally likely)", points: 3 },
    { key: "heartRateOver100", description: "Heart rate more than 100 beats per minute", points: 1.5, from: { input: "heartRate", unit: "/min", op: ">", thresholds: [100] } },
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
  notes: [
    "A heart rate of exactly 100 scores 0 (in PERC it fails).",
    "Two levels: 4.0 is unlikely, 4.5 is likely. Three levels: 2.0 and 6.0 are moderate.",
    "NICE writes immobilised more than 3 days; most calculators at least 3 days: the item is yes or no, so the caller decides.",
    "PEGeD has its own bands of this total.",
  ],
  unverified: ["NICE wording of more than 3 days."],
  sources: ["wells2000", "ng158"],
});
