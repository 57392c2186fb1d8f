/** What a member of a block's values holds. `samples` are values over the times of the member `t`. */
export interface Field {
  readonly form: "number" | "list" | "samples" | "flag" | "name";
  readonly limit?: "any" | "positive" | "notNegative" | "notZero";
  /** Value when the member is missing; without it the member must be there. */
  readonly fallback?: number;
}

/** Members of a block's values by name, in the order of the format. */
export type Fields = Readonly<Record<string, Field>>;

/** A member that must be there. */
export const needed: Field = { form: "number" };
/** A member that is 0 when missing. */
export const optional: Field = { form: "number", fallback: 0 };

/** Values of a block as read. */
export interface Values {
  readonly numbers: ReadonlyMap<string, number>;
  readonly lists: ReadonlyMap<string, readonly number[]>;
  readonly samples: ReadonlyMap<string, Samples>;
  readonly names: ReadonlyMap<string, string>;
  readonly flags: ReadonlyMap<string, boolean>;
}

/** A series: one value is a constant; more are joined by straight lines and repeat after the last time, unless `periodic` is false. */
export interface Samples {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly periodic: boolean;
}

/** A series with its present value. */
export interface Signal {
  value: number;
}

/** What all blocks of a circuit see. */
export interface Clock {
  /** Time at which the terms stand. */
  time: number;
  /** The steady start is being computed: series stand at their mean, Windkessels without capacitance, coronaries steady. */
  steady: boolean;
  /** A steady start has been computed. */
  settled: boolean;
  /** Plain iterations failed at this step: use the sturdier linearisations. */
  rescue: boolean;
  readonly period: number;
}

/**
 * The equations of a circuit, E(t, y) dy/dt + F(t, y) y + C(t, y, dy/dt) = 0, on one pattern of entries. `D` and `G` hold the
 * derivatives of C by y and by dy/dt, and stand on the same pattern.
 */
export interface Terms {
  readonly E: Float64Array;
  readonly F: Float64Array;
  readonly C: Float64Array;
  readonly D: Float64Array;
  readonly G: Float64Array;
}

/** Where a block stands in the equations of its circuit. */
export interface Site {
  /** Unknowns: pressure and flow of each inlet, of each outlet, then the inner ones. */
  readonly variable: readonly number[];
  /** Rows of the block. */
  readonly equation: readonly number[];
  readonly inletCount: number;
  readonly outletCount: number;
  /** Position in E, F, D, G of the entry (row, unknown), both counted within the block. */
  readonly slot: (row: number, unknown: number) => number;
  readonly terms: Terms;
  readonly clock: Clock;
  readonly number: (name: string) => number;
  readonly list: (name: string) => readonly number[];
  readonly signal: (name: string) => Signal;
  /** Activation of a chamber at a time. */
  readonly activation: (time: number) => number;
  /** The heart of the closed loop. */
  readonly heart: () => { readonly number: (name: string) => number; readonly variable: readonly number[] };
}

/** How a block writes its terms. Each function reads the clock and writes only entries of its own rows. */
export interface Writer {
  /** Entries that never change within one phase. */
  readonly constant?: () => void;
  /** Entries that follow the time of the clock. */
  readonly time?: () => void;
  /** Entries that follow the unknowns, with the derivatives of C. */
  readonly solution?: (y: Float64Array, dydt: Float64Array) => void;
  /** Changes unknowns after each linear solve. */
  readonly afterSolve?: (y: Float64Array) => void;
  /** Takes what it needs from the state at the start. */
  readonly start?: (y: Float64Array, dydt: Float64Array) => void;
}

/** Least and most connections. */
export type Ends = readonly [least: number, most: number];

/** A type of block. */
export interface BlockKind {
  readonly fields: Fields;
  readonly inlets: Ends;
  readonly outlets: Ends;
  /** Connections of both sides together; a boundary condition has one, on either side. */
  readonly together?: number;
  /** Names of inner unknowns. */
  readonly inner: readonly string[];
  readonly equationCount: (inletCount: number, outletCount: number) => number;
  /** Members of a list field: how many. */
  readonly listCount?: (inletCount: number, outletCount: number) => number;
  /** Needs an activation function. */
  readonly activated?: boolean;
  /** Has rows in the vessel table of results. */
  readonly listed?: boolean;
  /** Its caps are watched for the cycle-to-cycle error. */
  readonly vessel?: boolean;
  readonly build: (site: Site) => Writer;
}

/** One inlet, one outlet, or each once. */
export const one: Ends = [1, 1];
/** One connection, on either side. */
export const either: Ends = [0, 1];
