import { nearest } from "../../units/index.ts";

/** Way from the top of a document to a value: keys and positions in lists. */
export type Path = readonly (string | number)[];

/** One thing that is wrong in a document, said so that its writer can put it right. */
export interface Problem {
  readonly path: Path;
  /** Whether the key at the end of `path` is wrong, or the value behind it. */
  readonly at: "key" | "value";
  /** The path for people: `events[3].dose`. */
  readonly field: string;
  /** The value as written, shortened. */
  readonly value: string;
  readonly expected: string;
  readonly suggestion?: string;
  /** Whole sentences: what is wrong, what was expected, what may have been meant. */
  readonly message: string;
}

const shownCount = 60;
const mostProblems = 50;

/** A value as it was written, on one line, without control characters, shortened. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "an empty value";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "string") {
    const plain = value.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
    return `"${plain.length > shownCount ? `${plain.slice(0, shownCount)}...` : plain}"`;
  }
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value);
  return typeof value === "object" ? "a mapping" : typeof value;
}

/** `["events", 3, "dose"]` as `events[3].dose`; the empty path is the whole scenario. */
export function formatPath(path: Path): string {
  let text = "";
  for (const part of path) text += typeof part === "number" ? `[${part}]` : text === "" ? part : `.${part}`;
  return text === "" ? "scenario" : describe(text).slice(1, -1);
}

/** What is wrong with a value: the sentence before "Expected", what was expected, what may have been meant. */
export interface Complaint {
  readonly wrong: string;
  readonly expected: string;
  readonly suggestion?: string | undefined;
}

/** Collects problems, no more than fifty; later ones are counted only. */
export class Problems {
  readonly list: Problem[] = [];
  private left = mostProblems;

  /** Notes one problem. */
  add(path: Path, at: "key" | "value", value: unknown, complaint: Complaint): void {
    if (this.left <= 0) return;
    this.left -= 1;
    const { wrong, expected, suggestion } = complaint;
    const hint = suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`;
    this.list.push({
      path,
      at,
      field: formatPath(path),
      value: describe(value),
      expected,
      ...(suggestion === undefined ? {} : { suggestion }),
      message: `${wrong} Expected ${expected}.${hint}`,
    });
  }

  /** True when no more will be noted. */
  full(): boolean {
    return this.left <= 0;
  }
}

/** Where in the document a value stands, and where problems with it go. */
export interface Place {
  readonly path: Path;
  readonly problems: Problems;
}

/** The place of a member or an item. */
export function inside(place: Place, key: string | number): Place {
  return { path: [...place.path, key], problems: place.problems };
}

/** Notes that the value at a place is wrong. Returns null, which stands for "refused" in every reader. */
export function refuse(place: Place, value: unknown, complaint: Complaint): null {
  place.problems.add(place.path, "value", value, complaint);
  return null;
}

/** Notes a key that does not belong where it stands. */
export function refuseKey(place: Place, key: string, complaint: Complaint): void {
  place.problems.add([...place.path, key], "key", key, complaint);
}

const namedCount = 12;

/** "one of a, b, c", shortened when there are many; the nearest first. */
export function oneOf(names: readonly string[], word?: string): string {
  if (names.length === 0) return "nothing: no such name is known";
  if (names.length <= namedCount) return names.length === 1 ? names[0] : `one of ${names.join(", ")}`;
  const near = word === undefined ? undefined : nearest(word, names);
  const rest = names.filter((name) => name !== near).slice(0, namedCount - 4);
  return `one of ${[...(near === undefined ? [] : [near]), ...rest].join(", ")}, ... (${names.length} names; see the schema)`;
}
