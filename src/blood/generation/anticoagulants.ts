import { toSI } from "../../units/index.ts";
import { equationOf, sidesOf, type Network, type RateConstant, type Reaction } from "../network/network.ts";
import { generationParameters } from "./parameters.ts";

const { association } = generationParameters;

/** Enzymes that a small molecule can block: factor Xa alone, factor Xa on factor Va (both pools, cut forms too), free thrombin. */
export type InhibitedEnzyme = "factor-Xa" | "prothrombinase" | "thrombin";

/** A reversible inhibitor in plasma. Several entries of one drug are one substance with several targets. */
export interface Inhibitor {
  readonly drug: string;
  readonly target: InhibitedEnzyme;
  /** Free concentration that binds, nM. */
  readonly effective_nM: number;
  readonly ki_nM: number;
}

/** What anticoagulants do to the network. Ratios multiply antithrombin's rates: with factors Xa, IXa and VIIa, and with thrombin. */
export interface NetworkEffect {
  readonly inhibitors: readonly Inhibitor[];
  readonly antithrombinXa_ratio: number;
  readonly antithrombinIIa_ratio: number;
}

/** No drug. */
export const noEffect: NetworkEffect = { inhibitors: [], antithrombinXa_ratio: 1, antithrombinIIa_ratio: 1 };

const enzymes: Readonly<Record<InhibitedEnzyme, RegExp>> = { "factor-Xa": /^Xa$/, prothrombinase: /^Xa_Va\d*(?:_Leiden)?$/, thrombin: /^IIa$/ };

/** Name of a drug as a species: letters and digits. */
function speciesName(drug: string): string {
  return `drug_${drug.replace(/\W+/g, "_")}`;
}

function checked(what: string, amount_nM: number): number {
  if (!(amount_nM >= 0) || amount_nM === Infinity) throw new RangeError(`${what} is ${amount_nM}; expected 0 or more.`);
  return amount_nM;
}

/** One substance binding the enzymes of its entries. */
function withInhibitor(network: Network, entries: readonly Inhibitor[]): Network {
  const { drug, effective_nM } = entries[0];
  const substance = speciesName(drug);
  const species: Record<string, RateConstant> = { ...network.species, [substance]: { value: checked(`Effective concentration of ${drug}`, effective_nM), unit: "nM", source: "virchow", basis: "fitted", note: "Free concentration times the drug's potency." } };
  const constants: Record<string, RateConstant> = { ...network.constants, association };
  const reactions: Reaction[] = [...network.reactions];
  for (const { target, ki_nM } of entries) {
    for (const enzyme of Object.keys(network.species).filter((name) => enzymes[target].test(name))) {
      const complex = `${enzyme}_${substance}`;
      const leaves = `leaves_${complex}`;
      species[complex] = { value: 0, unit: "nM", source: "virchow", basis: "assumed", note: "Nothing is bound at the start." };
      constants[leaves] = { value: toSI(association.value, association.unit) * checked(`Inhibition constant of ${drug}`, ki_nM), unit: "per_s", source: "virchow", basis: "estimated", note: "Inhibition constant times association." };
      reactions.push({ id: `binds-${complex}`, equation: `${enzyme} + ${substance} <-> ${complex}`, forward: "association", reverse: leaves });
    }
  }
  const conserved = network.conserved.map((sum) => ({ ...sum, species: [...sum.species, ...sum.species.map((name) => `${name}_${substance}`).filter((name) => Object.hasOwn(species, name))] }));
  return { ...network, id: `${network.id}-${drug}`, species, constants, reactions, conserved };
}

/** Whether antithrombin meets thrombin or one of the other proteases in a reaction; undefined where it is not a reactant. */
function antithrombinTarget(reaction: Reaction): "Xa" | "IIa" | undefined {
  const { left } = sidesOf(reaction.equation);
  const other = left.find((name) => name !== "AT");
  if (!left.includes("AT") || other === undefined) return undefined;
  return /(?:^|_)m?IIa$/.test(other) ? "IIa" : "Xa";
}

function withAntithrombin(network: Network, { antithrombinXa_ratio, antithrombinIIa_ratio }: NetworkEffect): Network {
  const constants: Record<string, RateConstant> = { ...network.constants };
  const reactions = network.reactions.map((reaction) => {
    const target = antithrombinTarget(reaction);
    if (target === undefined || reaction.forward === undefined) return reaction;
    const constant = network.constants[reaction.forward];
    const own = `${reaction.forward}_${target}_heparin`;
    const factor = target === "IIa" ? antithrombinIIa_ratio : antithrombinXa_ratio;
    constants[own] = { ...constant, value: constant.value * checked("Ratio of antithrombin's rate", factor), note: "Raised by heparin." };
    return { ...reaction, equation: equationOf(sidesOf(reaction.equation)), forward: own };
  });
  return { ...network, id: `${network.id}-heparin`, constants, reactions };
}

/**
 * The network under drugs: inhibitors as species that bind their enzymes, heparins as a faster antithrombin. What a drug at a
 * concentration does, its calibration included, is known to the drugs, not to the blood. Throws RangeError for a network without free
 * antithrombin (the clotting-time model) and for negative numbers.
 */
export function withEffect(network: Network, effect: NetworkEffect): Network {
  const isFaster = effect.antithrombinXa_ratio !== 1 || effect.antithrombinIIa_ratio !== 1;
  if (effect.inhibitors.length === 0 && !isFaster) return network;
  if (!Object.hasOwn(network.species, "AT")) throw new RangeError(`Network ${network.id}: drugs act on the tissue factor networks; use protein-c, hockin-mann-2002 or danforth-2009.`);
  const names = [...new Set(effect.inhibitors.map((one) => one.drug))];
  const inhibited = names.reduce((current, name) => withInhibitor(current, effect.inhibitors.filter((one) => one.drug === name)), network);
  return isFaster ? withAntithrombin(inhibited, effect) : inhibited;
}
