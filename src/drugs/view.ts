import { exp, pow } from "../numerics/index.ts";
import { centralConcentration } from "./advance.ts";
import { drugs, findDrug } from "./catalogue.ts";
import type { DrugsValues } from "./parameters.ts";
import type { DrugsState } from "./state.ts";

/** Concentrations and effects. */
export interface DrugsView {
  /** In each drug's own unit (see the catalogue), drugs once given only. */
  readonly concentration: Readonly<Record<string, number>>;
  /** Share of the drive of a start that is taken away. */
  readonly initiationInhibition_fraction: number;
  /** Share of clot growth that is taken away. */
  readonly growthInhibition_fraction: number;
  /** Added plasmin activity; 1 as in 100 mg alteplase over two hours. */
  readonly plasminActivity_ratio: number;
  /** The body's own fibrinolysis over normal (tranexamic acid lowers it). */
  readonly ownLysis_ratio: number;
  readonly antiXa_IU_per_mL: number;
  readonly inr_ratio: number;
  readonly aptt_s: number;
  readonly plateletInhibition_fraction: number;
  /** Rate of major bleeding over that without drugs. */
  readonly bleedingHazard_ratio: number;
}

const inhibitors = new Set(["heparin", "factor-xa-inhibitor", "thrombin-inhibitor"]);
const millilitres = 1000;

/**
 * Reads the drugs. With r = concentration over the therapeutic mean:
 *
 *     growth:  E = Emax r^2/(r^2 + e^2)        start:  D = Dmax r^2/(r^2 + d^2)
 *
 * Several drugs leave the product of what each leaves. A vitamin K antagonist acts through its INR. Heparin and every other
 * anticoagulant leave plasmin alone (F4).
 */
export function viewDrugs(state: DrugsState, values: DrugsValues): DrugsView {
  const concentration: Record<string, number> = {};
  let growthLeft = 1;
  let startLeft = 1;
  let antiXa = 0;
  let plasmin = 0;
  let bleeding = 1;
  let inr = 1;
  let aptt = values.normalAptt;
  let platelets = 0;
  const andexanet = Math.min(1, centralConcentration(state, findDrug("andexanet"), values) / findDrug("andexanet").reference);
  const reversed = 1 - values.andexanetEffect * andexanet;
  for (const drug of drugs) {
    if (!state.amounts.some((entry) => entry.drug === drug.id)) continue;
    const perLitre = centralConcentration(state, drug, values);
    const c = drug.concentrationUnit === "ng_per_mL" ? perLitre * millilitres : drug.concentrationUnit === "IU_per_mL" ? perLitre / millilitres : perLitre;
    concentration[drug.id] = c;
    const r = c / drug.reference;
    if (inhibitors.has(drug.kind)) {
      const active = drug.kind === "factor-xa-inhibitor" ? r * reversed : r;
      const square = active * active;
      growthLeft *= 1 - Math.min(1, drug.growth * (1 + values.growthHalf * values.growthHalf)) * (square / (square + values.growthHalf * values.growthHalf));
      startLeft *= 1 - values.startMost * (square / (square + values.startHalf * values.startHalf));
      antiXa += c * drug.antiXa * (drug.kind === "factor-xa-inhibitor" ? reversed : 1);
      bleeding *= 1 + (drug.bleeding - 1) * active;
      if (drug.id === "heparin") aptt *= exp(values.heparinAptt * Math.min(c, 2));
      if (drug.id === "dabigatran") aptt += (values.dabigatranApttMost * c) / (values.dabigatranApttHalf + c) + values.dabigatranApttSlope * c;
      if (drug.id === "rivaroxaban" || drug.id === "edoxaban") inr += values.rivaroxabanInr * c;
    } else if (drug.kind === "thrombolytic") plasmin += r;
    else if (drug.kind === "antiplatelet") {
      platelets = r / (r + 1);
      growthLeft *= 1 - drug.growth * platelets;
      startLeft *= 1 - 0.3 * drug.growth * platelets;
      bleeding *= 1 + (drug.bleeding - 1) * platelets;
    }
  }
  const complex = Math.min(1, centralConcentration(state, findDrug("prothrombin-complex"), values) / (findDrug("prothrombin-complex").reference * millilitres));
  const levels = state.factors_fraction;
  const fast = levels[levels.length - 2];
  const slow = levels[levels.length - 1];
  const deficit = Math.max(0, 1 - fast * slow) * (1 - complex);
  const rise = values.warfarinMost * pow(deficit, values.warfarinInr);
  if (deficit > 0) {
    inr += rise;
    const x = rise / halfInr;
    const steep = x * x;
    growthLeft *= 1 - warfarinGrowth * (steep / (steep + warfarinHalf));
    startLeft *= 1 - values.startMost * (steep / (steep + warfarinHalf * 2));
    bleeding *= (1 + (findDrug("warfarin").bleeding - 1) * Math.min(1, x)) * exp(Math.min(3.1, Math.max(0, rise - halfInr)));
  }
  const tranexamic = Math.min(1, centralConcentration(state, findDrug("tranexamic-acid"), values) / findDrug("tranexamic-acid").reference);
  const ownLysis = 1 - values.tranexamicEffect * tranexamic;
  plasmin *= ownLysis;
  return {
    concentration, initiationInhibition_fraction: 1 - startLeft, growthInhibition_fraction: 1 - growthLeft, plasminActivity_ratio: plasmin, ownLysis_ratio: ownLysis,
    antiXa_IU_per_mL: antiXa, inr_ratio: inr, aptt_s: aptt, plateletInhibition_fraction: platelets, bleedingHazard_ratio: bleeding + values.thrombolyticBleeding * plasmin,
  };
}

/** Rise of the INR at the middle of the therapeutic range. */
const halfInr = 1.5;
/** Growth that a vitamin K antagonist stops at full effect over its value at an INR of 2.5 (0.93). */
const warfarinGrowth = 0.98;
const warfarinHalf = 0.054;
