import { existsSync } from "node:fs";
import type { Readable } from "node:stream";
import { answerScore, listScores, scoreDefinition, ScoreInputError, type ScoreAnswer, type ScoreListing, type ScoreRequest } from "virchow";
import { parseSource, problemsFailure, readDocument, type SourceDocument } from "../documents.ts";
import { exitStatus, Failure, messageOf, plainText } from "../failure.ts";
import { table, wrap, type Cell } from "../table.ts";
import { marked, type Terminal } from "../terminal.ts";
import { scoreBatch } from "./score-batch.ts";

/** Options of `virchow score` as the command line gives them. */
export interface ScoreCommandOptions {
  readonly json?: boolean;
  readonly text?: boolean;
  readonly about?: boolean;
  readonly batch?: boolean;
  readonly explain?: boolean;
  readonly edition?: string;
}

/** Where requests come from and who reads the answer. */
export interface ScorePlace {
  readonly stdin: Readable;
  /** A person sits at stdin: nothing will come by itself. */
  readonly askedByPerson: boolean;
  /** A person reads stdout. */
  readonly readByPerson: boolean;
  /** Waits until stdout has taken what was said. */
  readonly written: () => Promise<void>;
}

const notice = "For education and research. Not for diagnosis or treatment.";

/** A score's id, or a mistake of usage with the nearest one. */
function listingOf(id: string): ScoreListing {
  try {
    const known = scoreDefinition(id).id;
    const listing = listScores().find((one) => one.id === known);
    if (listing !== undefined) return listing;
  } catch (error) {
    if (error instanceof ScoreInputError) throw new Failure(exitStatus.usage, `score ${error.problem} (all: virchow score list)`);
    throw error;
  }
  throw new Failure(exitStatus.usage, `score ${id} is not known (all: virchow score list)`);
}

/** `virchow score list`: a line for each score, or everything about them with `--json`. */
function listCommand(asJson: boolean, terminal: Terminal): void {
  const all = listScores();
  if (asJson) {
    terminal.out(`${JSON.stringify(all, null, 2)}\n`);
    return;
  }
  const rows = all.map(({ id, name, edition, items, inputs, schemes }): Cell[] => [{ text: id, mark: "bold" }, { text: String(items.length + inputs.filter(({ optional }) => !optional).length) }, { text: `${name}; ${edition}` }, { text: schemes.map(({ scheme }) => scheme).join(", ") }]);
  terminal.out(table(terminal, [{ title: "Score" }, { title: "Asks", align: "right" }, { title: "Name; edition", flexible: true }, { title: "Classes", mostCount: 28 }], rows));
  terminal.out("\nOne of them: virchow score ID --about\n");
}

function paragraph(terminal: Terminal, title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const body = lines.flatMap((line) => wrap(line, terminal.widthCount - 4).map((part, i) => `${i === 0 ? "" : "  "}${part}`));
  return `\n${marked(terminal, "bold", title)}\n${body.map((line) => `  ${line}`).join("\n")}\n`;
}

/** What a score asks, how it is read, and where it comes from. */
function about(listing: ScoreListing, terminal: Terminal): void {
  terminal.out(`${marked(terminal, "bold", listing.name)} (${listing.edition})\n`);
  terminal.out(paragraph(terminal, "For whom", [`${listing.population}.`, listing.scope, ...(listing.editions.length === 0 ? [] : [`Editions: ${listing.editions.join(", ")}.`])]));
  const items = listing.items.map(({ key, description, points, input }): Cell[] => [{ text: key }, { text: String(points) }, { text: `${description}${input === undefined ? "" : ` [${input}]`}` }]);
  if (items.length > 0) terminal.out(`\n${table(terminal, [{ title: "Item" }, { title: "Points", align: "right" }, { title: "Meaning", flexible: true }], items)}`);
  const inputs = listing.inputs.map(({ key, unit, options, description }): Cell[] => [{ text: key }, { text: unit ?? (options ?? []).join(", "), }, { text: description }]);
  if (inputs.length > 0) terminal.out(`\n${table(terminal, [{ title: "Value" }, { title: "Unit or words", mostCount: 26 }, { title: "Meaning", flexible: true }], inputs)}`);
  const classes = listing.schemes.flatMap(({ scheme, classes: bands }) => bands.map(({ id, label }): Cell[] => [{ text: scheme }, { text: id }, { text: label }]));
  if (classes.length > 0) terminal.out(`\n${table(terminal, [{ title: "Scheme" }, { title: "Class" }, { title: "Meaning", flexible: true }], classes)}`);
  terminal.out(paragraph(terminal, "Mind", listing.notes));
  terminal.out(paragraph(terminal, "Not read in a published text", listing.unverified));
  terminal.out(paragraph(terminal, "Sources", [listing.sources.join(", ")]));
  terminal.out(`\n${notice}\n`);
}

function totalText({ total, bounds, unit, applicable }: ScoreAnswer): string {
  const named = unit === undefined || unit === "{score}" ? "points" : unit;
  const shown = (value: number): string => String(Math.round(value * 100) / 100);
  if (!applicable) return "does not apply";
  if (total !== null) return `${shown(total)} ${named}`;
  const [low, high] = bounds;
  if (low === null) return "a rule without total";
  return low === high ? `${shown(low)} ${named}, whatever is missing` : `between ${shown(low)} and ${shown(high)} ${named}`;
}

/** An answer for people. */
function print(answer: ScoreAnswer, listing: ScoreListing, terminal: Terminal): void {
  terminal.out(`${marked(terminal, "bold", listing.name)}: ${marked(terminal, "bold", totalText(answer))}\n`);
  for (const [scheme, id] of Object.entries(answer.classes)) terminal.out(wrap(`${scheme}: ${id} - ${answer.meanings[scheme] ?? ""}`, terminal.widthCount - 2).map((line, i) => `${i === 0 ? "" : "  "}${line}`).join("\n") + "\n");
  for (const [key, value] of Object.entries(answer.derived)) terminal.out(`${key}: ${typeof value === "number" ? Math.round(value * 100) / 100 : value}\n`);
  const described = new Map([...listing.inputs, ...listing.items].map(({ key, description }) => [key, description]));
  const unlisted = new Set(answer.countedAsNo);
  const rows = answer.items.filter(({ key }) => !unlisted.has(key)).map(({ key, points, reason, value }): Cell[] => [
    value === null ? { text: "?", mark: "dim" } : points === null ? { text: "" } : { text: String(points), ...(points === 0 ? { mark: "dim" as const } : {}) },
    { text: key }, { text: reason, ...(value === null ? { mark: "dim" as const } : {}) }, { text: described.get(key) ?? "" },
  ]);
  if (rows.length > 0) terminal.out(`\n${table(terminal, [{ title: "Points", align: "right" }, { title: "Item" }, { title: "Found", mostCount: 34 }, { title: "Meaning", flexible: true }], rows)}`);
  terminal.out(paragraph(terminal, "Missing", answer.missing.length === 0 ? [] : [answer.missing.join(", ")]));
  terminal.out(paragraph(terminal, "Counted as no because not listed", answer.countedAsNo.length === 0 ? [] : [answer.countedAsNo.join(", ")]));
  terminal.out(paragraph(terminal, "Care", answer.cautions));
  terminal.out(paragraph(terminal, "For whom", [`${listing.population}.`, listing.scope]));
  terminal.out(paragraph(terminal, "Sources", [answer.sources.join(", ")]));
  terminal.out(`\n${notice}\n`);
}

async function bytesOf(stdin: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin as AsyncIterable<Uint8Array | string>) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

async function readRequestDocument(path: string, place: ScorePlace): Promise<SourceDocument> {
  if (path !== "-") return readDocument(path);
  const bytes = await bytesOf(place.stdin);
  if (Buffer.from(bytes).toString("utf8").replace(/^\uFEFF/, "").trim() === "") throw new Failure(exitStatus.badInput, 'stdin:1:1: is empty. Expected {"items": {...}, "values": {...}}.');
  return parseSource("stdin", bytes);
}

function answerDocument(id: string, document: SourceDocument, edition: string | undefined): ScoreAnswer {
  const problem = (path: readonly (string | number)[], at: "key" | "value", message: string): Failure => problemsFailure(document, [{ path, at, field: path.length === 0 ? "request" : plainText(path.join(".")), message }]);
  const { content } = document;
  if (typeof content !== "object" || content === null || Array.isArray(content)) throw problem([], "value", 'Expected an object such as {"items": {...}, "values": {...}}.');
  const request = content as ScoreRequest & { readonly score?: unknown };
  if (request.score !== undefined && request.score !== id) throw problem(["score"], "value", `is ${JSON.stringify(request.score)}, but the command names ${id}.`);
  try {
    return answerScore(scoreDefinition(id), edition === undefined ? request : { ...request, edition });
  } catch (error) {
    if (error instanceof ScoreInputError) throw problem(error.path, error.at, error.problem);
    throw new Failure(exitStatus.unexpected, messageOf(error));
  }
}

async function batch(id: string | undefined, path: string | undefined, options: ScoreCommandOptions, place: ScorePlace, terminal: Terminal): Promise<number> {
  if (options.text === true) throw new Failure(exitStatus.usage, "--batch and --text exclude each other.");
  // `score --batch FILE`: the one word is then a file, and the lines name their scores.
  const isFile = id !== undefined && path === undefined && (id === "-" || existsSync(id));
  const score = id === undefined || isFile ? {} : { score: listingOf(id).id };
  const edition = options.edition === undefined ? {} : { edition: options.edition };
  return await scoreBatch({ ...score, ...edition, path: (isFile ? id : path) ?? "-", written: place.written, explain: options.explain === true }, place.stdin, terminal);
}

/**
 * `virchow score ID`: one score from a request on stdin or in a file. JSON for programs, a page for people. `list` lists the scores,
 * `--batch` reads a request a line. Returns the exit status; failures are thrown.
 */
export async function scoreCommand(id: string | undefined, path: string | undefined, options: ScoreCommandOptions, place: ScorePlace, terminal: Terminal): Promise<number> {
  if (options.json === true && options.text === true) throw new Failure(exitStatus.usage, "--json and --text exclude each other.");
  if (options.batch === true) return await batch(id, path, options, place, terminal);
  if (id === undefined) throw new Failure(exitStatus.usage, "score needs the id of a score (all: virchow score list), or --batch.");
  if (id === "list") {
    listCommand(options.json === true, terminal);
    return exitStatus.done;
  }
  const listing = listingOf(id);
  if (options.about === true || (path === undefined && place.askedByPerson)) {
    about(listing, terminal);
    return exitStatus.done;
  }
  const answer = answerDocument(listing.id, await readRequestDocument(path ?? "-", place), options.edition);
  if (options.text === true || (options.json !== true && place.readByPerson)) print(answer, listing, terminal);
  else terminal.out(`${JSON.stringify(answer)}\n`);
  return exitStatus.done;
}
