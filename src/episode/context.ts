import { conditions } from "../body/index.ts";
import { symptomIds, testIds } from "../clinic/index.ts";
import { drugs } from "../drugs/index.ts";
import { listParameters } from "./catalogue.ts";
import { variables, vesselNames } from "./registry.ts";
import type { ScenarioContext } from "./scenario/index.ts";

/** Kinds of timeline entry that a rule may wait for. */
const eventKinds: readonly string[] = [
  "surgery", "trauma", "catheter", "clot-started", "clot-extended", "clot-dissolved", "embolus-released", "embolus-lodged", "embolus-systemic", "embolus-trapped", "embolus-dissolved", "embolus-fragmented",
  "right-heart-strain", "shock", "cardiac-arrest", "recovery", "bleeding", "complication", "symptom-onset", "symptom-ended", "test-ordered", "test-result", "finding", "treatment", "treatment-stopped", "death",
];

/** Units in which each drug may be ordered. Enoxaparin is written in milligrams as well as in units. */
function doseUnits(drug: (typeof drugs)[number]): readonly string[] {
  if (drug.amount === "mg") return ["mg", "mg_per_kg"];
  return drug.id === "enoxaparin" ? ["mg", "mg_per_kg", "IU", "IU_per_kg"] : ["IU", "IU_per_kg"];
}

/** Every name that a scenario may use: vessels, drugs, tests, parameters, variables, symptoms, kinds of events, conditions. */
export function scenarioContext(): ScenarioContext {
  return {
    vessels: vesselNames.all,
    veins: vesselNames.veins,
    pulmonaryArteries: vesselNames.pulmonaryArteries,
    drugs: drugs.map((drug) => ({ id: drug.id, doseUnits: doseUnits(drug) })),
    tests: testIds,
    // The body is laid out once, before anything can be set.
    parameters: listParameters().filter((parameter) => !parameter.id.startsWith("body.")).map(({ id, unit, range }) => ({ id, unit, range })),
    variables: variables.map((entry) => entry.id),
    symptoms: symptomIds,
    eventKinds,
    conditions,
  };
}
