/**
 * Where the emulator was fitted: standard deviation of ln level of each factor and how many of them, range of tissue factor and
 * thrombomodulin, and the largest critical residence it may give. Spreads as in CLOT-103.
 */
export const residenceDomain = {
  spread: { II: 0.2, V: 0.25, VII: 0.3, VIII: 0.35, IX: 0.25, X: 0.25, AT: 0.15, TFPI: 0.35, PC: 0.25 },
  sdLimit: 2.5,
  tissueFactor_pM: [0.5, 200],
  thrombomodulin_nM: [0, 5],
  largest_s: 600,
} as const;

/** Scaling of the emulator's features: centre of tissue factor, nM, and of ln(1 + thrombomodulin); widths in ln. */
export const residenceScaling = { tissueFactorCentre_nM: 0.01, tissueFactorWidth: 1.5, thrombomodulinCentre: 1, levelWidth: 0.25 } as const;
