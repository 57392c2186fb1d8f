/** One entry of the timeline, as `timeline.json` holds it. */
export interface ReportEntry {
  readonly id: string;
  readonly at_s: number;
  readonly kind: string;
  readonly place: string | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly causes: readonly string[];
  readonly text: string;
}

/** One registry variable. */
export interface ReportVariable {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly meaning: string;
  readonly normal?: readonly [number, number];
  readonly source: string;
  readonly group: string;
  readonly digitsCount: number;
}

/** A vessel on the map, drawn as a tapered outline. */
export interface ReportVessel {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly layer: string;
  readonly points: readonly (readonly [number, number])[];
  readonly anchor: readonly [number, number];
  readonly distalDiameter_mm: number;
  readonly proximalDiameter_mm: number;
  readonly levelOfDetail: number;
  readonly saturation_percent: number | null;
  readonly occlusion_fraction: number;
}

/** A clot as it lies at the end of the run. */
export interface ReportClot {
  readonly number: number;
  readonly site: string;
  /** Vessel ids with the share of each vessel's length that is filled, from its distal end. */
  readonly vessels: readonly { readonly id: string; readonly from_fraction: number; readonly to_fraction: number }[];
  readonly length_cm: number;
  readonly volume_mL: number;
  readonly occlusion_fraction: number;
  readonly meanAge_d: number;
  readonly organised_fraction: number;
}

/** An embolus and the way it took. */
export interface ReportEmbolus {
  readonly number: number;
  readonly volume_mL: number;
  readonly releasedVolume_mL: number;
  readonly length_cm: number;
  readonly path: readonly { readonly vesselId: string; readonly at_s: number }[];
  readonly end: "lodged" | "systemic" | "trapped" | "in-flight" | "dissolved";
  readonly endVesselId: string | null;
  readonly endLabel: string;
  readonly blocked_fraction: number;
  readonly released_s: number;
}

/** A ventricle's pressure against its volume over one beat. */
export interface ReportLoop {
  readonly volume_mL: readonly number[];
  readonly pressure_mmHg: readonly number[];
}

/** A few seconds of a monitor, and the loops of both ventricles; null when the heart stands still. */
export interface ReportBeats {
  readonly at_s: number;
  readonly time_s: readonly number[];
  /** 1 at the top of the R wave. */
  readonly ecg: readonly number[];
  readonly arterial_mmHg: readonly number[];
  readonly pulmonary_mmHg: readonly number[];
  readonly venous_mmHg: readonly number[];
  readonly right: ReportLoop | null;
  readonly left: ReportLoop | null;
}

/** The heart before anything happened, and under the greatest obstruction. */
export interface ReportHeart {
  readonly before: ReportBeats;
  readonly strained: ReportBeats | null;
}

/** Everything that a report shows; nothing is computed by the page that is not here. */
export interface ReportInput {
  readonly title: string;
  readonly description?: string;
  readonly personText: string;
  readonly version: string;
  readonly seed: number;
  readonly command: string;
  readonly inputHash: string;
  readonly end_s: number;
  readonly timeline: readonly ReportEntry[];
  readonly series: { readonly columns: readonly string[]; readonly rows: readonly (readonly (number | null)[])[] };
  readonly variables: readonly ReportVariable[];
  readonly final: Readonly<Record<string, number | null>>;
  readonly vessels: readonly ReportVessel[];
  readonly chambers: readonly { readonly id: string; readonly label: string; readonly outline: readonly (readonly [number, number])[]; readonly saturation_percent: number }[];
  readonly bodyOutline: { readonly silhouette: readonly (readonly [number, number])[]; readonly organs: readonly (readonly (readonly [number, number])[])[] };
  readonly clots: readonly ReportClot[];
  readonly emboli: readonly ReportEmbolus[];
  readonly heart?: ReportHeart;
  readonly parameters: readonly { readonly id: string; readonly value: number; readonly unit: string; readonly basis: string; readonly source: string; readonly note?: string }[];
  readonly references: readonly { readonly key: string; readonly text: string }[];
}
