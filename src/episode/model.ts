import { drawBloodTraits, type PersonBloodTraits } from "../blood/index.ts";
import { buildVesselGraph, createPerson, type Person, type VesselGraph } from "../body/index.ts";
import { createCirculation, drawCirculationTraits, initialCirculation, restInput, settleCirculation, viewCirculation, withEmittedCode, type CirculationModel, type CirculationState } from "../circulation/index.ts";
import { drawEmbolusTraits, createEmbolus, type EmbolusModel } from "../embolus/index.ts";
import { createLung, drawLungTraits, type LungModel } from "../lung/index.ts";
import { createThrombus, type ThrombusModel } from "../thrombus/index.ts";
import { effortOf } from "./activity.ts";
import { resolveAll } from "./catalogue.ts";
import { stream } from "../numerics/index.ts";
import type { Scenario } from "./scenario/types.ts";

/** Everything of an episode that does not change while it runs: the scenario, the person's graph, resolved parameters, station structures. */
export interface Episode {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly person: Person;
  readonly graph: VesselGraph;
  readonly values: ReturnType<typeof resolveAll>;
  readonly circulation: CirculationModel;
  readonly thrombus: ThrombusModel;
  readonly embolus: EmbolusModel;
  readonly lung: LungModel;
  readonly bloodTraits: PersonBloodTraits;
  readonly startClock_s: number;
  /** The heart and vessels at rest, lying, before anything happened. */
  readonly restCirculation: CirculationState;
  /** What "wider than usual" and "fuller than usual" are measured against. */
  readonly restRvVolume_m3: number;
  readonly restSaphenous_m3_per_s: { readonly left: number; readonly right: number };
  /** How strongly this person answers to pain and fear. */
  readonly stress_ratio: number;
}

const sleepShare = 1 / 3;

/** Residence times of an ordinary day of the same person in health: the unit in which the thrombus station measures stasis. */
function ordinaryDay_s(circulation: CirculationModel, values: ReturnType<typeof resolveAll>): readonly number[] {
  const noon_s = 43200;
  const state = initialCirculation(circulation);
  const residence = (clock_s: number): readonly number[] => {
    const effort = effortOf("normal-day", clock_s, values.episode);
    const input = { ...restInput(circulation), posture: effort.posture, exercise_ratio: effort.oxygen_ratio, calfPumpRate_per_s: { left: effort.pumpRate_per_s, right: effort.pumpRate_per_s } };
    settleCirculation(circulation, state, input);
    return viewCirculation(circulation, state, input).pocketResidence_s;
  };
  const night = residence(0);
  const day = residence(noon_s);
  return night.map((tau, i) => sleepShare * tau + (1 - sleepShare) * day[i]);
}

/** Lays out one person for one scenario. `changes_SI` are parameters that the scenario has set so far. */
export function createEpisodeModel(scenario: Scenario, seed: number, changes_SI: Readonly<Record<string, number>>): Episode {
  const { person } = scenario;
  const values = resolveAll(changes_SI);
  const graph = buildVesselGraph(person);
  const circulation = withEmittedCode(createCirculation(graph, person, values.circulation, drawCirculationTraits(seed)));
  // The reference is the healthy body of the same size: disease and compression must show as stasis, not vanish in the unit.
  const healthy = createPerson({ age_y: person.age_y, sex: person.sex, height_m: person.height_m, mass_kg: person.mass_kg, leftIliacCompression_fraction: 0 });
  const reference = withEmittedCode(createCirculation(buildVesselGraph(healthy), healthy, values.circulation, drawCirculationTraits(seed)));
  const rest = initialCirculation(circulation);
  const atRest = viewCirculation(circulation, rest, restInput(circulation));
  const saphenous = (side: "left" | "right"): number => Math.max(0, atRest.flow_m3_per_s[graph.indexOf.get(`great-saphenous-vein-${side}`) ?? 0]);
  return {
    scenario, seed, person, graph, values, circulation,
    restCirculation: rest,
    restRvVolume_m3: atRest.rvEndDiastolicVolume_m3,
    restSaphenous_m3_per_s: { left: saphenous("left"), right: saphenous("right") },
    stress_ratio: Math.max(0, values.episode.stressMedian + values.episode.stressSpread * stream(seed, "person", "stress").normal()),
    thrombus: createThrombus(graph, seed, values.thrombus, ordinaryDay_s(reference, values)),
    embolus: createEmbolus(graph, seed, values.embolus, drawEmbolusTraits(seed)),
    lung: createLung(graph, person, drawLungTraits(seed), values.lung),
    bloodTraits: drawBloodTraits(seed, person, values.blood),
    startClock_s: scenario.startClock_s ?? values.episode.firstHour,
  };
}
