/** Function numbers inside an emitted module. */
export const functions = { run: 0, exp: 1, log: 2 } as const;
