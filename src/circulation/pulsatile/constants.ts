import { has } from "../../body/index.ts";
import { resolve, type Resolved } from "../../units/index.ts";
import { collapsedShare } from "../kernel.ts";
import type { CirculationModel } from "../model.ts";
import { heartPlace, inertialPosition, type HeartNumber } from "./arrays.ts";
import type { PulsatileCircuit } from "./circuit.ts";
import type { Numbers } from "./interpreter.ts";
import { pulsatileParameters } from "./parameters.ts";

/** Resolved parameters of the beat-by-beat heart. */
export type PulsatileValues = Resolved<typeof pulsatileParameters>;
/** The parameters of this folder in SI units. */
export const pulsatileValues: PulsatileValues = resolve(pulsatileParameters);

/** Most of an artery's resting volume that its pressure may hold: the rest stays at zero pressure. */
const mostStretched = 0.92;

/** Writes one number of the heart. */
export function setHeart(numbers: Numbers, name: HeartNumber, value: number): void {
  numbers.set("heart", heartPlace[name], value);
}

/** Compliance of systemic arteries over that of the graph: they stiffen with age. */
function arterialSoftness(model: CirculationModel): number {
  return Math.max(leastSoftness, 1 - model.values.systemicStiffening * (model.person.age_y - stiffeningAge));
}

const leastSoftness = 0.4;
const stiffeningAge = 50;

/** Writes everything about a person that does not change while the heart beats: walls, inertances, valves, chambers. */
export function writeConstants(circuit: PulsatileCircuit, model: CirculationModel, numbers: Numbers): void {
  writeWalls(circuit, model, numbers);
  writeInertances(circuit, model, numbers);
  writeValves(model, numbers);
  writeChambers(model, numbers);
}

function writeWalls(circuit: PulsatileCircuit, model: CirculationModel, numbers: Numbers): void {
  const softness = arterialSoftness(model);
  const elastic = (index: number, c: number, held_m3: number, at_Pa: number): void => {
    numbers.set("slope", index, 1 / c);
    numbers.set("unstressed", index, at_Pa - held_m3 / c);
  };
  for (const { index, law, slotIndex, vesselIndex } of circuit.compartments) {
    if (vesselIndex === undefined) {
      const right = index === circuit.coronaryRight ? pulsatileValues.coronaryRightShare : 1 - pulsatileValues.coronaryRightShare;
      elastic(index, pulsatileValues.coronaryCompliance * right * model.surface_ratio, pulsatileValues.coronaryVolume * right * model.surface_ratio, 0);
      continue;
    }
    const vessel = model.graph.vessels[vesselIndex];
    const { wall } = vessel;
    const rest = wall.unstressedVolume_m3 + wall.compliance_m3_per_Pa * vessel.restPressure_Pa;
    if (law === "vein") {
      numbers.set("veinHalf", slotIndex, wall.halfPressure_Pa);
      numbers.set("veinSpread", slotIndex, wall.spread_Pa);
    } else if (law === "elastic") elastic(index, wall.compliance_m3_per_Pa, rest, vessel.restPressure_Pa);
    else if (law === "artery") elastic(index, wall.compliance_m3_per_Pa * softness, rest, vessel.restPressure_Pa);
  }
}

/**
 * Stiffening lung artery that holds its resting volume at its resting pressure with the graph's compliance C there:
 *
 *     P = (x/C1)(1 + k x/X),   C1 = C (1 + 2k),   X = P0 C1/(1 + k),   x = V - V0 + X
 *
 * `lost_fraction` of the bed takes a share of the compliance with it.
 */
export function writeLungArteries(circuit: PulsatileCircuit, model: CirculationModel, numbers: Numbers, lost_fraction: number): void {
  const softness = 1 - model.values.pulmonaryPulseLoss * lost_fraction;
  for (const { index, slotIndex, vesselIndex } of circuit.compartmentsOf("lung")) {
    const vessel = model.graph.vessels[vesselIndex ?? 0];
    const rest = vessel.wall.unstressedVolume_m3 + vessel.wall.compliance_m3_per_Pa * vessel.restPressure_Pa;
    const compliance = vessel.wall.compliance_m3_per_Pa;
    const most = (mostStretched * rest) / (vessel.restPressure_Pa * compliance);
    const k = Math.max(0, Math.min(pulsatileValues.pulmonaryStiffening, most >= 2 ? Infinity : (most - 1) / (2 - most)));
    const first = compliance * (1 + 2 * k);
    const full = (vessel.restPressure_Pa * first) / (1 + k);
    const start = rest - full;
    const c1 = 1 / (first * softness);
    const c2 = (k * c1) / full;
    numbers.set("bend", slotIndex, c2);
    numbers.set("slope", index, c1 - 2 * c2 * start);
    numbers.set("unstressed", index, c2 * start * start - c1 * start);
  }
}

function writeInertances(circuit: PulsatileCircuit, model: CirculationModel, numbers: Numbers): void {
  for (const link of circuit.links) {
    if (link.law !== "inertial" && link.law !== "one-way") continue;
    const vessel = model.graph.vessels[link.lumenIndex ?? link.fromIndex];
    const j = inertialPosition(circuit, link.law, link.slotIndex);
    numbers.set("inertance", j, (model.values.bloodDensity * vessel.length_m) / vessel.area_m2);
    numbers.set("restVolume", j, model.restVolume[vessel.index]);
  }
}

function writeValves(model: CirculationModel, numbers: Numbers): void {
  const { values, surface_ratio } = model;
  const areas = [pulsatileValues.tricuspidArea, pulsatileValues.pulmonaryArea, pulsatileValues.mitralArea, pulsatileValues.aorticArea];
  areas.forEach((a, slotIndex) => {
    const area = a * surface_ratio;
    const resistance = (slotIndex % 2 === 0 ? pulsatileValues.fillingResistanceShare * values.valveResistance : pulsatileValues.arterialValveResistance) / surface_ratio;
    numbers.set("valve", 4 * slotIndex, resistance);
    numbers.set("valve", 4 * slotIndex + 1, values.bloodDensity / (2 * area * area));
    numbers.set("valve", 4 * slotIndex + 2, area / (values.bloodDensity * pulsatileValues.valveLength));
    numbers.set("valve", 4 * slotIndex + 3, pulsatileValues.heartValveLeak / resistance);
  });
}

function writeChambers(model: CirculationModel, numbers: Numbers): void {
  const { values, surface_ratio: size, person } = model;
  const own = pulsatileValues;
  const grown = has(person, "heart-failure") || has(person, "pulmonary-hypertension");
  const set = (name: HeartNumber, value: number): void => {
    setHeart(numbers, name, value);
  };
  set("rvDead", values.rvDeadVolume * size);
  set("rvBase", (values.rvFillingVolume - own.rvFillingShift) * size);
  set("rvScale", values.rvFillingPressure);
  set("rvStiffness", values.rvFillingStiffness / size);
  set("help", values.rvHelpOfLv * own.septalHelpShare);
  set("lvDead", values.lvDeadVolume * size + 0.5 * model.lv.dilation);
  set("lvBase", (values.lvFillingVolume - own.lvFillingShift) * size + model.lv.dilation);
  set("lvScale", values.lvFillingPressure);
  set("lvStiffness", values.lvFillingStiffness / size);
  for (const [slope, unstressed] of [["raSlope", "raUnstressed"], ["laSlope", "laUnstressed"]] as const) {
    set(slope, 1 / (values.atrialCompliance * size));
    set(unstressed, values.atrialVolume * size);
  }
  set("atrialDead", own.atrialDeadVolume * size);
  set("pericardialVolume", own.pericardialVolume * size + (grown ? model.lv.dilation + own.pericardialVolume * size * grownShare : 0));
  set("pericardialStiffness", own.pericardialStiffness * pascalPerSquaredMillilitre);
  set("septalGain", values.septalGain * size);
  set("septalOffset", values.septalOffset);
  set("septalLeast", values.septalLeast * size);
  set("septalMost", values.septalMost * size);
  set("septalRate_per_s", 1 / values.septalTime);
  set("tissueShare", own.tissuePressure);
  set("distensibility", model.distensibility_per_Pa);
  set("viscosity_s", own.wallViscosity);
}

/** A chronically loaded heart has a larger pericardium, by this share. */
const grownShare = 0.5;
/** mmHg per mL squared in SI. */
const pascalPerSquaredMillilitre = 133.322387415e12;

/** Volume at which a vein of the graph, with the tone given, is full; the kernel's scale 2/((1 - c) Vfull). */
export function veinScale(full_m3: number): number {
  return 2 / ((1 - collapsedShare) * full_m3);
}
