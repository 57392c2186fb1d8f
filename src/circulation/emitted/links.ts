import type { Program, Value } from "../../numerics/index.ts";
import { lowestPulmonary_Pa } from "../kernel.ts";
import { law, type CirculationModel } from "../model.ts";
import { heartIndex } from "./shape.ts";
import { strokePass, strokePasses_count, strokeStart, type StrokeInput } from "./stroke.ts";
import type { Topology } from "./topology.ts";
import type { Scalar } from "./walls.ts";

/** Flow along a link and how it answers to the pressures at its ends. */
export interface LinkFlow {
  readonly flow: Value;
  readonly dFrom: Value;
  readonly dTo: Value;
}

/** Flows of all links by the laws of `links` in kernel.ts; stores flows and strokes. */
export function linkFlows(p: Program, topology: Topology, scalar: Scalar): readonly LinkFlow[] {
  const { model, placeOf } = topology;
  const flows: LinkFlow[] = [];
  const ventricles = [...model.linkLaw.keys()].filter((k) => isVentricle(model, k)).map((k) => ({ k, input: strokeInput(p, topology, scalar, k) }));
  let strokes = ventricles.map(({ input }) => strokeStart(p, input));
  const interval = Math.ceil(model.linkCount / strokePasses_count);
  for (let k = 0; k < model.linkCount; k++) {
    if (k % interval === 0) strokes = strokes.map((values, v) => strokePass(p, ventricles[v].input, values));
    if (isVentricle(model, k)) continue;
    flows[k] = vesselFlow(p, topology, scalar, k);
    p.store("flow", k, flows[k].flow);
  }
  ventricles.forEach(({ k }, v) => {
    const stroke = p.max(p.constant(0), strokes[v].stroke);
    const rate = scalar("rate");
    p.store("heart", heartIndex[model.linkLaw[k] === law.rightVentricle ? "rvStroke" : "lvStroke"], stroke);
    flows[k] = { flow: p.mul(rate, stroke), dFrom: p.mul(p.mul(rate, strokes[v].byFilling), p.load("slope", placeOf[model.from[k]])), dTo: p.mul(rate, strokes[v].byLoad) };
  });
  return flows;
}

function isVentricle({ linkLaw }: CirculationModel, k: number): boolean {
  return linkLaw[k] === law.rightVentricle || linkLaw[k] === law.leftVentricle;
}

function strokeInput(p: Program, { model, placeOf }: Topology, scalar: Scalar, k: number): StrokeInput {
  const [filled, mean] = [p.load("volume", placeOf[model.from[k]]), p.load("pressure", placeOf[model.to[k]])];
  if (model.linkLaw[k] === law.rightVentricle) return { filled, mean, pulse: scalar("rvPulse"), elastance: scalar("rvElastance"), dead: scalar("rvDead"), maximal: scalar("rvMaximum"), help: scalar("rvHelp"), start: scalar("rvStroke") };
  return { filled, mean, pulse: scalar("lvPulse"), elastance: scalar("lvElastance"), dead: scalar("lvDead"), maximal: undefined, help: p.constant(0), start: scalar("lvStroke") };
}

function vesselFlow(p: Program, { model, placeOf }: Topology, scalar: Scalar, k: number): LinkFlow {
  const [a, b] = [placeOf[model.from[k]], placeOf[model.to[k]]];
  const g = p.load("conductance", k);
  if (model.linkLaw[k] === law.pulmonary) return pulmonary(p, scalar, g, p.load("pressure", a), p.load("pressure", b));
  const drop = p.sub(p.load("total", a), p.load("total", b));
  return model.linkLaw[k] === law.oneWay ? oneWay(p, scalar, g, drop) : { flow: p.mul(g, drop), dFrom: g, dTo: p.neg(g) };
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
