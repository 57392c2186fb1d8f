/**
 * The beating heart: the closed loop of the cycle-averaged solve resolved in time. One description of the circuit (`circuit.ts`), a naive interpreter
 * of it, and a straight-line program from which JavaScript and WebAssembly are generated; beats, reflexes, ischaemia; the periodic steady
 * state found, not waited for; waveforms and loops.
 */
export { cavities, circuitDump, pulsatileCircuit, shortSteps_count, type CircuitCompartment, type CircuitLink, type PulsatileCircuit } from "./circuit.ts";
export { advanceBlock, placeHeart, restoreHeart, saveHeart, setInput, type BlockEvents, type Heart, type SavedHeart } from "./engine.ts";
export { createKernel, type KernelBackEnd, type PulsatileKernel } from "./kernel.ts";
export { pressureVolumeLoop, type PressureVolumeLoop } from "./loops.ts";
export { biomarkerDrive, heartMeasures, systolicPulmonaryPressure_Pa, type HeartMeasures } from "./measures.ts";
export { pulsatileParameters } from "./parameters.ts";
export { fullRegulation, noteRest, type Regulation } from "./regulation.ts";
export { heartAtMoment, restingHearts, type HeartSubject } from "./rest.ts";
export { findSteadyState, type SteadySearch } from "./steady.ts";
export { createHeartKernel, simulateBeats, type BeatOptions, type BeatTiming, type Waveforms } from "./waveforms.ts";
