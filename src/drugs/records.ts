import type { ParameterRecord } from "../units/index.ts";
import { drugs } from "./catalogue.ts";
import { effectParameters } from "./data/effects.ts";
import { antagonistSpread, spreads } from "./data/variation.ts";
import { drugsParameters } from "./parameters.ts";

/** Every parameter of this station, by group: how concentrations act, each drug's kinetics and effects, how people differ. For listings, sources and checks. */
export const drugRecords: Readonly<Record<string, ParameterRecord>> = {
  drugs: drugsParameters,
  ...Object.fromEntries(drugs.map((drug) => [drug.id, drug.parameters])),
  ...Object.fromEntries(Object.entries(effectParameters).map(([drug, record]) => [`${drug}.effect`, record])),
  ...Object.fromEntries(Object.entries(spreads).map(([drug, record]) => [`${drug}.variation`, record])),
  "vitamin-k-antagonists.variation": antagonistSpread,
};
