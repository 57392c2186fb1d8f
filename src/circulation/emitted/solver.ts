import { space, toWasm, type Machine, type Program, type Shape, type Space } from "../../numerics/index.ts";
import type { PendingStep } from "../advance.ts";
import { maxIterations_count } from "../kernel.ts";
import type { CirculationModel, StepSolver } from "../model.ts";
import { heartIndex, pack, stepShape, unpack, type Seat } from "./shape.ts";
import { stepProgram } from "./step.ts";
import { topologyOf, type Topology } from "./topology.ts";

/** Emitted code of one topology, and the machine that solves one person at a time. */
interface Emitted {
  readonly topology: Topology;
  readonly shape: Shape;
  readonly program: Program;
  readonly machine: Machine;
  readonly seat: Seat;
}

/** Code by topology: made once for all people whose vessels are joined alike. Holds no results. */
const emitted = new Map<string, Emitted>();

function seatOf(where: Space, personIndex: number): Seat {
  const block = Math.floor(personIndex / where.lanes);
  const names = [...Object.keys(where.shape.arrays), ...Object.keys(where.shape.scratch ?? {})];
  return { arrays: Object.fromEntries(names.map((array) => [array, where.view(array, block)])), laneCount: where.lanes, laneIndex: personIndex % where.lanes };
}

/** The code of a model's topology; undefined where the host has or allows no WebAssembly: then the loops of kernel.ts are quicker than other back ends. */
function emittedFor(model: CirculationModel): Emitted | undefined {
  const topology = topologyOf(model);
  const found = emitted.get(topology.key);
  if (found !== undefined) return found;
  const shape = stepShape(topology);
  const program = stepProgram(topology, shape);
  const one = space(shape, { lanes: 1 });
  const machine = wasmOf(program, one);
  if (machine === undefined) return undefined;
  const made: Emitted = { topology, shape, program, machine, seat: seatOf(one, 0) };
  one.setArgument("iterations", maxIterations_count);
  emitted.set(topology.key, made);
  return made;
}

function wasmOf(program: Program, where: Space): Machine | undefined {
  try {
    return toWasm(program, where);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}

/**
 * The same person with sub-steps solved by emitted code, one person at a time: results are those of `solveStep` bit for bit. Making the
 * code takes a tenth of a second for the first person of a topology. Where there is no WebAssembly it is the model itself.
 */
export function withEmittedCode(model: CirculationModel): CirculationModel {
  const code = emittedFor(model);
  if (code === undefined) return model;
  const { topology, machine, seat } = code;
  const solve: StepSolver = (_model, context, old, p, h, totalVolume_m3) => {
    pack(topology, seat, model, context, old, p, h, totalVolume_m3);
    machine.runBlock(0);
    return unpack(topology, seat, model, context, p, h, totalVolume_m3);
  };
  return { ...model, solve };
}

/** Solves sub-steps of many people of one topology, two at a time in one vector. */
export interface CohortSolver {
  readonly machine: Machine;
  /** Puts a person's sub-step into a seat. */
  readonly seat: (seatIndex: number, model: CirculationModel, step: PendingStep) => void;
  /** Empties a seat. */
  readonly leave: (seatIndex: number) => void;
  /** Solves all seats taken. */
  readonly solve: () => void;
  /** Takes a person's answer out; the residual as a share of the total volume. */
  readonly result: (seatIndex: number, model: CirculationModel, step: PendingStep) => number;
}

/** A solver for up to `peopleCount` people whose vessels are joined like those of `model`; undefined where there is no WebAssembly. */
export function cohortSolver(model: CirculationModel, peopleCount: number): CohortSolver | undefined {
  const code = emittedFor(model);
  if (code === undefined) return undefined;
  const { topology, shape, program } = code;
  const all = space(shape, { lanes: 2, peopleCount });
  const machine = toWasm(program, all);
  const seats = Array.from({ length: 2 * all.blockCount }, (_unused, seatIndex) => seatOf(all, seatIndex));
  const isTaken = new Array<boolean>(seats.length).fill(false);
  const blocks = [...Array(all.blockCount).keys()];
  all.setArgument("iterations", maxIterations_count);
  return {
    machine,
    seat: (seatIndex, own, { context, old, p, h_s, total_m3 }) => {
      pack(topology, seats[seatIndex], own, context, old, p, h_s, total_m3);
      isTaken[seatIndex] = true;
    },
    leave: (seatIndex) => {
      const { arrays, laneCount, laneIndex } = seats[seatIndex];
      arrays["heart"][heartIndex.active * laneCount + laneIndex] = 0;
      isTaken[seatIndex] = false;
    },
    solve: () => {
      for (const block of blocks) if (isTaken[2 * block] || isTaken[2 * block + 1]) machine.runBlock(block);
    },
    result: (seatIndex, own, { context, p, h_s, total_m3 }) => unpack(topology, seats[seatIndex], own, context, p, h_s, total_m3),
  };
}
