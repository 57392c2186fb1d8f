import type { Side } from "../body/index.ts";
import { surgeryRows, traumaRows, type InsultRow, type SurgeryKind, type TraumaKind } from "./data/insults.ts";

/** A wound of one vein. */
export interface Wound {
  /** Name of the vein. */
  readonly vesselId: string;
  /** Grade of the wound, 0 to 1. */
  readonly grade_fraction: number;
}

/** What an operation or accident does: wounds, and the amplitude of the systemic inflammatory answer (1 is none). */
export interface Insult {
  readonly wounds: readonly Wound[];
  readonly inflammation_ratio: number;
}

function onSide(row: InsultRow, side: Side): Insult {
  const sides = side === "midline" ? ["left", "right"] : [side];
  const wounds = row.wounds.flatMap(([pattern, grade_fraction]) => pattern.endsWith("*") ? sides.map((name) => ({ vesselId: pattern.replace("*", name), grade_fraction })) : [{ vesselId: pattern, grade_fraction }]);
  return { wounds, inflammation_ratio: row.inflammation_ratio };
}

/** Veins that an operation wounds and how much, with its inflammatory amplitude. `midline` wounds both sides. */
export function surgicalInjuries(kind: SurgeryKind, side: Side): Insult {
  if (!Object.hasOwn(surgeryRows, kind)) throw new RangeError(`surgery is "${kind}"; expected one of ${Object.keys(surgeryRows).join(", ")}.`);
  return onSide(surgeryRows[kind], side);
}

/** Veins that an accident wounds and how much, with its inflammatory amplitude. `midline` wounds both sides. */
export function traumaInjuries(kind: TraumaKind, side: Side): Insult {
  if (!Object.hasOwn(traumaRows, kind)) throw new RangeError(`trauma is "${kind}"; expected one of ${Object.keys(traumaRows).join(", ")}.`);
  return onSide(traumaRows[kind], side);
}
