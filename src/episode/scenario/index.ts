/**
 * The scenario: what a user writes. One table of fields gives the reader, which collects every problem with its path and a
 * suggestion, and the JSON Schema. Rules (`when:`) have a small language of their own. No station is imported: the names of
 * vessels, drugs, tests, parameters and variables come in through `ScenarioContext`.
 */
export { readScenario, type ReadScenario } from "./reader.ts";
export { scenarioSchema } from "./schema.ts";
export type { Comparison, ConditionStatus, Rule, TestOutcome } from "./rule.ts";
export { evaluateRule, type ParsedRule, type RuleError, type RuleView } from "./rules.ts";
export type { Path, Problem } from "./problem.ts";
export type { Json, Schema } from "./field.ts";
export type { Amount, DrugName, ParameterName, Scenario, ScenarioAction, ScenarioContext, ScenarioEvent, Sides, SurgeryKind, TraumaKind, Trigger } from "./types.ts";
