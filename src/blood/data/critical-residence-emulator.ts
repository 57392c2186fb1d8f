/** Written by tools/fit-critical-residence.py. */
export const residenceEmulator: { constant_index: number; direct: readonly number[]; first: readonly number[]; firstShift: readonly number[]; second: readonly number[]; secondShift: readonly number[]; last: readonly number[] } = { constant_index: 0, direct: [], first: [], firstShift: [], second: [], secondShift: [], last: [] };
export const residenceError = { rms_ratio: 0, most_ratio: 0, worst_ratio: 0 } as const;
