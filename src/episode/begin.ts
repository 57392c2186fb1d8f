import { createBlood } from "../blood/index.ts";
import { creatinineClearance_mL_per_min, restingOxygenUptake_m3_per_s } from "../body/index.ts";
import { createBiomarkers, restInput, viewCirculation, type CirculationState, type CirculationView } from "../circulation/index.ts";
import { createClinic } from "../clinic/index.ts";
import { createDrugs, drawVariations } from "../drugs/index.ts";
import { initialEmbolus } from "../embolus/index.ts";
import { initialLung, viewLung, type LungInput } from "../lung/index.ts";
import { stream } from "../numerics/index.ts";
import { initialThrombus } from "../thrombus/index.ts";
import { createWall } from "../wall/index.ts";
import { bleedThreshold } from "./bleeding.ts";
import type { Episode } from "./model.ts";
import type { EpisodeState, Orders, Origins, Settled } from "./state.ts";
import { record } from "./timeline.ts";
import { version } from "./version.ts";

const roomAir_fraction = 0.21;

function restingLungInput(episode: Episode, view: CirculationView): LungInput {
  return {
    segmentFlow_m3_per_s: episode.graph.segments.map((segment) => view.flow_m3_per_s[segment.bed]),
    cardiacOutput_m3_per_s: view.cardiacOutput_m3_per_s,
    shuntFlow_m3_per_s: view.shuntFlow_m3_per_s,
    pulmonaryArterialPressureMean_Pa: view.pulmonaryArterialPressureMean_Pa,
    leftAtrialPressureMean_Pa: view.leftAtrialPressureMean_Pa,
    plugs: [],
    inspiredOxygen_fraction: roomAir_fraction,
    barometricPressure_Pa: episode.values.episode.barometricPressure,
    ventilation: { mode: "spontaneous" },
    oxygenUptake_m3_per_s: restingOxygenUptake_m3_per_s(episode.person),
    exercise_ratio: 1,
  };
}

function noOrders(entry: string): Orders {
  const both = { left: null, right: null };
  return {
    activity: { value: "normal-day", until_s: null, entry }, restingActivity: { name: "normal-day", entry }, posture: null, immobility: { ...both }, travel: null, massage: { ...both }, strain: null,
    stockings_Pa: { left: 0, right: 0 }, compression: { ...both }, catheters: [], occlusions: [], inspired_fraction: null, fluids: [], vasopressor_ratio: null, ventilation: { mode: "spontaneous" }, filter: null, localLysis: [], stoodUp_s: null,
  };
}

function noOrigins(): Origins {
  return { wounds: {}, inflammation: null, stasis: null, clots: {}, emboli: {}, drugs: {}, symptoms: {}, tests: {}, findings: {}, strain: null, shock: null, arrest: null };
}

function unsettled(): Settled {
  return { inputs: [], resting: false, creeping: false, owed_s: 0 };
}

function copy(state: CirculationState): CirculationState {
  return JSON.parse(JSON.stringify(state)) as CirculationState;
}

/** The person at time 0: healthy or ill as described, at rest, without clot, nothing ordered. */
export function beginEpisode(episode: Episode): EpisodeState {
  const { scenario, seed, graph, person, values } = episode;
  const circulation = copy(episode.restCirculation);
  const circulationView = viewCirculation(episode.circulation, circulation, restInput(episode.circulation));
  const air = restingLungInput(episode, circulationView);
  const lung = initialLung(episode.lung, air);
  const lungView = viewLung(episode.lung, lung, air);
  const rest = { heartRate_per_s: circulationView.heartRate_per_s, cardiacOutput_m3_per_s: circulationView.cardiacOutput_m3_per_s, minuteVentilation_m3_per_s: lungView.minuteVentilation_m3_per_s, deadSpace_fraction: lungView.deadSpace_fraction };
  const state: EpisodeState = {
    version, seed, t_s: 0, disturbed_s: 0,
    orders: noOrders("e1"),
    origins: noOrigins(),
    stations: {
      circulation, biomarkers: createBiomarkers(values.biomarkers), wall: createWall(graph), blood: createBlood(person, values.blood, episode.bloodTraits), thrombus: initialThrombus(episode.thrombus), embolus: initialEmbolus(), lung,
      drugs: createDrugs({ age_y: person.age_y, sex: person.sex, mass_kg: person.mass_kg, creatinineClearance_mL_per_min: creatinineClearance_mL_per_min(person), variation: drawVariations(seed, "person") }, stream(seed, "person", "heparin-antibodies")),
      clinic: createClinic({ height_m: person.height_m, mass_kg: person.mass_kg }, rest, values.clinic, seed),
    },
    fired: scenario.events.map(() => 0), armed: scenario.events.map(() => false), waiting: [], changes_SI: {},
    carry: { circulation: circulationView, lung: lungView },
    settled: { circulation: unsettled(), lung: unsettled() },
    lowFrom_s: null, strained: null,
    felt: { brainFlow_ratio: circulationView.cerebralPerfusion_ratio, effort_ratio: 1 },
    history: { majorSurgery_s: null, trauma_s: null, bedriddenFrom_s: null, lastBedridden_s: null, longestBedridden_s: 0 },
    bleeding_index: 0, bleedHazard_index: 0, bleedThreshold_index: bleedThreshold(seed, 0), bleedCount: 0,
    alive: true, nextRow_s: 0, columns: [], rows: [], timeline: [],
  };
  record(state.timeline, { at_s: 0, kind: "start", place: null, data: { age_y: person.age_y, sex: person.sex }, causes: [], text: `${scenario.title}.`.replace(/([.!?])\.$/, "$1") });
  return state;
}
