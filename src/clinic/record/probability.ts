import type { Resolved } from "../../units/index.ts";
import { likelihoodRatios, probabilityAfter } from "../scores/index.ts";
import type { TestId, TestOutcome } from "../tests/types.ts";
import type { recordParameters } from "./parameters.ts";
import { latestResult, type ClinicRecord, type ConditionId } from "./state.ts";

/** Resolved numbers of `recordParameters`. */
export type RecordValues = Resolved<typeof recordParameters>;

interface Accuracy {
  readonly sensitivity_fraction: number;
  readonly specificity_fraction: number;
}

/** Published specificity of the age-adjusted D-dimer: falls with age. Without an age that of 51 to 60 years. */
export function dDimerSpecificity_fraction(age_y: number | undefined, values: RecordValues): number {
  const age = Math.max(values.dDimerYoungest, age_y ?? values.dDimerSpecificityAge);
  return Math.max(values.dDimerSpecificityFall, values.dDimerSpecificity - values.dDimerSpecificityFall * (age - values.dDimerSpecificityAge));
}

/** Published accuracy of the tests that bear on a condition. */
function accuracies(condition: ConditionId, age_y: number | undefined, values: RecordValues): Partial<Record<TestId, Accuracy>> {
  const dDimer = { sensitivity_fraction: values.dDimerSensitivity, specificity_fraction: dDimerSpecificity_fraction(age_y, values) };
  const veins = { sensitivity_fraction: values.ultrasoundSensitivity, specificity_fraction: values.ultrasoundSpecificity };
  // CT venography has no row of its own: the clinician is taken to trust it as much as ultrasound.
  if (condition === "deep-vein-thrombosis") return { "d-dimer": dDimer, "leg-ultrasound": veins, "ct-venography": veins };
  return {
    "d-dimer": dDimer,
    ctpa: { sensitivity_fraction: values.ctSensitivity, specificity_fraction: values.ctSpecificity },
    "vq-scan": { sensitivity_fraction: values.scanSensitivity, specificity_fraction: values.scanSpecificity },
    perc: { sensitivity_fraction: values.percSensitivity, specificity_fraction: values.percSpecificity },
    echocardiogram: { sensitivity_fraction: values.echoSensitivity, specificity_fraction: values.echoSpecificity },
  };
}

/** Outcome of the latest result of a test in the work-up that is under way at `t_s`; undefined when there is none. */
export function presentOutcome(record: ClinicRecord, test: string, values: RecordValues, t_s: number): TestOutcome | undefined {
  const result = latestResult(record, test);
  return result !== undefined && t_s - result.at_s <= values.resultValidity ? result.outcome : undefined;
}

/** Probability by the class of the present Wells score; null without one or while its class is open. */
export function probabilityBefore(record: ClinicRecord, condition: ConditionId, values: RecordValues, t_s: number): number | null {
  const outcome = presentOutcome(record, condition === "deep-vein-thrombosis" ? "wells-dvt" : "wells-pe", values, t_s);
  if (outcome === undefined || outcome === "indeterminate") return null;
  if (condition === "deep-vein-thrombosis") return outcome === "positive" ? values.dvtLikely : values.dvtUnlikely;
  return outcome === "positive" ? values.peLikely : values.peUnlikely;
}

/**
 * Probability after the present result of each test that bears on the condition, by Bayes' theorem in odds with published
 * sensitivity and specificity. Indeterminate results change nothing. Limits: tests are taken as independent given the disease.
 */
export function probabilityAfterTests(record: ClinicRecord, condition: ConditionId, age_y: number | undefined, values: RecordValues, t_s: number): number | null {
  const before = probabilityBefore(record, condition, values, t_s);
  if (before === null) return null;
  let probability = before;
  for (const [test, accuracy] of Object.entries(accuracies(condition, age_y, values))) {
    const outcome = presentOutcome(record, test, values, t_s);
    if (outcome === undefined || outcome === "indeterminate") continue;
    const ratios = likelihoodRatios(accuracy.sensitivity_fraction, accuracy.specificity_fraction);
    probability = probabilityAfter(probability, outcome === "positive" ? ratios.positive_ratio : ratios.negative_ratio);
  }
  return probability;
}
