const lobes = [["right-upper", 3], ["right-middle", 2], ["right-lower", 5], ["left-upper", 3], ["left-lingula", 2], ["left-lower", 5]] as const;

/** Sum of grades. */
export function sumOf(grades: readonly number[]): number {
  return grades.reduce((sum_points, grade_points) => sum_points + grade_points, 0);
}

/** Segmental arteries of one lobe, `right-upper-1`. */
function ofLobe(lobe: string, number_count: number): readonly string[] {
  return Array.from({ length: number_count }, (_place, i) => `${lobe}-${i + 1}`);
}

/**
 * The twenty segmental pulmonary arteries of the CT indices, ten in each lung, in the order of the numbered segments: upper 3, middle
 * or lingula 2, lower 5; right before left.
 */
export const segmentalPlaces: readonly string[] = lobes.flatMap(([lobe, branchCount]) => ofLobe(lobe, branchCount));

const within = (...names: readonly string[]): readonly string[] => segmentalPlaces.filter((place) => names.some((name) => place.startsWith(name)));

/** Larger arteries by the segmental arteries that they feed. */
export const segmentalSpans: Readonly<Record<string, readonly string[]>> = {
  trunk: segmentalPlaces, saddle: segmentalPlaces, right: within("right"), left: within("left"), "right-main": within("right"), "left-main": within("left"),
  "right-interlobar": within("right-middle", "right-lower"), "left-interlobar": within("left-lingula", "left-lower"),
  ...Object.fromEntries(lobes.map(([lobe]) => [lobe, within(lobe)])),
  // Bronchopulmonary segments by their numbers; the fused ones of the left lung stand for two arteries.
  ...Object.fromEntries(within("right").map((place, i) => [`r${i + 1}`, [place]])),
  "l1-2": within("left-upper-1", "left-upper-2"), l3: within("left-upper-3"), l4: within("left-lingula-1"), l5: within("left-lingula-2"),
  l6: within("left-lower-1"), "l7-8": within("left-lower-2", "left-lower-3"), l9: within("left-lower-4"), l10: within("left-lower-5"),
};

/** The mediastinal and the lobar arteries of the Mastora score, in its order. */
export const centralPlaces: readonly string[] = ["trunk", "right-main", "left-main", "right-interlobar", "left-interlobar", ...lobes.map(([lobe]) => lobe)];

const millerLobes = [["right-upper", 3], ["right-middle", 2], ["right-lower", 4], ["left-upper", 2], ["left-lingula", 2], ["left-lower", 3]] as const;

/** The sixteen branches of the Miller index: nine right, seven left. */
export const millerPlaces: readonly string[] = millerLobes.flatMap(([lobe, branchCount]) => ofLobe(lobe, branchCount));

/** Larger arteries by the branches that they feed. */
export const millerSpans: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ["right", "left", ...millerLobes.map(([lobe]) => lobe)].map((name) => [name, millerPlaces.filter((place) => place.startsWith(name))]),
);

/** Zones of the lungs in the Miller index. */
export const zonePlaces: readonly string[] = ["right-upper", "right-middle", "right-lower", "left-upper", "left-middle", "left-lower"];
