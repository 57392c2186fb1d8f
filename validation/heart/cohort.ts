import { bloodVolume_m3, buildVesselGraph, createPerson, type Condition } from "#body";
import { circulationParameters, createCirculation, drawCirculationTraits, initialCirculation, restInput, type CirculationInput } from "#circulation";
import { advanceBlock, createKernel, findSteadyState, fullRegulation, heartMeasures, noteRest, pulsatileCircuit, restingHearts, setInput, systolicPulmonaryPressure_Pa, type Heart, type HeartMeasures, type PulsatileKernel } from "#circulation/pulsatile";
import { lungParameters } from "#lung";
import { exp, pow, stream, type Random } from "#numerics";
import { resolve } from "#units";
import { person } from "../people.ts";

const values = { circulation: resolve(circulationParameters), lung: resolve(lungParameters) };
const hour_s = 3600;
const litre_m3_per_s = 1e-3 / 60;

/** What is wanted of a population. */
export interface Wanted {
  readonly name: string;
  readonly ages: readonly [number, number];
  readonly conditions: readonly Condition[];
  /** Visible obstruction, drawn evenly; undefined: healthy people at rest. */
  readonly obstruction?: readonly [number, number];
}

/** One person at the time of the catheter. */
export interface Sampled {
  readonly age_y: number;
  /** Share of the bed that an angiogram shows closed. */
  readonly visible_fraction: number;
  /** With fragments below its resolution. */
  readonly lost_fraction: number;
  readonly measures: HeartMeasures;
  readonly systolicPulmonary_Pa: number;
  readonly cardiacIndex_m3_per_s_per_m2: number;
  readonly died: boolean;
}

interface Drawn {
  readonly seed: number;
  readonly random: Random;
  readonly model: ReturnType<typeof createCirculation>;
  readonly age_y: number;
  readonly visible_fraction: number;
}

function draw(wanted: Wanted, seed: number): Drawn {
  const random = stream(seed, "validation", "heart", wanted.name);
  const age = wanted.ages[0] + (wanted.ages[1] - wanted.ages[0]) * random.uniform();
  const sex = random.bernoulli(0.5) ? "female" : "male";
  const height = (sex === "female" ? 1.65 : 1.77) + 0.07 * random.normal();
  const mass = Math.max(42, Math.min(140, random.logNormal(24.5, 0.14) * height * height));
  const person = createPerson({ age_y: age, sex, height_m: height, mass_kg: mass, conditions: wanted.conditions });
  const span = wanted.obstruction;
  return { seed, random, age_y: age, model: createCirculation(buildVesselGraph(person), person, values.circulation, { ...drawCirculationTraits(seed), pulmonaryResistance_ratio: random.logNormal(1, resistanceSpread) }), visible_fraction: span === undefined ? 0 : span[0] + (span[1] - span[0]) * random.uniform() };
}

/**
 * What emboli do, by the laws and values of the lung station: fragments close more than is seen; mediators constrict, and let go over hours; the lung itself
 * drives breathing; pain, fear and low oxygen drive the heart (recipe of heart and lung, sections 2 to 4).
 */
function loads(drawn: Drawn, spread: { readonly mediators: number; readonly stress: number }, t_s: number): { readonly lost: number; readonly input: CirculationInput } {
  const { lung } = values;
  const x = drawn.visible_fraction;
  const fragments = lung.fragmentMost * (1 - exp(-x / lung.fragmentMost));
  const lost = 1 - (1 - x) * (1 - fragments);
  const raised = pow(lost, lung.constrictionSteepness);
  const time = (lung.constrictionPlateau + (1 - lung.constrictionPlateau) * exp(-t_s / lung.constrictionFast)) * exp(-t_s / lung.constrictionSlow);
  const constriction = 1 + lung.constrictionMost * spread.mediators * (raised / (raised + pow(lung.constrictionHalf, lung.constrictionSteepness))) * time;
  const rest = restInput(drawn.model);
  const bed = rest.bedResistance_ratio.slice();
  for (const segment of drawn.model.graph.segments) bed[segment.bed] = constriction / (1 - lost);
  const breath = 6 + lung.driveLung * Math.min(1, lost / 0.1) + lung.driveLungBed * lost + 2;
  return {
    lost,
    input: { ...rest, bedResistance_ratio: bed, bedLost_fraction: lost, stress_ratio: Math.max(0, spread.stress) * (0.15 + 1.75 * Math.min(lost, 0.6)), saturation_fraction: 0.97 - 0.05 * Math.min(1, 0.3 + lost), minuteVentilation_m3_per_s: breath * litre_m3_per_s },
  };
}

let kernel: PulsatileKernel | undefined;
const cache = new Map<string, readonly Sampled[]>();
/** Time from onset for which the fresh, fully constricted load is borne: the hour of early deaths, in short. */
const onset_s = 240;

function isHopeless(heart: Heart): boolean {
  return heart.slow.arrest;
}

/** Draws, embolises, lets the early deaths die, and measures the rest 6 to 24 hours later. Seeds are taken in order until `count` people are measured or dead. */
export function cohort(wanted: Wanted, count: number, seed: number): readonly Sampled[] {
  const key = `${wanted.name} ${count} ${seed}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const out: Sampled[] = [];
  for (let first = 0; first < count; first += 2) {
    const people = [first, first + 1].map((i) => draw(wanted, seed * 1_000_003 + i));
    kernel ??= createKernel(pulsatileCircuit(people[0].model), { lanes: 2, step_s: 1e-3 });
    const own = kernel;
    const hearts = restingHearts(own, 0, people.map(({ model }) => ({ model, state: initialCirculation(model) })));
    const chance = people.map(({ random }) => ({ mediators: random.logNormal(1, 0.1), stress: 0.57 + 0.46 * random.normal(), time_s: (6 + 18 * random.uniform()) * hour_s }));
    hearts.forEach((heart, lane) => {
      fill(heart, fillingSpread * bloodVolume_m3(heart.model.person) * people[lane].random.normal());
      heart.regulation = { ...heart.regulation, reflexes: false, ischaemia: false, fluid: false };
    });
    findSteadyState(own, 0, hearts);
    for (const heart of hearts) {
      noteRest(heart.model, heart.slow);
      heart.regulation = fullRegulation;
    }
    const isLoaded = wanted.obstruction !== undefined;
    if (isLoaded) {
      hearts.forEach((heart, lane) => {
        setInput(own, heart, loads(people[lane], chance[lane], 0).input);
      });
      advanceBlock(own, 0, hearts, onset_s, { onBeat: isHopeless });
      for (const part of [0.5, 1]) {
        hearts.forEach((heart, lane) => {
          const target = values.circulation.fluidGain * Math.max(0, heart.slow.venousDrive_ratio) * heart.model.surface_ratio * (1 - exp(-chance[lane].time_s / values.circulation.fluidTime));
          gain(heart, part * target);
          heart.regulation = { ...heart.regulation, fluid: false };
          setInput(own, heart, loads(people[lane], chance[lane], chance[lane].time_s).input);
        });
        if (!hearts.every(isHopeless)) findSteadyState(own, 0, hearts);
      }
    }
    const systolic = hearts.every(isHopeless) ? [0, 0] : systolicPulmonaryPressure_Pa(own, 0, hearts);
    hearts.forEach((heart, lane) => {
      if (out.length >= count) return;
      person(wanted.name);
      const measures = heartMeasures(heart);
      const surface = heart.model.surface_ratio * values.circulation.referenceSurface;
      const low = measures.arterialPressureMean_Pa < values.circulation.arrestPressure || measures.cardiacOutput_m3_per_s / surface < values.circulation.arrestIndex;
      out.push({ age_y: people[lane].age_y, visible_fraction: people[lane].visible_fraction, lost_fraction: isLoaded ? loads(people[lane], chance[lane], 0).lost : 0, measures, systolicPulmonary_Pa: systolic[lane], cardiacIndex_m3_per_s_per_m2: measures.cardiacOutput_m3_per_s / surface, died: measures.arrest || low });
    });
  }
  cache.set(key, out);
  return out;
}

/** People of one size differ in how full they are: standard deviation of blood volume over Nadler's (assumed; the formula's own scatter is near a tenth). */
const fillingSpread = 0.09;
/** Standard deviation of ln pulmonary vascular resistance among healthy people (recipe of heart and lung, rows 1 and 2). */
const resistanceSpread = 0.36;

function fill(heart: Heart, volume_m3: number): void {
  const into = heart.model.graph.indexOf.get("splanchnic-bed") ?? 0;
  heart.numbers.set("volume", into, heart.numbers.get("volume", into) + volume_m3);
}

/** Brings the fluid gained from tissue to a target. */
function gain(heart: Heart, target_m3: number): void {
  fill(heart, target_m3 - heart.slow.gainedFluid_m3);
  heart.slow.gainedFluid_m3 = target_m3;
}
