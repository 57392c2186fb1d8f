import type { ReportInput } from "./report/index.ts";
import type { HeartInSI, Recorded } from "./recorded.ts";

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One thing that is wrong in a scenario. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly at: "key" | "value";
  readonly field: string;
  readonly message: string;
}

/** What the command line needs to know of a scenario; the engine knows the rest. */
export interface ScenarioHead {
  readonly title: string;
  readonly description?: string;
  readonly seed: number;
  readonly person: { readonly age_y: number; readonly sex: "female" | "male"; readonly height_m: number; readonly mass_kg: number; readonly conditions: readonly string[] };
  readonly until_s: number;
}

/** One parameter as a run used it. */
export interface UsedParameter {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly source: string;
  readonly basis: string;
  readonly locator?: string;
  readonly note?: string;
  /** True when the scenario set it. */
  readonly changed?: boolean;
}

/** What a finished (or interrupted) run hands out. */
export interface RunResult {
  readonly timeline: ReportInput["timeline"];
  readonly series: ReportInput["series"];
  readonly final: ReportInput["final"];
  readonly parameters: readonly UsedParameter[];
  /** What the report draws. */
  readonly picture: Pick<ReportInput, "vessels" | "chambers" | "bodyOutline" | "clots" | "emboli">;
}

/** A run that is being computed, step by step, so that it can be watched and interrupted. */
export interface Run {
  readonly end_s: number;
  readonly time_s: () => number;
  /** Computes one step of the model's own clock. False when the end is reached. */
  readonly step: () => boolean;
  /** Everything needed to go on later. */
  readonly save: () => Json;
  readonly result: () => RunResult;
  /** The beating heart before and under the greatest obstruction, for the report. */
  readonly heart?: () => HeartInSI;
  /** The recording asked for, as far as the run has come; null when it has not reached its beginning. */
  readonly waveforms: () => Recorded | null;
}

/** How a run begins. */
export interface RunOptions {
  readonly seed: number;
  readonly until_s: number;
  /** A stretch of time of which the beats are recorded. */
  readonly waveforms?: { readonly from_s: number; readonly to_s: number };
  /** A saved state to go on from. */
  readonly state?: Json;
}

/** The engine as the command line uses it. */
export interface Engine {
  readonly version: string;
  readonly variables: ReportInput["variables"];
  /** Every parameter of the model, as printed. */
  readonly parameters: readonly UsedParameter[];
  readonly scenarioSchema: () => Json;
  readonly readScenario: (document: unknown) => { readonly ok: true; readonly scenario: ScenarioHead } | { readonly ok: false; readonly problems: readonly Problem[] };
  /** Reads `21 d` as seconds; null when it is no length of time. */
  readonly readDuration: (text: string) => number | null;
  readonly formatDuration: (t_s: number) => string;
  readonly start: (scenario: ScenarioHead, options: RunOptions) => Run;
}
