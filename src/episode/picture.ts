import { bodyOutline, chamberOutlines } from "../body/index.ts";
import { occlusion_fraction, segmentVolume_m3 } from "../thrombus/index.ts";
import { fromSI } from "../units/index.ts";
import { look } from "./look.ts";
import type { Episode } from "./model.ts";
import { placeText } from "./orders/words.ts";
import type { EpisodeState } from "./state.ts";

type Point = readonly [number, number];

/** A vessel as the map shows it. */
export interface DrawnVessel {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly layer: string;
  readonly points: readonly Point[];
  readonly anchor: Point;
  readonly distalDiameter_mm: number;
  readonly proximalDiameter_mm: number;
  readonly levelOfDetail: number;
  readonly saturation_percent: number | null;
  readonly occlusion_fraction: number;
}

/** A clot as it lies. */
export interface DrawnClot {
  readonly number: number;
  readonly site: string;
  readonly vessels: readonly { readonly id: string; readonly from_fraction: number; readonly to_fraction: number }[];
  readonly length_cm: number;
  readonly volume_mL: number;
  readonly occlusion_fraction: number;
  readonly meanAge_d: number;
  readonly organised_fraction: number;
}

/** An embolus and its way. */
export interface DrawnEmbolus {
  readonly number: number;
  readonly volume_mL: number;
  readonly releasedVolume_mL: number;
  readonly length_cm: number;
  readonly path: readonly { readonly vesselId: string; readonly at_s: number }[];
  readonly end: "lodged" | "systemic" | "trapped" | "in-flight" | "dissolved";
  readonly endVesselId: string | null;
  readonly endLabel: string;
  readonly blocked_fraction: number;
  readonly released_s: number;
}

/** What a report or an app draws of one moment. */
export interface Picture {
  readonly vessels: readonly DrawnVessel[];
  readonly chambers: readonly { readonly id: string; readonly label: string; readonly outline: readonly Point[]; readonly saturation_percent: number }[];
  readonly bodyOutline: typeof bodyOutline;
  readonly clots: readonly DrawnClot[];
  readonly emboli: readonly DrawnEmbolus[];
}

const percent = 100;
const day_s = 86400;

function drawnClots(episode: Episode, state: EpisodeState): DrawnClot[] {
  return state.stations.thrombus.clots.map((clot) => {
    let volume = 0;
    let organised = 0;
    let age = 0;
    let fresh = 0;
    let occlusion = 0;
    for (const segment of clot.segments) {
      volume += segmentVolume_m3(segment);
      organised += segment.organised_m3;
      fresh += segment.fresh_m3;
      age += segment.fresh_m3 * segment.meanAge_s;
      occlusion = Math.max(occlusion, occlusion_fraction(episode.thrombus.veins[segment.vesselIndex], segment));
    }
    return {
      number: clot.id + 1,
      site: clot.segments.map((segment) => placeText(episode.graph.vessels[segment.vesselIndex])).join(", "),
      vessels: clot.segments.map((segment) => {
        const { length_m } = episode.graph.vessels[segment.vesselIndex];
        return { id: episode.graph.vessels[segment.vesselIndex].id, from_fraction: segment.distal_m / length_m, to_fraction: Math.min(1, (segment.distal_m + segment.length_m) / length_m) };
      }),
      length_cm: fromSI(clot.segments.reduce((sum, segment) => sum + segment.length_m, 0), "cm"),
      volume_mL: fromSI(volume, "mL"),
      occlusion_fraction: occlusion,
      meanAge_d: fresh > 0 ? age / fresh / day_s : 0,
      organised_fraction: volume > 0 ? organised / volume : 0,
    };
  });
}

function drawnEmboli(episode: Episode, state: EpisodeState): DrawnEmbolus[] {
  return state.stations.embolus.emboli.flatMap((embolus) => {
    if (embolus.status === "fragmented") return [];
    const vessel = episode.graph.vessels[embolus.vesselIndex];
    const segment = episode.graph.segments.find((one) => one.bed === vessel.index);
    const named = segment === undefined ? vessel : episode.graph.vessels[segment.artery];
    return [{
      number: embolus.id,
      volume_mL: fromSI(embolus.volume_m3, "mL"),
      releasedVolume_mL: fromSI(embolus.releasedVolume_m3, "mL"),
      length_cm: fromSI(embolus.length_m, "cm"),
      path: embolus.path.map((passage) => ({ vesselId: episode.graph.vessels[passage.vesselIndex].id, at_s: passage.at_s })),
      end: embolus.status,
      endVesselId: named.id,
      endLabel: segment === undefined ? placeText(vessel) : `a branch below ${placeText(named)}`,
      blocked_fraction: embolus.bedShare_fraction * embolus.occlusion_fraction,
      released_s: embolus.released_s,
    }];
  });
}

/** Vessels, chambers, clots and emboli as they are now, on the front-view map of the body. */
export function picture(episode: Episode, state: EpisodeState): Picture {
  const { graph } = episode;
  const now = look(episode, state);
  const vessels = graph.vessels.flatMap((vessel): DrawnVessel[] =>
    vessel.map === undefined ? [] : [{
      id: vessel.id, label: vessel.label, kind: vessel.kind, layer: vessel.layer, points: vessel.map.points, anchor: vessel.map.anchor,
      distalDiameter_mm: fromSI(vessel.distalDiameter_m, "mm"), proximalDiameter_mm: fromSI(vessel.proximalDiameter_m, "mm"), levelOfDetail: vessel.map.levelOfDetailIndex,
      saturation_percent: now.saturation_fraction[vessel.index] * percent, occlusion_fraction: now.occlusion_fraction[vessel.index],
    }],
  );
  const chambers = Object.entries(graph.chambers).map(([, index]) => {
    const vessel = graph.vessels[index];
    return { id: vessel.id, label: vessel.label, outline: chamberOutlines[vessel.id] ?? [], saturation_percent: now.saturation_fraction[index] * percent };
  });
  return { vessels, chambers, bodyOutline, clots: drawnClots(episode, state), emboli: drawnEmboli(episode, state) };
}
