import { exp, log } from "../../numerics/index.ts";
import { carrierOf } from "../breathing.ts";
import { distribute } from "../distribute.ts";
import { exchange, shuntShare } from "../exchange.ts";
import { nodeLog } from "../kernel.ts";
import type { LungModel } from "../model.ts";
import { obstruction } from "../obstruction.ts";
import type { LungInput, LungState } from "../state.ts";

/** Blood flow and ventilation of lung by its V/Q. Shares of all flow (shunt included) and of all alveolar ventilation (dead space included). */
export interface RatioDistribution {
  readonly ratio: readonly number[];
  readonly flow_fraction: readonly number[];
  readonly ventilation_fraction: readonly number[];
  readonly shunt_fraction: number;
  readonly deadSpace_fraction: number;
}

/** What is usually said about such a distribution. Spreads are standard deviations of ln V/Q without shunt and dead space. */
export interface RatioSummary {
  readonly meanFlowRatio_ratio: number;
  readonly meanVentilationRatio_ratio: number;
  readonly logSDQ_ratio: number;
  readonly logSDV_ratio: number;
  readonly lowFlow_fraction: number;
}

const ln10 = 2.302585092994046;
const limits = { shunt: 0.005, dead: 100, low: 0.1 } as const;
const settled = { sweeps: 30, passes: 2 } as const;
const leastFlow = 1e-30;
const usualCount = 50;

/** V/Q of the compartments that the technique uses: shunt, 48 from 0.005 to 100 in equal steps of the logarithm, dead space. */
export function migetRatios(compartment_count = usualCount): readonly number[] {
  const inner = compartment_count - 2;
  return Array.from({ length: inner }, (_ratio, k) => limits.shunt * exp((log(limits.dead / limits.shunt) * k) / (inner - 1)));
}

/** The true distribution of the present lung, in the compartments of the technique. Leaves the state as it is. */
export function ratioDistribution(model: LungModel, state: LungState, input: LungInput, compartment_count = usualCount): RatioDistribution {
  const copy: LungState = { ...state, curveO2_points: [...state.curveO2_points], curveCO2_points: [...state.curveCO2_points] };
  distribute(model, input, obstruction(model, input.plugs, input.perfusion));
  exchange(model, copy, input, carrierOf(model, input), settled.sweeps, settled.passes);
  const ratio = migetRatios(compartment_count);
  const flow = ratio.map(() => 0);
  const air = ratio.map(() => 0);
  const step = log(ratio[1] / ratio[0]);
  const shunt = shuntShare(model, copy, input);
  const { position, flow: unitFlow, ventilation } = model.work;
  const total = { flow: 0, air: 0, dead: 0, shunt: 0 };
  for (let i = 0; i < model.unitCount; i++) {
    const k = Math.floor(position[i]);
    const ln = ln10 * (nodeLog(k) + (position[i] - k) * (nodeLog(1) - nodeLog(0)));
    const bin = Math.round((ln - log(limits.shunt)) / step);
    total.flow += unitFlow[i];
    total.air += ventilation[i];
    if (bin < 0) total.shunt += unitFlow[i];
    else flow[Math.min(ratio.length - 1, bin)] += unitFlow[i];
    if (bin >= ratio.length) total.dead += ventilation[i];
    else air[Math.max(0, bin)] += ventilation[i];
  }
  return {
    ratio, flow_fraction: flow.map((q) => (q / total.flow) * (1 - shunt)), ventilation_fraction: air.map((v) => v / total.air), shunt_fraction: shunt + (total.shunt / total.flow) * (1 - shunt), deadSpace_fraction: total.dead / total.air,
  };
}

/** Means, spreads and share of low V/Q of a distribution. */
export function summariseRatios(distribution: RatioDistribution): RatioSummary {
  const moments = (share: readonly number[]): readonly [number, number] => {
    const sum = Math.max(leastFlow, share.reduce((a, x) => a + x, 0));
    const mean = share.reduce((a, x, j) => a + x * log(distribution.ratio[j]), 0) / sum;
    const square = share.reduce((a, x, j) => a + x * (log(distribution.ratio[j]) - mean) * (log(distribution.ratio[j]) - mean), 0) / sum;
    return [exp(mean), Math.sqrt(square)];
  };
  const [meanQ, spreadQ] = moments(distribution.flow_fraction);
  const [meanV, spreadV] = moments(distribution.ventilation_fraction);
  return { meanFlowRatio_ratio: meanQ, meanVentilationRatio_ratio: meanV, logSDQ_ratio: spreadQ, logSDV_ratio: spreadV, lowFlow_fraction: distribution.flow_fraction.reduce((a, q, j) => a + (distribution.ratio[j] < limits.low ? q : 0), 0) };
}
