import { describe, expect, it } from "vitest";
import { healthyClinic, healthyInput, values, veinsWith } from "../../../test/support/clinic.ts";
import { probabilityAfter, likelihoodRatios } from "../scores/index.ts";
import { nextTestTime_s, orderTest, performDueTests, type ClinicState } from "../state.ts";
import type { SymptomEvent } from "../symptoms/state.ts";
import { testCatalogue } from "../tests/data/catalogue.ts";
import type { Measurement, TestId, TestInput, TestOutcome } from "../tests/types.ts";
import { noticeSymptom, updateConditions } from "./conditions.ts";
import { dDimerSpecificity_fraction, probabilityAfterTests } from "./probability.ts";
import { conditionStatus, createRecord, testOutcome, type ClinicRecord, type ConditionChange, type TestResult } from "./state.ts";

const dvt = "deep-vein-thrombosis";
const pe = "pulmonary-embolism";

/** Files a result without measuring anything. */
function file(record: ClinicRecord, test: TestId, outcome: TestOutcome, result: Partial<Measurement> = {}): readonly ConditionChange[] {
  const filed: TestResult = { values: {}, findings: [], text: "", ...result, test, outcome, side: null, orderedAt_s: 0, at_s: record.results.length, orderEntry: null, entry: null };
  record.results.push(filed);
  return updateConditions(record, filed, 60, values);
}
type Filed = readonly [TestId, TestOutcome, Partial<Measurement>?];
const after = (...results: readonly Filed[]): ClinicRecord => {
  const record = createRecord();
  for (const [test, outcome, more] of results) file(record, test, outcome, more);
  return record;
};
const onset = (symptom: SymptomEvent["symptom"], at_s = 5): SymptomEvent => ({ kind: "symptom-onset", symptom, side: null, at_s, intensity_points: 3, heading_points: 6, causes: {} });

describe("deep vein thrombosis", () => {
  it("is unknown at first, and for a name that is no condition", () => {
    expect(conditionStatus(createRecord(), dvt)).toBeUndefined();
    expect(conditionStatus(createRecord(), "gout")).toBeUndefined();
  });

  it.each<[string, readonly Filed[], string | undefined]>([
    ["Wells likely", [["wells-dvt", "positive"]], "likely"],
    ["Wells unlikely", [["wells-dvt", "negative"]], "unlikely"],
    ["Wells open", [["wells-dvt", "indeterminate"]], "suspected"],
    ["Wells unlikely and D-dimer negative", [["wells-dvt", "negative"], ["d-dimer", "negative"]], "excluded"],
    ["the same in the other order", [["d-dimer", "negative"], ["wells-dvt", "negative"]], "excluded"],
    ["Wells unlikely and D-dimer positive", [["wells-dvt", "negative"], ["d-dimer", "positive"]], "unlikely"],
    ["Wells likely and D-dimer negative", [["wells-dvt", "positive"], ["d-dimer", "negative"]], "likely"],
    ["D-dimer negative alone", [["d-dimer", "negative"]], undefined],
    ["D-dimer positive alone", [["d-dimer", "positive"]], "suspected"],
    ["ultrasound positive", [["leg-ultrasound", "positive"]], "found"],
    ["ultrasound of thigh negative, unlikely", [["wells-dvt", "negative"], ["leg-ultrasound", "negative", { values: { wholeLeg_index: 0 } }]], "excluded"],
    ["ultrasound of thigh negative, likely", [["wells-dvt", "positive"], ["leg-ultrasound", "negative", { values: { wholeLeg_index: 0 } }]], "likely"],
    ["the same, then D-dimer negative", [["wells-dvt", "positive"], ["leg-ultrasound", "negative", { values: { wholeLeg_index: 0 } }], ["d-dimer", "negative"]], "excluded"],
    ["the same with D-dimer first", [["wells-dvt", "positive"], ["d-dimer", "negative"], ["leg-ultrasound", "negative", { values: { wholeLeg_index: 0 } }]], "excluded"],
    ["the same, then D-dimer positive", [["wells-dvt", "positive"], ["leg-ultrasound", "negative", { values: { wholeLeg_index: 0 } }], ["d-dimer", "positive"]], "likely"],
    ["ultrasound of the whole leg negative, likely", [["wells-dvt", "positive"], ["leg-ultrasound", "negative", { values: { wholeLeg_index: 1 } }]], "excluded"],
    ["ultrasound not conclusive, likely", [["wells-dvt", "positive"], ["leg-ultrasound", "indeterminate"]], "likely"],
    ["CT venography positive", [["ct-venography", "positive"]], "found"],
    ["CT venography negative, likely", [["wells-dvt", "positive"], ["ct-venography", "negative"]], "excluded"],
    ["found stays found", [["leg-ultrasound", "positive"], ["leg-ultrasound", "negative", { values: { wholeLeg_index: 1 } }], ["wells-dvt", "negative"]], "found"],
  ])("%s: %s", (_name, results, status) => {
    expect(conditionStatus(after(...results), dvt)).toBe(status);
  });
});

describe("pulmonary embolism", () => {
  it.each<[string, readonly Filed[], string | undefined]>([
    ["Wells likely", [["wells-pe", "positive"]], "likely"],
    ["Wells unlikely and D-dimer negative", [["wells-pe", "negative"], ["d-dimer", "negative"]], "excluded"],
    ["Wells likely and D-dimer negative", [["wells-pe", "positive"], ["d-dimer", "negative"]], "likely"],
    ["PERC negative at low probability", [["wells-pe", "negative"], ["perc", "negative"]], "excluded"],
    ["PERC negative without a low probability", [["perc", "negative"]], undefined],
    ["PERC positive", [["wells-pe", "negative"], ["perc", "positive"]], "unlikely"],
    ["CT positive", [["ctpa", "positive"]], "found"],
    ["CT negative", [["wells-pe", "positive"], ["ctpa", "negative"]], "excluded"],
    ["CT not conclusive", [["wells-pe", "positive"], ["ctpa", "indeterminate"]], "likely"],
    ["scan of high probability", [["wells-pe", "positive"], ["vq-scan", "positive"]], "found"],
    ["scan not diagnostic", [["wells-pe", "negative"], ["vq-scan", "indeterminate"]], "unlikely"],
    ["clot in a leg of someone in whom it is thought of", [["wells-pe", "negative"], ["leg-ultrasound", "positive"]], "likely"],
    ["clot in a leg, nobody thought of the lung", [["leg-ultrasound", "positive"]], undefined],
    ["strain of the right ventricle", [["wells-pe", "negative"], ["echocardiogram", "positive"]], "likely"],
    ["found stays found", [["ctpa", "positive"], ["ctpa", "negative"]], "found"],
  ])("%s: %s", (_name, results, status) => {
    expect(conditionStatus(after(...results), pe)).toBe(status);
  });
});

describe("changes of status", () => {
  it("tell from, to, why, and which result decided", () => {
    const record = after(["wells-pe", "positive"]);
    const [change] = file(record, "ctpa", "positive");
    expect(change).toMatchObject({ condition: pe, from: "likely", to: "found", decidedBy_index: 1, reason: "CT angiography shows pulmonary embolism" });
    expect(file(record, "ctpa", "positive")).toEqual([]);
  });

  it("come from symptoms: of the leg for one condition, of the chest for the other", () => {
    const record = createRecord();
    expect(noticeSymptom(record, onset("leg-swelling")).map((change) => change.condition)).toEqual([dvt]);
    expect(noticeSymptom(record, onset("breathlessness")).map((change) => change.condition)).toEqual([pe]);
    expect(noticeSymptom(record, onset("anxiety"))).toEqual([]);
    expect(noticeSymptom(record, { ...onset("syncope"), kind: "symptom-ended" })).toEqual([]);
    expect([conditionStatus(record, dvt), conditionStatus(record, pe)]).toEqual(["suspected", "suspected"]);
  });

  it("reopen what was excluded, with its probability to be assessed anew", () => {
    const record = after(["wells-pe", "negative"], ["d-dimer", "negative"]);
    expect(record.conditions[pe].after_probability).not.toBeNull();
    expect(noticeSymptom(record, onset("syncope"))).toMatchObject([{ condition: pe, from: "excluded", to: "suspected", after_probability: null }]);
  });

  it.each<[string, readonly Filed[]]>([["unlikely", [["wells-pe", "negative"]]], ["likely", [["wells-pe", "positive"]]], ["found", [["ctpa", "positive"]]]])("leave %s as it is while the work-up goes on", (status, results) => {
    const record = after(...results);
    expect(noticeSymptom(record, onset("syncope"))).toEqual([]);
    expect(conditionStatus(record, pe)).toBe(status);
  });
});

describe("probability after tests", () => {
  it("follows Bayes from the class of the score", () => {
    const { negative_ratio } = likelihoodRatios(values.dDimerSensitivity, dDimerSpecificity_fraction(60, values));
    const record = after(["wells-dvt", "negative"], ["d-dimer", "negative"]);
    expect(record.conditions[dvt].before_probability).toBe(values.dvtUnlikely);
    expect(record.conditions[dvt].after_probability).toBe(probabilityAfter(values.dvtUnlikely, negative_ratio));
    expect(record.conditions[dvt].after_probability).toBeLessThan(0.01);
    const found = after(["wells-pe", "positive"], ["ctpa", "positive"]).conditions[pe].after_probability ?? 0;
    expect(found).toBeGreaterThan(0.9);
  });

  it("counts the latest result of each test once, and nothing that is indeterminate", () => {
    const once = after(["wells-pe", "positive"], ["ctpa", "positive"]);
    const twice = after(["wells-pe", "positive"], ["ctpa", "negative"], ["ctpa", "positive"]);
    expect(twice.conditions[pe].after_probability).toBe(once.conditions[pe].after_probability);
    expect(after(["wells-pe", "positive"], ["ctpa", "indeterminate"]).conditions[pe].after_probability).toBe(values.peLikely);
  });

  it("and status leave results of an earlier work-up alone", () => {
    const record = createRecord();
    file(record, "d-dimer", "negative");
    const late: TestResult = { ...record.results[0], test: "wells-dvt", at_s: 72 * 3600 };
    record.results.push(late);
    updateConditions(record, late, 60, values);
    expect(conditionStatus(record, dvt)).toBe("unlikely");
    expect(record.conditions[dvt].after_probability).toBe(values.dvtUnlikely);
  });

  it("is unknown without a clinical score", () => {
    expect(probabilityAfterTests(after(["d-dimer", "positive"]), pe, 60, values, 2)).toBeNull();
    expect(probabilityAfterTests(after(["wells-pe", "indeterminate"], ["d-dimer", "positive"]), pe, 60, values, 2)).toBeNull();
  });

  it("takes the specificity of D-dimer from the age (DX-013: 62, 50, 44, 35 %)", () => {
    const read = [55, 65, 75, 85].map((age) => dDimerSpecificity_fraction(age, values));
    for (const [i, published] of [0.623, 0.495, 0.442, 0.352].entries()) expect(Math.abs(read[i] - published)).toBeLessThan(0.045);
    expect(dDimerSpecificity_fraction(20, values)).toBe(dDimerSpecificity_fraction(40, values));
  });
});

describe("orders and results", () => {
  const clotted: TestInput = { ...healthyInput, veins: veinsWith({ "femoral-vein-left": { occlusion_fraction: 1, clotLength_m: 0.2 }, "popliteal-vein-left": { occlusion_fraction: 1, clotLength_m: 0.14 } }) };

  it("come when they are due, in order of time, with the entry of their order", () => {
    const state = healthyClinic(4);
    const due = orderTest(state, { test: "leg-ultrasound", side: "left" }, 1000, "e7");
    const earlier = orderTest(state, { test: "d-dimer", side: "left" }, 1000, "e8");
    expect(earlier).toBeLessThan(due);
    expect(nextTestTime_s(state)).toBe(earlier);
    expect(performDueTests(state, clotted, values, earlier - 1)).toEqual([]);
    const events = performDueTests(state, clotted, values, due);
    expect(events.map((event) => [event.result.test, event.at_s, event.result.orderEntry, event.result.side])).toEqual([["d-dimer", earlier, "e8", null], ["leg-ultrasound", due, "e7", "left"]]);
    expect(events[1].changes.map((change) => [change.condition, change.to])).toEqual([[dvt, "found"]]);
    expect(nextTestTime_s(state)).toBe(Infinity);
    expect(testOutcome(state.record, "leg-ultrasound")).toBe("positive");
    expect(testOutcome(state.record, "ctpa")).toBeUndefined();
  });

  it("survive being written as JSON: the continuation has the same bytes", () => {
    const state = healthyClinic(5);
    orderTest(state, { test: "d-dimer" }, 0, "e1");
    orderTest(state, { test: "wells-dvt" }, 0, "e2");
    performDueTests(state, clotted, values, 600);
    const copy = JSON.parse(JSON.stringify(state)) as ClinicState;
    expect(copy).toEqual(state);
    performDueTests(state, clotted, values, 90000);
    performDueTests(copy, clotted, values, 90000);
    expect(JSON.stringify(copy)).toBe(JSON.stringify(state));
  });

  it("depend on the seed, the test and its repeat, not on other tests", () => {
    const read = (seed: number, ...before: readonly TestId[]): number => {
      const state = healthyClinic(seed);
      for (const test of [...before, "d-dimer"]) orderTest(state, { test }, 0, null);
      return performDueTests(state, healthyInput, values, 1e6).filter((event) => event.result.test === "d-dimer").at(-1)?.result.values.dDimer_ug_per_L_FEU ?? NaN;
    };
    expect(read(6)).toBe(read(6));
    expect(read(6, "ctpa", "ecg")).toBe(read(6));
    expect(read(6, "d-dimer")).not.toBe(read(6));
    expect(read(7)).not.toBe(read(6));
  });

  it("end with death", () => {
    const state = healthyClinic(8);
    orderTest(state, { test: "ecg" }, 0, null);
    state.death.dead = true;
    expect(nextTestTime_s(state)).toBe(Infinity);
    expect(performDueTests(state, healthyInput, values, 1e6)).toEqual([]);
  });

  it("refuse broken numbers instead of calling them negative", () => {
    const state = healthyClinic();
    orderTest(state, { test: "d-dimer" }, 0, null);
    expect(() => performDueTests(state, { ...healthyInput, dDimer_kg_per_m3: NaN }, values, 1e6)).toThrow("dDimer_kg_per_m3 is NaN");
    const veins = healthyInput.veins.map((vein, i) => (i === 2 ? { ...vein, occlusion_fraction: Infinity } : vein));
    expect(() => performDueTests(state, { ...healthyInput, veins }, values, 1e6)).toThrow(/anterior-tibial-vein-left occlusion_fraction is Infinity/);
    expect(() => orderTest(state, { test: "ecg" }, NaN, null)).toThrow("t_s is NaN");
    expect(state.record.orders).toHaveLength(1);
  });

  it("refuse a test that does not exist and name the nearest", () => {
    expect(() => orderTest(healthyClinic(), { test: "d-dimmer" }, 0, null)).toThrow(/"d-dimmer".*Did you mean "d-dimer"/);
  });

  it("can be given for every test of the catalogue, each with a report", () => {
    const state = healthyClinic(9);
    for (const { id } of testCatalogue) orderTest(state, { test: id }, 0, null);
    const events = performDueTests(state, clotted, values, 1e6);
    expect(events.map((event) => event.result.test).sort()).toEqual(testCatalogue.map((test) => test.id).sort());
    for (const { result } of events) {
      expect(result.text, result.test).toMatch(/^(aPTT|[A-Z]).*\.$/);
      for (const [name, value] of Object.entries(result.values)) expect(Number.isFinite(value), `${result.test} ${name}`).toBe(true);
    }
  });
});
