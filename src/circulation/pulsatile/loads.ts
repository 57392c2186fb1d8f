import { wall, type CirculationModel } from "../model.ts";
import type { CirculationInput, Posture } from "../state.ts";
import { inertialPosition } from "./arrays.ts";
import { cavities, type PulsatileCircuit } from "./circuit.ts";
import { pulsatileValues, setHeart, veinScale, writeLungArteries } from "./constants.ts";
import type { Numbers } from "./interpreter.ts";
import type { SlowState } from "./state.ts";

const quietChest_Pa = -600;
const legs = new Set(["calf", "thigh"]);
const third = 1 / 3;

function height_m(model: CirculationModel, i: number, posture: Posture): number {
  const vessel = model.graph.vessels[i];
  if (vessel.kind === "chamber" || vessel.region === "lung" || vessel.kind === "pulmonary-bed") return 0;
  switch (posture) {
    case "standing": return vessel.standingHeight_m;
    case "sitting": return vessel.sittingHeight_m;
    case "head-up": return vessel.standingHeight_m * third;
    case "legs-raised": return vessel.standingHeight_m < 0 ? -vessel.standingHeight_m * third : 0;
    case "supine": return 0;
  }
}

/** Weight of the column from a compartment down to the heart, Pa, on the way from one posture to another. */
export function head_Pa(model: CirculationModel, i: number, from: Posture, to: Posture, share_fraction: number): number {
  const weight = model.values.bloodDensity * model.values.gravity;
  return weight * ((1 - share_fraction) * height_m(model, i, from) + share_fraction * height_m(model, i, to));
}

/**
 * Writes what body, posture, clots and drugs do to the vessels: columns, outside pressures, tone, resistances. The laws are those of
 * the cycle-averaged solve. Called at the beginning and once a beat.
 */
export function writeLoads(circuit: PulsatileCircuit, model: CirculationModel, numbers: Numbers, input: CirculationInput, before: Posture, slow: SlowState, collateral_ratio: readonly number[]): void {
  const { graph, values } = model;
  for (let i = 0; i < model.vesselCount; i++) numbers.set("outer", i, head_Pa(model, i, before, input.posture, slow.tilt_fraction) + input.externalPressure_Pa[i]);
  const tone = 1 - values.venousToneGain * slow.venousDrive_ratio;
  for (const { slotIndex, vesselIndex } of circuit.compartmentsOf("vein")) {
    const i = vesselIndex ?? 0;
    numbers.set("veinScale", slotIndex, veinScale(graph.vessels[i].wall.fullVolume_m3 * (graph.vessels[i].kind === "bed" ? tone : 1)));
  }
  const systemic = (1 + values.resistanceGain * slow.resistanceDrive_ratio) * (1 + values.vasopressorResistance * input.vasopressor_ratio);
  const open = 1 + values.muscleHyperaemia * Math.max(0, input.exercise_ratio - 1);
  for (const link of circuit.links) {
    const k = link.graphIndex;
    const resistance = k === undefined ? 0 : model.baseResistance[k];
    switch (link.law) {
      case "inertial": case "one-way":
        numbers.set("resistance", inertialPosition(circuit, link.law, link.slotIndex), resistance * blockage(model, input, link.lumenIndex ?? 0));
        break;
      case "bed":
        numbers.set("bed", link.slotIndex, 1 / (resistance * input.bedResistance_ratio[link.lumenIndex ?? 0] * 5 * model.distensibility_per_Pa));
        break;
      case "gate": {
        const g = k === undefined ? shuntConductance(model) : 1 / resistance;
        numbers.set("gate", 2 * link.slotIndex, g);
        numbers.set("gate", 2 * link.slotIndex + 1, g * values.valveLeak);
        break;
      }
      case "ohmic":
        if (k !== undefined) numbers.set("conductance", link.slotIndex, ohmic(circuit, model, numbers, input, slow, link.fromIndex, link.toIndex, resistance, systemic, open, collateral_ratio[k], graph.links[k].kind));
        break;
      case "valve":
    }
  }
  writeLungArteries(circuit, model, numbers, input.bedLost_fraction);
  setHeart(numbers, "alveolar", input.alveolarPressure_Pa);
}

function shuntConductance(model: CirculationModel): number {
  const found = model.graph.links.find((link) => link.kind === "shunt");
  return found === undefined ? 0 : 1 / found.resistance_Pa_s_per_m3;
}

/** Rise of the resistance of a lumen by clot over its length; width is the kernel's business. */
function blockage(model: CirculationModel, input: CirculationInput, i: number): number {
  const open = Math.max(0, 1 - input.occlusion_fraction[i]);
  const block = Math.min(model.values.occlusionGuard, 1 / (open * open + leastOpen));
  return 1 + Math.min(1, input.occludedLength_fraction[i]) * (block - 1);
}

const leastOpen = 1e-12;

function ohmic(circuit: PulsatileCircuit, model: CirculationModel, numbers: Numbers, input: CirculationInput, slow: SlowState, from: number, to: number, resistance: number, systemic: number, open: number, collateral_ratio: number, kind: string): number {
  const { graph, values } = model;
  if (kind === "collateral") return collateral_ratio / resistance;
  if (kind !== "arteriole") return 1 / resistance;
  const right = from === circuit.coronaryRight || to === circuit.coronaryRight;
  if (right || from === circuit.coronaryLeft || to === circuit.coronaryLeft) {
    const share = right ? pulsatileValues.coronaryRightShare : 1 - pulsatileValues.coronaryRightShare;
    const upstream = from === circuit.aorta ? pulsatileValues.coronaryUpstream : 1 - pulsatileValues.coronaryUpstream;
    return (share * (right ? slow.coronaryRight_ratio : slow.coronaryLeft_ratio)) / (upstream * resistance);
  }
  const bed = graph.vessels[to];
  let ratio = (bed.region === "head" ? 1 : systemic) * input.bedResistance_ratio[to];
  if (legs.has(bed.region)) {
    const local = numbers.get("offset", to) + numbers.get("slope", to) * numbers.get("volume", to) - numbers.get("outer", to);
    ratio *= (1 + values.venoarteriolarGain * Math.max(0, Math.min(1, (local - values.venoarteriolarFrom) / values.venoarteriolarSpan))) / open;
  }
  return 1 / (resistance * ratio);
}

/** Writes the pressures of chest, belly and squeezing muscles for the present place in breath and stride, Pa. */
export function writeCavities(numbers: Numbers, input: CirculationInput, slow: SlowState, isBreathing: boolean): void {
  const swing = isBreathing ? pulsatileValues.breathSwing * breathShape(slow.breath_fraction) : 0;
  const chest = input.intrathoracicPressure_Pa - quietChest_Pa + swing;
  const belly = input.abdominalPressure_Pa - pulsatileValues.breathAbdomen * swing;
  const squeeze = (phase: number, rate: number): number => {
    const x = phase / pulsatileValues.squeezeShare;
    const bump = x < 1 ? 4 * x * (1 - x) : 0;
    return rate > 0 ? pulsatileValues.squeezePressure * bump : 0;
  };
  const left = squeeze(slow.stride_fraction, input.calfPumpRate_per_s.left);
  const other = slow.stride_fraction < 0.5 ? slow.stride_fraction + 0.5 : slow.stride_fraction - 0.5;
  const right = squeeze(other, input.calfPumpRate_per_s.right);
  [0, chest, belly, left, right, left * thighShare, right * thighShare].forEach((pressure, i) => {
    numbers.set("cavity", i, pressure);
  });
}

const thighShare = 0.25;

/** Chest pressure over a breath, from 1 at the start of inspiration to -1 at its end and back; its mean is zero. */
function breathShape(phase: number): number {
  const split = pulsatileValues.inspiratoryShare;
  const x = phase < split ? phase / split : (1 - phase) / (1 - split);
  return 1 - 2 * x * x * (3 - 2 * x);
}

/** Number of cavities; the order of `cavities`. */
export const cavityCount = cavities.length;
/** True for compartments whose wall is the graph's vein law. */
export function isVein(model: CirculationModel, i: number): boolean {
  return model.wallLaw[i] === wall.vein;
}
