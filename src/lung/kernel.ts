import { carbonContent, oxygenContent, saturation, type Carrier } from "./gas.ts";

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

const nudge = 0.05;
const leastO2 = 1;
const spareO2 = 5;
const solved = 1e-10;
const limitO2 = 40;
const limitCO2 = 10;

/**
 * Alveolar tensions at every node by the two mass balances of a unit
 *
 *     (V/Q)(PI - PA)/8.63 = C'c - Cv  (oxygen),      (V/Q)(PA - PI)/8.63 = Cv - C'c  (carbon dioxide)
 *
 * solved by alternating Newton steps in the two tensions from the values in `o2` and `co2` (mmHg), which are improved in place. `ratio` are the
 * V/Q of the nodes. Returns the largest error of balance, mL/dL, at the last sweep.
 */
export function solveCurve(ratio: Float64Array, boundary: GasBoundary, carrier: Carrier, o2: Float64Array, co2: Float64Array, sweepCount: number): number {
  let worst = 0;
  for (let k = 0; k < ratio.length; k++) {
    const g = ratio[k] / conversion_ratio;
    let p = o2[k];
    let c = co2[k];
    let error = 0;
    for (let sweep = 0; sweep < sweepCount; sweep++) {
      const content = oxygenContent(p, c, carrier);
      const slope = (oxygenContent(p + nudge, c, carrier) - content) / nudge + g;
      const errorO2 = content - boundary.venousO2_mL_per_dL - g * (boundary.inspiredO2_mmHg - p);
      p = Math.max(leastO2, Math.min(boundary.inspiredO2_mmHg + spareO2, p - Math.max(-limitO2, Math.min(limitO2, errorO2 / slope))));
      const s = saturation(p, c, carrier);
      const carbon = carbonContent(c, s, carrier);
      const slopeC = (carbonContent(c + nudge, s, carrier) - carbon) / nudge + g;
      const errorCO2 = carbon - boundary.venousCO2_mL_per_dL + g * (c - boundary.inspiredCO2_mmHg);
      c = Math.max(0, c - Math.max(-limitCO2, Math.min(limitCO2, errorCO2 / slopeC)));
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
 * Adds all units up: end-capillary contents weighted by flow, tensions weighted by ventilation. `raw` are the units' positions before narrowing, `air` their
 * ventilation before it; `place` receives their positions on the curve and `ventilation` what is left of their air.
 */
export function mixUnits(
  raw: Float64Array, flow: Float64Array, air: Float64Array, shift: Float64Array, share: Float64Array, o2: Float64Array, co2: Float64Array, contentO2: Float64Array, contentCO2: Float64Array,
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
    const x = shiftedPosition(raw[i], shift);
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

/** Contents at the nodes, mL/dL. */
export function curveContents(o2: Float64Array, co2: Float64Array, carrier: Carrier, contentO2: Float64Array, contentCO2: Float64Array): void {
  for (let k = 0; k < o2.length; k++) {
    contentO2[k] = oxygenContent(o2[k], co2[k], carrier);
    contentCO2[k] = carbonContent(co2[k], saturation(o2[k], co2[k], carrier), carrier);
  }
}
