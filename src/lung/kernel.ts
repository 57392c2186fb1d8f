import { bloodPH, carbonContent, oxygenContent, saturation, type Carrier } from "./gas.ts";

/** Nodes of the curve of alveolar gas over log10 V/Q, from 0.0025 to 160. */
export const nodeCount = 41;
const lowest = -2.6;
const highest = 2.2;
const step = (highest - lowest) / (nodeCount - 1);
const ln10 = 2.302585092994046;

/** log10 V/Q of a node. */
export function nodeLog(k: number): number {
  return lowest + step * k;
}

/** 8.63: litres of gas as breathed, mmHg and mL/dL of blood put into one unit. */
const conversion = 8.63;

/** Venous contents and inspired tensions that the curve is solved for, mmHg and mL/dL. */
export interface GasBoundary {
  venousO2: number;
  venousCO2: number;
  inspiredO2: number;
  inspiredCO2: number;
}

/**
 * Alveolar tensions at every node by the two mass balances of a unit
 *
 *     (V/Q)(PI - PA)/8.63 = C'c - Cv  (oxygen),      (V/Q)(PA - PI)/8.63 = Cv - C'c  (carbon dioxide)
 *
 * solved by alternating Newton steps in the two tensions from the values in `o2` and `co2` (mmHg), which are improved in place. `ratio` are the
 * V/Q of the nodes. Returns the largest error of balance, mL/dL.
 */
export function solveCurve(ratio: Float64Array, boundary: GasBoundary, carrier: Carrier, o2: Float64Array, co2: Float64Array, sweeps: number): number {
  let worst = 0;
  for (let k = 0; k < nodeCount; k++) {
    const g = ratio[k] / conversion;
    let p = o2[k];
    let c = co2[k];
    let error = 0;
    for (let sweep = 0; sweep < sweeps; sweep++) {
      const content = oxygenContent(p, c, carrier);
      const slope = (oxygenContent(p + 0.05, c, carrier) - content) / 0.05 + g;
      const errorO2 = content - boundary.venousO2 - g * (boundary.inspiredO2 - p);
      p = Math.max(1, Math.min(boundary.inspiredO2 + 5, p - Math.max(-limitO2, Math.min(limitO2, errorO2 / slope))));
      const s = saturation(p, c, carrier);
      const carbon = carbonContent(c, s, carrier);
      const slopeC = (carbonContent(c + 0.05, s, carrier) - carbon) / 0.05 + g;
      const errorCO2 = carbon - boundary.venousCO2 + g * (c - boundary.inspiredCO2);
      c = Math.max(0, c - Math.max(-limitCO2, Math.min(limitCO2, errorCO2 / slopeC)));
      error = Math.abs(errorO2) + Math.abs(errorCO2);
      if (error < 1e-10) break;
    }
    o2[k] = p;
    co2[k] = c;
    if (error > worst) worst = error;
  }
  return worst;
}

const limitO2 = 40;
const limitCO2 = 10;

/** Sums over units: what the mixed arterial blood and the mixed alveolar gas are made of. */
export interface MixedGas {
  oxygen: number;
  carbon: number;
  flow: number;
  alveolarO2: number;
  alveolarCO2: number;
  ventilation: number;
  lowFlow: number;
}

/** Position of ln V/Q on the curve, clamped to its ends, as node plus fraction. */
export function curvePosition(lnRatio: number): number {
  return Math.max(0, Math.min(nodeCount - 1.0000001, (lnRatio / ln10 - lowest) / step));
}

/** Adds all units up: end-capillary contents weighted by flow, tensions weighted by ventilation. Contents at the nodes come in `contentO2`, `contentCO2`. */
export function mixUnits(position: Float64Array, flow: Float64Array, ventilation: Float64Array, o2: Float64Array, co2: Float64Array, contentO2: Float64Array, contentCO2: Float64Array, lowPosition: number, out: MixedGas): void {
  out.oxygen = 0;
  out.carbon = 0;
  out.flow = 0;
  out.alveolarO2 = 0;
  out.alveolarCO2 = 0;
  out.ventilation = 0;
  out.lowFlow = 0;
  for (let i = 0; i < position.length; i++) {
    const k = Math.floor(position[i]);
    const f = position[i] - k;
    const q = flow[i];
    const v = ventilation[i];
    out.oxygen += q * (contentO2[k] + f * (contentO2[k + 1] - contentO2[k]));
    out.carbon += q * (contentCO2[k] + f * (contentCO2[k + 1] - contentCO2[k]));
    out.flow += q;
    out.alveolarO2 += v * (o2[k] + f * (o2[k + 1] - o2[k]));
    out.alveolarCO2 += v * (co2[k] + f * (co2[k + 1] - co2[k]));
    out.ventilation += v;
    if (position[i] < lowPosition) out.lowFlow += q;
  }
}

/** Contents at the nodes, mL/dL. */
export function curveContents(o2: Float64Array, co2: Float64Array, carrier: Carrier, contentO2: Float64Array, contentCO2: Float64Array): void {
  for (let k = 0; k < nodeCount; k++) {
    contentO2[k] = oxygenContent(o2[k], co2[k], carrier);
    contentCO2[k] = carbonContent(co2[k], saturation(o2[k], co2[k], carrier), carrier);
  }
}

/** pH of arterial blood from its tensions. */
export function arterialPH(o2: number, co2: number, carrier: Carrier): number {
  return bloodPH(co2, saturation(o2, co2, carrier));
}
