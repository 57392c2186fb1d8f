/** A population that rows draw from: people in a quick and in a full table, and what one of them costs. */
export interface Population {
  readonly name: string;
  /** Who they are, in words. */
  readonly what: string;
  readonly quick: number;
  readonly full: number;
  /** Seconds for one of them on one core of 2.5 GHz, for the estimate of time only. */
  readonly each_s: number;
  /** People drawn for each that is kept: some populations are sieved. */
  readonly drawn_ratio: number;
}

const full = 1500;
const people = (name: string, what: string, quick: number, each_s: number, drawn_ratio = 1): Population => ({ name, what, quick, full, each_s, drawn_ratio });
const tested = (name: string, what: string): Population => ({ name, what, quick: 2000, full: 10000, each_s: 2e-4, drawn_ratio: 1 });

/** All populations. Rows that share one are computed from the same people. */
export const populations: readonly Population[] = [
  people("healthy", "healthy people, 20 to 80 years", 160, 0.07),
  people("healthy-half", "half as many healthy people", 80, 0.07),
  people("young", "healthy people, 24 to 50 years", 120, 0.025),
  people("old", "healthy people, 70 to 90 years", 120, 0.025),
  people("catheter", "embolism without prior disease, 13 to 68 % obstructed", 160, 0.083),
  people("middle", "embolism without prior disease, 25 to 40 % obstructed", 60, 0.08),
  people("massive", "embolism without prior disease, 75 to 90 % obstructed", 60, 0.08),
  people("all", "unselected patients with embolism", 300, 0.038),
  people("clean", "patients without prior disease of heart or lung", 150, 0.034),
  people("two-thirds", "patients without prior disease, two thirds of the bed closed", 50, 0.18, 4.9),
  people("early", "patients without prior disease, 55 % obstructed, studied early", 50, 0.15, 4.9),
  people("suspects", "patients with suspected, absent embolism", 300, 0.029),
  people("paims-1", "large emboli under alteplase", 60, 0.092, 1.2),
  people("paims-0", "large emboli under heparin", 60, 0.043, 1.2),
  people("survivors", "survivors under anticoagulation, two years", 400, 0.009),
  tested("legs, proximal clot", "legs with symptomatic proximal thrombosis"),
  tested("legs, small clot", "legs with small proximal clot without symptoms"),
  tested("legs, distal clot", "legs with isolated distal thrombosis"),
  tested("legs, clean", "legs without thrombosis"),
  tested("lungs, embolism", "scans with embolism"),
  tested("lungs, clean", "scans without embolism"),
];
