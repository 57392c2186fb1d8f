import { exp, log } from "../numerics/index.ts";

/** Blood as a carrier of gas: haemoglobin in g/dL, 1.39 mL/g and the Bohr factor. Inside the gas exchange pressures are mmHg and contents mL/dL, as published. */
export interface Carrier {
  readonly haemoglobin: number;
  readonly capacity: number;
  readonly bohr: number;
}

const ln10 = 2.302585092994046;
const log10 = (x: number): number => log(x) / ln10;
const power10 = (x: number): number => exp(ln10 * x);
const lowestCO2 = 8;

/** pH of blood with a normal metabolic state: 7.4 - 0.66 log10(PCO2/40) + 0.03 (1 - S). */
export function bloodPH(co2: number, saturation_fraction: number): number {
  return 7.4 - 0.66 * log10(Math.max(lowestCO2, co2) / 40) + 0.03 * (1 - saturation_fraction);
}

/** Oxygen saturation by Severinghaus with a Bohr shift. Source: severinghaus1979. */
export function saturation(o2: number, co2: number, carrier: Carrier): number {
  const p = Math.max(0, o2) * power10(carrier.bohr * (bloodPH(co2, 0.9) - 7.4));
  const cube = p * p * p + 150 * p;
  return cube / (cube + 23400);
}

/** Oxygen content, mL/dL. */
export function oxygenContent(o2: number, co2: number, carrier: Carrier): number {
  return carrier.capacity * carrier.haemoglobin * saturation(o2, co2, carrier) + 0.003 * Math.max(0, o2);
}

/**
 * Carbon dioxide content of blood, mL/dL, with the Haldane effect (Kelman, Douglas). Singular at pH 8.142; below 8 mmHg of PCO2 it is continued in
 * proportion to PCO2.
 */
export function carbonContent(co2: number, saturation_fraction: number, carrier: Carrier): number {
  const p = Math.max(lowestCO2, co2);
  const ph = bloodPH(p, saturation_fraction);
  const pk = 6.086 + 0.042 * (7.4 - ph);
  const plasma = 2.226 * 0.0307 * p * (1 + power10(ph - pk));
  const blood = plasma * (1 - (0.0289 * carrier.haemoglobin) / ((3.352 - 0.456 * saturation_fraction) * (8.142 - ph)));
  return co2 >= lowestCO2 ? blood : (blood * Math.max(0, co2)) / lowestCO2;
}

/** Tension at which a monotone rising function reaches a value: bracketed secant steps. */
export function invert(f: (p: number) => number, value: number, lower: number, upper: number): number {
  let a = lower;
  let b = upper;
  let fa = f(a) - value;
  let fb = f(b) - value;
  if (fa >= 0) return a;
  if (fb <= 0) return b;
  for (let step = 0; step < 60 && b - a > 1e-9 * b; step++) {
    const guess = step % 3 === 2 ? 0.5 * (a + b) : Math.min(b, Math.max(a, a - (fa * (b - a)) / (fb - fa)));
    const fm = f(guess) - value;
    if (fm === 0) return guess;
    if (fm < 0) {
      a = guess;
      fa = fm;
    } else {
      b = guess;
      fb = fm;
    }
  }
  return 0.5 * (a + b);
}
