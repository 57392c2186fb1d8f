import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoreById, scoreDefinitions, type ScoreAnswer, type ScoreDefinition } from "./index.ts";
import { namesOf } from "./inputs.ts";

type Answers = Readonly<Record<string, boolean | number>>;
type Values = Readonly<Record<string, string | number>>;

/** A number of runs that keeps the whole file within seconds. */
const numRuns = 60;
const mostHidden = 5;

/** What an item that a person answers can be. */
function options(definition: ScoreDefinition, key: string): readonly (boolean | number)[] {
  const item = definition.items.find((one) => one.key === key);
  return item?.points === "level" ? [0, 1, 2, 3] : [false, true];
}

/** Items that are answered by themselves; a `value` item is answered by its measured value. */
function ownItems(definition: ScoreDefinition): readonly string[] {
  return definition.items.filter((item) => item.points !== "value" && (item.editions === undefined || item.editions.includes(definition.editions?.at(0) ?? ""))).map((item) => item.key);
}

/** True when no two alternatives of a group are both yes. */
function consistent(definition: ScoreDefinition, answers: Answers): boolean {
  const groups = definition.items.filter((item) => item.exclusiveGroup !== undefined && definition.strongestOf?.includes(item.exclusiveGroup) !== true && answers[item.key] === true).map((item) => item.exclusiveGroup);
  return new Set(groups).size === groups.length;
}

/** Every way to answer the hidden items. */
function completionsOf(definition: ScoreDefinition, known: Answers, hidden: readonly string[]): readonly Answers[] {
  let all: readonly Answers[] = [known];
  for (const key of hidden) all = all.flatMap((one) => options(definition, key).map((option) => ({ ...one, [key]: option })));
  return all.filter((one) => consistent(definition, one));
}

function answersArbitrary(definition: ScoreDefinition): fc.Arbitrary<Answers> {
  const fields = Object.fromEntries(ownItems(definition).map((key) => [key, fc.constantFrom(...options(definition, key))]));
  return fc.record(fields).filter((answers) => consistent(definition, answers));
}

/** Values for the inputs that no item reads, and for those that stand for points. */
function valuesArbitrary(definition: ScoreDefinition): fc.Arbitrary<Values> {
  const { inputs, itemsOf } = namesOf(definition);
  const counted = new Set(definition.items.filter(({ points }) => points === "value").map(({ from }) => from?.input));
  const fields: Record<string, fc.Arbitrary<string | number>> = {};
  for (const input of inputs.values()) {
    if (itemsOf.has(input.key) && !counted.has(input.key)) continue;
    if (input.kind === "choice" && input.optional !== true) fields[input.key] = fc.constantFrom(...input.options);
    if (input.kind === "quantity" && input.optional !== true) fields[input.key] = input.key === "age" ? fc.integer({ min: 18, max: 100 }) : fc.integer({ min: Math.ceil(input.limits[0]), max: Math.min(2000, input.limits[1]) });
  }
  return fc.record(fields);
}

function agreeing(definition: ScoreDefinition, answers: readonly ScoreAnswer[]): Readonly<Record<string, string>> {
  const schemes = [...definition.cutoffs.map(({ scheme }) => scheme), "decision"];
  const found: Record<string, string> = {};
  for (const scheme of schemes) {
    const classes = new Set(answers.map((answer) => (answer.classes as Record<string, string | undefined>)[scheme]));
    const [only] = classes;
    if (classes.size === 1 && only !== undefined) found[scheme] = only;
  }
  return found;
}

const withItems = scoreDefinitions.filter((definition) => ownItems(definition).length > 0);

describe.each(withItems.map((definition) => [definition.id, definition] as const))("%s", (id, definition) => {
  const arbitrary = fc.tuple(answersArbitrary(definition), valuesArbitrary(definition), fc.uniqueArray(fc.constantFrom(...ownItems(definition)), { maxLength: mostHidden }));

  test("bounds are exactly the least and the most of all completions, and classes are given exactly when all agree", () => {
    fc.assert(
      fc.property(arbitrary, ([answers, values, hidden]) => {
        const known = Object.fromEntries(Object.entries(answers).filter(([key]) => !hidden.includes(key)));
        const partial = scoreById(id, { items: known, values });
        const whole = completionsOf(definition, known, hidden).map((items) => scoreById(id, { items, values }));
        const totals = whole.map(({ total }) => total);
        if (!totals.includes(null)) expect(partial.bounds).toEqual([Math.min(...(totals as number[])), Math.max(...(totals as number[]))]);
        expect(partial.classes).toEqual(agreeing(definition, whole));
      }),
      { numRuns },
    );
  });

  test("each item missing: named, no total while it is open, and nothing else is missing", () => {
    fc.assert(
      fc.property(answersArbitrary(definition), valuesArbitrary(definition), (answers, values) => {
        expect(scoreById(id, { items: answers, values }).missing).toEqual([]);
        for (const key of ownItems(definition)) {
          const known = Object.fromEntries(Object.entries(answers).filter(([other]) => other !== key));
          const { total, missing } = scoreById(id, { items: known, values });
          const group = definition.items.find((item) => item.key === key)?.exclusiveGroup;
          const settled = group !== undefined && definition.strongestOf?.includes(group) !== true && definition.items.some((item) => item.exclusiveGroup === group && known[item.key] === true);
          expect(missing).toEqual(settled ? [] : [key]);
          if (!settled) expect(total).toBeNull();
        }
      }),
      { numRuns: 10 },
    );
  });

  test("unlisted as no is the same as saying no", () => {
    fc.assert(
      fc.property(answersArbitrary(definition), valuesArbitrary(definition), (answers, values) => {
        const listed = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== false && answer !== 0));
        const [said, unlisted] = [scoreById(id, { items: answers, values }), scoreById(id, { items: listed, values, absent: "false" })];
        expect([unlisted.total, unlisted.classes, unlisted.missing]).toEqual([said.total, said.classes, said.missing]);
      }),
      { numRuns },
    );
  });

  test("another yes never lowers a score of positive items", () => {
    if (definition.items.some(({ points }) => typeof points !== "number" || points < 0)) return;
    fc.assert(
      fc.property(answersArbitrary(definition), valuesArbitrary(definition), fc.constantFrom(...ownItems(definition)), (answers, values, key) => {
        const more = { ...answers, [key]: true };
        if (!consistent(definition, more)) return;
        expect(scoreById(id, { items: more, values }).total ?? 0).toBeGreaterThanOrEqual(scoreById(id, { items: answers, values }).total ?? 0);
      }),
      { numRuns },
    );
  });
});

describe("formulas", () => {
  const formulas = scoreDefinitions.filter(({ formula, decision, inputs }) => inputs !== undefined && (formula !== undefined || decision !== undefined));
  test.each(formulas.map((definition) => [definition.id, definition] as const))("%s: hiding values widens the bounds and drops only what could change", (id, definition) => {
    const places = (definition.inputs ?? []).filter((input) => input.kind === "grades");
    const grades = Object.fromEntries(places.map((input) => [input.key, fc.array(fc.integer({ min: input.limits[0], max: input.limits[1] }), { minLength: input.places.length, maxLength: input.places.length })]));
    const all = fc.tuple(answersArbitrary(definition), valuesArbitrary(definition), fc.record(grades), fc.infiniteStream(fc.boolean()));
    fc.assert(
      fc.property(all, ([items, values, graded, coins]) => {
        const full = { ...values, ...graded };
        const whole = scoreById(id, { items, values: full });
        const partial = scoreById(id, { items, values: Object.fromEntries(Object.entries(full).filter(() => coins.next().value)) });
        const [low, high] = partial.bounds;
        if (whole.total !== null && low !== null) {
          expect(low).toBeLessThanOrEqual(whole.total);
          expect(high).toBeGreaterThanOrEqual(whole.total);
        }
        for (const [scheme, found] of Object.entries(partial.classes)) expect(whole.classes[scheme]).toBe(found);
        for (const [key, found] of Object.entries(partial.derived)) expect(whole.derived[key]).toBe(found);
      }),
      { numRuns: 100 },
    );
  });
});
