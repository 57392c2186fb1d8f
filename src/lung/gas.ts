import { exp, log } from "../numerics/index.ts";

/** Blood as a carrier of gas. Inside the gas exchange pressures are mmHg and contents mL/dL, as published. */
export interface Carrier {
  readonly haemoglobin_g_per_dL: number;
  /** Oxygen that a gram of haemoglobin binds. */
  readonly capacity_mL_per_g: number;
  readonly bohr_ratio: number;
  /** Metabolic state of the blood: base excess. */
  readonly baseExcess_mmol_per_L: number;
}

/** Blood line of pH: value at 40 mmHg, fall per decade of PCO2, rise per unit of desaturation (Haldane) and per mmol/L of base excess. */
export const bloodLine = { normalPH: 7.4, normalCO2: 40, decade: 0.66, desaturation: 0.03, base: 0.0165 } as const;
/** Severinghaus: S = (P^3 + 150 P)/(P^3 + 150 P + 23400). */
export const severinghaus = { linear: 150, constant: 23400 } as const;
/** Dissolved oxygen, mL/dL/mmHg. */
export const solubilityO2 = 0.003;
/** Kelman and Douglas: plasma CO2 in mL/dL from PCO2 (solubility 0.0307 mmol/L/mmHg, 2.226 mL/mmol/10) and pK', and whole blood from plasma. */
export const kelman = { millilitres: 2.226, solubility: 0.0307, pK: 6.086, pKSlope: 0.042, cells: 0.0289, base: 3.352, saturation: 0.456, limitPH: 8.142, highestPH: 8 } as const;
/** The blood line is not used below this PCO2, mmHg: carbon dioxide content is continued in proportion. */
export const lowestCO2 = 8;
/** Saturation at which the Bohr shift reads the blood bloodLine. */
const bohrSaturation = 0.9;
const ln10 = 2.302585092994046;
const log10 = (x: number): number => log(x) / ln10;
const power10 = (x: number): number => exp(ln10 * x);

/**
 * pH of blood: 7.4 - 0.66 log10(PCO2/40) + 0.03 (1 - S) + 0.0165 BE. The last term is the Van Slyke equation (siggaard1977) made linear at 15 g/dL, right to
 * 0.03 within 15 mmol/L.
 */
export function bloodPH(co2_mmHg: number, saturation_fraction: number, baseExcess_mmol_per_L = 0): number {
  return bloodLine.normalPH - bloodLine.decade * log10(Math.max(lowestCO2, co2_mmHg) / bloodLine.normalCO2) + bloodLine.desaturation * (1 - saturation_fraction) + bloodLine.base * baseExcess_mmol_per_L;
}

/** Bicarbonate of plasma, mmol/L, by Henderson and Hasselbalch with pK 6.1, at pH `p`. */
export function bicarbonate_mmol_per_L(co2_mmHg: number, p: number): number {
  return kelman.solubility * co2_mmHg * power10(p - plasmaPK);
}

const plasmaPK = 6.1;

/** Oxygen saturation by Severinghaus with a Bohr shift. Source: severinghaus1979. */
export function saturation(o2_mmHg: number, co2_mmHg: number, carrier: Carrier): number {
  const p = Math.max(0, o2_mmHg) * power10(carrier.bohr_ratio * (bloodPH(co2_mmHg, bohrSaturation, carrier.baseExcess_mmol_per_L) - bloodLine.normalPH - bloodLine.desaturation * (1 - bohrSaturation)));
  const cube = p * p * p + severinghaus.linear * p;
  return cube / (cube + severinghaus.constant);
}

/** Oxygen content, mL/dL. */
export function oxygenContent(o2_mmHg: number, co2_mmHg: number, carrier: Carrier): number {
  return carrier.capacity_mL_per_g * carrier.haemoglobin_g_per_dL * saturation(o2_mmHg, co2_mmHg, carrier) + solubilityO2 * Math.max(0, o2_mmHg);
}

/**
 * Carbon dioxide content of blood, mL/dL, with the Haldane effect (kelman1967, douglas1988). Singular at pH 8.142: pH is held at 8 or less; below 8 mmHg of
 * PCO2 the content is continued in proportion to PCO2.
 */
export function carbonContent(co2_mmHg: number, saturation_fraction: number, carrier: Carrier): number {
  const p = Math.max(lowestCO2, co2_mmHg);
  const ph = Math.min(kelman.highestPH, bloodPH(p, saturation_fraction, carrier.baseExcess_mmol_per_L));
  const pk = kelman.pK + kelman.pKSlope * (bloodLine.normalPH - ph);
  const plasma = kelman.millilitres * kelman.solubility * p * (1 + power10(ph - pk));
  const blood = plasma * (1 - (kelman.cells * carrier.haemoglobin_g_per_dL) / ((kelman.base - kelman.saturation * saturation_fraction) * (kelman.limitPH - ph)));
  return co2_mmHg >= lowestCO2 ? blood : (blood * Math.max(0, co2_mmHg)) / lowestCO2;
}

const mostSteps = 60;
const nearEnough = 1e-9;

/** Tension at which a monotone rising function reaches a value: bracketed secant steps with a bisection every third. */
export function invert(f: (p: number) => number, value_mL_per_dL: number, lower_mmHg: number, upper_mmHg: number): number {
  let a = lower_mmHg;
  let b = upper_mmHg;
  let fa = f(a) - value_mL_per_dL;
  let fb = f(b) - value_mL_per_dL;
  if (fa >= 0) return a;
  if (fb <= 0) return b;
  for (let step = 0; step < mostSteps && b - a > nearEnough * b; step++) {
    const guess = step % 3 === 2 ? 0.5 * (a + b) : Math.min(b, Math.max(a, a - (fa * (b - a)) / (fb - fa)));
    const fm = f(guess) - value_mL_per_dL;
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

/** Oxygen and carbon dioxide tensions of blood with these contents, mmHg: rounds of inversion settle the Bohr and Haldane couplings. */
export function tensions(oxygen_mL_per_dL: number, carbon_mL_per_dL: number, co2_mmHg: number, carrier: Carrier): { readonly o2_mmHg: number; readonly co2_mmHg: number; readonly saturation_fraction: number } {
  let co2 = co2_mmHg;
  let o2 = 0;
  let s = 0;
  for (let round = 0; round < couplingRounds; round++) {
    const held = co2;
    o2 = invert((p) => oxygenContent(p, held, carrier), oxygen_mL_per_dL, tensionRange.o2Least, tensionRange.o2Most);
    s = saturation(o2, co2, carrier);
    const bound = s;
    co2 = invert((p) => carbonContent(p, bound, carrier), carbon_mL_per_dL, tensionRange.co2Least, tensionRange.co2Most);
    if (Math.abs(co2 - held) < settledCO2) break;
  }
  return { o2_mmHg: o2, co2_mmHg: co2, saturation_fraction: s };
}

const couplingRounds = 12;
const settledCO2 = 1e-4;
const tensionRange = { o2Least: 0.5, o2Most: 2200, co2Least: 1, co2Most: 300 } as const;
