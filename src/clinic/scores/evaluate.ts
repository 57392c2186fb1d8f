import type { Cutoff, Findings, ScoreClass, ScoreDefinition, ScoredItem, ScoreResult } from "./definition.ts";
import { completions, knownInput, knownReader } from "./explore.ts";
import { namesOf } from "./inputs.ts";
import { isOfEdition, judgeItems, sumRange, type Judged } from "./judge.ts";
import { unitText } from "./reading.ts";
import { readRequest, type Facts, type ScoreRequest } from "./request.ts";

/** A score's answer. While anything is missing `total` is null, `bounds` says what it can be, and `classes` holds only what is certain. */
export type ScoreAnswer = Readonly<Record<"total", number | null>> & {
  readonly score: string;
  readonly edition?: string;
  /** Unit of the total when it is not points. */
  readonly unit?: string;
  /** Class by scheme, `decision` for rules that decide: only where every completion of what is missing agrees. */
  readonly classes: Readonly<Record<string, string>>;
  /** Items and inputs that are not known. */
  readonly missing: readonly string[];
  /** Least and most that the total can be; both null when the score has no total or does not apply. */
  readonly bounds: readonly [number, number] | readonly [null, null];
  /** False when the score was not made for this person: then there is no total. */
  readonly applicable: boolean;
  /** What each class means, by scheme. */
  readonly meanings: Readonly<Record<string, string>>;
  /** Shares and sub-scores that are certain. */
  readonly derived: Readonly<Record<string, number | string>>;
  /** Items that were counted as no only because they were not listed. */
  readonly countedAsNo: readonly string[];
  readonly cautions: readonly string[];
  readonly items: readonly ScoredItem[];
  /** Keys of the bibliography. */
  readonly sources: readonly string[];
};

function inside(band: ScoreClass, total_points: number): boolean {
  return total_points >= (band.minPoints ?? -Infinity) && total_points <= (band.maxPoints ?? Infinity) && total_points > (band.abovePoints ?? -Infinity) && total_points < (band.belowPoints ?? Infinity);
}

/** The class when it is certain. Bands are in order and both ends of the range can be reached, so that ends in one band settle it. */
function classify(cutoff: Cutoff, judged: readonly Judged[], range: readonly [number, number] | undefined, summed: boolean): ScoreClass | undefined {
  const excluded = cutoff.excludeItems;
  const [low, high] = range === undefined || (summed && excluded !== undefined) ? sumRange(judged.filter(({ item }) => excluded?.includes(item.key) !== true)) : range;
  const band = cutoff.classes.find((one) => inside(one, low) && inside(one, high));
  let sure = true;
  for (const { item, answer } of judged) {
    if (item.forces?.scheme !== cutoff.scheme || answer === false) continue;
    const forced = item.forces.classId;
    if (answer === true) return cutoff.classes.find(({ id }) => id === forced);
    sure = sure && forced === band?.id;
  }
  return sure ? band : undefined;
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  const [first, ...others] = all;
  return others.every((other) => other === first) ? first : undefined;
}

/** The decision when every completion agrees, and what it means. */
function decide(definition: ScoreDefinition, facts: Facts, judged: readonly Judged[]): { readonly result: string; readonly meaning: string } | undefined {
  const rules = (definition.decision ?? []).filter(({ editions }) => isOfEdition(editions, facts));
  if (rules.length === 0) return undefined;
  const suffix = definition.decisionSuffix;
  const result = onlyOne(completions(definition, facts, judged, (read) => {
    const rule = rules.find(({ when }) => when(read));
    const ending = suffix !== undefined && read.yes(suffix.item) ? suffix.suffix : "";
    return `${rule?.result ?? ""}${ending}`;
  }));
  if (result === undefined) return undefined;
  const rule = rules.find((one) => one.result === result || (suffix !== undefined && `${one.result}${suffix.suffix}` === result));
  const suffixed = rule !== undefined && rule.result !== result;
  return { result, meaning: `${rule?.meaning ?? ""}${suffixed ? ", with the respiratory modifier" : ""}` };
}

function hasTotal(definition: ScoreDefinition): boolean {
  return definition.formula !== undefined || definition.items.some(({ points }) => points !== "none");
}

/** Ends of the total over all completions. */
function totalRange(definition: ScoreDefinition, facts: Facts, judged: readonly Judged[]): readonly [number, number] {
  if (definition.formula === undefined) return sumRange(judged);
  const totals = completions(definition, facts, judged, definition.formula.of);
  return [Math.min(...totals), Math.max(...totals)];
}

function derivedOf(definition: ScoreDefinition, facts: Facts, judged: readonly Judged[]): Readonly<Record<string, number | string>> {
  const entries = (definition.derived ?? []).map(({ key, of }) => [key, onlyOne(completions(definition, facts, judged, of))] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, number | string] => entry[1] !== undefined));
}

interface InputLine extends ScoredItem {
  readonly needed: boolean;
}

/** Lines for the inputs that no item reads. */
function inputLines(definition: ScoreDefinition, facts: Facts): readonly InputLine[] {
  const { itemsOf } = namesOf(definition);
  return (definition.inputs ?? []).filter(({ key }) => !itemsOf.has(key)).flatMap((input): readonly InputLine[] => {
    const value = knownInput(input, facts);
    const needed = input.optional !== true;
    if (value === undefined) return needed ? [{ key: input.key, value: null, points: null, reason: "not recorded", needed }] : [];
    const text = typeof value === "object" ? value.join(" ") : value;
    return [{ key: input.key, value: text, points: null, reason: input.kind === "quantity" ? `${text} ${unitText(input.unit)}` : input.kind === "choice" ? String(text) : "as given", needed }];
  });
}

function cautionsOf(definition: ScoreDefinition, facts: Facts, judged: readonly Judged[]): readonly string[] {
  const known = knownReader(facts, judged);
  const said = (definition.cautions ?? []).filter(({ when }) => when(known)).map(({ text }) => text);
  const clashes = judged.filter(({ item, answer, range }) => answer === true && range[0] === 0 && item.exclusiveGroup !== undefined && definition.strongestOf?.includes(item.exclusiveGroup) !== true);
  const foreign = definition.items.filter(({ key, editions }) => facts.items.has(key) && !isOfEdition(editions, facts)).map(({ key }) => `${key} is no item of the ${facts.edition ?? ""} edition and was not counted.`);
  return [...said, ...foreign, ...clashes.map(({ item, scored }) => `${item.key}: ${scored.reason}. The items of this group exclude each other.`)];
}

/** Answers a score from what a caller knows. Throws ScoreInputError (a RangeError) when something in the request is wrong. */
export function answerScore<Item extends string, Input extends string>(definition: ScoreDefinition<Item, Input>, request: ScoreRequest<Item, Input>): ScoreAnswer {
  return answer(definition, request);
}

/** Classes that are certain, and what they mean. */
function classesOf(definition: ScoreDefinition, facts: Facts, judged: readonly Judged[], range: readonly [number, number] | undefined): { readonly classes: Readonly<Record<string, string>>; readonly meanings: Readonly<Record<string, string>> } {
  const classes: Record<string, string> = {};
  const meanings: Record<string, string> = {};
  for (const cutoff of definition.cutoffs) {
    const found = isOfEdition(cutoff.editions, facts) ? classify(cutoff, judged, range, definition.formula === undefined) : undefined;
    if (found === undefined) continue;
    classes[cutoff.scheme] = found.id;
    meanings[cutoff.scheme] = found.label;
  }
  const decision = decide(definition, facts, judged);
  if (decision !== undefined) {
    classes["decision"] = decision.result;
    meanings["decision"] = decision.meaning;
  }
  return { classes, meanings };
}

function answer(definition: ScoreDefinition, request: ScoreRequest): ScoreAnswer {
  const facts = readRequest(definition, request);
  const judged = judgeItems(definition, facts);
  const lines = inputLines(definition, facts);
  const missing = [...judged.filter((one) => one.answer === undefined).map(({ item }) => item.key), ...lines.filter(({ value, needed }) => needed && value === null).map(({ key }) => key)];
  const obstacles = (definition.notApplicable ?? []).filter(({ when }) => when(knownReader(facts, judged))).map(({ text }) => text);
  const applicable = obstacles.length === 0;
  const range = applicable && hasTotal(definition) ? totalRange(definition, facts, judged) : undefined;
  const { classes, meanings } = applicable ? classesOf(definition, facts, judged, range) : { classes: { decision: "not-applicable" }, meanings: { decision: obstacles.join(" ") } };
  return {
    score: definition.id,
    ...(facts.edition === undefined ? {} : { edition: facts.edition }),
    total: range !== undefined && missing.length === 0 ? range[0] : null,
    ...(definition.formula === undefined ? {} : { unit: definition.formula.unit }),
    classes,
    missing,
    bounds: range ?? [null, null],
    applicable,
    meanings,
    derived: applicable ? derivedOf(definition, facts, judged) : {},
    countedAsNo: judged.filter(({ assumed }) => assumed).map(({ item }) => item.key),
    cautions: [...obstacles, ...cautionsOf(definition, facts, judged)],
    items: [...judged.map(({ scored }) => scored), ...lines.map(({ key, value, points, reason }) => ({ key, value, points, reason }))],
    sources: definition.sources,
  };
}

/**
 * Adds up a published score of points from findings. An item is true when it was recorded as true or when its test holds for the raw
 * value; absent items leave the total open and give bounds. `edition` chooses among the editions of the definition.
 * Throws RangeError for a value that no person can have.
 */
export function evaluateScore<Item extends string, Input extends string>(definition: ScoreDefinition<Item, Input>, findings: Findings, edition?: string): ScoreResult {
  const request: ScoreRequest = { items: findings.items, values: findings.values, ...(edition === undefined ? {} : { edition }) };
  const facts = readRequest(definition, request);
  const judged = judgeItems(definition, facts);
  const bounds = totalRange(definition, facts, judged);
  const missing = judged.filter((one) => one.answer === undefined).map(({ item }) => item.key);
  const { classes } = classesOf(definition, facts, judged, bounds);
  return {
    score: definition.id,
    total_points: missing.length === 0 ? bounds[0] : null,
    bounds,
    missing,
    items: judged.map(({ scored }) => scored),
    classes: Object.fromEntries(definition.cutoffs.map(({ scheme }) => [scheme, (classes as Readonly<Record<string, string | undefined>>)[scheme] ?? null])),
  };
}
