import { describe, expect, it } from "vitest";
import { healthyClinic, healthyInput, values } from "../../../test/support/clinic.ts";
import { stream } from "../../numerics/index.ts";
import type { LegsState } from "../legs/state.ts";
import type { SymptomId } from "../symptoms/catalogue.ts";
import type { SymptomsState } from "../symptoms/state.ts";
import { alternativeIsAsLikely, examineLeg } from "./examination.ts";
import { measure } from "./perform.ts";
import type { HistoryFindings, Measurement, TestId, TestInput } from "./types.ts";

const day_s = 86400;
const week_s = 7 * day_s;

/** A left leg swollen all over, tender, pitting, with collaterals. */
function swollenLegs(): LegsState {
  const { legs } = healthyClinic();
  Object.assign(legs.left, {
    calfCircumference_m: legs.right.calfCircumference_m + 0.045, thighCircumference_m: legs.right.thighCircumference_m + 0.04,
    calfOedema_m3: 0.12 * legs.left.calfTissue_m3, tenderness_fraction: 0.7, veinDistension_fraction: 0.6,
  });
  return legs;
}

function symptomsWith(...ids: readonly SymptomId[]): SymptomsState {
  const { symptoms } = healthyClinic();
  for (const symptom of symptoms.symptoms) if (ids.includes(symptom.symptom)) Object.assign(symptom, { onset_s: 0, intensity_points: 5 });
  return symptoms;
}

const look = (id: TestId, what: { readonly input?: TestInput; readonly legs?: LegsState; readonly symptoms?: SymptomsState; readonly seed?: number; readonly n?: number; readonly side?: "left" | "right" }): Measurement => {
  const seed = what.seed ?? 1;
  return measure(id, { input: what.input ?? healthyInput, legs: what.legs ?? healthyClinic().legs, symptoms: what.symptoms ?? healthyClinic().symptoms, values, random: stream(seed, "test", id, what.n ?? 0), seed, side: what.side ?? null });
};
const told = (history: HistoryFindings): TestInput => ({ ...healthyInput, history });
const item = (result: Measurement, key: string): boolean | number | string | null | undefined => result.score?.items.find((candidate) => candidate.key === key)?.value;

describe("examination of a leg", () => {
  it("finds nothing in health", () => {
    const { legs } = healthyClinic(3);
    expect(examineLeg(legs, "left", values, 0)).toMatchObject({ tender: false, entireLegSwollen: false, pitting: false, collateralVeins: false });
  });

  it("finds every sign of a swollen, inflamed leg, and none on the other", () => {
    expect(examineLeg(swollenLegs(), "left", values, 0)).toMatchObject({ tender: true, entireLegSwollen: true, pitting: true, collateralVeins: true });
    expect(examineLeg(swollenLegs(), "right", values, 0)).toMatchObject({ tender: false, entireLegSwollen: false, pitting: false, collateralVeins: false });
  });

  it("calls oedema pitting only when the other leg is free of it", () => {
    const legs = swollenLegs();
    legs.right.calfOedema_m3 = legs.left.calfOedema_m3;
    expect(examineLeg(legs, "left", values, 0).pitting).toBe(false);
  });
});

describe("Wells score of deep vein thrombosis as a test", () => {
  it("shows all ten items and the total", () => {
    const result = look("wells-dvt", { legs: swollenLegs() });
    expect(result.score?.items).toHaveLength(10);
    expect(result.outcome).toBe("positive");
    expect(result.values.total_points).toBe(result.score?.total_points);
    expect(result.text).toContain("left leg");
    expect(item(result, "calfSwelling")).toBeGreaterThan(3);
  });

  it("is unlikely in health", () => {
    expect(look("wells-dvt", {}).outcome).toBe("negative");
  });

  it.each([[12 * week_s - 1, true], [12 * week_s, true], [12 * week_s + 1, false]])("counts surgery %d s ago: %s", (sinceSurgery_s, counted) => {
    expect(item(look("wells-dvt", { input: told({ ...healthyInput.history, sinceSurgery_s }) }), "bedriddenOrMajorSurgery")).toBe(counted);
  });

  it.each([[3 * day_s - 1, false], [3 * day_s, true], [3 * day_s + 1, true]])("counts %d s in bed: %s", (bedridden_s, counted) => {
    expect(item(look("wells-dvt", { input: told({ ...healthyInput.history, bedridden_s }) }), "bedriddenOrMajorSurgery")).toBe(counted);
  });

  it("leaves what was not asked missing and gives bounds, never zero", () => {
    const result = look("wells-dvt", { input: told({}), legs: swollenLegs() });
    expect(result.score?.missing).toEqual(["activeCancer", "paralysisOrImmobilisation", "bedriddenOrMajorSurgery", "previousDvt"]);
    expect(result.values.total_points).toBeUndefined();
    expect(result.values.most_points - result.values.least_points).toBe(4);
    expect(result.text).toContain("missing: activeCancer");
  });

  it("is indeterminate while a missing item could change the class", () => {
    const open = Array.from({ length: 20 }, (_, seed) => look("wells-dvt", { input: told({}), seed })).map((result) => result.outcome);
    expect(open).toContain("indeterminate");
  });

  it("is certain of bed rest or surgery when one is known to be true, open when one is unknown and the other false", () => {
    const of = (history: HistoryFindings): ReturnType<typeof item> => item(look("wells-dvt", { input: told(history) }), "bedriddenOrMajorSurgery");
    expect(of({ bedridden_s: 4 * day_s })).toBe(true);
    expect(of({ bedridden_s: 0 })).toBeNull();
    expect(of({ bedridden_s: 0, sinceSurgery_s: null })).toBe(false);
  });
});

describe("judgement of an alternative diagnosis", () => {
  it("is certain without a typical finding and rarer with each", () => {
    const share = (n: number): number => Array.from({ length: 2000 }, (_, seed) => alternativeIsAsLikely(n, "dvt", values, seed)).filter((answer) => answer).length / 2000;
    expect(share(0)).toBe(1);
    for (const n of [1, 2, 3]) expect(Math.abs(share(n) - 0.5 ** n)).toBeLessThan(0.035);
  });

  it("stays the same for one person from look to look", () => {
    for (let seed = 0; seed < 50; seed++) {
      const answers = [0, 1, 2].map((n) => item(look("wells-dvt", { legs: swollenLegs(), seed, n }), "alternativeDiagnosis"));
      expect(new Set(answers).size).toBe(1);
    }
  });
});

describe("scores of the chest as tests", () => {
  it.each([[99, 0], [100, 0], [101, 1.5]])("Wells PE: a heart rate of %d gives %d points", (rate, points) => {
    const result = look("wells-pe", { input: { ...healthyInput, heartRate_per_s: rate / 60 } });
    expect(result.score?.items.find((candidate) => candidate.key === "heartRateOver100")?.points).toBe(points);
  });

  it.each([[99, "negative"], [100, "positive"], [101, "positive"]])("PERC: a heart rate of %d is %s", (rate, outcome) => {
    expect(look("perc", { input: { ...healthyInput, heartRate_per_s: rate / 60, SpO2_fraction: 0.99 } }).outcome).toBe(outcome);
  });

  it("Wells PE: leg signs, haemoptysis and cancer make it likely; the window for surgery is four weeks", () => {
    const history = { ...healthyInput.history, activeCancer: true, sinceSurgery_s: 4 * week_s };
    const result = look("wells-pe", { input: told(history), legs: swollenLegs(), symptoms: symptomsWith("haemoptysis", "breathlessness") });
    expect(result.outcome).toBe("positive");
    for (const key of ["dvtSigns", "haemoptysis", "malignancy", "immobilisationOrSurgery"]) expect(item(result, key), key).toBe(true);
    expect(item(look("wells-pe", { input: told({ ...history, sinceSurgery_s: 4 * week_s + 1 }) }), "immobilisationOrSurgery")).toBe(false);
  });

  it("the severity index counts what the monitor shows", () => {
    expect(look("pesi", {}).outcome).toBe("negative");
    expect(look("spesi", {}).outcome).toBe("negative");
    const ill = { ...healthyInput, history: { ...healthyInput.history, age_y: 81, activeCancer: true }, heartRate_per_s: 2, arterialPressureSystolic_Pa: 80 * 133.322387415, SpO2_fraction: 0.8 };
    expect(look("pesi", { input: ill }).outcome).toBe("positive");
    expect(look("spesi", { input: ill }).outcome).toBe("positive");
  });

  it("revised Geneva needs no judgement", () => {
    expect(look("revised-geneva", {}).outcome).toBe("negative");
    const result = look("revised-geneva", { input: { ...told({ ...healthyInput.history, age_y: 70, previousDvtPe: true }), heartRate_per_s: 100 / 60 }, legs: swollenLegs() });
    expect(result.outcome).toBe("positive");
  });
});
