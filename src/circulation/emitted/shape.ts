import { exp, type Shape } from "../../numerics/index.ts";
import { closeEnough_ratio, leastLeft_m3, perFive, pumpSoftness_ratio } from "../kernel.ts";
import type { StepContext } from "../step-context.ts";
import { law, type CirculationModel } from "../model.ts";
import type { Topology } from "./topology.ts";

/** Scalars of a person during one sub-step, by their place in the array `heart`. */
export const heartNames = [
  "perStep", "rate", "alveolar", "fluid", "tolerance", "distensibility", "perFive", "valveSoftness", "valveOpen", "valveLeak",
  "rvBase", "rvScale", "rvStiffness", "rvQuarter", "rvJoin", "rvSlope", "lvBase", "lvScale", "lvStiffness", "lvQuarter", "lvJoin", "lvSlope",
  "rvPulse", "rvElastance", "rvDead", "rvMaximum", "rvHelp", "rvStroke", "lvPulse", "lvElastance", "lvDead", "lvStroke",
  "active", "worst",
] as const;
/** Name of one of those scalars. */
export type HeartName = (typeof heartNames)[number];

/** Place of each scalar. */
export const heartIndex = Object.fromEntries(heartNames.map((name, index) => [name, index])) as Readonly<Record<HeartName, number>>;

/** Arrays of one person; per-vessel ones are in the order of the topology. */
export function stepShape({ model, veinCount, elasticCount, pumped }: Topology): Shape {
  const { vesselCount: n, linkCount: m } = model;
  const pumps = Math.max(1, pumped.length);
  return {
    arrays: { heart: heartNames.length, pressure: n, old: n, external: n, head: n, scale: veinCount, half: veinCount, steepness: veinCount, compliance: elasticCount, unstressed: elasticCount, conductance: m, pumpFactor: pumps, pumpLeast: pumps, pumpSoftness: pumps },
    // Flows are the same function of the pressures for everybody, solved or not.
    scratch: { flow: m, pumped: pumps, volume: n, slope: n, diagonal: n, total: n, rest: n, move: n },
    arguments: ["iterations"],
  };
}

/** Live arrays of one block and the lane of a person in it. */
export interface Seat {
  readonly arrays: Readonly<Record<string, Float64Array>>;
  readonly laneCount: number;
  readonly laneIndex: number;
}

function put(seat: Seat, array: string, values: ArrayLike<number>): void {
  const target = seat.arrays[array];
  for (let i = 0; i < values.length; i++) target[i * seat.laneCount + seat.laneIndex] = values[i];
}

/** Puts the values of chosen vessels, from `firstIndex` to before `endIndex` in the topology's order. */
function putOf(seat: Seat, array: string, values: Float64Array, chosen: readonly number[], firstIndex: number, endIndex: number): void {
  const target = seat.arrays[array];
  for (let i = firstIndex; i < endIndex; i++) target[(i - firstIndex) * seat.laneCount + seat.laneIndex] = values[chosen[i]];
}

/** The constants of a ventricle's filling law (see `fillingVolume`): the join of its two branches. */
function filling(base_m3: number, scale_Pa: number, stiffness_per_m3: number): readonly number[] {
  const quarter = base_m3 / 4;
  const joinX = exp(-(base_m3 - quarter) * stiffness_per_m3) - 1;
  return [base_m3, scale_Pa, stiffness_per_m3, quarter, joinX, 1 / (stiffness_per_m3 * (1 + joinX) * scale_Pa)];
}

/** Writes what holds for one sub-step of one person into its seat. What does not change between iterations is computed here, in the kernel's own order. */
export function pack(topology: Topology, seat: Seat, model: CirculationModel, context: StepContext, old: Float64Array, p: Float64Array, h: number, totalVolume_m3: number): void {
  const { values, work, surface_ratio } = model;
  const { vessels, veinCount, elasticCount, pumped } = topology;
  const leak = values.valveLeak;
  put(seat, "heart", [
    1 / h, context.rate_per_s, context.alveolar_Pa, context.fluid_m3_per_s, closeEnough_ratio * totalVolume_m3 * (1 / h), model.distensibility_per_Pa, perFive(model), values.valveSharpness * values.valveSharpness, (1 - leak) * 0.5, leak,
    ...filling(values.rvFillingVolume * surface_ratio + 0.5 * context.septum_m3, values.rvFillingPressure, values.rvFillingStiffness / surface_ratio),
    ...filling(Math.max(leastLeft_m3, values.lvFillingVolume * surface_ratio + model.lv.dilation - context.septum_m3), values.lvFillingPressure, values.lvFillingStiffness / surface_ratio),
    context.rvPulse, context.rvElastance, values.rvDeadVolume * surface_ratio, context.rvMaximum, context.rvHelp_Pa, context.rvStroke_m3,
    context.lvPulse, context.lvElastance, values.lvDeadVolume * surface_ratio + 0.5 * model.lv.dilation, context.lvStroke_m3,
    1, 0,
  ]);
  putOf(seat, "pressure", p, vessels, 0, vessels.length);
  putOf(seat, "old", old, vessels, 0, vessels.length);
  putOf(seat, "external", work.external, vessels, 0, vessels.length);
  putOf(seat, "head", work.head, vessels, 0, vessels.length);
  put(seat, "conductance", work.conductance);
  putOf(seat, "half", model.half, vessels, 0, veinCount);
  putOf(seat, "steepness", model.steepness, vessels, 0, veinCount);
  putOf(seat, "compliance", model.compliance, vessels, veinCount, veinCount + elasticCount);
  putOf(seat, "unstressed", model.unstressed, vessels, veinCount, veinCount + elasticCount);
  const { scale, pumpFactor, pumpLeast, pumpSoftness } = seat.arrays;
  const at = (i: number): number => i * seat.laneCount + seat.laneIndex;
  for (let i = 0; i < veinCount; i++) scale[at(i)] = model.full[vessels[i]] * work.tone[vessels[i]];
  for (let k = 0; k < pumped.length; k++) {
    const i = pumped[k];
    const rate = model.pumpSide[i] === 1 ? context.pumpLeft_per_s : model.pumpSide[i] === 2 ? context.pumpRight_per_s : 0;
    const least = values.pumpLeast * model.full[i];
    pumpFactor[at(k)] = rate * model.ejection[i] * work.tone[i];
    pumpLeast[at(k)] = least;
    pumpSoftness[at(k)] = pumpSoftness_ratio * least * least;
  }
}

/** Takes the answer from a person's seat to where the kernel leaves it; returns the largest residual as a share of the total volume. */
export function unpack(topology: Topology, seat: Seat, model: CirculationModel, context: StepContext, p: Float64Array, h: number, totalVolume_m3: number): number {
  const { flow, pumped, heart, pressure } = seat.arrays;
  const { work, linkLaw } = model;
  const at = (i: number): number => i * seat.laneCount + seat.laneIndex;
  for (let i = 0; i < p.length; i++) p[topology.vessels[i]] = pressure[at(i)];
  context.rvStroke_m3 = heart[at(heartIndex.rvStroke)];
  context.lvStroke_m3 = heart[at(heartIndex.lvStroke)];
  for (let k = 0; k < model.linkCount; k++) {
    if (linkLaw[k] === law.rightVentricle) work.flow[k] = context.rate_per_s * context.rvStroke_m3;
    else if (linkLaw[k] === law.leftVentricle) work.flow[k] = context.rate_per_s * context.lvStroke_m3;
    else work.flow[k] = flow[at(k)];
  }
  work.pumped.fill(0);
  for (let k = 0; k < topology.pumped.length; k++) work.pumped[topology.pumped[k]] = pumped[at(k)];
  return (heart[at(heartIndex.worst)] * h) / totalVolume_m3;
}
