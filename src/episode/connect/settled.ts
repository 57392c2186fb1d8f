import type { Settled } from "../state.ts";

/** True when no input has moved by more than what is worth an answer. Inputs are given in units of that. */
export function isUnchanged(settled: Settled, inputs: readonly number[]): boolean {
  if (settled.inputs.length !== inputs.length) return false;
  for (let i = 0; i < inputs.length; i++) if (!(Math.abs(inputs[i] - settled.inputs[i]) <= 1)) return false;
  return true;
}
