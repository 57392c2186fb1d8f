import { describe, expect, it } from "vitest";
import { quietLeg, values } from "../../../test/support/clinic.ts";
import { advanceLegs, createLegs } from "./advance.ts";
import type { LegInput, LegsState } from "./state.ts";
import { hydrostatic_Pa } from "./tissue.ts";

const mmHg_Pa = 133.322387415;
const hour_s = 3600;
const day_s = 24 * hour_s;
const person = { height_m: 1.65, mass_kg: 70 };

/** Popliteal to common femoral vein blocked, lying: pressure backs up, clot inflames. */
const blocked: LegInput = { ...quietLeg, calfVenousPressure_Pa: 24 * mmHg_Pa, thighVenousPressure_Pa: 18 * mmHg_Pa, thrombusLength_m: 0.45, calfThrombus_m3: 3e-6, thighThrombus_m3: 15e-6, superficialFlow_ratio: 2 };
/** Massive: no way out at all. */
const massive: LegInput = { ...blocked, calfVenousPressure_Pa: 75 * mmHg_Pa, thighVenousPressure_Pa: 60 * mmHg_Pa, calfThrombus_m3: 15e-6, thighThrombus_m3: 50e-6 };

function after(time_s: number, left: LegInput, step_s = hour_s, start: LegsState = createLegs(person, values, 1)): LegsState {
  for (let t = 0; t < time_s; t += step_s) advanceLegs(start, { left, right: quietLeg }, values, Math.min(step_s, time_s - t));
  return start;
}
const difference_cm = (legs: LegsState): number => 100 * (legs.left.calfCircumference_m - legs.left.calfHealthy_m);

describe("legs in health", () => {
  it("have no sign and stay so, with a small natural difference between the sides", () => {
    const legs = after(30 * day_s, quietLeg, 6 * hour_s);
    for (const side of ["left", "right"] as const) {
      expect(legs[side]).toMatchObject({ pain_points: 0, tenderness_fraction: 0, colour: "normal", nerveFailure_fraction: 0, villalta_points: 0, oedema_m3: 0 });
      expect(legs[side].calfCircumference_m).toBe(legs[side].calfHealthy_m);
    }
    expect(Math.abs(legs.left.calfHealthy_m - legs.right.calfHealthy_m)).toBeLessThan(0.03);
  });

  it("show no collateral veins and no late change when walking drives more blood through both", () => {
    const legs = createLegs(person, values, 1);
    const walking = { ...quietLeg, superficialFlow_ratio: 2.5, walking: true };
    advanceLegs(legs, { left: walking, right: walking }, values, hour_s);
    expect(legs.left).toMatchObject({ veinDistension_fraction: 0, villalta_points: 0 });
    advanceLegs(legs, { left: { ...walking, superficialFlow_ratio: 5 }, right: walking }, values, hour_s);
    expect(legs.left.veinDistension_fraction).toBeCloseTo(0.5, 10);
    expect(legs.right.veinDistension_fraction).toBe(0);
  });

  it("grow with the square root of mass over height, and refuse what no person has", () => {
    const ratio = createLegs({ height_m: 1.65, mass_kg: 140 }, { ...values, girthAsymmetry: 0 }, 1).left.calfHealthy_m / createLegs(person, { ...values, girthAsymmetry: 0 }, 1).left.calfHealthy_m;
    expect(ratio).toBeCloseTo(Math.sqrt(2), 10);
    expect(() => createLegs({ height_m: 0, mass_kg: 70 }, values, 1)).toThrow(/height_m is 0/);
    expect(() => createLegs({ height_m: 1.7, mass_kg: NaN }, values, 1)).toThrow(/mass_kg is NaN/);
  });

  it("swell a little in a day of sitting: about 0.1 L", () => {
    const load = hydrostatic_Pa("sitting", "calf", 1.65, values);
    const sitting: LegInput = { ...quietLeg, posture: "sitting", calfVenousPressure_Pa: 9 * mmHg_Pa + load, thighVenousPressure_Pa: 5.5 * mmHg_Pa + hydrostatic_Pa("sitting", "thigh", 1.65, values) };
    const oedema_mL = after(10 * hour_s, sitting).left.oedema_m3 * 1e6;
    expect(oedema_mL).toBeGreaterThan(60);
    expect(oedema_mL).toBeLessThan(150);
  });
});

describe("deep vein thrombosis of one leg (claim E4)", () => {
  it("swells that leg over hours to days: little after one hour, 2 to 4 cm after two days (PHY-516)", () => {
    expect(difference_cm(after(hour_s, blocked, 600))).toBeLessThan(0.8);
    const legs = after(2 * day_s, blocked);
    expect(difference_cm(legs)).toBeGreaterThan(1.8);
    expect(difference_cm(legs)).toBeLessThan(4.5);
    expect(legs.right.oedema_m3).toBe(0);
  });

  it("is not relieved by a night's rest with the leg raised while the vein is blocked", () => {
    const legs = after(3 * day_s, blocked);
    const evening = difference_cm(legs);
    const drop = hydrostatic_Pa("legs-raised", "calf", 1.65, values);
    after(8 * hour_s, { ...blocked, posture: "legs-raised", calfVenousPressure_Pa: blocked.calfVenousPressure_Pa + 0.5 * drop }, hour_s, legs);
    expect(difference_cm(legs)).toBeGreaterThan(0.6 * evening);
  });

  it("goes slowly after the vein has opened: hours later most is left, a week later little", () => {
    const legs = after(3 * day_s, blocked);
    const swollen = difference_cm(legs);
    after(6 * hour_s, quietLeg, hour_s, legs);
    expect(difference_cm(legs)).toBeGreaterThan(0.4 * swollen);
    after(7 * day_s, quietLeg, hour_s, legs);
    expect(difference_cm(legs)).toBeLessThan(0.15 * swollen);
  });

  it("hurts more upright, is tender, warm and red, and has distended veins", () => {
    const lying = after(2 * day_s, blocked).left;
    const standing = after(60, { ...blocked, posture: "standing" }, 60, after(2 * day_s, blocked)).left;
    expect(standing.pain_points).toBeGreaterThan(lying.pain_points);
    expect(lying.pain_points).toBeGreaterThan(2);
    expect(lying.tenderness_fraction).toBeGreaterThan(0.4);
    expect(lying.skinTemperature_K).toBeGreaterThan(values.skinRest + 0.5);
    expect(lying.colour).toBe("red");
    expect(lying.veinDistension_fraction).toBeGreaterThan(0.35);
  });

  it("is silent when a calf clot is small and blocks nothing", () => {
    const legs = after(2 * day_s, { ...quietLeg, thrombusLength_m: 0.03, calfThrombus_m3: 0.3e-6 });
    expect(difference_cm(legs)).toBe(0);
    expect(legs.left.pain_points).toBeLessThan(0.5);
  });

  it("swells less under a stocking (claim F7)", () => {
    expect(difference_cm(after(2 * day_s, { ...blocked, stockingPressure_Pa: 20 * mmHg_Pa }))).toBeLessThan(0.8 * difference_cm(after(2 * day_s, blocked)));
  });
});

describe("numbness (claim E5)", () => {
  it("does not come with an ordinary thrombosis", () => {
    const leg = after(7 * day_s, blocked).left;
    expect(leg.compartmentPressure_Pa).toBeLessThan(values.nerveThreshold);
    expect(leg.nerveFailure_fraction).toBe(0);
  });

  it("comes when massive swelling presses on the nerves, with a blue or pale leg", () => {
    const leg = after(2 * day_s, massive).left;
    expect(leg.compartmentPressure_Pa).toBeGreaterThan(values.nerveThreshold);
    expect(leg.nerveFailure_fraction).toBeGreaterThan(0.5);
    expect(["blue", "pale"]).toContain(leg.colour);
  });

  it("fades after relief", () => {
    const legs = after(2 * day_s, massive);
    const numb = legs.left.nerveFailure_fraction;
    after(14 * day_s, quietLeg, hour_s, legs);
    expect(legs.left.nerveFailure_fraction).toBeLessThan(0.1 * numb);
  });
});

describe("late changes (claim E6)", () => {
  it("follow organised clot: valves are lost for good, skin hardens over years", () => {
    const scarred = { ...quietLeg, thrombusLength_m: 0.6, organised_fraction: 1, fresh_fraction: 0 };
    const legs = after(60 * day_s, scarred, day_s);
    const lost = 1 - legs.left.valveCompetence_fraction;
    expect(lost).toBeGreaterThan(0.3);
    after(2 * 365 * day_s, quietLeg, 7 * day_s, legs);
    expect(1 - legs.left.valveCompetence_fraction).toBe(lost);
    expect(legs.left.skinChange_fraction).toBeGreaterThan(0.4);
    expect(legs.left.villalta_points).toBeGreaterThan(3);
    expect(legs.right.villalta_points).toBe(0);
  });
});

describe("steps", () => {
  it("of any length give the same oedema and inflammation while the input is constant, but for the leak that follows inflammation (half a per cent)", () => {
    const whole = after(2 * day_s, blocked, 2 * day_s).left;
    const fine = after(2 * day_s, blocked, 300).left;
    for (const name of ["calfOedema_m3", "thighOedema_m3", "calfInflammation_fraction", "thighInflammation_fraction", "calfCircumference_m"] as const) {
      expect(Math.abs(fine[name] / whole[name] - 1), name).toBeLessThan(5e-3);
    }
  });

  it("halved change failing nerves by less than two per cent", () => {
    const coarse = after(day_s, massive, 1800).left.nerveFailure_fraction;
    const fine = after(day_s, massive, 900).left.nerveFailure_fraction;
    expect(Math.abs(coarse - fine)).toBeLessThan(0.02);
  });
});
