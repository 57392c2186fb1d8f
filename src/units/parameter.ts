import { toSI, type Unit } from "./unit.ts";

/** How a number came about. `fitted` names the evidence row in `locator`; `assumed` says why in `note`. */
export type Basis = "measured" | "fitted" | "estimated" | "assumed";

/** One number from the literature: as printed, in the printed unit, with where it was read. */
export interface Parameter {
  /** The number as printed, in `unit`. */
  readonly value: number;
  /** Printed unit; converted to SI once, by `resolve`. */
  readonly unit: Unit;
  /** Plausible range in the printed unit, inclusive. A `set:` outside it is refused. */
  readonly range: readonly [number, number];
  /** Key of `docs/references.bib`. */
  readonly source: string;
  /** Table, figure, page, or the id of an evidence row. */
  readonly locator?: string;
  /** How the number came about. */
  readonly basis: Basis;
  /** Plain meaning, and for `assumed` the reason for this value. */
  readonly note?: string;
}

/** A station's parameters by name. Names carry no unit: the record does. */
export type ParameterRecord = Readonly<Record<string, Parameter>>;

/** The same names with plain SI numbers: what kernels receive. */
export type Resolved<P extends ParameterRecord> = { readonly [K in keyof P]: number };

/** Converts every parameter of a record to SI. Limits: units must be known to `toSI`. */
export function resolve<P extends ParameterRecord>(parameters: P): Resolved<P> {
  const values: Record<string, number> = {};
  for (const [name, parameter] of Object.entries(parameters)) values[name] = toSI(parameter.value, parameter.unit);
  return values as Resolved<P>;
}
