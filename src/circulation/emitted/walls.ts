import type { Program, Value } from "../../numerics/index.ts";
import { collapsedShare } from "../kernel.ts";
import type { HeartName } from "./shape.ts";
import type { Topology } from "./topology.ts";

/** Reads a scalar of the person. */
export type Scalar = (name: HeartName) => Value;

/** Volume and slope of every compartment, as values of a program. */
export interface Walls {
  readonly volume: readonly Value[];
  readonly slope: readonly Value[];
}

/** The wall laws of `volumes` in kernel.ts, written into a program in the same order of operations. */
export function walls(p: Program, topology: Topology, scalar: Scalar, pressure: readonly Value[]): Walls {
  const { model, veins, elastics } = topology;
  const volume: Value[] = [];
  const slope: Value[] = [];
  const place = (i: number, at: { readonly volume: Value; readonly slope: Value }): void => {
    volume[i] = at.volume;
    slope[i] = at.slope;
  };
  const transmural = (i: number): Value => p.sub(pressure[i], p.load("external", i));
  veins.forEach((i, k) => {
    place(i, vein(p, transmural(i), k));
  });
  elastics.forEach((i, k) => {
    const compliance = p.load("compliance", k);
    place(i, { volume: p.add(p.load("unstressed", k), p.mul(compliance, transmural(i))), slope: compliance });
  });
  const { rightVentricle, leftVentricle } = model.graph.chambers;
  place(rightVentricle, ventricle(p, transmural(rightVentricle), [scalar("rvBase"), scalar("rvScale"), scalar("rvStiffness"), scalar("rvQuarter"), scalar("rvJoin"), scalar("rvSlope")]));
  place(leftVentricle, ventricle(p, transmural(leftVentricle), [scalar("lvBase"), scalar("lvScale"), scalar("lvStiffness"), scalar("lvQuarter"), scalar("lvJoin"), scalar("lvSlope")]));
  return { volume, slope };
}

function vein(p: Program, transmural: Value, k: number): { readonly volume: Value; readonly slope: Value } {
  const one = p.constant(1);
  const half = p.constant(0.5);
  const [steepness, scale] = [p.load("steepness", k), p.load("scale", k)];
  const u = p.mul(p.sub(transmural, p.load("half", k)), steepness);
  const inverse = p.div(one, p.sqrt(p.add(one, p.mul(u, u))));
  const open = p.constant((1 - collapsedShare) * 0.5);
  return {
    volume: p.mul(scale, p.add(p.constant(collapsedShare), p.mul(open, p.add(one, p.mul(u, inverse))))),
    slope: p.mul(p.mul(p.mul(p.mul(scale, p.constant(1 - collapsedShare)), half), p.mul(p.mul(inverse, inverse), inverse)), steepness),
  };
}

function ventricle(p: Program, pressure: Value, [base, scale, stiffness, quarter, join, lowSlope]: readonly [Value, Value, Value, Value, Value, Value]): { readonly volume: Value; readonly slope: Value } {
  const one = p.constant(1);
  const x = p.div(pressure, scale);
  const isHigh = p.less(join, x);
  const grown = p.add(one, x);
  const decay = p.exp(p.div(p.mul(p.mul(p.sub(x, join), scale), lowSlope), quarter));
  return {
    volume: p.select(isHigh, p.add(base, p.div(p.log(grown), stiffness)), p.mul(quarter, decay)),
    slope: p.select(isHigh, p.div(one, p.mul(p.mul(stiffness, grown), scale)), p.mul(lowSlope, decay)),
  };
}
