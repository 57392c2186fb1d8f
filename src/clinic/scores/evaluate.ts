import type { Cutoff, Findings, ItemTest, ScoreClass, ScoreDefinition, ScoredItem, ScoreItem, ScoreResult } from "./definition.ts";

/** Values outside these limits are typing errors, not findings. */
const plausible: Readonly<Record<string, readonly [number, number]>> = {
  age: [0, 130], heartRate: [0, 350], spo2: [0, 100], calfDifference: [-50, 50], systolicBp: [0, 350], respiratoryRate: [0, 120], temperature: [20, 46],
};

interface Judged {
  readonly item: ScoreItem;
  readonly scored: ScoredItem;
  /** Least and most points that the item can give; the same when it is known. */
  readonly range: readonly [number, number];
}

function holds(test: ItemTest, v: number): boolean {
  const [low, high] = [test.thresholds?.[0] ?? NaN, test.thresholds?.[1] ?? NaN];
  switch (test.op) {
    case ">": return v > low;
    case ">=": return v >= low;
    case "<": return v < low;
    case "<=": return v <= low;
    case "range": return v >= low && v < high;
    case "value": return true;
  }
}

function rule(test: ItemTest): string {
  const [low, high] = [String(test.thresholds?.[0] ?? ""), String(test.thresholds?.[1] ?? "")];
  if (test.op === "value") return "as a number";
  return test.op === "range" ? `${low} up to below ${high}` : `${test.op} ${low}`;
}

/** The raw value an item is read from, checked; undefined when it was not recorded. */
function rawValue(test: ItemTest, findings: Findings): number | undefined {
  const value = findings.values[test.input];
  if (value === undefined) return undefined;
  const [low, high] = plausible[test.input] as readonly [number, number] | undefined ?? [-Infinity, Infinity];
  if (!(value >= low && value <= high)) throw new RangeError(`${test.input} is ${value}. Expected a number from ${low} to ${high} in ${test.unit}.`);
  return value;
}

function possible(item: ScoreItem): readonly [number, number] {
  if (typeof item.points === "number") return [Math.min(0, item.points), Math.max(0, item.points)];
  return item.bounds ?? [0, 0];
}

function known(item: ScoreItem, value: boolean | number, points: number, reason: string): Judged {
  return { item, scored: { key: item.key, value, points, reason }, range: [points, points] };
}

function judgeGrade(item: ScoreItem, findings: Findings): Judged | undefined {
  const [low, high] = possible(item);
  const raw = item.from === undefined ? findings.items[item.key] : rawValue(item.from, findings);
  if (raw === undefined) return undefined;
  const grade = Number(raw);
  if (item.points === "level" && !(grade >= low && grade <= high && Math.floor(grade) === grade)) throw new RangeError(`${item.key} is ${grade}. Expected a whole number from ${low} to ${high}.`);
  const points = Math.floor(grade);
  return known(item, grade, points, item.points === "value" ? `${points} points, one for each` : `grade ${points}`);
}

function judgeYesNo(item: ScoreItem, findings: Findings, worth_points: number): Judged | undefined {
  const given = findings.items[item.key];
  if (given === true) return known(item, true, worth_points, item.description);
  const value = item.from === undefined ? undefined : rawValue(item.from, findings);
  if (item.from !== undefined && value !== undefined) {
    const yes = holds(item.from, value);
    return known(item, value, yes ? worth_points : 0, `${value} ${item.from.unit} is ${yes ? "" : "not "}${rule(item.from)}`);
  }
  return given === false ? known(item, false, 0, "no") : undefined;
}

function judge(item: ScoreItem, findings: Findings): Judged {
  const judged = typeof item.points === "number" ? judgeYesNo(item, findings, item.points) : judgeGrade(item, findings);
  return judged ?? { item, scored: { key: item.key, value: null, points: null, reason: "not recorded" }, range: possible(item) };
}

/** Sum of the least and of the most points; in an exclusive group only one item scores. */
function sumRange(judged: readonly Judged[]): readonly [number, number] {
  const groups = new Map<string, readonly [number, number]>();
  let low = 0;
  let high = 0;
  for (const { item, range } of judged) {
    if (item.exclusiveGroup === undefined) {
      low += range[0];
      high += range[1];
    } else {
      const before = groups.get(item.exclusiveGroup) ?? [0, 0];
      groups.set(item.exclusiveGroup, [Math.max(before[0], range[0]), Math.max(before[1], range[1])]);
    }
  }
  for (const [groupLow, groupHigh] of groups.values()) {
    low += groupLow;
    high += groupHigh;
  }
  return [low, high];
}

function inside(band: ScoreClass, total_points: number): boolean {
  return total_points >= (band.minPoints ?? -Infinity) && total_points <= (band.maxPoints ?? Infinity) && total_points > (band.abovePoints ?? -Infinity) && total_points < (band.belowPoints ?? Infinity);
}

function classify(cutoff: Cutoff, judged: readonly Judged[]): string | null {
  const forced = judged.find(({ item, scored }) => item.forces?.scheme === cutoff.scheme && scored.value === true);
  if (forced?.item.forces !== undefined) return forced.item.forces.classId;
  const counted = judged.filter(({ item }) => !(cutoff.excludeItems ?? []).includes(item.key));
  if (counted.some(({ item, scored }) => item.forces?.scheme === cutoff.scheme && scored.value === null)) return null;
  const [low, high] = sumRange(counted);
  return cutoff.classes.find((band) => inside(band, low) && inside(band, high))?.id ?? null;
}

/**
 * Adds up a published score from findings. An item is true when it was recorded as true or when its test holds for the raw value;
 * absent items leave the total open and give bounds. `edition` drops items that the edition does not have.
 * Throws RangeError for a value that no person can have.
 */
export function evaluateScore(definition: ScoreDefinition, findings: Findings, edition?: string): ScoreResult {
  const judged = definition.items
    .filter((item) => edition === undefined || item.editions === undefined || item.editions.includes(edition))
    .map((item) => judge(item, findings));
  const bounds = sumRange(judged);
  const missing = judged.filter(({ scored }) => scored.points === null).map(({ item }) => item.key);
  return {
    score: definition.id,
    total_points: bounds[0] === bounds[1] && missing.length === 0 ? bounds[0] : null,
    bounds,
    missing,
    items: judged.map(({ scored }) => scored),
    classes: Object.fromEntries(definition.cutoffs.map((cutoff) => [cutoff.scheme, classify(cutoff, judged)])),
  };
}
