import { nearest } from "../../units/index.ts";

/** Way from the top of a document to a value: keys and positions in lists. */
export type Path = readonly (string | number)[];

/** One thing that is wrong in a circuit file, said so that its writer can put it right. */
export interface CircuitProblem {
  readonly path: Path;
  /** Whether the key at the end of `path` is wrong, or the value behind it. */
  readonly at: "key" | "value";
  /** The path for people: `vessels[3].zero_d_element_values.C`. */
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
const mostNames = 12;

/** A value as it was written, on one line, without control characters, shortened. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "string") {
    const plain = value.replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
    return `"${plain.length > shownCount ? `${plain.slice(0, shownCount)}...` : plain}"`;
  }
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint") return String(value);
  return typeof value === "object" ? "a mapping" : typeof value;
}

/** `["vessels", 3, "vessel_id"]` as `vessels[3].vessel_id`; keys that are no plain words are quoted. */
export function formatPath(path: Path): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (/^[A-Za-z_][\w-]*$/.test(part)) text += text === "" ? part : `.${part}`;
    else text += `[${describe(part)}]`;
  }
  return text === "" ? "circuit" : text;
}

/** "one of a, b, c", shortened when there are many, the nearest first. */
export function oneOf(names: readonly string[], word: string): string {
  if (names.length === 0) return "nothing here";
  if (names.length === 1) return describe(names[0]);
  if (names.length <= mostNames) return `one of ${names.map(describe).join(", ")}`;
  const near = nearest(word, names);
  const rest = names.filter((name) => name !== near).slice(0, mostNames - 4);
  return `one of ${[...(near === undefined ? [] : [near]), ...rest].map(describe).join(", ")}, ... (${names.length} names)`;
}

/** Collects the problems of one document, no more than fifty. */
export class Problems {
  readonly list: CircuitProblem[] = [];

  /** Notes one problem: the sentence before "Expected", what was expected, and the names among which one may have been meant. */
  add(path: Path, at: "key" | "value", value: unknown, wrong: string, expected: string, names: readonly string[] = []): void {
    if (this.list.length >= mostProblems) return;
    const word = at === "key" ? path.at(-1) : value;
    const suggestion = typeof word === "string" ? nearest(word, names) : undefined;
    const hint = suggestion === undefined ? "" : ` Did you mean ${describe(suggestion)}?`;
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
}
