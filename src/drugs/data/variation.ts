/** How much people differ: coefficients of variation of clearance and volume, and for the vitamin K antagonists variances of the logarithm. */
import type { Parameter, ParameterRecord } from "../../units/index.ts";

const variation = (n: number, source: string, basis: Parameter["basis"], note: string): Parameter => ({ value: n, unit: "fraction", range: [0.05, 1], source, basis, note });
const usual = { clearance: variation(0.3, "virchow", "assumed", "No published value found; usual for drugs of this kind."), volume: variation(0.2, "virchow", "assumed", "No published value found; usual for drugs of this kind.") };
const direct = { clearance: variation(0.35, "toorop2021", "estimated", "So that peaks and troughs vary between people nearly as much as seen: 25 to 69 % and 48 to 81 %."), volume: variation(0.2, "toorop2021", "estimated", "As for the clearance.") };
const fragments = { clearance: variation(0.35, "feng2006", "estimated", "As enoxaparin, less the part that kidneys explain."), volume: variation(0.3, "feng2006", "estimated", "As enoxaparin.") };

/** Clearance and volume by drug; `usual` for the others. */
export const spreads: Readonly<Record<string, { readonly clearance: Parameter; readonly volume: Parameter }>> = {
  rivaroxaban: { clearance: variation(0.24, "alqahtani2023", "measured", "Real-world patients."), volume: variation(0.293, "alqahtani2023", "measured", "Real-world patients.") },
  apixaban: direct, edoxaban: direct, dabigatran: direct,
  enoxaparin: { clearance: variation(0.407, "feng2006", "measured", "Coefficient of variation."), volume: variation(0.294, "feng2006", "measured", "Coefficient of variation.") },
  dalteparin: fragments, tinzaparin: fragments,
  usual,
};

/** Variances of the logarithm for vitamin K antagonists: half-effect concentration and both transit times. */
export const antagonistSpread = {
  potency: { value: 0.409, unit: "1", range: [0, 2], source: "hamberg2007", basis: "measured" },
  fastTransit: { value: 0.141, unit: "1", range: [0, 2], source: "hamberg2007", basis: "measured" },
  slowTransit: { value: 1.02, unit: "1", range: [0, 2], source: "hamberg2007", basis: "measured" },
} as const satisfies ParameterRecord;
