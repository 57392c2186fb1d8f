import { defineScore } from "../definition.ts";

/** Villalta scale for post-thrombotic syndrome: items, points and classes as published (facts, own wording). Leg with previous DVT, 3 months or more after the event. */
export const villaltaDefinition = defineScore({
  id: "villalta",
  name: "Villalta scale for post-thrombotic syndrome",
  edition: "1994, severity bands as revised in 2009",
  kind: "points",
  population: "Leg with previous DVT, 3 months or more after the event",
  scope: "A leg with a previous deep vein thrombosis, three months or more after it.",
  items: [
    { key: "pain", description: "Symptom: pain (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "cramps", description: "Symptom: cramps (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "heaviness", description: "Symptom: heaviness (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "paraesthesia", description: "Symptom: paraesthesia (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "pruritus", description: "Symptom: pruritus (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "pretibialOedema", description: "Sign: pretibial oedema (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "skinInduration", description: "Sign: skin induration (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "hyperpigmentation", description: "Sign: hyperpigmentation (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "redness", description: "Sign: redness (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "venousEctasia", description: "Sign: venous ectasia (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "calfCompressionPain", description: "Sign: pain on calf compression (0 none, 1 mild, 2 moderate, 3 severe)", points: "level", bounds: [0, 3] },
    { key: "venousUlcer", description: "Venous ulcer present (forces severe)", points: 0, forces: { scheme: "severity", classId: "severe" } },
  ],
  cutoffs: [
    { scheme: "severity", classes: [
      { id: "none", label: "No PTS", minPoints: 0, maxPoints: 4 },
      { id: "mild", label: "Mild PTS", minPoints: 5, maxPoints: 9 },
      { id: "moderate", label: "Moderate PTS", minPoints: 10, maxPoints: 14 },
      { id: "severe", label: "Severe PTS", minPoints: 15 },
    ] },
  ],
  notes: [
    "An ulcer is severe at any total; while it is not known whether there is one, a class is given only when the total is severe already.",
    "Each grade is a whole number from 0 to 3.",
    "Older papers join 5 to 14 as mild to moderate.",
  ],
  unverified: [],
  sources: ["villalta1994", "kahn2009"],
});
