import { cos } from "../../numerics/index.ts";
import { either, needed, one, type BlockKind, type Clock, type Fields, type Site } from "./kind.ts";

const outerFields: Fields = { Ra1: needed, Rv1: needed, Ca: needed, Cc: needed, Pim: { form: "samples" }, P_v: needed };
const closedLoopOutlet: Fields = { closed_loop_outlet: { form: "flag" } };

/** Middle resistance at a time. */
type Middle = (time: number) => number;

/**
 * Coronary bed that drains to a fixed venous pressure, squeezed by an intramyocardial pressure series (kim2010): resistances Ra,
 * Ram, Rv, capacitances Ca after Ra and Cim after Ram. The inner unknown is the intramyocardial volume V.
 *
 *     Cim Rv (Q - Ca d(P - Ra Q)/dt) - V - Cim Rv dV/dt + Cim (Pv - Pim + Pim_0 - P_0) = 0
 *     Cim Rv (P - Ra Q) - (Rv + Ram) V - Cim Rv Ram dV/dt + Ram Cim Pv - Cim (Rv + Ram)(Pim + P_0 - Pim_0) = 0
 *
 * P_0 and Pim_0 are the pressures at Cim and around it at the start, so that V counts from there. In the steady start V = 0 and
 * P = (Ra + Ram + Rv) Q + Pv.
 */
function openCoronary({ slot, variable, equation, terms: { E, F, C }, clock, number, signal }: Site, middle: Middle): ReturnType<BlockKind["build"]> {
  const [entry, vein, arterial, wall, venousPressure] = ["Ra1", "Rv1", "Ca", "Cc", "P_v"].map(number);
  const squeeze = signal("Pim");
  const [pressureAt, flowAt] = variable;
  const [store, drop] = equation;
  const storePressure = slot(0, 0);
  const storeFlow = slot(0, 1);
  const storeVolume = slot(0, 2);
  const dropPressure = slot(1, 0);
  const dropFlow = slot(1, 1);
  const dropVolume = slot(1, 2);
  const product = wall * vein;
  let offset = 0;
  return {
    constant: () => {
      if (clock.steady) {
        F[storeVolume] = 1;
        F[dropPressure] = -1;
        F[dropFlow] = entry + middle(0) + vein;
        return;
      }
      F[storeFlow] = product;
      F[storeVolume] = -1;
      F[dropPressure] = product;
      F[dropFlow] = -product * entry;
      E[storePressure] = -arterial * product;
      E[storeFlow] = entry * arterial * product;
      E[storeVolume] = -product;
    },
    time: () => {
      if (clock.steady) {
        C[drop] = venousPressure;
        return;
      }
      const between = middle(clock.time);
      C[store] = wall * (venousPressure - squeeze.value - offset);
      C[drop] = between * wall * venousPressure - wall * (vein + between) * (squeeze.value + offset);
      F[dropVolume] = -(vein + between);
      E[dropVolume] = -product * between;
    },
    start: (y, dydt) => {
      const inner = y[pressureAt] - entry * y[flowAt];
      const innerRate = dydt[pressureAt] - entry * dydt[flowAt];
      offset = inner - middle(0) * (y[flowAt] - arterial * innerRate) - squeeze.value;
    },
  };
}

/** Coronary bed with constant resistances. */
export const coronaryBoundary: BlockKind = {
  fields: { ...outerFields, Ra2: needed, ...closedLoopOutlet },
  inlets: either,
  outlets: either,
  together: 1,
  inner: ["volume_im"],
  equationCount: () => 2,
  build: (site) => {
    const resistance = site.number("Ra2");
    return openCoronary(site, () => resistance);
  },
};

/** Middle resistance that rises and falls by half cosines of its square root (yong2025). */
function varying(clock: Clock, number: (name: string) => number): Middle {
  const [low, high] = ["Ra2_min", "Ra2_max"].map((name) => Math.sqrt(number(name)));
  const contraction = number("T_vc");
  const relaxation = number("T_vr");
  return (time) => {
    const phase = time % clock.period;
    let rise = 0;
    if (phase <= contraction) rise = contraction === 0 ? 0 : 0.5 * (1 - cos((Math.PI * phase) / contraction));
    else if (phase <= contraction + relaxation) rise = 0.5 * (1 + cos((Math.PI * (phase - contraction)) / relaxation));
    const root = low + (high - low) * rise;
    return root * root;
  };
}

/** Coronary bed whose middle resistance follows the beat. */
export const coronaryVaryingBoundary: BlockKind = {
  ...coronaryBoundary,
  fields: {
    ...outerFields,
    Ra2_min: { form: "number", limit: "notNegative" },
    Ra2_max: { form: "number", limit: "notNegative" },
    T_vc: { form: "number", limit: "notNegative" },
    T_vr: { form: "number", limit: "notNegative" },
    ...closedLoopOutlet,
  },
  build: (site) => openCoronary(site, varying(site.clock, site.number)),
};

/**
 * Coronary bed between an artery and the right atrium, squeezed by a share of a ventricle's pressure (sankaran2012):
 *
 *     (Ra + Ram) Qin - Pin + Pout + Rv Qout - Ram Ca d(Pin - Ra Qin)/dt = 0
 *     Qin - Qout - Ca d(Pin - Ra Qin)/dt - dV/dt = 0
 *     Cim (Pout + Rv Qout - share P_ventricle) - V = 0
 *
 * The iteration takes the ventricle's pressure from its last estimate, as the peer does: closing of valves depends on the way.
 */
function closedCoronary(share: "iml" | "imr", ventricle: number): BlockKind {
  return {
    fields: { Ra: needed, Ram: needed, Rv: needed, Ca: needed, Cim: needed },
    inlets: one,
    outlets: one,
    inner: ["volume_im"],
    equationCount: () => 3,
    build: ({ slot, equation, terms: { E, F, C }, number, heart }) => {
      const [entry, middle, vein, arterial, wall] = ["Ra", "Ram", "Rv", "Ca", "Cim"].map(number);
      const { number: ofHeart, variable: heartVariable } = heart();
      const factor = wall * ofHeart(share);
      const squeezeAt = heartVariable[ventricle];
      const row = equation[2];
      const entries: readonly (readonly [row: number, unknown: number, e: number, f: number])[] = [
        [0, 0, -middle * arterial, -1],
        [0, 1, middle * entry * arterial, entry + middle],
        [0, 2, 0, 1],
        [0, 3, 0, vein],
        [1, 0, -arterial, 0],
        [1, 1, arterial * entry, 1],
        [1, 3, 0, -1],
        [1, 4, -1, 0],
        [2, 2, 0, wall],
        [2, 3, 0, wall * vein],
        [2, 4, 0, -1],
      ];
      const placed = entries.map(([at, unknown, e, f]) => ({ at: slot(at, unknown), e, f }));
      return {
        constant: () => {
          for (const { at, e, f } of placed) {
            E[at] = e;
            F[at] = f;
          }
        },
        solution: (y) => {
          C[row] = -factor * y[squeezeAt];
        },
      };
    },
  };
}

const rightVentricle = 6;
const leftVentricle = 13;
/** Left coronary bed: squeezed by the left ventricle. */
export const closedCoronaryLeft = closedCoronary("iml", leftVentricle);
/** Right coronary bed: squeezed by the right ventricle. */
export const closedCoronaryRight = closedCoronary("imr", rightVentricle);
