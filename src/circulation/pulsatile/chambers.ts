/** Natural exponential for the chamber laws: a fourth-order polynomial of x/16, squared four times; x limited to -8 to 8. Relative error under 2e-4 for |x| < 4. */
export function chamberExponential(x: number): number {
  const y = Math.max(-exponentLimit, Math.min(exponentLimit, x)) * exponentUnit;
  let p = 1 + y * (1 + y * (series[2] + y * (series[1] + y * series[0])));
  p *= p;
  p *= p;
  p *= p;
  return p * p;
}

/** Largest argument taken by `chamberExponential`. */
export const exponentLimit = 8;
/** Its argument is divided by 16 before the series, which is then squared four times. */
export const exponentUnit = 0.0625;
const [third, fourth] = [3 * 2, 4 * 3 * 2] as const;
/** 1/4!, 1/3!, 1/2!, 1, 1. */
export const series = [1 / fourth, 1 / third, 0.5, 1, 1] as const;
/** Height that makes the bump z^2 (1 - z)^2 of atrial contraction one at its top. */
export const atrialHeight = 16;
