/** Drugs: concentration over time by published kinetics, and what it acts on: thrombin, plasmin, tests, platelets, bleeding. */
export { advanceDrugs } from "./advance.ts";
export { drugs, findDrug } from "./catalogue.ts";
export { giveDrug, nextDoseTime_s, stopDrug, type DrugOrder } from "./course.ts";
export type { Drug, DrugClass, Route } from "./drug.ts";
export { coagulationEffect, networkEffectOf, type CoagulationEffect, type NetworkInhibitor } from "./network.ts";
export { drugsParameters, type DrugsValues } from "./parameters.ts";
export type { Cyp2c9, Interaction, Patient, Variation, Vkorc1 } from "./patient.ts";
export { createDrugs, type Amounts, type Course, type DrugsState } from "./state.ts";
export { viewDrugs, type DrugsView } from "./view.ts";
