/** Warfarin (Hamberg 2007) and acenocoumarol: kinetics of both enantiomers, potency by genotype. */
import { resolve, type ParameterRecord } from "../../units/index.ts";
import { noEffects, type Drug, type Kinetics } from "../drug.ts";
import { variationOf, type Cyp2c9, type Patient, type Vkorc1 } from "../patient.ts";
import { effectFields } from "./effects.ts";

const warfarinParameters = {
  absorption: { value: 2, unit: "per_h", range: [0.5, 4], source: "hamberg2007", basis: "measured" },
  uptake: { value: 0.9, unit: "fraction", range: [0.8, 1], source: "hamberg2007", basis: "measured" },
  shareS: { value: 0.5, unit: "fraction", range: [0.5, 0.5], source: "hamberg2007", basis: "measured" },
  clearanceS: { value: 0.314, unit: "L_per_h", range: [0.1, 0.6], source: "hamberg2007", locator: "CLOT-420", basis: "measured", note: "CYP2C9 *1/*1, 71 years." },
  clearanceAge: { value: 0.0091, unit: "fraction", range: [0, 0.02], source: "hamberg2007", basis: "measured", note: "Lost a year from 71." },
  loss12: { value: 0.315, unit: "fraction", range: [0, 0.9], source: "hamberg2007", basis: "measured" },
  loss13: { value: 0.453, unit: "fraction", range: [0, 0.9], source: "hamberg2007", basis: "measured" },
  loss22: { value: 0.722, unit: "fraction", range: [0, 0.9], source: "hamberg2007", basis: "measured" },
  loss23: { value: 0.69, unit: "fraction", range: [0, 0.9], source: "hamberg2007", basis: "measured" },
  loss33: { value: 0.852, unit: "fraction", range: [0, 0.95], source: "hamberg2007", basis: "measured" },
  centralS: { value: 13.8, unit: "L", range: [8, 20], source: "hamberg2007", basis: "measured" },
  exchangeS: { value: 0.131, unit: "L_per_h", range: [0.05, 0.5], source: "hamberg2007", basis: "measured" },
  peripheralS: { value: 6.59, unit: "L", range: [2, 15], source: "hamberg2007", basis: "measured" },
  centralR: { value: 14.3, unit: "L", range: [8, 20], source: "hamberg2010", basis: "estimated", note: "The volume of the later model, taken for R." },
  clearanceR: { value: 0.22, unit: "L_per_h", range: [0.1, 0.4], source: "burghaus2014", locator: "CLOT-043", basis: "estimated", note: "Half-life 45 h in 14.3 L." },
  potencyGG: { value: 4.61, unit: "mg_per_L", range: [2, 8], source: "hamberg2007", locator: "CLOT-420", basis: "measured", note: "S-warfarin with half effect, VKORC1 GG." },
  potencyGA: { value: 3.02, unit: "mg_per_L", range: [1.5, 6], source: "hamberg2007", locator: "CLOT-420", basis: "measured" },
  potencyAA: { value: 2.2, unit: "mg_per_L", range: [1, 5], source: "hamberg2007", locator: "CLOT-420", basis: "measured" },
} as const satisfies ParameterRecord;
const war = resolve(warfarinParameters);

const clearanceLoss: Readonly<Record<Cyp2c9, number>> = { "*1/*1": 0, "*1/*2": war.loss12, "*1/*3": war.loss13, "*2/*2": war.loss22, "*2/*3": war.loss23, "*3/*3": war.loss33 };
const clearanceAge_y = 71;

/** Clearance with age: 1 - 0.0091 (age - 71), no less than 0.4. */
function ageing(patient: Patient): number {
  return Math.max(0.4, 1 - war.clearanceAge * (patient.age_y - clearanceAge_y));
}

/** Warfarin: S (active) by CYP2C9 and age, R besides. Source: Hamberg 2007. */
export const warfarin: Drug = {
  ...noEffects,
  id: "warfarin", label: "Warfarin", kind: "vitamin-k-antagonist", amount: "mg", concentrationUnit: "mg_per_L", routes: ["oral", "intravenous"],
  uptake: (_amount_points, route) => (route === "oral" ? war.uptake : 1),
  parts: [
    {
      id: "warfarin", label: "S-warfarin", share_fraction: war.shareS,
      kinetics: (patient: Patient): Kinetics => {
        const own = variationOf(patient, "warfarin");
        return { absorption_per_s: war.absorption, lag_s: 0, clearance_m3_per_s: war.clearanceS * (1 - clearanceLoss[patient.cyp2c9 ?? "*1/*1"]) * ageing(patient) * own.clearance_ratio, central_m3: war.centralS * own.volume_ratio, exchange_m3_per_s: war.exchangeS, peripheral_m3: war.peripheralS };
      },
    },
    {
      id: "warfarin-r", label: "R-warfarin", share_fraction: 1 - war.shareS,
      kinetics: (patient: Patient): Kinetics => {
        const own = variationOf(patient, "warfarin");
        return { absorption_per_s: war.absorption, lag_s: 0, clearance_m3_per_s: war.clearanceR * ageing(patient) * own.clearance_ratio, central_m3: war.centralR * own.volume_ratio, exchange_m3_per_s: 0, peripheral_m3: war.centralR };
      },
    },
  ],
  ...effectFields("warfarin"),
  parameters: warfarinParameters, source: "hamberg2007",
};

const acenocoumarolParameters = {
  absorption: { value: 1.5, unit: "per_h", range: [0.5, 4], source: "sinthrome", basis: "estimated", note: "Peak at 1 to 3 h." },
  uptake: { value: 0.6, unit: "fraction", range: [0.5, 1], source: "sinthrome", basis: "measured" },
  shareR: { value: 0.5, unit: "fraction", range: [0.5, 0.5], source: "sinthrome", basis: "measured" },
  centralR: { value: 0.17, unit: "L_per_kg", range: [0.16, 0.18], source: "sinthrome", basis: "measured" },
  clearanceR: { value: 0.87, unit: "L_per_h", range: [0.5, 1.5], source: "sinthrome", basis: "estimated", note: "Half-life 9.5 h in 11.9 L; a whole-drug clearance of 3.65 L/h, also quoted, cannot hold for the slow enantiomer." },
  centralS: { value: 0.28, unit: "L_per_kg", range: [0.22, 0.34], source: "sinthrome", basis: "measured" },
  clearanceS: { value: 7.5, unit: "L_per_h", range: [3, 15], source: "virchow", basis: "assumed", note: "S goes within hours: half-life about 1.8 h with CYP2C9 *1/*1." },
  potencyGA: { value: 0.31, unit: "mg_per_L", range: [0.1, 1], source: "virchow", locator: "acenocoumarol-maintain: 1 to 8 mg a day", basis: "fitted", note: "R with half effect: 3 mg a day bring an INR of 2.5 with VKORC1 GA; GG and AA in the proportion of warfarin." },
} as const satisfies ParameterRecord;
const ace = resolve(acenocoumarolParameters);

/** Acenocoumarol: R (active) and S. Source: product texts. */
export const acenocoumarol: Drug = {
  ...noEffects,
  id: "acenocoumarol", label: "Acenocoumarol", kind: "vitamin-k-antagonist", amount: "mg", concentrationUnit: "mg_per_L", routes: ["oral"],
  uptake: () => ace.uptake,
  parts: [
    {
      id: "acenocoumarol", label: "R-acenocoumarol", share_fraction: ace.shareR,
      kinetics: (patient: Patient): Kinetics => {
        const own = variationOf(patient, "acenocoumarol");
        const central = ace.centralR * patient.mass_kg * own.volume_ratio;
        return { absorption_per_s: ace.absorption, lag_s: 0, clearance_m3_per_s: ace.clearanceR * ageing(patient) * own.clearance_ratio, central_m3: central, exchange_m3_per_s: 0, peripheral_m3: central };
      },
    },
    {
      id: "acenocoumarol-s", label: "S-acenocoumarol", share_fraction: 1 - ace.shareR,
      kinetics: (patient: Patient): Kinetics => {
        const own = variationOf(patient, "acenocoumarol");
        const central = ace.centralS * patient.mass_kg * own.volume_ratio;
        return { absorption_per_s: ace.absorption, lag_s: 0, clearance_m3_per_s: ace.clearanceS * (1 - clearanceLoss[patient.cyp2c9 ?? "*1/*1"]) * own.clearance_ratio, central_m3: central, exchange_m3_per_s: 0, peripheral_m3: central };
      },
    },
  ],
  ...effectFields("acenocoumarol"),
  parameters: acenocoumarolParameters, source: "sinthrome",
};

const warfarinPotency: Readonly<Record<Vkorc1, number>> = { GG: war.potencyGG, GA: war.potencyGA, AA: war.potencyAA };

/** Concentration of the active enantiomer (kg/m3) at which half of the synthesis stops, in this patient. */
export function halfEffect_kg_per_m3(drug: "warfarin" | "acenocoumarol", patient: Patient): number {
  const relative = warfarinPotency[patient.vkorc1 ?? "GA"];
  const own = variationOf(patient, drug).potency_ratio;
  return own * (drug === "warfarin" ? relative : ace.potencyGA * (relative / war.potencyGA));
}
