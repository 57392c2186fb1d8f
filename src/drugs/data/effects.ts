/** How each anticoagulant's concentration is read: as parameters, by drug. */
import type { Parameter, ParameterRecord } from "../../units/index.ts";

const reference = (n: number, unit: string): Parameter => ({ value: n, unit, range: [n / 4, n * 4], source: "virchow", locator: "CLOT-400 to 413", basis: "fitted", note: "Mean over an interval of the usual treatment dose in this model: what the effects are scaled to." });
const growth = (n: number): Parameter => ({ value: n, unit: "fraction", range: [0, 1], source: "virchow", locator: "NAT-030, TRT-014, TRT-030", basis: "fitted", note: "Growth of clot stopped at the reference: law 8 of the natural history." });
const bleeding = (n: number): Parameter => ({ value: n, unit: "ratio", range: [1, 6], source: "virchow", locator: "OUT-007, CLOT-440", basis: "fitted", note: "Major bleeding at the reference over none." });
const antiXa = (n: number, source: string, basis: Parameter["basis"], note: string): Parameter => ({ value: n, unit: "1", range: [n / 2, n * 2], source, basis, note });
const own: Parameter = antiXa(1, "virchow", "assumed", "Levels are measured as anti-Xa activity.");
const inr = (n: number): Parameter => ({ value: n, unit: "1", range: [0, 0.01], source: "virchow", basis: "assumed", note: "Rise of the INR per ng/mL: depends on the reagent." });

/** Reference, growth stopped, bleeding, and what tests show, by drug. Absent: none. */
export const effectParameters = {
  apixaban: { reference: reference(112, "ng_per_mL"), growth: growth(0.98), bleeding: bleeding(2.3), antiXa: antiXa(0.0159, "byon2017", "measured", "IU/mL per ng/mL."), inr: inr(0.0005) },
  rivaroxaban: { reference: reference(124, "ng_per_mL"), growth: growth(0.98), bleeding: bleeding(2.9), antiXa: antiXa(0.0095, "virchow", "assumed", "IU/mL per ng/mL on a heparin-calibrated assay; between the sisters."), inr: inr(0.0025) },
  edoxaban: { reference: reference(80, "ng_per_mL"), growth: growth(0.98), bleeding: bleeding(2.9), antiXa: antiXa(0.012, "virchow", "assumed", "IU/mL per ng/mL on a heparin-calibrated assay; between the sisters."), inr: inr(0.0025) },
  dabigatran: { reference: reference(122, "ng_per_mL"), growth: growth(0.98), bleeding: bleeding(2.9), inr: inr(0.001), thrombinTime: { value: 0.305, unit: "s", range: [0.1, 0.6], source: "jmedtoxicol2015", basis: "fitted", note: "Per ng/mL: linear, at the end of the scale (200 s) at 600 ng/mL." } },
  heparin: { reference: reference(0.45, "IU_per_mL"), growth: growth(0.89), bleeding: bleeding(3.6), antiXa: own, thrombinTime: { value: 60, unit: "s", range: [20, 400], source: "virchow", basis: "assumed", note: "Per IU/mL of anti-IIa activity; real curves are steeper and depend on the reagent." } },
  enoxaparin: { reference: reference(0.56, "IU_per_mL"), growth: growth(0.98), bleeding: bleeding(2.9), antiXa: own },
  dalteparin: { reference: reference(0.42, "IU_per_mL"), growth: growth(0.98), bleeding: bleeding(2.9), antiXa: own },
  tinzaparin: { reference: reference(0.27, "IU_per_mL"), growth: growth(0.98), bleeding: bleeding(2.9), antiXa: own },
  fondaparinux: { reference: reference(0.74, "mg_per_L"), growth: growth(0.98), bleeding: bleeding(2.9), antiXa: own },
  warfarin: { reference: reference(1.5, "mg_per_L"), growth: growth(0.93), bleeding: bleeding(4.2) },
  acenocoumarol: { reference: reference(0.043, "mg_per_L"), growth: growth(0.93), bleeding: bleeding(4.2) },
  aspirin: { reference: { value: 0.02, unit: "mg_per_L", range: [0.01, 1], source: "virchow", basis: "assumed", note: "Not used: aspirin acts through the platelets that it has acetylated." }, growth: growth(0.25), bleeding: bleeding(1.6) },
} as const satisfies Readonly<Record<string, ParameterRecord>>;

/** The fields of a drug that say how it is read. Numbers as printed. */
export interface EffectFields {
  readonly reference_points: number;
  readonly growth_fraction: number;
  readonly bleeding_ratio: number;
  readonly antiXa_ratio: number;
  readonly inr_ratio: number;
  readonly thrombinTime_s: number;
}

/** Reads the record of one drug. */
export function effectFields(drug: keyof typeof effectParameters): EffectFields {
  const record: ParameterRecord = effectParameters[drug];
  const value = (name: string, otherwise_points: number): number => (Object.hasOwn(record, name) ? record[name].value : otherwise_points);
  return { reference_points: value("reference", 1), growth_fraction: value("growth", 0), bleeding_ratio: value("bleeding", 1), antiXa_ratio: value("antiXa", 0), inr_ratio: value("inr", 0), thrombinTime_s: value("thrombinTime", 0) };
}
