import type { Json, Schema } from "./field.ts";
import { scenarioField } from "./reader.ts";
import type { ScenarioContext } from "./types.ts";

const example: Json = {
  title: "Day four after a hip replacement",
  seed: 7,
  person: { age: 68, sex: "female", height: "165 cm", mass: "72 kg", conditions: [], blood: { factorVLeiden: "none" }, foramenOvale: "closed" },
  until: "21 d",
  events: [
    { at: "0 d", surgery: "hip-replacement", side: "left", duration: "90 min" },
    { at: "4 d", activity: "walk", for: "10 min" },
    { when: "deep-vein-thrombosis.found", give: "apixaban", dose: "10 mg", every: "12 h", for: "7 d" },
  ],
};

function names(description: string, list: readonly string[]): Schema {
  return { description, enum: [...list] };
}

/** JSON Schema (draft 2020-12) of a scenario, with the names that this program knows. Made from the same table as the reader. */
export function scenarioSchema(context: ScenarioContext): Schema {
  const drugs = context.drugs.map((drug) => drug.id);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:virchow:schema:scenario",
    title: "Virchow scenario",
    description: "One person, what happens to them, for how long. Quantities are written with their unit. Units, ranges across fields and rules are checked further when the scenario is read.",
    examples: [example],
    ...scenarioField.schema(context),
    $defs: {
      vessel: names("A vessel.", context.vessels),
      vein: names("A systemic vein.", context.veins),
      embolusPlace: names("A systemic vein or a pulmonary artery.", [...context.veins, ...context.pulmonaryArteries]),
      drug: names("A drug.", drugs),
      drugOrAll: names("A drug, or all.", ["all", ...drugs]),
      test: names("A test or score.", context.tests),
      condition: names("A disease or state.", context.conditions),
      parameter: names("A parameter of the model.", context.parameters.map((parameter) => parameter.id)),
      filterPlace: names("Where a filter sits.", ["removed", ...context.vessels.filter((name) => name.includes("vena-cava"))]),
      thrombectomyPlace: names("A vessel or a lung.", ["lung", "lung-left", "lung-right", ...context.vessels]),
    },
  };
}
