/**
 * The lung: perfusion and ventilation of some five hundred units in eighteen segments, gas exchange with stores and breathing, mediators,
 * shift of air from unperfused lung, patches of low V/Q, atelectasis, infarction; obstruction indices.
 */
export { advanceLung, initialLung } from "./advance.ts";
export { createLung, drawLungTraits, neutralLungTraits, type LungModel, type LungTraits } from "./model.ts";
export { mastora_fraction, miller_points, qanadli_fraction } from "./indices.ts";
export { lungParameters, type LungValues } from "./parameters.ts";
export type { LungInput, LungState, Plug, Ventilation } from "./state.ts";
export { viewLung, type LungView } from "./view.ts";
