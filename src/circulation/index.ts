/**
 * The circulation, cycle-averaged: pressure and flow in every vessel, heart function curves, reflexes, posture, muscle pump, valves,
 * occlusion and collaterals; and the stasis that they leave in the valve pockets. One closed loop: blood is conserved.
 */
export { advanceCirculation, createCirculation, drawCirculationTraits, initialCirculation, neutralCirculationTraits, quietChest_Pa, restInput, settleCirculation } from "./advance.ts";
export { biomarkerParameters } from "./biomarker-parameters.ts";
export { advanceBiomarkers, createBiomarkers, type BiomarkerInput, type BiomarkerState } from "./biomarkers.ts";
export { createCirculationCohort, withEmittedCode } from "./emitted/index.ts";
export type { CirculationModel, CirculationValues } from "./model.ts";
export {
  createHeartKernel, pressureVolumeLoop, pulsatileParameters, simulateBeats,
  type BeatOptions, type BeatTiming, type Heart, type HeartMeasures, type HeartSubject, type PressureVolumeLoop, type PulsatileKernel, type Waveforms,
} from "./pulsatile/index.ts";
export { circulationParameters } from "./parameters.ts";
export type { CirculationInput, CirculationState, CirculationTraits, Posture } from "./state.ts";
export { transitTime_s, viewCirculation, type CirculationView } from "./view.ts";
