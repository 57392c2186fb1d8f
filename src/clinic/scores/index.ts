/** Clinical scores: published definitions as data, and one evaluator that shows every item and what is still missing. */
export { likelihoodRatios, probabilityAfter } from "./bayes.ts";
export type { Cutoff, Findings, ItemTest, ScoreClass, ScoreDefinition, ScoredItem, ScoreItem, ScoreResult } from "./definition.ts";
export { evaluateScore } from "./evaluate.ts";
export type { PercFindings, PesiFindings, RevisedGenevaFindings, SPesiFindings, VillaltaFindings, WellsDvtFindings, WellsPeFindings } from "./findings.ts";
export { perc, pesi, revisedGeneva, scoreDefinitions, sPesi, villalta, wellsDvt, wellsPe } from "./rules.ts";
