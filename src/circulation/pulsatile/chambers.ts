/** Natural exponential for the chamber laws: a fourth-order polynomial of x/16, squared four times; x limited to -8 to 8. Relative error under 2e-4 for |x| < 4. */
export function chamberExponential(x: number): number {
  const y = Math.max(-8, Math.min(8, x)) * sixteenth;
  let p = 1 + y * (1 + y * (half + y * (sixth + y * twentyFourth)));
  p *= p;
  p *= p;
  p *= p;
  return p * p;
}

const sixteenth = 0.0625;
const half = 0.5;
const sixth = 1 / 6;
const twentyFourth = 1 / 24;
