import type { RateConstant } from "../network/network.ts";

/** Usual trigger of the assay, pM. Source: hockin2002. */
export const usualTissueFactor_pM = 5;

/** Weight of meizothrombin in active thrombin, as its authors report it. Source: hockin2002. */
export const meizothrombinWeight_ratio = 1.2;

/** Levels of active thrombin whose passing is a lag time, nM. */
export const lagLevels_nM = [2, 10] as const;

/** Active thrombin that counts as clotting in a pocket, nM, and the time within which it must be passed, s: two hours. */
export const clottingLevel_nM = 10;
/** See `clottingLevel_nM`. */
export const clottingWindow_s = 7200;

/** Relative tolerance of curves, and the absolute one over it, nM: below every level that matters but that of bound tissue factor. */
export const curveTolerance_ratio = 1e-6;
/** See `curveTolerance_ratio`. */
export const absoluteShare_nM = 1e-3;

/** Cohort settings: over random compositions, models and triggers the error at every 5 s stays below 1e-3 of the peak (tested). */
export const cohortSettings = { relative_ratio: 3e-4, absolute_nM: 1e-5, firstStep_s: 0.1 } as const;

/** Search of the critical residence time: relative tolerance of the runs, width at which bisection ends, first guess and bounds. */
export const criticalSearch = { relative_ratio: 1e-4, width_ratio: 1e-3, firstGuess_s: 100, shortest_s: 0.1, longest_s: 1e5 } as const;

/** End of the curves that the emulator of the thrombin curve was fitted to, s. */
export const emulatedUntil_s = 1800;

/** Keeps the last of evenly spaced times from being lost to rounding. */
export const roundUp_ratio = 1 + 1e-12;

/** Association of a small inhibitor with its enzyme: fast, so that the inhibition constant decides. */
export const association: RateConstant = { value: 1e-2, unit: "per_nM_per_s", source: "virchow", basis: "assumed", note: "1e7 per M per s, usual for small active-site inhibitors." };
