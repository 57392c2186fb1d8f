import { vesselFields } from "./blood-vessel.ts";
import { one, type BlockKind } from "./kind.ts";
import { lossSlope } from "./loss.ts";

/**
 * Vessel with its capacitance before its resistance and inductance:
 *
 *     Pin - Pout - (R + S|Qout|) Qout - L dQout/dt = 0
 *     Qin - Qout - C dPin/dt = 0
 */
export const bloodVesselCrl: BlockKind = {
  fields: vesselFields,
  inlets: one,
  outlets: one,
  inner: [],
  equationCount: () => 2,
  listed: true,
  vessel: true,
  build: ({ slot, variable, equation, terms, clock, number }) => {
    const { E, F, C, D } = terms;
    const [resistance, capacitance, inductance, loss] = ["R_poiseuille", "C", "L", "stenosis_coefficient"].map(number);
    const [inPressure, , outPressure, outFlow] = variable;
    const momentum = equation[0];
    const momentumFlow = slot(0, 3);
    const momentumIn = slot(0, 0);
    const momentumOut = slot(0, 2);
    const massPressure = slot(1, 0);
    const massIn = slot(1, 1);
    const massOut = slot(1, 3);
    const constant = (): void => {
      E[momentumFlow] = -inductance;
      E[massPressure] = -capacitance;
      F[momentumIn] = 1;
      F[momentumFlow] = -resistance;
      F[momentumOut] = -1;
      F[massIn] = 1;
      F[massOut] = -1;
    };
    if (loss === 0) return { constant };
    const solution = (y: Float64Array): void => {
      const flow = y[outFlow];
      C[momentum] = -loss * Math.abs(flow) * flow;
      D[momentumFlow] = clock.rescue ? lossSlope(loss, flow, y[inPressure] - y[outPressure]) : -2 * loss * Math.abs(flow);
    };
    return { constant, solution };
  },
};
