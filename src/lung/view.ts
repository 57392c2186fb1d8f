import { breath, shuntShare } from "./advance.ts";
import { bloodPH, invert, oxygenContent, saturation } from "./gas.ts";
import type { LungModel } from "./model.ts";
import { obstruction } from "./obstruction.ts";
import type { LungInput, LungState } from "./state.ts";

/** What others see of the lung. */
export interface LungView {
  readonly PaO2_Pa: number;
  readonly PaCO2_Pa: number;
  readonly PvO2_Pa: number;
  readonly pH: number;
  readonly SaO2_fraction: number;
  readonly SvO2_fraction: number;
  readonly SpO2_fraction: number;
  readonly arterialOxygenContent_ratio: number;
  readonly endTidalCO2_Pa: number;
  readonly alveolarArterialGradient_Pa: number;
  readonly deadSpace_fraction: number;
  readonly physiologicalDeadSpace_fraction: number;
  readonly shunt_fraction: number;
  readonly lowVQ_fraction: number;
  readonly venousAdmixture_fraction: number;
  readonly minuteVentilation_m3_per_s: number;
  readonly respiratoryRate_per_s: number;
  readonly tidalVolume_m3: number;
  /** Resistance of each segment's bed over rest, for the circulation. */
  readonly bedResistance_ratio: readonly number[];
  readonly bedLost_fraction: number;
  readonly visibleObstruction_fraction: number;
  readonly flowLost_fraction: number;
  readonly qanadli_fraction: number;
  readonly mastora_fraction: number;
  readonly miller_points: number;
  readonly constriction_ratio: number;
  readonly infarctedVolume_m3: number;
}

const mmHg_Pa = 133.322387415;
const waterVapour = 47;
const closedBed = 1e-5;

/** Reads gases, breathing and obstruction from the state. */
export function viewLung(model: LungModel, state: LungState, input: LungInput): LungView {
  const { carrier, graph, values } = model;
  const block = obstruction(model, input.plugs);
  const sat = saturation(state.arterialO2_points, state.arterialCO2_points, carrier);
  const venousO2 = invert((p) => oxygenContent(p, state.arterialCO2_points + 6, carrier), state.venousO2_points, 0.5, 700);
  const { tidal_m3, rate_per_s, alveolar_m3_per_s, common_m3_per_s } = breath(model, state.minuteVentilation_m3_per_s);
  const inspired = input.inspiredOxygen_fraction * (input.barometricPressure_Pa / mmHg_Pa - waterVapour);
  // Ideal alveolar gas equation with the respiratory quotient.
  const rq = values.respiratoryQuotient;
  const ideal = inspired - (state.arterialCO2_points / rq) * (1 - input.inspiredOxygen_fraction * (1 - rq));
  const endCapillary = oxygenContent(Math.max(1, ideal), state.arterialCO2_points, carrier);
  const admixture = endCapillary > state.venousO2_points ? (endCapillary - state.arterialContent_points) / (endCapillary - state.venousO2_points) : 0;
  // What leaves the mouth is alveolar gas diluted by fresh air of the dead space.
  const expiredCO2 = (state.alveolarCO2_points * alveolar_m3_per_s) / Math.max(1e-12, state.minuteVentilation_m3_per_s);
  const total = input.segmentFlow_m3_per_s.reduce((sum, q) => sum + Math.max(0, q), 0);
  const flowLost = total > 0 ? graph.segments.reduce((sum, segment, s) => sum + Math.max(0, segment.share_fraction - Math.max(0, input.segmentFlow_m3_per_s[s]) / total), 0) : 0;
  void common_m3_per_s;
  return {
    PaO2_Pa: state.arterialO2_points * mmHg_Pa, PaCO2_Pa: state.arterialCO2_points * mmHg_Pa, PvO2_Pa: venousO2 * mmHg_Pa, pH: bloodPH(state.arterialCO2_points, sat),
    SaO2_fraction: sat, SvO2_fraction: saturation(venousO2, state.arterialCO2_points + 6, carrier), SpO2_fraction: sat, arterialOxygenContent_ratio: state.arterialContent_points / normalContent,
    endTidalCO2_Pa: state.alveolarCO2_points * mmHg_Pa, alveolarArterialGradient_Pa: (ideal - state.arterialO2_points) * mmHg_Pa,
    deadSpace_fraction: Math.max(0, 1 - state.alveolarCO2_points / state.arterialCO2_points), physiologicalDeadSpace_fraction: Math.max(0, 1 - expiredCO2 / state.arterialCO2_points),
    shunt_fraction: shuntShare(model, state, input), lowVQ_fraction: state.lowFlow_fraction, venousAdmixture_fraction: Math.max(0, Math.min(1, admixture)),
    minuteVentilation_m3_per_s: state.minuteVentilation_m3_per_s, respiratoryRate_per_s: rate_per_s, tidalVolume_m3: tidal_m3,
    bedResistance_ratio: block.bedClosed_fraction.map((closed) => block.constriction_ratio / Math.max(closedBed, 1 - closed)),
    bedLost_fraction: block.bedLost_fraction, visibleObstruction_fraction: block.visible_fraction, flowLost_fraction: flowLost,
    qanadli_fraction: block.qanadli_fraction, mastora_fraction: block.mastora_fraction, miller_points: block.miller_points, constriction_ratio: block.constriction_ratio,
    infarctedVolume_m3: graph.segments.reduce((sum, segment, s) => sum + segment.share_fraction * state.infarct_fraction[s], 0) * values.lungVolume,
  };
}

/** Arterial oxygen content of a healthy adult, mL/dL: the unit of the ratio. */
const normalContent = 19;
