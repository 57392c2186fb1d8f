import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerScore, listScores, perc, pesi, revisedGeneva, scoreById, scoreDefinition, scoreDefinitions, ScoreInputError, sPesi, villalta, wellsDvt, wellsPe, type ScoreRequest } from "./index.ts";
import { khorana, riete } from "./functions.ts";

function problem(id: string, request: unknown): string {
  try {
    scoreById(id, request as ScoreRequest);
  } catch (error) {
    if (error instanceof ScoreInputError && error instanceof RangeError) return error.message;
    throw error;
  }
  return "";
}

describe("wrong requests are named precisely", () => {
  test.each<[string, string, unknown, string]>([
    ["an unknown score", "wells-pee", {}, 'score: "wells-pee" is no score. Did you mean wells-pe?'],
    ["words of a score turned round", "revised-geneva", {}, "Did you mean geneva-revised?"],
    ["an unknown item", "wells-pe", { items: { haemoptisis: true } }, "items.haemoptisis: no such item. Did you mean haemoptysis?"],
    ["an unknown value", "wells-pe", { values: { heartrat: 90 } }, "values.heartrat: no such value. Did you mean heartRate?"],
    ["an unknown field", "wells-pe", { item: {} }, "item: no such field. Did you mean items?"],
    ["an item that is no yes or no", "wells-pe", { items: { haemoptysis: 1 } }, "items.haemoptysis: is 1. Expected true or false."],
    ["text for an item", "wells-pe", { items: { haemoptysis: "yes" } }, 'is "yes". Expected true or false.'],
    ["a measured value as an item", "wells-pe", { items: { heartRateOver100: 104 } }, "A measured value goes into values.heartRate, in /min."],
    ["not a number", "wells-pe", { values: { heartRate: NaN } }, "values.heartRate: is NaN. Expected a number in /min"],
    ["an infinite number", "wells-pe", { values: { heartRate: Infinity } }, "is Infinity."],
    ["an impossible value", "wells-pe", { values: { heartRate: 900 } }, "values.heartRate: is 900 /min. Expected 0 to 350 /min."],
    ["a negative age", "perc", { values: { age: -1 } }, "values.age: is -1 years. Expected 0 to 130 years."],
    ["a child in an adult score of years", "pesi", { items: { ageYears: -4 } }, "items.ageYears: is -4 years."],
    ["a saturation written as a fraction", "perc", { values: { spo2: 0.97 } }, 'write 97 or "97 %"'],
    ["creatinine in the other unit", "cockcroft-gault", { values: { creatinine: 1.1 } }, 'such as "1.2 mg/dL"'],
    ["an unknown unit", "cockcroft-gault", { values: { creatinine: "100 umol/l/x" } }, 'values.creatinine: "umol/l/x" is not a unit that is known here (did you mean "umol/L"?)'],
    ["a unit of another kind", "cockcroft-gault", { values: { weight: "70 cm" } }, 'values.weight: "70 cm" measures something else. Expected a number in kg'],
    ["no number in the text", "cockcroft-gault", { values: { weight: "heavy" } }, "does not begin with a number"],
    ["DDU where the rule is in FEU", "years", { values: { dDimer: "400 ng/mL DDU" } }, "is in DDU, but the rule is stated in FEU"],
    ["two assays", "d-dimer-age-adjusted", { values: { dDimer: "400 ng/mL FEU", assayUnit: "DDU" } }, "is written in FEU, but assayUnit is DDU"],
    ["an item against its value", "wells-pe", { items: { heartRateOver100: true }, values: { heartRate: 100 } }, "items.heartRateOver100: is true, but heartRate is 100 /min, which is not over 100."],
    ["no against its value", "wells-pe", { items: { heartRateOver100: false }, values: { heartRate: 101 } }, "is false, but heartRate is 101 /min"],
    ["two ages", "pesi", { items: { ageYears: 60 }, values: { age: 61 } }, "items.ageYears: is 60, but values.age is 61."],
    ["a value given twice", "wells-pe", { items: { heartRate: 90 }, values: { heartRate: 90 } }, "values.heartRate: is given twice."],
    ["a grade beyond the scale", "villalta", { items: { pain: 4 } }, "items.pain: is 4. Expected a whole number from 0 to 3."],
    ["a broken grade", "villalta", { items: { pain: 1.5 } }, "is 1.5. Expected a whole number from 0 to 3."],
    ["a word that is no choice", "cockcroft-gault", { values: { sex: "fenale" } }, 'values.sex: is "fenale". Expected male or female. Did you mean female?'],
    ["too few segments", "qanadli", { values: { segments: [1, 2] } }, "values.segments: has 2 entries. Expected 20"],
    ["a degree beyond the scale", "qanadli", { values: { segments: Array.from({ length: 20 }, () => 3) } }, "values.segments.0: is 3. Expected a whole number from 0 to 2."],
    ["an unknown artery", "qanadli", { values: { segments: { "right-uper": 1 } } }, "values.segments.right-uper: no such place. Did you mean right-upper?"],
    ["grades nested without end", "qanadli", { values: { segments: JSON.parse(`${'{"right":'.repeat(50)}1${"}".repeat(50)}`) as unknown } }, "is nested too deeply."],
    ["lists nested without end", "qanadli", { values: { segments: JSON.parse(`${"[".repeat(500)}1${"]".repeat(500)}`) as unknown } }, "has 1 entries. Expected 20"],
    ["a share that is none", "mastora", { values: { arteries: { trunk: "120 %" } } }, 'is "120 %". Expected a whole number from 0 to 5 or a percentage'],
    ["a sum beyond the scale", "miller", { values: { obstruction: 17 } }, "Expected a whole number from 0 to 16"],
    ["a wrong word for absent", "wells-pe", { absent: "no" }, 'absent: is "no". Expected "unknown" or "false".'],
    ["an edition that there is not", "wells-dvt", { edition: "four-level" }, 'edition: is "four-level". Expected two-level or three-level.'],
    ["an edition where there is one", "wells-pe", { edition: "2000" }, "Expected none"],
    ["items that are no object", "wells-pe", { items: [true] }, "items: is a list. Expected an object."],
    ["a request that is none", "wells-pe", 4, "is 4. Expected an object."],
    ["names of the language", "wells-pe", { items: { constructor: true } }, "items.constructor: no such item."],
  ])("%s", (_what, id, request, says) => {
    expect(problem(id, request)).toContain(says);
  });
});

test("whatever is sent, there is an answer or a ScoreInputError", () => {
  const ids = scoreDefinitions.map(({ id }) => id);
  const junk = fc.oneof(fc.jsonValue(), fc.anything({ withBigInt: true, withDate: true, withMap: true }), fc.constantFrom("5 mg/L", "1e400", "", " ", "7,5", "-0", "10*9/L", "5 {", "٣"));
  const names = fc.constantFrom(...new Set(listScores().flatMap(({ items, inputs }) => [...items, ...inputs].map(({ key }) => key))), "__proto__", "toString", "");
  const request = fc.oneof(junk, fc.record({ items: fc.oneof(junk, fc.dictionary(names, junk)), values: fc.oneof(junk, fc.dictionary(names, junk)), absent: junk }, { requiredKeys: [] }));
  fc.assert(
    fc.property(fc.constantFrom(...ids), request, (id, sent) => {
      try {
        const { total, bounds, missing } = scoreById(id, sent as ScoreRequest);
        if (total !== null) expect([missing, bounds]).toEqual([[], [total, total]]);
      } catch (error) {
        if (!(error instanceof ScoreInputError)) throw error;
        expect(error.problem).not.toBe("");
      }
    }),
    { numRuns: 3000 },
  );
});

describe("units", () => {
  test.each<[string, unknown, string, unknown]>([
    ["wells-pe", { values: { heartRate: "101 bpm" } }, "heartRateOver100", 101],
    ["wells-dvt", { values: { calfDifference: "30 mm" } }, "calfSwelling", 3],
    ["pesi", { values: { temperature: "309.05 K" } }, "temperatureUnder36", 35.9],
    ["pesi", { values: { systolicBp: "13.3 kPa" } }, "sbpUnder100", 99.7581895875],
    ["pesi", { values: { spo2: "89.9%" } }, "spo2Under90", 89.9],
    ["has-bled", { values: { drinksPerWeek: "8 drinks/week" } }, "alcohol", 8],
    ["khorana", { values: { platelets: "350 x10^9/L" } }, "platelets350", 350],
    ["khorana", { values: { platelets: "350 10*3/uL" } }, "platelets350", 350],
    ["khorana", { values: { platelets: "0.35 10*12/L" } }, "platelets350", 350],
    ["khorana", { values: { leukocytes: "11 G/L" } }, "leukocytesOver11", 11],
    ["riete", { values: { creatinine: "0.106 mmol/L" } }, "creatinine", 106],
    ["riete", { values: { creatinine: "106 µmol/L" } }, "creatinine", 106],
    ["herdoo2", { values: { dDimer: "0.25 mg/L FEU" } }, "dDimer250", 250],
    ["herdoo2", { values: { dDimer: "250 ng/mL{FEU}" } }, "dDimer250", 250],
    ["vte-bleed", { values: { creatinineClearance: "1 mL/s" } }, "renalDysfunction", 60],
    ["perc", { values: { age: "50 y" } }, "age50", 50],
    ["perc", { values: { age: "50 parsecs" } }, "", null],
  ])("%s %j", (id, request, key, value) => {
    if (key === "") expect(problem(id, request)).toContain("is not a unit that is known here");
    else expect(scoreById(id, request as ScoreRequest).items.find((item) => item.key === key)?.value).toBe(value);
  });

  test("every input reads its own unit as text", () => {
    for (const { id, inputs } of listScores()) {
      for (const { key, unit, kind } of inputs) {
        if (kind !== "quantity") continue;
        const value = { age: 60, temperature: 37, bmi: 30, weight: 70, creatinine: 100, wellsPe: 4, calfDifference: 4 }[key] ?? 90;
        const [number, text] = [value, `${value} ${unit ?? ""}`].map((given) => ({ ...scoreById(id, { values: { [key]: given } }) }));
        expect(text).toEqual(key === "dDimer" && id === "d-dimer-age-adjusted" ? expect.anything() : number);
      }
    }
  });

  test("segments by their numbers, fused ones for two", () => {
    const { derived } = scoreById("qanadli", { values: { segments: { r10: 2, "l1-2": 1, "l7-8": 2, l10: 1 } }, absent: "false" });
    expect(derived["points"]).toBe(9);
  });

  test("a bare number and text without a unit are in the unit of the score", () => {
    expect(scoreById("years", { values: { dDimer: "499" } }).classes).toEqual(scoreById("years", { values: { dDimer: 499 } }).classes);
  });
});

describe("what is not known", () => {
  test("null is not known, even when unlisted items count as no", () => {
    const { missing, countedAsNo } = scoreById("wells-pe", { items: { haemoptysis: null }, values: { heartRate: null }, absent: "false" });
    expect(missing).toEqual(["heartRateOver100", "haemoptysis"]);
    expect(countedAsNo).not.toContain("haemoptysis");
  });

  test("measured values and choices stay missing when unlisted items count as no", () => {
    expect(scoreById("pesi", { absent: "false" }).missing).toEqual(["ageYears"]);
    expect(scoreById("cockcroft-gault", { absent: "false" }).missing).toEqual(["age", "weight", "sex", "creatinine"]);
    expect(scoreById("years", { absent: "false" }).missing).toEqual(["dDimer"]);
  });

  test("two alternatives that are both yes: the stronger counts, with a caution", () => {
    const { total, cautions } = scoreById("geneva-revised", { items: { heartRate75to94: true, heartRate95plus: true }, absent: "false" });
    expect(total).toBe(5);
    expect(cautions).toHaveLength(1);
  });

  test("sex answers male sex, and must agree with it", () => {
    expect(scoreById("pesi", { values: { age: 60, sex: "male" }, absent: "false" }).total).toBe(70);
    expect(scoreById("dash", { values: { sex: "female" } }).missing).not.toContain("maleSex");
    expect(problem("4peps", { items: { maleSex: true }, values: { sex: "female" } })).toContain("items.maleSex: is true, but values.sex is female.");
  });

  test("PEGeD takes its band from the Wells total", () => {
    const decision = (wellsPe: number, dDimer: number): string | undefined => scoreById("peged", { values: { wellsPe, dDimer } }).classes["decision"];
    expect([decision(3, 999), decision(4, 999), decision(4.5, 999), decision(4.5, 499), decision(6, 499), decision(6.5, 499)]).toEqual(["excluded", "excluded", "imaging", "excluded", "excluded", "imaging"]);
  });

  test("an item of another edition is not counted, and that is said", () => {
    const { cautions, items } = scoreById("wells-dvt", { edition: "three-level", items: { previousDvt: true } });
    expect(cautions).toEqual(["previousDvt is no item of the three-level edition and was not counted."]);
    expect(items.map(({ key }) => key)).not.toContain("previousDvt");
  });

  test("a low severity with a strained ventricle carries a caution", () => {
    expect(scoreById("aha-acc-2026-pe-category", { items: { symptomatic: true, rvDysfunction: true }, absent: "false" }).cautions).toHaveLength(1);
    expect(scoreById("peged", { values: { cptp: "moderate", dDimer: 400, wellsPe: 3 } }).cautions).toHaveLength(1);
  });
});

describe("typed functions", () => {
  test("agree with the answer by id", () => {
    const points = (result: { readonly total_points: number | null }): number | null => result.total_points;
    expect(points(wellsPe({ dvtSigns: true, peMostLikely: false, heartRate_per_min: 101, immobilisationOrSurgery: false, previousDvtPe: false, haemoptysis: false, malignancy: false }))).toBe(4.5);
    expect(wellsDvt({ activeCancer: true, calfDifference_cm: 3 }).bounds).toEqual([0, 9]);
    expect(wellsDvt({ previousDvt: true, activeCancer: true }, "three-level").items.map(({ key }) => key)).not.toContain("previousDvt");
    expect(perc({ heartRate_per_min: 100 }).classes["rule-out"]).toBe("positive");
    expect(revisedGeneva({ heartRate_per_min: 95 }).bounds).toEqual([5, 22]);
    expect(pesi({ age_y: 70.5 }).bounds[0]).toBe(70);
    expect(sPesi({ age_y: 80 }).classes["two-class"]).toBeNull();
    expect(villalta({ venousUlcer: true }).classes["severity"]).toBe("severe");
    expect(khorana({ items: { siteVeryHigh: true }, values: { platelets: 350 }, absent: "false" }).total).toBe(3);
    expect(riete({ values: { creatinine: 106 } }).bounds).toEqual([0, 6.5]);
  });
});

describe("definitions", () => {
  test("there are 31, with ids, names, schemes, notes and sources of their own", () => {
    expect(scoreDefinitions).toHaveLength(31);
    expect(new Set(scoreDefinitions.map(({ id }) => id)).size).toBe(31);
    for (const definition of scoreDefinitions) {
      const keys = definition.items.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(definition.sources.length).toBeGreaterThan(0);
      expect(definition.notes.length).toBeGreaterThan(0);
      expect(definition.edition).not.toBe("");
      expect(scoreDefinition(definition.id)).toBe(definition);
    }
    expect(listScores().map(({ id }) => id)).toEqual(scoreDefinitions.map(({ id }) => id));
  });

  test("every band of every scheme begins where the one before ends", () => {
    for (const { id, cutoffs, items } of scoreDefinitions) {
      const steps = items.some(({ points }) => typeof points === "number" && points % 1 !== 0) ? [0.5] : [1];
      for (const { scheme, classes } of cutoffs) {
        const hits = Array.from({ length: 400 }, (_none, i) => -100 + i * (steps.at(0) ?? 1)).map((total) => classes.filter((band) => total >= (band.minPoints ?? -Infinity) && total <= (band.maxPoints ?? Infinity) && total > (band.abovePoints ?? -Infinity) && total < (band.belowPoints ?? Infinity)).length);
        expect([id, scheme, Math.max(...hits)]).toEqual([id, scheme, 1]);
      }
    }
  });

  test("the compiler knows the names of a score", () => {
    // @ts-expect-error no such item
    expect(() => khorana({ items: { siteVeryHihg: true } })).toThrow("Did you mean siteVeryHigh?");
    expect(() => answerScore(scoreDefinition("wells-pe"), { items: { nothing: true } })).toThrow(RangeError);
  });
});
