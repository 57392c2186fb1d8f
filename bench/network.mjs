// A closed loop of 60 compartments and 86 edges (74 resistance-inertance, 4 heart valves, 8 venous valves): the size of a whole
// circulation, with parameters of each person drawn around plausible values. Used to compare code generators, not to model anybody.
const artery = (i) => 4 + i;
const bed = (i) => 14 + i;
const vein = (i) => 28 + i;
const lungArtery = (i) => 42 + i;
const lungBed = (i) => 48 + i;
const lungVein = (i) => 54 + i;
export const chambers = { rightAtrium: 0, rightVentricle: 1, leftAtrium: 2, leftVentricle: 3 };
export const compartmentCount = 60;

const edge = (from, to, resistance, isValve = false) => ({ from, to, resistance, isValve });
export const edges = [
  edge(0, 1, 0.004, true), edge(1, lungArtery(0), 0.004, true), edge(2, 3, 0.004, true), edge(3, artery(0), 0.004, true),
  ...Array.from({ length: 9 }, (_, i) => edge(artery(i >> 1), artery(i + 1), 0.02)),
  ...Array.from({ length: 14 }, (_, i) => edge(artery(i % 10), bed(i), 14)),
  ...Array.from({ length: 14 }, (_, i) => edge(bed(i), vein(i), 1.5)),
  ...Array.from({ length: 13 }, (_, i) => edge(vein(i + 1), vein(i >> 1), 0.05, i >= 5)),
  edge(vein(0), 0, 0.01),
  ...Array.from({ length: 5 }, (_, i) => edge(lungArtery(i >> 1), lungArtery(i + 1), 0.01)),
  ...Array.from({ length: 6 }, (_, i) => edge(lungArtery(i), lungBed(i), 0.4)),
  ...Array.from({ length: 6 }, (_, i) => edge(lungBed(i), lungVein(i), 0.1)),
  ...Array.from({ length: 6 }, (_, i) => edge(lungVein(i), 2, 0.02)),
  ...Array.from({ length: 4 }, (_, i) => edge(artery(i + 1), artery(i + 5), 5)),
  ...Array.from({ length: 4 }, (_, i) => edge(vein(i + 5), vein(i + 9), 5)),
];
export const valves = edges.flatMap((e, k) => (e.isValve ? [k] : []));

export const shape = {
  arrays: { volume: compartmentCount, flow: edges.length, unstressed: compartmentCount, stiffness: compartmentCount, systole: 4, gain: edges.length, damping: edges.length, closing: valves.length },
  arguments: ["steps", "dt"],
};
export const lengthOfPerson = Object.values(shape.arrays).reduce((a, b) => a + b, 0);
export const dt = 1e-3;
/** Beats are counted in steps: 800 steps to the beat, 300 of them systole. */
export const beat = { steps: 800, systole: 300 };

/** One person's arrays, concatenated in the order of the shape. mL, mmHg, s. */
export function person(number) {
  let state = (number + 1) * 2654435761 >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 0.85 + (0.3 * state) / 4294967296;
  };
  const isChamber = (i) => i < 4;
  const isSystemicVein = (i) => i >= 28 && i < 42;
  const compliance = Array.from({ length: compartmentCount }, (_, i) => (isChamber(i) ? 8 : i < 14 ? 0.15 : i < 28 ? 0.4 : isSystemicVein(i) ? 6 : i < 48 ? 0.7 : 1.5) * random());
  const rest = Array.from({ length: compartmentCount }, (_, i) => (isChamber(i) ? 6 : i < 14 ? 85 : i < 28 ? 22 : isSystemicVein(i) ? 7 : i < 48 ? 15 : 9));
  const unstressed = Array.from({ length: compartmentCount }, (_, i) => (isChamber(i) ? 15 : isSystemicVein(i) ? 150 : 20) * random());
  const inertance = edges.map((e) => (e.isValve ? 4e-4 : 0.01 * Math.max(0.05, Math.min(1, e.resistance))) * random());
  const resistance = edges.map((e) => e.resistance * random());
  return [
    ...unstressed.map((v, i) => v + compliance[i] * rest[i]), ...edges.map(() => 0), ...unstressed, ...compliance.map((c) => 1 / c),
    0.25 * random(), 0.55 * random(), 0.3 * random(), 2.6 * random(),
    ...inertance.map((l) => dt / l),
    // Plain edges: 1/(1 + dt R/L). Valves: dt R/L, to which the closing adds.
    ...edges.map((e, k) => (e.isValve ? (dt * resistance[k]) / inertance[k] : 1 / (1 + (dt * resistance[k]) / inertance[k]))),
    ...valves.map((k) => (dt * 10) / inertance[k]),
  ];
}

/** Semi-implicit Euler: pressures from volumes, flows from pressures (resistance implicit), volumes from flows. */
export function build(p) {
  const one = p.constant(1);
  const half = p.constant(0.5);
  const sharpness = p.constant(0.01);
  const dtValue = p.argument("dt");
  const phase = p.variable(p.constant(0));
  p.repeat("steps", () => {
    // Activation: a parabola over systole, zero after it.
    const now = p.get(phase);
    const share = p.mul(now, p.constant(1 / beat.systole));
    const bump = p.mul(p.constant(4), p.mul(share, p.sub(one, share)));
    const activation = p.select(p.less(bump, p.constant(0)), p.constant(0), bump);
    const next = p.add(now, one);
    p.set(phase, p.select(p.less(next, p.constant(beat.steps)), next, p.constant(0)));
    const pressure = Array.from({ length: compartmentCount }, (_, i) => {
      const stiffness = p.load("stiffness", i);
      const elastance = i < 4 ? p.add(stiffness, p.mul(p.load("systole", i), activation)) : stiffness;
      return p.mul(elastance, p.sub(p.load("volume", i), p.load("unstressed", i)));
    });
    const flow = edges.map((e, k) => {
      const drop = p.sub(pressure[e.from], pressure[e.to]);
      const driven = p.add(p.load("flow", k), p.mul(p.load("gain", k), drop));
      if (!e.isValve) return p.mul(driven, p.load("damping", k));
      const side = p.div(drop, p.sqrt(p.add(p.mul(drop, drop), sharpness)));
      const closing = p.mul(p.load("closing", valves.indexOf(k)), p.mul(half, p.sub(one, side)));
      return p.div(driven, p.add(p.add(one, p.load("damping", k)), closing));
    });
    flow.forEach((q, k) => p.store("flow", k, q));
    const net = Array.from({ length: compartmentCount }, () => undefined);
    edges.forEach((e, k) => {
      net[e.from] = net[e.from] === undefined ? p.neg(flow[k]) : p.sub(net[e.from], flow[k]);
      net[e.to] = net[e.to] === undefined ? flow[k] : p.add(net[e.to], flow[k]);
    });
    net.forEach((q, i) => p.store("volume", i, p.add(p.load("volume", i), p.mul(dtValue, q))));
  });
}
