import { fromSI } from "../../units/index.ts";
import type { Measurement, TestInput, TestOutcome } from "./types.ts";
import { rounded, type TestContext, type TestValues } from "./values.ts";

/** Cut-off of D-dimer for an age in completed years: fixed, over 50 years ten times the age, ug/L FEU. Without an age the fixed one. */
export function dDimerCutoff_ug_per_L_FEU(age_y: number | undefined, values: TestValues): number {
  // Whole units: what a conversion leaves in the last bits must not decide at the boundary.
  const perYear = rounded(fromSI(values.dDimerPerYear, "ug_per_L"), "tenths");
  const fixed = rounded(fromSI(values.dDimerCutoff, "ug_per_L"), "whole");
  return age_y === undefined || Math.floor(age_y) <= values.dDimerAgeFrom ? fixed : rounded(Math.floor(age_y) * perYear, "whole");
}

/** Only a value below the cut-off is negative: equality does not exclude. */
export function dDimerOutcome(measured_ug_per_L_FEU: number, cutoff_ug_per_L_FEU: number): TestOutcome {
  return measured_ug_per_L_FEU < cutoff_ug_per_L_FEU ? "negative" : "positive";
}

/** D-dimer: the concentration with the assay's error against the age-adjusted cut-off; the fixed cut-off is reported beside it. */
export function measureDDimer({ input, values, random }: TestContext): Measurement {
  const measured = rounded(random.logNormal(fromSI(input.dDimer_kg_per_m3, "ug_per_L"), values.dDimerError), "whole");
  const fixed = dDimerCutoff_ug_per_L_FEU(undefined, values);
  const cutoff = dDimerCutoff_ug_per_L_FEU(input.history.age_y, values);
  const outcome = dDimerOutcome(measured, cutoff);
  const adjusted = cutoff === fixed ? "" : ` adjusted for age (${dDimerOutcome(measured, fixed)} by the fixed one of ${fixed})`;
  return {
    outcome,
    values: { dDimer_ug_per_L_FEU: measured, cutoff_ug_per_L_FEU: cutoff, fixedCutoff_ug_per_L_FEU: fixed },
    findings: [],
    text: `D-dimer ${measured} ug/L FEU, ${outcome === "negative" ? "below" : "not below"} the cut-off of ${cutoff}${adjusted}.`,
  };
}

/** One number of the laboratory against one limit. */
interface Assay {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly place: "whole" | "tenths";
  readonly read: (input: TestInput) => number;
  readonly limit: (input: TestInput, values: TestValues) => number;
  /** True when a value below the limit is the abnormal one. */
  readonly low?: boolean;
  /** Reported when abnormal. */
  readonly positive: string;
  readonly negative: string;
}

const assays = {
  troponin: {
    name: "troponin_ng_per_L", label: "High-sensitivity troponin", unit: "ng/L", place: "whole",
    read: (input: TestInput): number => fromSI(input.troponin_kg_per_m3, "ng_per_L"),
    limit: (input: TestInput, values: TestValues): number => fromSI((input.history.age_y ?? 0) >= values.troponinOldAge ? values.troponinLimitOld : values.troponinLimit, "ng_per_L"),
    positive: "injury of heart muscle", negative: "no injury of heart muscle",
  },
  "nt-probnp": {
    name: "ntProBNP_ng_per_L", label: "NT-proBNP", unit: "ng/L", place: "whole",
    read: (input: TestInput): number => fromSI(input.ntProBNP_kg_per_m3, "ng_per_L"),
    limit: (_input: TestInput, values: TestValues): number => fromSI(values.peptideLimit, "ng_per_L"),
    positive: "the heart is stretched", negative: "no sign of a stretched heart",
  },
  lactate: {
    name: "lactate_mmol_per_L", label: "Lactate", unit: "mmol/L", place: "tenths",
    read: (input: TestInput): number => input.lactate_mmol_per_L,
    limit: (_input: TestInput, values: TestValues): number => values.lactateLimit,
    positive: "tissues lack oxygen", negative: "normal",
  },
  haemoglobin: {
    name: "haemoglobin_g_per_L", label: "Haemoglobin", unit: "g/L", place: "whole", low: true,
    read: (input: TestInput): number => fromSI(input.haemoglobin_kg_per_m3, "g_per_L"),
    limit: (input: TestInput, values: TestValues): number => fromSI(input.history.sex === "male" ? values.anaemiaMan : values.anaemiaWoman, "g_per_L"),
    positive: "anaemia", negative: "normal",
  },
  inr: {
    name: "inr_ratio", label: "INR", unit: "", place: "tenths",
    read: (input: TestInput): number => input.inr_ratio,
    limit: (_input: TestInput, values: TestValues): number => values.inrLimit,
    positive: "in or above the range of treatment", negative: "below the range of treatment",
  },
  aptt: {
    name: "aptt_s", label: "aPTT", unit: "s", place: "whole",
    read: (input: TestInput): number => input.aptt_s,
    limit: (_input: TestInput, values: TestValues): number => values.apttLimit,
    positive: "prolonged", negative: "normal",
  },
} as const satisfies Readonly<Record<string, Assay>>;

/** Tests that are one number of the laboratory. */
export type AssayId = keyof typeof assays;

/** A number with the laboratory's error against its limit. */
export function measureAssay(id: AssayId, { input, values, random }: TestContext): Measurement {
  const assay: Assay = assays[id];
  const measured = rounded(random.logNormal(assay.read(input), values.laboratoryError), assay.place);
  const limit = rounded(assay.limit(input, values), "tenths");
  const abnormal = assay.low === true ? measured < limit : measured >= limit;
  return {
    outcome: abnormal ? "positive" : "negative",
    values: { [assay.name]: measured, [`limit${assay.name.slice(0, 1).toUpperCase()}${assay.name.slice(1)}`]: limit },
    findings: [],
    text: `${assay.label} ${measured}${assay.unit === "" ? "" : ` ${assay.unit}`}: ${abnormal ? assay.positive : assay.negative}.`,
  };
}
