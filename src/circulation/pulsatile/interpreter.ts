import type { Space } from "../../numerics/index.ts";
import { beatState, heartPlace, inertialPosition, type HeartNumber } from "./arrays.ts";
import { atrialHeight, chamberExponential } from "./chambers.ts";
import { cavities, cavityPlace, shortSteps_count, type CircuitLink, type PulsatileCircuit } from "./circuit.ts";
import { closedShare, collapsed, drawnLimit, fullLimit, lowestBed_Pa, widest } from "./laws.ts";

/** One person's numbers in the kernel's memory, by array and index. */
export interface Numbers {
  readonly get: (array: string, i: number) => number;
  readonly set: (array: string, i: number, x: number) => void;
  /** One array without a look-up by name: element i is `values[i * strideCount + startIndex]`. */
  readonly cells: (array: string) => Cells;
}

/** A live view of one array of one person. */
export interface Cells {
  readonly values: Float64Array;
  readonly strideCount: number;
  readonly startIndex: number;
}

/** Access to one lane of one block of a space. */
export function numbersOf(space: Space, personIndex: number): Numbers {
  const { lanes } = space;
  const lane = personIndex % lanes;
  const views = new Map<string, Float64Array>();
  for (const name of Object.keys(space.shape.arrays)) views.set(name, space.view(name, Math.floor(personIndex / lanes)));
  const view = (array: string): Float64Array => {
    const found = views.get(array);
    if (found === undefined) throw new RangeError(`The kernel has no array "${array}".`);
    return found;
  };
  return {
    get: (array, i) => view(array)[i * lanes + lane],
    set: (array, i, x) => {
      view(array)[i * lanes + lane] = x;
    },
    cells: (array) => ({ values: view(array), strideCount: lanes, startIndex: lane }),
  };
}

const lesser = (a: number, b: number): number => (a < b ? a : b);
const greater = (a: number, b: number): number => (a < b ? b : a);
const share = (x: number): number => lesser(greater(x, 0), 1);
const smooth = (x: number): number => x * x * (3 - 2 * x);

/** The four chambers' pressures now, and how far the ventricles are activated. */
export function chamberPressures(circuit: PulsatileCircuit, numbers: Numbers): { readonly rightAtrium_Pa: number; readonly rightVentricle_Pa: number; readonly leftAtrium_Pa: number; readonly leftVentricle_Pa: number; readonly around_Pa: number; readonly tissueRight_Pa: number; readonly tissueLeft_Pa: number } {
  const h = (name: HeartNumber): number => numbers.get("heart", heartPlace[name]);
  const v = (i: number): number => numbers.get("volume", i);
  const { rightAtrium, rightVentricle, leftAtrium, leftVentricle } = circuit.chambers;
  const clock = numbers.get("beat", beatState.clock);
  const septum = numbers.get("beat", beatState.septum);
  const active = smooth(share(clock * h("systoleRate_per_s"))) * (1 - smooth(share((clock - h("systoleEnd_s")) * h("relaxRate_per_s"))));
  const z = share((clock - h("atrialStart_s")) * h("atrialRate_per_s"));
  const w = z * (1 - z);
  const atrial = atrialHeight * (w * w);
  const over = greater(v(rightAtrium) + v(rightVentricle) + v(leftAtrium) + v(leftVentricle) - h("pericardialVolume"), 0);
  const around = numbers.get("cavity", cavityPlace.chest) + h("pericardialStiffness") * (over * over);
  const right = around + h("raSlope") * (v(rightAtrium) - h("raUnstressed")) + atrial * h("raActive") * (v(rightAtrium) - h("atrialDead"));
  const left = around + h("laSlope") * (v(leftAtrium) - h("laUnstressed")) + atrial * h("laActive") * (v(leftAtrium) - h("atrialDead"));
  const lvPassive = h("lvScale") * (chamberExponential(h("lvStiffness") * (v(leftVentricle) + septum - h("lvBase"))) - 1);
  const lvActive = h("lvElastance") * (v(leftVentricle) - h("lvDead"));
  const rvPassive = h("rvScale") * (chamberExponential(h("rvStiffness") * (v(rightVentricle) - 0.5 * septum - h("rvBase"))) - 1);
  const rvActive = h("rvMaximum") * (1 - chamberExponential(h("rvElastance") * (h("rvDead") - v(rightVentricle))));
  const leftPressure = around + lvPassive + active * (lvActive - lvPassive);
  const rightPressure = around + rvPassive + active * (rvActive - rvPassive + h("help") * (active * lvActive));
  const tissue = (cavity_Pa: number): number => around + h("tissueShare") * greater(cavity_Pa - around, 0);
  return { rightAtrium_Pa: right, leftAtrium_Pa: left, leftVentricle_Pa: leftPressure, rightVentricle_Pa: rightPressure, around_Pa: around, tissueRight_Pa: tissue(rightPressure), tissueLeft_Pa: tissue(leftPressure) };
}

/** Hydraulic pressure of every compartment, Pa. */
export function pressuresOf(circuit: PulsatileCircuit, numbers: Numbers): Float64Array {
  const pressure = new Float64Array(circuit.compartments.length);
  const chamber = chamberPressures(circuit, numbers);
  const viscosity = numbers.get("heart", heartPlace.viscosity_s);
  const arteries = circuit.compartmentsOf("artery").length;
  for (const { index, law, slotIndex, isViscous } of circuit.compartments) {
    const volume = numbers.get("volume", index);
    const offset = numbers.get("offset", index);
    const slope = numbers.get("slope", index);
    switch (law) {
      case "chamber":
        pressure[index] = index === circuit.chambers.rightAtrium ? chamber.rightAtrium_Pa : index === circuit.chambers.rightVentricle ? chamber.rightVentricle_Pa : index === circuit.chambers.leftAtrium ? chamber.leftAtrium_Pa : chamber.leftVentricle_Pa;
        break;
      case "vein": case "elastic":
        pressure[index] = offset + slope * volume;
        break;
      case "artery":
        pressure[index] = offset + slope * (isViscous ? volume + viscosity * numbers.get("rate", slotIndex) : volume);
        break;
      case "lung": {
        const x = isViscous ? volume + viscosity * numbers.get("rate", arteries + slotIndex) : volume;
        pressure[index] = offset + x * (slope + numbers.get("bend", slotIndex) * x);
        break;
      }
      case "muscle": {
        const tissue = index === circuit.coronaryRight ? chamber.tissueRight_Pa : chamber.tissueLeft_Pa;
        pressure[index] = slope * volume + numbers.get("unstressed", index) + tissue;
      }
    }
  }
  return pressure;
}

/** Flow along a link during the next step of length `h_s`, from the pressures at its ends, m3/s. */
export function linkFlow_m3_per_s(circuit: PulsatileCircuit, numbers: Numbers, link: CircuitLink, pressure: Float64Array, h_s: number): number {
  const drop = pressure[link.fromIndex] - pressure[link.toIndex];
  const i = link.slotIndex;
  switch (link.law) {
    case "inertial": case "one-way": {
      const j = inertialPosition(circuit, link.law, i);
      const free = numbers.get("keep", j) * numbers.get("flow", j) + numbers.get("push", j) * drop;
      return link.law === "inertial" ? free : greater(free, numbers.get("leak", i) * lesser(drop, 0));
    }
    case "ohmic":
      return numbers.get("conductance", i) * drop;
    case "waterfall": {
      const chamber = chamberPressures(circuit, numbers);
      const tissue = link.fromIndex === circuit.coronaryRight ? chamber.tissueRight_Pa : chamber.tissueLeft_Pa;
      return numbers.get("waterfall", i) * (pressure[link.fromIndex] - greater(pressure[link.toIndex], tissue));
    }
    case "gate":
      return numbers.get("gate", drop < 0 ? 2 * i + 1 : 2 * i) * drop;
    case "bed": {
      const alpha = numbers.get("heart", heartPlace.distensibility);
      const start = 1 - alpha * numbers.get("cavity", cavityPlace.chest);
      const fifth = (pressure_Pa: number): number => {
        const u = start + alpha * pressure_Pa;
        const square = u * u;
        return square * square * u;
      };
      return numbers.get("bed", i) * (fifth(greater(pressure[link.fromIndex], lowestBed_Pa)) - fifth(greater(pressure[link.toIndex], numbers.get("heart", heartPlace.alveolar))));
    }
    case "valve": {
      const [resistance, orifice, push, leak] = [0, 1, 2, 3].map((j) => numbers.get("valve", 4 * i + j));
      const c = h_s * push;
      const flow = numbers.get("valveFlow", i);
      const free = (flow + c * drop) / (1 + c * (resistance + orifice * Math.abs(flow)));
      return greater(free, leak * lesser(drop, 0));
    }
  }
}

/** Flows of the slow or of the fast links over `h_s` from the pressures now, remembered where they have inertia; net flow into every compartment. */
function netFlows(circuit: PulsatileCircuit, numbers: Numbers, pressure: Float64Array, isSlow: boolean, h_s: number): { readonly net: Float64Array; readonly flows: readonly number[] } {
  const net = new Float64Array(circuit.compartments.length);
  const flows = circuit.links.map((link) => (link.isSlow === isSlow ? linkFlow_m3_per_s(circuit, numbers, link, pressure, h_s) : 0));
  circuit.links.forEach((link, k) => {
    if (link.isSlow !== isSlow) return;
    if (link.law === "inertial" || link.law === "one-way") numbers.set("flow", inertialPosition(circuit, link.law, link.slotIndex), flows[k]);
    if (link.law === "valve") numbers.set("valveFlow", link.slotIndex, flows[k]);
    net[link.fromIndex] -= flows[k];
    net[link.toIndex] += flows[k];
  });
  return { net, flows };
}

/**
 * One long step: slow links and slow compartments over `shortSteps_count` times the step, then as many short steps of everything else with the slow flows held.
 * Each is semi-implicit Euler: flows from the pressures now, volumes from those flows. First order in the step; what leaves one compartment enters another.
 */
export function interpretRound(circuit: PulsatileCircuit, numbers: Numbers): void {
  const h_s = numbers.get("heart", heartPlace.step_s);
  const long = shortSteps_count * h_s;
  const { net } = netFlows(circuit, numbers, pressuresOf(circuit, numbers), true, long);
  for (const { index, isSlow } of circuit.compartments) {
    if (isSlow) numbers.set("volume", index, numbers.get("volume", index) + long * net[index]);
    else numbers.set("draw", index, net[index]);
  }
  for (let i = 0; i < shortSteps_count; i++) interpretStep(circuit, numbers, h_s);
}

function interpretStep(circuit: PulsatileCircuit, numbers: Numbers, h_s: number): void {
  const pressure = pressuresOf(circuit, numbers);
  const { net, flows } = netFlows(circuit, numbers, pressure, false, h_s);
  const arteries = circuit.compartmentsOf("artery").length;
  for (const { index, law, slotIndex, isSlow, isViscous } of circuit.compartments) {
    if (isSlow) continue;
    const whole = net[index] + numbers.get("draw", index);
    numbers.set("volume", index, numbers.get("volume", index) + h_s * whole);
    if (law === "artery" && isViscous) numbers.set("rate", slotIndex, whole);
    if (law === "lung" && isViscous) numbers.set("rate", arteries + slotIndex, whole);
  }
  finishStep(circuit, numbers, pressure, flows, h_s);
}

/** Moves septum and clock, and adds to the sums of the beat. */
function finishStep(circuit: PulsatileCircuit, numbers: Numbers, pressure: Float64Array, flows: readonly number[], h_s: number): void {
  const h = (name: HeartNumber): number => numbers.get("heart", heartPlace[name]);
  const septum = numbers.get("beat", beatState.septum);
  const { rightAtrium, leftAtrium } = circuit.chambers;
  const target = lesser(greater(h("septalGain") * (pressure[rightAtrium] - pressure[leftAtrium] + h("septalOffset")), h("septalLeast")), h("septalMost"));
  numbers.set("beat", beatState.septum, septum + h_s * h("septalRate_per_s") * (target - septum));
  numbers.set("beat", beatState.clock, numbers.get("beat", beatState.clock) + h_s);
  const flowTo = (law: string, toIndex: number): number => flows[circuit.links.findIndex((link) => link.law === law && link.toIndex === toIndex)];
  [
    pressure[circuit.aorta], pressure[circuit.trunk], pressure[rightAtrium], pressure[leftAtrium],
    flowTo("valve", circuit.aorta), flowTo("valve", circuit.trunk), flowTo("ohmic", circuit.coronaryRight), flowTo("ohmic", circuit.coronaryLeft),
  ].forEach((x, i) => {
    numbers.set("sums", i, numbers.get("sums", i) + x);
  });
}

/** Renews the tangents of the vein law and the width of every vein's lumen, or of the near ones alone; between two calls both are held. */
export function interpretRefresh(circuit: PulsatileCircuit, numbers: Numbers, which: "near" | "all"): void {
  const h_s = numbers.get("heart", heartPlace.step_s);
  for (const { index, law, slotIndex, cavity, isNear } of circuit.compartments) {
    if (law === "chamber" || (which === "near" && !isNear)) continue;
    const outer = numbers.get("cavity", cavities.indexOf(cavity)) + numbers.get("outer", index);
    if (law !== "vein") {
      numbers.set("offset", index, outer + numbers.get("unstressed", index));
      continue;
    }
    const scale = numbers.get("veinScale", slotIndex);
    const spread = numbers.get("veinSpread", slotIndex);
    const shape = (1 + collapsed) / (1 - collapsed);
    const s = lesser(greater(scale * numbers.get("volume", index) - shape, drawnLimit), fullLimit);
    const room = 1 - s * s;
    const steep = 1 / Math.sqrt(room);
    const u = s * steep;
    const slope = steep / room;
    numbers.set("slope", index, spread * slope * scale);
    numbers.set("offset", index, outer + numbers.get("veinHalf", slotIndex) + spread * (u - slope * (s + shape)));
  }
  for (const link of circuit.links) {
    if (link.law !== "inertial" && link.law !== "one-way") continue;
    if (which === "near" && !isNearLink(circuit, link)) continue;
    const j = inertialPosition(circuit, link.law, link.slotIndex);
    let resistance = numbers.get("resistance", j);
    if (link.lumenIndex !== undefined && circuit.compartments[link.lumenIndex].law === "vein") {
      const narrow = numbers.get("restVolume", j) / greater(numbers.get("volume", link.lumenIndex), 1e-12);
      resistance = resistance * lesser(narrow * narrow, widest);
    }
    const push = (link.isSlow ? shortSteps_count * h_s : h_s) / numbers.get("inertance", j);
    const keep = 1 / (1 + push * resistance);
    numbers.set("keep", j, keep);
    numbers.set("push", j, push * keep);
    if (link.law === "one-way") numbers.set("leak", link.slotIndex, closedShare / resistance);
  }
}

/** True for links through the lumen of a near vein. */
export function isNearLink(circuit: PulsatileCircuit, link: CircuitLink): boolean {
  return link.lumenIndex !== undefined && circuit.compartments[link.lumenIndex].isNear;
}
