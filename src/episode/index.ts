/**
 * The episode: one person's journey. The only place where stations meet: a clock of two speeds, scenario events and rules, orders, a timeline in
 * which every entry names its causes, the registry of variables, and state that saves and goes on to the same bytes.
 */
export type { BeatPicture, HeartPicture, Recording } from "./beats.ts";
export { listParameters, type NamedParameter } from "./catalogue.ts";
export { scenarioContext } from "./context.ts";
export { startEpisode, type EpisodeOptions, type EpisodeResult, type EpisodeRun } from "./episode.ts";
export type { DrawnClot, DrawnEmbolus, DrawnVessel, Picture } from "./picture.ts";
export { variables } from "./registry.ts";
export { readScenario, scenarioSchema, type Problem, type ReadScenario, type Scenario, type ScenarioAction, type ScenarioContext, type ScenarioEvent } from "./scenario/index.ts";
export type { EpisodeState } from "./state.ts";
export { why, type EntryKind, type Fact, type TimelineEntry } from "./timeline.ts";
export type { Variable, VariableGroup } from "./variables/variable.ts";
export { version } from "./version.ts";
