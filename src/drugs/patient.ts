/** CYP2C9 genotypes that clear S-warfarin at known speeds. */
export type Cyp2c9 = "*1/*1" | "*1/*2" | "*1/*3" | "*2/*2" | "*2/*3" | "*3/*3";

/** VKORC1 -1639 genotypes. */
export type Vkorc1 = "GG" | "GA" | "AA";

/** Drugs taken besides that change how fast an anticoagulant leaves: inhibitors or inducers of CYP3A4 and P-glycoprotein. */
export type Interaction = "strong-inhibitor" | "moderate-inhibitor" | "inducer";

/** How one person differs from the typical one of their age, mass and kidneys, for one drug: multipliers of the typical value. */
export interface Variation {
  readonly clearance_ratio: number;
  readonly volume_ratio: number;
  /** Of the concentration with half effect (vitamin K antagonists). */
  readonly potency_ratio: number;
  /** Of the mean transit times of the fast and of the slow clotting factors (vitamin K antagonists). */
  readonly fastTransit_ratio: number;
  readonly slowTransit_ratio: number;
}

/** Facts about a person that kinetics need. What is left out is typical. */
export interface Patient {
  readonly age_y: number;
  readonly sex: "female" | "male";
  readonly mass_kg: number;
  /** Cockcroft-Gault, mL/min. */
  readonly creatinineClearance_mL_per_min: number;
  /** `*1/*1` unless told. */
  readonly cyp2c9?: Cyp2c9;
  /** `GA` unless told. */
  readonly vkorc1?: Vkorc1;
  readonly interaction?: Interaction;
  /** By drug. */
  readonly variation?: Readonly<Record<string, Variation>>;
  /** Clearance of unfractionated heparin: `linear` (the default) or `saturable` (half-life grows with the dose). */
  readonly heparinClearance?: "linear" | "saturable";
}

/** The typical person. */
export const typical: Variation = { clearance_ratio: 1, volume_ratio: 1, potency_ratio: 1, fastTransit_ratio: 1, slowTransit_ratio: 1 };

/** How this person differs from the typical one for a drug. */
export function variationOf(patient: Patient, drug: string): Variation {
  return patient.variation?.[drug] ?? typical;
}
