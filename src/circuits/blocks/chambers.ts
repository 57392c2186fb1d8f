import { exp } from "../../numerics/index.ts";
import { needed, one, type BlockKind, type Site } from "./kind.ts";

/** Rows that the chambers with an inner volume V share: the outlet's pressure (with an inductance) and the balance of volume. */
function flowRows({ slot, terms: { E, F } }: Site, inductance: number): () => void {
  const pressure = slot(0, 0);
  const outIn = slot(1, 0);
  const outOut = slot(1, 2);
  const outFlow = slot(1, 3);
  const massIn = slot(2, 1);
  const massOut = slot(2, 3);
  const volume = slot(2, 4);
  return () => {
    F[pressure] = 1;
    F[outIn] = 1;
    F[outOut] = -1;
    E[outFlow] = -inductance;
    F[massIn] = 1;
    F[massOut] = -1;
    E[volume] = -1;
  };
}

const chamber = { inlets: one, outlets: one, inner: ["Vc"], equationCount: () => 3, activated: true } as const;

/**
 * Chamber with an elastance that follows its activation phi:
 *
 *     Pin - (Epass + Emax phi(t)) (V - Vrest) = 0,     Pin - Pout = 0,     Qin - Qout - dV/dt = 0
 *
 * Source: regazzoni2022.
 */
export const linearElastanceChamber: BlockKind = {
  ...chamber,
  fields: { Emax: needed, Epass: needed, Vrest: needed },
  listed: true,
  build: (site) => {
    const { slot, equation, terms: { F, C }, clock, number, activation } = site;
    const [most, passive, rest] = ["Emax", "Epass", "Vrest"].map(number);
    const constant = flowRows(site, 0);
    const volume = slot(0, 4);
    const row = equation[0];
    return {
      constant,
      time: () => {
        const elastance = passive + most * activation(clock.time);
        F[volume] = -elastance;
        C[row] = elastance * rest;
      },
    };
  },
};

/**
 * Chamber with an elastance and a rest volume that follow its activation a, and an inductance at its outlet:
 *
 *     Pin - E (V - Vrest) = 0,     Pin - Pout - L dQout/dt = 0,     Qin - Qout - dV/dt = 0
 *     E = Emin + (Emax - Emin) a,     Vrest = Vrs + (Vrd - Vrs)(1 - a)
 */
export const chamberElastanceInductor: BlockKind = {
  ...chamber,
  fields: { Impedance: needed, Emax: needed, Emin: needed, Vrd: needed, Vrs: needed },
  build: (site) => {
    const { slot, equation, terms: { F, C }, clock, number, activation } = site;
    const [inductance, most, least, diastolic, systolic] = ["Impedance", "Emax", "Emin", "Vrd", "Vrs"].map(number);
    const constant = flowRows(site, inductance);
    const volume = slot(0, 4);
    const row = equation[0];
    return {
      constant,
      time: () => {
        const active = activation(clock.time);
        const elastance = (most - least) * active + least;
        F[volume] = -elastance;
        C[row] = elastance * ((1 - active) * (diastolic - systolic) + systolic);
      },
    };
  },
};

/**
 * Atrium that is exponential when passive:
 *
 *     Pin - a Emax (V - Vaso) - (1 - a) Kxp (exp(Kxv (V - Vaso)) - 1) = 0
 *
 * Source: sankaran2012.
 */
export const chamberElastanceInductorExponential: BlockKind = {
  ...chamber,
  fields: { Impedance: needed, Emax: needed, Kxp: needed, Kxv: needed, Vaso: needed },
  build: (site) => {
    const { slot, variable, equation, terms: { F, C, D }, clock, number, activation } = site;
    const [inductance, most, scale, stiffness, rest] = ["Impedance", "Emax", "Kxp", "Kxv", "Vaso"].map(number);
    const constant = flowRows(site, inductance);
    const volume = slot(0, 4);
    const volumeAt = variable[4];
    const row = equation[0];
    let active = 0;
    return {
      constant,
      time: () => {
        active = activation(clock.time);
        F[volume] = -active * most;
      },
      solution: (y) => {
        const growth = exp(stiffness * (y[volumeAt] - rest));
        C[row] = active * most * rest + scale * (growth - 1) * (active - 1);
        D[volume] = scale * stiffness * growth * (active - 1);
      },
    };
  },
};
