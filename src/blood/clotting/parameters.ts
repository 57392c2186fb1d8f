import type { ParameterRecord } from "../../units/index.ts";

/** Clotting tests in the tube. */
export const clottingParameters = {
  dilution: { value: 3, unit: "ratio", range: [1, 10], source: "wajima2009", basis: "measured", note: "Plasma is a third of the mixture." },
  reagent: { value: 300, unit: "nM", range: [50, 1000], source: "wajima2009", basis: "measured", note: "Tissue factor (PT) or contact activator (aPTT) in the mixture." },
  fibrinExposure: { value: 1500, unit: "nM_s", range: [500, 5000], source: "wajima2009", basis: "measured", note: "The mixture has clotted when the integral of fibrin passes this." },
  longest: { value: 10, unit: "min", range: [2, 30], source: "virchow", basis: "assumed", note: "What has not clotted by then counts as not clottable." },
} as const satisfies ParameterRecord;
