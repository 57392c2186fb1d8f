import { tanh } from "../../numerics/index.ts";
import { needed, one, type BlockKind, type Fields } from "./kind.ts";

const valveFields: Fields = { Rmax: needed, Rmin: needed, upstream_block: { form: "name" }, downstream_block: { form: "name" } };

/**
 * Valve that is either open or shut (Regazzoni's loop):
 *
 *     Pin - Pout - R Qin = 0,     Qin - Qout = 0,     R = Rmin where Pout < Pin, else Rmax
 *
 * In a sturdy iteration the sign of the flow decides instead: the same solutions, but the residual has no jump. Source:
 * regazzoni2022.
 */
export const piecewiseValve: BlockKind = {
  fields: valveFields,
  inlets: one,
  outlets: one,
  inner: [],
  equationCount: () => 2,
  listed: true,
  build: ({ slot, variable, terms: { F }, clock, number }) => {
    const open = number("Rmin");
    const shut = number("Rmax");
    const [inPressure, inFlow, outPressure] = variable;
    const dropIn = slot(0, 0);
    const dropFlow = slot(0, 1);
    const dropOut = slot(0, 2);
    const massIn = slot(1, 1);
    const massOut = slot(1, 3);
    return {
      constant: () => {
        F[dropIn] = 1;
        F[dropOut] = -1;
        F[massIn] = 1;
        F[massOut] = -1;
      },
      solution: (y) => {
        const flow = y[inFlow];
        const forward = clock.rescue && flow !== 0 ? flow > 0 : y[outPressure] < y[inPressure];
        F[dropFlow] = forward ? -open : -shut;
      },
    };
  },
};

/**
 * Valve whose resistance passes smoothly from open to shut; its inner unknown is the degree of closure:
 *
 *     Pin - Pout - Qin ((Rmax + Rmin) + (Rmax - Rmin) tanh(k (Pout - Pin)))/2 = 0
 *     Qin - Qout = 0,     status - (1 + tanh(k (Pout - Pin)))/2 = 0
 */
export const tanhValve: BlockKind = {
  fields: { ...valveFields, Steepness: needed },
  inlets: one,
  outlets: one,
  inner: ["valve_status"],
  equationCount: () => 3,
  build: ({ slot, variable, equation, terms: { F, C, D }, clock, number }) => {
    const least = number("Rmin");
    const most = number("Rmax");
    const steepness = number("Steepness");
    const half = 0.5 * (most - least);
    const [inPressure, inFlow, outPressure] = variable;
    const [drop, , position] = equation;
    const dropIn = slot(0, 0);
    const dropFlow = slot(0, 1);
    const dropOut = slot(0, 2);
    const massIn = slot(1, 1);
    const massOut = slot(1, 3);
    const status = slot(2, 4);
    const statusIn = slot(2, 0);
    const statusOut = slot(2, 2);
    return {
      constant: () => {
        F[dropIn] = 1;
        F[dropOut] = -1;
        F[dropFlow] = -0.5 * (most + least);
        F[massIn] = 1;
        F[massOut] = -1;
        F[status] = 1;
      },
      solution: (y) => {
        const closure = tanh(steepness * (y[outPressure] - y[inPressure]));
        const slope = steepness * (1 - closure * closure);
        const flow = y[inFlow];
        C[drop] = -half * flow * closure;
        C[position] = -0.5 * (1 + closure);
        // Against the valve the drop may fall with the pressure that drives it; a sturdy iteration leaves that slope out.
        const push = clock.rescue && flow < 0 ? 0 : half * flow * slope;
        D[dropIn] = push;
        D[dropFlow] = -half * closure;
        D[dropOut] = -push;
        D[statusIn] = 0.5 * slope;
        D[statusOut] = -0.5 * slope;
      },
    };
  },
};
