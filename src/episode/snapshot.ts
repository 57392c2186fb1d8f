import type { BiomarkerState, CirculationView } from "../circulation/index.ts";
import type { DrugsView } from "../drugs/index.ts";
import type { LegState, SymptomView } from "../clinic/index.ts";
import type { LungView } from "../lung/index.ts";

/** One thrombus as others see it. */
export interface ClotSnapshot {
  readonly id: number;
  readonly vesselIndices: readonly number[];
  readonly volume_m3: number;
  readonly length_m: number;
  readonly occlusion_fraction: number;
  readonly organised_fraction: number;
  readonly meanAge_s: number;
  readonly freeTail_m: number;
  readonly attachment_J_per_m2: number;
}

/** Everything that can be read of one person at one moment; the registry of variables reads from here and from nowhere else. */
export interface Snapshot {
  readonly t_s: number;
  readonly bodySurface_m2: number;
  readonly haemoglobin_kg_per_m3: number;
  readonly circulation: CirculationView;
  readonly biomarkers: BiomarkerState;
  readonly lung: LungView;
  readonly blood: { readonly dDimer_kg_per_m3: number; readonly fibrinogen_kg_per_m3: number; readonly systemicActivation_ratio: number; readonly thrombinPeak_nM: number };
  readonly drugs: DrugsView;
  readonly clots: readonly ClotSnapshot[];
  readonly clotVolumeLeft_m3: number;
  readonly clotVolumeRight_m3: number;
  readonly embolusVolumeLung_m3: number;
  /** By vessel index. */
  readonly occlusion_fraction: readonly number[];
  readonly saturation_fraction: readonly number[];
  readonly criticalResidence_s: readonly number[];
  readonly legs: { readonly left: LegState; readonly right: LegState };
  readonly symptoms: SymptomView;
  readonly majorBleeding_probability: number;
  readonly alive: boolean;
}
