import { exp, pow } from "../numerics/index.ts";
import { bedPlugged, mastora_fraction, miller_points, occlusionOf, qanadli_fraction } from "./indices.ts";
import type { LungModel } from "./model.ts";
import type { Plug, SegmentPerfusion } from "./state.ts";

/** How much of each segment is closed, and what indices a radiologist would give. */
export interface Obstruction {
  /** Share of each segment's bed closed by plugs within the bed and by fragments: acts through bed resistance. */
  readonly bedClosed_fraction: readonly number[];
  /** How unequally the open bed of each segment is perfused: share and flow of each class, where a tree tells. */
  readonly flowClasses?: SegmentPerfusion["flowClasses"];
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
const leastOpen = 1e-3;

function shareOf(id: string): number {
  if (id === "pulmonary-trunk") return pathShare.trunk;
  if (id.startsWith("pulmonary-artery")) return pathShare.main;
  return id.startsWith("segmental") ? pathShare.segmental : pathShare.lobar;
}

/** Share of each segment's conductance that the plugs take, visible on a picture: named arteries and plugs within the bed. */
function visibleLoss(model: LungModel, plugs: readonly Plug[], plugged: readonly number[]): number[] {
  const named = occlusionOf(plugs);
  return model.graph.segments.map((segment, s) => {
    let resistance = 1;
    for (const vessel of segment.path) {
      const open = Math.max(leastOpen, 1 - (named.get(vessel) ?? 0));
      resistance += shareOf(model.graph.vessels[vessel].id) * (1 / (open * open) - 1);
    }
    return 1 - (1 - plugged[s]) / resistance;
  });
}

/**
 * Rise of resistance by mediators, 1 none:
 *
 *     VC = 1 + A p X^n/(X^n + h^n) (c + (1 - c) exp(-t/10 h)) exp(-t/200 h)
 *
 * with X the share of bed lost and t the time since the plugs lodged. It belongs to emboli, not to lost bed. A = 0 switches it off: PHY-129 found no sign of it in
 * man, PHY-128 and the pressures of PHY-102 ask for it.
 */
export function constriction_ratio(model: LungModel, bedLost_fraction: number, age_s: number): number {
  const { values, traits } = model;
  const raised = pow(bedLost_fraction, values.constrictionSteepness);
  const dose = bedLost_fraction > 0 ? raised / (raised + pow(values.constrictionHalf, values.constrictionSteepness)) : 0;
  const time = (values.constrictionPlateau + (1 - values.constrictionPlateau) * exp(-age_s / values.constrictionFast)) * exp(-age_s / values.constrictionSlow);
  return 1 + values.constrictionMost * traits.mediator_ratio * dose * time;
}

/** Volume-weighted time since the plugs lodged, s. */
export function meanAge_s(plugs: readonly Plug[]): number {
  const volume = plugs.reduce((v, plug) => v + plug.volume_m3, 0);
  return volume > 0 ? plugs.reduce((v, plug) => v + plug.volume_m3 * plug.age_s, 0) / volume : 0;
}

/** Obstruction of the bed, the constriction that mediators add, and the indices, for these plugs. */
export function obstruction(model: LungModel, plugs: readonly Plug[], perfusion?: SegmentPerfusion): Obstruction {
  const { graph, values } = model;
  const plugged = bedPlugged(graph, plugs);
  const loss = visibleLoss(model, plugs, plugged);
  const mean = (of: readonly number[]): number => graph.segments.reduce((v, segment, s) => v + segment.share_fraction * of[s], 0);
  const visible = mean(loss);
  const fragments = values.fragmentMost > 0 ? values.fragmentMost * (1 - exp(-visible / values.fragmentMost)) : 0;
  const lost = loss.map((own_fraction) => 1 - (1 - own_fraction) * (1 - fragments));
  const bedLost = mean(lost);
  return {
    bedClosed_fraction: (perfusion?.bedClosed_fraction ?? plugged).map((own_fraction) => 1 - (1 - own_fraction) * (1 - fragments)), ...(perfusion === undefined ? {} : { flowClasses: perfusion.flowClasses }), lost_fraction: lost, visible_fraction: visible, bedLost_fraction: bedLost,
    constriction_ratio: constriction_ratio(model, bedLost, meanAge_s(plugs)),
    qanadli_fraction: qanadli_fraction(graph, plugs), mastora_fraction: mastora_fraction(graph, plugs), miller_points: miller_points(graph, plugs),
  };
}
