import type { TestDescription, TestId, TestKind } from "../types.ts";

const minute_s = 60;

function row(id: TestId, label: string, kind: TestKind, turnaround_min: number, meaning: string, source: string, sided = false): TestDescription {
  return { id, label, kind, turnaround_s: turnaround_min * minute_s, sided, meaning, source };
}

/**
 * Every test that can be asked for. Turnaround: time from order to result on an ordinary day in hospital (assumed; the guideline's
 * limits of 4 h for a D-dimer and 24 h for a scan are met). To add a test, add a row here and a case in `perform.ts`.
 */
export const testCatalogue: readonly TestDescription[] = [
  row("wells-dvt", "Wells score, deep vein thrombosis", "score", 5, "Clinical probability of deep vein thrombosis from history and examination; 2 points or more: likely (positive).", "wells2003", true),
  row("wells-pe", "Wells score, pulmonary embolism", "score", 5, "Clinical probability of pulmonary embolism; more than 4 points: likely (positive).", "wells2000"),
  row("perc", "PERC rule", "score", 5, "Eight criteria; none present (negative) rules embolism out when it is improbable beforehand.", "kline2004"),
  row("revised-geneva", "Revised Geneva score", "score", 5, "Clinical probability of pulmonary embolism without judgement; 11 points or more: high (positive).", "legal2006"),
  row("pesi", "PESI", "score", 5, "Severity of a pulmonary embolism; class III or higher is positive.", "aujesky2005"),
  row("spesi", "Simplified PESI", "score", 5, "Severity of a pulmonary embolism; 1 point or more is positive.", "jimenez2010"),
  row("d-dimer", "D-dimer", "laboratory", 60, "Fragments of cross-linked fibrin in fibrinogen-equivalent units; below the cut-off (500, over 50 years ten times the age) clot is improbable.", "schouten2013"),
  row("leg-ultrasound", "Compression ultrasound of the leg veins", "imaging", 120, "A vein that the probe cannot press flat holds clot. Groin to ankle; the iliac veins are mostly out of reach.", "goodacre2005", true),
  row("ct-venography", "CT venography", "imaging", 90, "Contrast shows clot as filling defects in the deep veins of pelvis and legs; it sees the iliac veins.", "stein2006"),
  row("ctpa", "CT pulmonary angiography", "imaging", 90, "Contrast shows emboli as filling defects, and the size of the two ventricles.", "stein2006"),
  row("vq-scan", "Ventilation-perfusion scan", "imaging", 180, "Segments with air and without blood flow speak for emboli.", "pioped1990"),
  row("chest-x-ray", "Chest X-ray", "imaging", 30, "Mostly unspecific in embolism; finds other causes, sometimes an infarct.", "stein1991"),
  row("ecg", "Electrocardiogram", "bedside", 15, "Signs of an overloaded right heart (positive), or a fast rate only.", "shopp2015"),
  row("echocardiogram", "Echocardiogram", "bedside", 60, "Size and movement of the right ventricle and the pressure in the pulmonary artery; strain is positive.", "fields2017"),
  row("arterial-blood-gas", "Arterial blood gas", "bedside", 15, "Oxygen, carbon dioxide and pH of arterial blood; low oxygen or a wide alveolar-arterial difference is positive.", "stein1995"),
  row("lactate", "Lactate", "laboratory", 15, "Rises when tissues get too little oxygen; 2 mmol/L or more is positive.", "textbook-physiology"),
  row("troponin", "Troponin", "laboratory", 60, "Injury of heart muscle, here of the right ventricle; above the 99th percentile of health is positive.", "konstantinides2020"),
  row("nt-probnp", "NT-proBNP", "laboratory", 60, "Stretch of heart muscle; 600 ng/L or more is positive.", "konstantinides2020"),
  row("haemoglobin", "Haemoglobin", "laboratory", 60, "Oxygen carrier of the blood; below the limit for the sex is positive (anaemia).", "textbook-physiology"),
  row("inr", "INR", "laboratory", 60, "Prothrombin time as a ratio; 2 or more is positive (anticoagulated by a vitamin K antagonist).", "textbook-physiology"),
  row("aptt", "aPTT", "laboratory", 60, "Activated partial thromboplastin time; above the range of health is positive (heparin).", "textbook-physiology"),
];

/** Ids of all tests. */
export const testIds: readonly TestId[] = testCatalogue.map((test) => test.id);
