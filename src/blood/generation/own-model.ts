import type { Network } from "../network/network.ts";
import { coagulationModels, type CoagulationModel } from "./models.ts";

/**
 * A network of a user's as a model of thrombin generation: active thrombin is IIa, with 1.2 mIIa where it has that; the trigger is TF;
 * thrombomodulin is TM. Species whose names begin with TF or TM stay on the wall unless the network says which do. Throws RangeError
 * when IIa or TF is missing.
 */
export function ownModel(network: Network): CoagulationModel {
  const has = (name: string): boolean => Object.hasOwn(network.species, name);
  for (const name of ["IIa", "TF"]) if (!has(name)) throw new RangeError(`Network ${network.id}: has no species "${name}"; expected IIa (thrombin) and TF (tissue factor).`);
  const { active, together } = coagulationModels["hockin-mann-2002"];
  const wall = network.wall.length > 0 ? network.wall : Object.keys(network.species).filter((name) => /^(?:TF|TM)(?:_|$)/.test(name));
  return {
    network: { ...network, wall },
    active: Object.fromEntries(Object.entries(active).filter(([name]) => has(name))),
    tissueFactor: "TF",
    ...(has("TM") ? { thrombomodulin: "TM" } : {}),
    together: Object.fromEntries(Object.entries(together).filter(([, names]) => names.every(has))),
  };
}
