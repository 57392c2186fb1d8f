/** Drugs: concentration over time by published kinetics, and what it acts on: thrombin, plasmin, tests, bleeding. */
export { advanceDrugs, giveDrug, nextDoseTime_s, stopDrug, type DrugOrder } from "./advance.ts";
export { drugs, findDrug, type Drug, type DrugClass } from "./catalogue.ts";
export { drugsParameters, type DrugsValues } from "./parameters.ts";
export { createDrugs, type Amounts, type Course, type DrugsState, type Patient } from "./state.ts";
export { viewDrugs, type DrugsView } from "./view.ts";
