import { advanceClinic, type ClinicEvent, type LegInput, type SymptomInput } from "../../clinic/index.ts";
import type { Vessel } from "../../body/index.ts";
import { viewEmbolus } from "../../embolus/index.ts";
import { exp } from "../../numerics/index.ts";
import { segmentVolume_m3 } from "../../thrombus/index.ts";
import type { Episode } from "../model.ts";
import type { EpisodeState } from "../state.ts";
import { presentEffort } from "./loads.ts";

type Side = "left" | "right";

/** Clot in the deep veins of one leg: calf, and from the knee up. */
interface LegClot {
  readonly calf_m3: number;
  readonly thigh_m3: number;
  readonly length_m: number;
  readonly organised_m3: number;
}

function legClot(episode: Episode, state: EpisodeState, side: Side): LegClot {
  let calf = 0;
  let thigh = 0;
  let length = 0;
  let organised = 0;
  for (const clot of state.stations.thrombus.clots) {
    for (const segment of clot.segments) {
      const vessel = episode.graph.vessels[segment.vesselIndex];
      if (vessel.side !== side || !isLeg(vessel)) continue;
      const volume = segmentVolume_m3(segment);
      if (vessel.region === "calf") calf += volume;
      else thigh += volume;
      if (vessel.layer !== "superficial") length += segment.length_m;
      organised += segment.organised_m3;
    }
  }
  return { calf_m3: calf, thigh_m3: thigh, length_m: length, organised_m3: organised };
}

/** True for the veins that a leg ultrasound or a leg's swelling is about: calf to groin, and the pelvis. */
export function isLeg(vessel: Vessel): boolean {
  return vessel.kind === "vein" && (vessel.region === "calf" || vessel.region === "knee" || vessel.region === "thigh" || vessel.region === "pelvis");
}

function legInput(episode: Episode, state: EpisodeState, side: Side): LegInput {
  const { circulation } = state.carry;
  const { indexOf } = episode.graph;
  const at = (id: string): number => indexOf.get(`${id}-${side}`) ?? 0;
  const clot = legClot(episode, state, side);
  const volume = clot.calf_m3 + clot.thigh_m3;
  const effort = presentEffort(episode, state);
  const calf = (circulation.pressure_Pa[at("posterior-tibial-vein")] + circulation.pressure_Pa[at("peroneal-vein")]) / 2;
  const saphenous = Math.max(0, circulation.flow_m3_per_s[at("great-saphenous-vein")]);
  const rest = episode.restSaphenous_m3_per_s[side];
  return {
    calfVenousPressure_Pa: calf,
    thighVenousPressure_Pa: circulation.pressure_Pa[at("deep-femoral-vein")],
    thrombusLength_m: clot.length_m,
    calfThrombus_m3: clot.calf_m3,
    thighThrombus_m3: clot.thigh_m3,
    fresh_fraction: volume > 0 ? 1 - clot.organised_m3 / volume : 0,
    organised_fraction: volume > 0 ? clot.organised_m3 / volume : 0,
    superficialFlow_ratio: rest > 0 ? saphenous / rest : 1,
    posture: effort.posture,
    stockingPressure_Pa: state.orders.stockings_Pa[side],
    walking: effort.walking && state.orders.immobility[side] === null,
  };
}

/** Share of the pulmonary bed behind plugs in segmental or smaller arteries. */
function distalPlug_fraction(episode: Episode, state: EpisodeState): number {
  const { graph } = episode;
  let share = 0;
  for (const plug of viewEmbolus(episode.embolus, state.stations.embolus, state.t_s).plugs) {
    const segment = graph.segments.find((one) => one.bed === plug.vesselIndex || one.artery === plug.vesselIndex);
    if (segment !== undefined) share += segment.share_fraction * plug.bedShare_fraction * plug.occlusion_fraction;
  }
  return Math.min(1, share);
}

function symptomInput(episode: Episode, state: EpisodeState): SymptomInput {
  const { circulation, lung } = state.carry;
  return {
    heartRate_per_s: circulation.heartRate_per_s,
    cardiacOutput_m3_per_s: circulation.cardiacOutput_m3_per_s,
    minuteVentilation_m3_per_s: lung.minuteVentilation_m3_per_s,
    deadSpace_fraction: lung.deadSpace_fraction,
    SaO2_fraction: lung.SaO2_fraction,
    cerebralPerfusion_ratio: state.felt.brainFlow_ratio,
    arterialPressureMean_Pa: circulation.arterialPressureMean_Pa,
    coronarySupplyDemand_ratio: circulation.coronarySupplyDemand_ratio,
    distalPlug_fraction: distalPlug_fraction(episode, state),
    infarctedVolume_m3: lung.infarctedVolume_m3,
    exercise_ratio: state.felt.effort_ratio,
    arrest: circulation.arrest,
  };
}

/** What is felt lags behind: brain flow by the tissue's oxygen, effort by the minutes that it still explains fast breathing. */
function stepFelt(episode: Episode, state: EpisodeState, dt_s: number): void {
  const values = episode.values.episode;
  const { felt } = state;
  const flow = state.carry.circulation.cerebralPerfusion_ratio;
  const effort = presentEffort(episode, state).oxygen_ratio;
  felt.brainFlow_ratio = flow + (felt.brainFlow_ratio - flow) * exp(-dt_s / values.brainReserve);
  felt.effort_ratio = effort > felt.effort_ratio ? effort : effort + (felt.effort_ratio - effort) * exp(-dt_s / values.effortMemory);
}

/** Legs, symptoms and harm over a step. */
export function stepClinic(episode: Episode, state: EpisodeState, dt_s: number): readonly ClinicEvent[] {
  const { circulation, lung } = state.carry;
  stepFelt(episode, state, dt_s);
  return advanceClinic(
    state.stations.clinic,
    {
      legs: { left: legInput(episode, state, "left"), right: legInput(episode, state, "right") },
      symptoms: symptomInput(episode, state),
      death: { arrest: circulation.arrest, arterialPressureMean_Pa: circulation.arterialPressureMean_Pa, SaO2_fraction: lung.SaO2_fraction },
    },
    episode.values.clinic,
    state.t_s,
    dt_s,
  );
}
