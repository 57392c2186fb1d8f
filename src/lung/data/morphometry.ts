/** One diameter-defined Strahler order of the human pulmonary arteries, both lungs. */
export interface ArterialOrder {
  readonly order: number;
  readonly diameter_mm: number;
  readonly length_mm: number;
  readonly count: number;
}

const row = (order: number, diameter_mm: number, length_mm: number, count: number): ArterialOrder => ({ order, diameter_mm, length_mm, count });

/** Orders 1 to 15, cast at 3 cmH2O. Source: huang1996, rows PHY-701 to 715. */
export const arterialOrders: readonly ArterialOrder[] = [
  row(1, 0.02, 0.22, 51205812), row(2, 0.036, 0.26, 14057197), row(3, 0.056, 0.36, 5101903), row(4, 0.097, 0.45, 2256846), row(5, 0.15, 0.68, 674169), row(6, 0.22, 1.08, 285772), row(7, 0.34, 1.92, 86020),
  row(8, 0.51, 2.81, 22004), row(9, 0.77, 3.73, 6225), row(10, 1.16, 6.58, 1724), row(11, 1.75, 12.35, 450), row(12, 2.71, 18.07, 127), row(13, 4.16, 25.97, 43), row(14, 7.34, 35.7, 7), row(15, 14.8, 25.3, 2),
];

/** Where a segment lies, mm from the division of the trunk: to the left, to the front, upward, in an adult of 170 cm. */
export interface SegmentPlace {
  readonly id: string;
  readonly left_mm: number;
  readonly front_mm: number;
  readonly up_mm: number;
}

const place = (id: string, left_mm: number, front_mm: number, up_mm: number): SegmentPlace => ({ id, left_mm, front_mm, up_mm });

/** Centres of the bronchopulmonary segments; assumed from anatomy at the end of a quiet expiration. */
export const segmentPlaces: readonly SegmentPlace[] = [
  place("r1", -55, 0, 100), place("r2", -72, -55, 70), place("r3", -75, 55, 52), place("r4", -98, 50, -20), place("r5", -58, 72, -25), place("r6", -70, -78, 12), place("r7", -45, -8, -72), place("r8", -90, 30, -82),
  place("r9", -102, -25, -86), place("r10", -66, -72, -90), place("l1-2", 60, -12, 92), place("l3", 74, 55, 48), place("l4", 90, 58, -6), place("l5", 76, 68, -38), place("l6", 70, -78, 8), place("l7-8", 76, 25, -80),
  place("l9", 102, -25, -86), place("l10", 66, -72, -88),
];

/** Ends of the named arteries above the segments, same frame. */
export const arteryPlaces: readonly SegmentPlace[] = [
  place("pulmonary-trunk", 0, 0, 0), place("pulmonary-artery-right", -45, -12, -4), place("pulmonary-artery-left", 36, -16, 8), place("upper-lobar-artery-right", -55, -2, 24), place("interlobar-artery-right", -60, -16, -22),
  place("middle-lobar-artery-right", -68, 14, -30), place("lower-lobar-artery-right", -64, -26, -46), place("upper-lobar-artery-left", 52, 4, 22), place("lingular-artery-left", 58, 14, -12), place("lower-lobar-artery-left", 58, -26, -30),
];
