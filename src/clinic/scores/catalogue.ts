import { fourPepsDefinition } from "./data/4peps.ts";
import { ahaAcc2026PeCategoryDefinition } from "./data/aha-acc-2026-pe-category.ts";
import { bovaDefinition } from "./data/bova.ts";
import { caprini2005Definition } from "./data/caprini-2005.ts";
import { cockcroftGaultDefinition } from "./data/cockcroft-gault.ts";
import { dDimerAgeAdjustedDefinition } from "./data/d-dimer-age-adjusted.ts";
import { dashDefinition } from "./data/dash.ts";
import { esc2019EarlyMortalityDefinition } from "./data/esc-2019-early-mortality.ts";
import { genevaRevisedDefinition } from "./data/geneva-revised.ts";
import { genevaSimplifiedDefinition } from "./data/geneva-simplified.ts";
import { hasBledDefinition } from "./data/has-bled.ts";
import { herdoo2Definition } from "./data/herdoo2.ts";
import { hestiaDefinition } from "./data/hestia.ts";
import { improveVteDefinition } from "./data/improve-vte.ts";
import { improveddDefinition } from "./data/improvedd.ts";
import { khoranaDefinition } from "./data/khorana.ts";
import { mastoraDefinition } from "./data/mastora.ts";
import { millerDefinition } from "./data/miller.ts";
import { paduaDefinition } from "./data/padua.ts";
import { pegedDefinition } from "./data/peged.ts";
import { percDefinition } from "./data/perc.ts";
import { pesiDefinition } from "./data/pesi.ts";
import { qanadliDefinition } from "./data/qanadli.ts";
import { rieteDefinition } from "./data/riete.ts";
import { spesiDefinition } from "./data/spesi.ts";
import { viennaUpdateDefinition } from "./data/vienna-update.ts";
import { villaltaDefinition } from "./data/villalta.ts";
import { vteBleedDefinition } from "./data/vte-bleed.ts";
import { wellsDvtDefinition } from "./data/wells-dvt.ts";
import { wellsPeDefinition } from "./data/wells-pe.ts";
import { yearsDefinition } from "./data/years.ts";
import { nearest } from "../../units/index.ts";
import type { ScoreDefinition } from "./definition.ts";
import { answerScore, type ScoreAnswer } from "./evaluate.ts";
import { namesOf } from "./inputs.ts";
import { ScoreInputError, shown } from "./problem.ts";
import type { ScoreRequest } from "./request.ts";

/** Every score that the program knows, in the order in which they are met. A new score is a new file in `data/` and a line here. */
export const scoreDefinitions: readonly ScoreDefinition[] = [
  wellsDvtDefinition,
  wellsPeDefinition,
  percDefinition,
  genevaRevisedDefinition,
  genevaSimplifiedDefinition,
  yearsDefinition,
  dDimerAgeAdjustedDefinition,
  pegedDefinition,
  fourPepsDefinition,
  pesiDefinition,
  spesiDefinition,
  bovaDefinition,
  hestiaDefinition,
  esc2019EarlyMortalityDefinition,
  ahaAcc2026PeCategoryDefinition,
  hasBledDefinition,
  vteBleedDefinition,
  rieteDefinition,
  herdoo2Definition,
  dashDefinition,
  viennaUpdateDefinition,
  caprini2005Definition,
  paduaDefinition,
  improveVteDefinition,
  improveddDefinition,
  khoranaDefinition,
  villaltaDefinition,
  qanadliDefinition,
  mastoraDefinition,
  millerDefinition,
  cockcroftGaultDefinition,
];

const byId: ReadonlyMap<string, ScoreDefinition> = new Map(scoreDefinitions.map((definition) => [definition.id, definition]));

/** The definition of a score. Throws ScoreInputError, with the nearest name, when there is none. */
export function scoreDefinition(id: string): ScoreDefinition {
  const found = byId.get(id);
  if (found !== undefined) return found;
  const ids = [...byId.keys()];
  const turned = ids.find((one) => one.split("-").sort().join("-") === id.toLowerCase().split("-").sort().join("-"));
  const near = turned ?? nearest(id, ids);
  throw new ScoreInputError(["score"], "value", `${shown(id)} is no score. ${near === undefined ? `Expected one of ${ids.join(", ")}.` : `Did you mean ${near}?`}`);
}

/**
 * Answers any score by its id: `scoreById("wells-pe", { items: { dvtSigns: true }, values: { heartRate: 104 }, absent: "false" })`.
 * Throws ScoreInputError (a RangeError) that names the field, the value and what was expected.
 */
export function scoreById(id: string, request: ScoreRequest): ScoreAnswer {
  return answerScore(scoreDefinition(id), request);
}

/** One line of the list of scores. */
export interface ScoreListing {
  readonly id: string;
  readonly name: string;
  readonly edition: string;
  readonly editions: readonly string[];
  readonly kind: ScoreDefinition["kind"];
  readonly population: string;
  readonly scope: string;
  readonly items: readonly { readonly key: string; readonly description: string; readonly points: number | string; readonly input?: string; readonly editions?: readonly string[] }[];
  readonly inputs: readonly { readonly key: string; readonly kind: string; readonly description: string; readonly unit?: string; readonly options?: readonly string[]; readonly optional: boolean }[];
  readonly schemes: readonly { readonly scheme: string; readonly classes: readonly { readonly id: string; readonly label: string }[] }[];
  readonly notes: readonly string[];
  readonly unverified: readonly string[];
  readonly sources: readonly string[];
}

/** What every score is, for lists, forms and schemas. */
export function listScores(): readonly ScoreListing[] {
  return scoreDefinitions.map((definition) => {
    const { id, name, edition, editions = [], kind, population, scope, notes, unverified, sources } = definition;
    const { inputs, itemsOf } = namesOf(definition);
    const items = definition.items.map(({ key, description, points, from, editions: only }) => ({ key, description, points, ...(from === undefined ? {} : { input: from.input }), ...(only === undefined ? {} : { editions: only }) }));
    const described = [...inputs.values()].map((input) => ({
      key: input.key,
      kind: input.kind,
      description: input.description,
      ...(input.kind === "quantity" ? { unit: input.unit } : {}),
      ...(input.kind === "choice" ? { options: input.options } : {}),
      optional: input.optional === true || itemsOf.has(input.key),
    }));
    const decisions = [...new Map((definition.decision ?? []).map(({ result, meaning }) => [result, { id: result, label: meaning }])).values()];
    const schemes = [...definition.cutoffs.map(({ scheme, classes }) => ({ scheme, classes: classes.map((one) => ({ id: one.id, label: one.label })) })), ...(decisions.length === 0 ? [] : [{ scheme: "decision", classes: decisions }])];
    return { id, name, edition, editions, kind, population, scope, items, inputs: described, schemes, notes, unverified, sources };
  });
}
