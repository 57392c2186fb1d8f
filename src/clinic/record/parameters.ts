import type { ParameterRecord } from "../../units/index.ts";

/** What a clinician takes from the literature: probabilities by clinical class, and published accuracy of tests. Not what the simulated tests do. */
export const recordParameters = {
  resultValidity: { value: 48, unit: "h", range: [12, 240], source: "virchow", basis: "assumed", note: "Results older than this belong to an earlier work-up: they no longer decide together with a new one." },
  dvtUnlikely: { value: 0.055, unit: "probability", range: [0.02, 0.12], source: "wells2003", locator: "DX-003", basis: "estimated", note: "Wells score of one point or less." },
  dvtLikely: { value: 0.279, unit: "probability", range: [0.15, 0.5], source: "wells2003", locator: "DX-003", basis: "estimated", note: "Wells score of two points or more." },
  peUnlikely: { value: 0.1, unit: "probability", range: [0.05, 0.15], source: "legal2006", locator: "DX-005: 8 to 13 %", basis: "measured", note: "Wells score of four points or less." },
  peLikely: { value: 0.45, unit: "probability", range: [0.3, 0.6], source: "legal2006", locator: "DX-005: 37 to 56 %", basis: "measured", note: "Wells score above four points." },
  dDimerSensitivity: { value: 0.96, unit: "fraction", range: [0.9, 0.995], source: "stein2004", locator: "DX-014", basis: "measured", note: "Quantitative assay, deep vein thrombosis and embolism." },
  dDimerSpecificity: { value: 0.623, unit: "fraction", range: [0.5, 0.75], source: "schouten2013", locator: "DX-013", basis: "measured", note: "Age-adjusted cut-off, 51 to 60 years." },
  dDimerSpecificityFall: { value: 0.009, unit: "fraction", range: [0, 0.02], source: "schouten2013", locator: "DX-013: 62, 50, 44, 35 % by decade", basis: "fitted", note: "Its fall with each year of age." },
  dDimerSpecificityAge: { value: 55, unit: "1", range: [55, 55], source: "schouten2013", locator: "DX-013", basis: "measured", note: "Years: middle of that band." },
  dDimerYoungest: { value: 40, unit: "1", range: [20, 50], source: "virchow", basis: "assumed", note: "Years below which specificity no longer rises." },
  ultrasoundSensitivity: { value: 0.93, unit: "fraction", range: [0.6, 0.99], source: "segal2007", locator: "DX-015", basis: "measured" },
  ultrasoundSpecificity: { value: 0.98, unit: "fraction", range: [0.9, 0.995], source: "segal2007", locator: "DX-015", basis: "measured" },
  ctSensitivity: { value: 0.83, unit: "fraction", range: [0.7, 0.97], source: "stein2006", locator: "DX-019", basis: "measured" },
  ctSpecificity: { value: 0.96, unit: "fraction", range: [0.9, 0.99], source: "stein2006", locator: "DX-019", basis: "measured" },
  scanSensitivity: { value: 0.86, unit: "fraction", range: [0.4, 0.95], source: "miniati1996", locator: "DX-022", basis: "measured", note: "Perfusion scan read as positive or negative." },
  scanSpecificity: { value: 0.93, unit: "fraction", range: [0.8, 0.98], source: "miniati1996", locator: "DX-022", basis: "measured" },
  percSensitivity: { value: 0.97, unit: "fraction", range: [0.94, 0.99], source: "singh2013", locator: "DX-008", basis: "measured" },
  percSpecificity: { value: 0.22, unit: "fraction", range: [0.15, 0.3], source: "singh2013", locator: "DX-008", basis: "measured" },
  echoSensitivity: { value: 0.53, unit: "fraction", range: [0.45, 0.61], source: "fields2017", locator: "DX-023", basis: "measured" },
  echoSpecificity: { value: 0.83, unit: "fraction", range: [0.74, 0.9], source: "fields2017", locator: "DX-023", basis: "measured" },
} as const satisfies ParameterRecord;
