import type { Instruction } from "./program.ts";

/** What one open body knows: instructions by what they compute, what memory and variables hold now, and what it has written. */
export interface Known {
  readonly computed: Map<number | string, Instruction>;
  readonly places: Map<number, Instruction>;
  /** Elements of `each`, by place and round. */
  readonly elements: Map<string, Instruction>;
  readonly variables: Map<number, Instruction>;
  readonly stored: Set<number>;
  readonly set: Set<number>;
  /** True when elements were stored: any place may have changed. */
  isScattered: boolean;
}

/** No knowledge: the start of a program, or of a body that runs again after itself. */
export function emptyKnowledge(): Known {
  return { computed: new Map(), places: new Map(), elements: new Map(), variables: new Map(), stored: new Set(), set: new Set(), isScattered: false };
}

/** The knowledge of memory and variables at the start of a body that runs at most once. */
export function copied({ places, elements, variables }: Known): Known {
  return { ...emptyKnowledge(), places: new Map(places), elements: new Map(elements), variables: new Map(variables) };
}

/** Takes a store into account. */
export function remember(known: Known, place: number, round: Instruction | undefined, value: Instruction): void {
  known.elements.clear();
  if (round === undefined) {
    known.places.set(place, value);
    known.stored.add(place);
  } else {
    known.places.clear();
    known.elements.set(`${place} ${round.id}`, value);
    known.isScattered = true;
  }
}

/** Forgets in an outer body what an inner one may have changed. */
export function forget(outer: Known, inner: Known): void {
  if (inner.isScattered) {
    outer.places.clear();
    outer.isScattered = true;
  }
  if (inner.isScattered || inner.stored.size > 0) outer.elements.clear();
  for (const place of inner.stored) {
    outer.places.delete(place);
    outer.stored.add(place);
  }
  for (const variable of inner.set) {
    outer.variables.delete(variable);
    outer.set.add(variable);
  }
}
