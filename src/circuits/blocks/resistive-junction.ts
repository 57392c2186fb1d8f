import type { BlockKind } from "./kind.ts";

const most = 1_000_000;

/**
 * Junction whose connections each meet a common pressure P_c through a resistance (inlets first, then outlets):
 *
 *     Pin_i - R_i Qin_i - P_c = 0,     P_c - R_j Qout_j - Pout_j = 0,     sum of Qin - sum of Qout = 0
 */
export const resistiveJunction: BlockKind = {
  fields: { R: { form: "list" } },
  inlets: [0, most],
  outlets: [0, most],
  inner: ["pressure_c"],
  equationCount: (inletCount, outletCount) => inletCount + outletCount + 1,
  listCount: (inletCount, outletCount) => inletCount + outletCount,
  build: ({ slot, inletCount, outletCount, terms: { F }, list }) => {
    const resistances = list("R");
    const count = inletCount + outletCount;
    const ends = Array.from({ length: count }, (_item, i) => ({
      pressure: slot(i, 2 * i),
      flow: slot(i, 2 * i + 1),
      common: slot(i, 2 * count),
      mass: slot(count, 2 * i + 1),
      sign: i < inletCount ? 1 : -1,
      resistance: resistances[i],
    }));
    return {
      constant: () => {
        for (const { pressure, flow, common, mass, sign, resistance } of ends) {
          F[pressure] = sign;
          F[flow] = -resistance;
          F[common] = -sign;
          F[mass] = sign;
        }
      },
    };
  },
};
