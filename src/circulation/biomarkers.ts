import { exp } from "../numerics/index.ts";
import type { Resolved } from "../units/index.ts";
import type { biomarkerParameters } from "./biomarker-parameters.ts";

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
