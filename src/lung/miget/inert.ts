import { inertGases, type InertGas } from "../data/inert-gases.ts";
import { migetRatios, type RatioDistribution } from "./distribution.ts";

/** Retention (arterial over mixed venous) and excretion (mixed alveolar over mixed venous) of each gas. */
export interface InertExchange {
  readonly partition: readonly number[];
  readonly retention: readonly number[];
  readonly excretion: readonly number[];
}

/**
 * What the lung keeps and gives off of inert gases: in a unit of V/Q = r a gas of partition coefficient l has P/Pv = l/(l + r). Shunt keeps all, dead space gives off
 * nothing. Source: wagner1974 (after Farhi).
 */
export function inertExchange(distribution: RatioDistribution, gases: readonly InertGas[] = inertGases): InertExchange {
  const partition = gases.map((gas) => gas.partition_ratio);
  const share = (l: number, r: number): number => l / (l + r);
  return {
    partition,
    retention: partition.map((l) => distribution.shunt_fraction + distribution.flow_fraction.reduce((a, q, j) => a + q * share(l, distribution.ratio[j]), 0)),
    excretion: partition.map((l) => distribution.ventilation_fraction.reduce((a, v, j) => a + v * share(l, distribution.ratio[j]), 0)),
  };
}

/** How much smoothness is asked for, in units of the squared error of a retention; weight of the sum of flows; limits of the descent. */
const recovery = { smoothing: 4e-4, wholeWeight: 3, sweeps: 60000, settled: 1e-12 } as const;

/**
 * Flow by V/Q from the retentions of a few gases: regularised least squares with non-negative flows (enforced smoothing),
 *
 *     min sum (R - sum q l/(l + r))^2 + Z sum q^2,   q >= 0, sum q = 1
 *
 * by cyclic coordinate descent to its only minimum. Ventilation follows as q r; what of it the excretions do not show is dead space. `ventilation_ratio` is all alveolar
 * ventilation over all flow. Source: evans1977 (method).
 */
export function recoverDistribution(exchange: InertExchange, ventilation_ratio: number, smoothing_ratio: number = recovery.smoothing): RatioDistribution {
  const ratio = migetRatios();
  const columns = [exchange.partition.map(() => 1), ...ratio.map((r) => exchange.partition.map((l) => l / (l + r)))];
  const n = columns.length;
  const w = recovery.wholeWeight;
  const q = new Float64Array(n).fill(1 / n);
  const residual = exchange.retention.map((r, k) => r - columns.reduce((a, column) => a + column[k] / n, 0));
  let whole = 0;
  const size = columns.map((column) => column.reduce((a, x) => a + x * x, 0) + w * w + smoothing_ratio);
  for (let sweep = 0; sweep < recovery.sweeps; sweep++) {
    let moved = 0;
    for (let j = 0; j < n; j++) {
      let gradient = w * w * whole - smoothing_ratio * q[j];
      for (let k = 0; k < residual.length; k++) gradient += columns[j][k] * residual[k];
      const next = Math.max(0, q[j] + gradient / size[j]);
      const change = next - q[j];
      if (change === 0) continue;
      q[j] = next;
      whole -= change;
      for (let k = 0; k < residual.length; k++) residual[k] -= columns[j][k] * change;
      moved = Math.max(moved, Math.abs(change));
    }
    if (moved < recovery.settled) break;
  }
  const flow = [...q.slice(1)];
  const air = flow.map((x, j) => (x * ratio[j]) / ventilation_ratio);
  return { ratio, flow_fraction: flow, ventilation_fraction: air, shunt_fraction: q[0], deadSpace_fraction: Math.max(0, 1 - air.reduce((a, v) => a + v, 0)) };
}
