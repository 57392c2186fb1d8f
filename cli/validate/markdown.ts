import type { ComputedRow, ComputedTable } from "./compute.ts";
import { bandText, howToRead, modelText, notice, outside, publishedText, sizeText, summaryText, verdictText } from "./words.ts";

const cell = (text: string): string => text.replaceAll("|", "\\|");

function lines(rows: readonly ComputedRow[]): string {
  const body = rows.map((row) => `| ${[row.passed ? verdictText(row) : `**${verdictText(row)}**`, `\`${row.id}\``, row.what, row.kind, modelText(row), publishedText(row), bandText(row), row.n === 0 ? "" : String(row.n), row.source].map(cell).join(" | ")} |`);
  return ["| verdict | row | what | kind | model | published | band | n | source |", "| --- | --- | --- | --- | ---: | ---: | ---: | ---: | --- |", ...body].join("\n");
}

/** The table as a page for the repository. */
export function markdownOf(table: ComputedTable): string {
  const out = outside(table);
  const parts = [
    "# Model against publication",
    `Written by \`virchow validate --out docs/validation.md\` of version ${table.version}, ${sizeText(table)}. Do not edit by hand.`,
    `**${summaryText(table)}.**`,
    "## How to read this",
    howToRead.join("\n\n"),
    "## Outside their bands",
    out.length === 0 ? "None." : lines(out),
    ...table.sections.flatMap((section) => [`## ${section.title}`, lines(section.rows)]),
    "## Who was drawn",
    table.populations.length === 0 ? "Nobody: nothing here is left to chance." : ["| n | who |", "| ---: | --- |", ...table.populations.map((one) => `| ${one.n} | ${cell(one.what)} |`)].join("\n"),
    notice,
  ];
  return `${parts.join("\n\n")}\n`;
}
