/** Unfractionated heparin, enoxaparin, dalteparin, tinzaparin, fondaparinux: indirect inhibitors, through antithrombin. */
import { log, pow } from "../../numerics/index.ts";
import { resolve, type ParameterRecord } from "../../units/index.ts";
import { noEffects, type Drug, type Kinetics } from "../drug.ts";
import { type Patient, variationOf } from "../patient.ts";
import { effectFields } from "./effects.ts";

const referenceMass_kg = 70;
const referenceRenal_mL_per_min = 80;

const heparinParameters = {
  central: { value: 0.06, unit: "L_per_kg", range: [0.04, 0.1], source: "virchow", locator: "CLOT-411", basis: "fitted", note: "0.45 IU/mL at 18 IU/kg/h, half-life 62 min." },
  clearance: { value: 0.04, unit: "L_per_kg_h", range: [0.02, 0.08], source: "virchow", locator: "CLOT-411", basis: "fitted" },
  saturableMost: { value: 1.039, unit: "IU_per_mL_h", range: [0.5, 2], source: "virchow", locator: "CLOT-412", basis: "fitted", note: "Half-lives of 30, 60 and 150 min after 25, 100 and 400 IU/kg." },
  saturableHalf: { value: 0.4947, unit: "IU_per_mL", range: [0.1, 1], source: "virchow", locator: "CLOT-412", basis: "fitted" },
  saturableLinear: { value: 0.0795, unit: "per_h", range: [0.02, 0.3], source: "virchow", locator: "CLOT-412", basis: "fitted" },
  absorption: { value: 0.5, unit: "per_h", range: [0.2, 1], source: "virchow", basis: "assumed", note: "Subcutaneous; slower than the half-life, so that a dose lasts 12 h." },
  uptake: { value: 0.3, unit: "fraction", range: [0.1, 0.5], source: "virchow", basis: "assumed", note: "Subcutaneous, low dose: about a third reaches the blood." },
  apttSlope: { value: 1.25, unit: "1", range: [0.8, 2], source: "raschke1993", locator: "46 to 70 s, 1.5 to 2.3 times control, at 0.3 to 0.7 IU/mL", basis: "fitted", note: "ln(aPTT) per IU/mL." },
  antithrombin: { value: 2.31, unit: "1", range: [1, 5], source: "virchow", locator: "CLOT-124", basis: "fitted", note: "Rise of every antithrombin rate per IU/mL: peak thrombin in the closed Hockin-Mann model at 5 pM halves at 0.45 IU/mL." },
} as const satisfies ParameterRecord;
const ufh = resolve(heparinParameters);
const ufhEffect = effectFields("heparin");

/** Unfractionated heparin: one compartment; linear, or saturable when the patient says so. */
export const heparin: Drug = {
  ...noEffects,
  id: "heparin", label: "Unfractionated heparin", kind: "heparin", amount: "IU", concentrationUnit: "IU_per_mL", routes: ["intravenous", "subcutaneous"],
  uptake: (_amount_points, route) => (route === "subcutaneous" ? ufh.uptake : 1),
  parts: [{
    id: "heparin", label: "Unfractionated heparin", share_fraction: 1,
    kinetics: (patient: Patient): Kinetics => {
      const own = variationOf(patient, "heparin");
      const central = ufh.central * patient.mass_kg * own.volume_ratio;
      const base = { absorption_per_s: ufh.absorption, lag_s: 0, central_m3: central, exchange_m3_per_s: 0, peripheral_m3: central };
      if (patient.heparinClearance !== "saturable") return { ...base, clearance_m3_per_s: ufh.clearance * patient.mass_kg * own.clearance_ratio };
      return { ...base, clearance_m3_per_s: ufh.saturableLinear * central * own.clearance_ratio, saturable: { most_per_m3_s: ufh.saturableMost * own.clearance_ratio, half_per_m3: ufh.saturableHalf } };
    },
  }],
  ...ufhEffect, antiIIa_ratio: 1, logAptt_ratio: ufh.apttSlope,
  antithrombin: { Xa_ratio: ufh.antithrombin, IIa_ratio: ufh.antithrombin },
  parameters: heparinParameters, source: "virchow",
};

const enoxaparinParameters = {
  absorption: { value: 0.476, unit: "per_h", range: [0.2, 1], source: "feng2006", basis: "measured" },
  clearanceOther: { value: 0.229, unit: "L_per_h", range: [0.05, 0.5], source: "feng2006", basis: "measured" },
  clearanceRenal: { value: 0.744, unit: "L_per_h", range: [0.3, 1.2], source: "feng2006", basis: "measured", note: "At a creatinine clearance of 80 mL/min, in proportion to it." },
  central: { value: 6.78, unit: "L", range: [4, 10], source: "feng2006", basis: "measured", note: "At 70 kg, in proportion to the mass." },
  exchange: { value: 0.429, unit: "L_per_h", range: [0.1, 1], source: "feng2006", basis: "measured" },
  peripheral: { value: 6.19, unit: "L", range: [2, 12], source: "feng2006", basis: "measured" },
  uptake: { value: 0.94, unit: "fraction", range: [0.8, 1], source: "feng2006", basis: "measured" },
  unitsPerMilligram: { value: 100, unit: "1", range: [90, 110], source: "enoxaparinlabel", basis: "measured", note: "Anti-Xa IU/mg." },
  xaToIIa: { value: 3.9, unit: "ratio", range: [3, 5], source: "lmwhratio", basis: "estimated", note: "Anti-Xa over anti-IIa activity." },
  potency: { value: 1.87, unit: "ratio", range: [0.5, 4], source: "virchow", locator: "CLOT-125", basis: "fitted", note: "Peak thrombin in the closed Hockin-Mann model at 5 pM halves at 0.56 IU/mL." },
} as const satisfies ParameterRecord;
const eno = resolve(enoxaparinParameters);

/** Enoxaparin: two compartments. Source: Feng 2006. */
export const enoxaparin: Drug = {
  ...noEffects,
  id: "enoxaparin", label: "Enoxaparin", kind: "heparin", amount: "IU", perMilligram_ratio: eno.unitsPerMilligram, concentrationUnit: "IU_per_mL", routes: ["subcutaneous", "intravenous"],
  uptake: (_amount_points, route) => (route === "subcutaneous" ? eno.uptake : 1),
  parts: [{
    id: "enoxaparin", label: "Enoxaparin", share_fraction: 1,
    kinetics: (patient: Patient): Kinetics => {
      const own = variationOf(patient, "enoxaparin");
      return {
        absorption_per_s: eno.absorption, lag_s: 0, clearance_m3_per_s: (eno.clearanceOther + eno.clearanceRenal * (patient.creatinineClearance_mL_per_min / referenceRenal_mL_per_min)) * own.clearance_ratio,
        central_m3: eno.central * (patient.mass_kg / referenceMass_kg) * own.volume_ratio, exchange_m3_per_s: eno.exchange, peripheral_m3: eno.peripheral,
      };
    },
  }],
  ...effectFields("enoxaparin"), antiIIa_ratio: 1 / eno.xaToIIa, logAptt_ratio: ufh.apttSlope / eno.xaToIIa, thrombinTime_s: ufhEffect.thrombinTime_s / eno.xaToIIa,
  antithrombin: { Xa_ratio: ufh.antithrombin * eno.potency, IIa_ratio: (ufh.antithrombin * eno.potency) / eno.xaToIIa },
  parameters: enoxaparinParameters, source: "feng2006",
};

const dalteparinParameters = {
  absorption: { value: 0.35, unit: "per_h", range: [0.2, 0.8], source: "virchow", locator: "CLOT-409", basis: "fitted", note: "The published set (0.543 1/h, 2.77 L/h, 6.17 L, 0.705; Schoemaker 1996) gives a peak of 0.23 IU/mL after 5,000 IU, half of that seen." },
  clearanceOther: { value: 0.64, unit: "L_per_h", range: [0.2, 1.5], source: "virchow", locator: "CLOT-409", basis: "fitted", note: "1.2 L/h in all at a creatinine clearance of 80 mL/min." },
  clearanceRenal: { value: 0.007, unit: "L_per_h", range: [0, 0.02], source: "virchow", basis: "assumed", note: "Per mL/min; nearly half renal, as with its sisters." },
  central: { value: 3.5, unit: "L", range: [2.5, 7], source: "virchow", locator: "CLOT-409", basis: "fitted" },
  uptake: { value: 0.87, unit: "fraction", range: [0.7, 1], source: "virchow", locator: "CLOT-409", basis: "fitted" },
  apttRatio: { value: 1.1, unit: "ratio", range: [1.02, 1.2], source: "schoemaker1996", basis: "measured", note: "aPTT is 1.1 times higher for each 0.0665 IU/mL." },
  apttStep: { value: 0.0665, unit: "1", range: [0.03, 0.2], source: "schoemaker1996", basis: "measured", note: "IU/mL" },
  xaToIIa: { value: 2.5, unit: "ratio", range: [2, 3], source: "lmwhratio", basis: "estimated" },
  potency: { value: 1.66, unit: "ratio", range: [0.5, 4], source: "virchow", locator: "CLOT-125", basis: "fitted", note: "Peak thrombin in the closed Hockin-Mann model at 5 pM halves at 0.5 IU/mL." },
} as const satisfies ParameterRecord;
const dal = resolve(dalteparinParameters);

/** Dalteparin: one compartment, set that reproduces the observed peak. */
export const dalteparin: Drug = {
  ...noEffects,
  id: "dalteparin", label: "Dalteparin", kind: "heparin", amount: "IU", concentrationUnit: "IU_per_mL", routes: ["subcutaneous", "intravenous"],
  uptake: (_amount_points, route) => (route === "subcutaneous" ? dal.uptake : 1),
  parts: [{
    id: "dalteparin", label: "Dalteparin", share_fraction: 1,
    kinetics: (patient: Patient): Kinetics => {
      const own = variationOf(patient, "dalteparin");
      const size = patient.mass_kg / referenceMass_kg;
      return { absorption_per_s: dal.absorption, lag_s: 0, clearance_m3_per_s: (dal.clearanceOther + dal.clearanceRenal * patient.creatinineClearance_mL_per_min) * pow(size, 0.75) * own.clearance_ratio, central_m3: dal.central * size * own.volume_ratio, exchange_m3_per_s: 0, peripheral_m3: dal.central };
    },
  }],
  ...effectFields("dalteparin"), antiIIa_ratio: 1 / dal.xaToIIa, logAptt_ratio: log(dal.apttRatio) / dal.apttStep, thrombinTime_s: ufhEffect.thrombinTime_s / dal.xaToIIa,
  antithrombin: { Xa_ratio: ufh.antithrombin * dal.potency, IIa_ratio: (ufh.antithrombin * dal.potency) / dal.xaToIIa },
  parameters: dalteparinParameters, source: "schoemaker1996",
};

const tinzaparinParameters = {
  absorption: { value: 0.208, unit: "per_h", range: [0.1, 0.5], source: "innohep", basis: "measured", note: "Half-life of absorption 200 min: slower than elimination." },
  clearanceOther: { value: 0.748, unit: "L_per_h", range: [0.2, 1.5], source: "innohep", basis: "estimated", note: "1.7 L/h at 80 mL/min; half-life 90 min, 150 min with poor kidneys." },
  clearanceRenal: { value: 0.0119, unit: "L_per_h", range: [0, 0.03], source: "innohep", basis: "estimated", note: "Per mL/min." },
  central: { value: 3.7, unit: "L", range: [3.1, 5], source: "innohep", basis: "estimated", note: "Clearance over an elimination of 0.46 1/h." },
  uptake: { value: 0.9, unit: "fraction", range: [0.8, 1], source: "innohep", basis: "measured" },
  xaToIIa: { value: 1.8, unit: "ratio", range: [1.5, 2.5], source: "lmwhratio", basis: "estimated" },
  potency: { value: 2.51, unit: "ratio", range: [0.5, 4], source: "virchow", locator: "CLOT-125", basis: "fitted", note: "Peak thrombin in the closed Hockin-Mann model at 5 pM halves at 0.27 IU/mL." },
} as const satisfies ParameterRecord;
const tin = resolve(tinzaparinParameters);

/** Tinzaparin: one compartment, absorption slower than elimination. Source: product text. */
export const tinzaparin: Drug = {
  ...noEffects,
  id: "tinzaparin", label: "Tinzaparin", kind: "heparin", amount: "IU", concentrationUnit: "IU_per_mL", routes: ["subcutaneous", "intravenous"],
  uptake: (_amount_points, route) => (route === "subcutaneous" ? tin.uptake : 1),
  parts: [{
    id: "tinzaparin", label: "Tinzaparin", share_fraction: 1,
    kinetics: (patient: Patient): Kinetics => {
      const own = variationOf(patient, "tinzaparin");
      const size = patient.mass_kg / referenceMass_kg;
      return { absorption_per_s: tin.absorption, lag_s: 0, clearance_m3_per_s: (tin.clearanceOther + tin.clearanceRenal * patient.creatinineClearance_mL_per_min) * pow(size, 0.75) * own.clearance_ratio, central_m3: tin.central * size * own.volume_ratio, exchange_m3_per_s: 0, peripheral_m3: tin.central };
    },
  }],
  ...effectFields("tinzaparin"), antiIIa_ratio: 1 / tin.xaToIIa, logAptt_ratio: ufh.apttSlope / tin.xaToIIa, thrombinTime_s: ufhEffect.thrombinTime_s / tin.xaToIIa,
  antithrombin: { Xa_ratio: ufh.antithrombin * tin.potency, IIa_ratio: (ufh.antithrombin * tin.potency) / tin.xaToIIa },
  parameters: tinzaparinParameters, source: "innohep",
};

const fondaparinuxParameters = {
  absorption: { value: 1.2, unit: "per_h", range: [0.5, 3], source: "virchow", locator: "CLOT-410", basis: "fitted", note: "Peak at about 2 h." },
  clearanceOther: { value: 0.1, unit: "L_per_h", range: [0, 0.2], source: "fondaparinuxlabel", basis: "estimated", note: "0.42 L/h in all at 80 mL/min (label: 5.1 to 7.9 mL/min); mild, moderate and severe loss of the kidneys take about 25, 40 and 55 %." },
  clearanceRenal: { value: 0.004, unit: "L_per_h", range: [0.001, 0.006], source: "fondaparinuxlabel", basis: "estimated", note: "Per mL/min." },
  central: { value: 9, unit: "L", range: [7, 11], source: "fondaparinuxlabel", basis: "measured" },
  antithrombin: { value: 6.3, unit: "1", range: [2, 30], source: "virchow", locator: "CLOT-126", basis: "fitted", note: "Rise of antithrombin's rate with factor Xa per mg/L: peak within 1,200 s in the closed Hockin-Mann model at 5 pM halves at 0.74 mg/L. The closed model delays only; its later peak is untouched." },
} as const satisfies ParameterRecord;
const fon = resolve(fondaparinuxParameters);

/** Fondaparinux: one compartment, all of it absorbed. Source: label. */
export const fondaparinux: Drug = {
  ...noEffects,
  id: "fondaparinux", label: "Fondaparinux", kind: "factor-xa-inhibitor", amount: "mg", concentrationUnit: "mg_per_L", routes: ["subcutaneous", "intravenous"],
  uptake: () => 1,
  parts: [{
    id: "fondaparinux", label: "Fondaparinux", share_fraction: 1,
    kinetics: (patient: Patient): Kinetics => {
      const own = variationOf(patient, "fondaparinux");
      const size = patient.mass_kg / referenceMass_kg;
      return { absorption_per_s: fon.absorption, lag_s: 0, clearance_m3_per_s: (fon.clearanceOther + fon.clearanceRenal * patient.creatinineClearance_mL_per_min) * pow(size, 0.75) * own.clearance_ratio, central_m3: fon.central * size * own.volume_ratio, exchange_m3_per_s: 0, peripheral_m3: fon.central };
    },
  }],
  ...effectFields("fondaparinux"),
  antithrombin: { Xa_ratio: fon.antithrombin, IIa_ratio: 0 },
  parameters: fondaparinuxParameters, source: "fondaparinuxlabel",
};
