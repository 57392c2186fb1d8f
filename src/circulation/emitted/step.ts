import { eliminateInCode, program, type Condition, type Program, type Shape, type Value } from "../../numerics/index.ts";
import { largestMove_Pa, moveShare_ratio, tinySlope_m3_per_Pa } from "../kernel.ts";
import { linkFlow } from "./links.ts";
import { heartIndex } from "./shape.ts";
import type { Topology } from "./topology.ts";
import { walls, type Scalar, type Walls } from "./walls.ts";

/** Residual of each compartment and the entries of the Jacobian by slot of the plan. */
interface System {
  readonly residual: Value[];
  readonly entry: (Value | undefined)[];
}

/**
 * The whole of `solveStep` as a program: up to `iterations` Newton iterations of a person, each with the wall laws, the flows, the
 * elimination and the limited move. A person that is solved, or whose elimination failed, takes no further part.
 */
export function stepProgram(topology: Topology, shape: Shape): Program {
  const p = program(shape);
  const { vesselCount } = topology.model;
  const scalar: Scalar = (name) => p.load("heart", heartIndex[name]);
  const keep = (name: keyof typeof heartIndex, value: Value): void => {
    p.store("heart", heartIndex[name], value);
  };
  const [zero, one] = [p.constant(0), p.constant(1)];
  p.repeat("iterations", () => {
    p.when(p.equal(scalar("active"), one), () => {
      const pressure = Array.from({ length: vesselCount }, (_unused, i) => p.load("pressure", i));
      const { residual, entry } = assemble(p, topology, scalar, pressure);
      const worst = largest(p, residual);
      const isSolved = p.less(worst, scalar("tolerance"));
      keep("worst", worst);
      keep("active", p.select(isSolved, zero, one));
      p.when(p.not(isSolved), () => {
        const solution = eliminateInCode(p, topology.model.lu.plan, entry, residual);
        // A pivot that is zero or NaN leaves a solution that is not finite.
        const isFactored = areFinite(p, solution);
        keep("active", p.select(isFactored, one, zero));
        keep("worst", p.select(isFactored, worst, nan(p)));
        solution.forEach((move, i) => {
          p.store("pressure", i, p.add(pressure[i], limited(p, move, pressure[i])));
        });
      });
    });
  });
  return p;
}

/** Combines values by halves, so that no long chain of dependent operations arises. */
function byHalves(combine: (a: Value, b: Value) => Value, values: readonly Value[]): Value {
  if (values.length === 1) return values[0];
  const middle = Math.floor(values.length / 2);
  return combine(byHalves(combine, values.slice(0, middle)), byHalves(combine, values.slice(middle)));
}

/** Holds when all values are finite. */
function areFinite(p: Program, values: readonly Value[]): Condition {
  const total = byHalves(p.add, values);
  return p.equal(p.sub(total, total), p.constant(0));
}

/** The largest magnitude, NaN when a value is not finite. */
function largest(p: Program, values: readonly Value[]): Value {
  return p.select(areFinite(p, values), byHalves(p.larger, values.map(p.abs)), nan(p));
}

function nan(p: Program): Value {
  return p.div(p.constant(0), p.constant(0));
}

/** A Newton move held within its limit; NaN stays NaN. */
function limited(p: Program, move: Value, pressure: Value): Value {
  const limit = p.add(p.constant(largestMove_Pa), p.mul(p.constant(moveShare_ratio), p.abs(pressure)));
  return p.larger(p.smaller(limit, move), p.neg(limit));
}

function assemble(p: Program, topology: Topology, scalar: Scalar, pressure: readonly Value[]): System {
  const { model } = topology;
  const at = walls(p, topology, scalar, pressure);
  const h = scalar("step");
  const system: System = { residual: at.volume.map((volume, i) => p.sub(p.load("old", i), volume)), entry: new Array<Value | undefined>(model.lu.entryCount) };
  const { residual } = system;
  at.slope.forEach((slope, i) => {
    system.entry[model.diagonal[i]] = p.add(slope, p.constant(tinySlope_m3_per_Pa));
  });
  const total = pressure.map((value, i) => p.add(value, p.load("head", i)));
  for (let k = 0; k < model.linkCount; k++) {
    const [a, b] = [model.from[k], model.to[k]];
    const { flow, dFrom, dTo } = linkFlow(p, topology, scalar, pressure, total, at, k);
    p.store("flow", k, flow);
    const moved = p.mul(h, flow);
    residual[a] = p.sub(residual[a], moved);
    residual[b] = p.add(residual[b], moved);
    const [fromFrom, fromTo, toFrom, toTo] = model.slots.subarray(4 * k, 4 * k + 4);
    raise(p, system, fromFrom, p.mul(h, dFrom));
    raise(p, system, fromTo, p.mul(h, dTo));
    raise(p, system, toFrom, p.neg(p.mul(h, dFrom)));
    raise(p, system, toTo, p.neg(p.mul(h, dTo)));
  }
  pumps(p, topology, scalar, at, system);
  residual[topology.fluidInto] = p.add(residual[topology.fluidInto], scalar("fluid"));
  return system;
}

function raise(p: Program, { entry }: System, slot: number, by: Value): void {
  const before = entry[slot];
  entry[slot] = before === undefined ? by : p.add(before, by);
}

function pumps(p: Program, topology: Topology, scalar: Scalar, { volume, slope }: Walls, system: System): void {
  const { model } = topology;
  const h = scalar("step");
  const half = p.constant(0.5);
  topology.pumped.forEach((i, k) => {
    const over = p.sub(volume[i], p.load("pumpLeast", k));
    const root = p.sqrt(p.add(p.mul(over, over), p.load("pumpSoftness", k)));
    const halfFactor = p.mul(p.load("pumpFactor", k), half);
    const flow = p.mul(halfFactor, p.add(over, root));
    const answer = p.mul(h, p.mul(p.mul(halfFactor, p.add(p.constant(1), p.div(over, root))), slope[i]));
    const moved = p.mul(h, flow);
    const target = model.pumpTarget[i];
    p.store("pumped", k, flow);
    system.residual[i] = p.sub(system.residual[i], moved);
    system.residual[target] = p.add(system.residual[target], moved);
    raise(p, system, model.diagonal[i], answer);
    raise(p, system, model.pumpSlot[i], p.neg(answer));
  });
}
