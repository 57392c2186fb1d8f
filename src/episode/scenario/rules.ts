import { nearest } from "../../units/index.ts";
import type { Comparison, ConditionStatus, Rule, TestOutcome } from "./rule.ts";
import type { ScenarioContext } from "./types.ts";

/** What a rule looks at when it is evaluated. */
export interface RuleView {
  /** What is known about a condition; undefined while nothing is. */
  readonly conditionStatus: (condition: string) => string | undefined;
  /** Latest outcome of a test; undefined before the first. */
  readonly testOutcome: (test: string) => string | undefined;
  /** True when an entry of this kind stands on the timeline. */
  readonly hasHappened: (kind: string) => boolean;
  /** True while the person has the symptom. */
  readonly hasSymptom: (symptom: string) => boolean;
  /** Value of a registry variable; null or undefined where it does not exist now. */
  readonly value: (variable: string) => number | null | undefined;
}

/** A rule that could not be read: where in its text, and what is wrong there. */
export interface RuleError {
  /** First character concerned, from 0. */
  readonly positionCount: number;
  readonly wrong: string;
  readonly expected: string;
  readonly suggestion?: string;
}

/** What comes of reading a rule. */
export type ParsedRule = { readonly ok: true; readonly rule: Rule } | { readonly ok: false; readonly error: RuleError };

/** Conditions that rules can ask about. */
export const ruleConditions = ["deep-vein-thrombosis", "pulmonary-embolism"] as const;
const statuses: readonly ConditionStatus[] = ["suspected", "likely", "unlikely", "excluded", "found"];
const outcomes: readonly TestOutcome[] = ["positive", "negative", "indeterminate"];
const comparisons: readonly Comparison[] = [">=", "<=", "==", "!=", ">", "<"];
const longestCount = 500;
const deepestCount = 40;

type Names = Pick<ScenarioContext, "tests" | "variables" | "symptoms" | "eventKinds">;

interface Token {
  readonly type: "word" | "number" | "comparison" | "(" | ")" | "end";
  readonly text: string;
  readonly positionCount: number;
}

class RuleProblem extends Error {
  readonly error: RuleError;

  constructor(token: Token, wrong: string, expected: string, suggestion?: string) {
    super(wrong);
    this.error = { positionCount: token.positionCount, wrong, expected, ...(suggestion === undefined ? {} : { suggestion }) };
  }
}

const lexeme = /\s*(?:([()])|(>=|<=|==|!=|[<>=])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![A-Za-z0-9_.]))|([A-Za-z][A-Za-z0-9_.-]*)|(\S))/y;

function tokens(text: string): Token[] {
  const list: Token[] = [];
  lexeme.lastIndex = 0;
  for (let match = lexeme.exec(text); match !== null; match = lexeme.exec(text)) {
    const [whole, bracket, comparison, number, word, other] = match as unknown as (string | undefined)[];
    const written = bracket ?? comparison ?? number ?? word ?? other ?? "";
    const positionCount = match.index + (whole ?? "").length - written.length;
    const type = bracket === "(" || bracket === ")" ? bracket : comparison !== undefined ? "comparison" : number !== undefined ? "number" : "word";
    if (other !== undefined) throw new RuleProblem({ type, text: other, positionCount }, `"${other}" has no place in a rule.`, "names, numbers, comparisons, and, or, not, ( )");
    list.push({ type, text: written, positionCount });
  }
  list.push({ type: "end", text: "", positionCount: text.length });
  return list;
}

/**
 * Recursive descent over
 *
 *     rule       = conjunction { "or" conjunction }
 *     conjunction = negation { "and" negation }
 *     negation   = "not" negation | "(" rule ")" | statement
 *     statement  = name | variable comparison number
 */
class RuleReader {
  private readonly list: readonly Token[];
  private readonly names: Names;
  private at = 0;
  private depth = 0;

  constructor(text: string, names: Names) {
    this.list = tokens(text);
    this.names = names;
  }

  whole(): Rule {
    const rule = this.disjunction();
    const rest = this.list[this.at];
    if (rest.type !== "end") throw new RuleProblem(rest, `"${rest.text}" stands where the rule should have ended.`, "and, or, or the end");
    return rule;
  }

  private isWord(word: string): boolean {
    const token = this.list[this.at];
    return token.type === "word" && token.text.toLowerCase() === word;
  }

  private joined(type: "and" | "or", part: () => Rule): Rule {
    const terms = [part()];
    while (this.isWord(type)) {
      this.at += 1;
      terms.push(part());
    }
    return terms.length === 1 ? terms[0] : { type, terms };
  }

  private disjunction(): Rule {
    this.depth += 1;
    if (this.depth > deepestCount) throw new RuleProblem(this.list[this.at], "The rule is nested too deeply.", `at most ${deepestCount} levels`);
    const rule = this.joined("or", () => this.joined("and", () => this.negation()));
    this.depth -= 1;
    return rule;
  }

  private negation(): Rule {
    if (this.isWord("not")) {
      let odd = false;
      while (this.isWord("not")) {
        this.at += 1;
        odd = !odd;
      }
      const term = this.negation();
      return odd ? { type: "not", term } : term;
    }
    const token = this.list[this.at];
    if (token.type === "(") {
      this.at += 1;
      const rule = this.disjunction();
      const close = this.list[this.at];
      if (close.type !== ")") throw new RuleProblem(close, "A bracket is not closed.", `")"`);
      this.at += 1;
      return rule;
    }
    return this.statement(token);
  }

  private statement(token: Token): Rule {
    if (token.type !== "word" || this.isWord("and") || this.isWord("or")) {
      const wrong = token.type === "end" ? "The rule ends too early." : `"${token.text}" stands where a name should.`;
      throw new RuleProblem(token, wrong, "a name such as deep-vein-thrombosis.found, clot-started, or heartRate_per_min > 110");
    }
    this.at += 1;
    const next = this.list[this.at];
    if (next.type === "comparison") return this.comparison(token, next);
    return nameStatement(token, this.names);
  }

  private comparison(name: Token, sign: Token): Rule {
    if (!isVariable(name.text, this.names.variables)) {
      throw new RuleProblem(name, `"${name.text}" is not a variable.`, "a variable such as heartRate_per_min (see: virchow schema variables)", nearest(name.text, this.names.variables));
    }
    const comparison = comparisons.find((candidate) => candidate === sign.text);
    if (comparison === undefined) throw new RuleProblem(sign, `"${sign.text}" is not a comparison.`, comparisons.join(" "), sign.text === "=" ? "==" : undefined);
    this.at += 1;
    const number = this.list[this.at];
    const n = number.type === "number" ? Number(number.text) : NaN;
    if (!Number.isFinite(n)) throw new RuleProblem(number, number.type === "end" ? "The rule ends too early." : `"${number.text}" is not a number.`, `a number without unit: the unit is that of ${name.text}`);
    this.at += 1;
    return { type: "compare", variable: name.text, comparison, n };
  }
}

/** True for a registry id; `<n>` in a registry id stands for a whole number. */
function isVariable(name: string, variables: readonly string[]): boolean {
  if (variables.includes(name)) return true;
  const general = name.replace(/\.\d+\./g, ".<n>.");
  return general !== name && variables.includes(general);
}

function nameStatement(token: Token, names: Names): Rule {
  const name = token.text;
  if (names.eventKinds.includes(name)) return { type: "event", kind: name };
  const dot = name.lastIndexOf(".");
  const [head, tail] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)];
  if (head === "symptom" && names.symptoms.includes(tail)) return { type: "symptom", symptom: tail };
  const status = statuses.find((candidate) => candidate === tail);
  if (status !== undefined && ruleConditions.some((condition) => condition === head)) return { type: "condition", condition: head, status };
  const outcome = outcomes.find((candidate) => candidate === tail);
  if (outcome !== undefined && names.tests.includes(head)) return { type: "test", test: head, outcome };
  if (isVariable(name, names.variables)) throw new RuleProblem(token, `"${name}" is a number and needs a comparison.`, `for example ${name} > 0`, `${name} > 0`);
  throw new RuleProblem(token, `"${name}" is not a name that a rule knows.`, "a finding (deep-vein-thrombosis.found), a test result (d-dimer.positive), a kind of event (embolus-lodged), a symptom (symptom.breathlessness), or a comparison", nearest(name, allNames(names)));
}

function allNames(names: Names): string[] {
  return [
    ...ruleConditions.flatMap((condition) => statuses.map((status) => `${condition}.${status}`)),
    ...names.eventKinds,
    ...names.symptoms.map((symptom) => `symptom.${symptom}`),
    ...names.tests.flatMap((test) => outcomes.map((outcome) => `${test}.${outcome}`)),
  ];
}

/** Reads a rule. Never throws; errors carry the position in the text. Limits: 500 characters, 40 levels. */
export function parseRule(text: string, names: Names): ParsedRule {
  if (text.length > longestCount) return { ok: false, error: { positionCount: longestCount, wrong: `The rule has ${text.length} characters.`, expected: `at most ${longestCount}` } };
  try {
    return { ok: true, rule: new RuleReader(text, names).whole() };
  } catch (problem) {
    if (problem instanceof RuleProblem) return { ok: false, error: problem.error };
    throw problem;
  }
}

function compare(x: number, comparison: Comparison, n: number): boolean {
  switch (comparison) {
    case ">":
      return x > n;
    case ">=":
      return x >= n;
    case "<":
      return x < n;
    case "<=":
      return x <= n;
    case "==":
      return x === n;
    case "!=":
      return x !== n;
  }
}

/** Whether a rule holds now. A comparison of a variable that does not exist now is false, whatever its sign. */
export function evaluateRule(rule: Rule, view: RuleView): boolean {
  switch (rule.type) {
    case "and":
      return rule.terms.every((term) => evaluateRule(term, view));
    case "or":
      return rule.terms.some((term) => evaluateRule(term, view));
    case "not":
      return !evaluateRule(rule.term, view);
    case "condition":
      return view.conditionStatus(rule.condition) === rule.status;
    case "test":
      return view.testOutcome(rule.test) === rule.outcome;
    case "event":
      return view.hasHappened(rule.kind);
    case "symptom":
      return view.hasSymptom(rule.symptom);
    case "compare": {
      const value = view.value(rule.variable);
      return typeof value === "number" && compare(value, rule.comparison, rule.n);
    }
  }
}

/** A rule written out again; reading it gives the same rule. */
export function formatRule(rule: Rule): string {
  switch (rule.type) {
    case "and":
      return rule.terms.map((term) => (term.type === "and" || term.type === "or" ? `(${formatRule(term)})` : formatRule(term))).join(" and ");
    case "or":
      return rule.terms.map((term) => (term.type === "or" ? `(${formatRule(term)})` : formatRule(term))).join(" or ");
    case "not":
      return `not ${rule.term.type === "and" || rule.term.type === "or" ? `(${formatRule(rule.term)})` : formatRule(rule.term)}`;
    case "condition":
      return `${rule.condition}.${rule.status}`;
    case "test":
      return `${rule.test}.${rule.outcome}`;
    case "event":
      return rule.kind;
    case "symptom":
      return `symptom.${rule.symptom}`;
    case "compare":
      return `${rule.variable} ${rule.comparison} ${rule.n}`;
  }
}
