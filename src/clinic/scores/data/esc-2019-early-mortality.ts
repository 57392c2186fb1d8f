import { defineScore } from "../definition.ts";

/** ESC 2019 early (in-hospital or 30-day) mortality risk: items, points and classes as published (facts, own wording). Confirmed acute PE. */
export const esc2019EarlyMortalityDefinition = defineScore({
  id: "esc-2019-early-mortality",
  name: "ESC 2019 early (in-hospital or 30-day) mortality risk",
  edition: "2019",
  kind: "rules",
  population: "Confirmed acute PE",
  scope: "Confirmed acute pulmonary embolism.",
  items: [
    { key: "haemodynamicInstability", description: "Cardiac arrest; or obstructive shock (SBP under 90 or vasopressors needed despite adequate filling, with end-organ hypoperfusion); or persistent hypotension (SBP under 90 or drop of 40 or more for longer than 15 min, not from arrhythmia, hypovolaemia or sepsis)", points: "none" },
    { key: "clinicalSeverity", description: "PESI class III-V or sPESI 1 or more", points: "none" },
    { key: "rvDysfunction", description: "RV dysfunction on TTE or CTPA", points: "none" },
    { key: "troponinElevated", description: "Elevated cardiac troponin", points: "none" },
  ],
  decision: [
    { when: (r) => r.yes("haemodynamicInstability"), result: "high", condition: "haemodynamic instability", meaning: "High risk: shock or persistent hypotension" },
    { when: (r) => r.yes("rvDysfunction") && r.yes("troponinElevated"), result: "intermediate-high", condition: "RV dysfunction and raised troponin", meaning: "Intermediate-high risk: the ventricle is strained and injured" },
    { when: (r) => r.yes("clinicalSeverity") || r.yes("rvDysfunction") || r.yes("troponinElevated"), result: "intermediate-low", condition: "one of PESI III-V or sPESI 1 or more, RV dysfunction, raised troponin", meaning: "Intermediate-low risk" },
    { when: () => true, result: "low", condition: "none of these", meaning: "Low risk" },
  ],
  cutoffs: [],
  notes: [
    "RV dysfunction or a raised biomarker with a low PESI is intermediate, not low.",
    "RV dysfunction and troponin together are intermediate-high whatever the PESI.",
    "Instability settles it: high is certain while the others are missing.",
  ],
  unverified: ["Wording of the footnote (its rule was read second-hand)."],
  sources: ["konstantinides2020"],
});
