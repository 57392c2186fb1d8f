import { pow, stream } from "../numerics/index.ts";
import type { Embolus, EmbolusModel, EmbolusState } from "./state.ts";

/** Where an embolus stops and what it blocks. */
export interface Lodging {
  /** Named artery, or the bed below a segmental artery. */
  readonly vesselIndex: number;
  readonly path: readonly number[];
  readonly occlusion_fraction: number;
  readonly bedShare_fraction: number;
}

const nearlyAll = 0.995;
const leastOcclusion = 0.35;
const mostPartial = 0.93;
/** A saddle blocks at least this much of the fork; a loose plug lets a little more by than its width says. */
const saddleFilling_fraction = 0.6;
const looseFilling_ratio = 0.8;

/** Width of a piece as an artery meets it: it folds on itself, m. */
export function foldedWidth_m(model: EmbolusModel, embolus: { readonly length_m: number; readonly diameter_m: number }): number {
  const folds = Math.max(1, Math.min(model.values.mostFolds, Math.floor(embolus.length_m / model.values.foldLength)));
  return embolus.diameter_m * Math.sqrt(folds);
}

/**
 * Follows the branches from a pulmonary artery until one is too narrow. At each division the branch is drawn by its share of the
 * flow among those wide enough to enter; where none is, the piece stays, straddling the division. Below the segmental artery it closes a share of
 * the bed that goes with its width to the power 2.7.
 */
export function lodgeAt(model: EmbolusModel, state: EmbolusState, embolus: Embolus, flow_m3_per_s: readonly number[], start: number): Lodging {
  const { graph, values } = model;
  const random = stream(model.seed, "branch", embolus.id);
  const width = foldedWidth_m(model, embolus);
  const path: number[] = [];
  const straddles = embolus.parentId === null && embolus.length_m > values.straddleLength;
  let at = start;
  for (;;) {
    const vessel = graph.vessels[at];
    if (width >= vessel.distalDiameter_m || (straddles && at === start && vessel.id === "pulmonary-trunk")) return plug(model, embolus, at, path, vessel.diameter_m, width);
    const bed = model.bedOfArtery[at];
    if (bed >= 0) {
      const share = Math.max(values.smallestShare, Math.min(1, pow(width / vessel.distalDiameter_m, values.sideShareExponent)));
      path.push(bed);
      return { vesselIndex: bed, path, occlusion_fraction: nearlyAll, bedShare_fraction: share };
    }
    const open = model.children[at].filter((child) => graph.vessels[child].proximalDiameter_m > width && blockedShare(state, child) < nearlyAll);
    if (open.length === 0) return plug(model, embolus, at, path, vessel.diameter_m, width);
    const weights = open.map((child) => Math.max(leastWeight, flow_m3_per_s[child]));
    let pick = random.uniform() * weights.reduce((a, b) => a + b, 0);
    let chosen = open[0];
    open.forEach((child, i) => {
      if (pick > 0) chosen = child;
      pick -= weights[i];
    });
    at = chosen;
    path.push(at);
  }
}

const leastWeight = 1e-9;

function blockedShare(state: EmbolusState, vesselIndex: number): number {
  let open = 1;
  for (const other of state.emboli) if (other.status === "lodged" && other.vesselIndex === vesselIndex && other.bedShare_fraction === 1) open *= 1 - other.occlusion_fraction;
  return 1 - open;
}

function plug(model: EmbolusModel, embolus: Embolus, at: number, path: readonly number[], diameter_m: number, width: number): Lodging {
  const { values, graph } = model;
  const isTrunk = graph.vessels[at].id === "pulmonary-trunk";
  const closes = !isTrunk && stream(model.seed, "close", embolus.id).uniform() < values.complete;
  const filled = (width * width) / (diameter_m * diameter_m);
  const partial = Math.max(leastOcclusion, Math.min(mostPartial, isTrunk ? Math.max(saddleFilling_fraction, filled) : filled * looseFilling_ratio));
  return { vesselIndex: at, path, occlusion_fraction: closes ? nearlyAll : partial, bedShare_fraction: 1 };
}
