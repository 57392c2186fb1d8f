import { integrateStiff, rodas5p } from "../../numerics/index.ts";
import { wajima2009 } from "../data/wajima-2009.ts";
import { readyNetwork } from "../network/cache.ts";
import type { Plasma } from "./times.ts";

/** A dose of warfarin. */
export interface WarfarinDose {
  readonly at_s: number;
  readonly dose_kg: number;
}

const tolerance_ratio = 1e-6;
const absolute_nM = 1e-9;

/**
 * Plasma of a person under warfarin at wanted times: vitamin K cycle, clotting factors and their turnover, from normal at rest. Doses
 * and times ascending, s. Source: wajima2009. Limits: one typical person; genotype and age belong to the drug's own kinetics.
 */
export function plasmaUnderWarfarin(doses: readonly WarfarinDose[], times_s: readonly number[]): Plasma[] {
  const { compiled, system, initial_nM } = readyNetwork(wajima2009);
  let y: Float64Array = Float64Array.from(initial_nM);
  const depot = compiled.indexOf("A_warf");
  const found: Plasma[] = [];
  const stops = [...new Set([...doses.map((dose) => dose.at_s), ...times_s])].sort((p, q) => p - q);
  let now = 0;
  for (const stop of stops) {
    if (stop < now) throw new RangeError(`Time ${stop} s lies before 0.`);
    if (stop > now) y = integrateStiff(system, now, stop, y, { method: rodas5p, relativeTolerance: tolerance_ratio, absoluteTolerance: absolute_nM }).y;
    now = stop;
    // Blood is drawn before the tablet of the same time is taken.
    if (times_s.includes(stop)) found.push(Object.fromEntries(compiled.species.map((name, i) => [name, y[i]])));
    for (const dose of doses) if (dose.at_s === stop) y[depot] += dose.dose_kg;
  }
  return found;
}
