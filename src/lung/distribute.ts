import { exp, log } from "../numerics/index.ts";
import { curvePosition } from "./kernel.ts";
import { patchLevels, type LungModel } from "./model.ts";
import type { Obstruction } from "./obstruction.ts";
import type { LungInput } from "./state.ts";

/** Flow that still seeps through a closed unit, as a share of an open one's. */
const seepage = 1e-5;
const mostPatches = 0.8;
const least = { flow: 1e-12, ratio: 1e-30 } as const;

/** How far the lung has answered to lost bed, 0 to 1. */
export function lungResponse(model: LungModel, bedLost_fraction: number): number {
  return 1 - exp(-bedLost_fraction / model.values.responseHalf);
}

/** Share of perfused lung whose airways mediators and oedema nearly close. */
export function patchShare(model: LungModel, bedLost_fraction: number): number {
  const { values, traits } = model;
  return Math.min(mostPatches, values.patchMost * traits.patch_ratio * traits.mediator_ratio * lungResponse(model, bedLost_fraction));
}

/** Sets the flow classes of every segment to closed and open lung by the share of its bed that is closed. */
function closeBeds(model: LungModel, block: Obstruction): void {
  const { classShare, classFlow } = model.work;
  const classes = model.classCount;
  for (let s = 0; s < model.graph.segments.length; s++) {
    const closed = Math.max(0, Math.min(1, block.bedClosed_fraction[s]));
    const profile = block.flowClasses?.[s];
    const mean = seepage * closed + (1 - closed);
    classShare[s * classes] = closed;
    classFlow[s * classes] = seepage / mean;
    for (let k = 1; k < classes; k++) {
      classShare[s * classes + k] = (1 - closed) * (profile?.[k - 1].share_fraction ?? 1 / (classes - 1));
      classFlow[s * classes + k] = (profile?.[k - 1].flow_ratio ?? 1) / mean;
    }
  }
}

/**
 * Shares flow and air among the units for the present obstruction, before airways narrow by their own gas; writes the kernel's arrays, both as shares of their totals.
 */
export function distribute(model: LungModel, input: LungInput, block: Obstruction): void {
  const { work, values, graph } = model;
  closeBeds(model, block);
  const total = input.segmentFlow_m3_per_s.reduce((a, q) => a + Math.max(0, q), 0);
  const patches = patchShare(model, block.bedLost_fraction);
  let air = 0;
  for (let i = 0; i < model.unitCount; i++) {
    const s = model.segmentOf[i];
    const k = s * model.classCount + model.classOf[i];
    const level = model.patchOf[i];
    const closed = model.classOf[i] === 0;
    const levelShare = closed ? 1 : level === 0 ? 1 - patches : patches / patchLevels;
    const volume = model.quantileShare[i] * work.classShare[k] * levelShare;
    const segment = total > 0 ? Math.max(0, input.segmentFlow_m3_per_s[s]) / total : graph.segments[s].share_fraction;
    const open = level === 0 ? 1 : values.patchLeast + (values.patchOpen - values.patchLeast) * ((level - 0.5) / patchLevels);
    work.flow[i] = segment * volume * work.classFlow[k];
    work.air[i] = graph.segments[s].share_fraction * volume * model.airRatio[i] * open;
    air += work.air[i];
  }
  for (let i = 0; i < model.unitCount; i++) {
    work.air[i] /= air;
    work.raw[i] = curvePosition(log(Math.max(least.ratio, work.air[i] / Math.max(least.flow, work.flow[i]))));
  }
}
