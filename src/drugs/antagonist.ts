import { exp, log, pow } from "../numerics/index.ts";
import { million } from "./data/units.ts";
import { halfEffect_kg_per_m3 } from "./data/vitamin-k-antagonists.ts";
import type { DrugsValues } from "./parameters.ts";
import { chainCount, type DrugsState } from "./state.ts";

/** Amount of a substance over its central volume, in amount (mg or IU) per m3. */
export type Concentration = (substance: string) => number;

/**
 * Synthesis of working vitamin K factors over normal. With the active enantiomer at concentration c,
 *
 *     p = product over antagonists of 1 - c^g/(c^g + E^g),    E = EC50 (genotype) (1 + vitamin K in the liver / its half effect)
 *
 * Source: Hamberg 2007; the vitamin K term is this project's.
 */
export function synthesis_fraction(state: DrugsState, values: DrugsValues, concentration: Concentration): number {
  const store = state.amounts.find((entry) => entry.drug === "vitamin-k")?.peripheral_points ?? 0;
  const relief = 1 + (store / million) / values.vitaminKHalf;
  let left = 1;
  for (const drug of ["warfarin", "acenocoumarol"] as const) {
    const c = concentration(drug) / million;
    if (c <= 0) continue;
    const raised = pow(c / (halfEffect_kg_per_m3(drug, state.patient) * relief), values.warfarinSteepness);
    left /= 1 + raised;
  }
  return left;
}

/** True while a vitamin K antagonist or prothrombin complex has something to move. */
export function movesFactors(state: DrugsState): boolean {
  return state.amounts.some((entry) => entry.drug === "warfarin" || entry.drug === "acenocoumarol") || state.infused_fraction.some((x) => x > 0);
}

const settled = 1e-9;

/**
 * The transit chains over a step `h` in which synthesis goes from `before` through `middle` to `after`, by the classical Runge-Kutta
 * method: six compartments in a row, k = 6/MTT1, beside one, k = 1/MTT2. Then each factor towards the level that this synthesis can
 * keep up, with its own half-life, and what prothrombin complex brought, away.
 */
export function advanceFactors(state: DrugsState, values: DrugsValues, transit: { readonly fast_ratio: number; readonly slow_ratio: number }, before_fraction: number, middle_fraction: number, after_fraction: number, h: number): void {
  const levels = state.factors_fraction;
  const fast = chainCount / (values.warfarinFast * transit.fast_ratio);
  const slow = 1 / (values.warfarinSlow * transit.slow_ratio);
  const slope = (x: readonly number[], p: number): number[] => x.map((y, i) => (i === chainCount ? (p - y) * slow : ((i === 0 ? p : x[i - 1]) - y) * fast));
  const along = (k: readonly number[], f: number): number[] => levels.map((y, i) => y + f * k[i]);
  const k1 = slope(levels, before_fraction);
  const k2 = slope(along(k1, h / 2), middle_fraction);
  const k3 = slope(along(k2, h / 2), middle_fraction);
  const k4 = slope(along(k3, h), after_fraction);
  state.factors_fraction = levels.map((y, i) => y + (h * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i])) / (3 * 2));
  const kept = sustained_fraction(middle_fraction, values);
  halfLives(values).forEach((halfLife_s, i) => {
    const gone = 1 - exp((-log(2) * h) / halfLife_s);
    state.levels_fraction[i] += (kept - state.levels_fraction[i]) * gone;
    state.infused_fraction[i] -= state.infused_fraction[i] * gone;
    if (state.infused_fraction[i] < settled) state.infused_fraction[i] = 0;
  });
}

function halfLives(values: DrugsValues): readonly number[] {
  return [values.halfLifeII, values.halfLifeVII, values.halfLifeIX, values.halfLifeX, values.halfLifeC, values.halfLifeS];
}

/** Level of every factor that a lasting synthesis `p` keeps up: the one whose INR is that of the two chains at p, 1 + 20 (1 - p^2)^3.61. */
export function sustained_fraction(p: number, values: DrugsValues): number {
  return pow(1 + values.warfarinMost * pow(Math.max(0, 1 - p * p), values.warfarinInr), -1 / values.factorPower);
}

/** Prothrombin complex raises each factor at once by its recovery. */
export function infuseFactors(state: DrugsState, values: DrugsValues, amount_IU: number): void {
  const perMass = amount_IU / state.patient.mass_kg;
  [values.recoveryII, values.recoveryVII, values.recoveryIX, values.recoveryX, values.recoveryC, values.recoveryS].forEach((r, i) => {
    state.infused_fraction[i] += r * perMass;
  });
}

/**
 * INR from the vitamin K factors: 1 + 20 (1 - A6 A8)^3.61 (Hamberg 2007). Prothrombin complex adds its mean of II, VII and X to the level
 * that this INR stands for, level = INR^(-1/0.626).
 */
export function factorInr_ratio(state: DrugsState, values: DrugsValues): number {
  const fast = state.factors_fraction[chainCount - 1];
  const slow = state.factors_fraction[chainCount];
  const inr = 1 + values.warfarinMost * pow(Math.max(0, 1 - fast * slow), values.warfarinInr);
  const [two, seven, , ten] = state.infused_fraction;
  const added = (two + seven + ten) / 3;
  if (added === 0) return inr;
  return pow(Math.min(1, pow(inr, -1 / values.factorPower) + added), -values.factorPower);
}
