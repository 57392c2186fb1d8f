import type { ParameterRecord } from "../units/index.ts";
import type { Interaction, Patient } from "./patient.ts";

/** How a drug acts. */
export type DrugClass = "heparin" | "factor-xa-inhibitor" | "thrombin-inhibitor" | "vitamin-k-antagonist" | "antiplatelet" | "thrombolytic" | "reversal" | "antifibrinolytic";

/** Ways into the body. `catheter`: dripped into a clot; in the end all of it reaches the blood. */
export type Route = "oral" | "intravenous" | "subcutaneous" | "catheter";

/**
 * Depot, central and peripheral compartment of one substance in one person, SI:
 *
 *     dD/dt = -ka D      dC/dt = ka D - (CL + Q) C/Vc + Q P/Vp + R      dP/dt = Q C/Vc - Q P/Vp
 *
 * D, C, P are amounts, R the infusion. Q = 0 is one compartment. A dose enters D after the lag, C when it is intravenous.
 */
export interface Kinetics {
  readonly absorption_per_s: number;
  readonly lag_s: number;
  readonly clearance_m3_per_s: number;
  readonly central_m3: number;
  readonly exchange_m3_per_s: number;
  readonly peripheral_m3: number;
  /** Saturable clearance besides, Vmax c/(Km + c), in amount per m3 of central volume. */
  readonly saturable?: { readonly most_per_m3_s: number; readonly half_per_m3: number };
}

/** A substance that a dose brings: one for most drugs, two enantiomers for the vitamin K antagonists. */
export interface Part {
  readonly id: string;
  readonly label: string;
  readonly share_fraction: number;
  readonly kinetics: (patient: Patient) => Kinetics;
}

/** What is known of a drug. */
export interface Drug {
  readonly id: string;
  readonly label: string;
  readonly kind: DrugClass;
  /** Amounts are in mg, or in IU. */
  readonly amount: "mg" | "IU";
  /** IU in a milligram, where both are written. */
  readonly perMilligram_ratio?: number;
  /** Unit of the concentration that people read. */
  readonly concentrationUnit: "ng_per_mL" | "mg_per_L" | "IU_per_mL";
  /** The usual route first. */
  readonly routes: readonly Route[];
  /** Share of a dose that enters the body: amount in the drug's own unit. */
  readonly uptake: (amount_points: number, route: Route, patient: Patient) => number;
  /** The active substance first. */
  readonly parts: readonly Part[];
  /** Therapeutic mean concentration in `concentrationUnit`: what the effects are scaled to. */
  readonly reference_points: number;
  /** Growth of clot that it stops at the reference, 0 to 1 (law 8 of the natural-history recipe). */
  readonly growth_fraction: number;
  /** Anti-Xa activity per unit of concentration, IU/mL. */
  readonly antiXa_ratio: number;
  /** Anti-IIa activity per unit of concentration, IU/mL. */
  readonly antiIIa_ratio: number;
  /** Rise of the INR per unit of concentration. */
  readonly inr_ratio: number;
  /** Rise of ln(aPTT) per unit of concentration. */
  readonly logAptt_ratio: number;
  /** Rise of the thrombin time per unit of concentration, s. */
  readonly thrombinTime_s: number;
  /** Major bleeding at the reference over none. */
  readonly bleeding_ratio: number;
  /** Reversible inhibition of an enzyme of the coagulation network. */
  readonly inhibition?: { readonly target: "prothrombinase" | "thrombin"; readonly ki_nM: number; readonly free_fraction: number; readonly molarMass_kg_per_mol: number; readonly potency_ratio: number };
  /** Rise of antithrombin's rates per IU/mL (or mg/L): of factors Xa, IXa and VIIa, and of thrombin. */
  readonly antithrombin?: { readonly Xa_ratio: number; readonly IIa_ratio: number };
  readonly parameters: ParameterRecord;
  readonly source: string;
}

/** Reads like a rate of exposure: area under the curve with the interaction over that without. */
export function exposureRatio(patient: Patient, ratios: Readonly<Record<Interaction, number>>): number {
  return patient.interaction === undefined ? 1 : ratios[patient.interaction];
}

/** What a drug has unless its entry says otherwise. */
export const noEffects = { growth_fraction: 0, antiXa_ratio: 0, antiIIa_ratio: 0, inr_ratio: 0, logAptt_ratio: 0, thrombinTime_s: 0, bleeding_ratio: 1 } as const;
