import { exp } from "../../numerics/index.ts";
import { childRows, type PulmonaryTree } from "./build.ts";
import { elasticPotential } from "./kernel.ts";
import { perfuseTree, treeVolume, treeWork, type TreeInput } from "./perfuse.ts";

const quarterPi = 0.7853981633974483;

/**
 * A tree with the same trunk that ends at arteries narrower than `least_m`. Every subtree that is cut is replaced by a terminal with the same flow at the pressures
 * of `rest`, the same capillary and venous resistance, and its volume at the cast's pressure, so that resistance and compliance stay. Limits: exact at `rest`; away from it
 * the cut arteries widen with the pressure of their root.
 */
export function reduceTree(tree: PulmonaryTree, least_m: number, rest: TreeInput): PulmonaryTree {
  const work = treeWork(tree);
  perfuseTree(tree, rest, work);
  const n = tree.elementCount;
  const kept: number[] = [];
  const newIndex = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    const parent = tree.parent[i];
    if (parent >= 0 && (newIndex[parent] < 0 || (tree.segmentOf[parent] >= 0 && tree.diameter_m[parent] < least_m))) continue;
    newIndex[i] = kept.length;
    kept.push(i);
  }
  // What lies behind every element: parallel capillaries and veins, and blood.
  const capillary = new Float64Array(n);
  const vein = new Float64Array(n);
  const volume = new Float64Array(n);
  for (let t = 0; t < tree.terminal.length; t++) {
    const i = tree.terminal[t];
    capillary[i] = 1 / tree.terminalCapillary_Pa_s_per_m3[t];
    vein[i] = 1 / tree.terminalVein_Pa_s_per_m3[t];
    volume[i] = tree.terminalVolume_m3[t];
  }
  for (let i = n - 1; i > 0; i--) {
    const parent = tree.parent[i];
    capillary[parent] += capillary[i];
    vein[parent] += vein[i];
    const own = newIndex[i] < 0 ? quarterPi * tree.diameter_m[i] * tree.diameter_m[i] * tree.length_m[i] : 0;
    if (newIndex[i] < 0) volume[parent] += volume[i] + own;
  }
  const pick = (from: Float64Array): Float64Array => Float64Array.from(kept, (i) => from[i]);
  const parent = Int32Array.from(kept, (i) => (tree.parent[i] < 0 ? -1 : newIndex[tree.parent[i]]));
  const rows = childRows(parent);
  const terminal: number[] = [];
  for (let k = 0; k < kept.length; k++) if (rows.childStart[k] === rows.childStart[k + 1]) terminal.push(k);
  const a = tree.distensibility_per_Pa;
  const cast = tree.values.castPressure;
  const artery = terminal.map((k) => {
    const i = kept[k];
    const local = work.pressure[i] - work.hydrostatic[i];
    const out = Math.max(rest.leftAtrialPressure_Pa - work.hydrostatic[i], rest.alveolarPressure_Pa);
    const whole = (elasticPotential(local - cast, a) - elasticPotential(out - cast, a)) / work.flow[i];
    const open = openShare(tree, local - rest.alveolarPressure_Pa);
    return Math.max(0, whole - 1 / (capillary[i] * open) - 1 / vein[i]);
  });
  return {
    ...tree, elementCount: kept.length, parent, childStart: rows.childStart, child: rows.child, diameter_m: pick(tree.diameter_m), length_m: pick(tree.length_m), viscosity_Pa_s: pick(tree.viscosity_Pa_s), left_m: pick(tree.left_m),
    front_m: pick(tree.front_m), up_m: pick(tree.up_m), bend: pick(tree.bend), segmentOf: Int16Array.from(kept, (i) => tree.segmentOf[i]), vesselOf: Int32Array.from(kept, (i) => tree.vesselOf[i]),
    levelOf: Uint8Array.from(kept, (i) => tree.levelOf[i]), share_fraction: pick(tree.share_fraction), terminal: Int32Array.from(terminal), terminalArtery_Pa_s_per_m3: Float64Array.from(artery),
    terminalCapillary_Pa_s_per_m3: Float64Array.from(terminal, (k) => 1 / capillary[kept[k]]), terminalVein_Pa_s_per_m3: Float64Array.from(terminal, (k) => 1 / vein[kept[k]]), terminalVolume_m3: Float64Array.from(terminal, (k) => volume[kept[k]]),
  };
}

/** Share of capillaries open at an arterial over alveolar pressure; the same law as in the kernel. */
function openShare(tree: PulmonaryTree, over_Pa: number): number {
  const { values } = tree;
  return values.recruitLeast + (1 - values.recruitLeast) / (1 + exp((values.recruitMiddle - over_Pa) / values.recruitSpread));
}

/** Blood in the arteries as cast, beyond the main arteries, m3: what the morphometry counts. */
export function castVolume_m3(tree: PulmonaryTree): number {
  const work = treeWork(tree);
  work.pressure.fill(tree.values.castPressure);
  return treeVolume(tree, work).beyondMain_m3;
}
