import { existsSync, statSync } from "node:fs";
import { exitStatus, Failure, messageOf } from "../failure.ts";
import { checkFolder, writeFile, writeFolder } from "../files.ts";
import type { Terminal } from "../terminal.ts";
import { computeTable, isGateFailure, type ComputedTable } from "../validate/compute.ts";
import { markdownOf } from "../validate/markdown.ts";
import { pageOf } from "../validate/page.ts";
import { loadTable, type ValidationTable } from "../validate/source.ts";
import { sourcesOf } from "../validate/sources.ts";
import { printTable } from "../validate/text.ts";
import { summaryText } from "../validate/words.ts";
import { version } from "../version.ts";

/** Options of `virchow validate` as the command line gives them. */
export interface ValidateOptions {
  readonly json?: boolean;
  readonly full?: boolean;
  readonly out?: string;
  readonly seed?: string;
  readonly only?: string;
  readonly quiet?: boolean;
}

const usualSeed = 1;
/** Streams of populations are begun at the seed times a million; past this, seeds would no longer be whole numbers. */
const largestSeed = 1_000_000_000;

function seedOf(text: string | undefined): number {
  if (text === undefined) return usualSeed;
  const seed = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(seed <= largestSeed)) throw new Failure(exitStatus.usage, `--seed ${text}: expected a whole number from 0 to ${largestSeed}.`);
  return seed;
}

function patternOf(text: string | undefined): RegExp | null {
  if (text === undefined) return null;
  try {
    return new RegExp(text, "i");
  } catch (error) {
    throw new Failure(exitStatus.usage, `--only ${text}: is not a regular expression (${messageOf(error)}). Expected a part of an id such as PHY-801 or ^CLOT-0.`);
  }
}

/** The table as the contract has it: a list of rows. */
function jsonOf(table: ComputedTable): string {
  const rows = table.rows.map(({ id, kind, model, published, band, passed, source, what, unit, station, n }) => ({ id, kind, model, published, band, passed, source, what, unit, station, n }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

type Format = "html" | "md" | "json" | "folder";
const endings: readonly (readonly [RegExp, Format])[] = [[/\.html?$/i, "html"], [/\.md$/i, "md"], [/\.json$/i, "json"]];

/** What `--out` asks for, checked before anything is computed. */
function formatOf(path: string): Format {
  const format = endings.find(([ending]) => ending.test(path))?.at(1) as Format | undefined;
  if (format === undefined) {
    checkFolder(path);
    return "folder";
  }
  if (existsSync(path) && statSync(path).isDirectory()) throw new Failure(exitStatus.usage, `--out ${path}: a folder of that name exists. Expected a file.`);
  return format;
}

function write(path: string, format: Format, table: ComputedTable): void {
  const page = (): string => pageOf(table, sourcesOf(table));
  if (format === "folder") writeFolder(path, { "validation.html": page(), "validation.md": markdownOf(table), "validation.json": jsonOf(table) });
  else writeFile(path, format === "html" ? page() : format === "md" ? markdownOf(table) : jsonOf(table));
}

/** `virchow validate`: model against publication, row by row. Returns 4 when a numerical or a calibration row lies outside its band. */
export async function validateCommand(options: ValidateOptions, terminal: Terminal, load: () => Promise<ValidationTable> = loadTable): Promise<number> {
  const request = { seed: seedOf(options.seed), full: options.full === true, only: patternOf(options.only), quiet: options.quiet === true };
  const format = options.out === undefined ? null : formatOf(options.out);
  const table = computeTable(await load(), request, version(), terminal);
  if (options.out !== undefined && format !== null) write(options.out, format, table);
  if (options.json === true) terminal.out(jsonOf(table));
  else if (options.out === undefined) printTable(table, terminal);
  else terminal.out(`${summaryText(table)}. Written: ${options.out}\n`);
  const failed = table.rows.filter(isGateFailure);
  if (failed.length === 0) return exitStatus.done;
  if (!request.quiet) terminal.err(`Outside the band: ${failed.map((row) => row.id).join(", ")}.\n`);
  return exitStatus.checkFailed;
}
