import type { LegSide } from "../legs/state.ts";
import type { Measurement, TestId } from "../tests/types.ts";

/** What the clinic may know about a condition. */
export type ConditionStatus = "suspected" | "likely" | "unlikely" | "excluded" | "found";

/** Conditions that the clinic looks for. */
export type ConditionId = "deep-vein-thrombosis" | "pulmonary-embolism";

/** Ids of both conditions. */
export const conditionIds: readonly ConditionId[] = ["deep-vein-thrombosis", "pulmonary-embolism"];

/** A test that was asked for and is not done yet. */
export interface TestOrder {
  readonly test: TestId;
  readonly side: LegSide | null;
  /** How many of this test were ordered before: opens the stream of its draws. */
  readonly repeatCount: number;
  readonly orderedAt_s: number;
  readonly dueAt_s: number;
  /** Timeline entry of the order. */
  readonly entry: string | null;
}

/** A test result as filed. */
export interface TestResult extends Measurement {
  readonly test: TestId;
  readonly side: LegSide | null;
  readonly orderedAt_s: number;
  readonly at_s: number;
  /** Timeline entry of the order. */
  readonly orderEntry: string | null;
  /** Timeline entry of the result, once written. */
  entry: string | null;
}

/** What is known about one condition. */
export interface ConditionRecord {
  /** Null while nobody has thought of it. */
  status: ConditionStatus | null;
  since_s: number | null;
  /** Position in `results` of the result that decided; null when a symptom did or nothing has. */
  decidedBy_index: number | null;
  reason: string;
  /** Probability before tests, from the clinical score; null without one. */
  before_probability: number | null;
  /** The same after all tests so far, by Bayes; null without a score. */
  after_probability: number | null;
}

/** Orders, results and what follows from them. Plain data. */
export interface ClinicRecord {
  orders: TestOrder[];
  results: TestResult[];
  orderedCounts: Partial<Record<TestId, number>>;
  conditions: Record<ConditionId, ConditionRecord>;
}

/** A change of what is known about a condition. */
export interface ConditionChange {
  readonly kind: "finding";
  readonly condition: ConditionId;
  readonly from: ConditionStatus | null;
  readonly to: ConditionStatus;
  readonly at_s: number;
  readonly reason: string;
  readonly decidedBy_index: number | null;
  readonly after_probability: number | null;
}

const blank = (): ConditionRecord => ({ status: null, since_s: null, decidedBy_index: null, reason: "", before_probability: null, after_probability: null });

/** An empty record: nothing asked, nothing known. */
export function createRecord(): ClinicRecord {
  return { orders: [], results: [], orderedCounts: {}, conditions: { "deep-vein-thrombosis": blank(), "pulmonary-embolism": blank() } };
}

/** What is known about a condition; undefined while nothing is, and for a name that is no condition. */
export function conditionStatus(record: ClinicRecord, condition: string): ConditionStatus | undefined {
  const id = conditionIds.find((known) => known === condition);
  return id === undefined ? undefined : (record.conditions[id].status ?? undefined);
}

/** Latest result of a test (of any side); undefined before the first. */
export function latestResult(record: ClinicRecord, test: string): TestResult | undefined {
  return record.results.filter((result) => result.test === test).at(-1);
}

/** Latest outcome of a test; undefined before the first. */
export function testOutcome(record: ClinicRecord, test: string): TestResult["outcome"] | undefined {
  return latestResult(record, test)?.outcome;
}
