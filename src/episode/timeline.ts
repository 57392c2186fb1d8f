/** What a timeline entry tells. Outside readers rely on the kinds that the contract names; others may be added. */
export type EntryKind =
  | "start"
  | "surgery" | "trauma" | "immobility" | "travel" | "catheter"
  | "activity" | "posture" | "cough" | "valsalva" | "massage" | "stockings" | "compression"
  | "clot-started" | "clot-extended" | "clot-dissolved"
  | "embolus-released" | "embolus-lodged" | "embolus-systemic" | "embolus-trapped" | "embolus-dissolved"
  | "embolus-fragmented" | "bleeding" | "complication"
  | "right-heart-strain" | "shock" | "cardiac-arrest" | "recovery"
  | "symptom-onset" | "symptom-ended"
  | "test-ordered" | "test-result" | "finding"
  | "treatment" | "treatment-stopped"
  | "experiment" | "note" | "death" | "end";

/** A plain fact carried by an entry. */
export type Fact = string | number | boolean | null;

/** One thing that happened, when, where, and what caused it. */
export interface TimelineEntry {
  /** `e1`, `e2`, ... in order of time. */
  readonly id: string;
  readonly at_s: number;
  readonly kind: EntryKind;
  /** Vessel id, `lung`, `heart`, `leg-left` or null. */
  readonly place: string | null;
  readonly data: Readonly<Record<string, Fact>>;
  /** Ids of earlier entries without which this one would not have happened. */
  readonly causes: readonly string[];
  /** One sentence for people. */
  readonly text: string;
}

/** Appends an entry and returns its id. Causes that are unknown or repeated are dropped; the order is kept. */
export function record(timeline: TimelineEntry[], entry: Omit<TimelineEntry, "id" | "causes"> & { readonly causes: readonly (string | null)[] }): string {
  const id = `e${timeline.length + 1}`;
  const known = new Set(timeline.map((earlier) => earlier.id));
  const causes: string[] = [];
  for (const cause of entry.causes) if (cause !== null && known.has(cause) && !causes.includes(cause)) causes.push(cause);
  timeline.push({ id, at_s: entry.at_s, kind: entry.kind, place: entry.place, data: entry.data, causes, text: entry.text });
  return id;
}

/**
 * Everything that led to an entry, farthest first: the transitive causes in order of time, the entry itself last.
 * Throws RangeError when `id` is no entry.
 */
export function why(timeline: readonly TimelineEntry[], id: string): readonly TimelineEntry[] {
  const byId = new Map(timeline.map((entry) => [entry.id, entry]));
  const start = byId.get(id);
  if (start === undefined) throw new RangeError(`No timeline entry "${id}". Expected one of e1 to e${timeline.length}.`);
  const seen = new Set<string>();
  const queue = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    for (const cause of next.causes) {
      const earlier = byId.get(cause);
      if (earlier !== undefined) queue.push(earlier);
    }
  }
  return timeline.filter((entry) => seen.has(entry.id));
}
