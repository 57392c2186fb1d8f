/** Protamine, idarucizumab, andexanet, vitamin K, prothrombin complex, and tranexamic acid. */
import { resolve, type ParameterRecord } from "../../units/index.ts";
import type { Drug } from "../drug.ts";
import type { Patient } from "../patient.ts";
import { intravenousDrug } from "./intravenous.ts";

const protamineParameters = {
  halfLifeCentral: { value: 10, unit: "L", range: [5, 20], source: "virchow", basis: "assumed", note: "Volume; what counts is that it is gone within minutes." },
  clearance: { value: 60, unit: "L_per_h", range: [30, 120], source: "virchow", locator: "CLOT-432", basis: "fitted", note: "Half-life 7 min." },
} as const satisfies ParameterRecord;
const pro = resolve(protamineParameters);

/** Protamine: binds heparin at once; gone within minutes, so that heparin from a depot comes back. */
export const protamine: Drug = intravenousDrug({ id: "protamine", label: "Protamine", kind: "reversal", reference_points: 1, kinetics: () => ({ clearance_m3_per_s: pro.clearance, central_m3: pro.halfLifeCentral }), parameters: protamineParameters, source: "virchow" });

const idarucizumabParameters = {
  clearance: { value: 2.82, unit: "L_per_h", range: [2, 4], source: "idarucizumablabel", locator: "CLOT-433", basis: "measured", note: "47 mL/min." },
  central: { value: 3.69, unit: "L", range: [3, 5], source: "idarucizumablabel", locator: "CLOT-433", basis: "fitted", note: "With the exchange: half-lives 47 min and 10.3 h, 8.9 L in all." },
  exchange: { value: 0.406, unit: "L_per_h", range: [0.2, 1], source: "idarucizumablabel", locator: "CLOT-433", basis: "fitted" },
  peripheral: { value: 5.21, unit: "L", range: [3, 7], source: "idarucizumablabel", locator: "CLOT-433", basis: "fitted" },
} as const satisfies ParameterRecord;
const ida = resolve(idarucizumabParameters);

/** Idarucizumab: two compartments; binds dabigatran molecule for molecule. */
export const idarucizumab: Drug = intravenousDrug({
  id: "idarucizumab", label: "Idarucizumab", kind: "reversal", reference_points: 100,
  kinetics: () => ({ clearance_m3_per_s: ida.clearance, central_m3: ida.central, exchange_m3_per_s: ida.exchange, peripheral_m3: ida.peripheral }), parameters: idarucizumabParameters, source: "idarucizumablabel",
});

const andexanetParameters = {
  clearance: { value: 4.3, unit: "L_per_h", range: [3, 8], source: "annexa4", locator: "CLOT-434", basis: "fitted", note: "Of the activity: anti-Xa comes back within 2 h of the end of the infusion, sooner than the protein goes (4.4 to 7.5 h)." },
  central: { value: 5, unit: "L", range: [3, 8], source: "annexa4", basis: "estimated" },
} as const satisfies ParameterRecord;
const and = resolve(andexanetParameters);

/** Andexanet alfa: a decoy for inhibitors of factor Xa. Reference: concentration under the low-dose infusion. */
export const andexanet: Drug = intravenousDrug({ id: "andexanet", label: "Andexanet alfa", kind: "reversal", reference_points: 55, kinetics: () => ({ clearance_m3_per_s: and.clearance, central_m3: and.central }), parameters: andexanetParameters, source: "annexa4" });

const vitaminKParameters = {
  absorption: { value: 0.3, unit: "per_h", range: [0.1, 1], source: "phytonadione", basis: "estimated", note: "Oral, slow: full effect after 24 to 48 h." },
  uptakeOral: { value: 0.5, unit: "fraction", range: [0.2, 0.8], source: "phytonadione", basis: "estimated", note: "Recalled." },
  clearance: { value: 2, unit: "L_per_h", range: [1, 6], source: "phytonadione", basis: "fitted", note: "First half-life 1.7 h in the blood; the liver's store goes over days: a dose above 10 mg makes resistant for a week." },
  central: { value: 10, unit: "L", range: [5, 30], source: "phytonadione", basis: "fitted", note: "With the exchange: first half-life 1.7 h." },
  exchange: { value: 2, unit: "L_per_h", range: [0.5, 5], source: "phytonadione", basis: "fitted", note: "Into the liver." },
  peripheral: { value: 80, unit: "L", range: [20, 150], source: "phytonadione", basis: "fitted", note: "The liver's store: half-life of days." },
} as const satisfies ParameterRecord;
const vit = resolve(vitaminKParameters);

/** Vitamin K1: blood and a store in the liver, which is what restores synthesis. */
export const vitaminK: Drug = intravenousDrug({
  id: "vitamin-k", label: "Vitamin K", kind: "reversal", routes: ["intravenous", "oral"], uptakeOral_fraction: vit.uptakeOral, reference_points: 0.1,
  kinetics: () => ({ absorption_per_s: vit.absorption, clearance_m3_per_s: vit.clearance, central_m3: vit.central, exchange_m3_per_s: vit.exchange, peripheral_m3: vit.peripheral }), parameters: vitaminKParameters, source: "phytonadione",
});

const complexParameters = {
  clearance: { value: 0.09, unit: "L_per_h", range: [0.05, 0.2], source: "pccmonograph", basis: "fitted", note: "Factor IX: half-life 22 h." },
  central: { value: 2.9, unit: "L", range: [2.5, 5], source: "pccmonograph", basis: "estimated", note: "At 70 kg; plasma." },
} as const satisfies ParameterRecord;
const pcc = resolve(complexParameters);
const referenceMass_kg = 70;

/** Four-factor prothrombin complex, in IU of factor IX; what it adds of each factor decays with that factor's half-life. */
export const prothrombinComplex: Drug = intravenousDrug({
  id: "prothrombin-complex", label: "Prothrombin complex", kind: "reversal", amount: "IU", concentrationUnit: "IU_per_mL", reference_points: 0.5,
  kinetics: (patient: Patient) => ({ clearance_m3_per_s: (pcc.clearance * patient.mass_kg) / referenceMass_kg, central_m3: (pcc.central * patient.mass_kg) / referenceMass_kg }), parameters: complexParameters, source: "pccmonograph",
});

const tranexamicParameters = {
  clearance: { value: 6.78, unit: "L_per_h", range: [6, 7], source: "pilbrant1981", basis: "measured", note: "110 to 116 mL/min, equal to renal clearance at a creatinine clearance of 110 mL/min." },
  central: { value: 10.5, unit: "L", range: [9, 12], source: "cyklokapron", basis: "measured" },
  exchange: { value: 6, unit: "L_per_h", range: [2, 15], source: "pilbrant1981", basis: "fitted", note: "Terminal half-life 2 h." },
  peripheral: { value: 6, unit: "L", range: [3, 15], source: "pilbrant1981", basis: "fitted", note: "Terminal half-life 2 h." },
  uptakeOral: { value: 0.37, unit: "fraction", range: [0.34, 0.4], source: "pilbrant1981", basis: "measured" },
  absorption: { value: 0.4, unit: "per_h", range: [0.2, 1], source: "pilbrant1981", basis: "estimated", note: "Peak at 2 to 3 h." },
} as const satisfies ParameterRecord;
const tra = resolve(tranexamicParameters);
const normalRenal_mL_per_min = 110;

/** Tranexamic acid: two compartments, renal. */
export const tranexamicAcid: Drug = intravenousDrug({
  id: "tranexamic-acid", label: "Tranexamic acid", kind: "antifibrinolytic", routes: ["intravenous", "oral"], uptakeOral_fraction: tra.uptakeOral, reference_points: 10,
  kinetics: (patient: Patient) => ({ absorption_per_s: tra.absorption, clearance_m3_per_s: (tra.clearance * patient.creatinineClearance_mL_per_min) / normalRenal_mL_per_min, central_m3: tra.central, exchange_m3_per_s: tra.exchange, peripheral_m3: tra.peripheral }), parameters: tranexamicParameters, source: "pilbrant1981",
});
