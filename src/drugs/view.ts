import { exp } from "../numerics/index.ts";
import { ownLysis_ratio } from "./advance.ts";
import { factorInr_ratio } from "./antagonist.ts";
import { drugs, findDrug } from "./catalogue.ts";
import { readConcentration } from "./compartments.ts";
import type { Drug } from "./drug.ts";
import type { DrugsValues } from "./parameters.ts";
import type { DrugsState } from "./state.ts";

/** Concentrations and effects. */
export interface DrugsView {
  /** In each drug's own unit (see the catalogue), drugs once given only. Of the active enantiomer where there are two. */
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
  readonly antiIIa_IU_per_mL: number;
  readonly inr_ratio: number;
  readonly aptt_s: number;
  readonly thrombinTime_s: number;
  readonly fibrinogen_g_per_L: number;
  readonly plateletInhibition_fraction: number;
  /** Platelets over the person's own: falls in heparin-induced thrombocytopenia. */
  readonly platelets_ratio: number;
  /** Rate of major bleeding over that without drugs. */
  readonly bleedingHazard_ratio: number;
}

const inhibitors = new Set(["heparin", "factor-xa-inhibitor", "thrombin-inhibitor"]);
const heparinMost = 2;
/** Below this share of fibrinogen the thrombin time is off scale anyway. */
const leastFibrinogen = 1 / (2 * 4);

/** What is gathered drug by drug. */
interface Gathered {
  growthLeft_fraction: number;
  startLeft_fraction: number;
  antiXa_ratio: number;
  antiIIa_ratio: number;
  inr_ratio: number;
  aptt_ratio: number;
  apttAdded_s: number;
  thrombinTime_s: number;
  bleeding_ratio: number;
  plasmin_ratio: number;
}

/** Rise of the aPTT under dabigatran, s; c in ng/mL: 26.9 c/(94.7 + c) + 0.0509 c. Source: Liesenfeld 2006 (CLOT-413). */
export function dabigatranApttRise_s(c: number, values: DrugsValues): number {
  return (values.dabigatranApttMost * c) / (values.dabigatranApttHalf + c) + values.dabigatranApttSlope * c;
}

function addInhibitor(sum: Gathered, drug: Drug, c: number, reversed_ratio: number, values: DrugsValues): void {
  const isXa = drug.kind === "factor-xa-inhibitor";
  const active = isXa ? c * reversed_ratio : c;
  const r = active / drug.reference_points;
  const square = r * r;
  sum.growthLeft_fraction *= 1 - Math.min(1, drug.growth_fraction * (1 + values.growthHalf * values.growthHalf)) * (square / (square + values.growthHalf * values.growthHalf));
  sum.startLeft_fraction *= 1 - values.startMost * (square / (square + values.startHalf * values.startHalf));
  sum.bleeding_ratio *= 1 + (drug.bleeding_ratio - 1) * r;
  sum.antiXa_ratio += active * drug.antiXa_ratio;
  sum.antiIIa_ratio += active * drug.antiIIa_ratio;
  sum.inr_ratio += active * drug.inr_ratio;
  sum.aptt_ratio *= exp(drug.logAptt_ratio * Math.min(active, heparinMost));
  if (drug.id === "dabigatran") sum.apttAdded_s += dabigatranApttRise_s(active, values);
  sum.thrombinTime_s += active * drug.thrombinTime_s;
}

/** A vitamin K antagonist acts through the rise of its INR. */
function addAntagonist(sum: Gathered, rise_ratio: number, values: DrugsValues): void {
  const x = rise_ratio / halfInr;
  const steep = x * x;
  sum.growthLeft_fraction *= 1 - warfarinGrowth * (steep / (steep + warfarinHalf));
  sum.startLeft_fraction *= 1 - values.startMost * (steep / (steep + warfarinHalf * 2));
  sum.bleeding_ratio *= (1 + (findDrug("warfarin").bleeding_ratio - 1) * Math.min(1, x)) * exp(Math.min(values.bleedingInrMost, Math.max(0, rise_ratio - halfInr)));
  sum.apttAdded_s += values.warfarinAptt * rise_ratio;
}

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
  const sum: Gathered = { growthLeft_fraction: 1, startLeft_fraction: 1, antiXa_ratio: 0, antiIIa_ratio: 0, inr_ratio: 1, aptt_ratio: 1, apttAdded_s: 0, thrombinTime_s: values.normalThrombinTime, bleeding_ratio: 1, plasmin_ratio: 0 };
  const reversed = 1 - values.andexanetEffect * Math.min(1, readConcentration(state, "andexanet") / findDrug("andexanet").reference_points);
  for (const drug of drugs) {
    if (!state.amounts.some((entry) => entry.drug === drug.id)) continue;
    const c = readConcentration(state, drug.id);
    concentration[drug.id] = c;
    if (inhibitors.has(drug.kind)) addInhibitor(sum, drug, c, reversed, values);
    else if (drug.kind === "thrombolytic") sum.plasmin_ratio += c / drug.reference_points;
  }
  const platelets = state.acetylated_fraction;
  const aspirin = findDrug("aspirin");
  sum.growthLeft_fraction *= 1 - aspirin.growth_fraction * platelets;
  sum.startLeft_fraction *= 1 - values.aspirinStart * aspirin.growth_fraction * platelets;
  sum.bleeding_ratio *= 1 + (aspirin.bleeding_ratio - 1) * platelets;
  const rise = factorInr_ratio(state, values) - 1;
  if (rise > 0) addAntagonist(sum, rise, values);
  const ownLysis = ownLysis_ratio(state, values);
  const plasmin = sum.plasmin_ratio * ownLysis;
  const fibrinogen = state.lytic.fibrinogen_ratio;
  return {
    concentration, initiationInhibition_fraction: 1 - sum.startLeft_fraction, growthInhibition_fraction: 1 - sum.growthLeft_fraction, plasminActivity_ratio: plasmin, ownLysis_ratio: ownLysis,
    antiXa_IU_per_mL: sum.antiXa_ratio, antiIIa_IU_per_mL: sum.antiIIa_ratio, inr_ratio: sum.inr_ratio + rise, aptt_s: values.normalAptt * sum.aptt_ratio + sum.apttAdded_s,
    thrombinTime_s: Math.min(values.thrombinTimeMost, sum.thrombinTime_s / Math.max(fibrinogen, leastFibrinogen)), fibrinogen_g_per_L: fibrinogen * values.fibrinogenNormal,
    plateletInhibition_fraction: platelets, platelets_ratio: state.thrombocytopenia.platelets_ratio, bleedingHazard_ratio: sum.bleeding_ratio + values.thrombolyticBleeding * plasmin,
  };
}

/** Rise of the INR at the middle of the therapeutic range. */
const halfInr = 1.5;
/** Growth that a vitamin K antagonist stops at full effect over its value at an INR of 2.5 (0.93). */
const warfarinGrowth = 0.98;
const warfarinHalf = 0.054;
