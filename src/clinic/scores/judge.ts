import type { ItemTest, ScoreDefinition, ScoredItem, ScoreItem } from "./definition.ts";
import { namesOf } from "./inputs.ts";
import { ScoreInputError } from "./problem.ts";
import { unitText, type Reading } from "./reading.ts";
import type { Facts } from "./request.ts";

/** An item with what is known of it. */
export interface Judged {
  readonly item: ScoreItem;
  readonly scored: ScoredItem;
  /** The answer: yes or no or a grade; undefined while it is open. */
  readonly answer: boolean | number | undefined;
  /** Counted as no only because nothing was said of it. */
  readonly assumed: boolean;
  /** Least and most points that the item can give; the same when it is known. */
  readonly range: readonly [number, number];
}

function passes(op: ItemTest["op"], v: number, thresholds: readonly number[]): boolean {
  const [low = NaN, high = NaN] = thresholds;
  switch (op) {
    case ">": return v > low;
    case ">=": return v >= low;
    case "<": return v < low;
    case "<=": return v <= low;
    case "range": return v >= low && v < high;
    case "between": return v >= low && v <= high;
    case "value": return true;
  }
}

/** Does a value pass an item's test? In the unit in which it was written when the test is printed in that unit too. */
export function holds(test: ItemTest, reading: Reading): boolean {
  const [amount, conventional] = reading.is;
  if (conventional !== undefined && test.alsoPrinted !== undefined) return passes(test.op, conventional, test.alsoPrinted.thresholds);
  return passes(test.op, amount, test.thresholds ?? []);
}

/** The condition of a test in words. */
export function ruleText(test: ItemTest): string {
  const [low = "", high = ""] = (test.thresholds ?? []).map(String);
  switch (test.op) {
    case ">": return `over ${low}`;
    case ">=": return `${low} or more`;
    case "<": return `under ${low}`;
    case "<=": return `${low} or less`;
    case "range": return `${low} up to below ${high}`;
    case "between": return `${low} to ${high}`;
    case "value": return "as a number";
  }
}

function possible(item: ScoreItem): readonly [number, number] {
  if (typeof item.points === "number") return [Math.min(0, item.points), Math.max(0, item.points)];
  return item.bounds ?? [0, 0];
}

function known(item: ScoreItem, answer: boolean | number, shownValue: boolean | number, worth_points: number, reason: string, assumed = false): Judged {
  return { item, scored: { key: item.key, value: shownValue, points: worth_points, reason }, answer, assumed, range: [worth_points, worth_points] };
}

function open(item: ScoreItem): Judged {
  return { item, scored: { key: item.key, value: null, points: null, reason: "not recorded" }, answer: undefined, assumed: false, range: possible(item) };
}

function judgeCounted(item: ScoreItem, reading: Reading | undefined): Judged {
  if (reading === undefined) return open(item);
  const points = Math.floor(reading.is[0]);
  return known(item, points, reading.is[0], points, `${points} points, one for each`);
}

function judgeMeasured(item: ScoreItem, test: ItemTest, reading: Reading, given: boolean | number | undefined, worth_points: number): Judged {
  const yes = holds(test, reading);
  const amount = `${reading.is[0]} ${unitText(test.unit)}`;
  if (given !== undefined && given !== yes) throw new ScoreInputError(["items", item.key], "value", `is ${given}, but ${test.input} is ${amount}, which is ${yes ? "" : "not "}${ruleText(test)}. Give one of them, or make them agree.`);
  return known(item, yes, reading.is[0], yes ? worth_points : 0, `${test.input} ${amount} is ${yes ? "" : "not "}${ruleText(test)}`);
}

/** Counted as no because it was not listed, and the caller said that this is how lists are to be read. */
function isUnlistedNo(item: ScoreItem, facts: Facts): boolean {
  return facts.absentIsNo && !facts.unknown.has(item.key) && (item.from === undefined || !facts.unknown.has(item.from.input));
}

function judgeOne(item: ScoreItem, facts: Facts): Judged {
  const given = facts.items.get(item.key);
  const reading = item.from === undefined ? undefined : facts.readings.get(item.from.input);
  const worth = typeof item.points === "number" ? item.points : 0;
  if (item.points === "value") return judgeCounted(item, reading);
  if (item.from !== undefined && reading !== undefined) return judgeMeasured(item, item.from, reading, given, worth);
  if (typeof given === "number") return known(item, given, given, given, `grade ${given}`);
  if (given !== undefined) return known(item, given, given, given ? worth : 0, given ? "yes" : "no");
  const no = item.points === "level" ? 0 : false;
  return isUnlistedNo(item, facts) ? known(item, no, no, 0, "not listed, counted as no", true) : open(item);
}

/** Within a group of alternatives one yes answers the others, and of several the strongest scores. */
function settleGroup(group: string, judged: readonly Judged[], alternatives: boolean): readonly Judged[] {
  const members = judged.filter(({ item }) => item.exclusiveGroup === group);
  const best = members.filter(({ answer }) => answer === true).sort((a, b) => Math.abs(b.range[0]) - Math.abs(a.range[0])).at(0);
  if (best === undefined) return judged;
  return judged.map((one) => {
    if (one === best || one.item.exclusiveGroup !== group) return one;
    if (one.answer === true) return known(one.item, true, true, 0, `yes, but ${best.item.key} counts: one of the group`);
    return one.answer === undefined && alternatives ? known(one.item, false, false, 0, `no: ${best.item.key} holds`) : one;
  });
}

/** Does a part of a definition exist in the edition that was asked for? */
export function isOfEdition(editions: readonly string[] | undefined, facts: Facts): boolean {
  return editions === undefined || (facts.edition !== undefined && editions.includes(facts.edition));
}

/** Every item of the edition, answered as far as the facts go. */
export function judgeItems(definition: ScoreDefinition, facts: Facts): readonly Judged[] {
  let judged: readonly Judged[] = definition.items.filter(({ editions }) => isOfEdition(editions, facts)).map((item) => judgeOne(item, facts));
  for (const group of namesOf(definition).groups) judged = settleGroup(group, judged, definition.strongestOf?.includes(group) !== true);
  return judged;
}

/** Sum of the least and of the most points. Of a group only one item scores: while one holds, others can only replace it by more. */
export function sumRange(judged: readonly Judged[]): readonly [number, number] {
  let low = 0;
  let high = 0;
  const groups = new Set<string>();
  for (const { item, range } of judged) {
    if (item.exclusiveGroup !== undefined) groups.add(item.exclusiveGroup);
    else {
      low += range[0];
      high += range[1];
    }
  }
  for (const group of groups) {
    const members = judged.filter(({ item }) => item.exclusiveGroup === group);
    const sure = members.find(({ answer, range }) => answer === true && range[0] !== 0)?.range[0];
    const unanswered = members.filter(({ answer }) => answer === undefined);
    low += sure ?? Math.min(0, ...unanswered.map(({ range }) => range[0]));
    high += Math.max(sure ?? 0, ...unanswered.map(({ range }) => range[1]));
  }
  return [low, high];
}
