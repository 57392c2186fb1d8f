import { program, type Program, type Shape, type Value } from "../../numerics/index.ts";
import { beatState, heartPlace, inertialPosition, type HeartNumber } from "./arrays.ts";
import { atrialHeight, exponentLimit, exponentUnit, series } from "./chambers.ts";
import { cavities, cavityPlace, shortSteps_count, type CircuitCompartment, type CircuitLink, type PulsatileCircuit } from "./circuit.ts";
import { isNearLink } from "./interpreter.ts";
import { closedShare, collapsed, drawnLimit, fullLimit, lowestBed_Pa, widest } from "./laws.ts";

interface Words {
  readonly p: Program;
  readonly c: (x: number) => Value;
  readonly lesser: (a: Value, b: Value) => Value;
  readonly greater: (a: Value, b: Value) => Value;
  readonly heart: (name: HeartNumber) => Value;
}

function words(p: Program): Words {
  return {
    p, c: p.constant,
    lesser: (a, b) => p.select(p.less(a, b), a, b),
    greater: (a, b) => p.select(p.less(a, b), b, a),
    heart: (name) => p.load("heart", heartPlace[name]),
  };
}

function exponential({ p, c, lesser, greater }: Words, x: Value): Value {
  const y = p.mul(lesser(greater(x, c(-exponentLimit)), c(exponentLimit)), c(exponentUnit));
  let sum = c(series[0]);
  for (const next of series.slice(1)) sum = p.add(c(next), p.mul(y, sum));
  for (let i = 0; i < 4; i++) sum = p.mul(sum, sum);
  return sum;
}

function smooth({ p, c }: Words, x: Value): Value {
  return p.mul(p.mul(x, x), p.sub(c(3), p.mul(c(2), x)));
}

interface Chambers {
  readonly rightAtrium: Value;
  readonly rightVentricle: Value;
  readonly leftAtrium: Value;
  readonly leftVentricle: Value;
  readonly around: Value;
  readonly tissueRight: Value;
  readonly tissueLeft: Value;
}

/** The four chambers' laws; the same operations in the same order as `chamberPressures`. */
function chambers(w: Words, circuit: PulsatileCircuit, volume: (i: number) => Value): Chambers {
  const { p, c, lesser, greater, heart } = w;
  const { rightAtrium, rightVentricle, leftAtrium, leftVentricle } = circuit.chambers;
  const share = (x: Value): Value => lesser(greater(x, c(0)), c(1));
  const clock = p.load("beat", beatState.clock);
  const septum = p.load("beat", beatState.septum);
  const active = p.mul(smooth(w, share(p.mul(clock, heart("systoleRate_per_s")))), p.sub(c(1), smooth(w, share(p.mul(p.sub(clock, heart("systoleEnd_s")), heart("relaxRate_per_s"))))));
  const z = share(p.mul(p.sub(clock, heart("atrialStart_s")), heart("atrialRate_per_s")));
  const half = p.mul(z, p.sub(c(1), z));
  const atrial = p.mul(c(atrialHeight), p.mul(half, half));
  const [ra, rv, la, lv] = [rightAtrium, rightVentricle, leftAtrium, leftVentricle].map(volume);
  const over = greater(p.sub(p.add(p.add(p.add(ra, rv), la), lv), heart("pericardialVolume")), c(0));
  const around = p.add(p.load("cavity", cavityPlace.chest), p.mul(heart("pericardialStiffness"), p.mul(over, over)));
  const atrium = (v: Value, slope: HeartNumber, unstressed: HeartNumber, own: HeartNumber): Value =>
    p.add(p.add(around, p.mul(heart(slope), p.sub(v, heart(unstressed)))), p.mul(p.mul(atrial, heart(own)), p.sub(v, heart("atrialDead"))));
  const lvPassive = p.mul(heart("lvScale"), p.sub(exponential(w, p.mul(heart("lvStiffness"), p.sub(p.add(lv, septum), heart("lvBase")))), c(1)));
  const lvActive = p.mul(heart("lvElastance"), p.sub(lv, heart("lvDead")));
  const rvPassive = p.mul(heart("rvScale"), p.sub(exponential(w, p.mul(heart("rvStiffness"), p.sub(p.sub(rv, p.mul(c(0.5), septum)), heart("rvBase")))), c(1)));
  const rvActive = p.mul(heart("rvMaximum"), p.sub(c(1), exponential(w, p.mul(heart("rvElastance"), p.sub(heart("rvDead"), rv)))));
  const left = p.add(p.add(around, lvPassive), p.mul(active, p.sub(lvActive, lvPassive)));
  const right = p.add(p.add(around, rvPassive), p.mul(active, p.add(p.sub(rvActive, rvPassive), p.mul(heart("help"), p.mul(active, lvActive)))));
  const tissue = (cavity: Value): Value => p.add(around, p.mul(heart("tissueShare"), greater(p.sub(cavity, around), c(0))));
  return {
    around, leftVentricle: left, rightVentricle: right, tissueRight: tissue(right), tissueLeft: tissue(left),
    rightAtrium: atrium(ra, "raSlope", "raUnstressed", "raActive"),
    leftAtrium: atrium(la, "laSlope", "laUnstressed", "laActive"),
  };
}

/** Pressure of a compartment, written when it is first asked for. `chamber` is undefined where no chamber is reached. */
function pressures(w: Words, circuit: PulsatileCircuit, chamber: Chambers | undefined): (i: number) => Value {
  const { p, heart } = w;
  const arteries = circuit.compartmentsOf("artery").length;
  const { rightAtrium, rightVentricle, leftAtrium } = circuit.chambers;
  const known = new Map<number, Value>();
  const write = ({ index, law, slotIndex, isViscous }: CircuitCompartment): Value => {
    const volume = (): Value => p.load("volume", index);
    const offset = (): Value => p.load("offset", index);
    const slope = (): Value => p.load("slope", index);
    const heart4 = (): Chambers => {
      if (chamber === undefined) throw new RangeError(`The slow part of the circuit reaches the chamber "${circuit.compartments[index].id}".`);
      return chamber;
    };
    switch (law) {
      case "chamber":
        return index === rightAtrium ? heart4().rightAtrium : index === rightVentricle ? heart4().rightVentricle : index === leftAtrium ? heart4().leftAtrium : heart4().leftVentricle;
      case "vein": case "elastic":
        return p.add(offset(), p.mul(slope(), volume()));
      case "artery":
        return p.add(offset(), p.mul(slope(), isViscous ? p.add(volume(), p.mul(heart("viscosity_s"), p.load("rate", slotIndex))) : volume()));
      case "lung": {
        const x = isViscous ? p.add(volume(), p.mul(heart("viscosity_s"), p.load("rate", arteries + slotIndex))) : volume();
        return p.add(offset(), p.mul(x, p.add(slope(), p.mul(p.load("bend", slotIndex), x))));
      }
      case "muscle": {
        const tissue = index === circuit.coronaryRight ? heart4().tissueRight : heart4().tissueLeft;
        return p.add(p.add(p.mul(slope(), volume()), p.load("unstressed", index)), tissue);
      }
    }
  };
  return (i) => {
    const found = known.get(i) ?? write(circuit.compartments[i]);
    known.set(i, found);
    return found;
  };
}

/** Writes the flow of a link over `h`; stores it where it has inertia. */
function flow(w: Words, circuit: PulsatileCircuit, link: CircuitLink, pressure: (i: number) => Value, h: Value, chamber: Chambers | undefined): Value {
  const { p, c, lesser, greater, heart } = w;
  const { law, slotIndex: i } = link;
  const drop = p.sub(pressure(link.fromIndex), pressure(link.toIndex));
  switch (law) {
    case "inertial": case "one-way": {
      const j = inertialPosition(circuit, law, i);
      const free = p.add(p.mul(p.load("keep", j), p.load("flow", j)), p.mul(p.load("push", j), drop));
      const kept = law === "inertial" ? free : greater(free, p.mul(p.load("leak", i), lesser(drop, c(0))));
      p.store("flow", j, kept);
      return kept;
    }
    case "ohmic":
      return p.mul(p.load("conductance", i), drop);
    case "waterfall": {
      if (chamber === undefined) throw new RangeError(`The link "${link.id}" needs the chambers and cannot be slow.`);
      const tissue = link.fromIndex === circuit.coronaryRight ? chamber.tissueRight : chamber.tissueLeft;
      return p.mul(p.load("waterfall", i), p.sub(pressure(link.fromIndex), greater(pressure(link.toIndex), tissue)));
    }
    case "gate":
      return p.mul(p.select(p.less(drop, c(0)), p.load("gate", 2 * i + 1), p.load("gate", 2 * i)), drop);
    case "bed": {
      const start = p.sub(c(1), p.mul(heart("distensibility"), p.load("cavity", cavityPlace.chest)));
      const fifth = (x: Value): Value => {
        const u = p.add(start, p.mul(heart("distensibility"), x));
        const square = p.mul(u, u);
        return p.mul(p.mul(square, square), u);
      };
      return p.mul(p.load("bed", i), p.sub(fifth(greater(pressure(link.fromIndex), c(lowestBed_Pa))), fifth(greater(pressure(link.toIndex), heart("alveolar")))));
    }
    case "valve": {
      const [resistance, orifice, push, leak] = [0, 1, 2, 3].map((j) => p.load("valve", 4 * i + j));
      const share = p.mul(h, push);
      const old = p.load("valveFlow", i);
      const free = p.div(p.add(old, p.mul(share, drop)), p.add(c(1), p.mul(share, p.add(resistance, p.mul(orifice, p.abs(old))))));
      const kept = greater(free, p.mul(leak, lesser(drop, c(0))));
      p.store("valveFlow", i, kept);
      return kept;
    }
  }
}

/** Writes the flows of the slow or the fast links; net flow of every compartment (undefined where none arrives) and the flows by link. */
function netFlows(w: Words, circuit: PulsatileCircuit, pressure: (i: number) => Value, isSlow: boolean, h: Value, chamber?: Chambers): { readonly net: (Value | undefined)[]; readonly flows: (Value | undefined)[] } {
  const { p } = w;
  const net: (Value | undefined)[] = circuit.compartments.map(() => undefined);
  const flows = circuit.links.map((link) => {
    if (link.isSlow !== isSlow) return undefined;
    const through = flow(w, circuit, link, pressure, h, chamber);
    const out = net[link.fromIndex];
    net[link.fromIndex] = out === undefined ? p.neg(through) : p.sub(out, through);
    const into = net[link.toIndex];
    net[link.toIndex] = into === undefined ? through : p.add(into, through);
    return through;
  });
  return { net, flows };
}

/** The time step as a straight-line program: `rounds` long steps of `shortSteps_count` short ones. Equals `interpretRound`. */
export function stepProgram(circuit: PulsatileCircuit, shape: Shape): Program {
  const p = program(shape);
  const w = words(p);
  p.repeat("rounds", () => {
    const h = w.heart("step_s");
    const long = p.mul(p.constant(shortSteps_count), h);
    const slow = netFlows(w, circuit, pressures(w, circuit, undefined), true, long);
    for (const { index, isSlow } of circuit.compartments) {
      const sum = slow.net[index];
      if (sum === undefined) continue;
      if (isSlow) p.store("volume", index, p.add(p.load("volume", index), p.mul(long, sum)));
      else p.store("draw", index, sum);
    }
    p.repeat(shortSteps_count, () => {
      const step = w.heart("step_s");
      const chamber = chambers(w, circuit, (i) => p.load("volume", i));
      const pressure = pressures(w, circuit, chamber);
      const fast = netFlows(w, circuit, pressure, false, step, chamber);
      const arteries = circuit.compartmentsOf("artery").length;
      for (const { index, law, slotIndex, isSlow, isViscous } of circuit.compartments) {
        if (isSlow) continue;
        const own = fast.net[index];
        const held = slow.net[index] === undefined ? undefined : p.load("draw", index);
        const sum = own === undefined ? held : held === undefined ? own : p.add(own, held);
        if (sum === undefined) continue;
        p.store("volume", index, p.add(p.load("volume", index), p.mul(step, sum)));
        if (law === "artery" && isViscous) p.store("rate", slotIndex, sum);
        if (law === "lung" && isViscous) p.store("rate", arteries + slotIndex, sum);
      }
      finish(w, circuit, pressure, fast.flows, step);
    });
  });
  return p;
}

function finish(w: Words, circuit: PulsatileCircuit, pressure: (i: number) => Value, flows: readonly (Value | undefined)[], h: Value): void {
  const { p, lesser, greater, heart } = w;
  const { rightAtrium, leftAtrium } = circuit.chambers;
  const septum = p.load("beat", beatState.septum);
  const target = lesser(greater(p.mul(heart("septalGain"), p.add(p.sub(pressure(rightAtrium), pressure(leftAtrium)), heart("septalOffset"))), heart("septalLeast")), heart("septalMost"));
  p.store("beat", beatState.septum, p.add(septum, p.mul(p.mul(h, heart("septalRate_per_s")), p.sub(target, septum))));
  p.store("beat", beatState.clock, p.add(p.load("beat", beatState.clock), h));
  const flowTo = (law: string, toIndex: number): Value => flows[circuit.links.findIndex((link) => link.law === law && link.toIndex === toIndex)] ?? p.constant(0);
  [
    pressure(circuit.aorta), pressure(circuit.trunk), pressure(rightAtrium), pressure(leftAtrium),
    flowTo("valve", circuit.aorta), flowTo("valve", circuit.trunk), flowTo("ohmic", circuit.coronaryRight), flowTo("ohmic", circuit.coronaryLeft),
  ].forEach((x, i) => {
    p.store("sums", i, p.add(p.load("sums", i), x));
  });
}

/** Tangents of the vein law and widths of the veins' lumens as a straight-line program. Equals `interpretRefresh`. */
export function refreshProgram(circuit: PulsatileCircuit, shape: Shape, which: "near" | "all"): Program {
  const p = program(shape);
  const w = words(p);
  const { c, lesser, greater } = w;
  const shapeShare = c((1 + collapsed) / (1 - collapsed));
  for (const { index, law, slotIndex, cavity, isNear } of circuit.compartments) {
    if (law === "chamber" || (which === "near" && !isNear)) continue;
    const outer = p.add(p.load("cavity", cavities.indexOf(cavity)), p.load("outer", index));
    if (law !== "vein") {
      p.store("offset", index, p.add(outer, p.load("unstressed", index)));
      continue;
    }
    const scale = p.load("veinScale", slotIndex);
    const spread = p.load("veinSpread", slotIndex);
    const s = lesser(greater(p.sub(p.mul(scale, p.load("volume", index)), shapeShare), c(drawnLimit)), c(fullLimit));
    const room = p.sub(c(1), p.mul(s, s));
    const steep = p.div(c(1), p.sqrt(room));
    const slope = p.div(steep, room);
    p.store("slope", index, p.mul(p.mul(spread, slope), scale));
    p.store("offset", index, p.add(p.add(outer, p.load("veinHalf", slotIndex)), p.mul(spread, p.sub(p.mul(s, steep), p.mul(slope, p.add(s, shapeShare))))));
  }
  const h = w.heart("step_s");
  for (const link of circuit.links) {
    const { law, slotIndex, lumenIndex, isSlow } = link;
    if (law !== "inertial" && law !== "one-way") continue;
    if (which === "near" && !isNearLink(circuit, link)) continue;
    const j = inertialPosition(circuit, law, slotIndex);
    let resistance = p.load("resistance", j);
    if (lumenIndex !== undefined && circuit.compartments[lumenIndex].law === "vein") {
      const narrow = p.div(p.load("restVolume", j), greater(p.load("volume", lumenIndex), c(1e-12)));
      resistance = p.mul(resistance, lesser(p.mul(narrow, narrow), c(widest)));
    }
    const push = p.div(isSlow ? p.mul(p.constant(shortSteps_count), h) : h, p.load("inertance", j));
    const keep = p.div(c(1), p.add(c(1), p.mul(push, resistance)));
    p.store("keep", j, keep);
    p.store("push", j, p.mul(push, keep));
    if (law === "one-way") p.store("leak", slotIndex, p.div(c(closedShare), resistance));
  }
  return p;
}
