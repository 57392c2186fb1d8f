import type { Clock, Signal, Terms, Writer } from "../blocks/kind.ts";

/** A series and what follows it. */
export interface Follower {
  readonly signal: Signal;
  /** Value at a time. */
  readonly at: (time: number) => number;
  /** Plain mean of the samples, for the steady start. */
  readonly mean: number;
}

/** The equations of a circuit, ready to be written and solved. */
export interface System {
  readonly size: number;
  /** Rows and columns of the entries of E, F, D, G. */
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly terms: Terms;
  readonly clock: Clock;
  readonly followers: readonly Follower[];
  readonly constant: readonly (() => void)[];
  readonly time: readonly (() => void)[];
  readonly solution: readonly NonNullable<Writer["solution"]>[];
  readonly afterSolve: readonly NonNullable<Writer["afterSolve"]>[];
  readonly start: readonly NonNullable<Writer["start"]>[];
  /** Names of the unknowns. */
  readonly unknowns: readonly string[];
  /** Block to which each row belongs. */
  readonly rowOwner: readonly string[];
  /** Unknowns of each block: pressure and flow of inlets, of outlets, inner ones. */
  readonly variable: readonly (readonly number[])[];
}

/** Writes the entries that follow the time of the clock. */
export function writeTime(system: System, time: number): void {
  system.clock.time = time;
  for (const { signal, at, mean } of system.followers) signal.value = system.clock.steady ? mean : at(time);
  for (const write of system.time) write();
}

/** Begins a phase: everything is written anew. */
export function beginPhase(system: System): void {
  const { E, F, C, D, G } = system.terms;
  for (const array of [E, F, C, D, G]) array.fill(0);
  for (const write of system.constant) write();
  writeTime(system, 0);
}
