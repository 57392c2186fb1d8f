/** Rivaroxaban, apixaban, edoxaban. Numbers as printed; the status of each source is told in `docs/model.d/pk.md`. */
import { exp, log, pow } from "../../numerics/index.ts";
import { resolve, type ParameterRecord } from "../../units/index.ts";
import { exposureRatio, noEffects, type Drug, type Kinetics } from "../drug.ts";
import { type Patient, variationOf } from "../patient.ts";
import { effectFields } from "./effects.ts";

const referenceMass_kg = 70;

const rivaroxabanParameters = {
  absorption: { value: 1.23, unit: "per_h", range: [0.5, 3], source: "mueck2011", basis: "estimated", note: "Recalled, not seen in the paper." },
  clearanceOther: { value: 3.4, unit: "L_per_h", range: [1.5, 5], source: "mueck2011", basis: "estimated", note: "5.67 L/h in all at a creatinine clearance of 80 mL/min; about two fifths renal." },
  clearanceRenal: { value: 0.0284, unit: "L_per_h", range: [0.01, 0.05], source: "mueck2011", basis: "estimated", note: "Per mL/min of creatinine clearance." },
  central: { value: 54.4, unit: "L", range: [30, 80], source: "mueck2011", basis: "estimated" },
  uptakeLeast: { value: 0.59, unit: "fraction", range: [0.4, 0.8], source: "willmann2021", basis: "measured", note: "F = 0.59 + 0.66 exp(-ln 2 dose/14.4 mg), relative." },
  uptakeMore: { value: 0.66, unit: "fraction", range: [0.3, 0.9], source: "willmann2021", basis: "measured" },
  uptakeHalf: { value: 14.4, unit: "mg", range: [8, 25], source: "willmann2021", basis: "measured" },
  strongInhibitor: { value: 2.6, unit: "ratio", range: [1.5, 3.2], source: "healthcare2020", basis: "measured", note: "Exposure with ketoconazole or ritonavir over that without: up to +160 %." },
  moderateInhibitor: { value: 1.34, unit: "ratio", range: [1.2, 1.6], source: "mueck2013", basis: "measured", note: "Erythromycin." },
  inducer: { value: 0.5, unit: "ratio", range: [0.4, 0.7], source: "healthcare2020", basis: "measured", note: "Rifampicin." },
  ki: { value: 2.1, unit: "nM", range: [0.5, 5], source: "hartmann2016", basis: "measured", note: "Of prothrombinase." },
  free: { value: 0.065, unit: "fraction", range: [0.05, 0.08], source: "anticoagulantreview", basis: "measured" },
  potency: { value: 1.19, unit: "ratio", range: [0.2, 3], source: "virchow", locator: "CLOT-120", basis: "fitted", note: "Peak thrombin in the closed Hockin-Mann model at 5 pM tissue factor halves at 124 ng/mL." },
} as const satisfies ParameterRecord;
const riva = resolve(rivaroxabanParameters);

/** Rivaroxaban: one compartment, uptake falls with the dose. Source: Mueck 2011, Willmann 2021. */
export const rivaroxaban: Drug = {
  ...noEffects,
  id: "rivaroxaban", label: "Rivaroxaban", kind: "factor-xa-inhibitor", amount: "mg", concentrationUnit: "ng_per_mL", routes: ["oral"],
  uptake: (amount_points) => riva.uptakeLeast + riva.uptakeMore * exp((-log(2) * amount_points * 1e-6) / riva.uptakeHalf),
  parts: [{
    id: "rivaroxaban", label: "Rivaroxaban", share_fraction: 1,
    kinetics: (patient: Patient): Kinetics => {
      const own = variationOf(patient, "rivaroxaban");
      const clearance = riva.clearanceOther + riva.clearanceRenal * patient.creatinineClearance_mL_per_min;
      return { absorption_per_s: riva.absorption, lag_s: 0, clearance_m3_per_s: (clearance * own.clearance_ratio) / exposureRatio(patient, { "strong-inhibitor": riva.strongInhibitor, "moderate-inhibitor": riva.moderateInhibitor, inducer: riva.inducer }), central_m3: riva.central * own.volume_ratio, exchange_m3_per_s: 0, peripheral_m3: riva.central };
    },
  }],
  ...effectFields("rivaroxaban"),
  inhibition: { target: "prothrombinase", ki_nM: riva.ki, free_fraction: riva.free, molarMass_kg_per_mol: 0.43588, potency_ratio: riva.potency },
  parameters: rivaroxabanParameters, source: "mueck2011",
};

const apixabanParameters = {
  absorption: { value: 0.473, unit: "per_h", range: [0.2, 1], source: "cirincione2018", basis: "measured" },
  clearanceRenal: { value: 1.57, unit: "L_per_h", range: [0.8, 2.5], source: "cirincione2018", basis: "measured", note: "At a creatinine clearance of 80 mL/min, in proportion to it." },
  clearanceOther: { value: 2.02, unit: "L_per_h", range: [1, 3.5], source: "cirincione2018", basis: "measured", note: "Times (age/65)^-0.429, less 21.6 % in women." },
  ageExponent: { value: -0.429, unit: "1", range: [-0.8, 0], source: "cirincione2018", basis: "measured" },
  female: { value: 0.216, unit: "fraction", range: [0, 0.4], source: "cirincione2018", basis: "measured" },
  central: { value: 30, unit: "L", range: [20, 45], source: "cirincione2018", basis: "measured", note: "Times (mass/70 kg)^0.79." },
  massExponent: { value: 0.79, unit: "1", range: [0.5, 1.1], source: "cirincione2018", basis: "measured" },
  exchange: { value: 1.91, unit: "L_per_h", range: [1, 3], source: "cirincione2018", basis: "measured" },
  peripheral: { value: 27, unit: "L", range: [15, 40], source: "cirincione2018", basis: "measured" },
  uptakeLoss: { value: 0.42, unit: "fraction", range: [0.2, 0.6], source: "cirincione2018", basis: "measured", note: "F = 1 - 0.42 ((dose - 2.5)/47.5)^0.857, relative." },
  uptakeExponent: { value: 0.857, unit: "1", range: [0.5, 1.2], source: "cirincione2018", basis: "measured" },
  strongInhibitor: { value: 2, unit: "ratio", range: [1.3, 2.4], source: "healthcare2020", basis: "measured", note: "Exposure with ketoconazole: +100 %." },
  moderateInhibitor: { value: 1.171, unit: "ratio", range: [1.1, 1.5], source: "cirincione2018", basis: "measured", note: "Clearance 14.6 % lower." },
  inducer: { value: 0.46, unit: "ratio", range: [0.35, 0.6], source: "vakkalagadda2016", basis: "measured", note: "Rifampicin: exposure after oral doses 54 % lower." },
  ki: { value: 0.62, unit: "nM", range: [0.1, 2], source: "pinto2007", basis: "estimated", note: "Of prothrombinase; recalled, not seen." },
  free: { value: 0.13, unit: "fraction", range: [0.1, 0.16], source: "anticoagulantreview", basis: "measured" },
  potency: { value: 0.26, unit: "ratio", range: [0.05, 2], source: "virchow", locator: "CLOT-121", basis: "fitted", note: "Peak thrombin in the closed Hockin-Mann model at 5 pM tissue factor halves at 112 ng/mL." },
} as const satisfies ParameterRecord;
const api = resolve(apixabanParameters);
const apixabanLeast_mg = 2.5;
const apixabanSpan_mg = 47.5;
const apixabanAge_y = 65;
const referenceRenal_mL_per_min = 80;

/** Apixaban: two compartments. Source: Cirincione 2018. Left out: slower uptake in the evening. */
export const apixaban: Drug = {
  ...noEffects,
  id: "apixaban", label: "Apixaban", kind: "factor-xa-inhibitor", amount: "mg", concentrationUnit: "ng_per_mL", routes: ["oral"],
  uptake: (amount_points) => Math.max(0.3, 1 - api.uptakeLoss * pow(Math.max(0, amount_points - apixabanLeast_mg) / apixabanSpan_mg, api.uptakeExponent)),
  parts: [{
    id: "apixaban", label: "Apixaban", share_fraction: 1,
    kinetics: (patient: Patient): Kinetics => {
      const own = variationOf(patient, "apixaban");
      const renal = api.clearanceRenal * (patient.creatinineClearance_mL_per_min / referenceRenal_mL_per_min);
      const other = api.clearanceOther * pow(patient.age_y / apixabanAge_y, api.ageExponent) * (patient.sex === "female" ? 1 - api.female : 1);
      return {
        absorption_per_s: api.absorption, lag_s: 0,
        clearance_m3_per_s: ((renal + other) * own.clearance_ratio) / exposureRatio(patient, { "strong-inhibitor": api.strongInhibitor, "moderate-inhibitor": api.moderateInhibitor, inducer: api.inducer }),
        central_m3: api.central * pow(patient.mass_kg / referenceMass_kg, api.massExponent) * own.volume_ratio, exchange_m3_per_s: api.exchange, peripheral_m3: api.peripheral,
      };
    },
  }],
  ...effectFields("apixaban"),
  inhibition: { target: "prothrombinase", ki_nM: api.ki, free_fraction: api.free, molarMass_kg_per_mol: 0.4595, potency_ratio: api.potency },
  parameters: apixabanParameters, source: "cirincione2018",
};

const edoxabanParameters = {
  absorption: { value: 3.36, unit: "per_h", range: [1, 6], source: "niebecker2015", basis: "measured" },
  lag: { value: 0.25, unit: "h", range: [0, 1], source: "niebecker2015", basis: "measured" },
  clearanceOther: { value: 15.2, unit: "L_per_h", range: [8, 25], source: "niebecker2015", basis: "measured" },
  clearanceRenal: { value: 0.202, unit: "L_per_h", range: [0.1, 0.3], source: "niebecker2015", basis: "measured", note: "Per mL/min of creatinine clearance up to 90." },
  clearanceRenalAbove: { value: 0.12, unit: "L_per_h", range: [0, 0.3], source: "niebecker2015", basis: "measured", note: "Per mL/min above 90: 0.0321 x 3.74." },
  central: { value: 209, unit: "L", range: [120, 300], source: "niebecker2015", basis: "measured" },
  exchange: { value: 9.73, unit: "L_per_h", range: [3, 20], source: "niebecker2015", basis: "measured", note: "5.91 x 1.646 in patients." },
  peripheral: { value: 92.3, unit: "L", range: [50, 150], source: "niebecker2015", basis: "measured" },
  massExponent: { value: 0.75, unit: "1", range: [0.5, 1], source: "niebecker2015", basis: "measured", note: "Of clearances; volumes grow with the mass itself." },
  strongInhibitor: { value: 1.87, unit: "ratio", range: [1.4, 2.2], source: "cardiolther2016", basis: "measured", note: "Ketoconazole: +86.7 %." },
  moderateInhibitor: { value: 1.53, unit: "ratio", range: [1.2, 1.9], source: "cardiolther2016", basis: "measured", note: "Verapamil: +52.7 %." },
  inducer: { value: 0.75, unit: "ratio", range: [0.5, 0.9], source: "mendell2015", basis: "measured", note: "Rifampicin: apparent clearance a third higher." },
  ki: { value: 2.98, unit: "nM", range: [1, 6], source: "anticoagulantreview", basis: "measured", note: "Of prothrombinase." },
  free: { value: 0.505, unit: "fraction", range: [0.4, 0.6], source: "anticoagulantreview", basis: "measured" },
  potency: { value: 0.41, unit: "ratio", range: [0.05, 2], source: "virchow", locator: "CLOT-122", basis: "fitted", note: "Peak thrombin in the closed Hockin-Mann model at 5 pM tissue factor halves at 80 ng/mL." },
} as const satisfies ParameterRecord;
const edo = resolve(edoxabanParameters);
const edoxabanKidney_mL_per_min = 90;

/** Edoxaban: two compartments, lag, allometry. Source: Niebecker 2015. */
export const edoxaban: Drug = {
  ...noEffects,
  id: "edoxaban", label: "Edoxaban", kind: "factor-xa-inhibitor", amount: "mg", concentrationUnit: "ng_per_mL", routes: ["oral"],
  uptake: () => 1,
  parts: [{
    id: "edoxaban", label: "Edoxaban", share_fraction: 1,
    kinetics: (patient: Patient): Kinetics => {
      const own = variationOf(patient, "edoxaban");
      const size = patient.mass_kg / referenceMass_kg;
      const kidneys = patient.creatinineClearance_mL_per_min;
      const clearance = edo.clearanceOther + edo.clearanceRenal * Math.min(kidneys, edoxabanKidney_mL_per_min) + edo.clearanceRenalAbove * Math.max(0, kidneys - edoxabanKidney_mL_per_min);
      const flow = pow(size, edo.massExponent);
      return {
        absorption_per_s: edo.absorption, lag_s: edo.lag,
        clearance_m3_per_s: (clearance * flow * own.clearance_ratio) / exposureRatio(patient, { "strong-inhibitor": edo.strongInhibitor, "moderate-inhibitor": edo.moderateInhibitor, inducer: edo.inducer }),
        central_m3: edo.central * size * own.volume_ratio, exchange_m3_per_s: edo.exchange * flow, peripheral_m3: edo.peripheral * size,
      };
    },
  }],
  ...effectFields("edoxaban"),
  inhibition: { target: "prothrombinase", ki_nM: edo.ki, free_fraction: edo.free, molarMass_kg_per_mol: 0.54806, potency_ratio: edo.potency },
  parameters: edoxabanParameters, source: "niebecker2015",
};
