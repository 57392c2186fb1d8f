import type { BlockKind, Values } from "../blocks/kind.ts";
import type { Path } from "./problem.ts";

/** A block as read. */
export interface BlockEntry {
  readonly name: string;
  readonly type: string;
  readonly kind: BlockKind;
  readonly values: Values;
  /** Where it stands in the file. */
  readonly path: Path;
  /** Activation of a chamber: its type and members. */
  readonly activation?: { readonly type: string; readonly values: Values; readonly path: Path };
  /** End at which a vessel meets a boundary condition; the cycle-to-cycle error is watched there. */
  readonly cap?: "inlet" | "outlet";
}

/** Flow goes from one block to the next. Each connection is a node with a flow and a pressure. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  /** What in the file makes it. */
  readonly path: Path;
}

/** How a circuit is solved and what of it is written. */
export interface Settings {
  /** Time points in one cycle, both ends counted. */
  readonly pointCount: number;
  readonly cycleCount: number;
  /** Length of one step when an outside solver sets it. */
  readonly externalStep: number | null;
  readonly absoluteTolerance: number;
  readonly iterationCount: number;
  readonly steadyInitial: boolean;
  readonly rhoInfinity: number;
  /** Relative change between cycles to reach, or null when the count of cycles is fixed. */
  readonly cycleError: number | null;
  readonly variableBased: boolean;
  readonly interval: number;
  readonly meanOnly: boolean;
  readonly derivative: boolean;
  readonly allCycles: boolean;
}

/** A circuit as read: sound names, values and connections. Units are whatever the file's are. */
export interface Circuit {
  readonly settings: Settings;
  /** Length of one cycle. */
  readonly period: number;
  /** In the order of the unknowns and of the rows of results. */
  readonly blocks: readonly BlockEntry[];
  readonly connections: readonly Connection[];
  /** Values at the start by the name of the unknown, `pressure_all` and `flow_all` among them. */
  readonly initial: ReadonlyMap<string, number>;
  readonly initialDerivative: ReadonlyMap<string, number>;
  /** Longest time constant Rd C of the RCR boundaries, or null without any. */
  readonly windkesselTime: number | null;
  /** What is odd but not wrong, in sentences for people. */
  readonly remarks: readonly string[];
}
