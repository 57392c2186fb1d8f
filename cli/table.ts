import { marked, type Mark, type Terminal } from "./terminal.ts";

/** A column of a table on the terminal. */
export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  /** Takes the width that is left over and wraps; other columns are as wide as their longest cell, up to `mostCount`. */
  readonly flexible?: boolean;
  readonly mostCount?: number;
}

/** One cell; the mark does not count for width. */
export interface Cell {
  readonly text: string;
  readonly mark?: Mark;
}

const gap = 2;
const leastFlexible = 16;

function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Breaks text into lines of at most `width` characters, at blanks, else after hyphens, else anywhere. */
export function wrap(text: string, widthCount: number): string[] {
  const lines: string[] = [];
  let line = "";
  const parts = text.split(/(?<=[ -])/);
  for (const part of parts) {
    let piece = part;
    if (lengthOf(line + piece.trimEnd()) > widthCount && line !== "") {
      lines.push(line.trimEnd());
      line = "";
    }
    while (lengthOf(piece.trimEnd()) > widthCount) {
      const letters = Array.from(piece);
      lines.push(letters.slice(0, widthCount).join(""));
      piece = letters.slice(widthCount).join("");
    }
    line += piece;
  }
  if (line.trimEnd() !== "" || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

function pad(text: string, widthCount: number, align: "left" | "right"): string {
  const blank = " ".repeat(Math.max(0, widthCount - lengthOf(text)));
  return align === "right" ? blank + text : text + blank;
}

/** A table with aligned columns, as wide as the terminal at most. */
export function table(terminal: Terminal, columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const widths = columns.map((column, i) => {
    const natural = Math.max(lengthOf(column.title), ...rows.map((row) => lengthOf(row.at(i)?.text ?? "")));
    return Math.min(natural, column.mostCount ?? natural);
  });
  const flexible = columns.findIndex((column) => column.flexible === true);
  if (flexible >= 0) {
    const others = widths.reduce((sum, width, i) => (i === flexible ? sum : sum + width), 0) + gap * (columns.length - 1);
    widths[flexible] = Math.max(leastFlexible, Math.min(widths.at(flexible) ?? 0, terminal.widthCount - others));
  }
  const lineOf = (cells: readonly Cell[]): string => {
    const wrapped = cells.map((cell, i) => wrap(cell.text, widths.at(i) ?? 1));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    const lines: string[] = [];
    for (let k = 0; k < height; k++) {
      const parts = cells.map((cell, i) => {
        const padded = pad(wrapped.at(i)?.at(k) ?? "", widths.at(i) ?? 0, columns.at(i)?.align ?? "left");
        return cell.mark === undefined || padded.trim() === "" ? padded : marked(terminal, cell.mark, padded);
      });
      lines.push(parts.join(" ".repeat(gap)).replace(/[ ]+$/, ""));
    }
    return lines.join("\n");
  };
  const head = lineOf(columns.map((column) => ({ text: column.title, mark: "dim" as const })));
  return `${[head, ...rows.map(lineOf)].join("\n")}\n`;
}
