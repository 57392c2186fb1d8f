import { nearest } from "../../units/index.ts";
import { describe, inside, oneOf, refuse, refuseKey, type Place } from "./problem.ts";
import type { ScenarioContext } from "./types.ts";

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, Json>>;

/**
 * One kind of value: how it is read and how the JSON Schema tells it. Both come from the same object, so they cannot differ.
 * `read` returns null after noting a problem.
 */
export interface Field<T> {
  /** With article, for messages: `a dose`. */
  readonly name: string;
  readonly read: (value: unknown, place: Place, context: ScenarioContext) => T | null;
  readonly schema: (context: ScenarioContext) => Schema;
}

/** A field as a member of a mapping. */
export interface Member<T> {
  readonly field: Field<unknown>;
  readonly required: boolean;
  readonly meaning: string;
  readonly absent: () => T;
}

/** The members of a mapping by key. */
export type Members = Readonly<Record<string, Member<unknown>>>;
/** What a mapping with these members holds once read. */
export type Values<M extends Members> = { readonly [K in keyof M]: M[K] extends Member<infer T> ? T : never };

/** A member that must be there. */
export function required<T>(field: Field<T>, meaning: string): Member<T> {
  return {
    field,
    required: true,
    meaning,
    absent: () => {
      throw new Error("a required member is absent");
    },
  };
}

/** A member that may be left out; undefined then. */
export function optional<T>(field: Field<T>, meaning: string): Member<T | undefined> {
  return { field, required: false, meaning, absent: () => undefined };
}

/** A member that may be left out; `value` then. */
export function withDefault<T>(field: Field<T>, value: T, meaning: string): Member<T> {
  return { field, required: false, meaning, absent: () => value };
}

/** True for a mapping: an object that is no list. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Free text, not empty, of limited length. */
export function text(name: string, mostCount: number): Field<string> {
  const expected = `text of at most ${mostCount} characters`;
  return {
    name,
    read: (value, place) => {
      if (typeof value !== "string") return refuse(place, value, { wrong: `${describe(value)} is not ${name}.`, expected, suggestion: typeof value === "number" ? `'${value}'` : undefined });
      if (value.trim() === "") return refuse(place, value, { wrong: `${name.replace(/^an? /, "The ")} is empty.`, expected });
      if (Array.from(value).length > mostCount) return refuse(place, value, { wrong: `${describe(value)} has ${Array.from(value).length} characters.`, expected });
      return value;
    },
    schema: () => ({ type: "string", maxLength: mostCount, pattern: "\\S" }),
  };
}

/** A whole number within limits. */
export function integer(name: string, range: readonly [number, number]): Field<number> {
  const [lowest, highest] = range;
  const expected = `a whole number from ${lowest} to ${highest}`;
  return {
    name,
    read: (value, place) => {
      if (typeof value !== "number" || !Number.isInteger(value)) {
        const meant = typeof value === "string" && /^\d+$/.test(value.trim()) ? value.trim() : typeof value === "number" && Number.isFinite(value) ? String(Math.floor(value + 0.5)) : undefined;
        return refuse(place, value, { wrong: `${describe(value)} is not ${name}.`, expected, suggestion: meant });
      }
      if (value < lowest || value > highest) return refuse(place, value, { wrong: `${value} is too ${value < lowest ? "small" : "large"}.`, expected });
      return value;
    },
    schema: () => ({ type: "integer", minimum: lowest, maximum: highest }),
  };
}

/** True or false. */
export function boolean(name: string): Field<boolean> {
  return {
    name,
    read: (value, place) => {
      if (typeof value === "boolean") return value;
      const meant = typeof value === "string" ? ({ yes: "true", on: "true", present: "true", no: "false", off: "false", none: "false" } as Readonly<Record<string, string>>)[value.toLowerCase()] : undefined;
      return refuse(place, value, { wrong: `${describe(value)} is not ${name}.`, expected: "true or false", suggestion: meant });
    },
    schema: () => ({ type: "boolean" }),
  };
}

/** Other words that people use for one of the names of a choice. */
type Synonyms<T extends string> = Readonly<Record<string, T>>;

/** One of a few words. Synonyms are read as the word they stand for. */
export function choice<const T extends string>(name: string, values: readonly T[], synonyms: Synonyms<T> = {}): Field<T> {
  return {
    name,
    read: (value, place) => {
      const known = values.find((candidate) => candidate === value);
      if (known !== undefined) return known;
      if (typeof value === "string" && Object.hasOwn(synonyms, value)) return synonyms[value];
      const meant = typeof value === "string" ? nearest(value, values) : undefined;
      return refuse(place, value, { wrong: `${describe(value)} is not ${name}.`, expected: oneOf(values), suggestion: meant });
    },
    schema: () => ({ enum: [...values, ...Object.keys(synonyms)] }),
  };
}

/** One of the names that the context lists (vessels, drugs, ...). `definition` is where the schema keeps the list. */
export function named(name: string, definition: string, names: (context: ScenarioContext) => readonly string[]): Field<string> {
  return {
    name,
    read: (value, place, context) => {
      const known = names(context);
      if (typeof value === "string" && known.includes(value)) return value;
      const word = typeof value === "string" ? value : undefined;
      const meant = word === undefined ? undefined : closest(word, known);
      return refuse(place, value, { wrong: `${describe(value)} is not ${name}.`, expected: oneOf(known, meant ?? word), suggestion: meant });
    },
    schema: () => ({ $ref: `#/$defs/${definition}` }),
  };
}

/** The nearest name; a name whose words are the written ones in another order (`left-femoral-vein`) is nearest of all. */
function closest(word: string, names: readonly string[]): string | undefined {
  const sorted = (phrase: string): string => phrase.toLowerCase().split(/[\s_.-]+/).sort().join(" ");
  const wanted = sorted(word);
  const unsided = word.replace(/-(?:left|right)$/, "");
  return names.find((candidate) => sorted(candidate) === wanted) ?? names.find((candidate) => candidate === unsided) ?? nearest(word, names);
}

/** A list of items, each read by `item`; repeats are refused when `distinct`. */
export function listOf<T>(name: string, item: Field<T>, mostCount: number, distinct = false): Field<readonly T[]> {
  const expected = `a list of at most ${mostCount} entries`;
  return {
    name,
    read: (value, place, context) => {
      if (!Array.isArray(value)) return refuse(place, value, { wrong: `${describe(value)} is not ${name}.`, expected: `${expected}, each beginning with "-" or within [ ]` });
      if (value.length > mostCount) return refuse(place, value, { wrong: `The list has ${value.length} entries.`, expected });
      const items: T[] = [];
      for (let i = 0; i < value.length && !place.problems.full(); i++) {
        const entry: unknown = value[i];
        const read = item.read(entry, inside(place, i), context);
        if (read === null) continue;
        if (distinct && items.includes(read)) refuse(inside(place, i), entry, { wrong: `${describe(entry)} is listed twice.`, expected: "each entry once" });
        items.push(read);
      }
      return items;
    },
    schema: (context) => ({ type: "array", maxItems: mostCount, ...(distinct ? { uniqueItems: true } : {}), items: item.schema(context) }),
  };
}

/** Notes every key that is not among the known ones, with the nearest that is. */
export function refuseUnknownKeys(value: Readonly<Record<string, unknown>>, known: readonly string[], where: string, place: Place): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    refuseKey(place, key, { wrong: `Unknown key ${describe(key)}${where}.`, expected: oneOf(known), suggestion: nearest(key, known.filter((name) => !Object.hasOwn(value, name))) });
  }
}

/** Reads the members of a mapping. Unknown keys are the caller's to refuse. Null when a member was refused or missing. */
export function readMembers<M extends Members>(members: M, value: Readonly<Record<string, unknown>>, place: Place, context: ScenarioContext, where: string): Values<M> | null {
  const values: Record<string, unknown> = {};
  let whole = true;
  for (const [key, member] of Object.entries(members)) {
    if (Object.hasOwn(value, key)) {
      const read = member.field.read(value[key], inside(place, key), context);
      if (read === null) whole = false;
      values[key] = read;
    } else if (member.required) {
      whole = false;
      place.problems.add([...place.path, key], "value", undefined, { wrong: `The key "${key}" is missing${where}.`, expected: `"${key}": ${member.meaning.replace(/\.$/, "")}` });
    } else values[key] = member.absent();
  }
  return whole ? (values as Values<M>) : null;
}

/** A mapping with the given members and no others. */
export function mapping<M extends Members>(name: string, members: M): Field<Values<M>> {
  return {
    name,
    read: (value, place, context) => {
      if (!isMapping(value)) return refuse(place, value, { wrong: `${describe(value)} is not ${name}.`, expected: `a mapping with ${keysOf(members)}` });
      refuseUnknownKeys(value, Object.keys(members), ` in ${name.replace(/^an? /, "")}`, place);
      return readMembers(members, value, place, context, ` in ${name.replace(/^an? /, "")}`);
    },
    schema: (context) => mappingSchema(members, context),
  };
}

function keysOf(members: Members): string {
  return Object.keys(members).join(", ");
}

/** The `properties` of a mapping, each with its meaning. */
export function propertySchemas(members: Members, context: ScenarioContext): Schema {
  return Object.fromEntries(Object.entries(members).map(([key, member]) => [key, { description: member.meaning, ...member.field.schema(context) }]));
}

/** Schema of a mapping with these members and no others. */
export function mappingSchema(members: Members, context: ScenarioContext): Schema {
  const needed = Object.keys(members).filter((key) => members[key].required);
  return { type: "object", properties: propertySchemas(members, context), ...(needed.length === 0 ? {} : { required: needed }), additionalProperties: false };
}

/** Turns what one field reads into something else. `map` may refuse. */
export function mapped<A, B>(field: Field<A>, map: (value: A, place: Place, context: ScenarioContext) => B | null): Field<B> {
  return {
    name: field.name,
    read: (value, place, context) => {
      const read = field.read(value, place, context);
      return read === null ? null : map(read, place, context);
    },
    schema: field.schema,
  };
}

/** Leaves out members that are undefined. */
export function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** For some values of a key: other keys that must, or must not, stand beside it. */
export interface Variant {
  readonly values: readonly string[];
  readonly required: readonly string[];
  readonly refused: readonly string[];
}

/** Notes keys that are missing beside, or do not go with, the value of `key`. False when there are any. */
export function checkVariants(variants: readonly Variant[], key: string, value: Readonly<Record<string, unknown>>, place: Place): boolean {
  let fits = true;
  for (const variant of variants) {
    const kind = value[key];
    if (typeof kind !== "string" || !variant.values.includes(kind)) continue;
    for (const name of variant.required) {
      if (Object.hasOwn(value, name)) continue;
      fits = false;
      place.problems.add([...place.path, name], "value", undefined, { wrong: `The key "${name}" is missing beside "${key}: ${kind}".`, expected: `"${name}" as well` });
    }
    for (const name of variant.refused) {
      if (!Object.hasOwn(value, name)) continue;
      fits = false;
      refuseKey(place, name, { wrong: `"${name}" does not go with "${key}: ${kind}".`, expected: `no "${name}" here` });
    }
  }
  return fits;
}

/** The same conditions as JSON Schema. */
export function variantSchemas(variants: readonly Variant[], key: string): Schema[] {
  return variants.map((variant) => ({
    if: { properties: { [key]: { enum: [...variant.values] } }, required: [key] },
    then: {
      ...(variant.required.length === 0 ? {} : { required: [...variant.required] }),
      ...(variant.refused.length === 0 ? {} : { properties: Object.fromEntries(variant.refused.map((name) => [name, false])) }),
    },
  }));
}

/** A mapping whose other keys depend on the value of one. */
export function withVariants<T>(field: Field<T>, key: string, variants: readonly Variant[]): Field<T> {
  return {
    name: field.name,
    read: (value, place, context) => {
      const fits = !isMapping(value) || checkVariants(variants, key, value, place);
      const read = field.read(value, place, context);
      return fits ? read : null;
    },
    schema: (context) => ({ ...field.schema(context), allOf: variantSchemas(variants, key) }),
  };
}

/** A fixed word (`off`, `removed`), or else what `other` reads. */
export function wordOr<const W extends string, T>(words: readonly W[], other: Field<T>): Field<W | T> {
  return {
    name: other.name,
    read: (value, place, context) => {
      const known = words.find((word) => word === value);
      if (known !== undefined) return known;
      const meant = typeof value === "string" ? nearest(value, words) : undefined;
      if (meant !== undefined) return refuse(place, value, { wrong: `${describe(value)} is not ${other.name}.`, expected: `${other.name}, or ${words.join(" or ")}`, suggestion: meant });
      return other.read(value, place, context);
    },
    schema: (context) => ({ anyOf: [other.schema(context), { enum: [...words] }] }),
  };
}
