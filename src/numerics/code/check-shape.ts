import type { Program } from "./program.ts";
import type { Space } from "./space.ts";

/** Throws RangeError unless the program and the space were made from the same shape. */
export function checkShape(program: Program, space: Space): void {
  if (program.shape !== space.shape) throw new RangeError("The program and the space were made from different shapes; give both the same object.");
}
