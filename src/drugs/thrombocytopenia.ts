import { exp } from "../numerics/index.ts";
import { findPart } from "./catalogue.ts";
import { million } from "./data/units.ts";
import type { DrugsValues } from "./parameters.ts";
import type { DrugsState } from "./state.ts";

/**
 * Heparin-induced thrombocytopenia. A person whose draw lies under the rate of the heparin given answers it, once exposed for the drawn
 * 5 to 10 days: platelets fall towards the nadir while heparin is there and recover when it has gone. Rates: Martel 2005 (2.6 % with
 * unfractionated, 0.2 % with low-molecular-weight heparin). Returns true at the step in which the fall begins.
 */
export function advancePlatelets(state: DrugsState, values: DrugsValues, concentration_per_m3: (substance: string) => number, t_s: number, dt_s: number): boolean {
  const hit = state.thrombocytopenia;
  let exposed = false;
  for (const entry of state.amounts) {
    if (findPart(entry.drug).drug.kind !== "heparin" || concentration_per_m3(entry.drug) / million < values.hitHeparinGone) continue;
    exposed = true;
    hit.risk_probability = Math.max(hit.risk_probability, entry.drug === "heparin" ? values.hitHeparin : values.hitFragments);
  }
  if (exposed) hit.since_s ??= t_s;
  let began = false;
  if (exposed && hit.began_s === null && hit.since_s !== null && hit.susceptibility_probability < hit.risk_probability && t_s + dt_s - hit.since_s >= hit.onset_s) {
    hit.began_s = t_s + dt_s;
    began = true;
  }
  if (hit.began_s === null) return false;
  const target = exposed ? values.hitNadir : 1;
  hit.platelets_ratio += (target - hit.platelets_ratio) * (1 - exp(-dt_s / (exposed ? values.hitFall : values.hitRecovery)));
  return began;
}
