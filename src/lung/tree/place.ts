import { stream } from "../../numerics/index.ts";
import type { Plug } from "../state.ts";
import { arteryLevels, type PulmonaryTree } from "./build.ts";
import { segmentRoot, type TreeClot } from "./clots.ts";

const quarterPi = 0.7853981633974483;
const near = 1.25;
const segmental = arteryLevels.indexOf("segmental");

/** Element in which a plug lies: its named artery, or the branch of its segment behind which its share of the bed lies. */
function elementOf(tree: PulmonaryTree, plug: Plug, seed: number, order: number): number {
  const named = tree.vesselOf.findIndex((v) => v === plug.vesselIndex);
  if (named >= 0) return named;
  const s = tree.graph.segments.findIndex((segment) => segment.bed === plug.vesselIndex);
  if (s < 0) return -1;
  const random = stream(seed, "plug-place", plug.vesselIndex, order);
  let i = segmentRoot(tree, tree.segmentOf.indexOf(s));
  const whole = tree.share_fraction[i];
  while (tree.childStart[i] < tree.childStart[i + 1] && tree.share_fraction[i] > near * plug.bedShare_fraction * whole) {
    let pick = random.uniform() * tree.share_fraction[i];
    let next = tree.child[tree.childStart[i]];
    for (let k = tree.childStart[i]; k < tree.childStart[i + 1] && pick > 0; k++) {
      next = tree.child[k];
      pick -= tree.share_fraction[next];
    }
    i = next;
  }
  return i;
}

/**
 * Plugs of the graph as clots in a person's tree: the way back from `treePlugs`, for pictures and perfusion of an episode in which emboli are followed by named artery and
 * share of bed. Where a share could lie in several branches the seed decides. Plugs of vessels that the tree lacks are left out.
 */
export function placePlugs(tree: PulmonaryTree, plugs: readonly Plug[], seed: number): TreeClot[] {
  const living = 1 + tree.values.distensibility * (tree.values.livingPressure - tree.values.castPressure);
  const clots: TreeClot[] = [];
  plugs.forEach((plug, order) => {
    const i = elementOf(tree, plug, seed, order);
    if (i < 0) return;
    const width = tree.diameter_m[i] * living * Math.sqrt(Math.max(leastFilled, plug.occlusion_fraction));
    const whole = tree.levelOf[i] < segmental || plug.bedShare_fraction === 1 ? 1 : tree.share_fraction[i] / tree.share_fraction[segmentRoot(tree, i)];
    clots.push({
      embolus_index: order, element_index: i, volume_m3: plug.volume_m3, lodgedVolume_m3: plug.volume_m3, length_m: plug.volume_m3 / (quarterPi * width * width), width_m: width, age_s: plug.age_s, lodged_s: -plug.age_s, organised_fraction: 0,
      lodgedOcclusion_fraction: plug.occlusion_fraction, occlusion_fraction: plug.occlusion_fraction, share_fraction: Math.min(1, plug.bedShare_fraction / whole), recanalised_fraction: 0, straddles: false,
    });
  });
  return clots;
}

const leastFilled = 0.01;
