import type { SegmentPerfusion } from "../state.ts";
import type { PulmonaryTree } from "./build.ts";
import type { TreeFlow } from "./perfuse.ts";

/** Flow under which lung counts as closed to blood, as a share of what it has when all lung is open. */
const closedRatio = 0.02;

/**
 * How the tree perfuses each segment, for gas exchange: share of its bed that is closed, and the flow of the open rest in `class_count` classes of equal volume, from the
 * least to the most perfused.
 */
export function segmentPerfusion(tree: PulmonaryTree, flow: TreeFlow, class_count: number): SegmentPerfusion {
  const bedClosed: number[] = [];
  const flowClasses: { readonly share_fraction: number; readonly flow_ratio: number }[][] = [];
  const lists: { share_fraction: number; flow_ratio: number }[][] = tree.graph.segments.map(() => []);
  for (const i of tree.terminal) {
    const share_fraction = tree.share_fraction[i];
    lists[tree.segmentOf[i]].push({ share_fraction, flow_ratio: flow.flow_m3_per_s > 0 ? flow.work.flow[i] / (share_fraction * flow.flow_m3_per_s) : 1 });
  }
  for (const list of lists) {
    const whole = list.reduce((a, one) => a + one.share_fraction, 0);
    const open = list.filter((one) => one.flow_ratio >= closedRatio).sort((a, b) => a.flow_ratio - b.flow_ratio);
    const volume = open.reduce((a, one) => a + one.share_fraction, 0);
    const mean = open.reduce((a, one) => a + one.share_fraction * one.flow_ratio, 0) / Math.max(leastShare, volume);
    bedClosed.push(1 - volume / whole);
    const sums = Array.from({ length: class_count }, () => ({ share_fraction: 0, flow_ratio: 0 }));
    let passed = 0;
    for (const one of open) {
      const k = Math.min(class_count - 1, Math.floor((class_count * (passed + 0.5 * one.share_fraction)) / volume));
      sums[k].share_fraction += one.share_fraction;
      sums[k].flow_ratio += one.share_fraction * one.flow_ratio;
      passed += one.share_fraction;
    }
    flowClasses.push(sums.map((sum) => ({ share_fraction: volume > 0 ? sum.share_fraction / volume : 1 / class_count, flow_ratio: sum.share_fraction > 0 ? sum.flow_ratio / (sum.share_fraction * mean) : 1 })));
  }
  return { bedClosed_fraction: bedClosed, flowClasses };
}

const leastShare = 1e-12;

/** Share of the flow of an open tree that no longer reaches the lung where it went, and share of lung that is closed to blood. */
export function treeLoss(tree: PulmonaryTree, flow: TreeFlow, rest: TreeFlow): { readonly flowLost_fraction: number; readonly bedLost_fraction: number } {
  let [lost, closed] = [0, 0];
  for (const i of tree.terminal) {
    const before = rest.work.flow[i] / rest.flow_m3_per_s;
    const now = flow.flow_m3_per_s > 0 ? flow.work.flow[i] / flow.flow_m3_per_s : 0;
    lost += Math.max(0, before - now);
    if (now < closedRatio * before) closed += tree.share_fraction[i];
  }
  return { flowLost_fraction: lost, bedLost_fraction: closed };
}
