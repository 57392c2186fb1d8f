import type { Condition, Person } from "../../body/index.ts";
import type { Unit } from "../../units/index.ts";
import type { ActivityName, Posture } from "../activity.ts";
import type { Rule } from "./rule.ts";

/** One half of the body, or both. */
export type Sides = "left" | "right" | "both";

/** A number with its unit, for fields whose kind of quantity depends on what is written (a dose in mg or in IU/kg). */
export interface Amount {
  /** The number, in `unit`. */
  readonly n: number;
  /** SI or the unit that stands for it: `kg`, `IU`, `kg_per_kg`, `IU_per_kg`, each also `_per_s`. */
  readonly unit: Unit;
}

/** Operations that a scenario may name. */
export type SurgeryKind = "hip-replacement" | "knee-replacement" | "hip-fracture-repair" | "abdominal" | "pelvic" | "neurosurgery" | "cardiac" | "vascular" | "minor";
/** Injuries that a scenario may name. */
export type TraumaKind = "femur-fracture" | "tibia-fracture" | "pelvis-fracture" | "soft-tissue-leg" | "major";

/** What an event does, in SI. `for_s` is how long it lasts; without it, until something else of its kind begins. */
export type ScenarioAction =
  | { readonly action: "surgery"; readonly kind: SurgeryKind; readonly side?: "left" | "right"; readonly duration_s: number }
  | { readonly action: "trauma"; readonly kind: TraumaKind; readonly side?: "left" | "right" }
  | { readonly action: "immobility"; readonly kind: "plaster" | "paralysis" | "none"; readonly side: Sides; readonly for_s?: number }
  | { readonly action: "travel"; readonly kind: "flight" | "car" | "train"; readonly duration_s: number }
  | { readonly action: "catheter"; readonly vessel: string; readonly for_s?: number }
  | { readonly action: "activity"; readonly activity: ActivityName; readonly for_s?: number }
  | { readonly action: "posture"; readonly posture: Posture; readonly for_s?: number }
  | { readonly action: "cough"; readonly count: number }
  | { readonly action: "valsalva"; readonly duration_s: number }
  | { readonly action: "massage"; readonly region: "calf" | "thigh"; readonly side: Sides; readonly for_s: number }
  | { readonly action: "stockings"; readonly pressure_Pa: number; readonly side: Sides }
  | { readonly action: "compression"; readonly mode: "intermittent" | "off"; readonly side: Sides; readonly for_s?: number }
  | { readonly action: "give"; readonly drug: string; readonly dose?: Amount; readonly rate?: Amount; readonly every_s?: number; readonly for_s?: number; readonly route?: "oral" | "intravenous" | "subcutaneous" }
  | { readonly action: "stop"; readonly drug: string }
  | { readonly action: "oxygen"; readonly mode: "fraction"; readonly inspired_fraction: number; readonly for_s?: number }
  | { readonly action: "oxygen"; readonly mode: "flow"; readonly flow_m3_per_s: number; readonly for_s?: number }
  | { readonly action: "oxygen"; readonly mode: "off" }
  | { readonly action: "fluid"; readonly volume_m3: number; readonly over_s: number }
  | { readonly action: "vasopressor"; readonly drug: "noradrenaline" | "off"; readonly dose_kg_per_kg_s: number; readonly for_s?: number }
  | { readonly action: "ventilation"; readonly mode: "spontaneous" }
  | { readonly action: "ventilation"; readonly mode: "fixed"; readonly minuteVolume_m3_per_s: number; readonly endExpiratoryPressure_Pa: number; readonly inspired_fraction: number }
  | { readonly action: "filter"; readonly vessel: string | null }
  | { readonly action: "lysis"; readonly route: "systemic"; readonly drug: "alteplase" | "tenecteplase"; readonly dose: Amount; readonly over_s: number }
  | { readonly action: "lysis"; readonly route: "catheter"; readonly drug: "alteplase" | "tenecteplase"; readonly vessel: string; readonly rate: Amount; readonly for_s: number }
  | { readonly action: "thrombectomy"; readonly target: string }
  | { readonly action: "test"; readonly test: string; readonly side?: "left" | "right" }
  | { readonly action: "infection"; readonly severity: "minor" | "moderate" | "severe" }
  | { readonly action: "note"; readonly text: string }
  | { readonly action: "clot"; readonly vessel: string; readonly volume_m3: number; readonly age_s: number }
  | { readonly action: "embolus"; readonly vessel: string; readonly volume_m3: number; readonly length_m?: number; readonly diameter_m?: number }
  | { readonly action: "occlude"; readonly vessel: string; readonly occluded_fraction: number; readonly for_s?: number }
  | { readonly action: "set"; readonly parameter: string; readonly value: Amount };

/** When an event happens: at a time since the start, or when a rule becomes true (again and again unless `once`). */
export type Trigger =
  | { readonly type: "at"; readonly at_s: number }
  | { readonly type: "when"; readonly rule: Rule; readonly text: string; readonly delay_s: number; readonly once: boolean };

/** One event of a scenario. */
export interface ScenarioEvent {
  /** Position in the scenario's list, from 0. */
  readonly index: number;
  readonly trigger: Trigger;
  readonly action: ScenarioAction;
}

/** A scenario as read: one person, what happens to them, for how long. */
export interface Scenario {
  readonly title: string;
  readonly description?: string;
  readonly seed: number;
  readonly person: Person;
  readonly until_s: number;
  /** Clock time of day at the start, s after midnight. */
  readonly startClock_s?: number;
  /** Spacing of the rows of the series, s. */
  readonly outputEvery_s?: number;
  readonly events: readonly ScenarioEvent[];
}

/** A drug as the scenario needs to know it. */
export interface DrugName {
  readonly id: string;
  /** Units in which a dose may be given, `mg`, `IU`, `mg_per_kg`, `IU_per_kg`; an infusion is the same per time. */
  readonly doseUnits: readonly Unit[];
}

/** A parameter as the scenario needs to know it. */
export interface ParameterName {
  /** `thrombus.growthSpeed`. */
  readonly id: string;
  readonly unit: Unit;
  /** In `unit`, inclusive. */
  readonly range: readonly [number, number];
}

/** The names that a scenario may use; the engine fills it from the stations. */
export interface ScenarioContext {
  readonly vessels: readonly string[];
  /** Those of `vessels` that are systemic veins, in which a catheter may lie. */
  readonly veins: readonly string[];
  /** Those of `vessels` in which an embolus may be laid to rest. */
  readonly pulmonaryArteries: readonly string[];
  readonly drugs: readonly DrugName[];
  readonly tests: readonly string[];
  readonly parameters: readonly ParameterName[];
  /** Ids of the registry; `<n>` stands for a number: `clot.<n>.volume_mL`. */
  readonly variables: readonly string[];
  readonly symptoms: readonly string[];
  /** Kinds of timeline entry that a rule may wait for. */
  readonly eventKinds: readonly string[];
  readonly conditions: readonly Condition[];
}
