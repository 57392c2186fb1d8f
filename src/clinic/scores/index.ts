/**
 * Clinical scores: published definitions as data, and one evaluator that shows every item and what is still missing. Items are answered
 * yes or no, graded, or read from measured values; a total is a sum or a formula; rules decide. What is not known stays open: the total
 * has bounds, and a class is given only when every completion agrees.
 */
export { likelihoodRatios, probabilityAfter } from "./bayes.ts";
export { listScores, scoreById, scoreDefinition, scoreDefinitions, type ScoreListing } from "./catalogue.ts";
export type { ScoreDefinition, ScoredItem, ScoreResult } from "./definition.ts";
export { answerScore, evaluateScore, type ScoreAnswer } from "./evaluate.ts";
export type { PercFindings, PesiFindings, RevisedGenevaFindings, SPesiFindings, VillaltaFindings, WellsDvtFindings, WellsPeFindings } from "./findings.ts";
export {
  ahaAcc2026PeCategory, bova, caprini2005, cockcroftGault, dash, dDimerAgeAdjusted, esc2019EarlyMortality, fourPeps, genevaSimplified, hasBled, herdoo2, hestia, improvedd, improveVte, khorana, mastora, miller, padua, peged,
  qanadli, riete, viennaUpdate, vteBleed, years, type ScoreFunction,
} from "./functions.ts";
export { ScoreInputError } from "./problem.ts";
export type { ScoreRequest, ScoreValue } from "./request.ts";
export { perc, pesi, revisedGeneva, sPesi, villalta, wellsDvt, wellsPe } from "./rules.ts";
