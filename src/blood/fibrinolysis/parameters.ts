import type { ParameterRecord } from "../../units/index.ts";

/** Thrombolysis: doses into plasma, the reach into a clot, and what clots leave. */
export const fibrinolysisParameters = {
  plasmaVolume: { value: 3.9, unit: "L", range: [2, 6], source: "piebalgs2018", locator: "CLOT-300", basis: "measured", note: "Space that tPA spreads in at once." },
  alteplaseMass: { value: 59.04, unit: "mg_per_uM_per_L", range: [59, 70], source: "piebalgs2018", locator: "CLOT-300", basis: "measured", note: "Molar mass as used there: mg per umol." },
  layerDepth: { value: 6.5, unit: "um", range: [5, 8], source: "sakharov1995", basis: "measured", note: "Depth of the layer at the surface in which plasminogen gathers and lysis runs: 5 to 8 um." },
  ageScale: { value: 14, unit: "d", range: [7, 28], source: "virchow", locator: "section 3.2", basis: "assumed", note: "Age at which cross-links and collagen have halved the lysis of fibrin: 1/(1 + (age/14 d)^2)." },
} as const satisfies ParameterRecord;
