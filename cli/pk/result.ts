import { contraindicationsOf, drawVariation, drugRecords, drugsDefaults, simulateRegimen, type EffectName, type RegimenResult, type Summary } from "virchow";
import { exitStatus, Failure, messageOf } from "../failure.ts";
import type { PkRequest } from "./request.ts";

/** Middle and outer parts of a population, of a number of the last interval. */
export interface Spread {
  readonly name: string;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

/** What the command answers. */
export interface PkAnswer {
  readonly request: PkRequest;
  readonly result: RegimenResult;
  /** With `--people`: spread over people who differ. */
  readonly spread: readonly Spread[];
}

/** Shape of the bookkeeping's check: what was given is what is there and what was cleared, relative. */
export function balanceError(result: RegimenResult): number {
  return Math.max(0, ...result.amounts.map((entry) => Math.abs(entry.given_points - entry.cleared_points - entry.depot_points - entry.central_points - entry.peripheral_points) / Math.max(entry.given_points, 1e-12)));
}

function percentile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const a = sorted[low] ?? NaN;
  const b = sorted[Math.min(sorted.length - 1, low + 1)] ?? a;
  return a + (at - low) * (b - a);
}

function simulate(request: PkRequest, patient: PkRequest["patient"]): RegimenResult {
  try {
    return simulateRegimen(request.regimen, patient, drugsDefaults, { until_s: request.until_s, step_s: request.step_s });
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(exitStatus.usage, messageOf(error));
    throw error;
  }
}

const coarseRows = 4;

/** Runs the regimen in the typical person, and in others who differ when asked. */
export function answer(request: PkRequest): PkAnswer {
  const result = simulate(request, request.patient);
  const numbers = result.rows.flatMap((row) => row.values);
  if (!numbers.every((x) => Number.isFinite(x)) || balanceError(result) > 1e-6) throw new Failure(exitStatus.modelFailed, "The model failed: a result is no finite number, or amounts are lost.");
  if (request.people === 1) return { request, result, spread: [] };
  const rows: (readonly number[])[] = [];
  const effect = result.effects[0] ?? "inr_ratio";
  for (let person = 0; person < request.people; person++) {
    const patient = { ...request.patient, variation: { [request.regimen.drug]: drawVariation(request.seed, request.regimen.drug, person) } };
    const own = simulate({ ...request, step_s: request.until_s / coarseRows }, patient);
    const last = own.effect[effect]?.last ?? NaN;
    rows.push([own.concentration.peak, own.concentration.trough, own.concentration.mean, last]);
  }
  const unit = result.drug.concentrationUnit;
  const names = [`peak_${unit}`, `trough_${unit}`, `mean_${unit}`, effect];
  const spread = names.map((name, column): Spread => {
    const sorted = rows.map((row) => row[column] ?? NaN).sort((a, b) => a - b);
    return { name, p5: percentile(sorted, 0.05), p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
  });
  return { request, result, spread };
}

/** Seven significant digits: enough for every use, the same text on every machine. */
function tidy(x: number): number {
  return Number(x.toPrecision(7));
}

function tidySummary(summary: Summary): Readonly<Record<string, number>> {
  return { peak: tidy(summary.peak), trough: tidy(summary.trough), mean: tidy(summary.mean), last: tidy(summary.last) };
}

/** The answer as JSON data. */
export function answerJson({ request, result, spread }: PkAnswer, version: string): Readonly<Record<string, unknown>> {
  const unit = result.drug.concentrationUnit;
  const { concentration, interval } = result;
  const effects = Object.fromEntries(result.effects.map((name) => [name, tidySummary(result.effect[name] ?? concentration)]));
  return {
    version, drug: result.drug.id, label: result.drug.label, substance: result.drug.parts[0]?.label ?? result.drug.label, regimen: request.words, person: request.patient,
    until_s: request.until_s, interval,
    unit, peak: tidy(concentration.peak), trough: tidy(concentration.trough), mean: tidy(concentration.mean),
    [`peak_${unit}`]: tidy(concentration.peak), [`trough_${unit}`]: tidy(concentration.trough), [`mean_${unit}`]: tidy(concentration.mean),
    timeOfPeak_s: tidy(result.timeOfPeak_s - interval.from_s),
    ...Object.fromEntries(result.effects.map((name) => [name, tidy(result.effect[name]?.last ?? NaN)])),
    effect: effects,
    ...(spread.length === 0 ? {} : { people: request.people, seed: request.seed, spread: Object.fromEntries(spread.map(({ name, p5, p50, p95 }) => [name, { p5: tidy(p5), p50: tidy(p50), p95: tidy(p95) }])) }),
    warnings: request.warnings, contraindications: contraindicationsOf(result.drug.id),
    source: result.drug.source,
  };
}

/** The curve as CSV: time, concentration, effects. */
export function answerCsv({ result }: PkAnswer): string {
  const head = ["time_s", `concentration_${result.drug.concentrationUnit}`, ...result.effects];
  return `${[head.join(","), ...result.rows.map((row) => [row.t_s, ...row.values.map(tidy)].join(","))].join("\n")}\n`;
}

/** An effect in words, with its unit for people and how many digits it deserves. */
export const effectWords: Readonly<Record<EffectName, { readonly label: string; readonly unit: string; readonly digits: number }>> = {
  initiationInhibition_fraction: { label: "Start of clots stopped", unit: "", digits: 2 },
  growthInhibition_fraction: { label: "Growth of clots stopped", unit: "", digits: 2 },
  plasminActivity_ratio: { label: "Plasmin activity", unit: "", digits: 2 },
  ownLysis_ratio: { label: "Own fibrinolysis left", unit: "", digits: 2 },
  antiXa_IU_per_mL: { label: "Anti-Xa", unit: "IU/mL", digits: 2 },
  antiIIa_IU_per_mL: { label: "Anti-IIa", unit: "IU/mL", digits: 2 },
  inr_ratio: { label: "INR", unit: "", digits: 2 },
  aptt_s: { label: "aPTT", unit: "s", digits: 1 },
  thrombinTime_s: { label: "Thrombin time", unit: "s", digits: 1 },
  fibrinogen_g_per_L: { label: "Fibrinogen", unit: "g/L", digits: 2 },
  plateletInhibition_fraction: { label: "Platelets stopped", unit: "", digits: 2 },
  platelets_ratio: { label: "Platelets over own", unit: "", digits: 2 },
  bleedingHazard_ratio: { label: "Rate of major bleeding over none", unit: "", digits: 1 },
};

/** `ng/mL` for `ng_per_mL`. */
export function unitWords(unit: string): string {
  return unit.replace("_per_", "/");
}

/** Keys of the sources behind the answer: the drug's numbers and the laws by which its effects are read. */
export function sourceKeys({ request, result }: PkAnswer): ReadonlySet<string> {
  const own = [result.drug.id, `${result.drug.id}.effect`].flatMap((name) => Object.values(drugRecords[name] ?? {}).map((parameter) => parameter.source));
  const cautions = request.warnings.map((warning) => warning.source);
  const laws = result.drug.kind === "vitamin-k-antagonist" ? ["hamberg2007", "burghaus2014", "wajima2009", "kearon1998"] : result.drug.kind === "thrombolytic" ? ["piebalgs2018"] : result.drug.kind === "thrombin-inhibitor" ? ["liesenfeld2006"] : [];
  return new Set([...own, ...cautions, ...laws].filter((key) => key !== "virchow"));
}
