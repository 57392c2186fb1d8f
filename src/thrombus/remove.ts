import { keepFresh } from "./segment.ts";
import type { ThrombusState } from "./state.ts";

/**
 * Takes clot out of one vein by a procedure: a share of the fresh part and a smaller one of the scar. Returns the volume taken, m3.
 * What stays keeps its length and lies thinner. Throws RangeError for shares outside 0 to 1.
 */
export function removeClot(state: ThrombusState, vesselIndex: number, fresh_fraction: number, organised_fraction: number): number {
  for (const share of [fresh_fraction, organised_fraction]) if (!(share >= 0 && share <= 1)) throw new RangeError(`share is ${share}; expected 0 to 1.`);
  let taken = 0;
  for (const clot of state.clots) {
    for (const segment of clot.segments) {
      if (segment.vesselIndex !== vesselIndex) continue;
      taken += segment.fresh_m3 * fresh_fraction + segment.organised_m3 * organised_fraction;
      keepFresh(segment, 1 - fresh_fraction);
      segment.organised_m3 *= 1 - organised_fraction;
      // The loose part is what an instrument takes first.
      segment.freeTail_m *= 1 - fresh_fraction;
    }
  }
  state.balance.removed_m3 += taken;
  return taken;
}
