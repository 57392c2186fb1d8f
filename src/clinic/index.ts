/**
 * The clinic: legs and symptoms as a person and a doctor meet them, death, tests with their errors, and the record of what is known.
 * Sees findings, never mechanism: the episode fills plain numbers in and writes the timeline from the events that come back.
 */
export type { DeathCause, DeathEvent, DeathInput, DeathState } from "./death.ts";
export type { LegInput, LegPosture, LegSide, LegsPerson, LegsState, LegState } from "./legs/state.ts";
export { clinicParameters, type ClinicValues } from "./parameters.ts";
export { examine, type TestEvent } from "./record/orders.ts";
export { conditionStatus, testOutcome, type ClinicRecord, type ConditionChange, type ConditionId, type ConditionRecord, type ConditionStatus, type TestOrder, type TestResult } from "./record/state.ts";
export type { ScoreDefinition, ScoredItem, ScoreResult } from "./scores/index.ts";
export { advanceClinic, createClinic, nextTestTime_s, orderTest, performDueTests, type ClinicEvent, type ClinicInput, type ClinicState } from "./state.ts";
export { symptomCatalogue, symptomIds, type SymptomId, type SymptomKind } from "./symptoms/catalogue.ts";
export { redFlags, type RedFlag } from "./symptoms/red-flags.ts";
export { hasSymptom, viewSymptoms, type RestingFindings, type Symptom, type SymptomEvent, type SymptomInput, type SymptomView } from "./symptoms/state.ts";
export { testCatalogue, testIds } from "./tests/data/catalogue.ts";
export type { HistoryFindings, LungPlug, LungSegmentFlow, Measurement, PlugLevel, TestDescription, TestFinding, TestId, TestInput, TestKind, TestOutcome, VeinSegment } from "./tests/types.ts";
