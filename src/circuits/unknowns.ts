import type { BlockEntry, Connection } from "./format/circuit.ts";

/** Names of the unknowns in their order: flow and pressure of each connection, then the inner ones of each block. */
export function unknownNames(blocks: readonly BlockEntry[], connections: readonly Connection[]): readonly string[] {
  return [...connections.flatMap(({ from, to }) => [`flow:${from}:${to}`, `pressure:${from}:${to}`]), ...blocks.flatMap(({ name, kind }) => kind.inner.map((inner) => `${inner}:${name}`))];
}
