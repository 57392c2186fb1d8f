/** Number of a clot; never used twice within an episode. */
export type ClotId = number & { readonly "@type": "clot" };

/** The part of a clot that lies in one vessel. */
export interface Segment {
  vesselIndex: number;
  /** Parallel veins that it lies in (one of a pair of tibial veins: 1). */
  channel_count: number;
  /** Distance of its distal end from the distal end of the vessel, m. */
  distal_m: number;
  length_m: number;
  /** Fresh clot: fibrin with red cells, m3. */
  fresh_m3: number;
  /** Organised clot: scar grown into the wall, m3. */
  organised_m3: number;
  /** Mean age of the fresh part, s. */
  meanAge_s: number;
  /** When the segment began, s. */
  began_s: number;
  /** Antegrade length not yet held by the wall, m. */
  freeTail_m: number;
  /** Share of the attachment's fibrin lately lysed. */
  lysed_fraction: number;
  /** Antegrade growth speed of the last step, m/s. */
  growth_m_per_s: number;
  /** Fresh volume by class of age, youngest first, m3; sums to `fresh_m3`. */
  layers_m3: number[];
}

/** Why a clot started. */
export interface StartCause {
  /** Drive D: effective over critical residence. */
  drive_ratio: number;
  /** Residence of the pocket at that moment, s. */
  residence_s: number;
  /** Mean residence of the last day, s. */
  meanResidence_s: number;
  criticalResidence_s: number;
  injury_fraction: number;
}

/** One clot, from its pocket to wherever it has grown. */
export interface Clot {
  id: ClotId;
  /** Vessel it started in. */
  originIndex: number;
  /** Number of the start in that vessel, for the names of its streams. */
  start_count: number;
  born_s: number;
  /** f: this clot's growth factor. */
  growth_ratio: number;
  /** u: burst of growth now. */
  burst_index: number;
  /** Days of bursts drawn so far. */
  burst_count: number;
  /** It has grown out of its pocket. */
  leftPocket: boolean;
  /** Drive of growth x where it is greatest, last step. */
  drive_ratio: number;
  cause: StartCause | null;
  segments: Segment[];
}

/** Where clot volume came from and went, m3 since the beginning. Volume = grown + placed - lysed - detached - removed. */
export interface ClotBalance {
  grown_m3: number;
  placed_m3: number;
  lysed_m3: number;
  detached_m3: number;
  removed_m3: number;
}

/** All clots of one person. Plain numbers that survive JSON. */
export interface ThrombusState {
  clots: Clot[];
  /** Clots so far, for the next number. */
  clot_count: number;
  /** Mean residence of the last day by vessel, s. */
  meanResidence_s: number[];
  /** Accumulated hazard of a start by vessel since the last one. */
  hazard_index: number[];
  /** Hazard at which the next clot starts, by vessel. */
  nextStart_index: number[];
  /** Starts so far by vessel. */
  start_count: number[];
  balance: ClotBalance;
  /** Fibrin lysed in the last step, kg/s. */
  lysedFibrin_kg_per_s: number;
  /** Clot formed and lysed at active surfaces in the last step, m3/s. */
  surfaceActivity_m3_per_s: number;
}

/** What acts on clots during a step. Arrays run by vessel index. */
export interface ThrombusInput {
  /** Residence time in the vessel's pockets now, s. */
  readonly residence_s: ArrayLike<number>;
  /** Residence above which a pocket clots, from wall and blood, anticoagulants included, s. */
  readonly criticalResidence_s: ArrayLike<number>;
  readonly wallShear_Pa: ArrayLike<number>;
  /** Exposed wall, 0 to 1. */
  readonly injury_fraction: ArrayLike<number>;
  /** Systemic activation of the blood, 1 at rest. */
  readonly systemicActivation_ratio: number;
  /** Logarithmic composition of the blood that speeds growth. */
  readonly composition_index: number;
  /** The person's fibrinolysis over the median. */
  readonly lysisPerson_ratio: number;
  /** Share of growth that anticoagulants take away. */
  readonly growthInhibition_fraction: number;
  /** Plasmin activity of thrombolytic drugs: one number for the body, or one for each vessel (catheter). 0 is none. */
  readonly plasminActivity_ratio: number | ArrayLike<number>;
}

/** Something that happened to a clot. */
export interface ThrombusEvent {
  readonly kind: "clot-started" | "clot-extended" | "clot-dissolved";
  readonly clotId: ClotId;
  /** Vessel of the start, the vessel newly entered, or the vessel of origin. */
  readonly vesselIndex: number;
  readonly at_s: number;
  /** Why: for a start the drive and residence times; for an extension the drive of growth in `drive_ratio`. */
  readonly cause: StartCause | { readonly drive_ratio: number } | null;
}
