import { bodyParameters } from "./parameters.ts";
import { personLimits } from "./data/limits.ts";
import type { BloodTraits, Condition, Person, Zygosity } from "./types.ts";
import { resolve } from "../units/index.ts";

const values = resolve(bodyParameters);
/** Age of a person who is not described. */
const usualAge_y = 50;

/** Conditions that a scenario may name. */
export const conditions: readonly Condition[] = [
  "active-cancer", "chemotherapy", "heart-failure", "pulmonary-hypertension", "copd", "coronary-disease", "hypertension", "diabetes", "renal-impairment", "liver-disease", "infection", "inflammation",
  "pregnancy", "postpartum", "varicose-veins", "leg-paralysis", "previous-vte", "beta-blocker", "anaemia",
];

function within(name: string, value: number, [lo, hi]: readonly [number, number]): number {
  if (!(value >= lo && value <= hi)) throw new RangeError(`${name} is ${value}; expected ${lo} to ${hi}.`);
  return value;
}

/** What may be given when a person is made; the rest is filled with a healthy adult. */
export type PersonDescription = Partial<Omit<Person, "blood">> & { readonly blood?: Partial<BloodTraits> };

/** A complete person. Throws RangeError naming the field, its value and the range. */
export function createPerson(description: PersonDescription = {}): Person {
  const sex = description.sex ?? "female";
  const given: readonly Condition[] = description.conditions ?? [];
  const haemoglobin = given.includes("anaemia") ? values.anaemicHaemoglobin : sex === "female" ? values.haemoglobinWoman : values.haemoglobinMan;
  const none: Zygosity = "none";
  const blood: BloodTraits = {
    factorVLeiden: none,
    prothrombinG20210A: none,
    antithrombin_fraction: 1,
    proteinC_fraction: 1,
    proteinS_fraction: 1,
    factorVIII_fraction: 1,
    antiphospholipid: false,
    oestrogen: "none",
    haemoglobin_kg_per_m3: haemoglobin,
    ...description.blood,
  };
  within("blood.antithrombin", blood.antithrombin_fraction, personLimits.factor_fraction);
  within("blood.proteinC", blood.proteinC_fraction, personLimits.factor_fraction);
  within("blood.proteinS", blood.proteinS_fraction, personLimits.factor_fraction);
  within("blood.factorVIII", blood.factorVIII_fraction, personLimits.factor_fraction);
  within("blood.haemoglobin", blood.haemoglobin_kg_per_m3, personLimits.haemoglobin_kg_per_m3);
  return {
    age_y: within("age", description.age_y ?? usualAge_y, personLimits.age_y),
    sex,
    height_m: within("height", description.height_m ?? (sex === "female" ? values.heightWoman : values.heightMan), personLimits.height_m),
    mass_kg: within("mass", description.mass_kg ?? (sex === "female" ? values.massWoman : values.massMan), personLimits.mass_kg),
    conditions: given,
    blood,
    foramenOvale: description.foramenOvale ?? "closed",
    leftIliacCompression_fraction: within("leftIliacCompression", description.leftIliacCompression_fraction ?? values.iliacCompression, personLimits.compression_fraction),
    ...(description.creatinineClearance_m3_per_s === undefined ? {} : { creatinineClearance_m3_per_s: description.creatinineClearance_m3_per_s }),
  };
}

/** True when the person has the condition. */
export function has(person: Person, condition: Condition): boolean {
  return person.conditions.includes(condition);
}

/** Body surface by Mosteller: sqrt(height cm x mass kg / 3600). Source: mosteller1987. */
export function bodySurface_m2(person: Person): number {
  return Math.sqrt((person.height_m * values.centimetres * person.mass_kg) / values.mostellerDivisor);
}

/**
 * Blood volume by Nadler: k1 H^3 + k2 M + k3 (H in m, M in kg), L. Source: nadler1962. In obesity fat carries little blood: mass
 * above a BMI of 30 counts by a third (assumed).
 */
export function bloodVolume_m3(person: Person): number {
  const lean = values.obesityIndex * person.height_m * person.height_m;
  const mass = person.mass_kg <= lean ? person.mass_kg : lean + (person.mass_kg - lean) / 3;
  const cube = person.height_m * person.height_m * person.height_m;
  return person.sex === "female" ? values.nadlerHeightWoman * cube + values.nadlerMassWoman * mass + values.nadlerWoman : values.nadlerHeightMan * cube + values.nadlerMassMan * mass + values.nadlerMan;
}

/** Resting cardiac output lying, m3/s: an index that falls with age times body surface. Source: kovacs2012 for level, textbook for slope. */
export function restingCardiacOutput_m3_per_s(person: Person): number {
  const years = Math.max(0, person.age_y - values.indexAge);
  return values.cardiacIndex * (1 - values.cardiacIndexFall * years) * bodySurface_m2(person);
}

/** Resting oxygen uptake, m3/s (standard conditions): 125 mL/min/m2, a little less in age and in women. */
export function restingOxygenUptake_m3_per_s(person: Person): number {
  const years = Math.max(0, person.age_y - values.indexAge);
  return values.oxygenUptakeIndex * (1 - values.uptakeFall * years) * (person.sex === "female" ? values.uptakeWoman : 1) * bodySurface_m2(person);
}

/** Creatinine clearance by Cockcroft and Gault with a normal creatinine, mL/min; reduced to a given share in renal impairment. */
export function creatinineClearance_mL_per_min(person: Person): number {
  if (person.creatinineClearance_m3_per_s !== undefined) return person.creatinineClearance_m3_per_s / values.millilitrePerMinute;
  const creatinine = person.sex === "female" ? values.creatinineWoman : values.creatinineMan;
  const base = ((values.cockcroftAge - person.age_y) * Math.min(person.mass_kg, values.cockcroftMassLimit)) / (values.cockcroftDivisor * creatinine);
  const sexed = person.sex === "female" ? base * values.cockcroftWoman : base;
  return Math.max(values.clearanceFloor, has(person, "renal-impairment") ? sexed * values.renalShare : sexed);
}
