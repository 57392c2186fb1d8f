import type { LegSide } from "../legs/state.ts";
import type { ScoreResult } from "../scores/index.ts";

/** Outcome of a test. `positive` speaks for disease. */
export type TestOutcome = "positive" | "negative" | "indeterminate";

/** Tests that can be asked for. */
export type TestId =
  | "wells-dvt" | "wells-pe" | "perc" | "revised-geneva" | "pesi" | "spesi"
  | "d-dimer" | "leg-ultrasound" | "ct-venography" | "ctpa" | "vq-scan" | "chest-x-ray" | "ecg" | "echocardiogram"
  | "arterial-blood-gas" | "lactate" | "troponin" | "nt-probnp" | "haemoglobin" | "inr" | "aptt";

/** How a test comes to its result. */
export type TestKind = "score" | "laboratory" | "imaging" | "bedside";

/** What is known of a test before it is done. */
export interface TestDescription {
  readonly id: TestId;
  readonly label: string;
  readonly kind: TestKind;
  /** Time from order to result. What is measured is the person at that time. */
  readonly turnaround_s: number;
  /** True when it looks at one leg (or both when no side is given). */
  readonly sided: boolean;
  /** What it measures and what a positive result means. */
  readonly meaning: string;
  /** Key of the bibliography. */
  readonly source: string;
}

/** What a doctor learns by asking. Absent: not recorded. Times count back from now; null: never. */
export interface HistoryFindings {
  readonly age_y?: number;
  readonly sex?: "female" | "male";
  /** Under treatment, treated within six months, or palliative. */
  readonly activeCancer?: boolean;
  /** Paralysis or plaster of a leg now. */
  readonly paralysisOrPlaster?: { readonly left: boolean; readonly right: boolean };
  /** Longest stay in bed that lasts or ended within four weeks; 0 for none. */
  readonly bedridden_s?: number;
  /** Since the last operation under general or regional anaesthesia. */
  readonly sinceSurgery_s?: number | null;
  /** Since the last injury that needed hospital. */
  readonly sinceTrauma_s?: number | null;
  readonly previousDvt?: boolean;
  readonly previousDvtPe?: boolean;
  readonly oestrogenUse?: boolean;
  readonly heartFailure?: boolean;
  readonly chronicLungDisease?: boolean;
}

/** One vein of a leg as imaging meets it, with or without clot. */
export interface VeinSegment {
  /** Vessel id. */
  readonly place: string;
  readonly label: string;
  readonly side: LegSide;
  readonly region: "calf" | "knee" | "thigh" | "pelvis";
  /** Superficial veins are seen but do not count as deep vein thrombosis. */
  readonly superficial: boolean;
  /** Lumen of one vessel of the pair or group. */
  readonly diameter_m: number;
  /** Share of the cross-section filled with clot where it is fullest. */
  readonly occlusion_fraction: number;
  /** Length of clot. */
  readonly clotLength_m: number;
  /** Share of the clot that has become scar. */
  readonly organised_fraction: number;
}

/** Calibre class of a pulmonary artery. */
export type PlugLevel = "main" | "lobar" | "segmental" | "subsegmental";

/** One embolus in a pulmonary artery. */
export interface LungPlug {
  readonly place: string;
  readonly label: string;
  readonly side: LegSide | "midline";
  readonly level: PlugLevel;
  /** Of the artery in which it lies; 0 when unknown within a bed: then the diameter of its level is taken. */
  readonly arteryDiameter_m: number;
  readonly occlusion_fraction: number;
}

/** Blood flow and air of one lung segment, each over what it would be in health. */
export interface LungSegmentFlow {
  readonly label: string;
  readonly perfusion_ratio: number;
  readonly ventilation_ratio: number;
}

/** Everything that tests may look at: the person at the moment of the test, in SI. The legs and symptoms are the clinic's own. */
export interface TestInput {
  readonly history: HistoryFindings;
  readonly veins: readonly VeinSegment[];
  readonly plugs: readonly LungPlug[];
  readonly lungSegments: readonly LungSegmentFlow[];
  readonly infarctedVolume_m3: number;
  /** Share of the lung without air. */
  readonly atelectasis_fraction: number;
  readonly dDimer_kg_per_m3: number;
  readonly troponin_kg_per_m3: number;
  readonly ntProBNP_kg_per_m3: number;
  readonly lactate_mmol_per_L: number;
  readonly haemoglobin_kg_per_m3: number;
  readonly inr_ratio: number;
  readonly aptt_s: number;
  readonly PaO2_Pa: number;
  readonly PaCO2_Pa: number;
  readonly pH_index: number;
  /** As an oximeter on the finger reads it. */
  readonly SpO2_fraction: number;
  readonly inspiredOxygen_fraction: number;
  readonly barometricPressure_Pa: number;
  readonly heartRate_per_s: number;
  readonly respiratoryRate_per_s: number;
  readonly arterialPressureSystolic_Pa: number;
  readonly pulmonaryArterialPressureSystolic_Pa: number;
  readonly rvLvDiameter_ratio: number;
  readonly tapse_m: number;
}

/** A place where imaging found something. */
export interface TestFinding {
  /** Vessel id, `lung-left`, or `heart`. */
  readonly place: string;
  readonly label: string;
  /** `proximal`, `distal`, `pelvic`, `superficial`, the level of a pulmonary artery, or what was seen. */
  readonly level: string;
  /** Width of the clot as measured; absent for what has none. */
  readonly width_mm?: number;
  /** Already organised: an old clot. */
  readonly old?: boolean;
}

/** What a measurement gives, before it is filed. */
export interface Measurement {
  readonly outcome: TestOutcome;
  /** Measured numbers by name with unit. */
  readonly values: Readonly<Record<string, number>>;
  readonly findings: readonly TestFinding[];
  /** Every item of a score. */
  readonly score?: ScoreResult;
  /** The report, one to three sentences. */
  readonly text: string;
}
