import type { VesselGraph } from "../body/index.ts";
import { indexGrades } from "./data/indices.ts";
import type { Plug } from "./state.ts";

/** Below this share of the lumen a clot is not seen; from the other on it counts as complete. */
const seen = 0.02;
const whole = 0.97;
/** Denominators: 2 x 20 segmental arteries (Qanadli), 5 x 31 arteries (Mastora). */
const qanadliMost = 40;
const mastoraMost = 155;
const millerInvolved = { right: 9, left: 7 } as const;
const millerZones = [["upper"], ["middle", "lingula"], ["lower"]] as const;

/** Occlusion of named vessels by index: several plugs leave the product of what each leaves open. */
export function occlusionOf(plugs: readonly Plug[]): Map<number, number> {
  const open = new Map<number, number>();
  for (const plug of plugs) if (plug.bedShare_fraction === 1) open.set(plug.vesselIndex, (open.get(plug.vesselIndex) ?? 1) * (1 - plug.occlusion_fraction));
  return new Map([...open].map(([k, o]) => [k, 1 - o]));
}

/** Share of each segment's bed behind plugs that lie within the bed. */
export function bedPlugged(graph: VesselGraph, plugs: readonly Plug[]): number[] {
  const open = graph.segments.map(() => 1);
  for (const plug of plugs) {
    const s = graph.segments.findIndex((segment) => segment.bed === plug.vesselIndex);
    if (s >= 0) open[s] *= 1 - plug.bedShare_fraction * plug.occlusion_fraction;
  }
  return open.map((o) => 1 - o);
}

/** 0 open, 1 partly, 2 completely blocked. */
function degree(o: number): 0 | 1 | 2 {
  return o < seen ? 0 : o < whole ? 1 : 2;
}

/**
 * CT obstruction index of Qanadli: sum(n d)/40, n segmental arteries beyond a clot, d 1 for partial and 2 for complete; each segment takes the worst on its
 * path. Clot below the segmental artery counts its segment as partial. Source: qanadli2001.
 */
export function qanadli_fraction(graph: VesselGraph, plugs: readonly Plug[]): number {
  const named = occlusionOf(plugs);
  const plugged = bedPlugged(graph, plugs);
  let points = 0;
  graph.segments.forEach((segment, s) => {
    const worst = Math.max(0, ...segment.path.map((vessel) => degree(named.get(vessel) ?? 0)));
    points += segment.qanadliCount * Math.max(worst, plugged[s] > seen ? 1 : 0);
  });
  return points / qanadliMost;
}

function grade(o: number): number {
  if (o < seen) return 0;
  if (o >= whole) return 1 + 1 + indexGrades.mastora.length;
  return 1 + indexGrades.mastora.filter((g) => o >= g).length;
}

const mediastinal = ["pulmonary-trunk", "pulmonary-artery-right", "pulmonary-artery-left", "interlobar-artery-right", "lower-lobar-artery-left"] as const;
const lobar = ["upper-lobar-artery-right", "middle-lobar-artery-right", "lower-lobar-artery-right", "upper-lobar-artery-left", "lingular-artery-left", "lower-lobar-artery-left"] as const;

/**
 * Mastora score as a share of 155: grades 0 to 5 of 5 mediastinal (trunk, mains, interlobars), 6 lobar and 20 segmental arteries. The left interlobar
 * artery is read from the left lower lobe artery. Source: mastora2003.
 */
export function mastora_fraction(graph: VesselGraph, plugs: readonly Plug[]): number {
  const named = occlusionOf(plugs);
  let points = 0;
  for (const id of [...mediastinal, ...lobar]) points += grade(named.get(graph.indexOf.get(id) ?? -1) ?? 0);
  const plugged = bedPlugged(graph, plugs);
  graph.segments.forEach((segment, s) => {
    points += segment.qanadliCount * grade(Math.max(named.get(segment.artery) ?? 0, plugged[s]));
  });
  return points / mastoraMost;
}

/** Miller index, 0 to 34: segments involved (right at most 9, left 7) and loss of perfusion of six zones (0 to 3 each). Source: miller1971 (definition from memory of reviews). */
export function miller_points(graph: VesselGraph, plugs: readonly Plug[]): number {
  const named = occlusionOf(plugs);
  const plugged = bedPlugged(graph, plugs);
  const loss = graph.segments.map((segment, s) => Math.max(plugged[s], ...segment.path.map((vessel) => named.get(vessel) ?? 0)));
  let points = 0;
  for (const side of ["left", "right"] as const) {
    const involved = graph.segments.reduce((n, segment, s) => n + (segment.side === side && loss[s] > seen ? segment.qanadliCount : 0), 0);
    points += Math.min(millerInvolved[side], involved);
    for (const lobes of millerZones) {
      let share = 0;
      let total = 0;
      graph.segments.forEach((segment, s) => {
        if (segment.side !== side || !(lobes as readonly string[]).includes(segment.lobe)) return;
        total += segment.share_fraction;
        share += segment.share_fraction * loss[s];
      });
      const lost = total > 0 ? share / total : 0;
      points += indexGrades.miller.filter((g) => lost >= g).length;
    }
  }
  return points;
}
