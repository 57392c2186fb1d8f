import type { Snapshot } from "../snapshot.ts";

/** What a variable belongs to: how reports group it. */
export type VariableGroup = "heart" | "arteries" | "lung" | "gas" | "obstruction" | "blood" | "drug" | "vein" | "clot" | "leg" | "symptom" | "outcome";

/** One entry of the registry that feeds every output, plot, table, column and tooltip. */
export interface Variable {
  /** Name with unit, as written in files: `heartRate_per_min`. */
  readonly id: string;
  /** Short name for people. */
  readonly label: string;
  /** Unit for people: `/min`. Empty for ratios and counts. */
  readonly unit: string;
  /** What it is, in a sentence. */
  readonly meaning: string;
  /** Normal range in the same unit, for this person where it depends on age or sex. */
  readonly normal?: readonly [number, number];
  /** Key of the bibliography for meaning or range; `virchow` for a quantity of the model itself. */
  readonly source: string;
  readonly group: VariableGroup;
  /** Decimals that make sense to a reader. */
  readonly digitsCount: number;
}

/** A variable together with the way it is read from the state of all stations. */
export interface ReadableVariable extends Variable {
  /** Value in the variable's unit; null when it does not exist at this moment. */
  readonly read: (snapshot: Snapshot) => number | null;
}

/** Builds one variable from its unit-carrying id, its words and its reader. */
export function variable(
  id: string,
  group: VariableGroup,
  words: { readonly label: string; readonly unit: string; readonly meaning: string; readonly normal?: readonly [number, number]; readonly source?: string; readonly digitsCount?: number },
  read: (snapshot: Snapshot) => number | null,
): ReadableVariable {
  return {
    id,
    group,
    label: words.label,
    unit: words.unit,
    meaning: words.meaning,
    ...(words.normal === undefined ? {} : { normal: words.normal }),
    source: words.source ?? "virchow",
    digitsCount: words.digitsCount ?? 1,
    read,
  };
}
