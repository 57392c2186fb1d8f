/** What the clinic may know about a condition. */
export type ConditionStatus = "suspected" | "likely" | "unlikely" | "excluded" | "found";
/** Comparisons of a variable with a number. */
export type Comparison = ">" | ">=" | "<" | "<=" | "==" | "!=";
/** Outcomes of a test that a rule can ask for. */
export type TestOutcome = "positive" | "negative" | "indeterminate";

/** A rule as read. */
export type Rule =
  | { readonly type: "and" | "or"; readonly terms: readonly Rule[] }
  | { readonly type: "not"; readonly term: Rule }
  | { readonly type: "condition"; readonly condition: string; readonly status: ConditionStatus }
  | { readonly type: "test"; readonly test: string; readonly outcome: TestOutcome }
  | { readonly type: "event"; readonly kind: string }
  | { readonly type: "symptom"; readonly symptom: string }
  /** `n` is in the unit that the variable's name carries. */
  | { readonly type: "compare"; readonly variable: string; readonly comparison: Comparison; readonly n: number };
