import type { CirculationModel } from "../model.ts";
import type { CirculationInput, CirculationState, Posture } from "../state.ts";
import { beatState } from "./arrays.ts";
import { writeConstants } from "./constants.ts";
import type { PulsatileKernel } from "./kernel.ts";
import type { Numbers } from "./interpreter.ts";
import { writeCavities, writeLoads } from "./loads.ts";
import { addFluid, closeBeat, fullRegulation, regulate, setBeat, type Regulation } from "./regulation.ts";
import { freshSlow, type SlowState } from "./state.ts";

/** Steps between two renewals of the vein tangents; also the grid on which breathing moves and states are saved. */
export const gridSteps_count = 32;

/** One person in a kernel. */
export interface Heart {
  readonly model: CirculationModel;
  readonly numbers: Numbers;
  readonly slow: SlowState;
  readonly collateral_ratio: readonly number[];
  input: CirculationInput;
  before: Posture;
  regulation: Regulation;
  isBreathing: boolean;
}

/** Puts a person into place `person` of the kernel: volumes of the cycle-averaged state, pressures and flows at rest, at the start of a beat. */
export function placeHeart(kernel: PulsatileKernel, person: number, model: CirculationModel, state: CirculationState, input: CirculationInput): Heart {
  const numbers = kernel.numbers[person];
  const { circuit, space } = kernel;
  for (const [name, length] of Object.entries(space.shape.arrays)) for (let i = 0; i < length; i++) numbers.set(name, i, 0);
  writeConstants(circuit, model, numbers);
  const slow = freshSlow(1 / state.restHeartRate_per_s);
  const heart: Heart = { model, numbers, slow, collateral_ratio: state.collateral_ratio, input, before: input.posture, regulation: fullRegulation, isBreathing: false };
  for (const { index, vesselIndex } of circuit.compartments) {
    const atRest = index === circuit.coronaryRight || index === circuit.coronaryLeft;
    numbers.set("volume", index, vesselIndex === undefined ? (atRest ? -numbers.get("unstressed", index) / numbers.get("slope", index) : 0) : state.volume_m3[vesselIndex]);
  }
  numbers.set("beat", beatState.septum, state.septalShift_m3);
  Object.assign(slow.means, { aorta_Pa: state.pressure_Pa[circuit.aorta], trunk_Pa: state.pressure_Pa[circuit.trunk] });
  prepare(kernel, person, heart);
  return heart;
}

/** Writes all loads and the coming beat of a heart that has just been placed or changed. */
export function prepare(kernel: PulsatileKernel, person: number, heart: Heart): void {
  const { model, numbers, slow, input } = heart;
  setBeat(model, numbers, slow, input);
  writeCavities(numbers, input, slow, heart.isBreathing);
  for (let pass = 0; pass < 2; pass++) {
    writeLoads(kernel.circuit, model, numbers, input, heart.before, slow, heart.collateral_ratio);
    kernel.refresh(Math.floor(person / kernel.lanes));
  }
}

/** Time over which a change of posture is made, s. */
const tiltTime_s = 3;

/** Ends a beat: means, reflexes, the next beat, the loads. */
export function endBeat(kernel: PulsatileKernel, heart: Heart): void {
  const { model, numbers, slow, input } = heart;
  numbers.set("beat", beatState.clock, numbers.get("beat", beatState.clock) - slow.period_s);
  closeBeat(kernel.circuit, numbers, slow);
  slow.tilt_fraction = Math.min(1, slow.tilt_fraction + slow.means.period_s / tiltTime_s);
  regulate(kernel.circuit, model, numbers, slow, input, heart.regulation);
  if (input.fluidRate_m3_per_s !== 0) addFluid(model, numbers, input.fluidRate_m3_per_s * slow.means.period_s);
  setBeat(model, numbers, slow, input);
  writeLoads(kernel.circuit, model, numbers, input, heart.before, slow, heart.collateral_ratio);
}

/** Changes what the rest of the body asks of a heart; a change of posture takes a few seconds. */
export function setInput(heart: Heart, input: CirculationInput): void {
  if (input.posture !== heart.input.posture) {
    heart.before = heart.input.posture;
    heart.slow.tilt_fraction = 0;
  }
  heart.input = input;
}

/** Called between calls of the kernel. */
export interface BlockEvents {
  /** After every beat of a person (lane of the block); may change the heart. */
  readonly onBeat?: (heart: Heart, lane: number) => boolean;
  /** Every `everySteps_count` steps, after that many have been taken. */
  readonly onSample?: (step: number) => void;
  readonly everySteps_count?: number;
}

const breathsPerSecond = 14 / 60;

/**
 * Advances the people of one block by `steps` steps from step number `from`, which must be the same as where the last advance ended. Beats end and samples are taken
 * between calls of the kernel, each of some tens of steps. Returns the step reached; `onBeat` returning true ends the advance early.
 */
export function advanceBlock(kernel: PulsatileKernel, block: number, hearts: readonly Heart[], from: number, steps: number, events: BlockEvents = {}): number {
  const h = kernel.step_s;
  const end = from + steps;
  const every = events.everySteps_count ?? Infinity;
  let at = from;
  let stop = false;
  while (at < end && !stop) {
    if (at % gridSteps_count === 0) {
      for (const heart of hearts) moveCavities(heart, gridSteps_count * h);
      kernel.refresh(block);
    }
    let count = Math.min(end - at, gridSteps_count - (at % gridSteps_count));
    if (every !== Infinity) count = Math.min(count, every - (at % every));
    for (const { numbers, slow } of hearts) count = Math.min(count, Math.max(1, Math.ceil((slow.period_s - numbers.get("beat", beatState.clock)) / h - closeness)));
    kernel.step(block, count);
    at += count;
    for (let lane = 0; lane < hearts.length; lane++) {
      const heart = hearts[lane];
      heart.slow.stepsInBeatCount += count;
      if (heart.numbers.get("beat", beatState.clock) < heart.slow.period_s - closeness * h) continue;
      endBeat(kernel, heart);
      if (events.onBeat?.(heart, lane) === true) stop = true;
    }
    if (events.onSample !== undefined && at % every === 0) events.onSample(at);
  }
  return at;
}

/** Share of a step by which rounding may miss the end of a beat. */
const closeness = 1e-6;

function moveCavities(heart: Heart, dt_s: number): void {
  const { slow, input } = heart;
  if (heart.isBreathing) slow.breath_fraction = (slow.breath_fraction + dt_s * breathsPerSecond) % 1;
  const rate = Math.max(input.calfPumpRate_per_s.left, input.calfPumpRate_per_s.right);
  slow.stride_fraction = (slow.stride_fraction + dt_s * rate) % 1;
  writeCavities(heart.numbers, input, slow, heart.isBreathing);
}
