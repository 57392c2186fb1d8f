import { needed, one, optional, type BlockKind, type Fields } from "./kind.ts";
import { lossSlope } from "./loss.ts";

/** Members of a vessel's values: resistance, capacitance, inductance, coefficient of the quadratic loss. */
export const vesselFields: Fields = { R_poiseuille: needed, C: optional, L: optional, stenosis_coefficient: optional };

/**
 * Vessel with its resistance before its capacitance before its inductance, and a quadratic loss S:
 *
 *     Pin - Pout - (R + S|Qin|) Qin - L dQout/dt = 0
 *     Qin - Qout - C dPin/dt + C (R + 2 S|Qin|) dQin/dt = 0
 *
 * Limits: no collapse; the loss is counted in both directions of flow alike.
 */
export const bloodVessel: BlockKind = {
  fields: vesselFields,
  inlets: one,
  outlets: one,
  inner: [],
  equationCount: () => 2,
  listed: true,
  vessel: true,
  build: ({ slot, variable, equation, terms, clock, number }) => {
    const { E, F, C, D, G } = terms;
    const [resistance, capacitance, inductance, loss] = ["R_poiseuille", "C", "L", "stenosis_coefficient"].map(number);
    const [inPressure, inFlow, outPressure] = variable;
    const [momentum, mass] = equation;
    const momentumInertia = slot(0, 3);
    const momentumIn = slot(0, 0);
    const momentumFlow = slot(0, 1);
    const momentumOut = slot(0, 2);
    const massPressure = slot(1, 0);
    const massIn = slot(1, 1);
    const massOut = slot(1, 3);
    const constant = (): void => {
      E[momentumInertia] = -inductance;
      E[massPressure] = -capacitance;
      E[massIn] = capacitance * resistance;
      F[momentumIn] = 1;
      F[momentumFlow] = -resistance;
      F[momentumOut] = -1;
      F[massIn] = 1;
      F[massOut] = -1;
    };
    if (loss === 0) return { constant };
    const solution = (y: Float64Array, dydt: Float64Array): void => {
      const flow = y[inFlow];
      const lossResistance = loss * Math.abs(flow);
      const flowRate = dydt[inFlow];
      C[momentum] = -lossResistance * flow;
      C[mass] = 2 * capacitance * lossResistance * flowRate;
      D[momentumFlow] = clock.rescue ? lossSlope(loss, flow, y[inPressure] - y[outPressure]) : -2 * lossResistance;
      D[massIn] = 2 * capacitance * (flow > 0 ? loss : flow < 0 ? -loss : 0) * flowRate;
      G[massIn] = 2 * capacitance * lossResistance;
    };
    return { constant, solution };
  },
};
