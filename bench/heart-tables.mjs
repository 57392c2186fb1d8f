// The beating heart's kernel and the tables of its native controls.
import * as body from "../dist/body/index.js";
import * as circulation from "../dist/circulation/index.js";
import * as pulsatile from "../dist/circulation/pulsatile/index.js";
import { heartNumbers, inertialPosition, kernelShape } from "../dist/circulation/pulsatile/arrays.js";
import * as laws from "../dist/circulation/pulsatile/laws.js";
import { resolve } from "../dist/units/index.js";

const values = resolve(circulation.circulationParameters);
/** Steps of 1 ms between two starts of a beat. */
const partsOfBeat = 108;
const stepsOfPart = 8;

/** Different people, each with a state at rest. */
export function subjects(count) {
  return Array.from({ length: count }, (_, i) => {
    const person = body.createPerson({ age_y: 30 + 9 * (i % 6), sex: i % 2 === 0 ? "male" : "female", height_m: 1.6 + 0.03 * (i % 6), mass_kg: 60 + 5 * (i % 6) });
    const model = circulation.createCirculation(body.buildVesselGraph(person), person, values, circulation.drawCirculationTraits(i));
    return { model, state: circulation.initialCirculation(model) };
  });
}

/** A kernel with hearts at rest; every second block repeats the first ones. */
export function hearts(peopleCount) {
  const people = subjects(Math.min(4, peopleCount));
  const circuit = pulsatile.pulsatileCircuit(people[0].model);
  const kernel = pulsatile.createKernel(circuit, { lanes: 2, peopleCount, step_s: 1e-3 });
  for (let block = 0; block < people.length / 2; block++) pulsatile.restingHearts(kernel, block, people.slice(2 * block, 2 * block + 2));
  const { space } = kernel;
  const start = space.places.sharedLength;
  const length = space.places.blockLength * space.lanes;
  for (let block = people.length / 2; block < space.blockCount; block++) space.memory.copyWithin(start + block * length, start + (block % (people.length / 2)) * length, start + ((block % (people.length / 2)) + 1) * length);
  const clocks = Array.from({ length: space.blockCount }, (_, block) => space.view("beat", block).subarray(0, 2));
  return {
    kernel, circuit,
    seconds: (beats) => {
      let total = 0;
      for (let person = 0; person < peopleCount; person++) total += beats * partsOfBeat * stepsOfPart * space.read("heart", person)[heartNumbers.indexOf("step_s")];
      return total;
    },
    run: (beats) => {
      for (let block = 0; block < space.blockCount; block++) {
        for (let beat = 0; beat < beats; beat++) {
          clocks[block].fill(0);
          for (let part = 0; part < partsOfBeat; part++) {
            kernel.refresh(block, part % 4 === 0 ? "all" : "near");
            kernel.step(block, stepsOfPart / pulsatile.shortSteps_count);
          }
        }
      }
    },
    volume: () => Array.from({ length: peopleCount }, (_, person) => space.read("volume", person).reduce((a, b) => a + b)).reduce((a, b) => a + b),
    aorta: () => space.read("volume", 0)[circuit.aorta],
    arrays: () => Buffer.concat(Array.from({ length: peopleCount }, (_, person) => Buffer.concat(Object.keys(space.shape.arrays).map((array) => Buffer.from(space.read(array, person).buffer))))),
  };
}

/** Tables for `native/heart.c`. */
export function heartHeader(circuit) {
  const { compartments, links, chambers } = circuit;
  const shape = kernelShape(circuit);
  const lines = [];
  const define = (name, value) => lines.push(`#define ${name} ${value}`);
  const table = (name, numbers) => lines.push(`static const int ${name}[] = {${numbers.length === 0 ? 0 : numbers.join(",")}};`);
  let offset = 0;
  for (const [name, length] of Object.entries(shape.arrays)) {
    define(`A_${name}`, offset);
    offset += length;
  }
  define("BLOCK", offset);
  heartNumbers.forEach((name, i) => define(`H_${name}`, i));
  const constants = { COMPARTMENTS: compartments.length, RA: chambers.rightAtrium, RV: chambers.rightVentricle, LA: chambers.leftAtrium, LV: chambers.leftVentricle, AORTA: circuit.aorta, TRUNK: circuit.trunk, CORONARY_R: circuit.coronaryRight, CORONARY_L: circuit.coronaryLeft, CHEST: pulsatile.cavities.indexOf("chest"), SHORT_STEPS: pulsatile.shortSteps_count, PARTS: partsOfBeat, LOWEST: laws.lowestBed_Pa, COLLAPSED: laws.collapsed, DRAWN: laws.drawnLimit, FULL: laws.fullLimit, WIDEST: laws.widest, CLOSED: laws.closedShare };
  for (const [name, value] of Object.entries(constants)) define(name, value);
  const coronaryLink = (to) => links.find((link) => link.law === "ohmic" && link.toIndex === to).slotIndex;
  define("CORONARY_R_LINK", coronaryLink(circuit.coronaryRight));
  define("CORONARY_L_LINK", coronaryLink(circuit.coronaryLeft));
  const arteries = circuit.compartmentsOf("artery").length;
  for (const isSlow of [true, false]) {
    const moved = links.filter((link) => link.isSlow === isSlow);
    const read = compartments.filter(({ index }) => moved.some((link) => link.fromIndex === index || link.toIndex === index));
    if (isSlow && read.some(({ law }) => law === "chamber" || law === "muscle")) throw new Error("The slow part reaches the heart.");
    const pass = {
      plain: [1, read.filter(({ law }) => law === "vein" || law === "elastic").map(({ index }) => index)],
      artery: [2, read.filter(({ law }) => law === "artery").flatMap(({ index, slotIndex }) => [index, slotIndex])],
      lung: [3, read.filter(({ law }) => law === "lung").flatMap(({ index, slotIndex }) => [index, arteries + slotIndex, slotIndex])],
      inertial: [3, moved.filter(({ law }) => law === "inertial").flatMap((l) => [l.fromIndex, l.toIndex, inertialPosition(circuit, "inertial", l.slotIndex)])],
      oneWay: [4, moved.filter(({ law }) => law === "one-way").flatMap((l) => [l.fromIndex, l.toIndex, inertialPosition(circuit, "one-way", l.slotIndex), l.slotIndex])],
      ...Object.fromEntries([["ohmic", "ohmic"], ["gate", "gate"], ["bed", "bed"]].map(([name, of]) => [name, [3, moved.filter(({ law }) => law === of).flatMap((l) => [l.fromIndex, l.toIndex, l.slotIndex])]])),
    };
    const prefix = isSlow ? "slow_" : "fast_";
    for (const [name, [, numbers]] of Object.entries(pass)) table(prefix + name, numbers);
    define(isSlow ? "SLOW_PASS" : "FAST_PASS", `{${[...Object.values(pass).map(([width, numbers]) => numbers.length / width), ...Object.keys(pass).map((name) => prefix + name)].join(",")}}`);
  }
  table("waterfall", links.filter(({ law }) => law === "waterfall").flatMap((l) => [l.fromIndex, l.toIndex, l.slotIndex]));
  table("valve", links.filter(({ law }) => law === "valve").flatMap((l) => [l.fromIndex, l.toIndex, l.slotIndex]));
  const slows = compartments.filter(({ isSlow }) => isSlow).map(({ index }) => index);
  const fasts = compartments.filter(({ isSlow }) => !isSlow);
  table("slowCompartment", slows);
  define("SLOWS", slows.length);
  table("fastCompartment", fasts.map(({ index }) => index));
  define("FASTS", fasts.length);
  const viscous = fasts.filter(({ isViscous }) => isViscous).map(({ index, law, slotIndex }) => [index, law === "artery" ? slotIndex : arteries + slotIndex]);
  table("viscous", viscous.flat());
  define("VISCOUS", viscous.length);
  const cavity = ({ cavity: name }) => pulsatile.cavities.indexOf(name);
  const still = compartments.filter(({ law }) => law !== "vein" && law !== "chamber");
  table("still", still.flatMap((c) => [c.index, cavity(c)]));
  define("STILLS", still.length);
  const near = (isNear) => (c) => c.isNear === isNear;
  const veins = compartments.filter(({ law }) => law === "vein");
  table("vein", [...veins.filter(near(true)), ...veins.filter(near(false))].flatMap((c) => [c.index, cavity(c), c.slotIndex]));
  define("NEAR_VEINS", veins.filter(near(true)).length);
  define("VEINS", veins.length);
  const lumens = links.filter(({ law }) => law === "inertial" || law === "one-way");
  const isNearLink = (l) => l.lumenIndex !== undefined && compartments[l.lumenIndex].isNear;
  table("lumen", [...lumens.filter(isNearLink), ...lumens.filter((l) => !isNearLink(l))].flatMap((l) => [inertialPosition(circuit, l.law, l.slotIndex), l.lumenIndex !== undefined && compartments[l.lumenIndex].law === "vein" ? l.lumenIndex : -1, l.law === "one-way" ? l.slotIndex : -1, l.isSlow ? pulsatile.shortSteps_count : 1]));
  define("NEAR_LUMENS", lumens.filter(isNearLink).length);
  define("LUMENS", lumens.length);
  return `${lines.join("\n")}\n`;
}
