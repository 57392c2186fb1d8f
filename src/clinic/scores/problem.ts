/**
 * Wrong findings for a score: what was wrong, where, and what was expected. `path` leads to the place in the request, `at` says whether
 * the name or the value there is wrong.
 */
export class ScoreInputError extends RangeError {
  readonly path: readonly (string | number)[];
  readonly at: "key" | "value";
  /** The message without the place. */
  readonly problem: string;

  constructor(path: readonly (string | number)[], at: "key" | "value", problem: string) {
    super(path.length === 0 ? problem : `${path.join(".")}: ${problem}`);
    this.name = "ScoreInputError";
    this.path = path;
    this.at = at;
    this.problem = problem;
  }
}

const longestCount = 60;

/** A value as a message shows it: short and on one line. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? `"${value}"` : typeof value === "object" && value !== null ? (Array.isArray(value) ? "a list" : "an object") : typeof value === "function" ? "a function" : String(value);
  return text.length > longestCount ? `${text.slice(0, longestCount)}...` : text;
}
