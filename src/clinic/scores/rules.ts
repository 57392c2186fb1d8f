import { genevaRevisedDefinition } from "./data/geneva-revised.ts";
import { percDefinition } from "./data/perc.ts";
import { pesiDefinition } from "./data/pesi.ts";
import { spesiDefinition } from "./data/spesi.ts";
import { villaltaDefinition } from "./data/villalta.ts";
import { wellsDvtDefinition } from "./data/wells-dvt.ts";
import { wellsPeDefinition } from "./data/wells-pe.ts";
import type { Findings, ScoreResult } from "./definition.ts";
import { evaluateScore } from "./evaluate.ts";
import type { PercFindings, PesiFindings, RevisedGenevaFindings, SPesiFindings, VillaltaFindings, WellsDvtFindings, WellsPeFindings } from "./findings.ts";

/** Raw values by their name in the definitions; every name here ends in the unit that the definitions ask for. */
const inputNames: Readonly<Record<string, string>> = {
  age_y: "age", heartRate_per_min: "heartRate", SpO2_percent: "spo2", calfDifference_cm: "calfDifference",
  systolic_mmHg: "systolicBp", respiratoryRate_per_min: "respiratoryRate", temperature_degC: "temperature",
};

/** Typed findings as the evaluator wants them: measured values apart, grades without their suffix. */
function split(findings: object): Findings {
  const items: Record<string, boolean | number> = {};
  const values: Record<string, number> = {};
  for (const [name, value] of Object.entries(findings) as [string, boolean | number | undefined][]) {
    const input = inputNames[name] as string | undefined;
    if (value === undefined) continue;
    if (input !== undefined && typeof value === "number") values[input] = value;
    else items[name.replace(/_points$/, "")] = value;
  }
  return { items, values };
}

/** Wells score for deep vein thrombosis: -2 to 9; two-level edition (2003, previous DVT counts) or three-level (1997). Source: wells2003, wells1997. */
export function wellsDvt(findings: WellsDvtFindings, edition: "two-level" | "three-level" = "two-level"): ScoreResult {
  return evaluateScore(wellsDvtDefinition, split(findings), edition);
}

/** Wells score for pulmonary embolism: likely above 4. A heart rate of exactly 100 does not score. Source: wells2000. */
export function wellsPe(findings: WellsPeFindings): ScoreResult {
  return evaluateScore(wellsPeDefinition, split(findings));
}

/** Pulmonary embolism rule-out criteria: negative when none is present; only when the probability is low beforehand. A heart rate of exactly 100 fails. Source: kline2004. */
export function perc(findings: PercFindings): ScoreResult {
  return evaluateScore(percDefinition, split(findings));
}

/** Revised Geneva score: 0 to 22. The two heart-rate items are alternatives. Source: legal2006. */
export function revisedGeneva(findings: RevisedGenevaFindings): ScoreResult {
  return evaluateScore(genevaRevisedDefinition, split(findings));
}

/** Pulmonary embolism severity index, in completed years. Source: aujesky2005. */
export function pesi(findings: PesiFindings): ScoreResult {
  return evaluateScore(pesiDefinition, split(findings));
}

/** Simplified severity index: 0 is low. Source: jimenez2010. */
export function sPesi(findings: SPesiFindings): ScoreResult {
  return evaluateScore(spesiDefinition, split(findings));
}

/** Villalta scale of the post-thrombotic syndrome: 5 or more; an ulcer is severe at any total. Source: villalta1994. */
export function villalta(findings: VillaltaFindings): ScoreResult {
  return evaluateScore(villaltaDefinition, split(findings));
}
