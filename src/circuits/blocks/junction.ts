import type { BlockKind } from "./kind.ts";

const most = 1_000_000;

/**
 * Junction without loss: one pressure, and what flows in flows out.
 *
 *     P_0 - P_i = 0 for every other connection i,     sum of Qin - sum of Qout = 0
 */
export const junction: BlockKind = {
  fields: {},
  inlets: [0, most],
  outlets: [0, most],
  inner: [],
  equationCount: (inletCount, outletCount) => inletCount + outletCount,
  build: ({ slot, inletCount, outletCount, terms: { F } }) => {
    const count = inletCount + outletCount;
    const others = Array.from({ length: count - 1 }, (_item, i) => ({ first: slot(i, 0), other: slot(i, 2 * i + 2) }));
    const flows = Array.from({ length: count }, (_item, i) => ({ at: slot(count - 1, 2 * i + 1), sign: i < inletCount ? 1 : -1 }));
    return {
      constant: () => {
        for (const { first, other } of others) {
          F[first] = 1;
          F[other] = -1;
        }
        for (const { at, sign } of flows) F[at] = sign;
      },
    };
  },
};
