import { defineScore } from "../definition.ts";

/** AHA/ACC 2026 acute PE clinical category: items, points and classes as published (facts, own wording). Confirmed acute PE, adult. */
export const ahaAcc2026PeCategoryDefinition = defineScore({
  id: "aha-acc-2026-pe-category",
  name: "AHA/ACC 2026 acute PE clinical category",
  edition: "2026",
  kind: "rules",
  population: "Confirmed acute PE, adult",
  scope: "Confirmed acute pulmonary embolism in adults.",
  items: [
    { key: "symptomatic", description: "PE symptoms present", points: "none" },
    { key: "subsegmental", description: "Subsegmental PE only", points: "none" },
    { key: "clinicalSeverity", description: "Elevated clinical severity score (PESI over 85, sPESI 1 or more, or Hestia positive)", points: "none" },
    { key: "rvDysfunction", description: "Abnormal RV on imaging", points: "none" },
    { key: "biomarkerElevated", description: "At least one abnormal biomarker (troponin or natriuretic peptide)", points: "none" },
    { key: "transientHypotension", description: "Transient hypotension", points: "none" },
    { key: "normotensiveShock", description: "Normotensive shock (end-organ hypoperfusion, e.g. lactate over 2 mmol/L)", points: "none" },
    { key: "persistentHypotension", description: "Recurrent or persistent hypotension with cardiogenic shock", points: "none" },
    { key: "refractoryShockOrArrest", description: "Refractory cardiogenic shock or cardiac arrest", points: "none" },
    { key: "respiratoryModifier", description: "R modifier: RR over 30, SpO2 under 90%, more than 6 L/min nasal or non-rebreather, or (non-)invasive ventilation", points: "none" },
  ],
  decision: [
    { when: (r) => r.yes("refractoryShockOrArrest"), result: "E2", condition: "refractory shock or cardiac arrest", meaning: "Category E2: refractory cardiogenic shock or cardiac arrest" },
    { when: (r) => r.yes("persistentHypotension"), result: "E1", condition: "recurrent or persistent hypotension with cardiogenic shock", meaning: "Category E1: cardiogenic shock with persistent hypotension" },
    { when: (r) => r.yes("normotensiveShock"), result: "D2", condition: "normotensive shock", meaning: "Category D2: normotensive shock" },
    { when: (r) => r.yes("transientHypotension"), result: "D1", condition: "transient hypotension", meaning: "Category D1: transient hypotension" },
    { when: (r) => r.yes("clinicalSeverity") && r.yes("rvDysfunction") && r.yes("biomarkerElevated"), result: "C3", condition: "raised severity score, abnormal RV and biomarker", meaning: "Category C3: raised severity score, abnormal right ventricle and biomarker" },
    { when: (r) => r.yes("clinicalSeverity") && (r.yes("rvDysfunction") || r.yes("biomarkerElevated")), result: "C2", condition: "raised severity score and abnormal RV or biomarker", meaning: "Category C2: raised severity score and one of abnormal right ventricle, biomarker" },
    { when: (r) => r.yes("clinicalSeverity"), result: "C1", condition: "raised severity score", meaning: "Category C1: raised severity score alone" },
    { when: (r) => r.yes("symptomatic") && r.yes("subsegmental"), result: "B1", condition: "symptoms, subsegmental embolism only", meaning: "Category B1: symptoms, low severity score, subsegmental embolism only" },
    { when: (r) => r.yes("symptomatic"), result: "B2", condition: "symptoms", meaning: "Category B2: symptoms, low severity score" },
    { when: () => true, result: "A", condition: "none of these", meaning: "Category A: no symptoms" },
  ],
  decisionSuffix: { item: "respiratoryModifier", suffix: "R" },
  cautions: [
    {
      when: (known) => known.yes("clinicalSeverity") === false && known.yes("symptomatic") === true && (known.yes("rvDysfunction") === true || known.yes("biomarkerElevated") === true),
      text: "Symptoms with a low severity score but a strained ventricle or raised biomarker: the sources read do not place this; read the guideline.",
    },
  ],
  cutoffs: [],
  notes: [
    "The suffix R is appended (C3R) when the respiratory modifier holds.",
    "Symptoms with a low severity score and a strained ventricle or biomarker: the sources read do not say; the answer follows the severity score and carries a caution.",
    "Sources disagree on D2 (normotensive shock, or hypotension with hypoperfusion).",
  ],
  unverified: ["The whole table: secondary sources only."],
  sources: ["creager2026"],
});
