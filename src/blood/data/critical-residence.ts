/**
 * Critical residence time of the open pocket: smallest residence time at which active thrombin passes 10 nM within 2 h in a
 * well-mixed pocket whose tissue factor is fixed to the wall and whose plasma is exchanged. Source: own computation from the
 * published constants of Hockin 2002 and Brummel-Ziedins 2012 (rows CLOT-070, CLOT-078 and CLOT-080); licence: that of this project.
 */

/** Tissue factor, pM, of row CLOT-070. */
export const tissueFactorNodes_pM: readonly number[] = [1, 2, 5, 10, 25, 50, 100, 500, 1000];

/** Critical residence without thrombomodulin, s, row CLOT-070. */
export const residenceNodes_s: readonly number[] = [1002, 486, 236, 148, 84, 52, 31, 11.8, 8.3];

/** Thrombomodulin, nM, of rows CLOT-078 and CLOT-080. The first node stands for none. */
export const thrombomodulinNodes_nM: readonly number[] = [0, 0.1, 0.5, 1, 2, 5, 10];

/** Critical residence at 5 pM tissue factor, s, row CLOT-078 (protein C model: compare within the row only). */
export const residenceAtLowTissueFactor_s: readonly number[] = [103, 112, 133, 152, 188, 323, 746];

/** Critical residence at 100 pM tissue factor, s, row CLOT-080 (protein C model). */
export const residenceAtHighTissueFactor_s: readonly number[] = [23, 23, 24, 24, 25.5, 29, 35];

/** Tissue factor of the two rows, pM. */
export const thrombomodulinRows_pM: readonly [number, number] = [5, 100];

/** Share of the drive that is left at the least, so that a complete inhibition gives a large and finite time. */
export const leastFree_fraction = 1e-6;
