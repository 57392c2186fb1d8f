/** A test that turns a raw value into yes or no: one threshold, or for `range` the lowest that counts and the first that does not. */
export interface ItemTest {
  /** Name of the value among the findings. */
  readonly input: string;
  /** Unit in which the value is given. */
  readonly unit: string;
  /** `value` counts the value itself, in whole units, as points. */
  readonly op: ">" | ">=" | "<" | "<=" | "range" | "value";
  readonly thresholds?: readonly number[];
}

/** One line of a score. */
export interface ScoreItem {
  readonly key: string;
  readonly description: string;
  /** Points when true; `value`: the number itself; `level`: a grade within `bounds`. */
  readonly points: number | "value" | "level";
  readonly from?: ItemTest;
  /** Of the items with one group name only one scores. */
  readonly exclusiveGroup?: string;
  /** Editions in which the item exists; all when absent. */
  readonly editions?: readonly string[];
  /** Least and most points of a `value` or `level` item, for bounds while it is missing. */
  readonly bounds?: readonly [number, number];
  /** When true, the class of a scheme whatever the total. */
  readonly forces?: { readonly scheme: string; readonly classId: string };
  readonly note?: string;
}

/** A band of totals. Ends are inclusive but for `abovePoints` and `belowPoints`. */
export interface ScoreClass {
  readonly id: string;
  readonly label: string;
  readonly minPoints?: number;
  readonly maxPoints?: number;
  readonly abovePoints?: number;
  readonly belowPoints?: number;
}

/** One way to read a total. The first of a definition is the usual one. */
export interface Cutoff {
  readonly scheme: string;
  /** Items that this scheme does not count. */
  readonly excludeItems?: readonly string[];
  readonly classes: readonly ScoreClass[];
}

/** A published additive score as data: what a file in `data/` holds. */
export interface ScoreDefinition {
  readonly id: string;
  readonly name: string;
  /** For whom it was made. */
  readonly population: string;
  readonly items: readonly ScoreItem[];
  readonly cutoffs: readonly Cutoff[];
  /** Keys of the bibliography. */
  readonly sources: readonly string[];
}

/** What is known of a person. What is absent is missing, never false. */
export interface Findings {
  /** By item key: yes or no, or a grade. */
  readonly items: Readonly<Record<string, boolean | number | undefined>>;
  /** By input name, in the unit that the item names. */
  readonly values: Readonly<Record<string, number | undefined>>;
}

/** One line of an answer. */
export interface ScoredItem {
  readonly key: string;
  /** What was found: null when missing. */
  readonly value: boolean | number | string | null;
  /** Points that it gave: null when missing. */
  readonly points: number | null;
  readonly reason: string;
}

/** A score's answer. While items are missing `total_points` is null and `classes` holds only what is certain already. */
export interface ScoreResult {
  readonly score: string;
  readonly total_points: number | null;
  /** Least and most that the total can be. */
  readonly bounds: readonly [number, number];
  readonly missing: readonly string[];
  readonly items: readonly ScoredItem[];
  /** Class by scheme; null while the missing items could change it. */
  readonly classes: Readonly<Record<string, string | null>>;
}
