import { has } from "../../body/index.ts";
import { exp, pow } from "../../numerics/index.ts";
import { toSI } from "../../units/index.ts";
import type { CirculationModel } from "../model.ts";
import type { CirculationInput } from "../state.ts";
import { beatState, beatSum } from "./arrays.ts";
import type { PulsatileCircuit } from "./circuit.ts";
import { pulsatileValues, setHeart } from "./constants.ts";
import type { Numbers } from "./interpreter.ts";
import type { SlowState } from "./state.ts";

/** Every beat is a whole multiple of this many steps: between two multiples breathing moves and all tangents are renewed. */
export const gridSteps_count = 32;
/** One L/min in m3/s. */
const litrePerMinute = toSI(1, "L_per_min");

/** Which slow variables move. A search for the resting point holds the reflexes; a microscope on the cycle-averaged solve holds all. */
export interface Regulation {
  readonly reflexes: boolean;
  readonly ischaemia: boolean;
  readonly coronary: boolean;
  readonly fluid: boolean;
}

/** Everything moves. */
export const fullRegulation: Regulation = { reflexes: true, ischaemia: true, coronary: true, fluid: true };

/** Takes means over the beat that ends now from the kernel's sums, and clears them. */
export function closeBeat(circuit: PulsatileCircuit, numbers: Numbers, slow: SlowState): void {
  const n = slow.stepsOfBeatCount;
  const { values, strideCount, startIndex } = numbers.cells("sums");
  const take = (i: number): number => {
    const place = i * strideCount + startIndex;
    const mean = values[place] / n;
    values[place] = 0;
    return mean;
  };
  const { means } = slow;
  means.aorta_Pa = take(beatSum.aorta);
  means.trunk_Pa = take(beatSum.trunk);
  means.rightAtrium_Pa = take(beatSum.rightAtrium);
  means.leftAtrium_Pa = take(beatSum.leftAtrium);
  means.aorticFlow_m3_per_s = take(beatSum.aorticFlow);
  means.pulmonaryFlow_m3_per_s = take(beatSum.pulmonaryFlow);
  means.rightCoronary_m3_per_s = take(beatSum.rightCoronaryFlow);
  means.leftCoronary_m3_per_s = take(beatSum.leftCoronaryFlow);
  means.rvFilled_m3 = numbers.get("volume", circuit.chambers.rightVentricle);
  means.lvFilled_m3 = numbers.get("volume", circuit.chambers.leftVentricle);
  means.period_s = slow.period_s;
  slow.time_s += slow.period_s;
  slow.stepsInBeatCount = 0;
  slow.beatCount += 1;
}

/** Share of the rate and contractility response that a beta-blocker leaves. */
function unblocked(model: CirculationModel): number {
  return has(model.person, "beta-blocker") ? 1 - model.values.betaBlockShare : 1;
}

/** Heart rate for the present drive, 1/s. */
export function drivenRate_per_s(model: CirculationModel, slow: SlowState): number {
  return model.values.restingHeartRate * (1 + model.values.rateGain * slow.rateDrive_ratio * unblocked(model));
}

/** Oxygen demand of the right ventricle by the last beat's means: pressure times stroke, and half of it for the volume held at end of systole; W. */
export function rightDemand_W(model: CirculationModel, slow: SlowState): number {
  const { means } = slow;
  const load = Math.max(0, means.trunk_Pa);
  const stroke = Math.max(0, means.pulmonaryFlow_m3_per_s) * means.period_s;
  return (load * stroke + 0.5 * load * Math.max(0, means.rvFilled_m3 - stroke - model.values.rvDeadVolume)) / means.period_s;
}

function leftDemand_W(model: CirculationModel, slow: SlowState): number {
  const { means } = slow;
  const load = Math.max(0, means.aorta_Pa);
  const stroke = Math.max(0, means.aorticFlow_m3_per_s) * means.period_s;
  return (load * stroke + 0.5 * load * Math.max(0, means.lvFilled_m3 - stroke - model.values.lvDeadVolume)) / means.period_s;
}

/** Notes the present beat as this person's rest: what reflexes defend, and what demand and coronary flow are compared with. */
export function noteRest(model: CirculationModel, slow: SlowState): void {
  slow.restPressure_Pa = slow.means.aorta_Pa;
  slow.restDemand_W = rightDemand_W(model, slow);
  slow.restLeftDemand_W = leftDemand_W(model, slow);
  slow.restOutput_m3_per_s = slow.means.aorticFlow_m3_per_s;
  slow.restRightCoronary_m3_per_s = slow.means.rightCoronary_m3_per_s;
  slow.restLeftCoronary_m3_per_s = slow.means.leftCoronary_m3_per_s;
  slow.restRvFilled_m3 = slow.means.rvFilled_m3;
}

/** Sympathetic drive asked for by baroreceptors, chemoreceptors, breathing, exercise and stress; the law of the cycle-averaged solve. */
export function driveTarget_ratio(model: CirculationModel, slow: SlowState, input: CirculationInput): number {
  const { values, traits } = model;
  const upright = input.posture === "standing" ? 1 : input.posture === "sitting" ? sittingShare : input.posture === "head-up" ? headUpShare : 0;
  const sensed = slow.means.aorta_Pa - slow.tilt_fraction * upright * values.bloodDensity * values.gravity * values.carotidHeight;
  const baro = (values.baroreflexGain * traits.reflexGain_ratio * (slow.restPressure_Pa - sensed)) / slow.restPressure_Pa;
  const chemo = values.chemoreflexGain * Math.max(0, values.chemoreflexFrom - input.saturation_fraction);
  const breath = (values.breathingGain * Math.max(0, input.minuteVentilation_m3_per_s - values.breathingRest)) / litrePerMinute;
  return Math.max(values.driveLeast, Math.min(values.driveMost, baro + chemo + breath + values.exerciseGain * (input.exercise_ratio - 1) + input.stress_ratio));
}

const sittingShare = 0.7;
const headUpShare = 0.3;
const reserveLeast = 0.3;
const mostRatio = 10;

/** Moves reflexes, coronary vessels and the strength of the right ventricle over the beat that ended. */
export function regulate(model: CirculationModel, numbers: Numbers, slow: SlowState, input: CirculationInput, which: Regulation): void {
  const { values } = model;
  const dt = slow.means.period_s;
  const reach = (time_s: number): number => 1 - exp(-dt / time_s);
  if (slow.restPressure_Pa === 0) return;
  if (which.reflexes) {
    const drive = driveTarget_ratio(model, slow, input);
    slow.rateDrive_ratio += (drive - slow.rateDrive_ratio) * reach(values.rateTime);
    // Adrenaline of pain and fear speeds the heart but widens the arteries of muscle.
    const arterial = Math.max(values.driveLeast, drive - values.stressVasodilation * input.stress_ratio);
    slow.resistanceDrive_ratio += (arterial - slow.resistanceDrive_ratio) * reach(values.resistanceTime);
    slow.venousDrive_ratio += (drive - slow.venousDrive_ratio) * reach(values.venousTime);
  }
  const reserve = pulsatileValues.coronaryReserveShare * (has(model.person, "coronary-disease") ? values.diseasedSupply : values.coronarySupply);
  const content = input.arterialOxygenContent_ratio;
  const ratio = supplyDemand_ratio(model, slow, reserve, content);
  slow.supplyDemand_ratio = ratio;
  if (which.coronary) {
    const step = reach(pulsatileValues.coronaryTime);
    const widen = (now_ratio: number, flow_m3_per_s: number, restFlow_m3_per_s: number, demand_ratio: number): number => {
      const wanted = flow_m3_per_s > 0 && restFlow_m3_per_s > 0 ? (now_ratio * restFlow_m3_per_s * demand_ratio) / (flow_m3_per_s * content) : reserve;
      return now_ratio + (Math.max(reserveLeast, Math.min(reserve, wanted)) - now_ratio) * step;
    };
    slow.coronaryRight_ratio = widen(slow.coronaryRight_ratio, slow.means.rightCoronary_m3_per_s, slow.restRightCoronary_m3_per_s, rightDemand_W(model, slow) / slow.restDemand_W);
    slow.coronaryLeft_ratio = widen(slow.coronaryLeft_ratio, slow.means.leftCoronary_m3_per_s, slow.restLeftCoronary_m3_per_s, leftDemand_W(model, slow) / slow.restLeftDemand_W);
  }
  if (which.ischaemia) {
    const target = ratio >= 1 ? 1 : pow(Math.max(leastSupply, ratio), values.ischaemiaExponent);
    slow.rvStrength_ratio += (target - slow.rvStrength_ratio) * reach(values.ischaemiaTime);
    watchArrest(model, slow, dt);
  }
  if (which.fluid) {
    const target = values.fluidGain * Math.max(0, slow.venousDrive_ratio) * model.surface_ratio;
    const drawn = (target - slow.gainedFluid_m3) * reach(values.fluidTime);
    addFluid(model, numbers, drawn);
    slow.gainedFluid_m3 += drawn;
  }
}

const leastSupply = 0.02;

/**
 * Greatest flow that the right coronary vessels could carry now, times its oxygen, over what the right ventricle asks for:
 *
 *     S/D = reserve/g Q/Q0 c / (D/D0)
 *
 * with Q the flow of the last beat through conductance g (over rest). The pressures of aorta, muscle and right atrium act through Q.
 */
export function supplyDemand_ratio(model: CirculationModel, slow: SlowState, reserve_ratio: number, content_ratio: number): number {
  if (slow.restDemand_W === 0 || slow.restRightCoronary_m3_per_s <= 0) return reserve_ratio;
  const supply = (reserve_ratio / slow.coronaryRight_ratio) * (Math.max(0, slow.means.rightCoronary_m3_per_s) / slow.restRightCoronary_m3_per_s) * content_ratio;
  const demand = rightDemand_W(model, slow) / slow.restDemand_W;
  return demand > 0 ? Math.min(mostRatio, supply / demand) : mostRatio;
}

function watchArrest(model: CirculationModel, slow: SlowState, dt_s: number): void {
  const { values } = model;
  const poor = slow.means.aorta_Pa < values.arrestPressure || slow.means.aorticFlow_m3_per_s / (model.surface_ratio * values.referenceSurface) < values.arrestIndex;
  slow.failing_s = poor ? slow.failing_s + dt_s : Math.max(0, slow.failing_s - dt_s);
  if (slow.failing_s > values.arrestTime) slow.arrest = true;
}

/** Adds fluid to the largest venous reservoir, m3. */
export function addFluid(model: CirculationModel, numbers: Numbers, volume_m3: number): void {
  const into = model.graph.indexOf.get("splanchnic-bed") ?? 0;
  numbers.set("volume", into, numbers.get("volume", into) + volume_m3);
}

/** Period of a heart that has stopped, s: only the bookkeeping goes on. */
const stoppedPeriod_s = 1;

/** Divides a beat into steps near the one aimed at. The count is kept while it stays within a few per cent, so that a steady heart has a steady step. */
function divideBeat(slow: SlowState, step_s: number): void {
  const now = slow.period_s / slow.stepsOfBeatCount;
  if (slow.stepsOfBeatCount > 0 && now < step_s * longestStep_ratio && now * longestStep_ratio > step_s) return;
  slow.stepsOfBeatCount = gridSteps_count * Math.max(1, Math.floor(slow.period_s / (gridSteps_count * step_s) + 0.5));
}

const longestStep_ratio = 1.06;

/** Sets the next beat: its length, the timing of contraction, the strength of both ventricles and atria, the leak of the tricuspid valve. */
export function setBeat(model: CirculationModel, numbers: Numbers, slow: SlowState, input: CirculationInput, step_s: number): void {
  const { values, surface_ratio: size } = model;
  const own = pulsatileValues;
  slow.period_s = slow.arrest ? stoppedPeriod_s : 1 / drivenRate_per_s(model, slow);
  divideBeat(slow, step_s);
  setHeart(numbers, "step_s", slow.period_s / slow.stepsOfBeatCount);
  numbers.set("beat", beatState.clock, 0);
  const systole = own.systoleBase + own.systoleShare * slow.period_s;
  setHeart(numbers, "systoleRate_per_s", slow.arrest ? 0 : 1 / systole);
  setHeart(numbers, "systoleEnd_s", systole);
  setHeart(numbers, "relaxRate_per_s", 1 / own.relaxationTime);
  setHeart(numbers, "atrialStart_s", slow.period_s - own.atrialLead);
  setHeart(numbers, "atrialRate_per_s", slow.arrest ? 0 : 1 / own.atrialTime);
  const contract = 1 + values.contractilityGain * slow.rateDrive_ratio * unblocked(model) + values.vasopressorContractility * input.vasopressor_ratio;
  const homeometric = 1 + values.homeometricGain * Math.min(1, Math.max(0, slow.means.trunk_Pa / values.homeometricPressure));
  setHeart(numbers, "rvElastance", (own.rvElastanceShare * model.rv.elastance * homeometric) / (own.rvMaximumShare * model.rv.maximum));
  setHeart(numbers, "rvMaximum", own.rvMaximumShare * model.rv.maximum * contract * slow.rvStrength_ratio);
  setHeart(numbers, "lvElastance", own.lvElastanceShare * model.lv.elastance * contract);
  setHeart(numbers, "raActive", (own.atrialElastance * contract) / size);
  setHeart(numbers, "laActive", (own.atrialElastance * contract) / size);
  const resistance = numbers.get("valve", 0);
  const dilated = slow.restRvFilled_m3 > 0 ? Math.max(0, slow.means.rvFilled_m3 / slow.restRvFilled_m3 - own.annularFrom) : 0;
  numbers.set("valve", 3, (own.heartValveLeak + own.annularLeak * dilated) / resistance);
}
