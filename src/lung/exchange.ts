import { log, log10 } from "../numerics/index.ts";
import { breath, litrePerMinute_m3_per_s, mmHg_Pa, waterVapour_mmHg } from "./breathing.ts";
import { tensions, type Carrier } from "./gas.ts";
import { conversion_ratio, curveContents, curvePosition, curveShift, mixUnits, nodeCount, solveCurve, type GasBoundary, type MixedGas } from "./kernel.ts";
import type { LungModel } from "./model.ts";
import type { LungInput, LungState } from "./state.ts";

const mixed: MixedGas = { oxygen_mL_per_dL: 0, carbon_mL_per_dL: 0, flow_ratio: 0, alveolarO2_mmHg: 0, alveolarCO2_mmHg: 0, ventilation_ratio: 0, lowFlow_ratio: 0 };
const boundary: GasBoundary = { venousO2_mL_per_dL: 0, venousCO2_mL_per_dL: 0, inspiredO2_mmHg: 0, inspiredCO2_mmHg: 0 };
/** V/Q under which a unit counts as low. */
const lowRatio = 0.1;
const lowPosition = curvePosition(log(lowRatio));
const least = { perfused: 1e-9, air: 1e-9 } as const;
const mostShunt = 0.95;
/** mL of gas a minute from L/min of air, mmHg and 8.63. */
const litreInMillilitres = 1e3;

/** Share of output that meets no air: anatomic, collapsed lung, foramen ovale. */
export function shuntShare(model: LungModel, state: LungState, input: LungInput): number {
  const foramen = input.cardiacOutput_m3_per_s > 0 ? Math.max(0, Math.min(1, input.shuntFlow_m3_per_s / input.cardiacOutput_m3_per_s)) : 0;
  return Math.min(mostShunt, foramen + (1 - foramen) * (model.values.anatomicShunt + state.atelectasis_fraction));
}

/**
 * Gas exchange for the present stores and breathing: improves the curve, mixes arterial blood and alveolar gas into the state. Every pass renews the gas of the common dead
 * space and the share of air that narrowed airways pass on to the others.
 */
export function exchange(model: LungModel, state: LungState, input: LungInput, carrier: Carrier, sweepCount: number, passCount: number): void {
  const { work } = model;
  const shunt = shuntShare(model, state, input);
  const perfused = Math.max(least.perfused, input.cardiacOutput_m3_per_s * (1 - shunt));
  const { alveolar_m3_per_s, common_m3_per_s } = breath(model, Math.max(least.air, state.minuteVentilation_m3_per_s), input);
  const unitAir = alveolar_m3_per_s + common_m3_per_s;
  const fresh = alveolar_m3_per_s / unitAir;
  const inspired = Math.max(0, input.inspiredOxygen_fraction * (input.barometricPressure_Pa / mmHg_Pa - waterVapour_mmHg));
  boundary.venousO2_mL_per_dL = state.venousO2_points;
  boundary.venousCO2_mL_per_dL = state.venousCO2_points;
  work.o2.set(state.curveO2_points);
  work.co2.set(state.curveCO2_points);
  for (let pass = 0; pass < passCount; pass++) {
    boundary.inspiredO2_mmHg = fresh * inspired + (1 - fresh) * state.alveolarO2_points;
    boundary.inspiredCO2_mmHg = (1 - fresh) * state.alveolarCO2_points;
    solveCurve(model.ratio, boundary, carrier, work.o2, work.co2, sweepCount);
    curveContents(model.ratio, boundary, work.o2, work.co2, work.contentO2, work.contentCO2);
    curveShift(work.co2, model.airway, log10, work.keep, work.shift);
    const raise = curvePosition(log((state.airFactor_ratio * unitAir) / perfused)) - curvePosition(0);
    mixUnits(work.raw, raise, work.flow, work.air, work.shift, work.keep, work.o2, work.co2, work.contentO2, work.contentCO2, lowPosition, work.position, work.ventilation, mixed);
    state.airFactor_ratio = 1 / mixed.ventilation_ratio;
    state.alveolarO2_points = mixed.alveolarO2_mmHg / mixed.ventilation_ratio;
    state.alveolarCO2_points = mixed.alveolarCO2_mmHg / mixed.ventilation_ratio;
  }
  for (let k = 0; k < nodeCount; k++) {
    state.curveO2_points[k] = work.o2[k];
    state.curveCO2_points[k] = work.co2[k];
  }
  const endO2 = mixed.oxygen_mL_per_dL / mixed.flow_ratio;
  const endCO2 = mixed.carbon_mL_per_dL / mixed.flow_ratio;
  state.arterialContent_points = endO2 + shunt * (state.venousO2_points - endO2);
  state.arterialCarbon_points = endCO2 + shunt * (state.venousCO2_points - endCO2);
  state.lowFlow_fraction = (mixed.lowFlow_ratio / mixed.flow_ratio) * (1 - shunt);
  const blood = tensions(state.arterialContent_points, state.arterialCarbon_points, state.arterialCO2_points, carrier);
  state.arterialO2_points = blood.o2_mmHg;
  state.arterialCO2_points = blood.co2_mmHg;
  // What fresh air brings and takes: V (PI - PA)/863 in mL/min of dry gas at standard conditions.
  const litres = alveolar_m3_per_s / litrePerMinute_m3_per_s;
  const gas = (litreInMillilitres * litres * millilitrePerMinute) / (conversion_ratio * hundred);
  state.breathedO2_m3_per_s = gas * (inspired - state.alveolarO2_points);
  state.breathedCO2_m3_per_s = gas * state.alveolarCO2_points;
}

const millilitrePerMinute = 1.6666666666666667e-8;
const hundred = 100;
