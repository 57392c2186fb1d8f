import { resolve, type ParameterRecord } from "../../units/index.ts";

/** The assay, what counts as clotting in a pocket, how inhibitors bind. */
export const generationParameters = {
  tissueFactor: { value: 5, unit: "pM", range: [0.1, 1000], source: "hockin2002", locator: "CLOT-010", basis: "measured", note: "Usual trigger of the assay." },
  meizothrombinWeight: { value: 1.2, unit: "ratio", range: [1, 1.5], source: "hockin2002", locator: "CLOT-011", basis: "measured", note: "Weight of meizothrombin in active thrombin, as its authors report it." },
  firstLag: { value: 2, unit: "nM", range: [1, 10], source: "hockin2002", locator: "section 1.3", basis: "assumed", note: "Level of active thrombin whose passing is the lag time, as in the tables." },
  secondLag: { value: 10, unit: "nM", range: [5, 20], source: "hockin2002", locator: "section 1.3", basis: "assumed", note: "Level at which the burst has begun, as in the tables." },
  clottingLevel: { value: 10, unit: "nM", range: [5, 50], source: "virchow", locator: "section 1.5", basis: "assumed", note: "Active thrombin that counts as clotting in a pocket: the switch is all or none, so that the level matters little." },
  clottingWindow: { value: 2, unit: "h", range: [1, 4], source: "virchow", locator: "section 1.5", basis: "assumed", note: "Time within which it must be passed; longer than any lag of a pocket that clots." },
  association: { value: 1e7, unit: "per_M_per_s", range: [1e6, 1e8], source: "virchow", basis: "assumed", note: "Association of a small inhibitor with its enzyme: fast, so that the inhibition constant decides." },
} as const satisfies ParameterRecord;

const values = resolve(generationParameters);

/** Usual trigger of the assay, nM. */
export const usualTissueFactor_nM = values.tissueFactor;
/** Weight of meizothrombin in active thrombin. */
export const meizothrombinWeight_ratio = values.meizothrombinWeight;
/** Levels of active thrombin whose passing is a lag time, nM. */
export const lagLevels_nM: readonly number[] = [values.firstLag, values.secondLag];
/** Active thrombin that counts as clotting in a pocket, nM. */
export const clottingLevel_nM = values.clottingLevel;
/** Time within which it must be passed, s. */
export const clottingWindow_s = values.clottingWindow;

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
