/** A systemic or pulmonary artery or a pulmonary vein; diameters in mm from distal to proximal, length in cm, at 170 cm. */
export interface ArteryRow {
  readonly id: string;
  readonly label: string;
  readonly paired: boolean;
  readonly kind: "artery" | "pulmonary-artery" | "pulmonary-vein";
  readonly length_cm: number;
  readonly distal_mm: number;
  readonly proximal_mm: number;
  /** Vessel that feeds it (arteries) or that it drains into (pulmonary veins). */
  readonly from: string;
  readonly snomed?: string;
  readonly source: string;
}

const artery = (id: string, label: string, paired: boolean, length_cm: number, distal_mm: number, proximal_mm: number, from: string, snomed = ""): ArteryRow => ({ id, label, paired, kind: "artery", length_cm, distal_mm, proximal_mm, from, ...(snomed === "" ? {} : { snomed }), source: "textbook-anatomy" });
const lung = (id: string, label: string, length_cm: number, distal_mm: number, proximal_mm: number, from: string, source: string, snomed = ""): ArteryRow => ({ id, label, paired: false, kind: "pulmonary-artery", length_cm, distal_mm, proximal_mm, from, ...(snomed === "" ? {} : { snomed }), source });

/** Systemic arteries; `from` is the artery upstream. Codes: DICOM context group 3606. */
export const arteryRows: readonly ArteryRow[] = [
  artery("aorta", "Aorta", false, 60, 17, 28, "left-ventricle", "15825003"),
  artery("brachiocephalic-trunk", "Brachiocephalic trunk", false, 4, 10, 12, "aorta"),
  artery("common-carotid-artery", "Common carotid artery", true, 16, 6, 7, "aorta", "32062004"),
  artery("subclavian-artery", "Subclavian artery", true, 8, 7, 9, "aorta", "36765005"),
  artery("brachial-artery", "Axillary and brachial artery", true, 35, 4, 6.5, "subclavian-artery-*", "17137000"),
  artery("radial-artery", "Radial artery", true, 24, 2.2, 3, "brachial-artery-*", "45631007"),
  artery("renal-artery", "Renal artery", true, 5, 5, 6, "aorta", "2841007"),
  artery("common-iliac-artery", "Common iliac artery", true, 6, 9, 11, "aorta"),
  artery("femoral-artery", "External iliac and femoral artery", true, 42, 6, 9, "common-iliac-artery-*", "7657000"),
  artery("popliteal-artery", "Popliteal artery", true, 16, 5, 6, "femoral-artery-*", "43899006"),
  artery("posterior-tibial-artery", "Posterior tibial artery", true, 32, 2, 3.5, "popliteal-artery-*", "13363002"),
  artery("bronchial-arteries", "Bronchial arteries", false, 4, 1, 1.5, "aorta"),
];

/** Named pulmonary arteries above the segments. */
export const pulmonaryRows: readonly ArteryRow[] = [
  lung("pulmonary-trunk", "Pulmonary trunk", 5, 25, 27, "right-ventricle", "truong2012", "45341000"),
  lung("pulmonary-artery-right", "Right pulmonary artery", 5, 18, 21, "pulmonary-trunk", "textbook-anatomy", "78480002"),
  lung("pulmonary-artery-left", "Left pulmonary artery", 4, 18, 20, "pulmonary-trunk", "textbook-anatomy", "50408007"),
  lung("upper-lobar-artery-right", "Right upper lobe artery", 2.5, 9, 12, "pulmonary-artery-right", "textbook-anatomy"),
  lung("interlobar-artery-right", "Right interlobar artery", 4, 13, 16, "pulmonary-artery-right", "textbook-anatomy"),
  lung("middle-lobar-artery-right", "Middle lobe artery", 2, 6, 8, "interlobar-artery-right", "textbook-anatomy"),
  lung("lower-lobar-artery-right", "Right lower lobe artery", 3.5, 9, 13, "interlobar-artery-right", "textbook-anatomy"),
  lung("upper-lobar-artery-left", "Left upper lobe artery", 2.5, 8, 12, "pulmonary-artery-left", "textbook-anatomy"),
  lung("lingular-artery-left", "Lingular artery", 2, 6, 8, "pulmonary-artery-left", "textbook-anatomy"),
  lung("lower-lobar-artery-left", "Left lower lobe artery", 5, 9, 14, "pulmonary-artery-left", "textbook-anatomy"),
];

/** A bronchopulmonary segment: parent artery, share of the lung, how many of the twenty Qanadli arteries it stands for, height on the map. */
export interface SegmentRow {
  readonly id: string;
  readonly label: string;
  readonly side: "left" | "right";
  readonly lobe: "upper" | "middle" | "lingula" | "lower";
  readonly artery: string;
  readonly share: number;
  readonly qanadli: number;
}

const segment = (id: string, label: string, side: "left" | "right", lobe: SegmentRow["lobe"], arteryId: string, share: number, qanadli = 1): SegmentRow => ({ id, label, side, lobe, artery: arteryId, share, qanadli });

/**
 * The eighteen segments; shares of perfusion lying follow lung volume (right 53 %), lower lobes favoured a little by gravity
 * and size (PHY-607, PHY-731).
 */
export const segmentRows: readonly SegmentRow[] = [
  segment("r1", "R1, apical", "right", "upper", "upper-lobar-artery-right", 4.6),
  segment("r2", "R2, posterior", "right", "upper", "upper-lobar-artery-right", 4.8),
  segment("r3", "R3, anterior", "right", "upper", "upper-lobar-artery-right", 5.2),
  segment("r4", "R4, lateral", "right", "middle", "middle-lobar-artery-right", 3.6),
  segment("r5", "R5, medial", "right", "middle", "middle-lobar-artery-right", 4.2),
  segment("r6", "R6, superior", "right", "lower", "lower-lobar-artery-right", 6.2),
  segment("r7", "R7, medial basal", "right", "lower", "lower-lobar-artery-right", 3.6),
  segment("r8", "R8, anterior basal", "right", "lower", "lower-lobar-artery-right", 6.4),
  segment("r9", "R9, lateral basal", "right", "lower", "lower-lobar-artery-right", 6.4),
  segment("r10", "R10, posterior basal", "right", "lower", "lower-lobar-artery-right", 8),
  segment("l1-2", "L1/2, apicoposterior", "left", "upper", "upper-lobar-artery-left", 8, 2),
  segment("l3", "L3, anterior", "left", "upper", "upper-lobar-artery-left", 5.2),
  segment("l4", "L4, superior lingular", "left", "lingula", "lingular-artery-left", 3),
  segment("l5", "L5, inferior lingular", "left", "lingula", "lingular-artery-left", 3.2),
  segment("l6", "L6, superior", "left", "lower", "lower-lobar-artery-left", 6),
  segment("l7-8", "L7/8, anteromedial basal", "left", "lower", "lower-lobar-artery-left", 7.4, 2),
  segment("l9", "L9, lateral basal", "left", "lower", "lower-lobar-artery-left", 6.6),
  segment("l10", "L10, posterior basal", "left", "lower", "lower-lobar-artery-left", 7.6),
];

/** Segmental arteries: 5 to 6 mm at the root, 2.5 mm at the subsegmental division (PHY-726). */
export const segmentalArtery = { length_cm: 3.6, distal_mm: 3.6, proximal_mm: 5.8 } as const;

/** Pulmonary veins, distal to proximal, into the left atrium. */
export const pulmonaryVeinRows: readonly ArteryRow[] = (["right", "left"] as const).flatMap((side) => [
  { id: `superior-pulmonary-vein-${side}`, label: `Superior pulmonary vein, ${side}`, paired: false, kind: "pulmonary-vein" as const, length_cm: 8, distal_mm: 5, proximal_mm: 12, from: "left-atrium", snomed: "122972007", source: "textbook-anatomy" },
  { id: `inferior-pulmonary-vein-${side}`, label: `Inferior pulmonary vein, ${side}`, paired: false, kind: "pulmonary-vein" as const, length_cm: 8, distal_mm: 5, proximal_mm: 13, from: "left-atrium", snomed: "122972007", source: "textbook-anatomy" },
]);
