import type { Basis, Unit } from "../../units/index.ts";

/** One published number of a network: as printed, in the printed unit, with where it was read. */
export interface Published {
  // The unit is data here, as in a parameter record.
  readonly value: number | string;
  readonly unit: Unit;
  readonly source: string;
  readonly basis: Basis;
  readonly note?: string;
}

/** A number with its unit, source and basis. */
export type RateConstant = Omit<Published, "value"> & Readonly<Record<"value", number>>;

/**
 * One reaction. `equation` reads `TF + VII <-> TF_VII`; repeated species count twice; nothing stands for source or sink. Either the
 * constants `forward` (and `reverse` with `<->`) are named and the rate is mass action, or `rate` is a formula of species and constants.
 */
export interface Reaction {
  readonly id: string;
  readonly equation: string;
  readonly forward?: string;
  readonly reverse?: string;
  readonly rate?: string;
  readonly note?: string;
}

/** A sum of species that reactions leave alone. */
export interface ConservedSum {
  readonly name: string;
  readonly species: readonly string[];
}

/** A reaction network as data. Concentrations and times are converted to nM and s when it is compiled. */
export interface Network {
  readonly id: string;
  readonly title: string;
  /** Key of the bibliography. */
  readonly source: string;
  /** Where the numbers were read and how they were checked; licence of the copy. */
  readonly provenance: string;
  readonly species: Readonly<Record<string, RateConstant>>;
  readonly constants: Readonly<Record<string, RateConstant>>;
  readonly reactions: readonly Reaction[];
  /** Species whose derivative is a formula of its own. */
  readonly rateRules?: Readonly<Record<string, string>>;
  /** Named results that are formulas of species. */
  readonly results?: Readonly<Record<string, string>>;
  readonly conserved: readonly ConservedSum[];
  /** Species fixed to the wall: they carry tissue factor or thrombomodulin. */
  readonly wall: readonly string[];
  readonly notes: readonly string[];
}

/** Both sides of an equation as species with their counts. */
export interface Sides {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly reversible: boolean;
}

/** Reads `A + B <-> C`. Throws RangeError when it is not of that form. */
export function sidesOf(equation: string): Sides {
  const match = /^(.*?)(<->|->)(.*)$/.exec(equation);
  if (match === null) throw new RangeError(`Equation "${equation}": no arrow; expected "A + B -> C" or "A + B <-> C".`);
  const side = (text: string): string[] =>
    text.trim() === "" ? [] : text.split("+").flatMap((part) => {
      const term = /^\s*(?:(\d+)\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*$/.exec(part);
      if (term === null) throw new RangeError(`Equation "${equation}": "${part.trim()}" is not a species; expected a name of letters, digits and _.`);
      const [, times, name] = term as unknown as readonly [string, string | undefined, string];
      return Array.from({ length: times === undefined ? 1 : Number(times) }, () => name);
    });
  return { left: side(match[1]), right: side(match[3]), reversible: match[2] === "<->" };
}

/** Writes both sides as an equation. */
export function equationOf(sides: Sides): string {
  return `${sides.left.join(" + ")} ${sides.reversible ? "<->" : "->"} ${sides.right.join(" + ")}`.trim();
}
