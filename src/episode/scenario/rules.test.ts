import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testContext } from "../../../test/support/scenario-context.ts";
import type { Rule } from "./rule.ts";
import { evaluateRule, formatRule, parseRule, type RuleView } from "./rules.ts";

const view = (facts: { readonly true?: readonly string[]; readonly values?: Readonly<Record<string, number | null>> }): RuleView => {
  const holds = (name: string): boolean => (facts.true ?? []).includes(name);
  return {
    conditionStatus: (condition) => (holds(`${condition}.found`) ? "found" : holds(`${condition}.suspected`) ? "suspected" : undefined),
    testOutcome: (id) => (holds(`${id}.positive`) ? "positive" : undefined),
    hasHappened: holds,
    hasSymptom: (symptom) => holds(`symptom.${symptom}`),
    value: (variable) => facts.values?.[variable],
  };
};

function read(text: string): Rule {
  const parsed = parseRule(text, testContext);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.wrong}`);
  return parsed.rule;
}

const leaf: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ type: fc.constant("event" as const), kind: fc.constantFrom("clot-started", "embolus-lodged", "death") }),
  fc.record({ type: fc.constant("symptom" as const), symptom: fc.constantFrom("breathlessness", "syncope") }),
  fc.record({ type: fc.constant("condition" as const), condition: fc.constantFrom("deep-vein-thrombosis", "pulmonary-embolism"), status: fc.constantFrom("found" as const, "suspected" as const) }),
  fc.record({ type: fc.constant("test" as const), test: fc.constantFrom("d-dimer", "ctpa"), outcome: fc.constantFrom("positive" as const, "negative" as const) }),
  fc.record({ type: fc.constant("compare" as const), variable: fc.constantFrom("heartRate_per_min", "SpO2_percent", "clot.3.volume_mL"), comparison: fc.constantFrom(">" as const, ">=" as const, "<" as const, "<=" as const, "==" as const, "!=" as const), n: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }) }),
);
const { rule: anyRule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.record({ type: fc.constantFrom("and" as const, "or" as const), terms: fc.array(tie("rule"), { minLength: 2, maxLength: 3 }) }),
    leaf.map((term) => ({ type: "not" as const, term })),
    fc.record({ type: fc.constantFrom("and" as const, "or" as const), terms: fc.array(tie("rule"), { minLength: 2, maxLength: 2 }) }).map((term) => ({ type: "not" as const, term })),
  ),
}));

describe("rules", () => {
  test("a rule written out reads as the same rule", () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        const text = formatRule(rule);
        fc.pre(text.length <= 500);
        // -0 is written as 0.
        expect(JSON.stringify(read(text))).toBe(JSON.stringify(rule));
      }),
      { numRuns: 300 },
    );
  });

  test("any text is read or refused with a position inside it, never thrown on", () => {
    const bits = fc.array(fc.constantFrom("and", "or", "not", "(", ")", " ", "death", "heartRate_per_min", ">", "==", "1.5", "d-dimer.positive", ".", "-", "@", "é"), { maxLength: 30 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(fc.oneof(bits, fc.string({ maxLength: 60 })), (text) => {
        const parsed = parseRule(text, testContext);
        if (!parsed.ok) {
          expect(parsed.error.positionCount).toBeGreaterThanOrEqual(0);
          expect(parsed.error.positionCount).toBeLessThanOrEqual(text.length);
          expect(parsed.error.wrong.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("de Morgan: not (a and b) is as (not a) or (not b)", () => {
    const facts = ["clot-started", "death"];
    for (const held of [[], ["clot-started"], ["death"], facts]) {
      const now = view({ true: held });
      expect(evaluateRule(read("not (clot-started and death)"), now)).toBe(evaluateRule(read("not clot-started or not death"), now));
    }
  });

  test("and binds closer than or, not closer than both", () => {
    const now = view({ true: ["death"] });
    expect(evaluateRule(read("death or clot-started and clot-started"), now)).toBe(true);
    expect(evaluateRule(read("(death or clot-started) and clot-started"), now)).toBe(false);
    expect(evaluateRule(read("not clot-started and death"), now)).toBe(true);
    expect(evaluateRule(read("not not death"), now)).toBe(true);
  });

  test("comparisons at the boundary: one below, at, one above", () => {
    const at = (n: number): RuleView => view({ values: { heartRate_per_min: n } });
    const outcomes = [">", ">=", "<", "<=", "==", "!="].map((sign) => [109, 110, 111].map((n) => evaluateRule(read(`heartRate_per_min ${sign} 110`), at(n))));
    expect(outcomes).toEqual([
      [false, false, true],
      [false, true, true],
      [true, false, false],
      [true, true, false],
      [false, true, false],
      [true, false, true],
    ]);
  });

  test("a variable that does not exist now satisfies no comparison", () => {
    for (const sign of [">", "<", "==", "!="]) {
      expect(evaluateRule(read(`clot.2.volume_mL ${sign} 0`), view({}))).toBe(false);
      expect(evaluateRule(read(`clot.2.volume_mL ${sign} 0`), view({ values: { "clot.2.volume_mL": null } }))).toBe(false);
    }
  });

  test("findings, tests, symptoms and events are looked up each in its own place", () => {
    const now = view({ true: ["deep-vein-thrombosis.found", "d-dimer.positive", "symptom.breathlessness", "embolus-lodged"] });
    for (const text of ["deep-vein-thrombosis.found", "d-dimer.positive", "symptom.breathlessness", "embolus-lodged"]) expect(evaluateRule(read(text), now)).toBe(true);
    for (const text of ["deep-vein-thrombosis.suspected", "pulmonary-embolism.found", "d-dimer.negative", "symptom.syncope", "death"]) expect(evaluateRule(read(text), now)).toBe(false);
  });

  test("an error says where: the position of the wrong word", () => {
    const parsed = parseRule("clot-started and hartRate_per_min > 100", testContext);
    expect(parsed.ok ? null : [parsed.error.positionCount, parsed.error.suggestion]).toEqual([17, "heartRate_per_min"]);
  });
});
