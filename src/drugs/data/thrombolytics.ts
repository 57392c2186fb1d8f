/** Alteplase and tenecteplase, into a vein or through a catheter. */
import { resolve, type ParameterRecord } from "../../units/index.ts";
import type { Drug } from "../drug.ts";
import { intravenousDrug } from "./intravenous.ts";

const alteplaseParameters = {
  clearance: { value: 34.5, unit: "L_per_h", range: [33, 40.8], source: "activaselabel", locator: "CLOT-430", basis: "measured", note: "550 to 680 mL/min; low in the range for the half-lives of 4 to 5 and 40 min." },
  central: { value: 4.4, unit: "L", range: [2.8, 4.4], source: "activaselabel", locator: "CLOT-430", basis: "measured" },
  exchange: { value: 5, unit: "L_per_h", range: [2, 10], source: "activaselabel", locator: "CLOT-430", basis: "fitted", note: "Terminal half-life 40 min." },
  peripheral: { value: 4.1, unit: "L", range: [3.6, 6.2], source: "activaselabel", locator: "CLOT-430", basis: "measured", note: "8 to 9 L in all at steady state." },
} as const satisfies ParameterRecord;
const alt = resolve(alteplaseParameters);

/** Alteplase: two compartments. Reference: the plateau that makes one unit of plasmin activity. */
export const alteplase: Drug = intravenousDrug({
  id: "alteplase", label: "Alteplase", kind: "thrombolytic", routes: ["intravenous", "catheter"], reference_points: 1.187,
  kinetics: () => ({ clearance_m3_per_s: alt.clearance, central_m3: alt.central, exchange_m3_per_s: alt.exchange, peripheral_m3: alt.peripheral }),
  parameters: alteplaseParameters, source: "activaselabel",
});

const tenecteplaseParameters = {
  clearance: { value: 6.54, unit: "L_per_h", range: [5.9, 7.2], source: "tenecteplaselabel", locator: "CLOT-431", basis: "measured", note: "99 to 119 mL/min." },
  central: { value: 4.8, unit: "L", range: [4.2, 5.5], source: "tenecteplaselabel", locator: "CLOT-431", basis: "measured" },
  exchange: { value: 1.4, unit: "L_per_h", range: [0.5, 3], source: "tenecteplaselabel", locator: "CLOT-431", basis: "fitted", note: "Half-lives 17 to 24 and 90 to 130 min." },
  peripheral: { value: 2.3, unit: "L", range: [1, 4], source: "tenecteplaselabel", locator: "CLOT-431", basis: "measured", note: "6.1 to 8.0 L in all at steady state." },
} as const satisfies ParameterRecord;
const tnk = resolve(tenecteplaseParameters);

/** Tenecteplase: two compartments, given as a bolus. */
export const tenecteplase: Drug = intravenousDrug({
  id: "tenecteplase", label: "Tenecteplase", kind: "thrombolytic", routes: ["intravenous", "catheter"], reference_points: 2.8,
  kinetics: () => ({ clearance_m3_per_s: tnk.clearance, central_m3: tnk.central, exchange_m3_per_s: tnk.exchange, peripheral_m3: tnk.peripheral }),
  parameters: tenecteplaseParameters, source: "tenecteplaselabel",
});
