import { arterialOrders } from "../data/morphometry.ts";
import type { TreeValues } from "./parameters.ts";
import { apparentViscosity_Pa_s } from "./viscosity.ts";

const pi = 3.141592653589793;
const poiseuille = 128;
const millimetre = 1e-3;
const wholeOrders = 7;

/** The small arteries behind the explicit tree, all together: resistance and volume at the cast's pressure. */
export interface Ladder {
  readonly artery_Pa_s_per_m3: number;
  readonly volume_m3: number;
}

/**
 * Orders 7 to 1 in series, each as its count of parallel tubes (PHY-701 to 707). Where the explicit tree ends earlier, the branching law fills the gap: each
 * division in it has the volume and the resistance of one with the cube sum of the tree.
 */
export function restLadder(values: TreeValues, haematocrit_fraction: number, living_ratio: number, least_m: number): Ladder {
  let resistance = 0;
  let volume = 0;
  for (const order of arterialOrders) {
    if (order.order > wholeOrders) continue;
    const d = order.diameter_mm * millimetre;
    const l = order.length_mm * millimetre;
    resistance += (poiseuille * apparentViscosity_Pa_s(d * living_ratio, haematocrit_fraction, values.plasmaViscosity) * l) / (pi * d * d * d * d * order.count);
    volume += (pi / 4) * d * d * l * order.count;
  }
  // The gap: divisions from the least diameter down to where order 7 begins, at the mean ratio of a division.
  const step = meanDivision;
  for (let d = least_m * step * half; d > gapEnd; d *= step) {
    const viscosity = apparentViscosity_Pa_s(d * living_ratio, haematocrit_fraction, values.plasmaViscosity);
    resistance += (poiseuille * viscosity * values.lengthRatio) / (pi * values.cubeSum);
    volume += (pi / 4) * values.cubeSum * values.lengthRatio;
  }
  return { artery_Pa_s_per_m3: resistance, volume_m3: volume };
}

/** Ratio of diameters over one symmetrical division, and the mean diameter of terminal branches over the least diameter. */
const meanDivision = 0.7937;
const half = 0.87;
/** Mean diameter of the last explicit branches of the full tree. */
const gapEnd = 0.00043;
