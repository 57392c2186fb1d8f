import { describe, oneOf, type Path, type Problems } from "./problem.ts";

/** A mapping as JSON gives it. */
export type Json = Readonly<Record<string, unknown>>;

/** A limit on a number, with its words. */
export interface Limit {
  readonly holds: (value: number) => boolean;
  readonly words: string;
}

/** Limits that the format needs. */
export const limits = {
  any: { holds: () => true, words: "a number" },
  positive: { holds: (value) => value > 0, words: "a number above 0" },
  notNegative: { holds: (value) => value >= 0, words: "a number of at least 0" },
  notZero: { holds: (value) => value !== 0, words: "a number other than 0" },
  fraction: { holds: (value) => value >= 0 && value <= 1, words: "a number from 0 to 1" },
  percent: { holds: (value) => value > 0 && value < 100, words: "a number above 0 and below 100" },
  count: { holds: (value) => Number.isSafeInteger(value) && value >= 1, words: "a whole number of at least 1" },
  countTwo: { holds: (value) => Number.isSafeInteger(value) && value >= 2, words: "a whole number of at least 2" },
  integer: { holds: (value) => Number.isSafeInteger(value), words: "a whole number" },
} as const satisfies Readonly<Record<string, Limit>>;

/** Reads the members of one mapping; every refusal is a problem with its path, and gives null. */
export class Reader {
  readonly path: Path;
  readonly problems: Problems;
  private readonly content: Json;

  constructor(content: Json, path: Path, problems: Problems) {
    this.content = content;
    this.path = path;
    this.problems = problems;
  }

  /** Keys as written. */
  keys(): readonly string[] {
    return Object.keys(this.content);
  }

  /** True when the key is there. */
  has(key: string): boolean {
    return Object.hasOwn(this.content, key);
  }

  /** The value as written. */
  raw(key: string): unknown {
    return this.has(key) ? this.content[key] : undefined;
  }

  /** Notes a problem with the value of a key. */
  refuse(key: string, wrong: string, expected: string, names: readonly string[] = []): null {
    this.problems.add([...this.path, key], "value", this.raw(key), wrong, expected, names);
    return null;
  }

  /** Refuses keys that are neither known nor comments (which begin with `_`). */
  onlyKeys(known: readonly string[], owner: string): void {
    for (const key of this.keys()) {
      if (known.includes(key) || key.startsWith("_")) continue;
      this.problems.add([...this.path, key], "key", this.raw(key), `${owner} knows no ${describe(key)} (value ${describe(this.raw(key))}).`, known.length === 0 ? "no keys here" : oneOf(known, key), known);
    }
  }

  private missing(key: string, expected: string): null {
    this.problems.add(this.path, "value", undefined, `${describe(key)} is missing.`, expected);
    return null;
  }

  /** A number within a limit; the fallback when the key is missing; without a fallback the key must be there. */
  number(key: string, limit: Limit = limits.any, fallback?: number): number | null {
    if (!this.has(key)) return fallback ?? this.missing(key, limit.words);
    const value = this.raw(key);
    if (typeof value !== "number" || !Number.isFinite(value) || !limit.holds(value)) return this.refuse(key, `${describe(value)} will not do.`, limit.words);
    return value;
  }

  /** true or false. */
  flag(key: string, fallback: boolean): boolean | null {
    if (!this.has(key)) return fallback;
    const value = this.raw(key);
    return typeof value === "boolean" ? value : this.refuse(key, `${describe(value)} will not do.`, "true or false");
  }

  /** A name: text that is not empty. */
  text(key: string, expected = "a name"): string | null {
    if (!this.has(key)) return this.missing(key, expected);
    const value = this.raw(key);
    return typeof value === "string" && value !== "" ? value : this.refuse(key, `${describe(value)} is no name.`, expected);
  }

  /** One name of a list of names. */
  choice(key: string, names: readonly string[], what: string): string | null {
    const value = this.text(key, `a ${what}: ${oneOf(names, "")}`);
    if (value === null) return null;
    return names.includes(value) ? value : this.refuse(key, `${describe(value)} is no ${what}.`, oneOf(names, value), names);
  }

  /** A list of which each item passes the test. */
  private list<Item>(key: string, accepts: (item: unknown) => item is Item, words: string): readonly Item[] | null {
    if (!this.has(key)) return this.missing(key, `a list of ${words}`);
    const value = this.raw(key);
    if (!Array.isArray(value)) return this.refuse(key, `${describe(value)} is no list.`, `a list of ${words}`);
    const items: readonly unknown[] = value;
    const wrong = items.findIndex((item) => !accepts(item));
    if (wrong < 0) return items.filter(accepts);
    this.problems.add([...this.path, key, wrong], "value", items[wrong], `${describe(items[wrong])} will not do.`, `only ${words} in this list`);
    return null;
  }

  /** A list of finite numbers. */
  numbers(key: string): readonly number[] | null {
    return this.list(key, (item): item is number => typeof item === "number" && Number.isFinite(item), "numbers");
  }

  /** A list of names. */
  texts(key: string): readonly string[] | null {
    return this.list(key, (item): item is string => typeof item === "string" && item !== "", "names");
  }

  /** A mapping inside. Missing: an empty one when optional. */
  inside(key: string, optional: boolean): Reader | null {
    if (!this.has(key)) return optional ? new Reader({}, [...this.path, key], this.problems) : this.missing(key, "a mapping");
    const value = this.raw(key);
    return isMapping(value) ? new Reader(value, [...this.path, key], this.problems) : this.refuse(key, `${describe(value)} is no mapping.`, "a mapping");
  }

  /** A list of mappings; empty when the key is missing. */
  each(key: string): readonly Reader[] {
    if (!this.has(key)) return [];
    const value = this.raw(key);
    if (!Array.isArray(value)) {
      this.refuse(key, `${describe(value)} is no list.`, "a list of mappings");
      return [];
    }
    const items: readonly unknown[] = value;
    return items.flatMap((item, i) => {
      if (isMapping(item)) return [new Reader(item, [...this.path, key, i], this.problems)];
      this.problems.add([...this.path, key, i], "value", item, `${describe(item)} is no mapping.`, "a mapping");
      return [];
    });
  }
}

/** True for a JSON object. */
export function isMapping(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
