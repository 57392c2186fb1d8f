import { reportHeart } from "./beats.ts";
import type { HeartInSI } from "./recorded.ts";
import { createHash } from "node:crypto";
import { referencesOf, type Reference } from "./bibliography.ts";
import type { Engine, Json, RunResult, ScenarioHead } from "./engine.ts";
import { judge, renderReport } from "./report/index.ts";
import type { ReportInput } from "./report/index.ts";

/** SHA-256 of bytes or text, hexadecimal. */
export function hash(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A finished run with what led to it. */
export interface FinishedRun {
  readonly engine: Engine;
  readonly scenario: ScenarioHead;
  readonly seed: number;
  readonly until_s: number;
  readonly result: RunResult;
  readonly inputHash: string;
  /** The beating heart, when the engine gives it. */
  readonly heart?: HeartInSI;
  /** Command that repeats the run. */
  readonly command: string;
}

const cm_per_m = 100;

/** "Woman of 68 years, 165 cm, 72 kg; heart failure". */
export function describePerson(person: ScenarioHead["person"]): string {
  const conditions = person.conditions.length === 0 ? "no known conditions" : person.conditions.map((name) => name.replace(/-/g, " ")).join(", ");
  return `${person.sex === "female" ? "Woman" : "Man"} of ${Math.floor(person.age_y)} years, ${Math.floor(person.height_m * cm_per_m + 0.5)} cm, ${Math.floor(person.mass_kg + 0.5)} kg; ${conditions}`;
}

/** The series as CSV; an empty cell is a value that does not exist at that time. */
export function seriesCsv(series: RunResult["series"]): string {
  const lines = [series.columns.join(",")];
  for (const row of series.rows) lines.push(row.map((value) => (value === null ? "" : String(value))).join(","));
  return `${lines.join("\n")}\n`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `timeline.json`. */
export function timelineJson(run: FinishedRun): { readonly version: string; readonly seed: number; readonly events: RunResult["timeline"] } {
  return { version: run.engine.version, seed: run.seed, events: run.result.timeline };
}

/** The sources of every parameter and variable of a run. */
function references(run: FinishedRun): Pick<Reference, "key" | "text">[] {
  const keys = [...run.result.parameters.map((parameter) => parameter.source), ...run.engine.variables.map((variable) => variable.source)];
  return referencesOf(keys).map(({ key, text }) => ({ key, text }));
}

/** `run.json`: everything needed to repeat the run, and what it rested on. */
export function runJson(run: FinishedRun): Readonly<Record<string, unknown>> {
  const { result } = run;
  return {
    program: "virchow",
    version: run.engine.version,
    seed: run.seed,
    until_s: run.until_s,
    command: run.command,
    hashes: { input: run.inputHash, timeline: hash(json(timelineJson(run))), series: hash(seriesCsv(result.series)) },
    scenario: run.scenario,
    final: result.final,
    parameters: result.parameters,
    references: references(run),
    notice: "For education and research. Not for diagnosis or treatment.",
  };
}

/** Input of the report. */
function reportInput(run: FinishedRun): ReportInput {
  const { result, scenario, engine } = run;
  return {
    title: scenario.title,
    ...(scenario.description === undefined ? {} : { description: scenario.description }),
    personText: describePerson(scenario.person),
    version: engine.version,
    seed: run.seed,
    command: run.command,
    inputHash: run.inputHash,
    end_s: run.until_s,
    timeline: result.timeline,
    series: result.series,
    variables: engine.variables,
    final: result.final,
    ...result.picture,
    ...(run.heart === undefined ? {} : { heart: reportHeart(run.heart) }),
    parameters: result.parameters,
    references: references(run),
  };
}

/** The four files of `--out`, by name. */
export function resultFiles(run: FinishedRun): Readonly<Record<string, string>> {
  return {
    "timeline.json": json(timelineJson(run)),
    "series.csv": seriesCsv(run.result.series),
    "run.json": json(runJson(run)),
    "report.html": renderReport(reportInput(run)),
  };
}

/** A vital sign at the end of a run, against its normal range. */
export interface Vital {
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly unit: string;
  readonly normal: readonly [number, number] | null;
  readonly flag: "low" | "normal" | "high" | null;
  /** The value with the decimals that make sense. */
  readonly text: string;
}

const vitalIds = [
  "heartRate_per_min", "arterialPressureSystolic_mmHg", "arterialPressureDiastolic_mmHg", "arterialPressureMean_mmHg", "cardiacOutput_L_per_min", "pulmonaryArterialPressureMean_mmHg", "rightAtrialPressureMean_mmHg", "wedgePressure_mmHg",
  "rvLvDiameter_ratio", "respiratoryRate_per_min", "minuteVentilation_L_per_min", "SpO2_percent", "PaO2_mmHg", "PaCO2_mmHg", "endTidalCO2_mmHg", "bedLost_fraction", "qanadli_percent", "clotVolume_mL", "dDimer_ug_per_L_FEU",
];

/** The variables of the bedside that the engine knows, in the order in which they are read. */
export function vitalVariables(engine: Engine): Engine["variables"] {
  return vitalIds.flatMap((id) => engine.variables.find((candidate) => candidate.id === id) ?? []);
}

/** The vital signs that the engine knows, in the order of the bedside. */
export function vitals(engine: Engine, final: RunResult["final"]): Vital[] {
  return vitalVariables(engine).map((variable) => {
    const value = final[variable.id] ?? null;
    return { id: variable.id, label: variable.label, value, unit: variable.unit, normal: variable.normal ?? null, flag: judge(variable, value).flag, text: value === null ? "n/a" : value.toFixed(variable.digitsCount) };
  });
}

/** True when every number of a result is finite. */
export function isFiniteResult(result: RunResult): boolean {
  const fine = (value: number | null): boolean => value === null || Number.isFinite(value);
  return Object.values(result.final).every(fine) && result.series.rows.every((row) => row.every(fine));
}

/** A saved state as a file. */
export function stateJson(engine: Engine, seed: number, inputHash: string, time_s: number, state: Json): string {
  return `${JSON.stringify({ program: "virchow", kind: "state", version: engine.version, seed, inputHash, time_s, state })}\n`;
}
