import { findDrug, findPart } from "./catalogue.ts";
import { concentrationOf, readConcentration } from "./compartments.ts";
import { activator_nM } from "./lytic.ts";
import type { DrugsValues } from "./parameters.ts";
import { vitaminKFactors, type DrugsState } from "./state.ts";

/**
 * A reversible inhibitor of an enzyme of the coagulation network. `prothrombinase` is factor Xa on factor Va, `thrombin` free thrombin
 * (not meizothrombin). The closed models over-read inhibition of free factor Xa, which is therefore left out, and the potency is fitted:
 * at the therapeutic mean the peak of thrombin in the Hockin-Mann model at 5 pM tissue factor is half of that without drug.
 */
export interface NetworkInhibitor {
  readonly drug: string;
  readonly target: "prothrombinase" | "thrombin";
  /** Free concentration times potency: what binds. */
  readonly effective_nM: number;
  readonly free_nM: number;
  readonly total_nM: number;
  readonly ki_nM: number;
}

/** What drugs do to the coagulation network. Ratios multiply the person's own. */
export interface CoagulationEffect {
  readonly inhibitors: readonly NetworkInhibitor[];
  /** Rates of antithrombin with factors Xa, IXa and VIIa, and with thrombin (heparins). */
  readonly antithrombinXa_ratio: number;
  readonly antithrombinIIa_ratio: number;
  /** Levels of the vitamin K factors. */
  readonly factors: Readonly<Record<(typeof vitaminKFactors)[number], number>>;
  readonly fibrinogen_ratio: number;
  readonly plasminogen_ratio: number;
  readonly antiplasmin_ratio: number;
  /** Plasminogen activator in plasma besides the body's own. */
  readonly activator_nM: number;
  readonly platelets_ratio: number;
}

const toMilligramPerCubicMetre = { ng_per_mL: 1, mg_per_L: 1000, IU_per_mL: 1 } as const;

/** The part of the network's effect that one drug at a concentration (in its own unit) has by itself: inhibitors and antithrombin. Throws RangeError for a drug that acts otherwise. */
export function networkEffectOf(id: string, concentration_points: number): Pick<CoagulationEffect, "inhibitors" | "antithrombinXa_ratio" | "antithrombinIIa_ratio"> {
  const drug = findDrug(id);
  if (!(concentration_points >= 0)) throw new RangeError(`${drug.label}: a concentration of ${concentration_points}; expected 0 or more.`);
  if (drug.inhibition !== undefined) {
    const { target, ki_nM, free_fraction, molarMass_kg_per_mol, potency_ratio } = drug.inhibition;
    const total_nM = (concentration_points * toMilligramPerCubicMetre[drug.concentrationUnit]) / molarMass_kg_per_mol;
    const free_nM = total_nM * free_fraction;
    return { inhibitors: [{ drug: id, target, effective_nM: free_nM * potency_ratio, free_nM, total_nM, ki_nM }], antithrombinXa_ratio: 1, antithrombinIIa_ratio: 1 };
  }
  if (drug.antithrombin !== undefined) return { inhibitors: [], antithrombinXa_ratio: 1 + drug.antithrombin.Xa_ratio * concentration_points, antithrombinIIa_ratio: 1 + drug.antithrombin.IIa_ratio * concentration_points };
  throw new RangeError(`${drug.label} has no direct effect on thrombin generation at a concentration; give it as a course instead.`);
}

/** Reads what the drugs in the body do to the coagulation network. */
export function coagulationEffect(state: DrugsState, values: DrugsValues): CoagulationEffect {
  const inhibitors: NetworkInhibitor[] = [];
  let xa = 1;
  let thrombin = 1;
  const andexanet = values.andexanetEffect * Math.min(1, readConcentration(state, "andexanet") / findDrug("andexanet").reference_points);
  for (const entry of state.amounts) {
    const { drug } = findPart(entry.drug);
    if (drug.inhibition === undefined && drug.antithrombin === undefined) continue;
    const left = drug.kind === "factor-xa-inhibitor" ? 1 - andexanet : 1;
    const effect = networkEffectOf(drug.id, readConcentration(state, drug.id) * left);
    inhibitors.push(...effect.inhibitors);
    xa += effect.antithrombinXa_ratio - 1;
    thrombin += effect.antithrombinIIa_ratio - 1;
  }
  const level = (i: number): number => Math.min(1, state.levels_fraction[i] + state.infused_fraction[i]);
  return {
    inhibitors, antithrombinXa_ratio: xa, antithrombinIIa_ratio: thrombin,
    factors: { II: level(0), VII: level(1), IX: level(2), X: level(3), proteinC: level(4), proteinS: level(vitaminKFactors.length - 1) },
    fibrinogen_ratio: state.lytic.fibrinogen_ratio, plasminogen_ratio: state.lytic.plasminogen_ratio, antiplasmin_ratio: state.lytic.antiplasmin_ratio,
    activator_nM: activator_nM(values, (substance) => concentrationOf(state, substance)), platelets_ratio: state.thrombocytopenia.platelets_ratio,
  };
}
