import { nearest } from "../units/index.ts";
import type { VesselGraph, VesselIndex } from "./types.ts";

/** Index of a vessel by name. Throws RangeError with the nearest name when there is none. */
export function vesselIndex(graph: VesselGraph, id: string): VesselIndex {
  const found = graph.indexOf.get(id);
  if (found !== undefined) return found;
  const suggestion = nearest(id, [...graph.indexOf.keys()]);
  throw new RangeError(`No vessel is called "${id}".${suggestion === undefined ? "" : ` Did you mean "${suggestion}"?`}`);
}

/** Indices from a systemic vein to the right atrium, both included. */
export function pathToHeart(graph: VesselGraph, from: VesselIndex): readonly VesselIndex[] {
  const path: VesselIndex[] = [];
  for (let at: VesselIndex | undefined = from; at !== undefined && !path.includes(at); at = graph.vessels[at].downstream) path.push(at);
  return path;
}
