import { danforth2009 } from "../data/danforth-2009.ts";
import { hockinMann2002 } from "../data/hockin-mann-2002.ts";
import { proteinC2012 } from "../data/protein-c-2012.ts";
import { wajima2009 } from "../data/wajima-2009.ts";
import type { Network } from "../network/network.ts";
import { meizothrombinWeight_ratio } from "./parameters.ts";

/** The coagulation models of the program. */
export type CoagulationModelId = "protein-c" | "hockin-mann-2002" | "danforth-2009" | "wajima-2009";

/** A network with what an assay needs to know of it. */
export interface CoagulationModel {
  readonly network: Network;
  /** Species that make up active thrombin, each with its weight. */
  readonly active: Readonly<Record<string, number>>;
  /** Species of the trigger. */
  readonly tissueFactor: string;
  /** Species of thrombomodulin, where the model has one. */
  readonly thrombomodulin?: string;
  /** Factors whose level scales more than the species of their own name. */
  readonly together: Readonly<Record<string, readonly string[]>>;
}

const active = { IIa: 1, mIIa: meizothrombinWeight_ratio };
const together = { VII: ["VII", "VIIa"] };

/** All models by their id. Meizothrombin counts 1.2 times, as its authors report active thrombin. Source: hockin2002. */
export const coagulationModels: Readonly<Record<CoagulationModelId, CoagulationModel>> = {
  "protein-c": { network: proteinC2012, active, tissueFactor: "TF", thrombomodulin: "TM", together },
  "hockin-mann-2002": { network: hockinMann2002, active, tissueFactor: "TF", together },
  "danforth-2009": { network: danforth2009, active, tissueFactor: "TF", together },
  "wajima-2009": { network: wajima2009, active: { IIa: 1 }, tissueFactor: "TF", thrombomodulin: "Tmod", together: {} },
};
