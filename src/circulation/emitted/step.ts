import { eliminateInCode, program, type Program, type Shape, type Value } from "../../numerics/index.ts";
import { largestMove_Pa, moveShare_ratio } from "../kernel.ts";
import { linkFlows } from "./links.ts";
import { heartIndex } from "./shape.ts";
import type { Topology } from "./topology.ts";
import { walls, type Scalar } from "./walls.ts";

/** Residual of each compartment and the entries of the Jacobian by slot of the plan. */
interface System {
  readonly residual: Value[];
  readonly entry: (Value | undefined)[];
}

/**
 * The whole of `solveStep` as a program: up to `iterations` Newton iterations of a person, each with the wall laws, the flows, the
 * elimination and the limited move. A person that is solved takes no further part.
 */
export function stepProgram(topology: Topology, shape: Shape): Program {
  const p = program(shape);
  const scalar: Scalar = (name) => p.load("heart", heartIndex[name]);
  const keep = (name: keyof typeof heartIndex, value: Value): void => {
    p.store("heart", heartIndex[name], value);
  };
  const [zero, one] = [p.constant(0), p.constant(1)];
  p.repeat("iterations", () => {
    p.when(p.equal(scalar("active"), one), () => {
      walls(p, topology, scalar);
      const { residual, entry } = assemble(p, topology, scalar);
      const worst = largest(p, residual);
      const isSolved = p.less(worst, scalar("tolerance"));
      keep("worst", worst);
      keep("active", p.select(isSolved, zero, one));
      p.when(p.not(isSolved), () => {
        eliminateInCode(p, topology.model.lu.plan, entry, residual).forEach((move, i) => {
          p.store("move", topology.placeOf[i], move);
        });
        // A pivot that is zero or NaN leaves moves that are not finite, then pressures, then a worst residual that is NaN.
        p.each(topology.model.vesselCount, (element) => {
          const pressure = element.load("pressure");
          element.store("pressure", p.add(pressure, limited(p, element.load("move"), pressure)));
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

/** The largest magnitude, NaN when a value is not finite. */
function largest(p: Program, values: readonly Value[]): Value {
  const total = byHalves(p.add, values);
  return p.select(p.equal(p.sub(total, total), p.constant(0)), byHalves(p.larger, values.map(p.abs)), nan(p));
}

function nan(p: Program): Value {
  return p.div(p.constant(0), p.constant(0));
}

/** A Newton move held within its limit; NaN stays NaN. */
function limited(p: Program, move: Value, pressure: Value): Value {
  const limit = p.add(p.constant(largestMove_Pa), p.mul(p.constant(moveShare_ratio), p.abs(pressure)));
  return p.larger(p.smaller(limit, move), p.neg(limit));
}

function assemble(p: Program, topology: Topology, scalar: Scalar): System {
  const { model, placeOf } = topology;
  const vessels = [...placeOf.keys()];
  const residual = vessels.map((i) => p.load("rest", placeOf[i]));
  const system: System = { residual, entry: new Array<Value | undefined>(model.lu.entryCount) };
  for (const i of vessels) system.entry[model.diagonal[i]] = p.load("diagonal", placeOf[i]);
  linkFlows(p, topology, scalar).forEach(({ flow, dFrom, dTo }, k) => {
    const [a, b] = [model.from[k], model.to[k]];
    residual[a] = p.sub(residual[a], flow);
    residual[b] = p.add(residual[b], flow);
    const [fromFrom, fromTo, toFrom, toTo] = model.slots.subarray(4 * k, 4 * k + 4);
    raise(p, system, fromFrom, dFrom);
    raise(p, system, fromTo, dTo);
    raise(p, system, toFrom, p.neg(dFrom));
    raise(p, system, toTo, p.neg(dTo));
  });
  pumps(p, topology, system);
  residual[topology.fluidIndex] = p.add(residual[topology.fluidIndex], scalar("fluid"));
  return system;
}

function raise(p: Program, { entry }: System, slotIndex: number, by: Value): void {
  const before = entry[slotIndex];
  entry[slotIndex] = before === undefined ? by : p.add(before, by);
}

function pumps(p: Program, topology: Topology, system: System): void {
  const { model, placeOf } = topology;
  const half = p.constant(0.5);
  topology.pumped.forEach((i, k) => {
    const over = p.sub(p.load("volume", placeOf[i]), p.load("pumpLeast", k));
    const root = p.sqrt(p.add(p.mul(over, over), p.load("pumpSoftness", k)));
    const halfFactor = p.mul(p.load("pumpFactor", k), half);
    const flow = p.mul(halfFactor, p.add(over, root));
    const answer = p.mul(p.mul(halfFactor, p.add(p.constant(1), p.div(over, root))), p.load("slope", placeOf[i]));
    const target = model.pumpTarget[i];
    p.store("pumped", k, flow);
    system.residual[i] = p.sub(system.residual[i], flow);
    system.residual[target] = p.add(system.residual[target], flow);
    raise(p, system, model.diagonal[i], answer);
    raise(p, system, model.pumpSlot[i], p.neg(answer));
  });
}
