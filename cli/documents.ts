import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type Node } from "yaml";
import { codeOf, exitStatus, Failure, messageOf, plainText } from "./failure.ts";
import type { Problem } from "./engine.ts";

const largestCount = 10 * 1024 * 1024;
const mostAliases = 100;

/** A document as read, able to say where each of its values stands. */
export interface SourceDocument {
  /** Name for messages: the path as given, or `stdin`. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly content: unknown;
  /** `file:12:7` of a value or of its key. */
  readonly locate: (path: readonly (string | number)[], at: "key" | "value") => Position;
}

/** Place in a text file, both from 1. */
export interface Position {
  readonly line: number;
  readonly col: number;
}

function badInput(name: string, position: Position | null, message: string): Failure {
  return new Failure(exitStatus.badInput, `${plainText(name)}${position === null ? "" : `:${position.line}:${position.col}`}: ${message}`);
}

function readBytes(name: string): Uint8Array {
  const reasons: Readonly<Record<string, string>> = { ENOENT: "no such file.", EACCES: "may not be read.", EISDIR: "is a directory. Expected a YAML or JSON file.", ENOTDIR: "no such file.", ENAMETOOLONG: "the name is too long." };
  let handle: number | undefined;
  try {
    handle = name === "-" ? 0 : openSync(name, "r");
    const status = fstatSync(handle);
    if (status.isDirectory()) throw badInput(name, null, "is a directory. Expected a YAML or JSON file.");
    if (status.isFile() && status.size > largestCount) throw badInput(name, null, `is ${Math.ceil(status.size / 1024 / 1024)} MB large. Expected at most ${largestCount / 1024 / 1024} MB.`);
    return readFileSync(handle);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw badInput(name, null, reasons[codeOf(error)] ?? `could not be read (${messageOf(error)}).`);
  } finally {
    if (handle !== undefined && handle !== 0) closeSync(handle);
  }
}

/** Line and column of a byte offset. */
function positionOfByte(bytes: Uint8Array, offset: number): Position {
  let line = 1;
  let start = 0;
  bytes.subarray(0, offset).forEach((byte, i) => {
    if (byte !== 10) return;
    line += 1;
    start = i + 1;
  });
  return { line, col: offset - start + 1 };
}

function decode(name: string, bytes: Uint8Array): string {
  if (bytes.length > largestCount) throw badInput(name, null, `is larger than ${largestCount / 1024 / 1024} MB.`);
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw badInput(name, positionOfByte(bytes, zero), "is not text. Expected YAML or JSON.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw badInput(name, { line: 1, col: 1 }, "is not UTF-8 text. Expected YAML or JSON in UTF-8.");
  }
}

function parse(name: string, text: string, lines: LineCounter): Document {
  let documents: readonly Document[];
  try {
    documents = [...parseAllDocuments(text, { version: "1.2", uniqueKeys: true, strict: true, prettyErrors: false, logLevel: "silent", lineCounter: lines })];
  } catch (error) {
    throw badInput(name, { line: 1, col: 1 }, error instanceof RangeError ? "is nested too deeply." : `is not YAML or JSON (${messageOf(error)}).`);
  }
  const document = documents.at(0);
  const second = documents.at(1);
  const problem = documents.flatMap((one) => [...one.errors, ...one.warnings]).at(0);
  if (problem !== undefined) {
    const says = /call stack/.test(problem.message) ? "is nested too deeply." : sentence(plainText(problem.message));
    throw badInput(name, lines.linePos(problem.pos[0]), `${says} Expected YAML or JSON.`);
  }
  if (document === undefined || document.contents === null || (isScalar(document.contents) && document.contents.value === null)) throw badInput(name, { line: 1, col: 1 }, "is empty. Expected a scenario (see: virchow schema scenario).");
  if (second !== undefined) throw badInput(name, lines.linePos(second.range?.[0] ?? 0), "A second document begins here. Expected one scenario in a file.");
  return document;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

function resolved(document: Document, node: unknown): Node | null {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isNode(target) ? target : null;
}

/** Key and value of a member, or undefined and the item of a list. */
function child(node: Node | null, part: string | number): readonly [key: unknown, value: unknown] {
  if (isSeq(node) && typeof part === "number") return [undefined, node.items.at(part)];
  const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part)) : undefined;
  return [pair?.key, pair?.value];
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** Where a value stands; a missing one stands where its mapping does. */
function offsetOf(document: Document, path: readonly (string | number)[], at: "key" | "value"): number {
  let node = resolved(document, document.contents);
  let offset = node?.range?.[0] ?? 0;
  path.forEach((part, i) => {
    const [key, value] = child(node, part);
    const wanted = at === "key" && i === path.length - 1 ? [key, value] : [value, key];
    offset = wanted.map(startOf).find((start) => start !== undefined) ?? offset;
    node = resolved(document, value);
  });
  return offset;
}

/** Reads YAML or JSON from bytes. `name` is how messages call it. Failures carry status 3 and say where. */
export function parseSource(name: string, bytes: Uint8Array): SourceDocument {
  const text = decode(name, bytes);
  const lines = new LineCounter();
  const document = parse(name, text, lines);
  try {
    const content: unknown = document.toJS({ maxAliasCount: mostAliases });
    return { name, bytes, content, locate: (where, at) => lines.linePos(offsetOf(document, where, at)) };
  } catch (error) {
    throw badInput(name, { line: 1, col: 1 }, error instanceof RangeError ? "is nested too deeply." : `uses aliases in a way that cannot be read (${messageOf(error)}).`);
  }
}

/** Reads a YAML or JSON file, or stdin for `-`. Failures carry status 3 and say where. */
export function readDocument(path: string): SourceDocument {
  return parseSource(path === "-" ? "stdin" : path, readBytes(path));
}

/** The problems of a document, one a line, in the order of the file, as a failure with status 3. */
export function problemsFailure(document: SourceDocument, problems: readonly Problem[]): Failure {
  const placed = problems.map((problem) => ({ problem, position: document.locate(problem.path, problem.at) }));
  placed.sort((a, b) => a.position.line - b.position.line || a.position.col - b.position.col);
  const lines = placed.map(({ problem, position }) => `${plainText(document.name)}:${position.line}:${position.col}: ${problem.field}: ${plainText(problem.message)}`);
  return new Failure(exitStatus.badInput, lines.join("\n"));
}
