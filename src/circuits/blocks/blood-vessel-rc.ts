import { one, type BlockKind } from "./kind.ts";

/**
 * Flow-through Windkessel: the capacitance takes part in the pressure drop and stores no volume of its own.
 *
 *     Cp dPin/dt + (Pin - Pout)/Rpd - Qin = 0
 *     Qin - Qout = 0
 *
 * Source: sankaran2012.
 */
export const bloodVesselRc: BlockKind = {
  fields: { Rpd: { form: "number", limit: "notZero" }, Cp: { form: "number" } },
  inlets: one,
  outlets: one,
  inner: [],
  equationCount: () => 2,
  vessel: true,
  build: ({ slot, terms, number }) => {
    const { E, F } = terms;
    const conductance = 1 / number("Rpd");
    const capacitance = number("Cp");
    const dropIn = slot(0, 0);
    const dropFlow = slot(0, 1);
    const dropOut = slot(0, 2);
    const massIn = slot(1, 1);
    const massOut = slot(1, 3);
    return {
      constant: () => {
        E[dropIn] = capacitance;
        F[dropIn] = conductance;
        F[dropFlow] = -1;
        F[dropOut] = -conductance;
        F[massIn] = 1;
        F[massOut] = -1;
      },
    };
  },
};
