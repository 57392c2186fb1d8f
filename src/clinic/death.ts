import { exp } from "../numerics/index.ts";
import type { SymptomValues } from "./symptoms/state.ts";

/** Causes of death that the model tells apart. */
export type DeathCause = "cardiac-arrest" | "shock" | "hypoxaemia" | "bleeding";

/** Harm so far by cause (death at 1), and the end. */
export interface DeathState {
  arrestHarm_fraction: number;
  shockHarm_fraction: number;
  hypoxiaHarm_fraction: number;
  dead: boolean;
  cause: DeathCause | null;
  at_s: number | null;
}

/** What decides over life. */
export interface DeathInput {
  readonly arrest: boolean;
  readonly arterialPressureMean_Pa: number;
  readonly SaO2_fraction: number;
}

/** The end of a life. */
export interface DeathEvent {
  readonly kind: "death";
  readonly cause: DeathCause;
  readonly at_s: number;
}

/** One way to die: present lack, time it takes at a lack of 1, harm so far. */
interface Harm {
  readonly lack_ratio: number;
  readonly tolerance_s: number;
  readonly harm_fraction: number;
}

/** Alive, without harm. */
export function createDeath(): DeathState {
  return { arrestHarm_fraction: 0, shockHarm_fraction: 0, hypoxiaHarm_fraction: 0, dead: false, cause: null, at_s: null };
}

/** Ends the life at `at_s`. */
export function die(state: DeathState, cause: DeathCause, at_s: number): DeathEvent {
  state.dead = true;
  state.cause = cause;
  state.at_s = at_s;
  return { kind: "death", cause, at_s };
}

/**
 * Harm adds up in proportion to the lack and fades when the lack is over; death when one of the three reaches 1:
 *
 *     dH/dt = lack / tolerance   or   -H / recovery
 *
 * with lack 1 in arrest, 2 (1 - P / Plimit) in shock, 2 (1 - S / Slimit) in hypoxaemia. Returns the death of this step, with its own time.
 */
export function advanceDeath(state: DeathState, input: DeathInput, values: SymptomValues, t_s: number, dt_s: number): DeathEvent | undefined {
  if (state.dead) return undefined;
  const lacks = {
    "cardiac-arrest": { lack_ratio: input.arrest ? 1 : 0, tolerance_s: values.arrestTolerance, harm_fraction: state.arrestHarm_fraction },
    shock: { lack_ratio: input.arrest ? 0 : 2 * Math.max(0, 1 - input.arterialPressureMean_Pa / values.shockPressure), tolerance_s: values.shockTolerance, harm_fraction: state.shockHarm_fraction },
    hypoxaemia: { lack_ratio: input.arrest ? 0 : 2 * Math.max(0, 1 - input.SaO2_fraction / values.hypoxiaLimit), tolerance_s: values.hypoxiaTolerance, harm_fraction: state.hypoxiaHarm_fraction },
  };
  let cause: DeathCause | undefined;
  let soonest_s = Infinity;
  for (const name of ["cardiac-arrest", "shock", "hypoxaemia"] as const) {
    const { lack_ratio, tolerance_s, harm_fraction } = lacks[name];
    const until_s = lack_ratio > 0 ? ((1 - harm_fraction) * tolerance_s) / lack_ratio : Infinity;
    if (until_s <= dt_s && until_s < soonest_s) {
      cause = name;
      soonest_s = until_s;
    }
  }
  const harmAfter = ({ lack_ratio, tolerance_s, harm_fraction }: Harm): number => Math.min(1, lack_ratio > 0 ? harm_fraction + (lack_ratio * dt_s) / tolerance_s : harm_fraction * exp(-dt_s / values.harmRecovery));
  state.arrestHarm_fraction = harmAfter(lacks["cardiac-arrest"]);
  state.shockHarm_fraction = harmAfter(lacks.shock);
  state.hypoxiaHarm_fraction = harmAfter(lacks.hypoxaemia);
  return cause === undefined ? undefined : die(state, cause, t_s + soonest_s);
}
