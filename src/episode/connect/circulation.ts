import { advanceBiomarkers, advanceCirculation, viewCirculation, type CirculationInput } from "../../circulation/index.ts";
import { creatinineClearance_mL_per_min } from "../../body/index.ts";
import { presentEffort } from "./loads.ts";
import { cavityPressures_Pa, externalPressure_Pa, pumpRates_per_s } from "./loads.ts";
import { presentBlockage } from "./occlusion.ts";
import { settle, strideOf_s } from "./settled.ts";
import type { Episode } from "../model.ts";
import type { EpisodeState } from "../state.ts";

const postures = ["supine", "legs-raised", "head-up", "sitting", "standing"] as const;

/** Pain, fear and stretch of the right heart as sympathetic drive: grows with the share of the bed lost. */
export function stress_ratio(episode: Episode, bedLost_fraction: number): number {
  const values = episode.values.episode;
  const whole = Math.min(1, bedLost_fraction / values.illnessFull);
  return episode.stress_ratio * (values.stressBase * whole + values.stressBed * Math.min(bedLost_fraction, values.stressMost));
}

/** What the circulation meets now. */
export function circulationInput(episode: Episode, state: EpisodeState): CirculationInput {
  const { orders, carry } = state;
  const { lung } = carry;
  const effort = presentEffort(episode, state);
  const bedResistance = episode.graph.vessels.map(() => 1);
  episode.graph.segments.forEach((segment, s) => (bedResistance[segment.bed] = lung.bedResistance_ratio[s]));
  return {
    posture: effort.posture,
    calfPumpRate_per_s: pumpRates_per_s(episode, state, effort),
    exercise_ratio: effort.oxygen_ratio,
    ...cavityPressures_Pa(episode, state),
    ...presentBlockage(episode, state),
    bedResistance_ratio: bedResistance,
    externalPressure_Pa: externalPressure_Pa(episode, state),
    saturation_fraction: lung.SaO2_fraction,
    arterialOxygenContent_ratio: lung.arterialOxygenContent_ratio,
    minuteVentilation_m3_per_s: lung.minuteVentilation_m3_per_s,
    stress_ratio: stress_ratio(episode, lung.bedLost_fraction),
    vasopressor_ratio: orders.vasopressor_ratio?.value ?? 0,
    fluidRate_m3_per_s: orders.fluids.reduce((sum, order) => sum + order.value, 0),
    bedLost_fraction: lung.bedLost_fraction,
  };
}

/** Changes worth an answer: 1 % of a lumen, 2.5 % of a bed's resistance, 0.6 points of saturation, and so on. */
const worth = { occlusion_fraction: 0.01, length_fraction: 0.04, resistance_ratio: 0.025, saturation_fraction: 0.006, content_ratio: 0.01, ventilation_m3_per_s: 8e-6, stress_ratio: 0.02, pump_per_s: 1e-4, pressure_Pa: 10, exercise_ratio: 0.01, vasopressor_ratio: 0.005 } as const;

function fingerprint(input: CirculationInput): number[] {
  const apart = 10;
  return [
    postures.indexOf(input.posture) * apart,
    input.calfPumpRate_per_s.left / worth.pump_per_s, input.calfPumpRate_per_s.right / worth.pump_per_s,
    input.exercise_ratio / worth.exercise_ratio, input.intrathoracicPressure_Pa / worth.pressure_Pa, input.abdominalPressure_Pa / worth.pressure_Pa, input.alveolarPressure_Pa / worth.pressure_Pa,
    input.saturation_fraction / worth.saturation_fraction, input.arterialOxygenContent_ratio / worth.content_ratio, input.minuteVentilation_m3_per_s / worth.ventilation_m3_per_s,
    input.stress_ratio / worth.stress_ratio, input.vasopressor_ratio / worth.vasopressor_ratio, input.fluidRate_m3_per_s === 0 ? 0 : apart, input.bedLost_fraction / worth.occlusion_fraction,
    ...input.occlusion_fraction.map((share) => share / worth.occlusion_fraction),
    ...input.occludedLength_fraction.map((share) => share / worth.length_fraction),
    ...input.externalPressure_Pa.map((pressure) => pressure / worth.pressure_Pa),
    ...input.bedResistance_ratio.map((ratio) => Math.min(ratio, worth.resistance_ratio * 1e6) / worth.resistance_ratio),
  ];
}

/** Fluid drawn from tissue in an advance, and widening of collaterals, that do not matter; and how many times that still counts as creeping. */
const restingFluid_m3 = 2e-6;
const restingWidening_ratio = 0.01;
const creepingMove = 12;

/** One step of the circulation. It is left alone while it rests and nothing that it answers to has changed. */
export function stepCirculation(episode: Episode, state: EpisodeState, dt_s: number): void {
  const input = circulationInput(episode, state);
  const { circulation } = state.stations;
  const now = fingerprint(input);
  const stride = input.fluidRate_m3_per_s === 0 ? strideOf_s(state.settled.circulation, now, dt_s) : dt_s;
  if (stride > 0) {
    const drawn_m3 = circulation.gainedFluid_m3;
    const wide = [...circulation.collateral_ratio];
    advanceCirculation(episode.circulation, circulation, input, stride);
    let moved = Math.abs(circulation.gainedFluid_m3 - drawn_m3) / restingFluid_m3;
    for (let i = 0; i < wide.length; i++) moved = Math.max(moved, Math.abs(circulation.collateral_ratio[i] - wide[i]) / restingWidening_ratio);
    state.settled.circulation = settle(now, stride, moved, creepingMove);
    state.carry.circulation = viewCirculation(episode.circulation, circulation, input);
  }
  stepBiomarkers(episode, state, dt_s);
}

const normalClearance_mL_per_min = 100;

function stepBiomarkers(episode: Episode, state: EpisodeState, dt_s: number): void {
  const { circulation: view, lung } = state.carry;
  const { circulation, biomarkers } = state.stations;
  const clearance = creatinineClearance_mL_per_min(episode.person) / normalClearance_mL_per_min;
  advanceBiomarkers(
    biomarkers,
    {
      coronarySupplyDemand_ratio: view.coronarySupplyDemand_ratio,
      stretch_ratio: view.rvEndDiastolicVolume_m3 / episode.restRvVolume_m3,
      delivery_ratio: circulation.restOutput_m3_per_s > 0 ? (view.cardiacOutput_m3_per_s / circulation.restOutput_m3_per_s) * lung.arterialOxygenContent_ratio : 1,
      kidney_ratio: Math.max(leastKidney_ratio, Math.min(1, clearance)),
    },
    episode.values.biomarkers,
    dt_s,
  );
}

const leastKidney_ratio = 0.15;
