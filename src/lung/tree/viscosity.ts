import { exp, pow } from "../../numerics/index.ts";

/** Coefficients of the in-vitro relation of Pries and colleagues; diameters in micrometres. */
const pries = { wide: 3.2, narrow: 220, narrowRate: 1.3, middle: 2.44, middleRate: 0.06, middlePower: 0.645, reference: 0.45, shape: 0.8, shapeRate: 0.075, small: 1e-11, smallPower: 12 } as const;
const micrometres = 1e6;
const leastTube = 5;

/**
 * Apparent viscosity of blood in a tube (Fahraeus and Lindqvist):
 *
 *     mu45 = 220 exp(-1.3 D) + 3.2 - 2.44 exp(-0.06 D^0.645),   mu = plasma (1 + (mu45 - 1) ((1 - H)^C - 1)/((1 - 0.45)^C - 1))
 *
 * D in micrometres. Limits: 5 um to 30 mm, haematocrit 0.1 to 0.7. Source: pries1992.
 */
export function apparentViscosity_Pa_s(diameter_m: number, haematocrit_fraction: number, plasma_Pa_s: number): number {
  const d = Math.max(leastTube, diameter_m * micrometres);
  const reference = pries.narrow * exp(-pries.narrowRate * d) + pries.wide - pries.middle * exp(-pries.middleRate * pow(d, pries.middlePower));
  const small = 1 / (1 + pries.small * pow(d, pries.smallPower));
  const c = (pries.shape + exp(-pries.shapeRate * d)) * (small - 1) + small;
  const h = Math.max(haematocritRange.least, Math.min(haematocritRange.most, haematocrit_fraction));
  return plasma_Pa_s * (1 + ((reference - 1) * (pow(1 - h, c) - 1)) / (pow(1 - pries.reference, c) - 1));
}

const haematocritRange = { least: 0.1, most: 0.7 } as const;
