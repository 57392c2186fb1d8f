import type { Engine, Run, RunResult } from "../../cli/engine.ts";
import { readScenario, scenarioSchema } from "../../src/episode/scenario/index.ts";
import { formatDuration, parseQuantity, quantityInSI } from "../../src/units/index.ts";
import { testContext } from "./scenario-context.ts";

/** How a small engine misbehaves on purpose. */
export interface Misbehaviour {
  /** Throws at this time. */
  readonly throwsAt_s?: number;
  /** Hands out a number that is not finite. */
  readonly notFinite?: boolean;
}

const hour_s = 3600;

/** An engine for tests of the command line: real reading of scenarios, and a model that counts hours. */
export function smallEngine(misbehaviour: Misbehaviour = {}): Engine {
  return {
    version: "0.0.1",
    variables: [
      { id: "heartRate_per_min", label: "Heart rate", unit: "/min", meaning: "Beats of the heart in a minute.", normal: [60, 100], source: "virchow", group: "heart", digitsCount: 0 },
      { id: "SpO2_percent", label: "SpO2", unit: "%", meaning: "Saturation by the finger.", normal: [94, 100], source: "virchow", group: "gas", digitsCount: 0 },
      { id: "clotVolume_mL", label: "Clot volume", unit: "mL", meaning: "All clots in veins.", source: "virchow", group: "clot", digitsCount: 1 },
    ],
    parameters: [{ id: "thrombus.growthSpeed", value: 2.4, unit: "cm_per_d", range: [0.1, 10], source: "virchow", basis: "assumed", note: "For the test." }],
    scenarioSchema: () => scenarioSchema(testContext),
    readScenario: (document) => readScenario(document, testContext),
    readDuration: (text) => {
      const read = parseQuantity(text, "s", []);
      return read.ok ? quantityInSI(read) : null;
    },
    formatDuration,
    start: (_scenario, options): Run => {
      const state = (options.state ?? { t_s: 0 }) as { readonly t_s: number };
      if (typeof state.t_s !== "number") throw new RangeError("t_s is missing");
      let t_s = state.t_s;
      const result = (): RunResult => ({
        timeline: [
          { id: "e1", at_s: 0, kind: "surgery", place: null, data: {}, causes: [], text: "Hip replacement, left, 90 min." },
          { id: "e2", at_s: t_s, kind: "embolus-lodged", place: "lower-lobar-artery-right", data: { volume_mL: 2.5 }, causes: ["e1"], text: "A clot of 2.5 mL comes to rest in the artery of the right lower lobe and closes two thirds of it." },
        ],
        series: { columns: ["time_s", "heartRate_per_min", "clotVolume_mL"], rows: [[0, 72.5, null], [t_s, misbehaviour.notFinite === true ? NaN : 121, 3.25]] },
        final: { heartRate_per_min: 121, SpO2_percent: 88.4, clotVolume_mL: null },
        parameters: [{ id: "thrombus.growthSpeed", value: 2.4, unit: "cm_per_d", range: [0.1, 10], source: "virchow", basis: "assumed", note: "For the test." }],
        picture: { vessels: [], chambers: [], bodyOutline: { silhouette: [], organs: [] }, clots: [], emboli: [] },
      });
      return {
        end_s: options.until_s,
        time_s: () => t_s,
        step: () => {
          if (misbehaviour.throwsAt_s !== undefined && t_s >= misbehaviour.throwsAt_s) throw new Error("the solver did not converge");
          t_s = Math.min(options.until_s, t_s + hour_s);
          return t_s < options.until_s;
        },
        save: () => ({ t_s }),
        result,
        waveforms: () => null,
      };
    },
  };
}
