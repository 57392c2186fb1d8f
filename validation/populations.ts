/** A population that rows draw from: people in a quick and in a full table, and what one of them costs. */
export interface Population {
  readonly name: string;
  /** Who they are, in words. */
  readonly what: string;
  readonly quick: number;
  readonly full: number;
  /** Seconds for one person on one core of 2.5 GHz, for the estimate of time only. */
  readonly each_s: number;
}

const full = 1500;
const people = (name: string, what: string, quick: number, each_s: number, most = full): Population => ({ name, what, quick, full: most, each_s });

/** All populations. Rows that share one are computed from the same people. */
export const populations: readonly Population[] = [
  people("healthy", "healthy people, 20 to 80 years", 60, 0.2),
  people("healthy-half", "half as many healthy people", 60, 0.1),
  people("young", "healthy people, 24 to 50 years", 60, 0.2),
  people("old", "healthy people, 70 to 90 years", 60, 0.2),
  people("catheter", "embolism without prior disease, 13 to 68 % obstructed", 60, 0.4),
  people("middle", "embolism without prior disease, 25 to 40 % obstructed", 60, 0.4),
  people("massive", "embolism without prior disease, 75 to 90 % obstructed", 60, 0.4),
  people("all", "unselected patients with embolism", 60, 0.1),
  people("clean", "patients without prior disease of heart or lung", 60, 0.1),
  people("two-thirds", "patients without prior disease, two thirds of the bed closed", 60, 0.1),
  people("early", "patients without prior disease, 55 % obstructed, studied early", 60, 0.1),
  people("suspects", "patients with suspected, absent embolism", 60, 0.1),
  people("paims-1", "large emboli under alteplase", 60, 0.1),
  people("paims-0", "large emboli under heparin", 60, 0.1),
  people("survivors", "survivors under anticoagulation, two years", 60, 0.1),
  people("legs, proximal clot", "legs with symptomatic proximal thrombosis", 2000, 1e-4, 10000),
  people("legs, small clot", "legs with small proximal clot without symptoms", 2000, 1e-4, 10000),
  people("legs, distal clot", "legs with isolated distal thrombosis", 2000, 1e-4, 10000),
  people("legs, clean", "legs without thrombosis", 2000, 1e-4, 10000),
  people("lungs, embolism", "scans with embolism", 2000, 1e-4, 10000),
  people("lungs, clean", "scans without embolism", 2000, 1e-4, 10000),
];
