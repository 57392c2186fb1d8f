import { describe, expect, test } from "vitest";
import { testContext } from "../../../test/support/scenario-context.ts";
import { readScenario } from "./reader.ts";
import type { Scenario, ScenarioAction } from "./types.ts";

const base = { title: "A test", person: { age: 60 }, until: "5 d" };

function read(document: unknown): Scenario {
  const result = readScenario(document, testContext);
  if (!result.ok) throw new Error(result.problems.map((problem) => `${problem.field}: ${problem.message}`).join("\n"));
  return result.scenario;
}

function actionOf(event: Readonly<Record<string, unknown>>): ScenarioAction {
  const [first] = read({ ...base, events: [{ at: "1 d", ...event }] }).events;
  return first.action;
}

describe("times and quantities", () => {
  test.each([
    ["4 d", 345600], ["90 min", 5400], ["1.5 h", 5400], ["P2DT3H", 183600], ["PT90M", 5400], ["2 weeks", 1209600], ["2 w", 1209600], ["0 d", 0], [".5 h", 1800], ["36hours", 129600], [" 7 days ", 604800], ["1e2 s", 100], ["1 week", 604800], ["3 hrs", 10800],
  ])("at: %s is %d s", (text, seconds) => {
    expect(read({ ...base, events: [{ at: text, note: "x" }] }).events[0].trigger).toEqual({ type: "at", at_s: seconds });
  });

  test.each([[68, 68], ["68", 68], ["68 y", 68], ["70 years", 70], [18, 18], [105, 105]])("age: %s is %d years", (written, age) => {
    expect(read({ ...base, person: { age: written } }).person.age_y).toBe(age);
  });

  test("a person's members are handed on in SI", () => {
    const { person } = read({
      ...base,
      person: { sex: "male", height: "180 cm", mass: "81.5 kg", foramenOvale: "patent", leftIliacCompression: "40 %", creatinineClearance: "60 mL/min", blood: { antithrombin: "50 %", proteinC: 0.4, haemoglobin: "9.5 g/dL", antiphospholipid: true, factorVLeiden: "homozygous" } },
    });
    expect(person.height_m).toBeCloseTo(1.8, 12);
    expect(person.mass_kg).toBe(81.5);
    expect(person.foramenOvale).toBe("open");
    expect(person.leftIliacCompression_fraction).toBeCloseTo(0.4, 12);
    expect(person.creatinineClearance_m3_per_s).toBeCloseTo(1e-6, 18);
    expect(person.blood.antithrombin_fraction).toBeCloseTo(0.5, 12);
    expect(person.blood.proteinC_fraction).toBe(0.4);
    expect(person.blood.haemoglobin_kg_per_m3).toBeCloseTo(95, 9);
    expect(person.blood.factorVLeiden).toBe("homozygous");
    expect(person.blood.proteinS_fraction).toBe(1);
  });

  test("what is left out: seed 1, no events, no clock", () => {
    const scenario = read(base);
    expect(scenario.seed).toBe(1);
    expect(scenario.events).toEqual([]);
    expect("startClock_s" in scenario).toBe(false);
    expect(read({ ...base, start: "08:30" }).startClock_s).toBe(30600);
  });

  test("a scenario survives being written as JSON", () => {
    const scenario = read({ ...base, events: [{ when: "not (death or SpO2_percent < 90)", delay: "1 h", once: false, give: "apixaban", dose: "10 mg" }] });
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
  });
});

describe("actions", () => {
  test("doses keep their kind: mass, activity, each for the body mass", () => {
    const amounts = [["apixaban", "10 mg"], ["enoxaparin", "1 mg/kg"], ["heparin", "5000 IU"], ["dalteparin", "200 IU/kg"]].map(([give, dose]) => {
      const action = actionOf({ give, dose });
      return action.action === "give" ? action.dose : undefined;
    });
    expect(amounts.map((amount) => amount?.unit)).toEqual(["kg", "kg_per_kg", "IU", "IU_per_kg"]);
    [1e-5, 1e-6, 5000, 200].forEach((n, i) => { expect(amounts[i]?.n).toBeCloseTo(n, 12); });
  });

  test("a bolus with an infusion", () => {
    const action = actionOf({ give: "heparin", dose: "80 IU/kg", rate: "18 IU/kg/h", for: "24 h" });
    expect(action).toMatchObject({ drug: "heparin", dose: { n: 80, unit: "IU_per_kg" }, rate: { unit: "IU_per_kg_per_s" }, for_s: 86400 });
    expect(action.action === "give" ? (action.rate?.n ?? 0) * 3600 : 0).toBeCloseTo(18, 9);
  });

  test("oxygen as a fraction, as a flow, or none", () => {
    expect(actionOf({ oxygen: "40 %" })).toEqual({ action: "oxygen", mode: "fraction", inspired_fraction: 0.4 });
    expect(actionOf({ oxygen: 0.6 })).toEqual({ action: "oxygen", mode: "fraction", inspired_fraction: 0.6 });
    expect(actionOf({ oxygen: "off" })).toEqual({ action: "oxygen", mode: "off" });
    const flow = actionOf({ oxygen: "6 L/min", for: "1 h" });
    expect(flow.action === "oxygen" && flow.mode === "flow" ? flow.flow_m3_per_s : 0).toBeCloseTo(1e-4, 12);
  });

  test("an embolus by volume, or by length and diameter (a cylinder)", () => {
    expect(actionOf({ embolus: { vessel: "femoral-vein-left", volume: "2 mL" } })).toMatchObject({ volume_m3: 2e-6 });
    const piece = actionOf({ embolus: { vessel: "femoral-vein-left", length: "10 cm", diameter: "8 mm" } });
    expect(piece.action === "embolus" ? piece.volume_m3 : 0).toBeCloseTo(5.0265e-6, 9);
  });

  test("stockings, filter and lysis with their usual meaning when little is said", () => {
    expect(actionOf({ stockings: "off" })).toEqual({ action: "stockings", pressure_Pa: 0, side: "both" });
    expect(actionOf({ filter: "removed" })).toEqual({ action: "filter", vessel: null });
    expect(actionOf({ filter: "inferior-vena-cava-infrarenal" })).toMatchObject({ vessel: "inferior-vena-cava-infrarenal" });
    expect(actionOf({ lysis: "systemic" })).toEqual({ action: "lysis", route: "systemic", drug: "alteplase", dose: { n: 1e-4, unit: "kg" }, over_s: 7200 });
    expect(actionOf({ ventilation: "spontaneous" })).toEqual({ action: "ventilation", mode: "spontaneous" });
    expect(actionOf({ ventilation: { mode: "fixed", minuteVolume: "6 L/min", peep: "5 cmH2O" } })).toMatchObject({ mode: "fixed", inspired_fraction: 0.21 });
  });

  test("a parameter is set in its own unit, whatever unit was written", () => {
    const action = actionOf({ set: { parameter: "thrombus.growthSpeed", value: "24 mm/d" } });
    expect(action.action === "set" ? action.value.unit : "").toBe("cm_per_d");
    expect(action.action === "set" ? action.value.n : 0).toBeCloseTo(2.4, 12);
    expect(actionOf({ set: { parameter: "thrombus.startShare", value: 0.3 } })).toMatchObject({ value: { n: 0.3 } });
    expect(actionOf({ set: { parameter: "embolus.adhesion", value: "8 J/m2" } })).toMatchObject({ value: { n: 8, unit: "J_per_m2" } });
  });

  test("events keep their place in the list", () => {
    const { events } = read({ ...base, events: [{ at: "2 d", cough: 3 }, { at: "1 d", valsalva: "15 s" }] });
    expect(events.map((event) => event.index)).toEqual([0, 1]);
    expect(events[1].action).toEqual({ action: "valsalva", duration_s: 15 });
  });
});

describe("problems", () => {
  test("all are told at once, each with path, value, expectation and suggestion", () => {
    const result = readScenario({ title: "A", persn: {}, person: { age: 200 }, until: 5, events: [{ at: "1 d", give: "apixaban", dose: "10 mgg" }] }, testContext);
    expect(result.ok ? [] : result.problems.map((problem) => problem.field)).toEqual(["persn", "person.age", "until", "events[0].dose"]);
    expect(result.ok ? null : result.problems[3]).toEqual({
      path: ["events", 0, "dose"],
      at: "value",
      field: "events[0].dose",
      value: '"10 mgg"',
      expected: 'a dose such as "10 mg" or "5000 IU" or "1 mg/kg"',
      suggestion: "10 mg",
      message: '"10 mgg" is not a dose. Expected a dose such as "10 mg" or "5000 IU" or "1 mg/kg". Did you mean "10 mg"?',
    });
  });

  test("a hostile value is shown short and without control characters", () => {
    const result = readScenario({ ...base, title: 5, until: `\u001b[31m${"9".repeat(500)}\n` }, testContext);
    for (const problem of result.ok ? [] : result.problems) {
      expect(problem.message).not.toMatch(/\p{Cc}/u);
      expect(problem.message.length).toBeLessThan(250);
    }
  });
});
