import type { Shape } from "../../numerics/index.ts";
import type { PulsatileCircuit } from "./circuit.ts";

/** Numbers of one person's heart that the kernel reads, in the order of the array `heart`. SI units; those marked (beat) are set anew at each beat. */
export const heartNumbers = [
  "systoleRate_per_s", "systoleEnd_s", "relaxRate_per_s", "atrialStart_s", "atrialRate_per_s",
  "rvElastance", "rvMaximum", "rvDead", "rvBase", "rvScale", "rvStiffness", "help",
  "lvElastance", "lvDead", "lvBase", "lvScale", "lvStiffness",
  "raSlope", "raUnstressed", "laSlope", "laUnstressed", "raActive", "laActive", "atrialDead",
  "pericardialVolume", "pericardialStiffness", "septalGain", "septalOffset", "septalLeast", "septalMost", "septalRate_per_s",
  "tissueShare", "alveolar", "distensibility", "viscosity_s", "step_s",
] as const;
/** One of `heartNumbers`. */
export type HeartNumber = (typeof heartNumbers)[number];
/** Place of each of `heartNumbers` in its array. */
export const heartPlace = Object.fromEntries(heartNumbers.map((name, i) => [name, i])) as Readonly<Record<HeartNumber, number>>;

/** Sums over the steps of a beat, from which means are taken. */
export const beatSums = ["aorta", "trunk", "rightAtrium", "leftAtrium", "aorticFlow", "pulmonaryFlow", "rightCoronaryFlow", "leftCoronaryFlow"] as const;
/** Place of each of `beatSums` in its array. */
export const beatSum = { aorta: 0, trunk: 1, rightAtrium: 2, leftAtrium: 3, aorticFlow: 4, pulmonaryFlow: 5, rightCoronaryFlow: 6, leftCoronaryFlow: 7 } as const;

/** Places in the array `beat`. */
export const beatState = { clock: 0, septum: 1 } as const;

/**
 * Arrays of one person in the kernel's memory. State: volume, rate (dV/dt of viscous walls), flow (links with inertia, valves last),
 * beat, sums. `draw` is the flow that slow links bring to each
 * fast compartment, held through the short steps. Everything else is parameters, or (offset, slope, keep, push, leak) tangents that `refresh` renews.
 */
export function kernelShape(circuit: PulsatileCircuit): Shape {
  const count = circuit.compartments.length;
  const veins = circuit.compartmentsOf("vein").length;
  const viscous = circuit.compartmentsOf("artery").length + circuit.compartmentsOf("lung").length;
  const inertial = circuit.linksOf("inertial").length;
  const oneWay = circuit.linksOf("one-way").length;
  return {
    arrays: {
      volume: count, rate: viscous, flow: inertial + oneWay, valveFlow: 4, beat: 2, sums: beatSums.length,
      offset: count, slope: count, keep: inertial + oneWay, push: inertial + oneWay, leak: oneWay,
      draw: count, bend: circuit.compartmentsOf("lung").length, conductance: circuit.linksOf("ohmic").length, waterfall: circuit.linksOf("waterfall").length, gate: 2 * circuit.linksOf("gate").length, bed: circuit.linksOf("bed").length,
      valve: 4 * 4, heart: heartNumbers.length,
      unstressed: count, outer: count, cavity: 7, veinScale: veins, veinHalf: veins, veinSpread: veins, resistance: inertial + oneWay, inertance: inertial + oneWay, restVolume: inertial + oneWay,
    },
    arguments: ["rounds"],
  };
}

/** Position of a link's flow among those with inertia: plain ones first, one-way ones after them. */
export function inertialPosition(circuit: PulsatileCircuit, law: "inertial" | "one-way", slotIndex: number): number {
  return law === "inertial" ? slotIndex : circuit.linksOf("inertial").length + slotIndex;
}
