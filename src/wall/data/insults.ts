/** Operations by what they do to veins. */
export type SurgeryKind = "hip-replacement" | "knee-replacement" | "hip-fracture-repair" | "abdominal" | "pelvic" | "neurosurgery" | "cardiac" | "vascular" | "minor";

/** Accidents by what they do to veins. */
export type TraumaKind = "femur-fracture" | "tibia-fracture" | "pelvis-fracture" | "soft-tissue-leg" | "major";

/** One row: inflammatory amplitude and the veins wounded (`*` is the side of the insult; both sides are written out). */
export interface InsultRow {
  /** Peak of the systemic activation over rest; 1 is none. */
  readonly inflammation_ratio: number;
  /** Vein and grade, 0 to 1. */
  readonly wounds: readonly (readonly [string, number])[];
}

/**
 * Wounds of operations. Amplitudes: 6.0 in general and 9.5 for hip and knee, fitted to EPI-060 (natural-history recipe, law 1).
 * Places: hip replacement twists and compresses the femoral vein (kinking on dislocation of the hip), the tourniquet and the bent
 * knee bruise popliteal and calf veins; grades are assumed within the recipe's 1.2 to 2.3 fold drive of wounded sites (EPI-061).
 */
export const surgeryRows: Readonly<Record<SurgeryKind, InsultRow>> = {
  "hip-replacement": { inflammation_ratio: 9.5, wounds: [["common-femoral-vein-*", 1], ["femoral-vein-*", 0.8], ["deep-femoral-vein-*", 0.5], ["external-iliac-vein-*", 0.3], ["popliteal-vein-*", 0.2]] },
  "knee-replacement": { inflammation_ratio: 9.5, wounds: [["popliteal-vein-*", 0.8], ["posterior-tibial-vein-*", 0.8], ["peroneal-vein-*", 0.8], ["anterior-tibial-vein-*", 0.5], ["soleal-sinus-*", 0.6], ["gastrocnemius-sinus-*", 0.8]] },
  "hip-fracture-repair": { inflammation_ratio: 9.5, wounds: [["common-femoral-vein-*", 0.9], ["femoral-vein-*", 0.8], ["deep-femoral-vein-*", 0.8], ["external-iliac-vein-*", 0.2]] },
  abdominal: { inflammation_ratio: 6, wounds: [] },
  pelvic: { inflammation_ratio: 6, wounds: [["external-iliac-vein-left", 0.4], ["external-iliac-vein-right", 0.4], ["internal-iliac-vein-left", 0.6], ["internal-iliac-vein-right", 0.6], ["common-iliac-vein-left", 0.2], ["common-iliac-vein-right", 0.2]] },
  neurosurgery: { inflammation_ratio: 5, wounds: [] },
  cardiac: { inflammation_ratio: 6, wounds: [["great-saphenous-vein-*", 0.8]] },
  vascular: { inflammation_ratio: 6, wounds: [["common-femoral-vein-*", 0.4]] },
  minor: { inflammation_ratio: 1.6, wounds: [] },
};

/** Wounds of accidents; amplitudes as for surgery of the same weight (assumed), incidence of venographic clot in major trauma: EPI-060. */
export const traumaRows: Readonly<Record<TraumaKind, InsultRow>> = {
  "femur-fracture": { inflammation_ratio: 8, wounds: [["femoral-vein-*", 1], ["deep-femoral-vein-*", 0.9], ["popliteal-vein-*", 0.3]] },
  "tibia-fracture": { inflammation_ratio: 5, wounds: [["posterior-tibial-vein-*", 0.9], ["peroneal-vein-*", 0.9], ["anterior-tibial-vein-*", 0.9], ["soleal-sinus-*", 0.6], ["popliteal-vein-*", 0.3]] },
  "pelvis-fracture": { inflammation_ratio: 8, wounds: [["internal-iliac-vein-*", 0.9], ["external-iliac-vein-*", 0.7], ["common-iliac-vein-*", 0.5], ["common-femoral-vein-*", 0.3]] },
  "soft-tissue-leg": { inflammation_ratio: 1.8, wounds: [["gastrocnemius-sinus-*", 0.5], ["soleal-sinus-*", 0.5], ["posterior-tibial-vein-*", 0.2]] },
  major: { inflammation_ratio: 9.5, wounds: [["femoral-vein-*", 0.6], ["deep-femoral-vein-*", 0.5], ["external-iliac-vein-*", 0.4], ["internal-iliac-vein-*", 0.5], ["posterior-tibial-vein-*", 0.4], ["peroneal-vein-*", 0.4]] },
};
