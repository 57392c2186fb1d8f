import { compile, space, type Machine, type Program, type Shape, type Space } from "../../numerics/index.ts";
import { maxIterations_count } from "../kernel.ts";
import type { CirculationModel, StepSolver } from "../model.ts";
import type { StepContext } from "../step-context.ts";
import { pack, stepShape, unpack, type Seat } from "./shape.ts";
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

function seatOf(where: Space, person: number): Seat {
  const block = Math.floor(person / where.lanes);
  const arrays = Object.fromEntries(Object.keys(where.shape.arrays).map((array) => [array, where.view(array, block)]));
  return { arrays, lanes: where.lanes, lane: person % where.lanes };
}

function emittedFor(model: CirculationModel): Emitted {
  const topology = topologyOf(model);
  const found = emitted.get(topology.key);
  if (found !== undefined) return found;
  const shape = stepShape(topology);
  const program = stepProgram(topology, shape);
  const one = space(shape, { lanes: 1 });
  const made: Emitted = { topology, shape, program, machine: compile(program, one), seat: seatOf(one, 0) };
  emitted.set(topology.key, made);
  return made;
}

/** A solver of one person's sub-steps in emitted code: the results of `solveStep`, bit for bit. */
export function emittedSolver(model: CirculationModel): StepSolver {
  const { topology, machine, seat } = emittedFor(model);
  machine.space.setArgument("iterations", maxIterations_count);
  return (_model, context, old, p, h, totalVolume) => {
    pack(topology, seat, model, context, old, p, h, totalVolume);
    machine.runBlock(0);
    return unpack(topology, seat, model, context, p, totalVolume);
  };
}

/** What one person brings to a solve of many. */
export interface CohortMember {
  readonly model: CirculationModel;
  readonly context: StepContext;
  readonly old: Float64Array;
  readonly p: Float64Array;
  readonly h: number;
  readonly totalVolume_m3: number;
}

/** Solves sub-steps of many people of one topology, two at a time in one vector. */
export interface CohortSolver {
  readonly machine: Machine;
  /** Puts a person's sub-step into seat `index`. */
  readonly seat: (index: number, member: CohortMember) => void;
  /** Solves all seats. */
  readonly solve: (iterations_count?: number) => void;
  /** Takes the answer out; the residual as a share of the total volume. */
  readonly result: (index: number, member: CohortMember) => number;
}

/** A solver for up to `peopleCount` people whose vessels are joined like those of `model`. */
export function cohortSolver(model: CirculationModel, peopleCount: number): CohortSolver {
  const { topology, shape, program } = emittedFor(model);
  const all = space(shape, { lanes: 2, peopleCount });
  const machine = compile(program, all);
  const seats = Array.from({ length: peopleCount }, (_unused, person) => seatOf(all, person));
  return {
    machine,
    seat: (index, { model: own, context, old, p, h, totalVolume_m3 }) => {
      if (topologyOf(own).key !== topology.key) throw new RangeError(`cohortSolver: the vessels of person ${index} are joined differently.`);
      pack(topology, seats[index], own, context, old, p, h, totalVolume_m3);
    },
    solve: (iterations_count = maxIterations_count) => {
      machine.run({ iterations: iterations_count });
    },
    result: (index, { model: own, context, p, totalVolume_m3 }) => unpack(topology, seats[index], own, context, p, totalVolume_m3),
  };
}
