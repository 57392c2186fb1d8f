import { stream } from "../../numerics/index.ts";
import { nearest } from "../../units/index.ts";
import type { LegSide, LegsState } from "../legs/state.ts";
import type { SymptomsState } from "../symptoms/state.ts";
import { checkTestInput } from "../tests/check.ts";
import { testCatalogue, testIds } from "../tests/data/catalogue.ts";
import { measure } from "../tests/perform.ts";
import type { TestId, TestInput } from "../tests/types.ts";
import type { TestValues } from "../tests/values.ts";
import { updateConditions } from "./conditions.ts";
import type { RecordValues } from "./probability.ts";
import type { ClinicRecord, ConditionChange, TestOrder, TestResult } from "./state.ts";

/** The person as the record's tests meet them. */
export interface Examined {
  readonly record: ClinicRecord;
  readonly legs: LegsState;
  readonly symptoms: SymptomsState;
  readonly seed: number;
}

/** A result that has come, and what changed by it. */
export interface TestEvent {
  readonly kind: "test-result";
  readonly at_s: number;
  /** The filed result; set its `entry` once it stands on the timeline. */
  readonly result: TestResult;
  readonly changes: readonly ConditionChange[];
}

function describe(test: string): (typeof testCatalogue)[number] {
  const found = testCatalogue.find((known) => known.id === test);
  if (found !== undefined) return found;
  const near = nearest(test, testIds);
  throw new RangeError(`test is "${test}". Expected one of ${testIds.join(", ")}.${near === undefined ? "" : ` Did you mean "${near}"?`}`);
}

/**
 * Files an order at `t_s` and returns the time at which its result will be there. `entry` is the order's timeline entry.
 * A side is kept for tests of a leg only. Throws RangeError for a test that is not in the catalogue.
 */
export function orderTest(record: ClinicRecord, order: { readonly test: string; readonly side?: LegSide | undefined }, t_s: number, entry: string | null): number {
  if (!Number.isFinite(t_s)) throw new RangeError(`t_s is ${t_s}. Expected a finite number.`);
  const { id, turnaround_s, sided } = describe(order.test);
  const repeatCount = record.orderedCounts[id] ?? 0;
  record.orderedCounts[id] = repeatCount + 1;
  const dueAt_s = t_s + turnaround_s;
  record.orders.push({ test: id, side: sided ? (order.side ?? null) : null, repeatCount, orderedAt_s: t_s, dueAt_s, entry });
  return dueAt_s;
}

/** When the next result is due; Infinity when nothing is waited for. */
export function nextTestTime_s(record: ClinicRecord): number {
  return Math.min(Infinity, ...record.orders.map((order) => order.dueAt_s));
}

function perform(examined: Examined, order: TestOrder, input: TestInput, values: TestValues): TestResult {
  const { test, side, orderedAt_s, dueAt_s, repeatCount } = order;
  const { legs, symptoms, seed } = examined;
  const measurement = measure(test, { input, legs, symptoms, values, random: stream(seed, "test", test, repeatCount), seed, side });
  return { ...measurement, test, side, orderedAt_s, at_s: dueAt_s, orderEntry: order.entry, entry: null };
}

/**
 * Carries out every test that is due at `t_s` on the person as `input` describes them, files the results and updates what is known.
 * Results come in order of their due time; equal times in the order in which they were asked for. Throws RangeError for a number
 * in `input` that is not finite.
 */
export function performDueTests(examined: Examined, input: TestInput, values: TestValues & RecordValues, t_s: number): readonly TestEvent[] {
  const { record } = examined;
  checkTestInput(input);
  const due = record.orders.filter((order) => order.dueAt_s <= t_s).sort((a, b) => a.dueAt_s - b.dueAt_s);
  record.orders = record.orders.filter((order) => order.dueAt_s > t_s);
  return due.map((order) => {
    const result = perform(examined, order, input, values);
    record.results.push(result);
    return { kind: "test-result", at_s: result.at_s, result, changes: updateConditions(record, result, input.history.age_y, values) };
  });
}

/** Does one test at once, outside the record: what an imaging viewer or an experiment wants. */
export function examine(test: TestId, examined: Omit<Examined, "record">, input: TestInput, values: TestValues, options: { readonly side?: LegSide; readonly repeatCount?: number } = {}): ReturnType<typeof measure> {
  checkTestInput(input);
  const { legs, symptoms, seed } = examined;
  return measure(test, { input, legs, symptoms, values, random: stream(seed, "test", test, options.repeatCount ?? 0), seed, side: options.side ?? null });
}
