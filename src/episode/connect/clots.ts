import { addInflammation, advanceBlood, criticalResidences_s, viewBlood, type BloodView } from "../../blood/index.ts";
import { advanceDrugs, viewDrugs, type DrugsView } from "../../drugs/index.ts";
import { advanceFlights, advanceLodged, advanceRelease, isFlying, launch, rolledUp, type FlightInput } from "../../embolus/index.ts";
import { advanceThrombus, clotTails, detach } from "../../thrombus/index.ts";
import { advanceWall, viewWall, type WallView } from "../../wall/index.ts";
import { presentEffort, suddenLoads_Pa } from "./loads.ts";
import { presentBlockage, thrombusBlockage } from "./occlusion.ts";
import type { Episode } from "../model.ts";
import { tellAntibodies, tellEmbolus, tellRelease, tellThrombus } from "../narrate/clots.ts";
import type { EpisodeState } from "../state.ts";

/** Triad and drugs at one moment, as the clots meet them. */
export interface Conditions {
  readonly drugs: DrugsView;
  readonly blood: BloodView;
  readonly wall: WallView;
  /** Residence time above which a pocket clots, by vessel, s. */
  readonly criticalResidence_s: readonly number[];
}

/** Drugs, blood and wall as they are now. */
export function presentConditions(episode: Episode, state: EpisodeState): Conditions {
  const { stations } = state;
  const drugs = viewDrugs(stations.drugs, episode.values.drugs);
  const blood = viewBlood(stations.blood, episode.values.blood);
  const wall = viewWall(stations.wall, episode.values.wall);
  return { drugs, blood, wall, criticalResidence_s: criticalResidences_s(wall.tissueFactor_pM, wall.thrombomodulin_nM, blood.composition, drugs, episode.values.blood) };
}

/** Share of each vessel's wall that a foreign surface lies on. */
function foreignSurface_fraction(episode: Episode, state: EpisodeState): number[] {
  const surface = episode.graph.vessels.map(() => 0);
  for (const catheter of state.orders.catheters) surface[catheter.value] = 1;
  const { filter } = state.orders;
  if (filter !== null) surface[filter.vesselIndex] = Math.max(surface[filter.vesselIndex], episode.values.episode.filterSurface);
  return surface;
}

/** Drugs, wall and blood over a step. */
export function stepTriad(episode: Episode, state: EpisodeState, dt_s: number): Conditions {
  const { stations, carry } = state;
  const { values } = episode;
  const hadAntibodies = stations.drugs.thrombocytopenia.began_s !== null;
  advanceDrugs(stations.drugs, values.drugs, state.t_s, dt_s);
  if (!hadAntibodies && stations.drugs.thrombocytopenia.began_s !== null) {
    addInflammation(stations.blood, values.episode.antibodyActivation, values.blood);
    state.origins.inflammation = tellAntibodies(state, stations.drugs.thrombocytopenia.began_s);
  }
  const conditions = presentConditions(episode, state);
  const clot = thrombusBlockage(episode, state);
  advanceWall(
    stations.wall,
    {
      pocketResidence_s: carry.circulation.pocketResidence_s,
      catheter_fraction: foreignSurface_fraction(episode, state),
      inflammation_ratio: conditions.blood.systemicActivation_ratio,
      thrombus_fraction: clot.occlusion_fraction.map((share, i) => share * clot.occludedLength_fraction[i]),
    },
    values.wall,
    dt_s,
  );
  advanceBlood(
    stations.blood,
    {
      lysedFibrin_kg_per_s: stations.thrombus.lysedFibrin_kg_per_s + stations.embolus.lysedFibrin_kg_per_s,
      thrombusSurfaceActivity_m3_per_s: stations.thrombus.surfaceActivity_m3_per_s,
      plasminActivity_ratio: conditions.drugs.plasminActivity_ratio,
      anticoagulation: conditions.drugs,
    },
    values.blood,
    dt_s,
  );
  return conditions;
}

/** Plasmin activity in every vessel: the systemic one, and more where a catheter drips a thrombolytic into the clot. */
function plasminActivity_ratio(episode: Episode, state: EpisodeState, systemic_ratio: number): number | number[] {
  if (state.orders.localLysis.length === 0) return systemic_ratio;
  const activity = episode.graph.vessels.map(() => systemic_ratio);
  for (const order of state.orders.localLysis) activity[order.value.vesselIndex] += order.value.plasmin_ratio;
  return activity;
}

/** Lumen that is left open at least, as the circulation counts it. */
const leastOpen_fraction = 0.02;

/**
 * Velocity and shear along the tails: the same flow as past the body of the clot, but in a lumen that the tail only partly fills. Behind a
 * plug that lets nothing through there is no stream to pull.
 */
function tailStream(episode: Episode, state: EpisodeState): { readonly velocity_m_per_s: number[]; readonly wallShear_Pa: number[] } {
  const { circulation } = state.carry;
  const { occlusion_fraction } = thrombusBlockage(episode, state);
  const filling = episode.values.thrombus.newLengthFilling;
  const wider = occlusion_fraction.map((share) => Math.max(leastOpen_fraction, 1 - share) / (1 - Math.min(share, filling)));
  return { velocity_m_per_s: circulation.velocity_m_per_s.map((velocity, i) => velocity * wider[i]), wallShear_Pa: circulation.wallShear_Pa.map((shear, i) => shear * wider[i]) };
}

/** Thrombi over a step: start, growth, lysis; then load against attachment, and what breaks off sets out. */
export function stepThrombi(episode: Episode, state: EpisodeState, conditions: Conditions, dt_s: number): void {
  const { stations, carry, t_s } = state;
  const { drugs, blood, wall } = conditions;
  const { circulation } = carry;
  const started = advanceThrombus(
    episode.thrombus,
    stations.thrombus,
    {
      residence_s: circulation.pocketResidence_s,
      criticalResidence_s: conditions.criticalResidence_s,
      wallShear_Pa: circulation.wallShear_Pa,
      injury_fraction: wall.injury_fraction,
      systemicActivation_ratio: blood.systemicActivation_ratio,
      composition_index: blood.composition_index,
      lysisPerson_ratio: blood.lysisPerson_ratio * drugs.ownLysis_ratio,
      growthInhibition_fraction: drugs.growthInhibition_fraction,
      plasminActivity_ratio: plasminActivity_ratio(episode, state, drugs.plasminActivity_ratio),
    },
    dt_s,
    t_s,
  );
  for (const event of started) tellThrombus(episode, state, event);
  if (stations.thrombus.clots.length === 0) return;
  const end_s = t_s + dt_s;
  const tails = clotTails(episode.thrombus, stations.thrombus, blood.fibrinogen_kg_per_m3, end_s);
  const loads = { ...tailStream(episode, state), ...suddenLoads_Pa(episode, state, presentEffort(episode, state)) };
  for (const release of advanceRelease(episode.embolus, stations.embolus, tails, loads, dt_s)) {
    const lies = stations.thrombus.clots.some((clot) => clot.id === release.clotId && clot.segments.some((segment) => segment.vesselIndex === release.vesselIndex));
    if (!lies) continue;
    const piece = detach(episode.thrombus, stations.thrombus, release.clotId, release.vesselIndex, release.length_m);
    if (!(piece.volume_m3 > 0)) continue;
    const embolus = launch(stations.embolus, rolledUp(piece), { vesselIndex: piece.vesselIndex, position_m: 0, clotId: release.clotId }, end_s);
    tellRelease(episode, state, release, embolus, end_s);
    state.disturbed_s = end_s;
  }
}

function flightInput(episode: Episode, state: EpisodeState): FlightInput {
  const { circulation } = state.carry;
  return {
    velocity_m_per_s: circulation.velocity_m_per_s,
    flow_m3_per_s: circulation.flow_m3_per_s,
    diameter_m: circulation.diameter_m,
    occlusion_fraction: presentBlockage(episode, state).occlusion_fraction,
    rightAtrialPressure_Pa: circulation.rightAtrialPressureMean_Pa,
    leftAtrialPressure_Pa: circulation.leftAtrialPressureMean_Pa,
    shuntFlow_m3_per_s: circulation.shuntFlow_m3_per_s,
    cardiacOutput_m3_per_s: circulation.cardiacOutput_m3_per_s,
    filterIndex: state.orders.filter?.vesselIndex ?? null,
  };
}

/** Emboli over a step: those in flight ride on; those that have lodged dissolve. */
export function stepEmboli(episode: Episode, state: EpisodeState, conditions: Conditions, dt_s: number): void {
  const { stations, t_s } = state;
  if (isFlying(stations.embolus)) {
    for (const event of advanceFlights(episode.embolus, stations.embolus, flightInput(episode, state), dt_s, t_s)) {
      tellEmbolus(episode, state, event);
      state.disturbed_s = event.at_s;
    }
  }
  if (stations.embolus.emboli.length === 0) return;
  const lysis = { lysisPerson_ratio: conditions.blood.lysisPerson_ratio * conditions.drugs.ownLysis_ratio, plasminActivity_ratio: conditions.drugs.plasminActivity_ratio };
  for (const event of advanceLodged(episode.embolus, stations.embolus, lysis, dt_s, t_s)) tellEmbolus(episode, state, event);
}
