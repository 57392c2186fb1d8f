import type { VesselGraph } from "../body/index.ts";

/** The walls of all vessels; arrays run by vessel index. Plain numbers that survive JSON. */
export interface WallState {
  /** Oxygen of the pockets over that of venous blood. */
  oxygen_fraction: number[];
  /** Activation of the endothelium by hypoxia, 0 to 1. */
  activation_fraction: number[];
  /** Mechanical injury that is still open, 0 to 1. */
  injury_fraction: number[];
  /** Share of the vessel's wall that a catheter lies on, as last given. */
  catheter_fraction: number[];
  /** Systemic inflammatory activation, 1 at rest, as last given. */
  inflammation_ratio: number;
}

/** What the walls feel. Arrays run by vessel index. */
export interface WallInput {
  /** Mean residence time of blood in the vessel's pockets, s. */
  readonly pocketResidence_s: ArrayLike<number>;
  /** Share of the wall that a catheter lies on. */
  readonly catheter_fraction: ArrayLike<number>;
  /** Systemic inflammatory activation of the blood station, 1 at rest. */
  readonly inflammation_ratio: number;
  /** Share of the vessel's lumen that clot fills. */
  readonly thrombus_fraction: ArrayLike<number>;
}

/** Sound walls: full oxygen, no activation, no injury. */
export function createWall(graph: VesselGraph): WallState {
  const zeros = (): number[] => graph.vessels.map(() => 0);
  return { oxygen_fraction: graph.vessels.map(() => 1), activation_fraction: zeros(), injury_fraction: zeros(), catheter_fraction: zeros(), inflammation_ratio: 1 };
}

/** Adds a wound: injury = 1 - (1 - injury)(1 - grade). Throws RangeError for a grade outside 0 to 1 or an unknown vessel. */
export function injure(state: WallState, vesselIndex: number, grade_fraction: number): void {
  if (!(grade_fraction >= 0 && grade_fraction <= 1)) throw new RangeError(`grade_fraction is ${grade_fraction}; expected 0 to 1.`);
  if (!Number.isInteger(vesselIndex) || vesselIndex < 0 || vesselIndex >= state.injury_fraction.length) throw new RangeError(`vesselIndex is ${vesselIndex}; expected an integer from 0 to ${state.injury_fraction.length - 1}.`);
  state.injury_fraction[vesselIndex] = 1 - (1 - state.injury_fraction[vesselIndex]) * (1 - grade_fraction);
}
