import { restingOxygenUptake_m3_per_s } from "../../body/index.ts";
import { viewEmbolus } from "../../embolus/index.ts";
import { advanceLung, viewLung, type LungInput } from "../../lung/index.ts";
import { presentEffort } from "./loads.ts";
import { settle, strideOf_s } from "./settled.ts";
import type { Episode } from "../model.ts";
import type { EpisodeState } from "../state.ts";

const roomAir_fraction = 0.21;

/** Without blood to the brain breathing stops. */
const apnoea = { mode: "fixed", minuteVentilation_m3_per_s: 1e-7, endExpiratoryPressure_Pa: 0 } as const;

/** What the lung meets now. */
export function lungInput(episode: Episode, state: EpisodeState): LungInput {
  const { circulation, lung } = state.carry;
  const values = episode.values.episode;
  const effort = presentEffort(episode, state);
  const illness = 1 + values.illnessOxygen * Math.min(1, lung.bedLost_fraction / values.illnessFull);
  return {
    segmentFlow_m3_per_s: episode.graph.segments.map((segment) => circulation.flow_m3_per_s[segment.bed]),
    cardiacOutput_m3_per_s: circulation.cardiacOutput_m3_per_s,
    shuntFlow_m3_per_s: circulation.shuntFlow_m3_per_s,
    pulmonaryArterialPressureMean_Pa: circulation.pulmonaryArterialPressureMean_Pa,
    leftAtrialPressureMean_Pa: circulation.leftAtrialPressureMean_Pa,
    plugs: viewEmbolus(episode.embolus, state.stations.embolus, state.t_s).plugs,
    inspiredOxygen_fraction: state.orders.inspired_fraction?.value ?? roomAir_fraction,
    barometricPressure_Pa: values.barometricPressure,
    ventilation: circulation.arrest && state.orders.ventilation.mode === "spontaneous" ? apnoea : state.orders.ventilation,
    oxygenUptake_m3_per_s: restingOxygenUptake_m3_per_s(episode.person) * effort.oxygen_ratio * illness,
    exercise_ratio: effort.oxygen_ratio,
  };
}

/** Changes worth an answer. */
const worth = { flow_m3_per_s: 2e-7, output_m3_per_s: 1.5e-6, pressure_Pa: 80, share_fraction: 0.006, oxygen_fraction: 0.002, exercise_ratio: 0.01, air_m3_per_s: 1e-6, volume_m3: 2e-8, age_s: 43200 } as const;

function fingerprint(input: LungInput): number[] {
  const fixed = input.ventilation.mode === "fixed" ? input.ventilation.minuteVentilation_m3_per_s / worth.air_m3_per_s : -1;
  return [
    input.cardiacOutput_m3_per_s / worth.output_m3_per_s, input.shuntFlow_m3_per_s / worth.flow_m3_per_s, input.pulmonaryArterialPressureMean_Pa / worth.pressure_Pa, input.leftAtrialPressureMean_Pa / worth.pressure_Pa,
    input.inspiredOxygen_fraction / worth.oxygen_fraction, input.exercise_ratio / worth.exercise_ratio, (input.oxygenUptake_m3_per_s * worth.exercise_ratio) / worth.air_m3_per_s, fixed,
    ...input.segmentFlow_m3_per_s.map((flow) => flow / worth.flow_m3_per_s),
    ...input.plugs.flatMap((plug) => [plug.vesselIndex * 10, plug.occlusion_fraction / worth.share_fraction, plug.age_s / worth.age_s]),
  ];
}

/** Changes of an advance that do not matter, of collapsed and of dead lung; and how many times that still counts as creeping. */
const restingCollapse_fraction = 5e-5;
const restingInfarct_fraction = 5e-4;
const creepingMove = 8;

/** One step of the lung. It is left alone while it rests and nothing that it answers to has changed. */
export function stepLung(episode: Episode, state: EpisodeState, dt_s: number): void {
  const input = lungInput(episode, state);
  const { lung } = state.stations;
  const now = fingerprint(input);
  const stride = strideOf_s(state.settled.lung, now, dt_s);
  if (stride === 0) return;
  const measures = (): number[] => [lung.atelectasis_fraction / restingCollapse_fraction, ...lung.infarct_fraction.map((share) => share / restingInfarct_fraction)];
  const before = measures();
  advanceLung(episode.lung, lung, input, stride);
  const moved = measures().reduce((most, value, i) => Math.max(most, Math.abs(value - before[i])), 0);
  state.settled.lung = settle(now, stride, moved, creepingMove);
  state.carry.lung = viewLung(episode.lung, lung, input);
}
