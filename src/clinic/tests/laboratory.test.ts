import { describe, expect, it } from "vitest";
import { healthyClinic, healthyInput, values } from "../../../test/support/clinic.ts";
import { stream } from "../../numerics/index.ts";
import { dDimerCutoff_ug_per_L_FEU, dDimerOutcome } from "./laboratory.ts";
import { measure } from "./perform.ts";
import type { Measurement, TestId, TestInput } from "./types.ts";

const { legs, symptoms } = healthyClinic();
const look = (id: TestId, input: TestInput, n = 0, side: "left" | "right" | null = null): Measurement => measure(id, { input, legs, symptoms, values, random: stream(1, "test", id, n), seed: 1, side });
const aged = (age_y: number): TestInput["history"] => ({ ...healthyInput.history, age_y });
const mmHg_Pa = 133.322387415;

describe("D-dimer", () => {
  it("has a cut-off of 500 up to 50 years and of ten times the age above", () => {
    expect([20, 49, 50, 50.9, 51, 60, 87].map((age) => dDimerCutoff_ug_per_L_FEU(age, values))).toEqual([500, 500, 500, 500, 510, 600, 870]);
    expect(dDimerCutoff_ug_per_L_FEU(undefined, values)).toBe(500);
  });

  it("excludes below the cut-off only: equality is positive", () => {
    expect([499, 500, 501].map((x) => dDimerOutcome(x, 500))).toEqual(["negative", "positive", "positive"]);
    expect([689, 690, 691].map((x) => dDimerOutcome(x, dDimerCutoff_ug_per_L_FEU(69, values)))).toEqual(["negative", "positive", "positive"]);
  });

  it("is negative when low and positive when high, whatever the draw", () => {
    for (let n = 0; n < 500; n++) {
      expect(look("d-dimer", { ...healthyInput, dDimer_kg_per_m3: 250e-6 }, n).outcome).toBe("negative");
      expect(look("d-dimer", { ...healthyInput, dDimer_kg_per_m3: 2000e-6 }, n).outcome).toBe("positive");
    }
  });

  it("scatters by the assay's coefficient of variation", () => {
    const readings = Array.from({ length: 2000 }, (_, n) => look("d-dimer", { ...healthyInput, dDimer_kg_per_m3: 500e-6 }, n).values.dDimer_ug_per_L_FEU);
    const mean = readings.reduce((a, b) => a + b, 0) / readings.length;
    const sd = Math.sqrt(readings.reduce((a, b) => a + (b - mean) ** 2, 0) / readings.length);
    expect(sd / mean).toBeGreaterThan(0.072);
    expect(sd / mean).toBeLessThan(0.088);
  });

  it("says what the fixed cut-off would have said when the age moves it", () => {
    const result = look("d-dimer", { ...healthyInput, history: aged(78), dDimer_kg_per_m3: 640e-6 });
    expect(result.values.cutoff_ug_per_L_FEU).toBe(780);
    expect(result.outcome).toBe("negative");
    expect(result.text).toContain("positive by the fixed one of 500");
  });
});

describe("other laboratory values", () => {
  it("keep to their limits", () => {
    expect(look("troponin", { ...healthyInput, troponin_kg_per_m3: 40e-9 }).outcome).toBe("positive");
    expect(look("troponin", { ...healthyInput, troponin_kg_per_m3: 25e-9, history: aged(80) }).outcome).toBe("negative");
    expect(look("nt-probnp", { ...healthyInput, ntProBNP_kg_per_m3: 2500e-9 }).outcome).toBe("positive");
    expect(look("lactate", { ...healthyInput, lactate_mmol_per_L: 5 }).outcome).toBe("positive");
    expect(look("haemoglobin", { ...healthyInput, haemoglobin_kg_per_m3: 95 }).outcome).toBe("positive");
    expect(look("haemoglobin", { ...healthyInput, haemoglobin_kg_per_m3: 140 }).outcome).toBe("negative");
    expect(look("inr", { ...healthyInput, inr_ratio: 3 }).outcome).toBe("positive");
    expect(look("aptt", { ...healthyInput, aptt_s: 80 }).outcome).toBe("positive");
    for (const id of ["troponin", "nt-probnp", "lactate", "inr", "aptt"] as const) expect(look(id, healthyInput).outcome, id).toBe("negative");
  });
});

describe("arterial blood gas", () => {
  it("computes the alveolar-arterial difference from what it measured", () => {
    const { values: read } = look("arterial-blood-gas", healthyInput);
    const expected = 0.21 * (760 - 47) - read.PaCO2_mmHg / 0.8 - read.PaO2_mmHg;
    expect(Math.abs(read.alveolarArterialGradient_mmHg - expected)).toBeLessThan(2);
    expect(look("arterial-blood-gas", healthyInput).outcome).toBe("negative");
  });

  it("is positive in hypoxaemia, and with a wide difference on air alone", () => {
    expect(look("arterial-blood-gas", { ...healthyInput, PaO2_Pa: 55 * mmHg_Pa }).outcome).toBe("positive");
    const hidden = { ...healthyInput, PaO2_Pa: 88 * mmHg_Pa, PaCO2_Pa: 28 * mmHg_Pa };
    expect(look("arterial-blood-gas", hidden).outcome).toBe("positive");
    expect(look("arterial-blood-gas", { ...hidden, inspiredOxygen_fraction: 0.4 }).outcome).toBe("negative");
  });
});
