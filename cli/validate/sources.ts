import { parseBibliography } from "../bibliography.ts";
import { ownFile } from "../version.ts";
import type { ComputedTable } from "./compute.ts";

/** A source of the table with what it says. */
export interface NamedSource {
  readonly id: string;
  readonly text: string;
}

/** Sources of a table in alphabetical order: rows of the evidence page and entries of the bibliography. */
export function sourcesOf(table: ComputedTable): readonly NamedSource[] {
  const evidence = new Map([...(ownFile("docs/evidence.md") ?? "").matchAll(/^\| ([A-Z]+-\d+) \| (.+) \| [^|]* \|$/gm)].map((match) => [match.at(1) ?? "", match.at(2) ?? ""]));
  const bibliography = new Map(parseBibliography(ownFile("docs/references.bib") ?? "").map((entry) => [entry.key, entry.text]));
  const ids = [...new Set(table.rows.map((row) => row.source))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return ids.map((id) => ({ id, text: evidence.get(id) ?? bibliography.get(id) ?? "" }));
}
