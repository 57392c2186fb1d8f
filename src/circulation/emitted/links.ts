import type { Program, Value } from "../../numerics/index.ts";
import { lowestPulmonary_Pa } from "../kernel.ts";
import { law } from "../model.ts";
import { heartIndex } from "./shape.ts";
import { stroke, type StrokeValues } from "./stroke.ts";
import type { Topology } from "./topology.ts";
import type { Scalar, Walls } from "./walls.ts";

/** Flow along a link and how it answers to the pressures at its ends. */
export interface LinkFlow {
  readonly flow: Value;
  readonly dFrom: Value;
  readonly dTo: Value;
}

/** Flow of link `k` by the laws of `links` in kernel.ts; a ventricle also stores its new stroke. */
export function linkFlow(p: Program, topology: Topology, scalar: Scalar, pressure: readonly Value[], total: readonly Value[], { volume, slope }: Walls, k: number): LinkFlow {
  const { model } = topology;
  const [a, b] = [model.from[k], model.to[k]];
  const drop = p.sub(total[a], total[b]);
  const beat = (name: "rvStroke" | "lvStroke", strokes: StrokeValues): LinkFlow => {
    p.store("heart", heartIndex[name], strokes.stroke);
    return {
      flow: p.mul(scalar("rate"), strokes.stroke),
      dFrom: p.mul(p.mul(scalar("rate"), strokes.byFilling), slope[a]),
      dTo: p.mul(scalar("rate"), strokes.byLoad),
    };
  };
  switch (model.linkLaw[k]) {
    case law.ohm: {
      const g = p.load("conductance", k);
      return { flow: p.mul(g, drop), dFrom: g, dTo: p.neg(g) };
    }
    case law.oneWay:
      return oneWay(p, scalar, p.load("conductance", k), drop);
    case law.pulmonary:
      return pulmonary(p, scalar, p.load("conductance", k), pressure[a], pressure[b]);
    case law.rightVentricle:
      return beat("rvStroke", stroke(p, { filled: volume[a], mean: pressure[b], pulse: scalar("rvPulse"), elastance: scalar("rvElastance"), dead: scalar("rvDead"), maximal: scalar("rvMaximum"), help: scalar("rvHelp"), start: scalar("rvStroke") }));
    default:
      return beat("lvStroke", stroke(p, { filled: volume[a], mean: pressure[b], pulse: scalar("lvPulse"), elastance: scalar("lvElastance"), dead: scalar("lvDead"), maximal: undefined, help: p.constant(0), start: scalar("lvStroke") }));
  }
}

function oneWay(p: Program, scalar: Scalar, g: Value, drop: Value): LinkFlow {
  const [open, leak] = [scalar("valveOpen"), scalar("valveLeak")];
  const root = p.sqrt(p.add(p.mul(drop, drop), scalar("valveSoftness")));
  const dFrom = p.mul(g, p.add(p.mul(open, p.add(p.constant(1), p.div(drop, root))), leak));
  return { flow: p.mul(g, p.add(p.mul(open, p.add(drop, root)), p.mul(leak, drop))), dFrom, dTo: p.neg(dFrom) };
}

function pulmonary(p: Program, scalar: Scalar, g: Value, from: Value, to: Value): LinkFlow {
  const one = p.constant(1);
  const zero = p.constant(0);
  const [alpha, lowest, alveolar] = [scalar("distensibility"), p.constant(lowestPulmonary_Pa), scalar("alveolar")];
  const fourth = (x: Value): Value => p.mul(p.mul(p.mul(x, x), x), x);
  const upper = p.add(one, p.mul(alpha, p.select(p.less(from, lowest), lowest, from)));
  const lower = p.add(one, p.mul(alpha, p.select(p.less(to, alveolar), alveolar, to)));
  const [u4, l4] = [fourth(upper), fourth(lower)];
  return {
    flow: p.mul(p.mul(g, p.sub(p.mul(u4, upper), p.mul(l4, lower))), scalar("perFive")),
    dFrom: p.select(p.less(lowest, from), p.mul(g, u4), zero),
    dTo: p.select(p.less(alveolar, to), p.neg(p.mul(g, l4)), zero),
  };
}
