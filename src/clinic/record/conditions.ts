import type { TestId } from "../tests/types.ts";
import type { SymptomEvent } from "../symptoms/state.ts";
import { presentOutcome, probabilityAfterTests, probabilityBefore, type RecordValues } from "./probability.ts";
import { conditionIds, type ClinicRecord, type ConditionChange, type ConditionId, type ConditionStatus, type TestResult } from "./state.ts";

interface Verdict {
  readonly condition: ConditionId;
  readonly status: ConditionStatus;
  readonly reason: string;
}

const dvt = "deep-vein-thrombosis";
const pe = "pulmonary-embolism";
const verdict = (condition: ConditionId, status: ConditionStatus, reason: string): Verdict => ({ condition, status, reason });

/** Symptoms that make a clinician think of each condition. */
const suggestive: Readonly<Record<ConditionId, readonly string[]>> = {
  [dvt]: ["leg-pain", "leg-swelling", "leg-warmth"],
  [pe]: ["breathlessness", "pleuritic-pain", "chest-pain", "haemoptysis", "syncope", "collapse"],
};

/** A clinical score places the condition; with a negative D-dimer at hand, improbable means excluded. */
function byScore(record: ClinicRecord, condition: ConditionId, result: TestResult, values: RecordValues): Verdict {
  if (result.outcome === "positive") return verdict(condition, "likely", "Wells score: likely");
  if (result.outcome === "indeterminate") return verdict(condition, "suspected", "Wells score open: findings are missing");
  return presentOutcome(record, "d-dimer", values, result.at_s) === "negative" ? verdict(condition, "excluded", "Wells score unlikely and D-dimer negative") : verdict(condition, "unlikely", "Wells score: unlikely");
}

function byDDimer(record: ClinicRecord, result: TestResult, values: RecordValues): readonly Verdict[] {
  return conditionIds.flatMap((condition) => {
    const { status } = record.conditions[condition];
    if (result.outcome === "positive") return status === null ? [verdict(condition, "suspected", "D-dimer positive")] : [];
    if (status === "unlikely") return [verdict(condition, "excluded", "D-dimer negative at low probability")];
    // A proximal scan without clot leaves "likely" open until the D-dimer is known.
    const scan = presentOutcome(record, "leg-ultrasound", values, result.at_s);
    return condition === dvt && status === "likely" && scan === "negative" ? [verdict(dvt, "excluded", "Ultrasound and D-dimer negative")] : [];
  });
}

/** Clot seen in a leg: found, and an embolism that someone thought of is likely. */
function clotSeen(record: ClinicRecord, name: string): readonly Verdict[] {
  const lung = record.conditions[pe].status;
  return [verdict(dvt, "found", `${name} shows clot in a deep vein`), ...(lung === "suspected" || lung === "unlikely" ? [verdict(pe, "likely", "Symptoms of embolism and clot in a leg")] : [])];
}

function byUltrasound(record: ClinicRecord, result: TestResult, values: RecordValues): readonly Verdict[] {
  const { status } = record.conditions[dvt];
  if (result.outcome === "positive") return clotSeen(record, "Ultrasound");
  if (result.outcome === "indeterminate") return status === null ? [verdict(dvt, "suspected", "Ultrasound not conclusive")] : [];
  if (result.values.wholeLeg_index === 1) return [verdict(dvt, "excluded", "Ultrasound from groin to ankle without clot")];
  if (status !== "likely") return [verdict(dvt, "excluded", "Ultrasound of knee and thigh without clot at low probability")];
  return presentOutcome(record, "d-dimer", values, result.at_s) === "negative" ? [verdict(dvt, "excluded", "Ultrasound and D-dimer negative")] : [];
}

function byLungImaging(record: ClinicRecord, result: TestResult, name: string): readonly Verdict[] {
  if (result.outcome === "positive") return [verdict(pe, "found", `${name} shows pulmonary embolism`)];
  if (result.outcome === "negative") return [verdict(pe, "excluded", `${name} without embolism`)];
  return record.conditions[pe].status === null ? [verdict(pe, "suspected", `${name} not conclusive`)] : [];
}

/** Right heart strain makes an embolism that someone thought of likely. */
function byEcho(record: ClinicRecord, result: TestResult): readonly Verdict[] {
  const { status } = record.conditions[pe];
  return result.outcome === "positive" && (status === "suspected" || status === "unlikely") ? [verdict(pe, "likely", "Echocardiogram: strain of the right ventricle")] : [];
}

/** What the result of each test says about the conditions. The rules are those of the guideline (ng158), states D0 to D5 and P0 to P4. */
const verdicts: Partial<Record<TestId, (record: ClinicRecord, result: TestResult, values: RecordValues) => readonly Verdict[]>> = {
  "wells-dvt": (record, result, values) => [byScore(record, dvt, result, values)],
  "wells-pe": (record, result, values) => [byScore(record, pe, result, values)],
  perc: (record, result) => (result.outcome === "negative" && record.conditions[pe].status === "unlikely" ? [verdict(pe, "excluded", "PERC negative at low probability")] : []),
  "revised-geneva": (_record, result) => (result.outcome === "positive" ? [verdict(pe, "likely", "Revised Geneva score: high")] : []),
  "d-dimer": byDDimer,
  "leg-ultrasound": byUltrasound,
  "ct-venography": (record, result) => (result.outcome === "positive" ? clotSeen(record, "CT venography") : [verdict(dvt, "excluded", "CT venography without clot")]),
  ctpa: (record, result) => byLungImaging(record, result, "CT angiography"),
  "vq-scan": (record, result) => byLungImaging(record, result, "Ventilation-perfusion scan"),
  echocardiogram: byEcho,
};

/** What was found stays found; everything else follows the latest evidence. Returns the change, if any. */
function apply(record: ClinicRecord, { condition, status, reason }: Verdict, at_s: number, decidedBy_index: number | null): ConditionChange | undefined {
  const known = record.conditions[condition];
  if (known.status === "found" || known.status === status) return undefined;
  const change: ConditionChange = { kind: "finding", condition, from: known.status, to: status, at_s, reason, decidedBy_index, after_probability: known.after_probability };
  Object.assign(known, { status, since_s: at_s, decidedBy_index, reason });
  return change;
}

/** Takes a filed result into account: probabilities first, then status. `age_y` undefined when not recorded. */
export function updateConditions(record: ClinicRecord, result: TestResult, age_y: number | undefined, values: RecordValues): readonly ConditionChange[] {
  for (const condition of conditionIds) {
    record.conditions[condition].before_probability = probabilityBefore(record, condition, values, result.at_s);
    record.conditions[condition].after_probability = probabilityAfterTests(record, condition, age_y, values, result.at_s);
  }
  const index = record.results.indexOf(result);
  return (verdicts[result.test]?.(record, result, values) ?? []).flatMap((item) => apply(record, item, result.at_s, index) ?? []);
}

/** A new symptom raises suspicion: of what nobody thought of, and again of what was excluded; the probability is then to be assessed anew. */
export function noticeSymptom(record: ClinicRecord, event: SymptomEvent): readonly ConditionChange[] {
  if (event.kind !== "symptom-onset") return [];
  return conditionIds
    .filter((condition) => suggestive[condition].includes(event.symptom) && (record.conditions[condition].status ?? "excluded") === "excluded")
    .flatMap((condition) => {
      Object.assign(record.conditions[condition], { before_probability: null, after_probability: null });
      return apply(record, verdict(condition, "suspected", `Symptom: ${event.symptom.replace("-", " ")}`), event.at_s, null) ?? [];
    });
}
