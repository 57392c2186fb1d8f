/** A test that turns a measured value into yes or no, or into points. Thresholds are in `unit`. */
export interface ItemTest<Input extends string = string> {
  /** Name of the value among the findings. */
  readonly input: Input;
  /** UCUM unit in which the thresholds stand and in which a plain number is read. */
  readonly unit: string;
  /** `range`: from the first threshold up to below the second; `between`: both ends count; `value`: each whole unit is a point. */
  readonly op: ">" | ">=" | "<" | "<=" | "range" | "between" | "value";
  readonly thresholds?: readonly number[];
  /** The same thresholds as printed in another kind of unit: they decide when the value was written in that kind. */
  readonly alsoPrinted?: { readonly unit: string; readonly thresholds: readonly number[] };
}

/** One line of a score. */
export interface ScoreItem<Item extends string = string, Input extends string = string> {
  readonly key: Item;
  readonly description: string;
  /** Points when true; `value`: the number itself; `level`: a grade within `bounds`; `none`: it decides and adds nothing. */
  readonly points: number | "value" | "level" | "none";
  readonly from?: ItemTest<Input>;
  /** Of the items with one group name only one scores. They are alternatives unless the definition names the group in `strongestOf`. */
  readonly exclusiveGroup?: string;
  /** Editions in which the item exists; all when absent. */
  readonly editions?: readonly string[];
  /** Least and most points of a `value` or `level` item, for bounds while it is missing. */
  readonly bounds?: readonly [number, number];
  /** When true, the class of a scheme whatever the total. */
  readonly forces?: { readonly scheme: string; readonly classId: string };
  readonly note?: string;
}

/** A measured value. */
export interface QuantityInput<Input extends string = string> {
  readonly key: Input;
  readonly kind: "quantity";
  readonly description: string;
  /** UCUM unit in which a plain number is read. */
  readonly unit: string;
  /** Values outside are mistakes of typing, not findings. */
  readonly limits: readonly [number, number];
  /** Values above the first and up to the second number are refused with this hint: they look like another unit. */
  readonly slip?: readonly [number, number, string];
  /** Unit of the other kind, and how many of `unit` one of it is: `["mg/dL", 88.4]` for creatinine. */
  readonly conventional?: readonly [string, number];
  /** Kind of D-dimer unit that the rule is stated in, or the choice that names it. */
  readonly assay?: "FEU" | "DDU" | { readonly named: string };
  /** Values, beside the limits, that stand for the ranges between the thresholds of the rules. */
  readonly probes?: readonly number[];
  /** The value also makes a choice that was not given. */
  readonly chooses?: { readonly choice: string; readonly of: (v: number) => string };
  /** Not needed for an answer. */
  readonly optional?: true;
}

/** One of several words. */
export interface ChoiceInput<Input extends string = string> {
  readonly key: Input;
  readonly kind: "choice";
  readonly description: string;
  readonly options: readonly string[];
  /** The word also answers an item: yes when it is this option. */
  readonly answers?: { readonly item: string; readonly option: string };
  readonly optional?: true;
}

/** A grade for each of several places. */
export interface GradesInput<Input extends string = string> {
  readonly key: Input;
  readonly kind: "grades";
  readonly description: string;
  readonly places: readonly string[];
  /** Least and most of one grade. */
  readonly limits: readonly [number, number];
  /** Names that stand for several places: a grade there holds for each, and where grades meet the worst holds. */
  readonly spans?: Readonly<Record<string, readonly string[]>>;
  /** Percentages at which grade 2, 3, ... begin, when a grade may be written as a percentage; above 0 is 1. */
  readonly percentSteps?: readonly number[];
  /** A single number is read as the sum over all places. */
  readonly sumAllowed?: true;
  readonly optional?: true;
}

/** What a score reads beside its yes-or-no items. */
export type InputDefinition<Input extends string = string> = QuantityInput<Input> | ChoiceInput<Input> | GradesInput<Input>;

/** Complete findings as a formula or a rule reads them. */
export interface Reader<Item extends string = string, Input extends string = string> {
  readonly yes: (item: Item) => boolean;
  /** In the unit of the input. */
  readonly number: (input: Input) => number;
  /** In the conventional unit when the value was written in that kind, else undefined. */
  readonly conventional: (input: Input) => number | undefined;
  readonly choice: (input: Input) => string;
  readonly grades: (input: Input) => readonly number[];
  /** A choice that need not be given. */
  readonly optionalChoice: (input: Input) => string | undefined;
}

/** What is known, for scope and cautions: undefined when it is not. */
export interface KnownReader<Item extends string = string, Input extends string = string> {
  readonly yes: (item: Item) => boolean | undefined;
  readonly number: (input: Input) => number | undefined;
  readonly choice: (input: Input) => string | undefined;
}

/** One line of a rule that decides. The first that holds gives the result. */
export interface DecisionRule<Item extends string = string, Input extends string = string> {
  readonly when: (reader: Reader<Item, Input>) => boolean;
  readonly result: string;
  /** The condition in words. */
  readonly condition: string;
  /** What the result means. */
  readonly meaning: string;
  /** Editions in which the line exists; all when absent. */
  readonly editions?: readonly string[];
}

/** A number beside the total: a share, a sub-score. */
export interface DerivedValue<Item extends string = string, Input extends string = string> {
  readonly key: string;
  readonly description: string;
  readonly unit: string;
  readonly of: (reader: Reader<Item, Input>) => number | string;
}

/** When a score does not apply, or applies with care. */
export interface Remark<Item extends string = string, Input extends string = string> {
  readonly when: (known: KnownReader<Item, Input>) => boolean;
  readonly text: string;
}

/** A band of totals. Ends are inclusive but for `abovePoints` and `belowPoints`. */
export interface ScoreClass {
  readonly id: string;
  /** What the class means. */
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
  /** Editions that have the scheme; all when absent. */
  readonly editions?: readonly string[];
  readonly classes: readonly ScoreClass[];
}

/** A published score as data: what a file in `data/` holds. */
export interface ScoreDefinition<Item extends string = string, Input extends string = string> {
  readonly id: string;
  readonly name: string;
  /** Which print of the score this is. */
  readonly edition: string;
  /** Editions that can be asked for; the first is the usual one. */
  readonly editions?: readonly string[];
  /** How it comes to its answer. */
  readonly kind: "points" | "all-absent" | "rules" | "formula";
  /** For whom it was made. */
  readonly population: string;
  /** For whom it must not be used. */
  readonly scope: string;
  readonly items: readonly ScoreItem<Item, Input>[];
  /** Inputs that are not the common ones of `inputs.ts`, or that differ here. */
  readonly inputs?: readonly InputDefinition<Input>[];
  /** Exclusive groups whose items can hold together; the strongest counts. */
  readonly strongestOf?: readonly string[];
  /** The total when it is not the sum of the items. It must rise or fall steadily with each quantity. */
  readonly formula?: { readonly text: string; readonly unit: string; readonly of: (reader: Reader<Item, Input>) => number };
  readonly cutoffs: readonly Cutoff[];
  readonly decision?: readonly DecisionRule<Item, Input>[];
  /** An ending of the decision, when an item is true. */
  readonly decisionSuffix?: { readonly item: Item; readonly suffix: string };
  readonly derived?: readonly DerivedValue<Item, Input>[];
  /** With one of these the answer is "not applicable". */
  readonly notApplicable?: readonly Remark<Item, Input>[];
  readonly cautions?: readonly Remark<Item, Input>[];
  /** What is easily done wrong, and how it is done here. */
  readonly notes: readonly string[];
  /** What could not be read in a published text. */
  readonly unverified: readonly string[];
  /** Keys of the bibliography. */
  readonly sources: readonly string[];
}

/** What is known of a person, in the units of the definition. What is absent is missing, never false. */
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
  /** Points that it gave: null when missing, or when it gives none by itself. */
  readonly points: number | null;
  readonly reason: string;
}

/** An additive score's answer. While items are missing `total_points` is null. */
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

/** Keeps the names of a definition as types, so that its function and its rules are checked against them. */
export function defineScore<Item extends string, Input extends string>(definition: ScoreDefinition<Item, Input>): ScoreDefinition<Item, Input> {
  return definition;
}
