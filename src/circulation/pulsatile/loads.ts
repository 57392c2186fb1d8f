import { openConductance_ratio } from "../advance.ts";
import { collapsedShare } from "../kernel.ts";
import type { CirculationModel } from "../model.ts";
import type { CirculationInput, Posture } from "../state.ts";
import { inertialPosition } from "./arrays.ts";
import { cavityPlace, graphLinkIndex, type CircuitLink, type PulsatileCircuit } from "./circuit.ts";
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
export function columnTo_Pa(model: CirculationModel, i: number, from: Posture, to: Posture, share_fraction: number): number {
  const weight = model.values.bloodDensity * model.values.gravity;
  return weight * ((1 - share_fraction) * height_m(model, i, from) + share_fraction * height_m(model, i, to));
}

/** What the reflexes act on, laid out for one write a beat. */
export interface DrivePlan {
  /** Beds: compartment, column and outside pressure without tone. */
  readonly beds: readonly { readonly index: number; readonly outer_Pa: number }[];
  /** Arterioles: slot among the ohmic links, conductance without drive, and what acts on it. */
  readonly arterioles: readonly { readonly slotIndex: number; readonly conductance_m3_per_Pa_s: number; readonly kind: "body" | "leg" | "brain" | "coronary-right" | "coronary-left"; readonly bedIndex: number; readonly head_Pa: number }[];
  /** The coronary vessels inside the muscle. */
  readonly waterfalls: readonly { readonly slotIndex: number; readonly conductance_m3_per_Pa_s: number; readonly kind: "coronary-right" | "coronary-left" }[];
}

/**
 * Writes what body, posture, clots and drugs do to the vessels: columns, outside pressures, resistances. The laws are those of
 * the cycle-averaged solve. Called when the input changes; `writeDrives` follows it.
 */
export function writeLoads(circuit: PulsatileCircuit, model: CirculationModel, numbers: Numbers, input: CirculationInput, before: Posture, slow: SlowState, collateral_ratio: readonly number[]): DrivePlan {
  const { graph, values } = model;
  for (let i = 0; i < model.vesselCount; i++) numbers.set("outer", i, columnTo_Pa(model, i, before, input.posture, slow.tilt_fraction) + input.externalPressure_Pa[i]);
  for (const { slotIndex, vesselIndex } of circuit.compartmentsOf("vein")) numbers.set("veinScale", slotIndex, veinScale(graph.vessels[vesselIndex ?? 0].wall.fullVolume_m3));
  const arterioles: DrivePlan["arterioles"][number][] = [];
  const waterfalls: DrivePlan["waterfalls"][number][] = [];
  for (const link of circuit.links) {
    const k = link.graphIndex === undefined ? undefined : graphLinkIndex(model, link.graphIndex);
    const resistance = k === undefined ? 0 : model.baseResistance[k];
    switch (link.law) {
      case "inertial": case "one-way":
        numbers.set("resistance", inertialPosition(circuit, link.law, link.slotIndex), resistance * blockage(model, input, link.lumenIndex ?? 0));
        break;
      case "bed":
        numbers.set("bed", link.slotIndex, pulsatileValues.bedShare / (resistance * input.bedResistance_ratio[link.lumenIndex ?? 0] * fifthPower * model.distensibility_per_Pa));
        break;
      case "gate": {
        const g = k === undefined ? shuntConductance(model) : 1 / resistance;
        numbers.set("gate", 2 * link.slotIndex, g);
        numbers.set("gate", 2 * link.slotIndex + 1, g * values.valveLeak);
        break;
      }
      case "waterfall": {
        const made = arteriole(circuit, model, input, link, resistance);
        if (made.kind === "coronary-right" || made.kind === "coronary-left") waterfalls.push({ slotIndex: link.slotIndex, conductance_m3_per_Pa_s: made.conductance_m3_per_Pa_s, kind: made.kind });
        break;
      }
      case "ohmic": {
        const kind = k === undefined ? "venule" : graph.links[k].kind;
        if (kind === "arteriole") arterioles.push({ ...arteriole(circuit, model, input, link, resistance), head_Pa: link.toIndex < model.vesselCount ? columnTo_Pa(model, link.toIndex, before, input.posture, slow.tilt_fraction) : 0 });
        else numbers.set("conductance", link.slotIndex, (kind === "collateral" ? collateral_ratio[k ?? 0] : 1) / resistance);
        break;
      }
      case "valve":
    }
  }
  writeLungArteries(circuit, model, numbers, input.bedLost_fraction);
  setHeart(numbers, "alveolar", input.alveolarPressure_Pa);
  const beds = graph.vessels.filter((vessel) => vessel.kind === "bed").map(({ index }) => ({ index, outer_Pa: numbers.get("outer", index) }));
  return { beds, arterioles, waterfalls };
}

/** The power of the pulmonary bed's law. */
const fifthPower = 5;

function arteriole(circuit: PulsatileCircuit, model: CirculationModel, input: CirculationInput, link: CircuitLink, resistance_Pa_s_per_m3: number): Omit<DrivePlan["arterioles"][number], "head_Pa"> {
  const { slotIndex, fromIndex, toIndex } = link;
  const side = fromIndex === circuit.coronaryRight || toIndex === circuit.coronaryRight ? "right" : fromIndex === circuit.coronaryLeft || toIndex === circuit.coronaryLeft ? "left" : undefined;
  if (side !== undefined) {
    const share = side === "right" ? pulsatileValues.coronaryRightShare : 1 - pulsatileValues.coronaryRightShare;
    const part = fromIndex === circuit.aorta ? pulsatileValues.coronaryUpstream : 1 - pulsatileValues.coronaryUpstream;
    return { slotIndex, conductance_m3_per_Pa_s: share / (part * resistance_Pa_s_per_m3), kind: `coronary-${side}`, bedIndex: toIndex };
  }
  const { region } = model.graph.vessels[toIndex];
  const conductance = 1 / (resistance_Pa_s_per_m3 * input.bedResistance_ratio[toIndex]);
  if (region === "head") return { slotIndex, conductance_m3_per_Pa_s: conductance, kind: "brain", bedIndex: toIndex };
  const open = 1 + model.values.muscleHyperaemia * Math.max(0, input.exercise_ratio - 1);
  return legs.has(region) ? { slotIndex, conductance_m3_per_Pa_s: conductance * open, kind: "leg", bedIndex: toIndex } : { slotIndex, conductance_m3_per_Pa_s: conductance, kind: "body", bedIndex: toIndex };
}

/**
 * Active tension of a bed's small veins as a pressure from outside, Pa: so much that the bed keeps the share `kept_ratio` of its volume at its resting
 * pressure. The law of the cycle-averaged solve.
 */
function venousTone_Pa(model: CirculationModel, i: number, kept_ratio: number): number {
  if (kept_ratio === 1) return 0;
  const rest = (model.graph.vessels[i].restPressure_Pa - model.half[i]) * model.steepness[i];
  const share = collapsedShare + (1 - collapsedShare) * 0.5 * (1 + rest / Math.sqrt(1 + rest * rest));
  const wanted = (share * kept_ratio - collapsedShare) / (1 - collapsedShare);
  const w = Math.max(-mostFilled, Math.min(mostFilled, 2 * wanted - 1));
  return (rest - w / Math.sqrt(1 - w * w)) / model.steepness[i];
}

const mostFilled = 0.98;

/** Writes what the reflexes do to arterioles and venous reservoirs, once a beat. */
export function writeDrives(plan: DrivePlan, model: CirculationModel, numbers: Numbers, input: CirculationInput, slow: SlowState): void {
  const { values } = model;
  const kept = 1 - values.venousToneGain * slow.venousDrive_ratio;
  for (const { index, outer_Pa } of plan.beds) numbers.set("outer", index, outer_Pa + venousTone_Pa(model, index, kept));
  const systemic = (1 + values.resistanceGain * slow.resistanceDrive_ratio) * (1 + values.vasopressorResistance * input.vasopressor_ratio);
  const cells = numbers.cells("conductance");
  for (const { slotIndex, conductance_m3_per_Pa_s, kind, bedIndex, head_Pa } of plan.arterioles) {
    let g = conductance_m3_per_Pa_s;
    if (kind === "coronary-right") g *= slow.coronaryRight_ratio;
    else if (kind === "coronary-left") g *= slow.coronaryLeft_ratio;
    else if (kind === "body") g /= systemic;
    else if (kind === "leg") {
      const local = numbers.get("offset", bedIndex) + numbers.get("slope", bedIndex) * numbers.get("volume", bedIndex) - head_Pa;
      g /= systemic * (1 + values.venoarteriolarGain * Math.max(0, Math.min(1, (local - values.venoarteriolarFrom) / values.venoarteriolarSpan)));
    }
    cells.values[slotIndex * cells.strideCount + cells.startIndex] = g;
  }
  for (const { slotIndex, conductance_m3_per_Pa_s, kind } of plan.waterfalls) numbers.set("waterfall", slotIndex, conductance_m3_per_Pa_s * (kind === "coronary-right" ? slow.coronaryRight_ratio : slow.coronaryLeft_ratio));
}

function shuntConductance(model: CirculationModel): number {
  const found = model.graph.links.find((link) => link.kind === "shunt");
  return found === undefined ? 0 : 1 / found.resistance_Pa_s_per_m3;
}

/** Rise of the resistance of a lumen by clot over its length; width is the kernel's business. */
function blockage(model: CirculationModel, input: CirculationInput, i: number): number {
  const o = input.occlusion_fraction[i];
  const conductance = model.graph.vessels[i].kind === "vein" ? openConductance_ratio(o) : Math.max(0, 1 - o) * Math.max(0, 1 - o);
  const block = Math.min(model.values.occlusionGuard, 1 / (conductance + leastOpen));
  return 1 + Math.min(1, input.occludedLength_fraction[i]) * (block - 1);
}

const leastOpen = 1e-12;

/** Writes the pressures of chest, belly and squeezing muscles for the present place in breath and stride, Pa. */
export function writeCavities(numbers: Numbers, input: CirculationInput, slow: SlowState, isBreathing: boolean): void {
  const swing = isBreathing ? pulsatileValues.breathSwing * breathShape(slow.breath_fraction) : 0;
  const chest = input.intrathoracicPressure_Pa - quietChest_Pa + swing;
  const belly = input.abdominalPressure_Pa - pulsatileValues.breathAbdomen * swing;
  const squeeze = (phase_fraction: number, rate_per_s: number): number => {
    const x = phase_fraction / pulsatileValues.squeezeShare;
    const bump = x < 1 ? 4 * x * (1 - x) : 0;
    return rate_per_s > 0 ? pulsatileValues.squeezePressure * bump : 0;
  };
  const left = squeeze(slow.stride_fraction, input.calfPumpRate_per_s.left);
  const other = slow.stride_fraction < 0.5 ? slow.stride_fraction + 0.5 : slow.stride_fraction - 0.5;
  const right = squeeze(other, input.calfPumpRate_per_s.right);
  const { values, strideCount, startIndex } = numbers.cells("cavity");
  const write = (i: number, pressure: number): void => {
    values[i * strideCount + startIndex] = pressure;
  };
  write(cavityPlace.chest, chest);
  write(cavityPlace.belly, belly);
  write(cavityPlace["calf-left"], left);
  write(cavityPlace["calf-right"], right);
  write(cavityPlace["thigh-left"], left * thighShare);
  write(cavityPlace["thigh-right"], right * thighShare);
}

const thighShare = 0.25;

/** Chest pressure over a breath, from 1 at the start of inspiration to -1 at its end and back; its mean is zero. */
function breathShape(phase_fraction: number): number {
  const split = pulsatileValues.inspiratoryShare;
  const x = phase_fraction < split ? phase_fraction / split : (1 - phase_fraction) / (1 - split);
  return 1 - 2 * x * x * (3 - 2 * x);
}
