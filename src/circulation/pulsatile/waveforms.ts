import { exp } from "../../numerics/index.ts";
import type { CirculationInput } from "../state.ts";
import { beatState } from "./arrays.ts";
import { pulsatileCircuit, valves, type PulsatileCircuit } from "./circuit.ts";
import { pulsatileValues } from "./constants.ts";
import { advanceBlock, setInput, type Heart } from "./engine.ts";
import { pressuresOf } from "./interpreter.ts";
import { createKernel, type PulsatileKernel } from "./kernel.ts";
import { fullRegulation } from "./regulation.ts";
import { heartAtMoment, type HeartSubject } from "./rest.ts";

/** Signals of a monitor and a catheter, sampled about every eight milliseconds. All arrays are as long as `time_s`. */
export interface Waveforms {
  readonly time_s: Float64Array;
  /** Brachial artery, as a cuff or a line shows it. */
  readonly arterialPressure_Pa: Float64Array;
  readonly aorticPressure_Pa: Float64Array;
  readonly pulmonaryArterialPressure_Pa: Float64Array;
  /** Right atrium. */
  readonly centralVenousPressure_Pa: Float64Array;
  readonly leftAtrialPressure_Pa: Float64Array;
  readonly rightVentricularPressure_Pa: Float64Array;
  readonly leftVentricularPressure_Pa: Float64Array;
  readonly rightVentricularVolume_m3: Float64Array;
  readonly leftVentricularVolume_m3: Float64Array;
  readonly rightAtrialVolume_m3: Float64Array;
  readonly leftAtrialVolume_m3: Float64Array;
  readonly aorticFlow_m3_per_s: Float64Array;
  readonly pulmonaryFlow_m3_per_s: Float64Array;
  readonly tricuspidFlow_m3_per_s: Float64Array;
  readonly mitralFlow_m3_per_s: Float64Array;
  /** Right coronary artery. */
  readonly rightCoronaryFlow_m3_per_s: Float64Array;
  /** Change of the pressure in the chest with breathing and strain. */
  readonly chestPressure_Pa: Float64Array;
  /** Drawn from the timing of the beats, not from a model of the heart's electricity; 1 at the top of the R wave. */
  readonly ecg_ratio: Float64Array;
  /** When atria and ventricles are activated and when the ventricles have recovered, s; one entry a beat. */
  readonly beats: readonly BeatTiming[];
  /** True when the heart had stopped at the end. */
  readonly arrest: boolean;
}

/** Timing of one beat on the electrocardiogram, s. */
export interface BeatTiming {
  readonly pWave_s: number;
  readonly rWave_s: number;
  readonly tWave_s: number;
  readonly period_s: number;
}

/** What to record. */
export interface BeatOptions {
  /** Start and end of the recording, s after the subject's moment. */
  readonly from_s: number;
  readonly to_s: number;
  /** Reflexes, ischaemia and fluid run on (true), or stay as the cycle-averaged solve has them (false, the default). */
  readonly isFree?: boolean;
  readonly isBreathing?: boolean;
  /** Changes of load on the way: an embolus that lodges, a drug, a posture; taken up at the next beat. */
  readonly changes?: readonly { readonly at_s: number; readonly input: CirculationInput }[];
  /** A kernel to use again; else one is made. */
  readonly kernel?: PulsatileKernel;
}

type Channel = Exclude<keyof Waveforms, "beats" | "arrest">;

/** Place of each signal's source, found once. */
interface Sources {
  readonly circuit: PulsatileCircuit;
  readonly brachialIndex: number;
}

function sample(sources: Sources, heart: Heart, out: Record<Channel, number[]>): void {
  const { circuit, brachialIndex: brachial } = sources;
  const { numbers, slow } = heart;
  const p = pressuresOf(circuit, numbers);
  const { rightAtrium, rightVentricle, leftAtrium, leftVentricle } = circuit.chambers;
  const clock = numbers.get("beat", beatState.clock);
  const valve = (name: (typeof valves)[number]): number => numbers.get("valveFlow", valves.indexOf(name));
  out.time_s.push(slow.time_s + clock);
  out.arterialPressure_Pa.push(p[brachial] - numbers.get("outer", brachial));
  out.aorticPressure_Pa.push(p[circuit.aorta] - numbers.get("outer", circuit.aorta));
  out.pulmonaryArterialPressure_Pa.push(p[circuit.trunk]);
  out.centralVenousPressure_Pa.push(p[rightAtrium]);
  out.leftAtrialPressure_Pa.push(p[leftAtrium]);
  out.rightVentricularPressure_Pa.push(p[rightVentricle]);
  out.leftVentricularPressure_Pa.push(p[leftVentricle]);
  out.rightVentricularVolume_m3.push(numbers.get("volume", rightVentricle));
  out.leftVentricularVolume_m3.push(numbers.get("volume", leftVentricle));
  out.rightAtrialVolume_m3.push(numbers.get("volume", rightAtrium));
  out.leftAtrialVolume_m3.push(numbers.get("volume", leftAtrium));
  out.aorticFlow_m3_per_s.push(valve("aortic"));
  out.pulmonaryFlow_m3_per_s.push(valve("pulmonary"));
  out.tricuspidFlow_m3_per_s.push(valve("tricuspid"));
  out.mitralFlow_m3_per_s.push(valve("mitral"));
  const feed = circuit.links.find((link) => link.law === "ohmic" && link.toIndex === circuit.coronaryRight);
  out.rightCoronaryFlow_m3_per_s.push(feed === undefined ? 0 : numbers.get("conductance", feed.slotIndex) * (p[circuit.aorta] - p[circuit.coronaryRight]));
  out.chestPressure_Pa.push(numbers.get("cavity", 1));
  out.ecg_ratio.push(slow.arrest ? 0 : electrocardiogram(clock, slow.period_s));
}

/** Height and half-width (s) of the waves drawn, and when they stand after the R wave; P before the next one. */
const waves = { p: { height: 0.12, width: 0.022 }, q: { height: -0.12, width: 0.008, at: -0.022 }, r: { height: 1, width: 0.009 }, s: { height: -0.22, width: 0.009, at: 0.024 }, t: { height: 0.28, width: 0.045 } } as const;
/** One wave: its height, and its half-width in s. */
type Wave = (typeof waves)["p" | "q" | "r" | "s" | "t"];
/** The T wave stands before the end of systole by this. */
const tBeforeEnd_s = 0.05;
const pAfterStart_s = 0.04;

function electrocardiogram(clock_s: number, period_s: number): number {
  const wave = (shape: Wave, at_s: number): number => {
    // The wave of this beat and that of the next.
    const here = (clock_s - at_s) / shape.width;
    const next = (clock_s - at_s - period_s) / shape.width;
    return shape.height * (exp(-(here * here) / 2) + exp(-(next * next) / 2));
  };
  const tWave = systole_s(period_s) - tBeforeEnd_s;
  return wave(waves.p, -pulsatileValues.atrialLead + pAfterStart_s) + wave(waves.q, waves.q.at) + wave(waves.r, 0) + wave(waves.s, waves.s.at) + wave(waves.t, tWave);
}

function systole_s(period_s: number): number {
  return pulsatileValues.systoleBase + pulsatileValues.systoleShare * period_s;
}

function emptyChannels(): Record<Channel, number[]> {
  return {
    time_s: [], arterialPressure_Pa: [], aorticPressure_Pa: [], pulmonaryArterialPressure_Pa: [], centralVenousPressure_Pa: [], leftAtrialPressure_Pa: [], rightVentricularPressure_Pa: [], leftVentricularPressure_Pa: [],
    rightVentricularVolume_m3: [], leftVentricularVolume_m3: [], rightAtrialVolume_m3: [], leftAtrialVolume_m3: [], aorticFlow_m3_per_s: [], pulmonaryFlow_m3_per_s: [], tricuspidFlow_m3_per_s: [], mitralFlow_m3_per_s: [],
    rightCoronaryFlow_m3_per_s: [], chestPressure_Pa: [], ecg_ratio: [],
  };
}

/**
 * The beats of one person at one moment of an episode: pressures, flows and volumes over time.
 *
 * Takes what an episode has (the circulation's model, its state at that moment, and the input that the rest of the body gives it) and returns signals from `from_s` to
 * `to_s` seconds after it. With `isFree` false the beat shown is the one that belongs to the cycle-averaged state; with true the heart
 * lives on from there and `changes` are felt as they come.
 */
export function simulateBeats(subject: HeartSubject, options: BeatOptions): Waveforms {
  const { from_s, to_s } = options;
  if (!(from_s >= 0 && to_s > from_s && Number.isFinite(to_s))) throw new RangeError(`simulateBeats: from ${from_s} s to ${to_s} s; expected 0 <= from < to.`);
  const kernel = options.kernel ?? createHeartKernel(subject);
  const heart = heartAtMoment(kernel, 0, subject);
  heart.isBreathing = options.isBreathing ?? true;
  heart.slow.time_s = 0;
  heart.regulation = options.isFree === true ? fullRegulation : { reflexes: false, ischaemia: false, coronary: true, fluid: false };
  const sources: Sources = { circuit: kernel.circuit, brachialIndex: subject.model.graph.indexOf.get("brachial-artery-left") ?? kernel.circuit.aorta };
  const out = emptyChannels();
  const beats: BeatTiming[] = [];
  const changes = [...(options.changes ?? [])].sort((a, b) => a.at_s - b.at_s);
  const noteBeat = (): void => {
    const { time_s, period_s, arrest } = heart.slow;
    if (!arrest && time_s >= from_s && time_s < to_s) beats.push({ rWave_s: time_s, pWave_s: time_s - pulsatileValues.atrialLead, tWave_s: time_s + systole_s(period_s), period_s });
  };
  const change = (): void => {
    for (let due = changes[0]; changes.length > 0 && due.at_s <= heart.slow.time_s; due = changes[0]) {
      setInput(kernel, heart, due.input);
      changes.shift();
    }
  };
  change();
  noteBeat();
  advanceBlock(kernel, 0, [heart], to_s, {
    onBeat: () => {
      change();
      noteBeat();
      return false;
    },
    onSample: () => {
      const now = heart.slow.time_s + heart.numbers.get("beat", beatState.clock);
      if (now >= from_s && now <= to_s) sample(sources, heart, out);
    },
  });
  const done = Object.fromEntries(Object.entries(out).map(([name, values]) => [name, Float64Array.from(values)])) as Record<Channel, Float64Array>;
  return { ...done, beats, arrest: heart.slow.arrest };
}

/** Short steps aimed at, s. */
export const usualStep_s = 1e-3;

/** A kernel for one person at the usual step; keep it to simulate many moments. */
export function createHeartKernel(subject: Pick<HeartSubject, "model">): PulsatileKernel {
  return createKernel(pulsatileCircuit(subject.model), { step_s: usualStep_s });
}
