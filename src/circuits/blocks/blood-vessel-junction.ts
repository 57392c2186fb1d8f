import { one, type BlockKind } from "./kind.ts";
import { lossSlope } from "./loss.ts";

const most = 1_000_000;

/**
 * Junction with a resistance, an inductance and a quadratic loss towards each outlet i:
 *
 *     Qin - sum of Qout_i = 0,     Pin - Pout_i - (R_i + S_i|Qout_i|) Qout_i - L_i dQout_i/dt = 0
 */
export const bloodVesselJunction: BlockKind = {
  fields: { R_poiseuille: { form: "list" }, L: { form: "list" }, stenosis_coefficient: { form: "list" } },
  inlets: one,
  outlets: [1, most],
  inner: [],
  equationCount: (_inlets, outletCount) => outletCount + 1,
  listCount: (_inlets, outletCount) => outletCount,
  build: ({ slot, variable, equation, outletCount, terms, clock, list }) => {
    const { E, F, C, D } = terms;
    const [resistances, inductances, losses] = ["R_poiseuille", "L", "stenosis_coefficient"].map(list);
    const massIn = slot(0, 1);
    const branches = Array.from({ length: outletCount }, (_item, i) => ({
      mass: slot(0, 3 + 2 * i),
      inPressure: slot(i + 1, 0),
      outPressure: slot(i + 1, 2 + 2 * i),
      flow: slot(i + 1, 3 + 2 * i),
      row: equation[i + 1],
      flowAt: variable[3 + 2 * i],
      pressureAt: variable[2 + 2 * i],
      resistance: resistances[i],
      inductance: inductances[i],
      loss: losses[i],
    }));
    const inletAt = variable[0];
    const constant = (): void => {
      F[massIn] = 1;
      for (const branch of branches) {
        F[branch.mass] = -1;
        F[branch.inPressure] = 1;
        F[branch.outPressure] = -1;
        F[branch.flow] = -branch.resistance;
        E[branch.flow] = -branch.inductance;
      }
    };
    const lossy = branches.filter(({ loss }) => loss !== 0);
    if (lossy.length === 0) return { constant };
    const solution = (y: Float64Array): void => {
      for (const { row, flow, flowAt, pressureAt, loss } of lossy) {
        const q = y[flowAt];
        C[row] = -loss * Math.abs(q) * q;
        D[flow] = clock.rescue ? lossSlope(loss, q, y[inletAt] - y[pressureAt]) : -2 * loss * Math.abs(q);
      }
    };
    return { constant, solution };
  },
};
