import { ownFile } from "./version.ts";

/** One source: its key, a line for people, its BibTeX. */
export interface Reference {
  readonly key: string;
  readonly text: string;
  readonly bibtex: string;
}

/** Where the brace opened at `from` is closed; -1 when it is not. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const letter = text.charAt(i);
    if (letter === "{") depth += 1;
    else if (letter === "}") depth -= 1;
    if (depth === 0) return i;
  }
  return -1;
}

/** `name = {value}` and `name = "value"` of one entry, in plain text. */
function fieldsOf(entry: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const begin = /(\w+)\s*=\s*/g;
  begin.lastIndex = entry.indexOf(",");
  for (let match = begin.exec(entry); match !== null; match = begin.exec(entry)) {
    const from = begin.lastIndex;
    const opened = entry.charAt(from);
    const found = opened === "{" ? closing(entry, from) : opened === '"' ? entry.indexOf('"', from + 1) : entry.slice(from).search(/[,}\n]/) + from - 1;
    const to = Math.max(from, found);
    const raw = opened === "{" || opened === '"' ? entry.slice(from + 1, to) : entry.slice(from, to + 1);
    fields.set((match.at(1) ?? "").toLowerCase(), plain(raw));
    begin.lastIndex = to + 1;
  }
  return fields;
}

/** Without braces and the commonest accents of TeX. */
function plain(text: string): string {
  const marks: Readonly<Record<string, string>> = { '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", c: "\u0327", v: "\u030c" };
  return text
    .replace(/\\(["'`^~]|[cv](?=[{ ]))\s*\{?(\w)\}?/g, (_whole, mark: string, letter: string) => `${letter}${marks[mark] ?? ""}`)
    .normalize("NFC")
    .replace(/\\([&%_#$])/g, "$1")
    .replace(/--/g, "-")
    .replace(/[{}]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const mostAuthors = 3;

/** "Family, A., Other, B. Title. Journal 12 (1999) 1-9. doi:..." */
function lineOf(fields: ReadonlyMap<string, string>): string {
  const authors = (fields.get("author") ?? "").split(" and ").filter((name) => name !== "");
  const names = authors.length > mostAuthors ? `${authors.slice(0, 1).join("")} et al.` : authors.join("; ");
  const where = [fields.get("journal") ?? fields.get("booktitle") ?? fields.get("publisher") ?? fields.get("howpublished"), fields.get("volume"), fields.has("year") ? `(${fields.get("year") ?? ""})` : undefined, fields.get("pages")].filter((part) => part !== undefined && part !== "").join(" ");
  const link = fields.has("doi") ? `doi:${fields.get("doi") ?? ""}` : fields.get("url");
  return [names, fields.get("title"), where, link].filter((part) => part !== undefined && part !== "").map((part) => String(part).replace(/\.$/, "")).join(". ");
}

/** Every entry of a BibTeX file, in its order. */
export function parseBibliography(text: string): Reference[] {
  const references: Reference[] = [];
  const begin = /@(\w+)\s*\{\s*([^,\s{}]+)\s*,/g;
  for (let match = begin.exec(text); match !== null; match = begin.exec(text)) {
    const end = closing(text, text.indexOf("{", match.index));
    if (end < 0) break;
    const bibtex = text.slice(match.index, end + 1);
    references.push({ key: match.at(2) ?? "", text: lineOf(fieldsOf(bibtex)), bibtex });
    begin.lastIndex = end + 1;
  }
  return references;
}

/** The sources with these keys, in the order of the bibliography. Keys that it lacks come last, as they are. */
export function referencesOf(keys: Iterable<string>): Reference[] {
  const wanted = new Set(keys);
  const known = parseBibliography(ownFile("docs/references.bib") ?? "").filter((reference) => wanted.has(reference.key));
  const found = new Set(known.map((reference) => reference.key));
  const others = [...wanted].filter((key) => !found.has(key)).sort();
  return [...known, ...others.map((key) => ({ key, text: key, bibtex: `@misc{${key},\n  title = {${key}}\n}` }))];
}
