import type { Random } from "../numerics/index.ts";
import { day_s } from "./data/units.ts";
import type { Route } from "./drug.ts";
import { onsetDays } from "./parameters.ts";
import type { Patient } from "./patient.ts";

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
  route: Route;
  /** Each dose runs in over this time; 0 at once. */
  over_s: number;
  /** Doses taken or missed so far. */
  taken_count: number;
  /** Numbers of the doses that are missed, from 1. */
  missed: number[];
}

/** One substance in the body: depot, central and peripheral amounts (mg or IU), and what has been given and cleared. */
export interface Amounts {
  /** Name of the substance: the drug's, or an enantiomer's. */
  drug: string;
  depot_points: number;
  central_points: number;
  peripheral_points: number;
  /** Absorbed or infused so far; a dose that waits for its lag is not yet counted. */
  given_points: number;
  cleared_points: number;
}

/** A dose that was taken and waits for its lag to pass. */
export interface WaitingDose {
  substance: string;
  amount_points: number;
  at_s: number;
}

/** Heparin-induced thrombocytopenia of one person: two draws, then a process. */
export interface Thrombocytopenia {
  /** Uniform draw: the person is susceptible to a heparin whose rate exceeds it. 1: never. */
  susceptibility_probability: number;
  /** Exposure after which platelets begin to fall, s. */
  onset_s: number;
  /** First exposure to a heparin, s of the clock; null before. */
  since_s: number | null;
  /** Highest rate of the heparins met so far. */
  risk_probability: number;
  /** Time at which platelets began to fall; null when they have not. */
  began_s: number | null;
  /** Platelets over the person's own. */
  platelets_ratio: number;
}

/** What a thrombolytic leaves of the plasma's own proteins, over the person's own. */
export interface LyticState {
  plasminogen_ratio: number;
  antiplasmin_ratio: number;
  fibrinogen_ratio: number;
}

/** Drugs of one person: plain data that can be saved. */
export interface DrugsState {
  patient: Patient;
  courses: Course[];
  amounts: Amounts[];
  waiting: WaitingDose[];
  /** Transit chains of the vitamin K antagonists: six fast compartments, then the slow one; 1 without the drug. */
  factors_fraction: number[];
  /** Factors II, VII, IX, X, proteins C and S over the person's own. */
  levels_fraction: number[];
  /** The same from prothrombin complex. */
  infused_fraction: number[];
  /** Platelets that aspirin has made unable to bind. */
  acetylated_fraction: number;
  lytic: LyticState;
  thrombocytopenia: Thrombocytopenia;
}

/** Length of the fast chain. */
export const chainCount = 6;

/** Factors and inhibitors that vitamin K carboxylates, in the order of the state's arrays. */
export const vitaminKFactors = ["II", "VII", "IX", "X", "proteinC", "proteinS"] as const;


/** A person without drugs. With a stream the person may be one who answers heparin with antibodies. */
export function createDrugs(patient: Patient, random?: Random): DrugsState {
  return {
    patient, courses: [], amounts: [], waiting: [],
    factors_fraction: new Array<number>(chainCount + 1).fill(1),
    levels_fraction: vitaminKFactors.map(() => 1),
    infused_fraction: vitaminKFactors.map(() => 0),
    acetylated_fraction: 0,
    lytic: { plasminogen_ratio: 1, antiplasmin_ratio: 1, fibrinogen_ratio: 1 },
    thrombocytopenia: {
      susceptibility_probability: random === undefined ? 1 : random.uniform(),
      onset_s: (random === undefined ? onsetDays[0] : onsetDays[0] + (onsetDays[1] - onsetDays[0]) * random.uniform()) * day_s,
      since_s: null, risk_probability: 0, began_s: null, platelets_ratio: 1,
    },
  };
}
