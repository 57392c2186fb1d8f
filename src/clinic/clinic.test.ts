import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { healthyClinic, quietInput, values } from "../../test/support/clinic.ts";
import { isUnit } from "../units/index.ts";
import { advanceDeath, createDeath, die, type DeathEvent, type DeathInput, type DeathState } from "./death.ts";
import { legParameters } from "./legs/parameters.ts";
import { clinicParameters } from "./parameters.ts";
import { recordParameters } from "./record/parameters.ts";
import { advanceClinic, type ClinicState } from "./state.ts";
import { symptomParameters } from "./symptoms/parameters.ts";
import { testCatalogue } from "./tests/data/catalogue.ts";
import { testParameters } from "./tests/parameters.ts";

const mmHg_Pa = 133.322387415;
const well: DeathInput = { arrest: false, arterialPressureMean_Pa: 90 * mmHg_Pa, SaO2_fraction: 0.97 };

function until(input: DeathInput, step_s: number, limit_s = 86400, state: DeathState = createDeath()): DeathEvent | undefined {
  for (let t = 0; t < limit_s; t += step_s) {
    const event = advanceDeath(state, input, values, t, step_s);
    if (event !== undefined) return event;
  }
  return undefined;
}

describe("death", () => {
  it("does not come to the well", () => {
    expect(until(well, 600)).toBeUndefined();
  });

  it.each([
    ["cardiac-arrest", { ...well, arrest: true }, 8 * 60],
    ["shock", { ...well, arterialPressureMean_Pa: 22.5 * mmHg_Pa }, 45 * 60],
    ["shock", { ...well, arterialPressureMean_Pa: 33.75 * mmHg_Pa }, 90 * 60],
    ["hypoxaemia", { ...well, SaO2_fraction: 0.225 }, 20 * 60],
  ] as const)("of %s comes by its law, at the same time in steps of a second, a minute and the whole", (cause, input, expected_s) => {
    for (const step_s of [1, 60, 7200]) {
      const event = until(input, step_s);
      expect(event?.cause).toBe(cause);
      expect(Math.abs((event?.at_s ?? NaN) - expected_s), `step ${step_s} s`).toBeLessThan(1e-6 * expected_s);
    }
  });

  it("does not come at the limits of pressure and saturation, and comes just below", () => {
    expect(until({ ...well, arterialPressureMean_Pa: values.shockPressure, SaO2_fraction: values.hypoxiaLimit }, 3600)).toBeUndefined();
    expect(until({ ...well, arterialPressureMean_Pa: 0.95 * values.shockPressure }, 3600)?.cause).toBe("shock");
  });

  it("is averted when the lack ends in time: harm fades", () => {
    const state = createDeath();
    expect(until({ ...well, arrest: true }, 60, 6 * 60, state)).toBeUndefined();
    const harm = state.arrestHarm_fraction;
    until(well, 3600, 12 * 3600, state);
    expect(state.arrestHarm_fraction).toBeLessThan(0.01 * harm);
    expect(state.dead).toBe(false);
  });

  it("happens once, and can be told from outside (bleeding)", () => {
    const state = createDeath();
    expect(die(state, "bleeding", 100)).toEqual({ kind: "death", cause: "bleeding", at_s: 100 });
    expect(advanceDeath(state, { ...well, arrest: true }, values, 100, 1e6)).toBeUndefined();
    expect(state).toMatchObject({ dead: true, cause: "bleeding", at_s: 100 });
  });
});

describe("the clinic's state", () => {
  it("survives JSON: the continuation has the same bytes", () => {
    const state = healthyClinic(11);
    const ill = { ...quietInput, symptoms: { ...quietInput.symptoms, deadSpace_fraction: 0.3, SaO2_fraction: 0.9, infarctedVolume_m3: 30e-6, distalPlug_fraction: 0.2 } };
    for (let t = 0; t < 7200; t += 60) advanceClinic(state, ill, values, t, 60);
    const copy = JSON.parse(JSON.stringify(state)) as ClinicState;
    for (let t = 7200; t < 86400; t += 600) expect(advanceClinic(copy, ill, values, t, 600)).toEqual(advanceClinic(state, ill, values, t, 600));
    expect(JSON.stringify(copy)).toBe(JSON.stringify(state));
  });

  it("does not change after death, and nothing is felt after it", () => {
    const state = healthyClinic(12);
    const dying = { ...quietInput, symptoms: { ...quietInput.symptoms, arrest: true }, death: { ...quietInput.death, arrest: true } };
    const events = advanceClinic(state, dying, values, 0, 3600);
    const death = events.at(-1);
    expect(death).toMatchObject({ kind: "death", cause: "cardiac-arrest" });
    expect(events.every((event) => event.at_s <= (death?.at_s ?? 0))).toBe(true);
    const before = JSON.stringify(state);
    expect(advanceClinic(state, dying, values, 3600, 3600)).toEqual([]);
    expect(JSON.stringify(state)).toBe(before);
  });
});

describe("parameters of the clinic", () => {
  const parts = [legParameters, symptomParameters, testParameters, recordParameters];

  it("have names that are unique over all parts", () => {
    expect(Object.keys(clinicParameters)).toHaveLength(parts.reduce((count, part) => count + Object.keys(part).length, 0));
  });

  it.each(Object.entries(clinicParameters))("%s lies in its range, has a known unit and says why when assumed or fitted", (_name, parameter: (typeof clinicParameters)[keyof typeof clinicParameters]) => {
    expect(parameter.value).toBeGreaterThanOrEqual(parameter.range[0]);
    expect(parameter.value).toBeLessThanOrEqual(parameter.range[1]);
    expect(isUnit(parameter.unit)).toBe(true);
    if (parameter.basis === "fitted") expect("locator" in parameter).toBe(true);
  });

  it("and tests have sources that the bibliography knows", () => {
    const bibliography = ["../../docs/references.d/clinic.bib", "../../docs/references.bib"].map((path) => {
      try {
        return readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
      } catch {
        return "";
      }
    }).join("\n");
    const keys = new Set([...Object.values(clinicParameters).map((parameter) => parameter.source), ...testCatalogue.map((test) => test.source)]);
    expect([...keys].filter((key) => !bibliography.includes(`{${key},`))).toEqual([]);
  });
});
