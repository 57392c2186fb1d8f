import { defineScore } from "../definition.ts";

/** VTE-BLEED: items, points and classes as published (facts, own wording). VTE on stable anticoagulation after day 30. */
export const vteBleedDefinition = defineScore({
  id: "vte-bleed",
  name: "VTE-BLEED",
  edition: "2016",
  kind: "points",
  population: "VTE on stable anticoagulation after day 30",
  scope: "Stable anticoagulation for thrombosis, after day 30; not for the first weeks.",
  items: [
    { key: "activeCancer", description: "Active cancer (diagnosed within 6 months before VTE, recurrent/progressive, or treated within 6 months; not basal or squamous skin cancer)", points: 2 },
    { key: "maleUncontrolledHypertension", description: "Male with uncontrolled hypertension (SBP 140 mm Hg or more at baseline)", points: 1 },
    { key: "anaemia", description: "Anaemia (Hb under 130 g/L men, under 120 g/L women)", points: 1.5 },
    { key: "bleedingHistory", description: "History of bleeding (major or clinically relevant non-major, rectal, frequent nose bleeding, haematuria)", points: 1.5 },
    { key: "age60", description: "Age 60 years or more", points: 1.5, from: { input: "age", unit: "a", op: ">=", thresholds: [60] } },
    { key: "renalDysfunction", description: "Renal dysfunction (Cockcroft-Gault clearance 30 to 60 mL/min; external validations: under 60)", points: 1.5, from: { input: "creatinineClearance", unit: "mL/min", op: "<", thresholds: [60] } },
  ],
  cutoffs: [
    { scheme: "two-class", classes: [
      { id: "low", label: "Low bleeding risk", belowPoints: 2 },
      { id: "high", label: "High bleeding risk", minPoints: 2 },
    ] },
  ],
  notes: [
    "Weights 2, 1 and four times 1.5; one print has 1 for 1.5.",
    "High from 2: one item of 1.5 alone stays low.",
    "Clearance: under 60 mL/min scores (validations); the derivation wrote 30 to 60.",
  ],
  unverified: [],
  sources: ["klok2016"],
});
