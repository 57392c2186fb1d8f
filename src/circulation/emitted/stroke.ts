import { log, type Program, type Value } from "../../numerics/index.ts";
import { closest_ratio, strokeSoftness_m3 } from "../heart.ts";

/** What a ventricle's stroke depends on; `maximal` undefined is a straight end-systolic line. */
export interface StrokeInput {
  readonly filled: Value;
  readonly mean: Value;
  readonly pulse: Value;
  readonly elastance: Value;
  readonly dead: Value;
  readonly maximal: Value | undefined;
  readonly help: Value;
  readonly start: Value;
}

/** A stroke and how it answers to filling and load. */
export interface StrokeValues {
  readonly stroke: Value;
  readonly byFilling: Value;
  readonly byLoad: Value;
}

/** Passes of the Newton iteration of one stroke. */
export const strokePasses_count = 4;

/** The start of `strokeVolume` of heart.ts; each `strokePass` improves it in the same order of operations. */
export function strokeStart(p: Program, input: StrokeInput): StrokeValues {
  const zero = p.constant(0);
  return { stroke: input.start, byFilling: zero, byLoad: zero };
}

/** One pass, computed here: the passes are one long chain of dependent operations, best spread over other work. */
export function strokePass(p: Program, input: StrokeInput, { stroke }: StrokeValues): StrokeValues {
  const { filled, mean, pulse, help } = input;
  const [zero, half, one] = [p.constant(0), p.constant(0.5), p.constant(1)];
  const softness = p.constant(strokeSoftness_m3 * strokeSoftness_m3);
  const load = p.max(zero, p.sub(p.add(mean, p.mul(pulse, stroke)), help));
  const { end, slope } = endSystole(p, input, load);
  const raw = p.sub(filled, end);
  const root = p.sqrt(p.add(p.mul(raw, raw), softness));
  const next = p.mul(half, p.add(raw, root));
  const gate = p.mul(half, p.add(one, p.div(raw, root)));
  const loop = p.add(one, p.mul(p.mul(gate, slope), pulse));
  const improved = p.add(stroke, p.div(p.sub(next, stroke), loop));
  p.now(improved);
  return { stroke: improved, byFilling: p.div(gate, loop), byLoad: p.div(p.mul(p.neg(gate), slope), loop) };
}

/** End-systolic volume at a load, and its slope with the load. */
function endSystole(p: Program, { elastance, dead, maximal }: StrokeInput, load: Value): { readonly end: Value; readonly slope: Value } {
  const one = p.constant(1);
  if (maximal === undefined) return { end: p.add(dead, p.div(load, elastance)), slope: p.div(one, elastance) };
  const share = p.div(load, maximal);
  const room = p.sub(one, share);
  const reach = p.div(maximal, elastance);
  const isCurved = p.less(share, p.constant(1 - closest_ratio));
  const tangent = p.div(one, p.mul(elastance, p.constant(closest_ratio)));
  const beyond = p.mul(tangent, p.sub(load, p.mul(p.constant(1 - closest_ratio), maximal)));
  return {
    end: p.select(isCurved, p.sub(dead, p.mul(reach, p.log(room))), p.add(p.sub(dead, p.mul(reach, p.constant(log(closest_ratio)))), beyond)),
    slope: p.select(isCurved, p.div(one, p.mul(elastance, room)), tangent),
  };
}
