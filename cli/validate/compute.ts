import { exitStatus, Failure, messageOf } from "../failure.ts";
import type { Terminal } from "../terminal.ts";
import type { RowKind, TablePopulation, TableRow, ValidationTable } from "./source.ts";

/** One row, computed. */
export interface ComputedRow {
  readonly station: string;
  readonly id: string;
  readonly kind: RowKind;
  readonly what: string;
  readonly model: number;
  readonly published: number | string;
  readonly unit: string;
  readonly band: readonly [lo: number, hi: number];
  readonly passed: boolean;
  readonly source: string;
  /** People drawn; 0 when nothing is left to chance. */
  readonly n: number;
}

/** The table, computed. */
export interface ComputedTable {
  readonly version: string;
  readonly seed: number;
  readonly full: boolean;
  readonly sections: readonly { readonly station: string; readonly title: string; readonly rows: readonly ComputedRow[] }[];
  readonly rows: readonly ComputedRow[];
  readonly populations: readonly { readonly name: string; readonly what: string; readonly n: number }[];
}

/** A row that ends the program with status 4: outside its band, and not only shown. */
export function isGateFailure(row: ComputedRow): boolean {
  return !row.passed && row.kind !== "validation";
}

const rowCost_s = 0.05;
const ms_per_s = 1000;
const least_ms = 250;
const minute_s = 60;

/** `40 s`, `3 min`, `2 h`: a coarse length of time. */
export function roughly(time_s: number): string {
  if (time_s < 90) return `${Math.max(1, Math.ceil(time_s))} s`;
  const minutes = time_s / minute_s;
  return minutes < 90 ? `${Math.ceil(minutes)} min` : `${(minutes / minute_s).toFixed(1)} h`;
}

/** How far a table has come, in expected seconds. */
class Progress {
  private readonly begin_ms = performance.now();
  private shown_ms = 0;
  private readonly done = new Map<string, number>();
  private rows = 0;
  private readonly terminal: Terminal;
  private readonly cost: ReadonlyMap<string, { readonly whole_s: number; readonly each_s: number }>;
  private readonly rowCount: number;
  private readonly visible: boolean;
  private current = "";

  constructor(terminal: Terminal, populations: readonly TablePopulation[], full: boolean, rowCount: number, quiet: boolean) {
    this.terminal = terminal;
    this.rowCount = rowCount;
    this.visible = !quiet && terminal.watched;
    this.cost = new Map(populations.map((one) => [one.name, { whole_s: countOf(one, full) * one.each_s, each_s: one.each_s / one.drawn_ratio }]));
  }

  whole_s(): number {
    return [...this.cost.values()].reduce((sum, { whole_s }) => sum + whole_s, this.rowCount * rowCost_s);
  }

  person(population: string): void {
    const cost = this.cost.get(population);
    if (cost !== undefined) this.done.set(population, Math.min(cost.whole_s, (this.done.get(population) ?? 0) + cost.each_s));
    this.show();
  }

  begin(row: TableRow): void {
    this.current = row.id;
    this.show();
  }

  end(row: TableRow): void {
    this.rows += 1;
    for (const name of row.populations) this.done.set(name, this.cost.get(name)?.whole_s ?? 0);
  }

  clear(): void {
    if (this.visible) this.terminal.err("\r\u001b[K");
  }

  private show(): void {
    const now_ms = performance.now();
    if (!this.visible || now_ms - this.shown_ms < least_ms) return;
    this.shown_ms = now_ms;
    const done_s = [...this.done.values()].reduce((sum, one) => sum + one, this.rows * rowCost_s);
    const share = Math.min(0.999, Math.max(0.001, done_s / this.whole_s()));
    const left_s = ((now_ms - this.begin_ms) / ms_per_s) * (1 / share - 1);
    const text = `${String(Math.floor(share * 100)).padStart(3)} %  row ${this.rows + 1} of ${this.rowCount}  ${this.current}  about ${roughly(left_s)} left`;
    this.terminal.err(`\r\u001b[K${text.slice(0, this.terminal.widthCount - 1)}`);
  }
}

function countOf(population: TablePopulation, full: boolean): number {
  return full ? population.full : population.quick;
}

/** What is to be computed. */
export interface TableRequest {
  readonly seed: number;
  readonly full: boolean;
  readonly only: RegExp | null;
  readonly quiet: boolean;
}

/** Rows chosen by `only`, by id. Throws when there is none. */
function chosen(table: ValidationTable, only: RegExp | null): ValidationTable["sections"] {
  if (only === null) return table.sections;
  const sections = table.sections.map((section) => ({ ...section, rows: section.rows.filter((row) => only.test(row.id)) })).filter((section) => section.rows.length > 0);
  if (sections.length > 0) return sections;
  const first = table.sections.map((section) => section.rows.at(0)?.id).filter((id) => id !== undefined);
  throw new Failure(exitStatus.usage, `--only ${only.source}: no row has such an id. There are for example ${first.join(", ")}; all of them: docs/validation.md.`);
}

/** Computes the chosen rows. Says beforehand what will be drawn and about how long it takes. */
export function computeTable(table: ValidationTable, request: TableRequest, version: string, terminal: Terminal): ComputedTable {
  const sections = chosen(table, request.only);
  const rows = sections.flatMap((section) => section.rows);
  const needed = new Set(rows.flatMap((row) => row.populations));
  const populations = table.populations.filter(({ name }) => needed.has(name));
  const n = new Map(populations.map((one) => [one.name, countOf(one, request.full)]));
  const people = [...n.values()].reduce((sum, count) => sum + count, 0);
  const state = new Progress(terminal, populations, request.full, rows.length, request.quiet);
  if (!request.quiet) terminal.err(`${rows.length} rows, ${people} virtual people and tests${request.full ? " (full populations)" : ""}: about ${roughly(state.whole_s())} on one core.\n`);
  table.onPerson((population) => { state.person(population); });
  const computed = sections.map((section) => ({
    ...section,
    rows: section.rows.map((row): ComputedRow => {
      state.begin(row);
      const { id, kind, what, published, unit, band, source } = row;
      const count = n.get(row.populations.at(0) ?? "") ?? 0;
      let model: number;
      try {
        model = row.run(count, request.seed);
      } catch (error) {
        state.clear();
        throw new Failure(exitStatus.modelFailed, `Row ${id}: the model failed: ${messageOf(error)}`);
      }
      state.end(row);
      return { station: section.station, id, kind, what, model, published, unit, band, passed: model >= band[0] && model <= band[1], source, n: count };
    }),
  }));
  state.clear();
  return { version, seed: request.seed, full: request.full, sections: computed, rows: computed.flatMap((section) => section.rows), populations: populations.map(({ name, what }) => ({ name, what, n: n.get(name) ?? 0 })) };
}
