import { integrateStiff, rodas5p } from "../../numerics/index.ts";
import { resolve } from "../../units/index.ts";
import { wajima2009 } from "../data/wajima-2009.ts";
import { readyNetwork, type ReadyNetwork } from "../network/cache.ts";
import type { Network } from "../network/network.ts";
import { clottingParameters } from "./parameters.ts";

const values = resolve(clottingParameters);
const exposure = "fibrinExposure";

/** The network with the integral of fibrin as one more species. */
function withExposure(network: Network): Network {
  return {
    ...network,
    id: `${network.id}-test`,
    species: { ...network.species, [exposure]: { value: 0, unit: "nM_s", source: "wajima2009", basis: "assumed", note: "Integral of fibrin." } },
    rateRules: { ...network.rateRules, [exposure]: "F" },
  };
}

function testNetwork(): ReadyNetwork {
  return readyNetwork(withExposure(wajima2009));
}

/** Plasma of the network, nM (kg/m3 for warfarin), by species. */
export type Plasma = Readonly<Record<string, number>>;

const tolerance_ratio = 1e-7;
const absolute_nM = 1e-9;

/** Time to the end point after adding 300 nM of a reagent to plasma diluted to a third, s; null when it does not clot in ten minutes. */
function clottingTime_s(plasma: Plasma, reagent: "TF" | "CA"): number | null {
  const { compiled, system, initial_nM } = testNetwork();
  const start = Float64Array.from(initial_nM);
  compiled.species.forEach((name, i) => {
    start[i] = (Object.hasOwn(plasma, name) ? plasma[name] : start[i]) / values.dilution;
  });
  start[compiled.indexOf(reagent)] = values.reagent;
  const at = compiled.indexOf(exposure);
  start[at] = 0;
  const solved = integrateStiff(system, 0, values.longest, start, {
    method: rodas5p,
    relativeTolerance: tolerance_ratio,
    absoluteTolerance: absolute_nM,
    events: [{ value: (_t, y) => y[at] - values.fibrinExposure, direction: 1, terminal: true }],
  });
  return solved.outcome === "stopped-by-event" ? solved.t_s : null;
}

/** Prothrombin time, s. `plasma` holds what differs from normal. Limits: the model hardly sees factor V. Source: wajima2009. */
export function prothrombinTime_s(plasma: Plasma = {}): number | null {
  return clottingTime_s(plasma, "TF");
}

/** Activated partial thromboplastin time, s. `plasma` holds what differs from normal. Source: wajima2009. */
export function partialThromboplastinTime_s(plasma: Plasma = {}): number | null {
  return clottingTime_s(plasma, "CA");
}

/** International normalised ratio: prothrombin time over that of normal plasma (sensitivity index 1); null when it does not clot. */
export function normalisedRatio(plasma: Plasma = {}): number | null {
  const [time, normal] = [prothrombinTime_s(plasma), prothrombinTime_s()];
  return time === null || normal === null ? null : time / normal;
}
