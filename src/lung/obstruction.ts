import type { VesselGraph } from "../body/index.ts";
import { exp, pow } from "../numerics/index.ts";
import type { LungModel } from "./model.ts";
import type { Plug } from "./state.ts";

/** How much of each segment is closed, and what indices a radiologist would give. */
export interface Obstruction {
  /** Share of each segment's bed closed by plugs within the bed and by fragments: acts through bed resistance. */
  readonly bedClosed_fraction: readonly number[];
  /** Share of each segment's conductance lost, named arteries included. */
  readonly lost_fraction: readonly number[];
  readonly visible_fraction: number;
  readonly bedLost_fraction: number;
  readonly constriction_ratio: number;
  readonly qanadli_fraction: number;
  readonly mastora_fraction: number;
  readonly miller_points: number;
}

/** Shares of the resistance of a path that lie in trunk and main, lobar, and segmental arteries (rows PHY-701 to 716). */
const pathShare = { trunk: 0.02, main: 0.02, lobar: 0.03, segmental: 0.04 } as const;

function shareOf(id: string): number {
  if (id === "pulmonary-trunk") return pathShare.trunk;
  if (id.startsWith("pulmonary-artery")) return pathShare.main;
  return id.startsWith("segmental") ? pathShare.segmental : pathShare.lobar;
}

/** Occlusion of named vessels by index: several plugs leave the product of what each leaves open. */
function occlusionOf(plugs: readonly Plug[]): Map<number, number> {
  const open = new Map<number, number>();
  for (const plug of plugs) if (plug.bedShare_fraction === 1) open.set(plug.vesselIndex, (open.get(plug.vesselIndex) ?? 1) * (1 - plug.occlusion_fraction));
  return new Map([...open].map(([index, left]) => [index, 1 - left]));
}

/** Share of each segment's bed behind plugs that lie within the bed. */
function bedPlugged(graph: VesselGraph, plugs: readonly Plug[]): number[] {
  const open = graph.segments.map(() => 1);
  for (const plug of plugs) {
    const s = graph.segments.findIndex((segment) => segment.bed === plug.vesselIndex);
    if (s >= 0) open[s] *= 1 - plug.bedShare_fraction * plug.occlusion_fraction;
  }
  return open.map((left) => 1 - left);
}

/**
 * Obstruction of the bed and the constriction that mediators add:
 *
 *     VC = 1 + A p X^n/(X^n + h^n) (c + (1 - c) exp(-t/10 h)) exp(-t/200 h)
 *
 * with X the share of bed lost and t the volume-weighted time since the plugs lodged. It belongs to emboli, not to lost bed.
 */
export function obstruction(model: LungModel, plugs: readonly Plug[]): Obstruction {
  const { graph, values, traits } = model;
  const named = occlusionOf(plugs);
  const plugged = bedPlugged(graph, plugs);
  const visibleLoss = graph.segments.map((segment, s) => {
    let resistance = 1;
    for (const index of segment.path) {
      const o = named.get(index) ?? 0;
      const open = Math.max(1e-3, 1 - o);
      resistance += shareOf(graph.vessels[index].id) * (1 / (open * open) - 1);
    }
    return 1 - (1 - plugged[s]) / resistance;
  });
  const visible = graph.segments.reduce((sum, segment, s) => sum + segment.share_fraction * visibleLoss[s], 0);
  const fragments = values.fragmentMost * (1 - exp(-visible / values.fragmentMost));
  const closed = plugged.map((share) => 1 - (1 - share) * (1 - fragments));
  const lost = visibleLoss.map((share) => 1 - (1 - share) * (1 - fragments));
  const bedLost = graph.segments.reduce((sum, segment, s) => sum + segment.share_fraction * lost[s], 0);
  const volume = plugs.reduce((sum, plug) => sum + plug.volume_m3, 0);
  const age = volume > 0 ? plugs.reduce((sum, plug) => sum + plug.volume_m3 * plug.age_s, 0) / volume : 0;
  const raised = pow(bedLost, values.constrictionSteepness);
  const dose = bedLost > 0 ? raised / (raised + pow(values.constrictionHalf, values.constrictionSteepness)) : 0;
  const time = (values.constrictionPlateau + (1 - values.constrictionPlateau) * exp(-age / values.constrictionFast)) * exp(-age / values.constrictionSlow);
  return {
    bedClosed_fraction: closed, lost_fraction: lost, visible_fraction: visible, bedLost_fraction: bedLost, constriction_ratio: 1 + values.constrictionMost * traits.mediator_ratio * dose * time,
    qanadli_fraction: qanadli_fraction(graph, plugs), mastora_fraction: mastora_fraction(graph, plugs), miller_points: miller_points(graph, plugs),
  };
}

const whole = 0.97;
const seen = 0.02;

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
    const worst = Math.max(0, ...segment.path.map((index) => degree(named.get(index) ?? 0)));
    points += segment.qanadliCount * Math.max(worst, plugged[s] > seen ? 1 : 0);
  });
  return points / 40;
}

function grade(o: number): number {
  if (o < seen) return 0;
  return o < 0.25 ? 1 : o < 0.5 ? 2 : o < 0.75 ? 3 : o < whole ? 4 : 5;
}

/**
 * Mastora score as a share of 155: grades 0 to 5 of 5 mediastinal (trunk, mains, interlobars), 6 lobar and 20 segmental arteries. The left interlobar
 * artery is read from the left lower lobe artery. Source: mastora2003.
 */
export function mastora_fraction(graph: VesselGraph, plugs: readonly Plug[]): number {
  const named = occlusionOf(plugs);
  const at = (id: string): number => named.get(graph.indexOf.get(id) ?? -1) ?? 0;
  const mediastinal = ["pulmonary-trunk", "pulmonary-artery-right", "pulmonary-artery-left", "interlobar-artery-right", "lower-lobar-artery-left"];
  const lobar = ["upper-lobar-artery-right", "middle-lobar-artery-right", "lower-lobar-artery-right", "upper-lobar-artery-left", "lingular-artery-left", "lower-lobar-artery-left"];
  let points = 0;
  for (const id of [...mediastinal, ...lobar]) points += grade(at(id));
  const plugged = bedPlugged(graph, plugs);
  graph.segments.forEach((segment, s) => {
    points += segment.qanadliCount * grade(Math.max(named.get(segment.artery) ?? 0, plugged[s]));
  });
  return points / 155;
}

/** Miller index, 0 to 34: segments involved (right at most 9, left 7) and loss of perfusion of six zones (0 to 3 each). Source: miller1971 (definition from memory of reviews). */
export function miller_points(graph: VesselGraph, plugs: readonly Plug[]): number {
  const named = occlusionOf(plugs);
  const plugged = bedPlugged(graph, plugs);
  const loss = graph.segments.map((segment, s) => Math.max(plugged[s], ...segment.path.map((index) => named.get(index) ?? 0)));
  const involved = (side: "left" | "right", most: number): number => Math.min(most, graph.segments.reduce((sum, segment, s) => sum + (segment.side === side && loss[s] > seen ? segment.qanadliCount : 0), 0));
  let zones = 0;
  for (const side of ["left", "right"] as const) {
    for (const lobes of [["upper"], ["middle", "lingula"], ["lower"]]) {
      let share = 0;
      let total = 0;
      graph.segments.forEach((segment, s) => {
        if (segment.side !== side || !lobes.includes(segment.lobe)) return;
        total += segment.share_fraction;
        share += segment.share_fraction * loss[s];
      });
      const lost = total > 0 ? share / total : 0;
      zones += lost < 0.05 ? 0 : lost < 0.4 ? 1 : lost < 0.85 ? 2 : 3;
    }
  }
  return involved("right", 9) + involved("left", 7) + zones;
}
