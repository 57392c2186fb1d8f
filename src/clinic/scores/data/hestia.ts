import { defineScore } from "../definition.ts";

/** Hestia criteria: items, points and classes as published (facts, own wording). Confirmed acute PE, possible home treatment. */
export const hestiaDefinition = defineScore({
  id: "hestia",
  name: "Hestia criteria",
  edition: "2011",
  kind: "all-absent",
  population: "Confirmed acute PE, possible home treatment",
  scope: "Confirmed acute pulmonary embolism, thinking of treatment at home.",
  items: [
    { key: "haemodynamicallyUnstable", description: "Haemodynamically unstable (SBP under 100 mm Hg with heart rate over 100/min, or needs ICU care, or by clinician judgement)", points: 1 },
    { key: "thrombolysisNeeded", description: "Thrombolysis or embolectomy needed", points: 1 },
    { key: "bleedingRisk", description: "Active bleeding or high bleeding risk (GI bleeding or surgery within 14 days, stroke within 4 weeks, bleeding disorder or platelets under 75 x10^9/L, uncontrolled hypertension over 180/110)", points: 1 },
    { key: "oxygenOver24h", description: "Supplemental oxygen needed for more than 24 h to keep SaO2 above 90%", points: 1 },
    { key: "peOnAnticoagulation", description: "PE diagnosed during anticoagulant treatment", points: 1 },
    { key: "ivAnalgesia", description: "Severe pain needing IV analgesia for more than 24 h", points: 1 },
    { key: "medicalOrSocialReason", description: "Medical or social reason for admission for more than 24 h", points: 1 },
    { key: "crclUnder30", description: "Creatinine clearance under 30 mL/min (Cockcroft-Gault)", points: 1, from: { input: "creatinineClearance", unit: "mL/min", op: "<", thresholds: [30] } },
    { key: "severeLiverImpairment", description: "Severe liver impairment", points: 1 },
    { key: "pregnant", description: "Pregnant", points: 1 },
    { key: "hitHistory", description: "Documented history of heparin-induced thrombocytopenia", points: 1 },
  ],
  cutoffs: [
    { scheme: "home-treatment", classes: [
      { id: "eligible", label: "All absent: home treatment possible", minPoints: 0, maxPoints: 0 },
      { id: "not-eligible", label: "Any present: do not treat at home", minPoints: 1 },
    ] },
  ],
  notes: [
    "Any yes means not at home; the count is no severity.",
    "Creatinine clearance exactly 30 does not score.",
  ],
  unverified: ["Sub-criteria of the bleeding item."],
  sources: ["zondag2011", "roy2021hestia"],
});
