/** Dabigatran. Numbers as printed; the status of each source is told in `docs/model.d/pk.md`. */
import { resolve, type ParameterRecord } from "../../units/index.ts";
import { exposureRatio, noEffects, type Drug, type Kinetics } from "../drug.ts";
import { type Patient, variationOf } from "../patient.ts";
import { effectFields } from "./effects.ts";

const dabigatranParameters = {
  absorption: { value: 0.821, unit: "per_h", range: [0.3, 2], source: "liesenfeld2013", basis: "measured" },
  lag: { value: 1.67, unit: "h", range: [0, 3], source: "liesenfeld2013", basis: "measured" },
  clearanceOther: { value: 12.4, unit: "L_per_h", range: [6, 20], source: "liesenfeld2013", basis: "measured", note: "Apparent, without kidneys." },
  clearanceRenal: { value: 1.13, unit: "L_per_h", range: [0.6, 1.6], source: "virchow", locator: "observed 150 mg twice daily 175 and 60 ng/mL", basis: "fitted", note: "Apparent, per mL/min of creatinine clearance." },
  central: { value: 531, unit: "L", range: [300, 800], source: "liesenfeld2013", basis: "measured", note: "Apparent." },
  exchange: { value: 152, unit: "L_per_h", range: [80, 250], source: "liesenfeld2013", basis: "measured" },
  peripheral: { value: 499, unit: "L", range: [300, 800], source: "liesenfeld2013", basis: "measured" },
  strongInhibitor: { value: 2.4, unit: "ratio", range: [1.5, 3], source: "healthcare2020", basis: "measured", note: "Ketoconazole: +140 %." },
  moderateInhibitor: { value: 1.2, unit: "ratio", range: [1.1, 1.8], source: "healthcare2020", basis: "measured", note: "Clarithromycin: +15 to 20 %." },
  inducer: { value: 0.34, unit: "ratio", range: [0.25, 0.5], source: "healthcare2020", basis: "measured", note: "Rifampicin: -66 %." },
  ki: { value: 4.5, unit: "nM", range: [2, 10], source: "vanryn2010", basis: "estimated", note: "Recalled, not seen." },
  free: { value: 0.65, unit: "fraction", range: [0.6, 0.7], source: "anticoagulantreview", basis: "measured" },
  potency: { value: 5.06, unit: "ratio", range: [0.5, 8], source: "virchow", locator: "CLOT-123", basis: "fitted", note: "Peak thrombin in the closed Hockin-Mann model at 5 pM tissue factor halves at 122 ng/mL; free thrombin only, not meizothrombin." },
} as const satisfies ParameterRecord;
const dabi = resolve(dabigatranParameters);

/** Dabigatran, dosed as etexilate: two compartments, lag, apparent volumes. An interaction acts on uptake. Source: Liesenfeld 2013. */
export const dabigatran: Drug = {
  ...noEffects,
  id: "dabigatran", label: "Dabigatran", kind: "thrombin-inhibitor", amount: "mg", concentrationUnit: "ng_per_mL", routes: ["oral"],
  uptake: (_amount_points, _route, patient) => exposureRatio(patient, { "strong-inhibitor": dabi.strongInhibitor, "moderate-inhibitor": dabi.moderateInhibitor, inducer: dabi.inducer }),
  parts: [{
    id: "dabigatran", label: "Dabigatran", share_fraction: 1,
    kinetics: (patient: Patient): Kinetics => {
      const own = variationOf(patient, "dabigatran");
      return {
        absorption_per_s: dabi.absorption, lag_s: dabi.lag, clearance_m3_per_s: (dabi.clearanceOther + dabi.clearanceRenal * patient.creatinineClearance_mL_per_min) * own.clearance_ratio,
        central_m3: dabi.central * own.volume_ratio, exchange_m3_per_s: dabi.exchange, peripheral_m3: dabi.peripheral,
      };
    },
  }],
  ...effectFields("dabigatran"),
  inhibition: { target: "thrombin", ki_nM: dabi.ki, free_fraction: dabi.free, molarMass_kg_per_mol: 0.4715, potency_ratio: dabi.potency },
  parameters: dabigatranParameters, source: "liesenfeld2013",
};
