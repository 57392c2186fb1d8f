import { createCirculation, drawCirculationTraits, neutralCirculationTraits, type CirculationModel } from "./model.ts";
import { solveStep, volumes, collapsedShare } from "./kernel.ts";
import type { StepContext } from "./step-context.ts";
import { exp, pow } from "../numerics/index.ts";
import { has } from "../body/index.ts";
import { pulmonaryPulseCompliance, systemicPulseCompliance } from "./arteries.ts";
import type { CirculationInput, CirculationState } from "./state.ts";

export { createCirculation, drawCirculationTraits, neutralCirculationTraits };

const pumpedRegions = new Set(["calf", "thigh"]);

/** The input of quiet rest, lying, breathing air. */
export function restInput(model: CirculationModel): CirculationInput {
  const n = model.vesselCount;
  return {
    posture: "supine", calfPumpRate_per_s: { left: 0, right: 0 }, exercise_ratio: 1, intrathoracicPressure_Pa: quietChest_Pa, abdominalPressure_Pa: 0, alveolarPressure_Pa: 0,
    occlusion_fraction: new Array<number>(n).fill(0), occludedLength_fraction: new Array<number>(n).fill(0), bedResistance_ratio: new Array<number>(n).fill(1), externalPressure_Pa: new Array<number>(n).fill(0),
    saturation_fraction: model.values.chemoreflexFrom, arterialOxygenContent_ratio: 1, minuteVentilation_m3_per_s: 0, stress_ratio: 0, vasopressor_ratio: 0, fluidRate_m3_per_s: 0, bedLost_fraction: 0,
  };
}

/** Mean pressure in the chest in quiet breathing, Pa: the reference of thoracic transmural pressures. */
export const quietChest_Pa = -600;

/** A state at rest, lying: volumes by the graph's resting pressures, then settled, its operating point noted. */
export function initialCirculation(model: CirculationModel): CirculationState {
  const { graph, values } = model;
  const p = Float64Array.from(graph.vessels, (vessel) => vessel.restPressure_Pa);
  p[graph.chambers.leftAtrium] = restLeftAtrium_Pa;
  p[graph.chambers.leftVentricle] = restLeftAtrium_Pa;
  const state: CirculationState = {
    volume_m3: [], pressure_Pa: [], linkFlow_m3_per_s: new Array<number>(model.linkCount).fill(0), collateral_ratio: new Array<number>(model.linkCount).fill(1),
    rateDrive_ratio: 0, resistanceDrive_ratio: 0, venousDrive_ratio: 0, septalShift_m3: 0, rvStrength_ratio: 1, rvStroke_m3: 8e-5, lvStroke_m3: 8e-5, gainedFluid_m3: 0, failing_s: 0, arrest: false, chest_Pa: quietChest_Pa, belly_Pa: 0,
    restPressure_Pa: 0, restDemand_W: 0, restOutput_m3_per_s: 0, restHeartRate_per_s: values.restingHeartRate,
  };
  const input = restInput(model);
  const context = contextOf(model, state, input);
  prepare(model, state, input);
  volumes(model, context, p);
  state.volume_m3.push(...model.work.volume);
  state.pressure_Pa.push(...p);
  for (let step = 0; step < settlingSteps; step++) {
    march(model, state, input, Math.min(longestStep_s, 0.5 * (step + 1)), 0);
    state.restPressure_Pa = state.pressure_Pa[model.graph.indexOf.get("aorta") ?? 0];
  }
  state.restDemand_W = rvDemand_W(model, state);
  state.restOutput_m3_per_s = state.restHeartRate_per_s * state.lvStroke_m3;
  state.rvStrength_ratio = 1;
  return state;
}

const restLeftAtrium_Pa = 1070;
const settlingSteps = 40;

/** Work of the right ventricle per second: pressure times stroke, plus half the pressure times the volume it holds (its demand for oxygen). */
function rvDemand_W(model: CirculationModel, state: CirculationState): number {
  const { graph, values } = model;
  const trunk = graph.indexOf.get("pulmonary-trunk") ?? 0;
  const load = Math.max(0, state.pressure_Pa[trunk]);
  const end = Math.max(0, state.volume_m3[graph.chambers.rightVentricle] - state.rvStroke_m3 - values.rvDeadVolume);
  return heartRate_per_s(model, state) * (load * state.rvStroke_m3 + 0.5 * load * end);
}

/** Heart rate now, 1/s. */
export function heartRate_per_s(model: CirculationModel, state: CirculationState): number {
  const block = has(model.person, "beta-blocker") ? 1 - model.values.betaBlockShare : 1;
  return state.restHeartRate_per_s * (1 + model.values.rateGain * state.rateDrive_ratio * block);
}

function contextOf(model: CirculationModel, state: CirculationState, input: CirculationInput): StepContext {
  const { values, graph } = model;
  const block = has(model.person, "beta-blocker") ? 1 - values.betaBlockShare : 1;
  const contract = 1 + values.contractilityGain * state.rateDrive_ratio * block + values.vasopressorContractility * input.vasopressor_ratio;
  const p = state.pressure_Pa;
  const aorta = p[graph.indexOf.get("aorta") ?? 0] ?? 0;
  const trunk = p[graph.indexOf.get("pulmonary-trunk") ?? 0] ?? 0;
  const homeometric = 1 + values.homeometricGain * Math.min(1, Math.max(0, trunk / values.homeometricPressure));
  return {
    rate_per_s: heartRate_per_s(model, state),
    rvElastance: model.rv.elastance * contract * homeometric * state.rvStrength_ratio,
    rvMaximum: model.rv.maximum * contract * state.rvStrength_ratio,
    rvHelp_Pa: values.rvHelpOfLv * Math.max(0, aorta),
    rvPulse: (values.loadShare * values.strokeShare) / pulmonaryPulseCompliance(model, trunk, input.bedLost_fraction),
    lvElastance: model.lv.elastance * contract,
    lvPulse: values.loadShare / systemicPulseCompliance(model),
    septum_m3: state.septalShift_m3,
    rvStroke_m3: state.rvStroke_m3,
    lvStroke_m3: state.lvStroke_m3,
    pumpLeft_per_s: input.calfPumpRate_per_s.left,
    pumpRight_per_s: input.calfPumpRate_per_s.right,
    alveolar_Pa: input.alveolarPressure_Pa,
    fluid_m3_per_s: input.fluidRate_m3_per_s,
    fluidInto: graph.indexOf.get("splanchnic-bed") ?? 0,
    isBeating: !state.arrest,
  };
}

/** Writes heads, outside pressures, tone and conductances for this input into the model's scratch. */
function prepare(model: CirculationModel, state: CirculationState, input: CirculationInput): void {
  const { graph, values, work } = model;
  const rho = values.bloodDensity * values.gravity;
  const chest = input.intrathoracicPressure_Pa - quietChest_Pa;
  const kept = 1 - values.venousToneGain * state.venousDrive_ratio;
  for (const vessel of graph.vessels) {
    const i = vessel.index;
    const height = input.posture === "standing" ? vessel.standingHeight_m : input.posture === "sitting" ? vessel.sittingHeight_m : input.posture === "head-up" ? vessel.standingHeight_m / 3 : input.posture === "legs-raised" && vessel.standingHeight_m < 0 ? -vessel.standingHeight_m / 3 : 0;
    work.head[i] = vessel.kind === "chamber" || vessel.region === "lung" || vessel.kind === "pulmonary-bed" ? 0 : rho * height;
    const cavity = model.cavity[i] === 1 ? chest : model.cavity[i] === 2 ? input.abdominalPressure_Pa : 0;
    work.external[i] = cavity + input.externalPressure_Pa[i] + (vessel.kind === "bed" ? venousTone_Pa(model, i, kept) : 0);
  }
  const legs = 1 + values.muscleHyperaemia * Math.max(0, input.exercise_ratio - 1);
  const systemic = (1 + values.resistanceGain * state.resistanceDrive_ratio) * (1 + values.vasopressorResistance * input.vasopressor_ratio);
  graph.links.forEach((link, k) => {
    let resistance = model.baseResistance[k];
    const lumen = model.along[k];
    if (link.kind === "arteriole") {
      const bed = graph.vessels[link.to];
      const brain = bed.region === "head" || bed.id === "coronary-bed";
      resistance *= (brain ? 1 : systemic) * input.bedResistance_ratio[link.to];
      if (pumpedRegions.has(bed.region)) resistance *= venoarteriolar_ratio(model, state, link.to) / legs;
    } else if (link.kind === "pulmonary-bed") resistance *= input.bedResistance_ratio[lumen];
    else if (lumen >= 0) resistance *= lumenFactor(model, state, input, lumen);
    else if (link.kind === "collateral") resistance /= state.collateral_ratio[k];
    work.conductance[k] = link.kind === "right-ventricle" || link.kind === "left-ventricle" ? 0 : 1 / resistance;
  });
}

/**
 * Active tension of the small veins of a bed as a pressure on its wall from outside, Pa: so much that the bed holds the share `kept` of its
 * volume at its resting pressure. A bed that is distended to its limit is hardly moved by it.
 */
function venousTone_Pa(model: CirculationModel, i: number, kept: number): number {
  if (kept === 1) return 0;
  const rest = (model.graph.vessels[i].restPressure_Pa - model.half[i]) * model.steepness[i];
  const share = collapsedShare + (1 - collapsedShare) * 0.5 * (1 + rest / Math.sqrt(1 + rest * rest));
  const wanted = (share * kept - collapsedShare) / (1 - collapsedShare);
  const w = Math.max(-mostFilled, Math.min(mostFilled, 2 * wanted - 1));
  return (rest - w / Math.sqrt(1 - w * w)) / model.steepness[i];
}

/** A bed is never quite full or quite flat. */
const mostFilled = 0.98;

/** Constriction of the arterioles of a limb whose venules are distended (hanging leg, blocked outflow). */
function venoarteriolar_ratio(model: CirculationModel, state: CirculationState, bed: number): number {
  const { values } = model;
  if (state.pressure_Pa.length === 0) return 1;
  return 1 + values.venoarteriolarGain * Math.max(0, Math.min(1, (state.pressure_Pa[bed] - values.venoarteriolarFrom) / values.venoarteriolarSpan));
}

/**
 * Conductance of a vein with a clot on its wall over that of the open lumen:
 *
 *     c = (1 - o)^2.4
 *
 * The stream keeps a D-shaped duct beside the clot; its conductance goes with A Dh^2 (0.19 of the circle's at o = 0.5, 0.004 at 0.9), which the power
 * meets within a tenth. Derived here from the hydraulic diameter of a circular segment.
 */
export function openConductance_ratio(occlusion_fraction: number): number {
  const open = 1 - Math.min(1, Math.max(0, occlusion_fraction));
  return open === 1 ? 1 : pow(open, ductExponent);
}

const ductExponent = 2.4;

/** Resistance of a vessel's own lumen over rest: wider or collapsed (R ~ 1/V^2) and blocked by clot over a part of its length. */
function lumenFactor(model: CirculationModel, state: CirculationState, input: CirculationInput, i: number): number {
  const { values } = model;
  const relative = state.volume_m3.length === 0 ? 1 : Math.max(collapsedShare / 2, state.volume_m3[i] / model.restVolume[i]);
  const width = model.graph.vessels[i].wall.kind === "vein" ? Math.min(values.widthExponentGuard, 1 / (relative * relative)) : 1;
  const length = Math.min(1, input.occludedLength_fraction[i]);
  const o = input.occlusion_fraction[i];
  const conductance = model.graph.vessels[i].kind === "vein" ? openConductance_ratio(o) : Math.max(0, 1 - o) * Math.max(0, 1 - o);
  const block = Math.min(values.occlusionGuard, 1 / (conductance + 1e-12));
  return width * (1 + length * (block - 1));
}

/** A sub-step set up for the solver: what `StepSolver` takes. */
export interface PendingStep {
  readonly context: StepContext;
  readonly old: Float64Array;
  readonly p: Float64Array;
  readonly h_s: number;
  readonly total_m3: number;
  /** Fluid drawn from tissue during the step. */
  readonly fluid_m3: number;
}

/** One sub-step: solves the network, then moves volumes by the flows found, then the slow variables. Returns the change of pressure as a measure of rest. */
function march(model: CirculationModel, state: CirculationState, input: CirculationInput, h: number, reflex_ratio: number): number {
  const step = beginStep(model, state, input, h);
  const residual_ratio = (model.solve ?? solveStep)(model, step.context, step.old, step.p, h, step.total_m3);
  if (!(residual_ratio < solvedResidual) && h > shortestStep_s) {
    // A sudden change that Newton's method does not reach in one stride is reached in shorter ones.
    const first = march(model, state, input, 0.5 * h, reflex_ratio);
    return Math.max(first, march(model, state, input, 0.5 * h, reflex_ratio));
  }
  return finishStep(model, state, input, step, residual_ratio, reflex_ratio);
}

/** Sets a sub-step up: scratch of the model, context, old volumes and pressures. */
export function beginStep(model: CirculationModel, state: CirculationState, input: CirculationInput, h: number): PendingStep {
  prepare(model, state, input);
  const context = contextOf(model, state, input);
  if (state.arrest) context.rate_per_s = 0;
  const p = model.work.trial;
  p.set(state.pressure_Pa);
  // The first guess keeps transmural pressures where chest or belly have just been squeezed.
  const chest = input.intrathoracicPressure_Pa - state.chest_Pa;
  const belly = input.abdominalPressure_Pa - state.belly_Pa;
  if (chest !== 0 || belly !== 0) for (let i = 0; i < model.vesselCount; i++) p[i] += model.cavity[i] === 1 ? chest : model.cavity[i] === 2 ? belly : 0;
  const old = Float64Array.from(state.volume_m3);
  let total = 0;
  for (const v of old) total += v;
  const fluid = fluidFromTissue(model, state, h);
  context.fluid_m3_per_s += fluid / h;
  return { context, old, p, h_s: h, total_m3: total, fluid_m3: fluid };
}

/** Takes the answer of the solver into the state. Throws RangeError when the network did not solve. */
export function finishStep(model: CirculationModel, state: CirculationState, input: CirculationInput, step: PendingStep, residual_ratio: number, reflex_ratio: number): number {
  const { graph, values, work } = model;
  const { context, old, p, h_s: h, fluid_m3: fluid } = step;
  if (!(residual_ratio < solvedResidual)) throw new RangeError(`circulation: the network did not solve (residual ${residual_ratio}); please report the scenario.`);
  // Volumes move by flows alone, so that what leaves one compartment enters another to the last bit.
  const next = work.residual;
  next.set(old);
  for (let k = 0; k < model.linkCount; k++) {
    next[model.from[k]] -= h * work.flow[k];
    next[model.to[k]] += h * work.flow[k];
    state.linkFlow_m3_per_s[k] = work.flow[k];
  }
  for (let i = 0; i < model.vesselCount; i++) {
    if (work.pumped[i] === 0) continue;
    next[i] -= h * work.pumped[i];
    next[model.pumpTarget[i]] += h * work.pumped[i];
  }
  next[context.fluidInto] += h * context.fluid_m3_per_s;
  let moved = 0;
  for (let i = 0; i < model.vesselCount; i++) {
    state.volume_m3[i] = next[i];
    moved = Math.max(moved, Math.abs(p[i] - state.pressure_Pa[i]));
    state.pressure_Pa[i] = p[i];
  }
  state.chest_Pa = input.intrathoracicPressure_Pa;
  state.belly_Pa = input.abdominalPressure_Pa;
  state.gainedFluid_m3 += fluid;
  state.rvStroke_m3 = context.rvStroke_m3;
  state.lvStroke_m3 = context.lvStroke_m3;
  const reach = (time_s: number): number => Math.min(reachMost, 1 - exp(-h / time_s));
  const septum = Math.max(values.septalLeast, Math.min(values.septalMost, values.septalGain * (p[graph.chambers.rightAtrium] - p[graph.chambers.leftAtrium] + values.septalOffset))) * model.surface_ratio;
  state.septalShift_m3 += (septum - state.septalShift_m3) * reach(values.septalTime);
  if (reflex_ratio > 0) {
    const drive = sympatheticTarget(model, state, input);
    state.rateDrive_ratio += (drive - state.rateDrive_ratio) * reach(values.rateTime);
    // Adrenaline of pain and fear speeds the heart but widens the arteries of muscle.
    const tone = Math.max(values.driveLeast, drive - values.stressVasodilation * input.stress_ratio);
    state.resistanceDrive_ratio += (tone - state.resistanceDrive_ratio) * reach(values.resistanceTime);
    state.venousDrive_ratio += (drive - state.venousDrive_ratio) * reach(values.venousTime);
    ischaemia(model, state, input, h);
    arrest(model, state, h);
    widenCollaterals(model, state, h);
  }
  return moved;
}

/** Residual of the network, relative, below which a solve counts; and the shortest step that is tried. */
const solvedResidual = 1e-3;
const shortestStep_s = 2e-4;

/** Largest share of the way to a target that a slow variable moves in one sub-step: keeps the reflex loop stable. */
const reachMost = 0.3;

function fluidFromTissue(model: CirculationModel, state: CirculationState, h: number): number {
  const target = model.values.fluidGain * Math.max(0, state.venousDrive_ratio) * model.surface_ratio;
  return (target - state.gainedFluid_m3) * (1 - exp(-h / model.values.fluidTime));
}

/** Sympathetic drive asked for by baroreceptors, chemoreceptors, breathing, exercise and stress. */
function sympatheticTarget(model: CirculationModel, state: CirculationState, input: CirculationInput): number {
  const { values, traits } = model;
  const upright = input.posture === "standing" ? 1 : input.posture === "sitting" ? sittingUpright_fraction : input.posture === "head-up" ? headUp_fraction : 0;
  const aorta = state.pressure_Pa[model.graph.indexOf.get("aorta") ?? 0];
  const sensed = aorta - upright * values.bloodDensity * values.gravity * values.carotidHeight;
  const baro = (values.baroreflexGain * traits.reflexGain_ratio * (state.restPressure_Pa - sensed)) / state.restPressure_Pa;
  const chemo = values.chemoreflexGain * Math.max(0, values.chemoreflexFrom - input.saturation_fraction);
  const breath = (values.breathingGain * Math.max(0, input.minuteVentilation_m3_per_s - values.breathingRest)) / litrePerMinute;
  const drive = baro + chemo + breath + values.exerciseGain * (input.exercise_ratio - 1) + input.stress_ratio;
  return Math.max(values.driveLeast, Math.min(values.driveMost, drive));
}

const litrePerMinute = 1e-3 / 60;
/** Height of the carotid sinus over the heart in sitting and half lying, over that in standing. */
const sittingUpright_fraction = 0.7;
const headUp_fraction = 0.3;
const leastSupply_ratio = 0.02;

/** Oxygen supply of the right ventricle over its demand. */
export function supplyDemand_ratio(model: CirculationModel, state: CirculationState, oxygenContent_ratio: number): number {
  const { values, graph } = model;
  if (state.restDemand_W === 0) return values.coronarySupply;
  const p = state.pressure_Pa;
  const trunk = p[graph.indexOf.get("pulmonary-trunk") ?? 0];
  const aorta = p[graph.indexOf.get("aorta") ?? 0];
  const driving = Math.max(0, aorta - values.coronaryAtrialShare * Math.max(0, p[graph.chambers.rightAtrium]) - values.coronaryPressureShare * Math.max(0, trunk));
  const reserve = has(model.person, "coronary-disease") ? values.diseasedSupply : values.coronarySupply;
  const supply = (reserve * driving * oxygenContent_ratio) / (state.restPressure_Pa - values.coronaryZero);
  const demand = rvDemand_W(model, state) / state.restDemand_W;
  return demand > 0 ? Math.min(10, supply / demand) : 10;
}

function ischaemia(model: CirculationModel, state: CirculationState, input: CirculationInput, h: number): void {
  const ratio = supplyDemand_ratio(model, state, input.arterialOxygenContent_ratio);
  const target = ratio >= 1 ? 1 : pow(Math.max(leastSupply_ratio, ratio), model.values.ischaemiaExponent);
  state.rvStrength_ratio += (target - state.rvStrength_ratio) * Math.min(reachMost, 1 - exp(-h / model.values.ischaemiaTime));
}

function arrest(model: CirculationModel, state: CirculationState, h: number): void {
  const { values } = model;
  const output = heartRate_per_s(model, state) * state.lvStroke_m3;
  const aorta = state.pressure_Pa[model.graph.indexOf.get("aorta") ?? 0];
  const poor = aorta < values.arrestPressure || output / (model.surface_ratio * values.referenceSurface) < values.arrestIndex;
  state.failing_s = poor ? state.failing_s + h : Math.max(0, state.failing_s - h);
  if (state.failing_s > values.arrestTime) state.arrest = true;
}

function widenCollaterals(model: CirculationModel, state: CirculationState, h: number): void {
  const { values } = model;
  const share = 1 - exp(-h / values.collateralTime);
  model.graph.links.forEach((link, k) => {
    if (link.kind !== "collateral") return;
    const load = Math.min(1, Math.abs(state.linkFlow_m3_per_s[k]) / collateralFlow_m3_per_s);
    state.collateral_ratio[k] += (1 + (values.collateralMost - 1) * load - state.collateral_ratio[k]) * share;
  });
}

/** Flow at which a collateral widens fully, m3/s. */
const collateralFlow_m3_per_s = 2e-6;

/**
 * Advances by any time: sub-steps grow from a second to a minute while pressures still move, and one long step ends it once they rest.
 * Volume enters and leaves only by fluid given and fluid drawn from tissue.
 */
export function advanceCirculation(model: CirculationModel, state: CirculationState, input: CirculationInput, dt_s: number): void {
  const pace = startPace(dt_s);
  while (pace.left_s > 0) {
    const step_s = nextStep_s(pace);
    keepPace(pace, step_s, march(model, state, input, step_s, 1));
  }
}

/** How far an advance has come, and how quiet it has become. */
export interface Pace {
  readonly whole_s: number;
  left_s: number;
  step_s: number;
  quietCount: number;
}

/** The pace at the start of an advance. */
export function startPace(dt_s: number): Pace {
  return { whole_s: dt_s, left_s: dt_s, step_s: firstStep_s, quietCount: 0 };
}

/** Length of the next sub-step. */
export function nextStep_s(pace: Pace): number {
  return pace.quietCount >= restingCount ? pace.left_s : Math.min(pace.step_s, pace.left_s);
}

/** Notes a sub-step that moved the pressures by `moved_Pa` at most. */
export function keepPace(pace: Pace, step_s: number, moved_Pa: number): void {
  pace.left_s -= step_s;
  if (pace.left_s < roundOff_ratio * pace.whole_s) pace.left_s = 0;
  pace.quietCount = moved_Pa < restingMove_Pa ? pace.quietCount + 1 : 0;
  pace.step_s = Math.min(pace.step_s * stepGrowth, longestStep_s);
}

/** Share of an advance below which what is left of it is rounding. */
const roundOff_ratio = 1e-9;

const firstStep_s = 1;
const stepGrowth = 1.25;
const longestStep_s = 20;
const restingCount = 4;
const restingMove_Pa = 4;

/** Advances until pressures rest (or twenty minutes have passed). Returns whether they came to rest, and the time it took. */
export function settleCirculation(model: CirculationModel, state: CirculationState, input: CirculationInput): { readonly settled: boolean; readonly time_s: number } {
  let quiet = 0;
  let t = 0;
  for (let h = firstStep_s; t < longestSettle_s && !state.arrest; h = Math.min(h * stepGrowth, longestStep_s)) {
    const moved = march(model, state, input, h, 1);
    t += h;
    quiet = moved < restingMove_Pa / 4 ? quiet + 1 : 0;
    if (quiet > restingCount) return { settled: true, time_s: t };
  }
  return { settled: state.arrest, time_s: t };
}

const longestSettle_s = 1200;
