import { buildVesselGraph, conditions, createPerson } from "../../src/body/index.ts";
import type { ScenarioContext } from "../../src/episode/scenario/index.ts";

const graph = buildVesselGraph(createPerson());
const masses = ["mg", "mg_per_kg"];
const activities = ["IU", "IU_per_kg"];

/** Names as the engine gives them, with a few parameters and variables: what tests of the format read scenarios against. */
export const testContext: ScenarioContext = {
  vessels: graph.vessels.map((vessel) => vessel.id),
  pulmonaryArteries: graph.vessels.filter((vessel) => vessel.kind === "pulmonary-artery").map((vessel) => vessel.id),
  veins: graph.vessels.filter((vessel) => vessel.kind === "vein").map((vessel) => vessel.id),
  drugs: [
    ...["apixaban", "rivaroxaban", "edoxaban", "dabigatran", "warfarin", "enoxaparin", "fondaparinux", "aspirin", "alteplase", "tenecteplase"].map((id) => ({ id, doseUnits: masses })),
    ...["heparin", "dalteparin", "tinzaparin"].map((id) => ({ id, doseUnits: activities })),
  ],
  tests: ["wells-dvt", "wells-pe", "perc", "d-dimer", "leg-ultrasound", "ctpa", "arterial-blood-gas", "ecg", "echocardiogram", "troponin", "nt-probnp", "chest-x-ray", "vq-scan"],
  parameters: [
    { id: "thrombus.growthSpeed", unit: "cm_per_d", range: [0.1, 10] },
    { id: "thrombus.startShare", unit: "fraction", range: [0, 1] },
    { id: "lung.barometricPressure", unit: "mmHg", range: [400, 800] },
    { id: "embolus.adhesion", unit: "J_per_m2", range: [0.5, 50] },
  ],
  variables: ["heartRate_per_min", "arterialPressureMean_mmHg", "SpO2_percent", "bedLost_fraction", "dDimer_ug_per_L_FEU", "clot.<n>.volume_mL"],
  symptoms: ["breathlessness", "pleuritic-pain", "haemoptysis", "syncope", "leg-swelling", "leg-pain"],
  eventKinds: ["surgery", "clot-started", "clot-extended", "clot-dissolved", "embolus-released", "embolus-lodged", "embolus-systemic", "symptom-onset", "test-result", "treatment", "shock", "cardiac-arrest", "death"],
  conditions,
};
