/** Placeholder replaced by the fit. */
export const residenceCoefficients: readonly number[] = [];
/** Placeholder replaced by the fit. */
export const residenceError = { rms_ratio: 0, most_ratio: 0, worst_ratio: 0 } as const;
