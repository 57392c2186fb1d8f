/** Drugs: concentration over time by published kinetics, and what it acts on: thrombin, plasmin, tests, platelets, bleeding. */
export { advanceDrugs } from "./advance.ts";
export { drugs, findDrug } from "./catalogue.ts";
export { giveDrug, nextDoseTime_s, stopDrug, type DrugOrder } from "./course.ts";
export { heparinAdvice, heparinBegin, titrateHeparin, titrateWarfarin, warfarinAdvice, warfarinDoseFor_mg, type HeparinAdvice, type TitrationStep, type WarfarinAdvice } from "./dosing.ts";
export { doseExample, type DoseAmount } from "./dose.ts";
export type { Drug, Route } from "./drug.ts";
export { checkRegimen, contraindicationsOf, type RegimenWarning } from "./limits.ts";
export { coagulationEffect, networkEffectOf, type CoagulationEffect, type NetworkInhibitor } from "./network.ts";
export { drugsDefaults, drugsParameters, type DrugsValues } from "./parameters.ts";
export type { Cyp2c9, Interaction, Patient, Variation, Vkorc1 } from "./patient.ts";
export { drugRecords } from "./records.ts";
export type { Regimen } from "./plan.ts";
export { simulateRegimen, type EffectName, type RegimenResult, type RegimenRow, type Summary } from "./regimen.ts";
export { protamineDose_mg } from "./reversal.ts";
export { createDrugs, type DrugsState } from "./state.ts";
export { drawMissed, drawVariation, drawVariations } from "./variation.ts";
export { viewDrugs, type DrugsView } from "./view.ts";
