import { nearest } from "../../units/index.ts";
import type { ChoiceInput, InputDefinition, QuantityInput, ScoreDefinition, ScoreItem } from "./definition.ts";
import { readGrades } from "./grades.ts";
import { namesOf } from "./inputs.ts";
import { ScoreInputError, shown } from "./problem.ts";
import { readQuantity, unitText, type Reading } from "./reading.ts";

/** A value as a caller may give it: a number in the unit of the input, text with a unit, a word, grades. Null is not known. */
export type ScoreValue = number | string | null | undefined | readonly unknown[] | { readonly [name: string]: unknown };

/** What a caller knows of a person. What is not listed is missing, unless `absent` says that it counts as no. */
export interface ScoreRequest<Item extends string = string, Input extends string = string> {
  /** Yes or no, or a grade, by item. Null is not known, whatever `absent` says. */
  readonly items?: { readonly [K in Item]?: boolean | number | null };
  /** Measured values and choices by input. */
  readonly values?: { readonly [K in Input]?: ScoreValue };
  /** `unknown` (usual): what is not listed is missing. `false`: unlisted items count as no; measured values stay missing. */
  readonly absent?: "unknown" | "false";
  readonly edition?: string;
}

/** A request that was found in order. */
export interface Facts {
  readonly edition: string | undefined;
  readonly absentIsNo: boolean;
  /** Items as answered by the caller. */
  readonly items: ReadonlyMap<string, boolean | number>;
  /** Names that the caller said are not known. */
  readonly unknown: ReadonlySet<string>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly choices: ReadonlyMap<string, string>;
  /** Grades by place; undefined where one is missing. */
  readonly grades: ReadonlyMap<string, readonly (number | undefined)[]>;
}

type Path = readonly (string | number)[];

interface Gathering {
  readonly items: Map<string, boolean | number>;
  readonly unknown: Set<string>;
  readonly readings: Map<string, Reading>;
  readonly choices: Map<string, string>;
  readonly grades: Map<string, readonly (number | undefined)[]>;
}

function plainObject(raw: unknown, path: Path): Readonly<Record<string, unknown>> {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) throw new ScoreInputError(path, "value", `is ${shown(raw)}. Expected an object.`);
  return raw as Readonly<Record<string, unknown>>;
}

function unknownName(name: string, path: Path, candidates: readonly string[], what: string): ScoreInputError {
  const near = nearest(name, candidates);
  return new ScoreInputError(path, "key", `no such ${what}. ${near === undefined ? `Expected one of ${candidates.join(", ")}.` : `Did you mean ${near}?`}`);
}

function readItem(item: ScoreItem, raw: unknown, path: Path, definition: ScoreDefinition): boolean | number {
  if (item.points === "level") {
    const [low, high] = item.bounds ?? [0, 0];
    if (typeof raw === "number" && raw >= low && raw <= high && Math.floor(raw) === raw) return raw;
    throw new ScoreInputError(path, "value", `is ${shown(raw)}. Expected a whole number from ${low} to ${high}.`);
  }
  if (item.points === "value" && item.from !== undefined) {
    const input = namesOf(definition).inputs.get(item.from.input) as QuantityInput;
    return readQuantity(input, raw, path).is[0];
  }
  if (typeof raw === "boolean") return raw;
  const measured = item.from === undefined ? "" : ` A measured value goes into values.${item.from.input}, in ${unitText(item.from.unit)}.`;
  throw new ScoreInputError(path, "value", `is ${shown(raw)}. Expected true or false.${measured}`);
}

function readChoice(input: ChoiceInput, raw: unknown, path: Path): string {
  const text = typeof raw === "number" ? String(raw) : raw;
  const option = input.options.find((one) => typeof text === "string" && one.toLowerCase() === text.trim().toLowerCase());
  if (option !== undefined) return option;
  const near = typeof text === "string" ? nearest(text, input.options) : undefined;
  throw new ScoreInputError(path, "value", `is ${shown(raw)}. Expected ${input.options.join(" or ")}.${near === undefined ? "" : ` Did you mean ${near}?`}`);
}

function takeInput(input: InputDefinition, raw: unknown, path: Path, into: Gathering): void {
  if (into.readings.has(input.key) || into.choices.has(input.key) || into.grades.has(input.key)) throw new ScoreInputError(path, "key", "is given twice.");
  if (raw === null) into.unknown.add(input.key);
  else if (input.kind === "quantity") into.readings.set(input.key, readQuantity(input, raw, path));
  else if (input.kind === "choice") into.choices.set(input.key, readChoice(input, raw, path));
  else into.grades.set(input.key, readGrades(input, raw, path));
}

function takeItem(definition: ScoreDefinition, item: ScoreItem, raw: unknown, path: Path, into: Gathering): void {
  if (into.items.has(item.key)) throw new ScoreInputError(path, "key", "is given twice.");
  if (raw === null) into.unknown.add(item.key);
  else into.items.set(item.key, readItem(item, raw, path, definition));
}

/** Takes one group of the request. A name is looked for among the items or the inputs first, by the group that it stands in. */
function take(definition: ScoreDefinition, group: "items" | "values", raw: unknown, into: Gathering): void {
  const { inputs, items } = namesOf(definition);
  for (const [name, value] of Object.entries(plainObject(raw, [group]))) {
    if (value === undefined) continue;
    const path = [group, name];
    const input = inputs.get(name);
    const item = items.get(name);
    if (item !== undefined && (group === "items" || input === undefined)) takeItem(definition, item, value, path, into);
    else if (input !== undefined) takeInput(input, value, path, into);
    else if (group === "items") throw unknownName(name, path, [...items.keys(), ...inputs.keys()], "item");
    else throw unknownName(name, path, [...inputs.keys(), ...items.keys()], "value");
  }
}

function editionOf(definition: ScoreDefinition, raw: unknown): string | undefined {
  const editions = definition.editions;
  if (raw === undefined || raw === null) return editions?.at(0);
  if (typeof raw === "string" && editions?.includes(raw) === true) return raw;
  throw new ScoreInputError(["edition"], "value", `is ${shown(raw)}. ${editions === undefined ? `Expected none: ${definition.id} has one edition.` : `Expected ${editions.join(" or ")}.`}`);
}

function absentOf(raw: unknown): boolean {
  if (raw === undefined || raw === null || raw === "unknown") return false;
  if (raw === "false" || raw === false) return true;
  throw new ScoreInputError(["absent"], "value", `is ${shown(raw)}. Expected "unknown" or "false".`);
}

/** The unit of a D-dimer assay names itself in the text of the value; a choice that was not given is read from there. */
function settleAssay(definition: ScoreDefinition, into: Gathering): void {
  for (const input of namesOf(definition).inputs.values()) {
    if (input.kind !== "quantity" || typeof input.assay !== "object") continue;
    const named = input.assay.named;
    const written = into.readings.get(input.key)?.assay;
    if (written === undefined) continue;
    const chosen = into.choices.get(named);
    if (chosen !== undefined && chosen !== written) throw new ScoreInputError(["values", input.key], "value", `is written in ${written}, but ${named} is ${chosen}. Expected the same unit in both.`);
    into.choices.set(named, written);
  }
}

/** A `value` item is the number itself: what was given for the item is a reading of its input. */
function settleValueItems(definition: ScoreDefinition, into: Gathering): void {
  for (const item of definition.items) {
    const given = into.items.get(item.key);
    if (item.points !== "value" || item.from === undefined || typeof given !== "number") continue;
    const other = into.readings.get(item.from.input)?.is[0];
    if (other !== undefined && other !== given) throw new ScoreInputError(["items", item.key], "value", `is ${given}, but values.${item.from.input} is ${other}.`);
    into.readings.set(item.from.input, { is: [given, undefined] });
  }
}

/** A word that answers an item (sex, and male sex), and a value that makes a choice, where the other was not given. */
function settleImplied(definition: ScoreDefinition, into: Gathering): void {
  for (const input of namesOf(definition).inputs.values()) {
    if (input.kind === "quantity" && input.chooses !== undefined) {
      const amount = into.readings.get(input.key)?.is[0];
      const { choice, of } = input.chooses;
      if (amount !== undefined && !into.choices.has(choice)) into.choices.set(choice, of(amount));
    }
    const word = into.choices.get(input.key);
    if (input.kind !== "choice" || input.answers === undefined || word === undefined) continue;
    const { item, option } = input.answers;
    const given = into.items.get(item);
    if (given !== undefined && given !== (word === option)) throw new ScoreInputError(["items", item], "value", `is ${given}, but values.${input.key} is ${word}. Give one of them, or make them agree.`);
    into.items.set(item, word === option);
  }
}

const parts = ["score", "id", "edition", "absent", "items", "values"];

/** Checks a request against a definition. Throws ScoreInputError for names, kinds, units and limits that are wrong. */
export function readRequest(definition: ScoreDefinition, request: ScoreRequest): Facts {
  const whole = plainObject(request, []);
  for (const name of Object.keys(whole)) if (!parts.includes(name)) throw unknownName(name, [name], parts, "field");
  const into: Gathering = { items: new Map(), unknown: new Set(), readings: new Map(), choices: new Map(), grades: new Map() };
  for (const group of ["items", "values"] as const) take(definition, group, whole[group] ?? {}, into);
  settleAssay(definition, into);
  settleValueItems(definition, into);
  settleImplied(definition, into);
  return { edition: editionOf(definition, whole["edition"]), absentIsNo: absentOf(whole["absent"]), ...into };
}
