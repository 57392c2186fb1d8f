import { carrierOf } from "../breathing.ts";
import { distribute } from "../distribute.ts";
import { exchange } from "../exchange.ts";
import type { LungModel } from "../model.ts";
import { obstruction } from "../obstruction.ts";
import type { LungInput, LungState } from "../state.ts";

/** Ventilation and perfusion of one segment. */
export interface SegmentMap {
  readonly id: string;
  readonly label: string;
  /** Share of all alveolar ventilation and of all perfusion, and their quotient over that of the whole lung. */
  readonly ventilation_fraction: number;
  readonly perfusion_fraction: number;
  readonly relativeRatio_ratio: number;
}

const leastPerfusion = 1e-6;
const settled = { sweeps: 30, passes: 2 } as const;

/** Ventilation, perfusion and V/Q by segment, in the order of the graph. Leaves the state as it is. */
export function segmentMaps(model: LungModel, state: LungState, input: LungInput): readonly SegmentMap[] {
  const copy: LungState = { ...state, curveO2_points: [...state.curveO2_points], curveCO2_points: [...state.curveCO2_points] };
  distribute(model, input, obstruction(model, input.plugs, input.perfusion));
  exchange(model, copy, input, carrierOf(model, input), settled.sweeps, settled.passes);
  const air = model.graph.segments.map(() => 0);
  const blood = model.graph.segments.map(() => 0);
  for (let i = 0; i < model.unitCount; i++) {
    air[model.segmentOf[i]] += model.work.ventilation[i];
    blood[model.segmentOf[i]] += model.work.flow[i];
  }
  const allAir = air.reduce((a, v) => a + v, 0);
  const allBlood = blood.reduce((a, v) => a + v, 0);
  return model.graph.segments.map((segment, s) => {
    const ventilation = air[s] / allAir;
    const perfusion = allBlood > 0 ? blood[s] / allBlood : 0;
    return { id: segment.id, label: segment.label, ventilation_fraction: ventilation, perfusion_fraction: perfusion, relativeRatio_ratio: ventilation / Math.max(leastPerfusion, perfusion) };
  });
}
