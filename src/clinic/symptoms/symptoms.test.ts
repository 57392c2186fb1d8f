import { describe, expect, it } from "vitest";
import { healthyClinic, quietInput, quietLeg, values } from "../../../test/support/clinic.ts";
import { advanceClinic, type ClinicEvent, type ClinicInput, type ClinicState } from "../state.ts";
import type { SymptomId } from "./catalogue.ts";
import { symptomCatalogue } from "./catalogue.ts";
import { redFlags } from "./red-flags.ts";
import { hasSymptom, viewSymptoms, type SymptomEvent, type SymptomInput } from "./state.ts";

const hour_s = 3600;
const day_s = 24 * hour_s;
const mmHg_Pa = 133.322387415;

const chest = (change: Partial<SymptomInput>): ClinicInput => ({ ...quietInput, symptoms: { ...quietInput.symptoms, ...change } });
/** A lobar embolus: fast heart, wasted ventilation, low oxygen. */
const embolus = chest({ heartRate_per_s: 115 / 60, minuteVentilation_m3_per_s: 11e-3 / 60, deadSpace_fraction: 0.35, SaO2_fraction: 0.88, cardiacOutput_m3_per_s: 4.2e-3 / 60 });

function run(state: ClinicState, input: ClinicInput, time_s: number, step_s: number, from_s = 0): readonly ClinicEvent[] {
  const events: ClinicEvent[] = [];
  for (let t = 0; t < time_s; t += step_s) events.push(...advanceClinic(state, input, values, from_s + t, Math.min(step_s, time_s - t)));
  return events;
}
const onsets = (events: readonly ClinicEvent[]): readonly SymptomEvent[] => events.filter((event): event is SymptomEvent => event.kind === "symptom-onset");
const onsetOf = (events: readonly ClinicEvent[], id: SymptomId): number | undefined => onsets(events).find((event) => event.symptom === id)?.at_s;
const share = (count: number, input: ClinicInput, time_s: number, id: SymptomId): number => Array.from({ length: count }, (_, seed) => {
  const state = healthyClinic(seed);
  return onsets(run(state, input, time_s, time_s / 48)).some((event) => event.symptom === id);
}).filter((felt) => felt).length / count;

describe("health", () => {
  it("has no symptom in a month", () => {
    const state = healthyClinic(3);
    expect(run(state, quietInput, 30 * day_s, 6 * hour_s)).toEqual([]);
    expect(Math.max(...Object.values(viewSymptoms(state.symptoms).intensity_points))).toBe(0);
  });
});

describe("breathlessness of an embolus (claim E1)", () => {
  it("comes on within seconds to minutes at rest, with its causes", () => {
    const events = run(healthyClinic(1), embolus, 600, 1);
    const onset = onsetOf(events, "breathlessness") ?? Infinity;
    expect(onset).toBeGreaterThan(0.5);
    expect(onset).toBeLessThan(60);
    expect(onsets(events).find((event) => event.symptom === "breathlessness")?.heading_points).toBeGreaterThan(2);
    expect(Object.keys(onsets(events).find((event) => event.symptom === "breathlessness")?.causes ?? {}).length).toBeGreaterThan(0);
  });

  it("begins at the same moment in steps of one second and of one minute", () => {
    const fine = onsetOf(run(healthyClinic(1), embolus, 600, 1), "breathlessness") ?? NaN;
    const coarse = onsetOf(run(healthyClinic(1), embolus, 600, 60), "breathlessness") ?? NaN;
    expect(Math.abs(fine - coarse)).toBeLessThan(1e-6);
  });

  it("is noticed by most, not by all; a small embolus by fewer (PHY-503)", () => {
    const large = share(300, embolus, 900, "breathlessness");
    const small = share(300, chest({ minuteVentilation_m3_per_s: 6.4e-3 / 60, deadSpace_fraction: 0.12, SaO2_fraction: 0.955 }), 900, "breathlessness");
    expect(large).toBeGreaterThan(0.9);
    expect(small).toBeLessThan(0.6);
    expect(small).toBeLessThan(large);
  });

  it("ends when its cause is gone, without flicker", () => {
    const state = healthyClinic(1);
    run(state, embolus, 600, 5);
    const events = run(state, quietInput, 600, 5, 600).filter((event) => event.kind !== "finding" && event.kind !== "death" && event.symptom === "breathlessness");
    expect(events.map((event) => event.kind)).toEqual(["symptom-ended"]);
    expect(hasSymptom(state.symptoms, "breathlessness")).toBe(false);
  });

  it("is not what exercise explains", () => {
    const exercise = chest({ heartRate_per_s: 125 / 60, minuteVentilation_m3_per_s: 15e-3 / 60, exercise_ratio: 2.8, cardiacOutput_m3_per_s: 8e-3 / 60 });
    expect(onsetOf(run(healthyClinic(1), exercise, 1200, 10), "breathlessness")).toBeUndefined();
  });
});

describe("the lining of the lung (claim E2)", () => {
  it("hurts over hours with distal emboli and infarct, and blood is coughed up only from dead lung", () => {
    const infarct = chest({ distalPlug_fraction: 0.15, infarctedVolume_m3: 40e-6 });
    const pain = share(200, infarct, 2 * day_s, "pleuritic-pain");
    expect(pain).toBeGreaterThan(0.7);
    const early = onsetOf(run(healthyClinic(2), infarct, 2 * day_s, 300), "pleuritic-pain") ?? Infinity;
    expect(early).toBeGreaterThan(300);
    expect(share(200, infarct, 5 * day_s, "haemoptysis")).toBeGreaterThan(0.2);
    expect(share(200, chest({ distalPlug_fraction: 0.3 }), 5 * day_s, "haemoptysis")).toBe(0);
  });
});

describe("an infarct", () => {
  const dead = chest({ infarctedVolume_m3: 40e-6 });

  it("heals within weeks: pain and bleeding cease though the scar stays", () => {
    const state = healthyClinic(2);
    const ends = run(state, dead, 40 * day_s, 6 * hour_s).flatMap((event) => (event.kind === "symptom-ended" ? [event.symptom] : []));
    expect(ends).toContain("pleuritic-pain");
    expect(state.symptoms.freshInfarct_m3).toBeLessThan(0.01 * 40e-6);
  });

  it("hurts again only when it grows", () => {
    const state = healthyClinic(2);
    run(state, dead, 40 * day_s, 6 * hour_s);
    expect(onsetOf(run(state, dead, 5 * day_s, 6 * hour_s, 40 * day_s), "pleuritic-pain")).toBeUndefined();
    expect(onsetOf(run(state, chest({ infarctedVolume_m3: 80e-6 }), 2 * day_s, 6 * hour_s, 45 * day_s), "pleuritic-pain")).toBeDefined();
  });
});

describe("faintness and collapse (claim E3)", () => {
  it("follow the flow to the brain: faint at two thirds, syncope below a half after seconds", () => {
    const faint = run(healthyClinic(1), chest({ cerebralPerfusion_ratio: 0.62 }), 120, 1);
    expect(onsetOf(faint, "faintness")).toBeLessThan(60);
    expect(onsetOf(faint, "syncope")).toBeUndefined();
    const gone = run(healthyClinic(1), chest({ cerebralPerfusion_ratio: 0.3 }), 120, 1);
    expect(onsetOf(gone, "syncope")).toBeGreaterThan(3);
    expect(onsetOf(gone, "syncope")).toBeLessThan(20);
  });

  it("a short dip of pressure is no collapse, a lasting one is", () => {
    const low = chest({ arterialPressureMean_Pa: 40 * mmHg_Pa });
    const state = healthyClinic(1);
    expect(onsetOf(run(state, low, 15, 1), "collapse")).toBeUndefined();
    run(state, quietInput, 60, 1, 15);
    expect(onsetOf(run(state, low, 60, 1, 75), "collapse")).toBeDefined();
  });
});

describe("the leg", () => {
  const clot: ClinicInput = { ...quietInput, legs: { right: quietLeg, left: { ...quietLeg, calfVenousPressure_Pa: 24 * mmHg_Pa, thighVenousPressure_Pa: 18 * mmHg_Pa, thrombusLength_m: 0.45, calfThrombus_m3: 3e-6, thighThrombus_m3: 15e-6 } } };

  it("is felt on its side only, over hours (claim E4), and never numb (claim E5)", () => {
    const events = onsets(run(healthyClinic(1), clot, 3 * day_s, 600));
    expect(events.length).toBeGreaterThan(0);
    expect(events.every((event) => event.side === "left" && event.at_s > 0.5 * hour_s)).toBe(true);
    expect(events.map((event) => event.symptom)).not.toContain("leg-numbness");
  });

  it("raises suspicion of a thrombosis once, at its first symptom", () => {
    const state = healthyClinic(1);
    const events = run(state, clot, 3 * day_s, 600);
    const findings = events.filter((event) => event.kind === "finding");
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ condition: "deep-vein-thrombosis", to: "suspected" });
    expect(findings[0].at_s).toBe(onsets(events)[0].at_s);
    expect(state.record.conditions["pulmonary-embolism"].status).toBeNull();
  });
});

describe("red flags (claim E7)", () => {
  it("are absent in health", () => {
    expect(redFlags(healthyClinic().symptoms)).toEqual([]);
  });

  it.each(symptomCatalogue.map((kind) => [kind.id, kind.urgency] as const))("%s: %s", (id, urgency) => {
    const { symptoms } = healthyClinic();
    for (const symptom of symptoms.symptoms) if (symptom.symptom === id) symptom.onset_s = 0;
    const flags = redFlags(symptoms);
    expect(flags.map((flag) => flag.urgency)).toEqual(urgency === "none" ? [] : [urgency]);
    if (urgency === "emergency") expect(flags[0].text).toContain("112, 999, 911");
    if (urgency === "same-day") expect(flags[0].text).toContain("the same day");
  });

  it("put the emergency first when leg and chest are both affected", () => {
    const { symptoms } = healthyClinic();
    for (const symptom of symptoms.symptoms) if (symptom.symptom === "leg-swelling" || symptom.symptom === "breathlessness") symptom.onset_s = 0;
    expect(redFlags(symptoms).map((flag) => flag.urgency)).toEqual(["emergency", "same-day"]);
  });
});
