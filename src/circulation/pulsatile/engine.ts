import type { CirculationModel } from "../model.ts";
import type { CirculationInput, CirculationState, Posture } from "../state.ts";
import { beatState } from "./arrays.ts";
import { shortSteps_count } from "./circuit.ts";
import { pulsatileValues, writeConstants } from "./constants.ts";
import type { Numbers } from "./interpreter.ts";
import type { PulsatileKernel } from "./kernel.ts";
import { writeCavities, writeDrives, writeLoads, type DrivePlan } from "./loads.ts";
import { addFluid, closeBeat, fullRegulation, gridSteps_count, regulate, setBeat, type Regulation } from "./regulation.ts";
import { freshSlow, type SlowState } from "./state.ts";

/** Steps between two renewals of the tangents near the heart. */
const nearSteps_count = 8;

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
  drives: DrivePlan;
  /** Blood added to match this person's resting output (`restingHearts`), m3. */
  matched_m3: number;
}

/** Puts a person into place `personIndex` of the kernel: volumes of the cycle-averaged state, no flow yet, at the start of a beat. */
export function placeHeart(kernel: PulsatileKernel, personIndex: number, model: CirculationModel, state: CirculationState, input: CirculationInput): Heart {
  const numbers = kernel.numbers[personIndex];
  const { circuit, space } = kernel;
  for (const [name, length] of Object.entries(space.shape.arrays)) for (let i = 0; i < length; i++) numbers.set(name, i, 0);
  writeConstants(circuit, model, numbers);
  const slow = freshSlow(1 / state.restHeartRate_per_s);
  const heart: Heart = { model, numbers, slow, collateral_ratio: state.collateral_ratio, input, before: input.posture, regulation: fullRegulation, isBreathing: false, drives: { beds: [], arterioles: [], waterfalls: [] }, matched_m3: 0 };
  for (const { index, vesselIndex } of circuit.compartments) {
    // The two coronary compartments that the graph does not have start at zero pressure across their walls.
    numbers.set("volume", index, vesselIndex === undefined ? -numbers.get("unstressed", index) / numbers.get("slope", index) : state.volume_m3[vesselIndex]);
  }
  addFluid(model, numbers, -pulsatileValues.heldShare * state.lvStroke_m3);
  numbers.set("beat", beatState.septum, state.septalShift_m3);
  slow.means.aorta_Pa = state.pressure_Pa[circuit.aorta];
  slow.means.trunk_Pa = state.pressure_Pa[circuit.trunk];
  prepare(kernel, personIndex, heart);
  return heart;
}

/** Writes all loads and the coming beat of a heart that has just been placed or changed. */
export function prepare(kernel: PulsatileKernel, personIndex: number, heart: Heart): void {
  const { model, numbers, slow, input } = heart;
  setBeat(model, numbers, slow, input, kernel.step_s);
  writeCavities(numbers, input, slow, heart.isBreathing);
  for (let pass = 0; pass < 2; pass++) {
    heart.drives = writeLoads(kernel.circuit, model, numbers, input, heart.before, slow, heart.collateral_ratio);
    writeDrives(heart.drives, model, numbers, input, slow);
    kernel.refresh(Math.floor(personIndex / kernel.lanes), "all");
  }
}

/** Time over which a change of posture is made, s. */
const tiltTime_s = 3;

/** Ends a beat: means, reflexes, the next beat, what they do to the vessels. */
export function endBeat(kernel: PulsatileKernel, heart: Heart): void {
  const { model, numbers, slow, input } = heart;
  closeBeat(kernel.circuit, numbers, slow);
  regulate(model, numbers, slow, input, heart.regulation);
  if (input.fluidRate_m3_per_s !== 0) addFluid(model, numbers, input.fluidRate_m3_per_s * slow.means.period_s);
  setBeat(model, numbers, slow, input, kernel.step_s);
  if (slow.tilt_fraction < 1) {
    slow.tilt_fraction = Math.min(1, slow.tilt_fraction + slow.means.period_s / tiltTime_s);
    heart.drives = writeLoads(kernel.circuit, model, numbers, input, heart.before, slow, heart.collateral_ratio);
  }
  writeDrives(heart.drives, model, numbers, input, slow);
}

/** Sets the beat that begins, and what the reflexes do to the vessels, for slow variables that were changed from outside. */
export function renewBeat(kernel: PulsatileKernel, heart: Heart): void {
  setBeat(heart.model, heart.numbers, heart.slow, heart.input, kernel.step_s);
  writeDrives(heart.drives, heart.model, heart.numbers, heart.input, heart.slow);
}

/** Changes what the rest of the body asks of a heart, at the start of a beat; a change of posture takes a few seconds. */
export function setInput(kernel: PulsatileKernel, heart: Heart, input: CirculationInput): void {
  if (input.posture !== heart.input.posture) {
    heart.before = heart.input.posture;
    heart.slow.tilt_fraction = 0;
  }
  heart.input = input;
  heart.drives = writeLoads(kernel.circuit, heart.model, heart.numbers, input, heart.before, heart.slow, heart.collateral_ratio);
  writeDrives(heart.drives, heart.model, heart.numbers, input, heart.slow);
}

/** Called between calls of the kernel. */
export interface BlockEvents {
  /** After every beat of a person; true ends the advance when every person of the block has said so. */
  readonly onBeat?: (heart: Heart, lane: number) => boolean;
  /** Every eight steps of every person (a person's time is `slow.time_s` plus the clock). */
  readonly onSample?: (heart: Heart, lane: number) => void;
}

/** Share of the grid that has passed. */
function sinceGrid(heart: Heart): number {
  return heart.slow.stepsInBeatCount % gridSteps_count;
}

/**
 * Advances the people of one block beat by beat until each has lived `time_s` more seconds, to the end of its beat, or `onBeat` has said enough. Every person's beat
 * is divided into whole multiples of `gridSteps_count` steps, so that neighbours in a block never change each other's results; who is
 * done first is put back to the moment when it was done.
 */
export function advanceBlock(kernel: PulsatileKernel, blockIndex: number, hearts: readonly Heart[], time_s: number, events: BlockEvents = {}): void {
  const until = hearts.map((heart) => heart.slow.time_s + time_s);
  const done = hearts.map(() => undefined as Snapshot | undefined);
  let left = hearts.length;
  while (left > 0) {
    // All hearts of a block are at the same place of the grid.
    if (sinceGrid(hearts[0]) === 0) {
      for (const heart of hearts) moveCavities(heart);
      kernel.refresh(blockIndex, "all");
    } else kernel.refresh(blockIndex, "near");
    kernel.step(blockIndex, nearSteps_count / shortSteps_count);
    for (let lane = 0; lane < hearts.length; lane++) {
      const heart = hearts[lane];
      const { slow } = heart;
      slow.stepsInBeatCount += nearSteps_count;
      if (done[lane] === undefined) events.onSample?.(heart, lane);
      if (slow.stepsInBeatCount < slow.stepsOfBeatCount) continue;
      endBeat(kernel, heart);
      if (done[lane] !== undefined) continue;
      const enough = events.onBeat?.(heart, lane) === true;
      if (!enough && slow.time_s < until[lane] - closeness_s) continue;
      left -= 1;
      done[lane] = left > 0 ? saveHeart(kernel, heart) : {};
    }
  }
  hearts.forEach((heart, i) => {
    const saved = done[i];
    if (saved !== undefined && isWhole(saved)) restoreHeart(heart, saved);
  });
}

const closeness_s = 1e-9;

/** A heart as plain numbers, at the start of a beat. */
export interface SavedHeart {
  readonly arrays: Readonly<Record<string, readonly number[]>>;
  readonly slow: SlowState;
}
type Snapshot = SavedHeart | Readonly<Record<string, never>>;

function isWhole(snapshot: Snapshot): snapshot is SavedHeart {
  return "slow" in snapshot;
}

/** Takes a heart out of the kernel as plain numbers that survive JSON. Only at the end of `advanceBlock`, where a beat begins. */
export function saveHeart(kernel: PulsatileKernel, heart: Heart): SavedHeart {
  const arrays: Record<string, number[]> = {};
  for (const [name, length] of Object.entries(kernel.space.shape.arrays)) {
    const { values, strideCount, startIndex } = heart.numbers.cells(name);
    const list = new Array<number>(length);
    for (let i = 0; i < length; i++) list[i] = values[i * strideCount + startIndex];
    arrays[name] = list;
  }
  return { arrays, slow: { ...heart.slow, means: { ...heart.slow.means } } };
}

/** Puts saved numbers back; what follows has the same bits as what would have followed. */
export function restoreHeart(heart: Heart, saved: SavedHeart): void {
  for (const [name, list] of Object.entries(saved.arrays)) {
    const { values, strideCount, startIndex } = heart.numbers.cells(name);
    for (let i = 0; i < list.length; i++) values[i * strideCount + startIndex] = list[i];
  }
  Object.assign(heart.slow, saved.slow, { means: { ...saved.slow.means } });
}

function moveCavities(heart: Heart): void {
  const { slow, input } = heart;
  const dt_s = gridSteps_count * (slow.period_s / slow.stepsOfBeatCount);
  const rate = Math.max(input.calfPumpRate_per_s.left, input.calfPumpRate_per_s.right);
  if (heart.isBreathing) slow.breath_fraction = (slow.breath_fraction + dt_s * pulsatileValues.breathRate) % 1;
  if (rate > 0) slow.stride_fraction = (slow.stride_fraction + dt_s * rate) % 1;
  writeCavities(heart.numbers, input, slow, heart.isBreathing);
}
