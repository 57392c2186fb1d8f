/**
 * What a row is. `numerical`: a stated equation or table, solved; `calibration`: a published number that something was fitted to; `validation`: one that nothing was fitted to.
 */
export type RowKind = "numerical" | "calibration" | "validation";

/** One number of the open validation table. */
export interface Row {
  readonly id: string;
  readonly kind: RowKind;
  /** What is compared, in words. */
  readonly what: string;
  /** A row of `docs/evidence.md` or of the project's own tables, or a key of `docs/references.bib`. */
  readonly source: string;
  /** The published number, or what was published in words. */
  readonly published: number | string;
  readonly unit: string;
  readonly band: readonly [lo: number, hi: number];
  /** Populations that the row reads, by name; none when nothing is drawn by chance. */
  readonly populations: readonly string[];
  /** The model's figure from `n` people drawn with `seed`. */
  readonly run: (n: number, seed: number) => number;
}

/** A quantity with the rows of one station. */
export interface Section {
  readonly station: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A row in which nothing is drawn: a table that is computed. */
export function computed(id: string, what: string, published: number, unit: string, band: readonly [number, number], run: () => number, source = id.split(".")[0]): Row {
  return { id, kind: "numerical", what, source, published, unit, band, populations: [], run };
}

/** Half of the last digit of a number as printed. */
export function halfDigit(published: number): number {
  const text = String(published);
  const digits = text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
  let half = 0.5;
  for (let k = 0; k < digits; k++) half /= 10;
  return half;
}

/** Without the last bits that sums of decimals leave. */
const tidy = (value: number): number => Number(value.toPrecision(15));

/** The band of a printed number: a share of it, or half of its last digit where that is more. */
export function around(published: number, share: number, least = halfDigit(published)): readonly [number, number] {
  const width = Math.max(Math.abs(published) * share, least);
  return [tidy(published - width), tidy(published + width)];
}

/** By row: what is compared, populations, and unit and number where the row itself has none. */
export type Words = Readonly<Record<string, readonly [what: string, populations: readonly string[], unit?: string, published?: number]>>;

/** Rows of a station with their words. */
export function described(rows: readonly (Omit<Row, "what" | "populations" | "unit"> & { readonly unit?: string })[], words: Words): readonly Row[] {
  return rows.map((row) => {
    if (!Object.hasOwn(words, row.id)) throw new RangeError(`Row ${row.id} has no words.`);
    const [what, populations, unit, published] = words[row.id];
    return { ...row, what, populations, unit: row.unit ?? unit ?? "1", published: published ?? row.published };
  });
}
