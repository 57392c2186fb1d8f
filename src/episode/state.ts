import type { BloodState } from "../blood/index.ts";
import type { BiomarkerState, CirculationInput, CirculationState, CirculationView } from "../circulation/index.ts";
import type { ClinicState } from "../clinic/index.ts";
import type { DrugsState } from "../drugs/index.ts";
import type { EmbolusState } from "../embolus/index.ts";
import type { LungState, LungView } from "../lung/index.ts";
import type { ThrombusState } from "../thrombus/index.ts";
import type { WallState } from "../wall/index.ts";
import type { ActivityName, Posture } from "./activity.ts";
import type { TimelineEntry } from "./timeline.ts";

/** Something that lasts until a time, with the timeline entry that began it. `until_s` null: until changed. */
export interface Lasting<T> {
  value: T;
  until_s: number | null;
  entry: string;
}

/** Inputs that a station last answered to, in units of what is worth an answer, and whether it has come to rest under them. */
export interface Settled {
  inputs: number[];
  /** Nothing moved in the last step. */
  resting: boolean;
  /** Something still creeps: it is followed in strides of hours. */
  creeping: boolean;
  /** Time that has passed since it was last advanced, s. */
  owed_s: number;
}

/** What a doctor would be told about the weeks before. */
export interface History {
  /** End of the last operation under anaesthesia, and the last injury that needed hospital, s; null for none. */
  majorSurgery_s: number | null;
  trauma_s: number | null;
  /** Since when the person has been in bed (short walks apart); null while up. */
  bedriddenFrom_s: number | null;
  /** When the last spell in bed ended, s; null for none. */
  lastBedridden_s: number | null;
  longestBedridden_s: number;
}

/** Left and right of the same thing. */
export interface BothSides<T> {
  left: T;
  right: T;
}

/** How the lung is ventilated. */
export type VentilationOrder = { readonly mode: "spontaneous" } | { readonly mode: "fixed"; readonly minuteVentilation_m3_per_s: number; readonly endExpiratoryPressure_Pa: number };

/** What scenario events have set and not yet taken back. */
export interface Orders {
  activity: Lasting<ActivityName>;
  /** The activity to return to when a timed one ends. */
  restingActivity: { name: ActivityName; entry: string };
  posture: Lasting<Posture> | null;
  immobility: BothSides<Lasting<"plaster" | "paralysis"> | null>;
  travel: Lasting<"flight" | "car" | "train"> | null;
  massage: BothSides<Lasting<"calf" | "thigh"> | null>;
  strain: Lasting<"cough" | "valsalva"> | null;
  stockings_Pa: BothSides<number>;
  compression: BothSides<Lasting<true> | null>;
  catheters: Lasting<number>[];
  occlusions: Lasting<{ readonly vesselIndex: number; readonly occluded_fraction: number }>[];
  inspired_fraction: Lasting<number> | null;
  fluids: Lasting<number>[];
  vasopressor_ratio: Lasting<number> | null;
  ventilation: VentilationOrder;
  filter: { vesselIndex: number; entry: string } | null;
  /** Thrombolytic run into a vessel: what it adds there, in units of plasmin activity. */
  localLysis: Lasting<{ readonly vesselIndex: number; readonly plasmin_ratio: number }>[];
  /** Time of the last change from lying or sitting to standing, and how long the legs had been still before. */
  stoodUp_s: number | null;
}

/** Which timeline entry lies behind a state, so that later entries can name their causes. */
export interface Origins {
  /** By vessel index: what last wounded it. */
  wounds: Partial<Record<string, string>>;
  inflammation: string | null;
  stasis: string | null;
  /** By clot number: the latest entry about it. */
  clots: Partial<Record<string, string>>;
  /** By embolus number: release, then end. */
  emboli: Partial<Record<string, string>>;
  /** By drug: when it was given. */
  drugs: Partial<Record<string, string>>;
  /** By symptom (and side): its onset. */
  symptoms: Partial<Record<string, string>>;
  /** By test: its latest order and result. */
  tests: Partial<Record<string, string>>;
  /** By condition: what last decided what is known of it. */
  findings: Partial<Record<string, string>>;
  strain: string | null;
  shock: string | null;
  arrest: string | null;
}

/** State of all stations. */
export interface Stations {
  circulation: CirculationState;
  biomarkers: BiomarkerState;
  wall: WallState;
  blood: BloodState;
  thrombus: ThrombusState;
  embolus: EmbolusState;
  lung: LungState;
  drugs: DrugsState;
  clinic: ClinicState;
}

/** One person's journey so far: plain data that can be written as JSON and gone on with to the same bytes. */
export interface EpisodeState {
  version: string;
  seed: number;
  t_s: number;
  /** Last disturbance that asks for fine steps. */
  disturbed_s: number;
  orders: Orders;
  origins: Origins;
  stations: Stations;
  /** Scenario events: how often each has fired, whether its rule was true at the last look, and firings that wait for their delay. */
  fired: number[];
  armed: boolean[];
  waiting: { index: number; at_s: number; causes: string[] }[];
  /** Parameter changes by the scenario, SI. */
  changes_SI: Record<string, number>;
  /** What circulation and lung showed at the end of the last step: each is an input of the other. */
  carry: { circulation: CirculationView; lung: LungView };
  /** What circulation and lung last saw, so that they are left alone while nothing changes. */
  settled: { circulation: Settled; lung: Settled };
  /** Since when systolic pressure has been that of shock; null while it is not. */
  lowFrom_s: number | null;
  /** The heart and its load at the moment of the greatest obstruction so far, once it has settled for half a minute; null while the lung is free. */
  strained: { at_s: number; bedLost_fraction: number; circulation: CirculationState; input: CirculationInput } | null;
  /** What lags behind the moment in what the person feels: brain flow, and the effort that explains fast breathing. */
  felt: { brainFlow_ratio: number; effort_ratio: number };
  /** Facts of this course that a history would hold. */
  history: History;
  /** Cumulated hazard of major bleeding; and what has gathered toward the next bleed's draw. */
  bleeding_index: number;
  bleedHazard_index: number;
  bleedThreshold_index: number;
  bleedCount: number;
  alive: boolean;
  nextRow_s: number;
  columns: string[];
  rows: (number | null)[][];
  timeline: TimelineEntry[];
}
