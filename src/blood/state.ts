import { has, type Person } from "../body/index.ts";
import { exp } from "../numerics/index.ts";
import { composition, type Composition } from "./composition.ts";
import type { BloodValues } from "./parameters.ts";
import type { PersonBloodTraits } from "./traits.ts";

/** The blood of one person. Plain numbers that survive JSON. */
export interface BloodState {
  /** Composition at rest. */
  composition: Composition;
  /** Traits drawn for the person. */
  traits: PersonBloodTraits;
  /** Logarithm of the drive that age adds; it speeds starts, not growth. */
  ageDrive_index: number;
  /** Fast part of the systemic activation above 1. */
  fastInflammation_ratio: number;
  /** Slow part of the systemic activation above 1. */
  slowInflammation_ratio: number;
  /** Lasting activation by infection, disease or delivery; 1 is none. */
  lastingInflammation_ratio: number;
  /** D-dimer in fibrinogen-equivalent units, kg/m3. */
  dDimer_kg_per_m3: number;
  /** Source of D-dimer of a body without clot, kg/m3/s. */
  dDimerSource_kg_per_m3_per_s: number;
  /** Fibrinogen, kg/m3. */
  fibrinogen_kg_per_m3: number;
  /** Level that fibrinogen returns to without inflammation, kg/m3. */
  fibrinogenBaseline_kg_per_m3: number;
  /** Plasminogen over normal. */
  plasminogen_ratio: number;
  /** Antiplasmin over normal. */
  antiplasmin_ratio: number;
  /** Plasma volume that D-dimer is spread in, m3. */
  plasmaVolume_m3: number;
}

/** Rate constant of D-dimer, 1/s. */
export function dDimerRate_per_s(values: BloodValues): number {
  return ln2 / values.dDimerHalfLife;
}

/** ln 2, written out: the logarithm at load time would be the same number. */
const ln2 = 0.6931471805599453;

/** Blood of a person at rest: D-dimer and fibrinogen at their own baselines. */
export function createBlood(person: Person, values: BloodValues, traits: PersonBloodTraits): BloodState {
  const pregnant = has(person, "pregnancy") || has(person, "postpartum");
  const age = exp(values.dDimerAgeSlope * (person.age_y - values.dDimerAge));
  const disease = (has(person, "active-cancer") ? values.dDimerCancer : 1) * (pregnant ? values.dDimerPregnancy : 1);
  const lasting = (has(person, "infection") ? values.infectionActivation : 1) * (has(person, "inflammation") ? values.inflammationActivation : 1) * (has(person, "postpartum") ? values.postpartumActivation : 1);
  const resting = values.dDimerBaseline * age * disease * traits.dDimerBaseline_ratio;
  const activated = 1 + values.dDimerActivation * (lasting - 1);
  const fibrinogenBaseline = values.fibrinogenBaseline * (pregnant ? values.pregnantFibrinogen : 1);
  return {
    composition: composition(person, traits, values),
    traits: { ...traits },
    ageDrive_index: values.ageSlope * (person.age_y - values.referenceAge),
    fastInflammation_ratio: 0,
    slowInflammation_ratio: 0,
    lastingInflammation_ratio: lasting,
    dDimer_kg_per_m3: resting * activated,
    dDimerSource_kg_per_m3_per_s: resting * dDimerRate_per_s(values),
    fibrinogen_kg_per_m3: fibrinogenBaseline * (1 + values.acuteFibrinogen * (lasting - 1)),
    fibrinogenBaseline_kg_per_m3: fibrinogenBaseline,
    plasminogen_ratio: 1,
    antiplasmin_ratio: 1,
    plasmaVolume_m3: values.plasmaVolumeShare * person.mass_kg,
  };
}
