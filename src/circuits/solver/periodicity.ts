import type { Circuit } from "../format/circuit.ts";
import type { State } from "./step-solver.ts";
import type { System } from "./system.ts";

/** Watches flow and pressure at the capped ends of vessels over the last two cycles. */
export interface CapWatch {
  /** Keeps the state as point `index` of the two cycles. */
  readonly keep: (index: number, state: State) => void;
  /** Makes the later cycle the earlier one. */
  readonly shift: () => void;
  /** Whether means of flow and pressure changed by no more than the error, relative to the earlier cycle. */
  readonly converged: (error: number) => boolean;
  /** Block at the cap that changed most. */
  readonly worst: () => string;
}

interface Watched {
  readonly unknown: number;
  readonly block: string;
}

function watchedUnknowns({ blocks }: Circuit, system: System): readonly Watched[] {
  return blocks.flatMap(({ kind, cap, name }, i) => {
    if (kind.vessel !== true || cap === undefined) return [];
    const [inPressure, inFlow, outPressure, outFlow] = system.variable[i];
    return (cap === "inlet" ? [inFlow, inPressure] : [outFlow, outPressure]).map((unknown) => ({ unknown, block: name }));
  });
}

/** Makes the watch for cycles of `pointCount` points, both ends counted. */
export function watchCaps(circuit: Circuit, system: System, pointCount: number): CapWatch {
  const watched = watchedUnknowns(circuit, system);
  const stepCount = pointCount - 1;
  const kept = watched.map(() => new Float64Array(2 * stepCount + 1));
  const change = (values: Float64Array): number => {
    let earlier = 0;
    let later = 0;
    for (let i = 0; i < pointCount; i++) {
      earlier += values[i];
      later += values[stepCount + i];
    }
    return Math.abs((later - earlier) / pointCount / (earlier / pointCount));
  };
  return {
    keep: (index, state) => {
      watched.forEach(({ unknown }, k) => (kept[k][index] = state.y[unknown]));
    },
    shift: () => {
      for (const values of kept) values.copyWithin(0, stepCount);
    },
    converged: (error) => kept.every((values) => !(change(values) > error)),
    worst: () => {
      const changes = kept.map(change);
      return watched.at(changes.indexOf(Math.max(...changes)))?.block ?? "";
    },
  };
}
