import type { Element, Program, Value } from "../../numerics/index.ts";
import { collapsedShare, tinySlope_m3_per_Pa } from "../kernel.ts";
import type { HeartName } from "./shape.ts";
import type { Topology } from "./topology.ts";

/** Reads a scalar of the person. */
export type Scalar = (name: HeartName) => Value;

/**
 * The wall laws of `volumes` in kernel.ts, written into a program in the same order of operations. For every compartment they leave
 * in scratch: volume, slope, slope as the diagonal begins, flow that would make up the missing volume in the step (`rest`), pressure with its head (`total`).
 */
export function walls(p: Program, { veinCount, elasticCount }: Topology, scalar: Scalar): void {
  const tiny = p.constant(tinySlope_m3_per_Pa);
  const perStep = scalar("perStep");
  const finish = (element: Element, firstIndex: number, pressure: Value, { volume, slope }: VolumeAndSlope): void => {
    element.store("volume", volume, firstIndex);
    element.store("slope", slope, firstIndex);
    element.store("diagonal", p.mul(p.add(slope, tiny), perStep), firstIndex);
    element.store("rest", p.mul(p.sub(element.load("old", firstIndex), volume), perStep), firstIndex);
    element.store("total", p.add(pressure, element.load("head", firstIndex)), firstIndex);
  };
  p.each(veinCount, (element) => {
    const pressure = element.load("pressure");
    finish(element, 0, pressure, vein(p, element, p.sub(pressure, element.load("external"))));
  });
  p.each(elasticCount, (element) => {
    const pressure = element.load("pressure", veinCount);
    const compliance = element.load("compliance");
    const volume = p.add(element.load("unstressed"), p.mul(compliance, p.sub(pressure, element.load("external", veinCount))));
    finish(element, veinCount, pressure, { volume, slope: compliance });
  });
  const first = veinCount + elasticCount;
  ventricle(p, first, { tiny, perStep }, [scalar("rvBase"), scalar("rvScale"), scalar("rvStiffness"), scalar("rvQuarter"), scalar("rvJoin"), scalar("rvSlope")]);
  ventricle(p, first + 1, { tiny, perStep }, [scalar("lvBase"), scalar("lvScale"), scalar("lvStiffness"), scalar("lvQuarter"), scalar("lvJoin"), scalar("lvSlope")]);
}

interface Shared {
  readonly tiny: Value;
  readonly perStep: Value;
}

interface VolumeAndSlope {
  readonly volume: Value;
  readonly slope: Value;
}

function vein(p: Program, element: Element, transmural: Value): VolumeAndSlope {
  const one = p.constant(1);
  const half = p.constant(0.5);
  const [steepness, scale] = [element.load("steepness"), element.load("scale")];
  const u = p.mul(p.sub(transmural, element.load("half")), steepness);
  const inverse = p.div(one, p.sqrt(p.add(one, p.mul(u, u))));
  const open = p.constant((1 - collapsedShare) * 0.5);
  return {
    volume: p.mul(scale, p.add(p.constant(collapsedShare), p.mul(open, p.add(one, p.mul(u, inverse))))),
    slope: p.mul(p.mul(p.mul(p.mul(scale, p.constant(1 - collapsedShare)), half), p.mul(p.mul(inverse, inverse), inverse)), steepness),
  };
}

/** The vessel at `placeIndex` is a ventricle with a law of six constants. */
function ventricle(p: Program, placeIndex: number, { tiny, perStep }: Shared, [base, scale, stiffness, quarter, join, lowSlope]: readonly [Value, Value, Value, Value, Value, Value]): void {
  const one = p.constant(1);
  const pressure = p.load("pressure", placeIndex);
  const x = p.div(p.sub(pressure, p.load("external", placeIndex)), scale);
  const isHigh = p.less(join, x);
  const grown = p.add(one, x);
  const decay = p.exp(p.div(p.mul(p.mul(p.sub(x, join), scale), lowSlope), quarter));
  const volume = p.select(isHigh, p.add(base, p.div(p.log(grown), stiffness)), p.mul(quarter, decay));
  const slope = p.select(isHigh, p.div(one, p.mul(p.mul(stiffness, grown), scale)), p.mul(lowSlope, decay));
  p.store("volume", placeIndex, volume);
  p.store("slope", placeIndex, slope);
  p.store("diagonal", placeIndex, p.mul(p.add(slope, tiny), perStep));
  p.store("rest", placeIndex, p.mul(p.sub(p.load("old", placeIndex), volume), perStep));
  p.store("total", placeIndex, p.add(pressure, p.load("head", placeIndex)));
}
