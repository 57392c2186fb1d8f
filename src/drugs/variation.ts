import { exp, log1p, stream, type Random } from "../numerics/index.ts";
import { drugs, findDrug } from "./catalogue.ts";
import { antagonistSpread, spreads } from "./data/variation.ts";
import type { Variation } from "./patient.ts";

/** Log-normal with median 1 and the coefficient of variation: sd of the logarithm = sqrt(ln(1 + CV^2)). */
function spread(random: Random, variation_fraction: number): number {
  return exp(Math.sqrt(log1p(variation_fraction * variation_fraction)) * random.normal());
}

/** How one person differs from the typical one for a drug, drawn from a stream of that drug's own. */
export function drawVariation(seed: number, drug: string, person: string | number): Variation {
  const random = stream(seed, "drugs", drug, person);
  const kind = findDrug(drug).kind;
  const { clearance, volume } = Object.hasOwn(spreads, drug) ? spreads[drug] : spreads["usual"];
  const clearance_ratio = spread(random, clearance.value);
  const volume_ratio = spread(random, volume.value);
  // Variances of the logarithm, as published.
  const draw = (v: number): number => exp(Math.sqrt(v) * random.normal());
  const isAntagonist = kind === "vitamin-k-antagonist";
  return {
    clearance_ratio, volume_ratio,
    potency_ratio: isAntagonist ? draw(antagonistSpread.potency.value) : 1, fastTransit_ratio: isAntagonist ? draw(antagonistSpread.fastTransit.value) : 1, slowTransit_ratio: isAntagonist ? draw(antagonistSpread.slowTransit.value) : 1,
  };
}

/** The same for every drug: what a simulated person carries. */
export function drawVariations(seed: number, person: string | number): Readonly<Record<string, Variation>> {
  return Object.fromEntries(drugs.map((drug) => [drug.id, drawVariation(seed, drug.id, person)]));
}

/** Numbers of the doses out of `count` that a person misses, each with the same chance. */
export function drawMissed(random: Random, count: number, missed_probability: number): readonly number[] {
  const numbers: number[] = [];
  for (let n = 1; n <= count; n++) if (random.bernoulli(missed_probability)) numbers.push(n);
  return numbers;
}
