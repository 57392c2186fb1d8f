import { table } from "../table.ts";
import { marked, type Terminal } from "../terminal.ts";
import type { ComputedRow, ComputedTable } from "./compute.ts";
import { bandText, modelText, outside, publishedText, sizeText, summaryText, verdictText } from "./words.ts";

const columns = [{ title: "Verdict" }, { title: "Row", mostCount: 30 }, { title: "What", flexible: true }, { title: "Model", align: "right" as const }, { title: "Published", align: "right" as const, mostCount: 20 }, { title: "Band", align: "right" as const }, { title: "Source" }];

function cells(row: ComputedRow): { readonly text: string; readonly mark?: "high" | "bold" }[] {
  const verdict = verdictText(row);
  return [{ text: verdict, ...(verdict === "failed" ? { mark: "high" as const } : verdict === "outside" ? { mark: "bold" as const } : {}) }, { text: row.id }, { text: row.what }, { text: modelText(row) }, { text: publishedText(row) }, { text: bandText(row) }, { text: row.source }];
}

/** The table for people: rows outside their bands first, then all by station. */
export function printTable(computed: ComputedTable, terminal: Terminal): void {
  const out = outside(computed);
  terminal.out(`${marked(terminal, "bold", `Virchow ${computed.version}: model against publication`)} (${sizeText(computed)})\n${summaryText(computed)}.\n`);
  if (out.length > 0) terminal.out(`\n${marked(terminal, "bold", "Outside their bands")}\n${table(terminal, columns, out.map(cells))}`);
  for (const section of computed.sections) terminal.out(`\n${marked(terminal, "bold", section.title)}\n${table(terminal, columns, section.rows.map(cells))}`);
  if (computed.populations.length > 0) terminal.out(`\n${marked(terminal, "bold", "Drawn")}\n${table(terminal, [{ title: "n", align: "right" }, { title: "Who" }], computed.populations.map((one) => [{ text: String(one.n) }, { text: one.what }]))}`);
}
