import { exitStatus, Failure, messageOf } from "../failure.ts";

/** Kinds of rows: an equation or table solved; a number something was fitted to; a number nothing was fitted to. */
export type RowKind = "numerical" | "calibration" | "validation";

/** One row as the table gives it. */
export interface TableRow {
  readonly id: string;
  readonly kind: RowKind;
  readonly what: string;
  readonly source: string;
  readonly published: number | string;
  readonly unit: string;
  readonly band: readonly [lo: number, hi: number];
  readonly populations: readonly string[];
  readonly run: (n: number, seed: number) => number;
}

/** Rows of one station. */
export interface TableSection {
  readonly station: string;
  readonly title: string;
  readonly rows: readonly TableRow[];
}

/** People (or tests) that rows share. */
export interface TablePopulation {
  readonly name: string;
  readonly what: string;
  readonly quick: number;
  readonly full: number;
  readonly each_s: number;
  readonly drawn_ratio: number;
}

/** What the command needs of the table. */
export interface ValidationTable {
  readonly sections: readonly TableSection[];
  readonly populations: readonly TablePopulation[];
  readonly onPerson: (hear: (population: string) => void) => void;
}

/** Loads the table that was built beside the command line. */
export async function loadTable(): Promise<ValidationTable> {
  const place = new URL("../../validation/index.js", import.meta.url);
  try {
    return (await import(place.href)) as ValidationTable;
  } catch (error) {
    throw new Failure(exitStatus.unexpected, `The validation table could not be loaded (${messageOf(error)}). Run npm run build.`);
  }
}
