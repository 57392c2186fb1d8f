import { nearest, toSI } from "../../units/index.ts";
import { association, networkDrugs, type NetworkDrug } from "../data/anticoagulants.ts";
import { equationOf, sidesOf, type Network, type RateConstant, type Reaction } from "../network/network.ts";

/** A drug and its total concentration in SI: kg/m3, or IU/m3 for heparins. */
export interface DrugLevel {
  readonly name: string;
  /** Total concentration in plasma. */
  readonly concentration_kg_per_m3: number;
}

/** The drug of this name. Throws RangeError with the nearest name. */
export function networkDrug(name: string): NetworkDrug {
  const found = Object.hasOwn(networkDrugs, name) ? networkDrugs[name] : undefined;
  if (found !== undefined) return found;
  const close = nearest(name, Object.keys(networkDrugs));
  throw new RangeError(`Drug "${name}" is unknown${close === undefined ? "." : `; did you mean "${close}"?`} Known: ${Object.keys(networkDrugs).join(", ")}.`);
}

/** Unit in which a drug's concentration is usually written. */
export function drugUnit(name: string): string {
  return networkDrug(name).therapeutic.unit;
}

function si(constant: RateConstant): number {
  return toSI(constant.value, constant.unit);
}

/** Species of a free drug and of its complex with an enzyme. */
function complexName(enzyme: string, drug: string): string {
  return `${enzyme}_${drug}`;
}

/** Free and effective concentration of a reversible inhibitor, nM. */
function effective_nM(drug: Extract<NetworkDrug, { kind: "reversible" }>, concentration_kg_per_m3: number): number {
  return (concentration_kg_per_m3 / si(drug.molarMass)) * drug.free.value * drug.potency.value;
}

function withInhibitor(network: Network, name: string, drug: Extract<NetworkDrug, { kind: "reversible" }>, concentration_kg_per_m3: number): Network {
  const species: Record<string, RateConstant> = { ...network.species, [name]: { value: effective_nM(drug, concentration_kg_per_m3), unit: "nM", source: "virchow", basis: "assumed", note: "Effective free concentration." } };
  const constants: Record<string, RateConstant> = { ...network.constants, association };
  const reactions: Reaction[] = [...network.reactions];
  for (const [target, inhibition] of Object.entries(drug.targets)) {
    // A second pool of factor V binds the drug as the first does.
    for (const enzyme of [target, `${target}_Leiden`].filter((candidate) => Object.hasOwn(network.species, candidate))) {
      const complex = complexName(enzyme, name);
      const leaves = `leaves_${complex}`;
      species[complex] = { value: 0, unit: "nM", source: "virchow", basis: "assumed", note: "Nothing is bound at the start." };
      constants[leaves] = { value: association.value * inhibition.value, unit: "per_s", source: inhibition.source, basis: inhibition.basis, note: "Inhibition constant times association." };
      reactions.push({ id: `binds-${complex}`, equation: `${enzyme} + ${name} <-> ${complex}`, forward: "association", reverse: leaves });
    }
  }
  return { ...network, id: `${network.id}-${name}`, species, constants, reactions, conserved: network.conserved.map((sum) => ({ ...sum, species: [...sum.species, ...sum.species.map((one) => complexName(one, name)).filter((one) => Object.hasOwn(species, one))] })) };
}

/** Which kind of target antithrombin meets in a reaction; undefined where it is not a reactant. */
function antithrombinTarget(reaction: Reaction): "onXa" | "onThrombin" | "onOthers" | undefined {
  const { left } = sidesOf(reaction.equation);
  const other = left.find((name) => name !== "AT");
  if (!left.includes("AT") || other === undefined) return undefined;
  if (other === "Xa") return "onXa";
  return /(?:^|_)m?IIa$/.test(other) ? "onThrombin" : "onOthers";
}

function withAccelerator(network: Network, name: string, drug: Extract<NetworkDrug, { kind: "accelerator" }>, concentration_kg_per_m3: number): Network {
  const constants: Record<string, RateConstant> = { ...network.constants };
  const reactions = network.reactions.map((reaction) => {
    const target = antithrombinTarget(reaction);
    if (target === undefined || reaction.forward === undefined) return reaction;
    const constant = network.constants[reaction.forward];
    const own = `${reaction.forward}_${target}_${name}`;
    constants[own] = { ...constant, value: constant.value * (1 + si(drug[target]) * concentration_kg_per_m3), note: `Raised by ${name}.` };
    return { ...reaction, equation: equationOf(sidesOf(reaction.equation)), forward: own };
  });
  return { ...network, id: `${network.id}-${name}`, constants, reactions };
}

/**
 * The network under drugs: direct inhibitors as species that bind their enzymes, heparins as faster antithrombin. Throws RangeError
 * for a network without the targets (the clotting-time model), an unknown drug or a negative concentration.
 */
export function withDrugs(network: Network, drugs: readonly DrugLevel[]): Network {
  return drugs.reduce((current, { name, concentration_kg_per_m3 }) => {
    const drug = networkDrug(name);
    if (!(concentration_kg_per_m3 >= 0) || concentration_kg_per_m3 === Infinity) throw new RangeError(`Concentration of ${name} is ${concentration_kg_per_m3}; expected 0 or more.`);
    if (!Object.hasOwn(network.species, "AT")) throw new RangeError(`Network ${network.id}: drugs act on the tissue factor networks; use protein-c, hockin-mann-2002 or danforth-2009.`);
    return drug.kind === "reversible" ? withInhibitor(current, name, drug, concentration_kg_per_m3) : withAccelerator(current, name, drug, concentration_kg_per_m3);
  }, network);
}
