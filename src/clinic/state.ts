import { advanceDeath, createDeath, type DeathEvent, type DeathInput, type DeathState } from "./death.ts";
import { advanceLegs, createLegs } from "./legs/advance.ts";
import type { LegInput, LegSide, LegsPerson, LegsState } from "./legs/state.ts";
import type { ClinicValues } from "./parameters.ts";
import { noticeSymptom } from "./record/conditions.ts";
import * as orders from "./record/orders.ts";
import { createRecord, type ClinicRecord, type ConditionChange } from "./record/state.ts";
import { advanceSymptoms } from "./symptoms/advance.ts";
import { createSymptoms, type RestingFindings, type SymptomEvent, type SymptomInput, type SymptomsState } from "./symptoms/state.ts";
import type { TestInput } from "./tests/types.ts";

/** One person as the clinic sees them: legs, symptoms, harm, and the record. Plain data that survives JSON. */
export interface ClinicState {
  legs: LegsState;
  symptoms: SymptomsState;
  death: DeathState;
  record: ClinicRecord;
  seed: number;
}

/** A healthy person at rest, nothing known about them yet. Throws RangeError for a mass or height that is not positive. */
export function createClinic(person: LegsPerson, rest: RestingFindings, values: ClinicValues, seed: number): ClinicState {
  return { legs: createLegs(person, values, seed), symptoms: createSymptoms(rest, values, seed), death: createDeath(), record: createRecord(), seed };
}

/** What a step of the clinic needs. */
export interface ClinicInput {
  readonly legs: { readonly left: LegInput; readonly right: LegInput };
  readonly symptoms: SymptomInput;
  readonly death: DeathInput;
}

/** What may come out of a step. */
export type ClinicEvent = SymptomEvent | ConditionChange | DeathEvent;

/**
 * Moves legs, symptoms and harm on from `t_s` by a step of any length with constant input. Returns symptoms that began or ended,
 * suspicions they raise, and death, in order of time. The dead change no more.
 */
export function advanceClinic(state: ClinicState, input: ClinicInput, values: ClinicValues, t_s: number, dt_s: number): readonly ClinicEvent[] {
  if (state.death.dead) return [];
  advanceLegs(state.legs, input.legs, values, dt_s);
  const felt = advanceSymptoms(state.symptoms, input.symptoms, state.legs, values, t_s, dt_s);
  const death = advanceDeath(state.death, input.death, values, t_s, dt_s);
  const alive = death === undefined ? felt : felt.filter((event) => event.at_s <= death.at_s);
  const events: ClinicEvent[] = alive.flatMap((event): ClinicEvent[] => [event, ...noticeSymptom(state.record, event)]);
  return death === undefined ? events : [...events, death];
}

/** Orders a test at `t_s`; returns when its result is due. `entry` is the order's timeline entry. */
export function orderTest(state: ClinicState, order: { readonly test: string; readonly side?: LegSide | undefined }, t_s: number, entry: string | null): number {
  return orders.orderTest(state.record, order, t_s, entry);
}

/** When the next result is due; Infinity when nothing is waited for or the person is dead. */
export function nextTestTime_s(state: ClinicState): number {
  return state.death.dead ? Infinity : orders.nextTestTime_s(state.record);
}

/** Carries out the tests due at `t_s`, files them, and returns results with what changed. Nothing after death. */
export function performDueTests(state: ClinicState, input: TestInput, values: ClinicValues, t_s: number): readonly orders.TestEvent[] {
  return state.death.dead ? [] : orders.performDueTests(state, input, values, t_s);
}
