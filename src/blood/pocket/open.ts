import type { Network, RateConstant, Reaction } from "../network/network.ts";

/** Constant of the exchange with fresh plasma, 1/s: one over the residence time. */
export const exchangeConstant = "exchange";

/** Name of the constant that holds the plasma level of a species. */
export function inflowName(species: string): string {
  return `${species}_plasma`;
}

/**
 * The open pocket: the same network, well mixed, in which what bears tissue factor or thrombomodulin is fixed to the wall and
 * everything else is exchanged with fresh plasma,
 *
 *     dy/dt = f(y) + (y_plasma - y)/tau
 *
 * Species that the plasma brings are those with a start value. Limits: no platelets, no gradients inside the pocket; tissue factor of
 * the wall is given per volume.
 */
export function openPocket(network: Network): Network {
  const mobile = Object.keys(network.species).filter((name) => !network.wall.includes(name));
  const brought = mobile.filter((name) => network.species[name].value > 0);
  const constants: Record<string, RateConstant> = { ...network.constants, [exchangeConstant]: { value: 0, unit: "per_s", source: "virchow", basis: "assumed", note: "Set for each run." } };
  for (const name of brought) constants[inflowName(name)] = network.species[name];
  const reactions: Reaction[] = [
    ...mobile.map((name) => ({ id: `out-${name}`, equation: `${name} ->`, forward: exchangeConstant })),
    ...brought.map((name) => ({ id: `in-${name}`, equation: `-> ${name}`, rate: `${exchangeConstant}*${inflowName(name)}` })),
  ];
  const onWall = network.conserved.filter((sum) => sum.species.every((name) => network.wall.includes(name)));
  return { ...network, id: `${network.id}-open`, constants, reactions: [...network.reactions, ...reactions], conserved: onWall };
}
