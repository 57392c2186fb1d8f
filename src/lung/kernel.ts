import { exp, log } from "../numerics/index.ts";
import { bloodLine, kelman, lowestCO2, severinghaus, solubilityO2, type Carrier } from "./gas.ts";

/** Nodes of the curve of alveolar gas over log10 V/Q, from 0.0025 to 40,000: closed lung with its seepage lies on it. */
export const nodeCount = 91;
const lowest = -2.6;
const highest = 4.6;
const step = (highest - lowest) / (nodeCount - 1);
const ln10 = 2.302585092994046;

/** log10 V/Q of a node. */
export function nodeLog(k: number): number {
  return lowest + step * k;
}

/** 8.63: litres of gas as breathed, mmHg and mL/dL of blood put into one unit. */
export const conversion_ratio = 8.63;

/** Venous contents and inspired tensions that the curve is solved for. */
export interface GasBoundary {
  venousO2_mL_per_dL: number;
  venousCO2_mL_per_dL: number;
  inspiredO2_mmHg: number;
  inspiredCO2_mmHg: number;
}

const leastO2 = 1;
const spareO2 = 5;
const solved = 1e-8;
const limitO2 = 40;
const limitCO2 = 10;

/**
 * Alveolar tensions at every node by the two mass balances of a unit
 *
 *     (V/Q)(PI - PA)/8.63 = C'c - Cv  (oxygen),      (V/Q)(PA - PI)/8.63 = Cv - C'c  (carbon dioxide)
 *
 * solved by alternating Newton steps in the two tensions from the values in `o2` and `co2` (mmHg), which are improved in place. The blood is that of `gas.ts`, written out
 * here once with its slopes. `ratio` are the V/Q of the nodes. Returns the largest error of balance, mL/dL, at the last sweep.
 */
export function solveCurve(ratio: Float64Array, boundary: GasBoundary, carrier: Carrier, o2: Float64Array, co2: Float64Array, sweepCount: number): number {
  const { normalPH, normalCO2, decade, desaturation, base } = bloodLine;
  const bound = carrier.capacity_mL_per_g * carrier.haemoglobin_g_per_dL;
  const cells = kelman.cells * carrier.haemoglobin_g_per_dL;
  const shiftBase = base * carrier.baseExcess_mmol_per_L;
  const bohr = ln10 * carrier.bohr_ratio;
  const dissolved = kelman.millilitres * kelman.solubility;
  const steep = 1 + kelman.pKSlope;
  let worst = 0;
  for (let k = 0; k < ratio.length; k++) {
    const g = ratio[k] / conversion_ratio;
    let p = o2[k];
    let c = co2[k];
    let error = 0;
    for (let sweep = 0; sweep < sweepCount; sweep++) {
      const cc = Math.max(lowestCO2, c);
      const line = shiftBase - (decade * log(cc / normalCO2)) / ln10;
      const affinity = exp(bohr * line);
      let x = p * affinity;
      let cube = x * x * x + severinghaus.linear * x;
      let whole = cube + severinghaus.constant;
      const slope = (bound * severinghaus.constant * (3 * x * x + severinghaus.linear) * affinity) / (whole * whole) + solubilityO2 + g;
      const errorO2 = (bound * cube) / whole + solubilityO2 * p - boundary.venousO2_mL_per_dL - g * (boundary.inspiredO2_mmHg - p);
      p = Math.max(leastO2, Math.min(boundary.inspiredO2_mmHg + spareO2, p - Math.max(-limitO2, Math.min(limitO2, errorO2 / slope))));
      x = p * affinity;
      cube = x * x * x + severinghaus.linear * x;
      whole = cube + severinghaus.constant;
      const s = cube / whole;
      const free = normalPH + line + desaturation * (1 - s);
      const ph = Math.min(kelman.highestPH, free);
      const ionised = exp(ln10 * (ph - kelman.pK - kelman.pKSlope * (normalPH - ph)));
      const plasma = dissolved * cc * (1 + ionised);
      const room = kelman.limitPH - ph;
      const excluded = cells / ((kelman.base - kelman.saturation * s) * room);
      const blood = plasma * (1 - excluded);
      const fall = free < kelman.highestPH ? -decade / (ln10 * cc) : 0;
      const rise = dissolved * (1 + ionised) * (1 - excluded) + dissolved * cc * ionised * ln10 * steep * fall * (1 - excluded) - (plasma * excluded * fall) / room;
      const low = c < lowestCO2;
      const carbon = low ? (blood * Math.max(0, c)) / lowestCO2 : blood;
      const errorCO2 = carbon - boundary.venousCO2_mL_per_dL + g * (c - boundary.inspiredCO2_mmHg);
      c = Math.max(0, c - Math.max(-limitCO2, Math.min(limitCO2, errorCO2 / ((low ? blood / lowestCO2 : rise) + g))));
      error = Math.abs(errorO2) + Math.abs(errorCO2);
      if (error < solved) break;
    }
    o2[k] = p;
    co2[k] = c;
    if (error > worst) worst = error;
  }
  return worst;
}

/** Law of the small airways: narrow where alveolar PCO2 is low. */
export interface AirwayLaw {
  readonly least_fraction: number;
  readonly half_mmHg: number;
}

/** Share of its ventilation that a unit keeps at its own alveolar PCO2 c: a + (1 - a) c^4/(c^4 + h^4). */
export function airwayShare(co2_mmHg: number, law: AirwayLaw): number {
  const square = co2_mmHg * co2_mmHg;
  const half = law.half_mmHg * law.half_mmHg;
  return law.least_fraction + ((1 - law.least_fraction) * square * square) / (square * square + half * half);
}

/**
 * Positions of the nodes as a unit without airway narrowing would have them: log10(V/Q) - log10 f(PACO2), in node steps. It rises with the node because PACO2
 * falls, so that the narrowing of a unit by its own gas is found by looking up one table, without iteration. `log10Share` is scratch.
 */
export function curveShift(co2: Float64Array, law: AirwayLaw, log10: (x: number) => number, share: Float64Array, position: Float64Array): void {
  for (let k = 0; k < co2.length; k++) {
    share[k] = airwayShare(co2[k], law);
    position[k] = k - log10(share[k]) / step;
  }
  for (let k = 1; k < co2.length; k++) if (position[k] <= position[k - 1]) position[k] = position[k - 1] + tie;
}

const tie = 1e-9;

/** Sums over units: what the mixed arterial blood and the mixed alveolar gas are made of. */
export interface MixedGas {
  oxygen_mL_per_dL: number;
  carbon_mL_per_dL: number;
  flow_ratio: number;
  alveolarO2_mmHg: number;
  alveolarCO2_mmHg: number;
  ventilation_ratio: number;
  lowFlow_ratio: number;
}

/** Position of ln V/Q on the curve in node steps, not clamped. */
export function curvePosition(lnRatio: number): number {
  return (lnRatio / ln10 - lowest) / step;
}

/** Finds where a unit of position `x` without narrowing lies on the curve: node plus fraction, clamped to its ends. */
export function shiftedPosition(x: number, position: Float64Array): number {
  const last = position.length - 1;
  if (!(x > position[0])) return 0;
  if (x >= position[last]) return last - endGuard;
  let k = Math.max(0, Math.min(last - 1, Math.floor(x)));
  while (k > 0 && position[k] > x) k--;
  while (k < last - 1 && position[k + 1] <= x) k++;
  return Math.min(last - endGuard, k + (x - position[k]) / (position[k + 1] - position[k]));
}

const endGuard = 1e-7;

/**
 * Adds all units up: end-capillary contents weighted by flow, tensions weighted by ventilation. `raw` are the units' positions before narrowing for equal total air and flow, `raise_ratio` what the ratio of the totals adds, `air` their
 * ventilation before it; `place` receives their positions on the curve and `ventilation` what is left of their air.
 */
export function mixUnits(
  raw: Float64Array, raise_ratio: number, flow: Float64Array, air: Float64Array, shift: Float64Array, share: Float64Array, o2: Float64Array, co2: Float64Array, contentO2: Float64Array, contentCO2: Float64Array,
  low_ratio: number, place: Float64Array, ventilation: Float64Array, out: MixedGas,
): void {
  out.oxygen_mL_per_dL = 0;
  out.carbon_mL_per_dL = 0;
  out.flow_ratio = 0;
  out.alveolarO2_mmHg = 0;
  out.alveolarCO2_mmHg = 0;
  out.ventilation_ratio = 0;
  out.lowFlow_ratio = 0;
  for (let i = 0; i < raw.length; i++) {
    const x = shiftedPosition(raw[i] + raise_ratio, shift);
    const k = Math.floor(x);
    const f = x - k;
    const q = flow[i];
    const v = air[i] * (share[k] + f * (share[k + 1] - share[k]));
    place[i] = x;
    ventilation[i] = v;
    out.oxygen_mL_per_dL += q * (contentO2[k] + f * (contentO2[k + 1] - contentO2[k]));
    out.carbon_mL_per_dL += q * (contentCO2[k] + f * (contentCO2[k + 1] - contentCO2[k]));
    out.flow_ratio += q;
    out.alveolarO2_mmHg += v * (o2[k] + f * (o2[k + 1] - o2[k]));
    out.alveolarCO2_mmHg += v * (co2[k] + f * (co2[k + 1] - co2[k]));
    out.ventilation_ratio += v;
    if (x < low_ratio) out.lowFlow_ratio += q;
  }
}

/** Contents of end-capillary blood at the nodes, mL/dL, by the mass balance of the unit: what air brings and takes is what blood gains and loses. */
export function curveContents(ratio: Float64Array, boundary: GasBoundary, o2: Float64Array, co2: Float64Array, contentO2: Float64Array, contentCO2: Float64Array): void {
  for (let k = 0; k < o2.length; k++) {
    const g = ratio[k] / conversion_ratio;
    contentO2[k] = boundary.venousO2_mL_per_dL + g * (boundary.inspiredO2_mmHg - o2[k]);
    contentCO2[k] = boundary.venousCO2_mL_per_dL - g * (co2[k] - boundary.inspiredCO2_mmHg);
  }
}
