import { exp, log, pow } from "../numerics/index.ts";
import { carbonContent, invert, oxygenContent, saturation } from "./gas.ts";
import { curveContents, curvePosition, mixUnits, nodeCount, solveCurve, type GasBoundary, type MixedGas } from "./kernel.ts";
import type { LungModel } from "./model.ts";
import { obstruction, type Obstruction } from "./obstruction.ts";
import type { LungInput, LungState } from "./state.ts";

const mmHg_Pa = 133.322387415;
const waterVapour = 47;
const litrePerMinute = 1e-3 / 60;
/** mL/dL of content as m3 of gas in a m3 of blood. */
const perDecilitre = 0.01;
const normalMass = 24;
const lowRatioPosition = curvePosition(log(0.1));
/** Dry gas at body temperature over standard conditions is inside the constant 8.63, which wants L/min of both. */

const mixed: MixedGas = { oxygen: 0, carbon: 0, flow: 0, alveolarO2: 0, alveolarCO2: 0, ventilation: 0, lowFlow: 0 };
const boundary: GasBoundary = { venousO2: 0, venousCO2: 0, inspiredO2: 0, inspiredCO2: 0 };

/** Ventilation asked for by chemoreceptors, metabolism and the lung itself, m3/s. */
export function ventilatoryDrive_m3_per_s(model: LungModel, state: LungState, input: LungInput, lost_fraction: number): number {
  const { values, traits } = model;
  if (input.ventilation.mode === "fixed") return input.ventilation.minuteVentilation_m3_per_s;
  const threshold = values.thresholdCO2 / mmHg_Pa;
  const sat = saturation(state.arterialO2_points, state.arterialCO2_points, model.carrier);
  const pressure = Math.max(0, input.pulmonaryArterialPressureMean_Pa / mmHg_Pa - 20);
  const own = lost_fraction > 0.01 ? traits.drive_ratio * (values.driveLung * Math.min(1, lost_fraction / 0.1) + values.driveLungBed * lost_fraction + values.driveLungPressure * pressure) : 0;
  const size = model.person.height_m / 1.7;
  const litres = values.driveRest * size * input.exercise_ratio + values.driveCO2 * Math.max(0, state.arterialCO2_points - threshold) + values.driveO2 * Math.max(0, 97 - 100 * sat) + own;
  return Math.min(mostVentilation, litres) * litrePerMinute;
}

const mostVentilation = 70;

/** Dead volume of the airways, m3. */
function deadVolume_m3(model: LungModel): number {
  const normal = normalMass * model.person.height_m * model.person.height_m * 0.94;
  return model.values.deadVolume * normal * 1e-6;
}

/** Breath and rate of a minute ventilation: deeper breaths first, then faster ones. */
export function breath(model: LungModel, ventilation_m3_per_s: number): { readonly tidal_m3: number; readonly rate_per_s: number; readonly alveolar_m3_per_s: number; readonly common_m3_per_s: number } {
  const litres = ventilation_m3_per_s / litrePerMinute;
  const size = model.person.height_m / 1.7;
  const tidal = Math.max(values_least, model.values.tidalRest * 1e3 + model.values.tidalGain * Math.max(-4, litres - 6)) * 1e-3 * size;
  const rate = ventilation_m3_per_s / tidal;
  const dead = deadVolume_m3(model);
  const alveolar = Math.max(0.15 * ventilation_m3_per_s, ventilation_m3_per_s - rate * dead);
  return { tidal_m3: tidal, rate_per_s: rate, alveolar_m3_per_s: alveolar, common_m3_per_s: rate * dead * model.values.commonDead };
}

const values_least = 0.25;

/** Shares flow and air among the units for the present obstruction; writes the kernel's arrays, both as shares of their totals. */
function distribute(model: LungModel, input: LungInput, block: Obstruction): void {
  const { work, values, traits, graph } = model;
  const total = input.segmentFlow_m3_per_s.reduce((sum, q) => sum + Math.max(0, q), 0);
  const response = 1 - exp(-block.bedLost_fraction / values.responseHalf);
  const patches = Math.min(0.8, values.patchMost * traits.patch_ratio * traits.mediator_ratio * response);
  const openWeight = graph.segments.map(() => 0);
  for (let i = 0; i < model.unitCount; i++) {
    const closed = block.bedClosed_fraction[model.segmentOf[i]];
    work.flow[i] = openShare(model, i, closed) * model.baseFlow[i];
    openWeight[model.segmentOf[i]] += work.flow[i];
  }
  let air = 0;
  for (let i = 0; i < model.unitCount; i++) {
    const s = model.segmentOf[i];
    const segment = total > 0 ? Math.max(0, input.segmentFlow_m3_per_s[s]) / total : graph.segments[s].share_fraction;
    work.flow[i] = openWeight[s] > 0 ? (segment * work.flow[i]) / openWeight[s] : 0;
    const own = Math.min(1, work.flow[i] / model.baseFlow[i]);
    let ventilation = model.baseVentilation[i] * (1 - values.shift * (1 - pow(own, values.shiftExponent)) * response);
    if (model.patchOrder[i] < patches) {
      const rank = model.patchOrder[i] / patches;
      ventilation *= values.patchLeast + (values.patchOpen - values.patchLeast) * rank;
    }
    work.ventilation[i] = ventilation;
    air += ventilation;
  }
  for (let i = 0; i < model.unitCount; i++) work.ventilation[i] /= air;
}

/** 1 for a perfused unit, 0 for a blocked one; the unit at the edge is partly open so that nothing jumps. */
function openShare(model: LungModel, i: number, closed: number): number {
  const width = 1 / (model.unitCount / model.graph.segments.length);
  const edge = (model.blockOrder[i] - closed) / width + 0.5;
  return Math.max(1e-9, Math.min(1, edge));
}

/** Gas exchange for the present stores and breathing: improves the curve, mixes arterial blood and alveolar gas into the state. */
function exchange(model: LungModel, state: LungState, input: LungInput, sweeps: number): void {
  const { work, values } = model;
  const { alveolar_m3_per_s, common_m3_per_s } = breath(model, state.minuteVentilation_m3_per_s);
  const unitAir = alveolar_m3_per_s + common_m3_per_s;
  const fresh = alveolar_m3_per_s / unitAir;
  const inspired = input.inspiredOxygen_fraction * (input.barometricPressure_Pa / mmHg_Pa - waterVapour);
  boundary.inspiredO2 = fresh * inspired + (1 - fresh) * state.alveolarO2_points;
  boundary.inspiredCO2 = (1 - fresh) * state.alveolarCO2_points;
  boundary.venousO2 = state.venousO2_points;
  boundary.venousCO2 = state.venousCO2_points;
  work.o2.set(state.curveO2_points);
  work.co2.set(state.curveCO2_points);
  solveCurve(model.ratio, boundary, model.carrier, work.o2, work.co2, sweeps);
  curveContents(work.o2, work.co2, model.carrier, work.contentO2, work.contentCO2);
  const perfused = Math.max(1e-9, input.cardiacOutput_m3_per_s - input.shuntFlow_m3_per_s) * (1 - values.anatomicShunt - state.atelectasis_fraction);
  for (let i = 0; i < model.unitCount; i++) {
    const q = Math.max(1e-12, work.flow[i]) * perfused;
    work.position[i] = curvePosition(log((work.ventilation[i] * unitAir) / q));
  }
  mixUnits(work.position, work.flow, work.ventilation, work.o2, work.co2, work.contentO2, work.contentCO2, lowRatioPosition, mixed);
  for (let k = 0; k < nodeCount; k++) {
    state.curveO2_points[k] = work.o2[k];
    state.curveCO2_points[k] = work.co2[k];
  }
  const shunt = shuntShare(model, state, input);
  const endO2 = mixed.oxygen / mixed.flow;
  const endCO2 = mixed.carbon / mixed.flow;
  state.arterialContent_points = endO2 + shunt * (state.venousO2_points - endO2);
  state.arterialCarbon_points = endCO2 + shunt * (state.venousCO2_points - endCO2);
  state.alveolarO2_points = mixed.alveolarO2;
  state.alveolarCO2_points = mixed.alveolarCO2;
  state.lowFlow_fraction = (mixed.lowFlow / mixed.flow) * (1 - shunt);
  // Tensions of mixed blood: two inversions settle the Bohr and Haldane couplings.
  for (let pass = 0; pass < 2; pass++) {
    state.arterialO2_points = invert((p) => oxygenContent(p, state.arterialCO2_points, model.carrier), state.arterialContent_points, 0.5, 900);
    const s = saturation(state.arterialO2_points, state.arterialCO2_points, model.carrier);
    state.arterialCO2_points = invert((p) => carbonContent(p, s, model.carrier), state.arterialCarbon_points, 1, 250);
  }
}

/** Share of output that meets no air: anatomic, collapsed lung, foramen ovale. */
export function shuntShare(model: LungModel, state: LungState, input: LungInput): number {
  const foramen = input.cardiacOutput_m3_per_s > 0 ? input.shuntFlow_m3_per_s / input.cardiacOutput_m3_per_s : 0;
  return Math.min(0.95, foramen + (1 - foramen) * (model.values.anatomicShunt + state.atelectasis_fraction));
}

/** A healthy, settled lung for this input. */
export function initialLung(model: LungModel, input: LungInput): LungState {
  const state: LungState = {
    venousO2_points: 0.73 * model.carrier.capacity * model.carrier.haemoglobin, venousCO2_points: 52, curveO2_points: new Array<number>(nodeCount).fill(95), curveCO2_points: new Array<number>(nodeCount).fill(38),
    alveolarO2_points: 100, alveolarCO2_points: 38, arterialO2_points: 92, arterialCO2_points: 39, arterialContent_points: 19, arterialCarbon_points: 48, lowFlow_fraction: 0, minuteVentilation_m3_per_s: 6.5 * litrePerMinute,
    atelectasis_fraction: 0, infarct_fraction: model.graph.segments.map(() => 0), takenUp_m3: 0, used_m3: 0, givenOff_m3: 0, made_m3: 0,
  };
  distribute(model, input, obstruction(model, input.plugs));
  exchange(model, state, input, 60);
  for (let round = 0; round < 60; round++) substep(model, state, input, 60, obstruction(model, input.plugs), 4);
  state.takenUp_m3 = 0;
  state.used_m3 = 0;
  state.givenOff_m3 = 0;
  state.made_m3 = 0;
  return state;
}

/** Moves breathing and the gas stores by `h`, then solves the exchange. Stores change by what lung and tissue give and take, and by nothing else. */
function substep(model: LungModel, state: LungState, input: LungInput, h: number, block: Obstruction, sweeps: number): void {
  const { values } = model;
  const reach = (time_s: number): number => 1 - exp(-h / time_s);
  const wanted = ventilatoryDrive_m3_per_s(model, state, input, block.bedLost_fraction);
  const breathing = input.ventilation.mode === "fixed" ? 1 : Math.min(breathMost, reach(values.driveTime));
  state.minuteVentilation_m3_per_s += (wanted - state.minuteVentilation_m3_per_s) * breathing;
  const output = Math.max(leastOutput, input.cardiacOutput_m3_per_s);
  const oxygenStore = values.bloodStore;
  const carbonStore = values.carbonStore;
  const lack = Math.max(0.05, Math.min(1, state.venousO2_points / 2));
  const use = input.oxygenUptake_m3_per_s * lack;
  const make = use * values.respiratoryQuotient;
  // dCv/dt = (Q (Ca - Cv) - VO2)/store, exact for constant Ca: relaxes to Ca - VO2/Q.
  const targetO2 = state.arterialContent_points - use / output / perDecilitre;
  const targetCO2 = state.arterialCarbon_points + make / output / perDecilitre;
  const beforeO2 = state.venousO2_points;
  const beforeCO2 = state.venousCO2_points;
  state.venousO2_points = Math.max(0.3, beforeO2 + (targetO2 - beforeO2) * Math.min(0.8, reach(oxygenStore / output)));
  state.venousCO2_points = beforeCO2 + (targetCO2 - beforeCO2) * Math.min(0.6, reach(carbonStore / output));
  state.used_m3 += use * h;
  state.made_m3 += make * h;
  state.takenUp_m3 += use * h + (state.venousO2_points - beforeO2) * perDecilitre * oxygenStore;
  state.givenOff_m3 += make * h - (state.venousCO2_points - beforeCO2) * perDecilitre * carbonStore;
  exchange(model, state, input, sweeps);
}

const breathMost = 0.45;
const leastOutput = 3e-6;

/**
 * Advances breathing, gas stores and slow damage. Sub-steps are at most ten seconds at first and grow; a long step ends when the tensions rest.
 */
export function advanceLung(model: LungModel, state: LungState, input: LungInput, dt_s: number): void {
  const { values, traits } = model;
  const block = obstruction(model, input.plugs);
  distribute(model, input, block);
  const response = 1 - exp(-block.bedLost_fraction / values.responseHalf);
  const collapsed = Math.min(0.35, values.atelectasisMost * traits.atelectasis_ratio * traits.mediator_ratio * response);
  state.atelectasis_fraction += (collapsed - state.atelectasis_fraction) * (1 - exp(-dt_s / values.atelectasisTime));
  infarct(model, state, input, block, dt_s);
  let left = dt_s;
  let h = firstStep_s;
  let quiet = 0;
  while (left > 0) {
    const step = quiet >= restCount ? left : Math.min(h, left);
    const [o2, co2] = [state.arterialO2_points, state.arterialCO2_points];
    substep(model, state, input, step, block, 3);
    left -= step;
    if (left < 1e-9 * dt_s) left = 0;
    quiet = Math.abs(state.arterialO2_points - o2) + Math.abs(state.arterialCO2_points - co2) < restChange ? quiet + 1 : 0;
    h = Math.min(h * stepGrowth, longestStep_s);
  }
}

const firstStep_s = 5;
const stepGrowth = 1.4;
const longestStep_s = 240;
const restCount = 2;
const restChange = 0.03;

/** Tissue dies behind distal plugs where the bronchial supply cannot drain: in the susceptible, or in anyone whose left atrial pressure is high. */
function infarct(model: LungModel, state: LungState, input: LungInput, block: Obstruction, dt_s: number): void {
  const { values, traits, graph } = model;
  const congested = Math.min(1, Math.max(0, input.leftAtrialPressureMean_Pa / values.infarctPressure));
  const risk = Math.min(1, 0.3 + 0.7 * congested * congested * congested);
  const distal = graph.segments.map(() => 0);
  for (const plug of input.plugs) {
    const s = graph.segments.findIndex((segment) => segment.bed === plug.vesselIndex || segment.artery === plug.vesselIndex);
    if (s >= 0) distal[s] = Math.max(distal[s], plug.bedShare_fraction * plug.occlusion_fraction);
  }
  const grow = 1 - exp(-dt_s / values.infarctTime);
  graph.segments.forEach((_segment, s) => {
    if (distal[s] < 0.3 || block.lost_fraction[s] < 0.2) return;
    // Each segment of a person is a little more or less safe than the person: a fixed, spread order.
    const order = (traits.infarct_probability + s * 0.6180339887498949) % 1;
    if (order > risk) return;
    const target = values.infarctShare * distal[s];
    if (target > state.infarct_fraction[s]) state.infarct_fraction[s] += (target - state.infarct_fraction[s]) * grow;
  });
}
