import { either, needed, one, optional, type BlockKind, type Fields } from "./kind.ts";

/** A boundary that fixes one unknown of its node, Q or P, to a series. */
function prescribed(name: "Q" | "P"): BlockKind {
  return {
    fields: { [name]: { form: "samples" } },
    inlets: either,
    outlets: either,
    together: 1,
    inner: [],
    equationCount: () => 1,
    build: ({ slot, equation, terms: { F, C }, signal }) => {
      const at = slot(0, name === "Q" ? 1 : 0);
      const row = equation[0];
      const series = signal(name);
      return {
        constant: () => {
          F[at] = 1;
        },
        time: () => {
          C[row] = -series.value;
        },
      };
    },
  };
}

/** Flow given over time: Q - Q(t) = 0. */
export const flowBoundary = prescribed("Q");
/** Pressure given over time: P - P(t) = 0. */
export const pressureBoundary = prescribed("P");

/** Resistance to a distal pressure: P - R Q - Pd = 0. */
export const resistanceBoundary: BlockKind = {
  fields: { R: needed, Pd: needed },
  inlets: either,
  outlets: either,
  together: 1,
  inner: [],
  equationCount: () => 1,
  build: ({ slot, equation, terms: { F, C }, number }) => {
    const pressure = slot(0, 0);
    const flow = slot(0, 1);
    const row = equation[0];
    const resistance = number("R");
    const distal = number("Pd");
    return {
      constant: () => {
        F[pressure] = 1;
        F[flow] = -resistance;
        C[row] = -distal;
      },
    };
  },
};

/**
 * Windkessel of three elements (vignon2004), with the pressure P_c at its capacitance as inner unknown:
 *
 *     P - Rp Q - P_c = 0,     Rd Q - P_c - Rd C dP_c/dt + Pd = 0
 *
 * The steady start leaves C out.
 */
export const windkesselBoundary: BlockKind = {
  fields: { Rp: needed, C: needed, Rd: needed, Pd: optional },
  inlets: either,
  outlets: either,
  together: 1,
  inner: ["pressure_c"],
  equationCount: () => 2,
  build: ({ slot, equation, terms: { E, F, C }, clock, number }) => {
    const [proximal, capacitance, resistance, distal] = ["Rp", "C", "Rd", "Pd"].map(number);
    const pressure = slot(0, 0);
    const flow = slot(0, 1);
    const inner = slot(0, 2);
    const storedFlow = slot(1, 1);
    const stored = slot(1, 2);
    const row = equation[1];
    return {
      constant: () => {
        F[pressure] = 1;
        F[flow] = -proximal;
        F[inner] = -1;
        F[storedFlow] = resistance;
        F[stored] = -1;
        E[stored] = clock.steady ? 0 : -resistance * capacitance;
        C[row] = distal;
      },
    };
  },
};

const closedLoopFields: Fields = { Rp: needed, C: needed, Rd: needed, closed_loop_outlet: { form: "flag" } };

/**
 * Windkessel that hands its flow on instead of meeting a distal pressure:
 *
 *     Qout - Qin + C dP_c/dt = 0,     Pin - Rp Qin - P_c = 0,     P_c - Rd Qout - Pout = 0
 *
 * After a steady start the peer runs this block without its capacitance (and with it during the start); results are compared
 * with that program, so the same is done here, and the solver remarks on it.
 */
export const closedLoopWindkessel: BlockKind = {
  fields: closedLoopFields,
  inlets: one,
  outlets: one,
  inner: ["P_c"],
  equationCount: () => 3,
  build: ({ slot, terms: { E, F }, clock, number }) => {
    const [proximal, capacitance, distal] = ["Rp", "C", "Rd"].map(number);
    const massIn = slot(0, 1);
    const massOut = slot(0, 3);
    const stored = slot(0, 4);
    const inPressure = slot(1, 0);
    const inFlow = slot(1, 1);
    const inInner = slot(1, 4);
    const outPressure = slot(2, 2);
    const outFlow = slot(2, 3);
    const outInner = slot(2, 4);
    return {
      constant: () => {
        F[massIn] = -1;
        F[massOut] = 1;
        E[stored] = clock.settled && !clock.steady ? 0 : capacitance;
        F[inPressure] = 1;
        F[inFlow] = -proximal;
        F[inInner] = -1;
        F[outPressure] = -1;
        F[outFlow] = -distal;
        F[outInner] = 1;
      },
    };
  },
};
