import { assay, fromSI, fullCriticalResidence_s, partialThromboplastinTime_s, prothrombinTime_s, thrombinGeneration, type ThrombinCurve } from "virchow";
import { exitStatus, Failure, messageOf } from "../failure.ts";
import type { ThrombinRequest } from "./request.ts";

/** The numbers of a run, as `--json` prints them. Null: not reached. */
export interface ThrombinNumbers {
  readonly lag2_s: number | null;
  readonly lag10_s: number | null;
  readonly peak_nM: number | null;
  readonly timeToPeak_s: number | null;
  readonly maxRate_nM_per_s: number | null;
  readonly etp_nM_min: number | null;
  readonly criticalResidence_s?: number | null;
  readonly prothrombinTime_s?: number | null;
  readonly partialThromboplastinTime_s?: number | null;
  readonly prothrombinTime_ratio?: number | null;
}

/** A finished run. */
export interface ThrombinResult {
  readonly request: ThrombinRequest;
  readonly curve: ThrombinCurve;
  readonly species: readonly string[];
  readonly tissueFactor_nM: number;
  readonly thrombomodulin_nM: number | null;
  readonly numbers: ThrombinNumbers;
}

const seconds_per_min = 60;
const molar: readonly string[] = ["pM", "nM", "uM", "mM", "M"];

function clottingTimes(request: ThrombinRequest, species: readonly string[], start_nM: Float64Array): Pick<ThrombinNumbers, "prothrombinTime_s" | "partialThromboplastinTime_s" | "prothrombinTime_ratio"> {
  if (request.model.network.id !== "wajima-2009") return {};
  const plasma = Object.fromEntries(species.map((name, i) => [name, name === request.model.tissueFactor ? 0 : (start_nM[i] ?? 0)]));
  const [time, normal] = [prothrombinTime_s(plasma), prothrombinTime_s()];
  return { prothrombinTime_s: time, partialThromboplastinTime_s: partialThromboplastinTime_s(plasma), prothrombinTime_ratio: time === null || normal === null ? null : time / normal };
}

/** Computes a request. A model that fails has status 5; what does not fit the model has status 2. */
export function compute(request: ThrombinRequest): ThrombinResult {
  try {
    const ready = assay(request.sample);
    const { species } = ready.compiled;
    const at = (name: string | undefined): number | null => (name === undefined ? null : (ready.start_nM[species.indexOf(name)] ?? null));
    const curve = thrombinGeneration(request.sample, { until_s: request.until_s, step_s: request.step_s });
    if (curve.outcome !== "finished") throw new Failure(exitStatus.modelFailed, `The model failed at ${curve.time_s.at(-1) ?? 0} s: ${curve.outcome}.`);
    const any = curve.peak_nM > 0;
    return {
      request, curve, species,
      tissueFactor_nM: at(request.model.tissueFactor) ?? 0,
      thrombomodulin_nM: at(request.model.thrombomodulin),
      numbers: {
        lag2_s: curve.lag2_s,
        lag10_s: curve.lag10_s,
        peak_nM: any ? curve.peak_nM : null,
        timeToPeak_s: any ? curve.timeToPeak_s : null,
        maxRate_nM_per_s: any ? curve.maxRate_nM_per_s : null,
        etp_nM_min: any ? curve.area_nM_s / seconds_per_min : null,
        ...(request.wantsCritical ? { criticalResidence_s: fullCriticalResidence_s(request.sample) } : {}),
        ...clottingTimes(request, species, ready.start_nM),
      },
    };
  } catch (error) {
    if (error instanceof Failure || !(error instanceof RangeError)) throw error;
    throw new Failure(exitStatus.usage, messageOf(error));
  }
}

/** The curve as CSV: time, active thrombin, every species. */
export function thrombinCsv(result: ThrombinResult): string {
  // What is no concentration of a species (warfarin, mg/L) keeps the unit of its model.
  const own = new Map(Object.entries(result.request.model.network.species).filter(([, start]) => !molar.includes(start.unit)).map(([name, start]) => [name, start.unit]));
  const units = result.species.map((name) => own.get(name) ?? "nM");
  const lines = [["time_s", "active_nM", ...result.species.map((name, i) => `${name}_${units[i] ?? "nM"}`)].join(",")];
  result.curve.time_s.forEach((time_s, k) => {
    const state = Array.from(result.curve.states[k] ?? [], (value, i) => (units[i] === "nM" ? value : fromSI(value, units[i] ?? "nM")));
    lines.push([time_s, result.curve.active_nM[k], ...state].join(","));
  });
  return `${lines.join("\n")}\n`;
}

/** The document of `--json`. */
export function thrombinJson(result: ThrombinResult, version: string): string {
  const { request } = result;
  return `${JSON.stringify({
    version,
    model: request.modelName,
    source: request.model.network.source,
    tissueFactor_nM: result.tissueFactor_nM,
    thrombomodulin_nM: result.thrombomodulin_nM,
    factorVLeiden: request.leiden,
    settings: request.settings,
    drugs: request.drugs.map((drug) => ({ name: drug.name, concentration: drug.text, calibration: drug.note })),
    residence_s: request.sample.residence_s ?? null,
    until_s: request.until_s,
    ...result.numbers,
    notes: request.model.network.notes,
  }, null, 2)}\n`;
}
