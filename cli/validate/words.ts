import { number } from "../report/html.ts";
import { isGateFailure, type ComputedRow, type ComputedTable } from "./compute.ts";

const mostDigits = 6;
const tens = 10;

/** Decimals that show a band with two digits of its width. */
export function digitsOf(band: readonly [number, number]): number {
  let width = band[1] - band[0];
  let digits = 0;
  while (width < tens && digits < mostDigits) {
    width *= tens;
    digits += 1;
  }
  return digits;
}

/** `L_per_min` as `L/min`; pure numbers have no unit. */
export function unitText(unit: string): string {
  if (["1", "ratio", "fraction"].includes(unit)) return "";
  return unit.replaceAll("percent", "%").replace(/_?per_/g, "/").replaceAll("_", " ").replace(/([a-z])2\b/g, "$1\u00b2");
}

/** A figure of a row with the row's decimals. */
export function figure(row: ComputedRow, value: number): string {
  return Number.isFinite(value) ? number(value, digitsOf(row.band)) : "no value";
}

/** The model's figure with its unit. */
export function modelText(row: ComputedRow): string {
  const unit = unitText(row.unit);
  return `${figure(row, row.model)}${unit === "" || !Number.isFinite(row.model) ? "" : ` ${unit}`}`;
}

/** What was published, with its unit. */
export function publishedText(row: ComputedRow): string {
  const unit = unitText(row.unit);
  return typeof row.published === "string" ? row.published : `${figure(row, row.published)}${unit === "" ? "" : ` ${unit}`}`;
}

/** `55 to 71`. */
export function bandText(row: ComputedRow): string {
  return `${figure(row, row.band[0])} to ${figure(row, row.band[1])}`;
}

/** The verdict in words. */
export function verdictText(row: ComputedRow): string {
  if (row.passed) return row.kind === "validation" ? "inside" : "passed";
  return isGateFailure(row) ? "failed" : "outside";
}

/** How far outside its band the model is, in widths of the band; null inside or without a value. */
export function beyond(row: ComputedRow): number | null {
  const [lo, hi] = row.band;
  if (row.passed || !Number.isFinite(row.model)) return null;
  return (row.model < lo ? lo - row.model : row.model - hi) / (hi - lo);
}

/** Rows outside their bands: those that fail the check first, then the farthest first. */
export function outside(table: ComputedTable): readonly ComputedRow[] {
  return table.rows.filter((row) => !row.passed).sort((a, b) => Number(isGateFailure(b)) - Number(isGateFailure(a)) || (beyond(b) ?? Infinity) - (beyond(a) ?? Infinity));
}

/** `numerical: 118 of 119 passed; calibration: ...`, the summary line. */
export function summaryText(table: ComputedTable): string {
  const parts = (["numerical", "calibration", "validation"] as const).map((kind) => {
    const rows = table.rows.filter((row) => row.kind === kind);
    return rows.length === 0 ? "" : `${kind}: ${rows.filter((row) => row.passed).length} of ${rows.length} ${kind === "validation" ? "inside the band" : "passed"}`;
  });
  return parts.filter((part) => part !== "").join("; ");
}

/** How the populations were chosen. */
export function sizeText(table: ComputedTable): string {
  return `${table.full ? "full" : "quick"} populations, seed ${table.seed}`;
}

/** What the kinds, bands and verdicts mean, as sentences. */
export const howToRead: readonly string[] = [
  "Each row compares one figure of the model with one published number. The band stands with the row in validation/; a row passes when the figure lies in it.",
  "numerical: an equation or a table, solved again; the band is the accepted error of the arithmetic. calibration: a published number that a parameter was fitted to. validation: a number that nothing was fitted to.",
  "A numerical or calibration row outside its band fails the check (exit status 4). A validation row outside its band is shown and fails nothing: it says where the model is wrong.",
  "People and tests are drawn from the seed; rows that name the same population were computed from the same people. A quick table has few people, so a figure near the edge of a band may move with the seed; --full draws 1,500 or more.",
  "Sources: a code such as PHY-301 is a row of docs/evidence.md, where the paper and how well it was seen are given; a name with a year is an entry of docs/references.bib.",
];

/** The notice that goes with every page. */
export const notice = "For education and research. Not for diagnosis or treatment.";
