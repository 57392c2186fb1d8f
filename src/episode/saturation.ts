import type { VesselGraph } from "../body/index.ts";
import type { CirculationModelFlows } from "./flows.ts";

/**
 * Oxygen saturation of the blood in every vessel. Arteries and pulmonary veins carry arterial blood; a bed takes its share of
 * the oxygen uptake from the flow it gets (Fick); veins carry the flow-weighted mixture of what drains into them. Pulmonary
 * arteries carry mixed venous blood.
 *
 *     S_bed = S_a - VO2_bed / (Q_bed c_Hb)
 *
 * Limits: dissolved oxygen is left out; saturation is kept between 0 and the arterial one.
 */
export function vesselSaturation(
  graph: VesselGraph,
  flows: CirculationModelFlows,
  blood: { readonly arterial_fraction: number; readonly mixedVenous_fraction: number; readonly oxygenUptake_m3_per_s: number; readonly oxygenCapacity_ratio: number },
): number[] {
  const saturation = new Array<number>(graph.vessels.length).fill(blood.arterial_fraction);
  const bedSaturation = new Map<number, number>();
  for (const bed of graph.beds) {
    const flow = Math.abs(flows.flow_m3_per_s[bed.bed]);
    const uptake = blood.oxygenUptake_m3_per_s * bed.oxygenUptake_fraction;
    const drop = flow > 0 ? uptake / (flow * blood.oxygenCapacity_ratio) : blood.arterial_fraction;
    bedSaturation.set(bed.bed, Math.max(0.05, blood.arterial_fraction - drop));
  }
  const sums = mixVeins(graph, flows, bedSaturation);
  for (const vessel of graph.vessels) {
    if (vessel.kind === "bed") saturation[vessel.index] = bedSaturation.get(vessel.index) ?? blood.arterial_fraction;
    if (vessel.kind === "vein") saturation[vessel.index] = sums.get(vessel.index) ?? blood.mixedVenous_fraction;
    if (vessel.kind === "pulmonary-artery" || vessel.kind === "pulmonary-bed") saturation[vessel.index] = blood.mixedVenous_fraction;
  }
  saturation[graph.chambers.rightAtrium] = blood.mixedVenous_fraction;
  saturation[graph.chambers.rightVentricle] = blood.mixedVenous_fraction;
  return saturation;
}

const sweepCount = 12;

/** Mixes venous blood down the tree: a few sweeps settle the short cycles that collaterals make. */
function mixVeins(graph: VesselGraph, flows: CirculationModelFlows, bedSaturation: ReadonlyMap<number, number>): Map<number, number> {
  const value = new Map<number, number>();
  for (let sweep = 0; sweep < sweepCount; sweep++) {
    const amount = new Map<number, number>();
    const carried = new Map<number, number>();
    graph.links.forEach((link, i) => {
      const flow = flows.linkFlow_m3_per_s[i];
      const source = flow >= 0 ? link.from : link.to;
      const target = flow >= 0 ? link.to : link.from;
      if (graph.vessels[target].kind !== "vein") return;
      const s = graph.vessels[source].kind === "vein" ? value.get(source) : bedSaturation.get(source);
      if (s === undefined) return;
      const size = Math.abs(flow);
      amount.set(target, (amount.get(target) ?? 0) + size);
      carried.set(target, (carried.get(target) ?? 0) + size * s);
    });
    for (const [index, size] of amount) if (size > 0) value.set(index, (carried.get(index) ?? 0) / size);
  }
  return value;
}
