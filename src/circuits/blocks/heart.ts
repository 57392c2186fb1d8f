import { exp } from "../../numerics/index.ts";
import { ventricleShape, wrappingCosine } from "./activation.ts";
import { needed, one, type BlockKind, type Field, type Fields, type Site, type Writer } from "./kind.ts";

const notZero: Field = { form: "number", limit: "notZero" };

const heartFields: Fields = {
  ...wrappingCosine.fields,
  ...Object.fromEntries(["Erv_s", "Elv_s", "iml", "imr", "Lra_v", "Rra_v", "Lrv_a", "Rrv_a", "Lla_v", "Rla_v", "Llv_a", "Rlv_ao", "Vrv_u", "Vlv_u"].map((name) => [name, needed])),
  Rpd: notZero,
  ...Object.fromEntries(["Cp", "Cpa", "Kxp_ra", "Kxv_ra", "Kxp_la", "Kxv_la", "Emax_ra", "Emax_la", "Vaso_ra", "Vaso_la"].map((name) => [name, needed])),
};

/** Unknowns of the block, counted as in `variable`. */
const at = { rightAtrium: 0, inflow: 1, aorta: 2, outflow: 3, volumeRa: 4, flowRa: 5, rightVentricle: 6, volumeRv: 7, flowRv: 8, lung: 9, leftAtrium: 10, volumeLa: 11, flowLa: 12, leftVentricle: 13, volumeLv: 14, flowLv: 15 } as const;

/** A valve: its flow, the pressures before and behind it, the rows that hold its flow, its own resistance and inertia. */
interface Gate {
  readonly flow: number;
  readonly before: number;
  readonly behind: number;
  /** Row of the valve's own equation. */
  readonly row: number;
  /** Rows of volumes or pressures that the flow leaves (+1) and enters (-1). */
  readonly leaves: number;
  readonly enters: readonly number[];
  readonly inductance: string;
  readonly resistance: string;
}

const gates: readonly Gate[] = [
  { flow: at.flowRa, before: at.rightAtrium, behind: at.rightVentricle, row: 3, leaves: 2, enters: [5], inductance: "Lra_v", resistance: "Rra_v" },
  { flow: at.flowRv, before: at.rightVentricle, behind: at.lung, row: 6, leaves: 5, enters: [7, 9], inductance: "Lrv_a", resistance: "Rrv_a" },
  { flow: at.flowLa, before: at.leftAtrium, behind: at.leftVentricle, row: 10, leaves: 9, enters: [12], inductance: "Lla_v", resistance: "Rla_v" },
  { flow: at.flowLv, before: at.leftVentricle, behind: at.aorta, row: 13, leaves: 12, enters: [1], inductance: "Llv_a", resistance: "Rlv_ao" },
];

/** A valve shuts where neither pressure nor flow is forward. Its flow is then taken out of the balances and set to zero after each solve. */
function gateWriter(site: Site, gate: Gate): { readonly constant: () => void; readonly solution: (y: Float64Array) => void; readonly afterSolve: (y: Float64Array) => void } {
  const { slot, variable, terms: { E, F }, number } = site;
  const flow = slot(gate.row, gate.flow);
  const before = slot(gate.row, gate.before);
  const behind = slot(gate.row, gate.behind);
  const leaves = slot(gate.leaves, gate.flow);
  const enters = gate.enters.map((row) => slot(row, gate.flow));
  const inductance = number(gate.inductance);
  const resistance = number(gate.resistance);
  const [flowAt, beforeAt, behindAt] = [gate.flow, gate.before, gate.behind].map((k) => variable[k]);
  let open = 1;
  return {
    constant: () => {
      E[flow] = inductance;
      F[before] = -1;
      F[behind] = 1;
    },
    solution: (y) => {
      open = y[beforeAt] <= y[behindAt] && y[flowAt] <= 0 ? 0 : 1;
      F[flow] = resistance * open;
      F[leaves] = open;
      for (const entry of enters) F[entry] = -open;
    },
    afterSolve: (y) => {
      if (open === 0) y[flowAt] = 0;
    },
  };
}

/** Atrium: P - a Emax (V - Vaso) - (1 - a) Kxp (exp(Kxv (V - Vaso)) - 1) = 0. */
function atrium(site: Site, side: "ra" | "la", row: number, pressure: number, volume: number): { readonly constant: () => void; readonly time: (active: number) => void; readonly solution: (y: Float64Array) => void } {
  const { slot, variable, equation, terms: { F, C, D }, number } = site;
  const [scale, stiffness, most, rest] = [`Kxp_${side}`, `Kxv_${side}`, `Emax_${side}`, `Vaso_${side}`].map(number);
  const pressureSlot = slot(row, pressure);
  const volumeSlot = slot(row, volume);
  const volumeAt = variable[volume];
  let active = 0;
  return {
    constant: () => {
      F[pressureSlot] = 1;
    },
    time: (now) => {
      active = now;
      F[volumeSlot] = -active * most;
    },
    solution: (y) => {
      const growth = exp(stiffness * (y[volumeAt] - rest));
      C[equation[row]] = active * most * rest + scale * (growth - 1) * (active - 1);
      D[volumeSlot] = scale * growth * stiffness * (active - 1);
    },
  };
}

/** Ventricle: P - E(t) (V - Vu) = 0. */
function ventricle(site: Site, side: "rv" | "lv", row: number, pressure: number, volume: number): { readonly constant: () => void; readonly time: (shape: number) => void } {
  const { slot, equation, terms: { F, C }, number } = site;
  const scale = number(`E${side}_s`);
  const rest = number(`V${side}_u`);
  const pressureSlot = slot(row, pressure);
  const volumeSlot = slot(row, volume);
  return {
    constant: () => {
      F[pressureSlot] = 1;
    },
    time: (shape) => {
      F[volumeSlot] = -shape * scale;
      C[equation[row]] = shape * scale * rest;
    },
  };
}

function build(site: Site): Writer {
  const { slot, terms: { E, F }, clock, number } = site;
  const valves = gates.map((gate) => gateWriter(site, gate));
  const atria = [atrium(site, "ra", 0, at.rightAtrium, at.volumeRa), atrium(site, "la", 8, at.leftAtrium, at.volumeLa)];
  const ventricles = [ventricle(site, "rv", 4, at.rightVentricle, at.volumeRv), ventricle(site, "lv", 11, at.leftVentricle, at.volumeLv)];
  const activation = wrappingCosine.make(number, clock.period);
  const [lungResistance, lungCapacitance, aorticCapacitance] = ["Rpd", "Cp", "Cpa"].map(number);
  const fixed: readonly (readonly [at: number, e: number, f: number])[] = [
    [slot(1, at.aorta), aorticCapacitance, 0],
    [slot(1, at.outflow), 0, 1],
    [slot(2, at.volumeRa), 1, 0],
    [slot(2, at.inflow), 0, -1],
    [slot(5, at.volumeRv), 1, 0],
    [slot(7, at.lung), lungCapacitance, 1 / lungResistance],
    [slot(7, at.leftAtrium), 0, -1 / lungResistance],
    [slot(9, at.volumeLa), 1, 0],
    [slot(12, at.volumeLv), 1, 0],
  ];
  return {
    constant: () => {
      for (const [place, e, f] of fixed) {
        E[place] = e;
        F[place] = f;
      }
      for (const part of [...valves, ...atria, ...ventricles]) part.constant();
    },
    time: () => {
      const active = activation(clock.time);
      const shape = ventricleShape(clock.time % clock.period, clock.period);
      for (const part of atria) part.time(active);
      for (const part of ventricles) part.time(shape);
    },
    solution: (y) => {
      for (const part of atria) part.solution(y);
      for (const part of valves) part.solution(y);
    },
    afterSolve: (y) => {
      for (const part of valves) part.afterSolve(y);
    },
  };
}

/**
 * Four chambers, four valves with inertia, the lung as a flow-through Windkessel and the capacitance of the aorta, in one block
 * between the veins (inlet) and the aorta (outlet). Its 14 rows:
 *
 *     atria, ventricles      P = P(V, t), see above
 *     volumes                dV/dt = what flows in - what flows out through open valves
 *     each valve             L dQ/dt + R Q open - Pbefore + Pbehind = 0
 *     lung                   Cp dP/dt + (P - Pla)/Rpd - Qrv open = 0
 *     aorta                  Cpa dP/dt + Qout - Qlv open = 0
 *
 * Sources: sankaran2012, menon2023. Limits: valves are on or off, found anew in each iteration.
 */
export const heart: BlockKind = {
  fields: heartFields,
  inlets: one,
  outlets: one,
  inner: ["V_RA", "Q_RA", "P_RV", "V_RV", "Q_RV", "P_pul", "P_LA", "V_LA", "Q_LA", "P_LV", "V_LV", "Q_LV"],
  equationCount: () => 14,
  build,
};
