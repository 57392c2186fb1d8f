import { viewEmbolus } from "../../embolus/index.ts";
import { occlusion_fraction } from "../../thrombus/index.ts";
import type { Episode } from "../model.ts";
import type { EpisodeState } from "../state.ts";

/** What blocks vessels, by vessel index: share of the lumen, and share of the length over which it is blocked. */
export interface Blockage {
  readonly occlusion_fraction: number[];
  readonly occludedLength_fraction: number[];
}

const linePart_fraction = 0.9;

/** Blockage by thrombus. Clot in one of two parallel veins leaves the other open. */
export function thrombusBlockage(episode: Episode, state: EpisodeState): Blockage {
  const { veins } = episode.thrombus;
  const occlusion = veins.map(() => 0);
  const length = veins.map(() => 0);
  for (const clot of state.stations.thrombus.clots) {
    for (const segment of clot.segments) {
      const i = segment.vesselIndex;
      const vein = veins[i];
      const share = occlusion_fraction(vein, segment) * (segment.channel_count / vein.channel_count);
      occlusion[i] = Math.min(1, Math.max(occlusion[i], share));
      length[i] = Math.min(1, length[i] + segment.length_m / vein.length_m);
    }
  }
  return { occlusion_fraction: occlusion, occludedLength_fraction: length };
}

/** Blockage of every vessel by everything: thrombus, emboli, catheter, filter, experiment. The greatest counts. */
export function presentBlockage(episode: Episode, state: EpisodeState): Blockage {
  const { vessels } = episode.graph;
  const { orders } = state;
  const values = episode.values.episode;
  const occlusion = vessels.map(() => 0);
  const length = vessels.map(() => 0);
  const put = (i: number, share: number, along: number): void => {
    if (share <= occlusion[i]) return;
    occlusion[i] = share;
    length[i] = Math.max(along, length[i]);
  };
  for (const part of [thrombusBlockage(episode, state), viewEmbolus(episode.embolus, state.stations.embolus, state.t_s)]) {
    for (let i = 0; i < vessels.length; i++) put(i, part.occlusion_fraction[i], part.occludedLength_fraction[i]);
  }
  const line = values.catheterDiameter;
  for (const catheter of orders.catheters) {
    const { diameter_m } = vessels[catheter.value];
    put(catheter.value, Math.min(linePart_fraction, (line * line) / (diameter_m * diameter_m)), 1);
  }
  if (orders.filter !== null) put(orders.filter.vesselIndex, values.filterOcclusion, 1);
  for (const order of orders.occlusions) put(order.value.vesselIndex, order.value.occluded_fraction, 1);
  return { occlusion_fraction: occlusion, occludedLength_fraction: length };
}
