import type { ParameterRecord } from "../units/index.ts";

/** Release and clearance of heart injury and stretch markers and of lactate. */
export const biomarkerParameters = {
  troponinRest: { value: 4, unit: "ng_per_L", range: [1, 14], source: "textbook-physiology", basis: "measured" },
  troponinRelease: { value: 160, unit: "ng_per_L", range: [10, 2000], source: "bova2014", locator: "PHY-203", basis: "fitted", note: "Rise per hour at zero oxygen supply; 37 % of normotensive people with emboli have a raised value." },
  troponinThreshold: { value: 1.5, unit: "ratio", range: [0.8, 3], source: "bova2014", locator: "PHY-203", basis: "fitted", note: "Supply over demand below which muscle cells leak." },
  troponinHalfLife: { value: 14, unit: "h", range: [4, 40], source: "textbook-physiology", basis: "estimated" },
  peptideRest: { value: 70, unit: "ng_per_L", range: [10, 400], source: "textbook-physiology", basis: "measured" },
  peptideRelease: { value: 260, unit: "ng_per_L", range: [20, 3000], source: "bova2014", locator: "PHY-203", basis: "fitted", note: "Rise per hour for each doubling of right ventricular wall stretch." },
  peptideHalfLife: { value: 2, unit: "h", range: [1, 6], source: "textbook-physiology", basis: "measured" },
  lactateRest: { value: 1, unit: "1", range: [0.4, 2], source: "textbook-physiology", basis: "measured", note: "mmol/L" },
  lactateRelease: { value: 14, unit: "1", range: [2, 60], source: "virchow", basis: "assumed", note: "mmol/L an hour when oxygen delivery has fallen to nothing." },
  lactateThreshold: { value: 0.55, unit: "fraction", range: [0.3, 0.8], source: "virchow", basis: "assumed", note: "Share of resting oxygen delivery below which tissues turn anaerobic (critical delivery)." },
  lactateHalfLife: { value: 0.75, unit: "h", range: [0.2, 3], source: "virchow", basis: "assumed", note: "Clearance by liver and muscle." },
} as const satisfies ParameterRecord;
