import { equationOf, sidesOf, type Network, type RateConstant, type Reaction } from "./network.ts";

/** Species of the protein C model that contain factor V. */
const factorVSpecies = ["V", "Va", "Va5", "Va3", "Va53", "APC_Va", "APC_Va5", "APC_Va3", "Xa_Va", "Xa_Va_II", "Xa_Va5", "Xa_Va3", "Xa_Va53", "Xa_Va5_II", "Xa_Va3_II", "Xa_Va53_II", "II_Va"];
/** Constants of the cut at Arg506, which Leiden factor V does not have. */
const arg506 = ["k51", "k64"];

/** Name of a factor V species in the Leiden pool. */
export function leidenName(species: string): string {
  return `${species}_Leiden`;
}

/**
 * The protein C network with two pools of factor V, wild type and Leiden: every reaction that touches factor V stands twice, and the
 * Leiden pool lacks the cut at Arg506. `leiden_fraction` of factor V starts in the Leiden pool (0.5 heterozygous, 1 homozygous).
 * Source: bertina1994 for the missing cut; the two-pool form is a modelling choice of this project.
 */
export function withLeidenPool(network: Network, leiden_fraction: number): Network {
  if (!(leiden_fraction >= 0 && leiden_fraction <= 1)) throw new RangeError(`leiden_fraction is ${leiden_fraction}; expected 0 to 1.`);
  const pool = factorVSpecies.filter((name) => Object.hasOwn(network.species, name));
  if (!Object.hasOwn(network.constants, "k51") || !pool.includes("APC_Va")) throw new RangeError(`Network ${network.id}: has no activated protein C; factor V Leiden needs the protein C model.`);
  const rename = (name: string): string => (pool.includes(name) ? leidenName(name) : name);
  const twins: Reaction[] = network.reactions.flatMap((reaction) => {
    const sides = sidesOf(reaction.equation);
    if (![...sides.left, ...sides.right].some((name) => pool.includes(name)) || arg506.includes(reaction.forward ?? "")) return [];
    return [{ ...reaction, id: `${reaction.id}L`, equation: equationOf({ ...sides, left: sides.left.map(rename), right: sides.right.map(rename) }) }];
  });
  const species: Record<string, RateConstant> = { ...network.species };
  for (const name of pool) species[leidenName(name)] = network.species[name];
  const v = network.species["V"];
  species["V"] = { ...v, value: v.value * (1 - leiden_fraction) };
  species[leidenName("V")] = { ...v, value: v.value * leiden_fraction };
  return {
    ...network,
    id: `${network.id}-leiden`,
    species,
    reactions: [...network.reactions, ...twins],
    conserved: network.conserved.map((sum) => ({ ...sum, species: [...sum.species, ...sum.species.filter((name) => pool.includes(name)).map(leidenName)] })),
  };
}
