import { createPerson, personLimits, type BloodTraits, type Condition, type Person, type PersonDescription } from "../../body/index.ts";
import { boolean, choice, given, listOf, mapped, mapping, named, optional, type Field, type Values } from "./field.ts";
import { amount, quantity, shareField } from "./quantities.ts";

const year_s = 31557600;

const ageField: Field<number> = mapped(
  amount("an age", [{ like: "1", units: [], range: personLimits.age_y, plain: true }, { like: "s", units: ["y"], range: [personLimits.age_y[0] * year_s, personLimits.age_y[1] * year_s] }], [68, "68 y"]),
  (age) => (age.unit === "s" ? age.n / year_s : age.n),
);
const zygosity = choice("a zygosity", ["none", "heterozygous", "homozygous"]);
const activity = (name: string): Field<number> => quantity(name, { like: "1", units: ["%"], range: personLimits.factor_fraction, plain: true }, ["50 %", 0.5]);
const conditionField = named("a condition", "condition", (context) => context.conditions) as Field<Condition>;
const millilitresPerMinute = 1e-6 / 60;

const bloodMembers = {
  factorVLeiden: optional(zygosity, "Factor V Leiden."),
  prothrombinG20210A: optional(zygosity, "Prothrombin G20210A."),
  antithrombin: optional(activity("an antithrombin activity"), "Antithrombin activity; 100 % is normal."),
  proteinC: optional(activity("a protein C activity"), "Protein C activity; 100 % is normal."),
  proteinS: optional(activity("a protein S activity"), "Protein S activity; 100 % is normal."),
  factorVIII: optional(activity("a factor VIII activity"), "Factor VIII activity; 100 % is normal."),
  antiphospholipid: optional(boolean("yes or no"), "Antiphospholipid antibodies."),
  oestrogen: optional(choice("an oestrogen treatment", ["none", "combined-pill", "oral-hrt", "transdermal-hrt"]), "Oestrogen taken."),
  haemoglobin: optional(quantity("a haemoglobin concentration", { like: "kg_per_m3", units: ["g/L", "g/dL"], range: personLimits.haemoglobin_kg_per_m3 }, ["135 g/L", "13.5 g/dL"]), "Haemoglobin."),
};

const members = {
  age: optional(ageField, "Age in years; 50 unless told."),
  sex: optional(choice("a sex", ["female", "male"]), "Sex; female unless told."),
  height: optional(quantity("a height", { like: "m", units: ["cm", "m"], range: personLimits.height_m }, ["165 cm", "1.65 m"]), "Height."),
  mass: optional(quantity("a mass", { like: "kg", units: ["kg"], range: personLimits.mass_kg }, ["72 kg"]), "Body mass."),
  conditions: optional(listOf("a list of conditions", conditionField, 20, true), "Diseases and states that the person has from the start."),
  blood: optional(mapping("a description of the blood", bloodMembers), "Inherited and acquired traits of the blood."),
  foramenOvale: optional(choice("a state of the foramen ovale", ["closed", "open"], { patent: "open" }), "Whether the foramen ovale between the atria is open."),
  leftIliacCompression: optional(shareField("a narrowing", personLimits.compression_fraction), "Narrowing of the left common iliac vein by the right artery."),
  creatinineClearance: optional(
    quantity("a creatinine clearance", { like: "m3_per_s", units: ["mL/min"], range: [personLimits.creatinineClearance_mL_per_min[0] * millilitresPerMinute, personLimits.creatinineClearance_mL_per_min[1] * millilitresPerMinute] }, ["80 mL/min"]),
    "Creatinine clearance; estimated from age, sex and mass unless told.",
  ),
};

function blood(values: Values<typeof bloodMembers> | undefined): Partial<BloodTraits> {
  if (values === undefined) return {};
  return given({
    factorVLeiden: values.factorVLeiden,
    prothrombinG20210A: values.prothrombinG20210A,
    antithrombin_fraction: values.antithrombin,
    proteinC_fraction: values.proteinC,
    proteinS_fraction: values.proteinS,
    factorVIII_fraction: values.factorVIII,
    antiphospholipid: values.antiphospholipid,
    oestrogen: values.oestrogen,
    haemoglobin_kg_per_m3: values.haemoglobin,
  });
}

function person(values: Values<typeof members>): Person {
  const description: PersonDescription = {
    ...given({
      age_y: values.age,
      sex: values.sex,
      height_m: values.height,
      mass_kg: values.mass,
      conditions: values.conditions,
      foramenOvale: values.foramenOvale,
      leftIliacCompression_fraction: values.leftIliacCompression,
      creatinineClearance_m3_per_s: values.creatinineClearance,
    }),
    blood: blood(values.blood),
  };
  return createPerson(description);
}

/** The person of a scenario. */
export const personField: Field<Person> = mapped(mapping("a person", members), person);
