import { pow } from "../numerics/index.ts";
import { heartRate_per_s, supplyDemand_ratio } from "./advance.ts";
import { pulmonaryPulseCompliance, systemicPulseCompliance } from "./arteries.ts";
import type { CirculationModel } from "./model.ts";
import { pocketResidence_s } from "./stasis.ts";
import type { CirculationInput, CirculationState } from "./state.ts";

/** What others may see of the circulation. Per-vessel lists follow the order of the graph. */
export interface CirculationView {
  readonly pressure_Pa: readonly number[];
  /** Pressure across the wall: what distends the vessel, Pa. */
  readonly flow_m3_per_s: readonly number[];
  readonly linkFlow_m3_per_s: readonly number[];
  readonly velocity_m_per_s: readonly number[];
  readonly wallShear_Pa: readonly number[];
  readonly diameter_m: readonly number[];
  readonly volume_m3: readonly number[];
  /** How long blood stays in the valve pockets of each vein. */
  readonly pocketResidence_s: readonly number[];
  readonly heartRate_per_s: number;
  readonly strokeVolume_m3: number;
  readonly cardiacOutput_m3_per_s: number;
  readonly pulmonaryFlow_m3_per_s: number;
  readonly arterialPressureMean_Pa: number;
  readonly arterialPressureSystolic_Pa: number;
  readonly arterialPressureDiastolic_Pa: number;
  readonly pulmonaryArterialPressureMean_Pa: number;
  readonly pulmonaryArterialPressureSystolic_Pa: number;
  readonly pulmonaryArterialPressureDiastolic_Pa: number;
  readonly rightAtrialPressureMean_Pa: number;
  readonly leftAtrialPressureMean_Pa: number;
  readonly wedgePressure_Pa: number;
  readonly rvEndDiastolicVolume_m3: number;
  readonly rvEndSystolicVolume_m3: number;
  readonly lvEndDiastolicVolume_m3: number;
  readonly lvEndSystolicVolume_m3: number;
  readonly rvLvDiameter_ratio: number;
  readonly tapse_m: number;
  readonly rvPaCoupling_ratio: number;
  readonly pulmonaryVascularResistance_Pa_s_per_m3: number;
  readonly shuntFlow_m3_per_s: number;
  readonly cerebralPerfusion_ratio: number;
  readonly coronarySupplyDemand_ratio: number;
  readonly rvStrength_ratio: number;
  readonly totalVolume_m3: number;
  readonly arrest: boolean;
}

const poiseuilleShear = 32;
const leastWidth_ratio = 0.05;
const leastOpen_fraction = 0.02;
const slowest_m_per_s = 1e-4;
const pi = 3.141592653589793;

/** Reads pressures, flows and the heart from the state. Throughflow of a vessel is what leaves it along its way to the heart (veins, beds) or enters it (arteries). */
export function viewCirculation(model: CirculationModel, state: CirculationState, input: CirculationInput): CirculationView {
  const { graph, values } = model;
  const n = model.vesselCount;
  const inflow = new Array<number>(n).fill(0);
  graph.links.forEach((link, k) => {
    const flow = state.linkFlow_m3_per_s[k];
    if (flow >= 0) inflow[link.to] += flow;
    else inflow[link.from] -= flow;
  });
  for (let i = 0; i < n; i++) {
    const pumped = model.work.pumped[i];
    if (pumped !== 0) inflow[model.pumpTarget[i]] += pumped;
  }
  const diameter = graph.vessels.map((vessel) => vessel.diameter_m * Math.sqrt(Math.max(leastWidth_ratio, state.volume_m3[vessel.index] / model.restVolume[vessel.index])));
  const velocity = graph.vessels.map((vessel) => {
    const area = (vessel.parallelCount * pi * diameter[vessel.index] * diameter[vessel.index]) / 4;
    const open = Math.max(leastOpen_fraction, 1 - input.occlusion_fraction[vessel.index]);
    return area > 0 ? inflow[vessel.index] / (area * open) : 0;
  });
  const shear = graph.vessels.map((vessel) => {
    const d = diameter[vessel.index];
    return d > 0 ? (poiseuilleShear / 4) * values.bloodViscosity * (velocity[vessel.index] / d) : 0;
  });
  const p = state.pressure_Pa;
  const at = (id: string): number => graph.indexOf.get(id) ?? 0;
  const { rightAtrium, rightVentricle, leftAtrium, leftVentricle } = graph.chambers;
  const rate = state.arrest ? 0 : heartRate_per_s(model, state);
  const beating = state.arrest ? 0 : 1;
  const aorta = p[at("aorta")];
  const trunk = p[at("pulmonary-trunk")];
  const pulse = (beating * state.lvStroke_m3) / systemicPulseCompliance(model);
  const lungPulse = (beating * values.strokeShare * state.rvStroke_m3) / pulmonaryPulseCompliance(model, trunk, input.bedLost_fraction);
  const rvEnd = state.volume_m3[rightVentricle];
  const lvEnd = state.volume_m3[leftVentricle];
  const rvStroke = beating * state.rvStroke_m3;
  const lvStroke = beating * state.lvStroke_m3;
  const meanVolume = (end: number, stroke: number): number => (3 * end - stroke) / 3;
  const right = meanVolume(rvEnd, rvStroke) / (values.ctRight * model.surface_ratio);
  const left = Math.max(leastWidth_ratio, meanVolume(lvEnd, lvStroke) / (values.ctLeft * model.surface_ratio));
  const output = rate * lvStroke;
  const lungFlow = rate * rvStroke;
  const load = rvStroke > 0 ? (trunk + values.loadShare * lungPulse) / rvStroke : Infinity;
  const shunt = graph.links.findIndex((link) => link.kind === "shunt");
  const headFlow = bedFlow(model, state, "head-bed");
  let total = 0;
  for (const v of state.volume_m3) total += v;
  return {
    pressure_Pa: p, flow_m3_per_s: inflow, linkFlow_m3_per_s: state.linkFlow_m3_per_s, velocity_m_per_s: velocity, wallShear_Pa: shear, diameter_m: diameter, volume_m3: state.volume_m3,
    pocketResidence_s: pocketResidence_s(model, input, velocity, diameter),
    heartRate_per_s: rate, strokeVolume_m3: lvStroke, cardiacOutput_m3_per_s: output, pulmonaryFlow_m3_per_s: lungFlow,
    arterialPressureMean_Pa: aorta, arterialPressureSystolic_Pa: aorta + (1 - values.diastolicShare) * pulse, arterialPressureDiastolic_Pa: Math.max(0, aorta - values.diastolicShare * pulse),
    pulmonaryArterialPressureMean_Pa: trunk, pulmonaryArterialPressureSystolic_Pa: trunk + values.pulmonarySystolicShare * lungPulse, pulmonaryArterialPressureDiastolic_Pa: Math.max(0, trunk - (1 - values.pulmonarySystolicShare) * lungPulse),
    rightAtrialPressureMean_Pa: p[rightAtrium], leftAtrialPressureMean_Pa: p[leftAtrium], wedgePressure_Pa: p[leftAtrium],
    rvEndDiastolicVolume_m3: rvEnd, rvEndSystolicVolume_m3: rvEnd - rvStroke, lvEndDiastolicVolume_m3: lvEnd, lvEndSystolicVolume_m3: lvEnd - lvStroke,
    rvLvDiameter_ratio: values.ctNormal * pow(right / left, values.ctExponent),
    tapse_m: values.tapseLength * (rvEnd > 0 ? rvStroke / rvEnd : 0) * Math.sqrt(model.surface_ratio),
    rvPaCoupling_ratio: load > 0 ? (model.rv.elastance * state.rvStrength_ratio * (1 + values.contractilityGain * state.rateDrive_ratio)) / load : 0,
    pulmonaryVascularResistance_Pa_s_per_m3: lungFlow > 0 ? (trunk - p[leftAtrium]) / lungFlow : 0,
    shuntFlow_m3_per_s: shunt < 0 ? 0 : Math.max(0, state.linkFlow_m3_per_s[shunt]),
    cerebralPerfusion_ratio: state.restOutput_m3_per_s > 0 ? headFlow / (headShare(model) * state.restOutput_m3_per_s) : 1,
    coronarySupplyDemand_ratio: state.arrest ? 0 : supplyDemand_ratio(model, state, input.arterialOxygenContent_ratio),
    rvStrength_ratio: state.rvStrength_ratio, totalVolume_m3: total, arrest: state.arrest,
  };
}

function bedFlow(model: CirculationModel, state: CirculationState, base: string): number {
  let sum = 0;
  model.graph.links.forEach((link, k) => {
    if (link.kind === "arteriole" && model.graph.vessels[link.to].id.startsWith(base)) sum += Math.max(0, state.linkFlow_m3_per_s[k]);
  });
  return sum;
}

function headShare(model: CirculationModel): number {
  return model.graph.beds.filter((bed) => bed.region === "head").reduce((sum, bed) => sum + bed.restFlow_fraction, 0);
}

/**
 * Time that blood takes along a chain of vessels, s: length over mean velocity, summed; divide by the ratio of centre-stream to mean
 * velocity for what rides in the middle.
 */
export function transitTime_s(model: CirculationModel, view: CirculationView, path: readonly number[]): number {
  return path.reduce((sum, i) => sum + model.graph.vessels[i].length_m / Math.max(slowest_m_per_s, view.velocity_m_per_s[i]), 0);
}
