import { cbrt } from "../numerics/index.ts";
import { launch } from "./flight.ts";
import type { Embolus, EmbolusModel, EmbolusState, Piece } from "./state.ts";

const pi = 3.141592653589793;

/** What a scenario sets free: a size, or a volume from which the size of a cast of the vessel follows. */
export interface PlacedEmbolus {
  readonly vesselIndex: number;
  readonly volume_m3: number;
  readonly length_m?: number;
  readonly diameter_m?: number;
}

/**
 * Sets an embolus free in a vein (it flies from the vein's distal end), or in a pulmonary artery (it lodges from there on). Without length and
 * diameter it is a cast of the vein, never wider than 10 mm, as emboli from leg veins are, and at least three times as long as wide.
 */
export function placeEmbolus(model: EmbolusModel, state: EmbolusState, placed: PlacedEmbolus, t_s: number): Embolus {
  const vessel = model.graph.vessels[placed.vesselIndex];
  // A small volume is no disc: nothing is shorter than three times its width.
  const slender = cbrt((4 * placed.volume_m3) / (slenderness * pi));
  const diameter = placed.diameter_m ?? Math.min(castWidth_m, vessel.diameter_m * castShare, slender);
  const length = placed.length_m ?? placed.volume_m3 / ((pi * diameter * diameter) / 4);
  return launch(state, { volume_m3: placed.volume_m3, length_m: length, diameter_m: diameter, age_s: 0, organised_fraction: 0 }, { vesselIndex: placed.vesselIndex, position_m: 0, clotId: null }, t_s);
}

const castWidth_m = 0.01;
const castShare = 0.9;
const slenderness = 3;

/** A soft piece that is wider than a third of its length rolls up to that shape on its way, keeping its volume. */
export function rolledUp(piece: Piece): Piece {
  if (piece.length_m >= slenderness * piece.diameter_m) return piece;
  const diameter = cbrt((4 * piece.volume_m3) / (slenderness * pi));
  return { ...piece, diameter_m: diameter, length_m: slenderness * diameter };
}
