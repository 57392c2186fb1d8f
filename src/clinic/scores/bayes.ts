/**
 * Probability after a test result, by Bayes' theorem in odds:
 *
 *     odds after = odds before x likelihood ratio
 *
 * `before_probability` in [0, 1]; a likelihood ratio is P(result | disease) / P(result | none), 0 or more.
 */
export function probabilityAfter(before_probability: number, likelihood_ratio: number): number {
  if (!(before_probability >= 0 && before_probability <= 1)) throw new RangeError(`before_probability is ${before_probability}. Expected a number from 0 to 1.`);
  if (!(likelihood_ratio >= 0 && likelihood_ratio < Infinity)) throw new RangeError(`likelihood_ratio is ${likelihood_ratio}. Expected a finite number of 0 or more.`);
  const weight = before_probability * likelihood_ratio;
  const total = weight + 1 - before_probability;
  return total > 0 ? weight / total : 0;
}

/** Likelihood ratios of a test: of a positive and of a negative result. Sensitivity and specificity strictly between 0 and 1. */
export function likelihoodRatios(sensitivity_fraction: number, specificity_fraction: number): { readonly positive_ratio: number; readonly negative_ratio: number } {
  for (const [name, share] of [["sensitivity_fraction", sensitivity_fraction], ["specificity_fraction", specificity_fraction]] as const) {
    if (!(share > 0 && share < 1)) throw new RangeError(`${name} is ${share}. Expected a number between 0 and 1.`);
  }
  return { positive_ratio: sensitivity_fraction / (1 - specificity_fraction), negative_ratio: (1 - sensitivity_fraction) / specificity_fraction };
}
