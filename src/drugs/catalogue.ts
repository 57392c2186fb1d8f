import { nearest } from "../units/index.ts";
import { aspirin } from "./data/aspirin.ts";
import { dabigatran } from "./data/dabigatran.ts";
import { apixaban, edoxaban, rivaroxaban } from "./data/factor-xa-inhibitors.ts";
import { dalteparin, enoxaparin, fondaparinux, heparin, tinzaparin } from "./data/heparins.ts";
import { andexanet, idarucizumab, protamine, prothrombinComplex, tranexamicAcid, vitaminK } from "./data/reversal-agents.ts";
import { alteplase, tenecteplase } from "./data/thrombolytics.ts";
import { acenocoumarol, warfarin } from "./data/vitamin-k-antagonists.ts";
import type { Drug, Part } from "./drug.ts";

/** The drugs that can be given. */
export const drugs: readonly Drug[] = [
  apixaban, rivaroxaban, edoxaban, dabigatran, enoxaparin, dalteparin, tinzaparin, fondaparinux, heparin, warfarin, acenocoumarol, aspirin, alteplase, tenecteplase,
  protamine, idarucizumab, andexanet, vitaminK, prothrombinComplex, tranexamicAcid,
];

const byId = new Map(drugs.map((entry) => [entry.id, entry]));
const byPart = new Map(drugs.flatMap((drug) => drug.parts.map((part) => [part.id, { drug, part }] as const)));

/** A drug by name. Throws RangeError with the nearest and all known names. */
export function findDrug(id: string): Drug {
  const found = byId.get(id);
  if (found === undefined) {
    const suggestion = nearest(id, [...byId.keys()]);
    throw new RangeError(`No drug is called "${id}"${suggestion === undefined ? "" : ` (did you mean "${suggestion}"?)`}. Expected one of ${drugs.map((entry) => entry.id).join(", ")}.`);
  }
  return found;
}

/** A substance in the body by its name, with the drug that brings it. Throws RangeError when unknown. */
export function findPart(id: string): { readonly drug: Drug; readonly part: Part } {
  const found = byPart.get(id);
  if (found === undefined) throw new RangeError(`No substance is called "${id}".`);
  return found;
}
