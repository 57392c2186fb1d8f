import { breath, carrierOf, mmHg_Pa, waterVapour_mmHg } from "./breathing.ts";
import { shuntShare } from "./exchange.ts";
import { bloodPH, oxygenContent, saturation, tensions } from "./gas.ts";
import { bronchialFlow_m3_per_s, haemorrhageVolume_m3, infarctedVolume_m3 } from "./infarct.ts";
import type { LungModel } from "./model.ts";
import { obstruction } from "./obstruction.ts";
import type { LungInput, LungState } from "./state.ts";

/** What others see of the lung. */
export interface LungView {
  readonly PaO2_Pa: number;
  readonly PaCO2_Pa: number;
  readonly PvO2_Pa: number;
  readonly pH_index: number;
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
  /** Lung that is bleeding or dead: what is seen as an infiltrate. */
  readonly haemorrhageVolume_m3: number;
  readonly bronchialFlow_m3_per_s: number;
}

const closedBed = 1e-5;
/** Arterial oxygen content of a healthy adult, mL/dL: the unit of the ratio. */
const normalContent = 19;
const venousStep_mmHg = 6;
const leastAir = 1e-12;

/** Share of normal perfusion that no longer goes where it went: by segment what flow has left it, and within the segment what plugs have closed. */
function flowLost_fraction(input: LungInput, share: readonly number[], closed: readonly number[]): number {
  const total = input.segmentFlow_m3_per_s.reduce((a, q) => a + Math.max(0, q), 0);
  if (!(total > 0)) return 0;
  return share.reduce((a, f, s) => a + Math.max(0, f - Math.min(f, Math.max(0, input.segmentFlow_m3_per_s[s]) / total) * (1 - closed[s])), 0);
}

/** Reads gases, breathing and obstruction from the state. */
export function viewLung(model: LungModel, state: LungState, input: LungInput): LungView {
  const { graph, values } = model;
  const carrier = carrierOf(model, input);
  const block = obstruction(model, input.plugs, input.perfusion);
  const sat = saturation(state.arterialO2_points, state.arterialCO2_points, carrier);
  const venous = tensions(state.venousO2_points, state.venousCO2_points, state.arterialCO2_points + venousStep_mmHg, carrier);
  const { tidal_m3, rate_per_s, alveolar_m3_per_s } = breath(model, state.minuteVentilation_m3_per_s, input);
  const inspired = input.inspiredOxygen_fraction * (input.barometricPressure_Pa / mmHg_Pa - waterVapour_mmHg);
  // Ideal alveolar gas equation with the respiratory quotient.
  const rq = values.respiratoryQuotient;
  const ideal = inspired - (state.arterialCO2_points / rq) * (1 - input.inspiredOxygen_fraction * (1 - rq));
  const endCapillary = oxygenContent(Math.max(1, ideal), state.arterialCO2_points, carrier);
  const admixture = endCapillary > state.venousO2_points ? (endCapillary - state.arterialContent_points) / (endCapillary - state.venousO2_points) : 0;
  // What leaves the mouth is alveolar gas diluted by fresh air of the dead space.
  const expiredCO2 = (state.alveolarCO2_points * alveolar_m3_per_s) / Math.max(leastAir, state.minuteVentilation_m3_per_s);
  return {
    PaO2_Pa: state.arterialO2_points * mmHg_Pa, PaCO2_Pa: state.arterialCO2_points * mmHg_Pa, PvO2_Pa: venous.o2_mmHg * mmHg_Pa, pH_index: bloodPH(state.arterialCO2_points, sat, carrier.baseExcess_mmol_per_L),
    SaO2_fraction: sat, SvO2_fraction: venous.saturation_fraction, SpO2_fraction: sat, arterialOxygenContent_ratio: state.arterialContent_points / normalContent,
    endTidalCO2_Pa: state.alveolarCO2_points * mmHg_Pa, alveolarArterialGradient_Pa: (ideal - state.arterialO2_points) * mmHg_Pa,
    deadSpace_fraction: Math.max(0, 1 - state.alveolarCO2_points / state.arterialCO2_points), physiologicalDeadSpace_fraction: Math.max(0, 1 - expiredCO2 / state.arterialCO2_points),
    shunt_fraction: shuntShare(model, state, input), lowVQ_fraction: state.lowFlow_fraction, venousAdmixture_fraction: Math.max(0, Math.min(1, admixture)),
    minuteVentilation_m3_per_s: state.minuteVentilation_m3_per_s, respiratoryRate_per_s: rate_per_s, tidalVolume_m3: tidal_m3,
    bedResistance_ratio: block.bedClosed_fraction.map((c) => block.constriction_ratio / Math.max(closedBed, 1 - c)),
    bedLost_fraction: block.bedLost_fraction, visibleObstruction_fraction: block.visible_fraction,
    flowLost_fraction: flowLost_fraction(input, graph.segments.map((segment) => segment.share_fraction), block.bedClosed_fraction),
    qanadli_fraction: block.qanadli_fraction, mastora_fraction: block.mastora_fraction, miller_points: block.miller_points, constriction_ratio: block.constriction_ratio,
    infarctedVolume_m3: infarctedVolume_m3(model, state), haemorrhageVolume_m3: haemorrhageVolume_m3(model, state), bronchialFlow_m3_per_s: bronchialFlow_m3_per_s(model, input),
  };
}
