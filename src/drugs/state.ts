/** Facts about a person that kinetics need. */
export interface Patient {
  readonly age_y: number;
  readonly sex: "female" | "male";
  readonly mass_kg: number;
  readonly creatinineClearance_mL_per_min: number;
}

/** A course of doses or an infusion. Amounts in mg or IU, as the drug's. */
export interface Course {
  drug: string;
  /** Amount of each dose; 0 for a pure infusion. */
  amount_points: number;
  every_s: number | null;
  nextDose_s: number | null;
  until_s: number | null;
  /** Infusion, amount per s. */
  rate_per_s: number;
  rateUntil_s: number | null;
  /** Straight into the blood. */
  intravenous: boolean;
}

/** One drug in the body: depot, central and peripheral amounts (mg or IU), and what has been given and cleared. */
export interface Amounts {
  drug: string;
  depot_points: number;
  central_points: number;
  peripheral_points: number;
  given_points: number;
  cleared_points: number;
}

/** Drugs of one person: plain data that can be saved. */
export interface DrugsState {
  patient: Patient;
  courses: Course[];
  amounts: Amounts[];
  /** Warfarin's transit chains: six fast compartments, then the slow one; 1 without the drug. */
  factors_fraction: number[];
}

/** A person without drugs. */
export function createDrugs(patient: Patient): DrugsState {
  return { patient, courses: [], amounts: [], factors_fraction: new Array<number>(chainCount + 1).fill(1) };
}

/** Length of the fast chain. */
export const chainCount = 6;
