import { exp } from "../numerics/index.ts";
import type { Resolved } from "../units/index.ts";
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

/** Concentrations in blood. */
export interface BiomarkerState {
  troponin_kg_per_m3: number;
  ntProBNP_kg_per_m3: number;
  lactate_mmol_per_L: number;
}

/** What drives release. */
export interface BiomarkerInput {
  readonly coronarySupplyDemand_ratio: number;
  /** Right ventricular end-diastolic volume over rest. */
  readonly stretch_ratio: number;
  /** Oxygen delivery (output times arterial content) over rest. */
  readonly delivery_ratio: number;
  readonly kidney_ratio: number;
}

type Values = Resolved<typeof biomarkerParameters>;
const ln2 = 0.6931471805599453;
const hour_s = 3600;

/** Resting concentrations. */
export function createBiomarkers(values: Values): BiomarkerState {
  return { troponin_kg_per_m3: values.troponinRest, ntProBNP_kg_per_m3: values.peptideRest, lactate_mmol_per_L: values.lactateRest };
}

/** First-order release and clearance over a step, exact for constant input: dC/dt = k (C0 - C) + release. */
export function advanceBiomarkers(state: BiomarkerState, input: BiomarkerInput, values: Values, dt_s: number): void {
  const relax = (now: number, rest: number, release_per_s: number, halfLife_s: number): number => {
    const k = ln2 / halfLife_s;
    const steady = rest + release_per_s / k;
    return steady + (now - steady) * exp(-k * dt_s);
  };
  const shortage = Math.max(0, 1 - input.coronarySupplyDemand_ratio / values.troponinThreshold);
  state.troponin_kg_per_m3 = relax(state.troponin_kg_per_m3, values.troponinRest, (values.troponinRelease * shortage) / hour_s, values.troponinHalfLife / input.kidney_ratio);
  const stretch = Math.max(0, input.stretch_ratio - 1);
  state.ntProBNP_kg_per_m3 = relax(state.ntProBNP_kg_per_m3, values.peptideRest / input.kidney_ratio, (values.peptideRelease * stretch * (1 + stretch)) / hour_s, values.peptideHalfLife / input.kidney_ratio);
  const anaerobic = Math.max(0, 1 - input.delivery_ratio / values.lactateThreshold);
  state.lactate_mmol_per_L = relax(state.lactate_mmol_per_L, values.lactateRest, (values.lactateRelease * anaerobic) / hour_s, values.lactateHalfLife);
}
