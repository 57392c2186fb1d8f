import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { answerScore, scoreDefinition, ScoreInputError, type ScoreAnswer, type ScoreRequest } from "virchow";
import { codeOf, exitStatus, Failure, messageOf, plainText } from "../failure.ts";
import type { Terminal } from "../terminal.ts";

/** How a batch is read. */
export interface BatchOptions {
  /** Score of the lines that name none. */
  readonly score?: string;
  readonly edition?: string;
  /** File, or - for stdin. */
  readonly path: string;
  /** Waits until what was said has gone out, so that a slow reader does not fill the memory. */
  readonly written: () => Promise<void>;
  /** Every item with its reason in every line. */
  readonly explain: boolean;
}

const longestCount = 1_000_000;
const chunkCount = 65_536;

type Line = Readonly<Record<string, unknown>>;

function parse(text: string): Line {
  if (text.length > longestCount) throw new ScoreInputError([], "value", `The line has ${text.length} characters. Expected at most ${longestCount}.`);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new ScoreInputError([], "value", `The line is not JSON (${messageOf(error)}).`);
  }
  if (typeof content !== "object" || content === null || Array.isArray(content)) throw new ScoreInputError([], "value", 'Expected an object such as {"score": "wells-pe", "items": {...}, "values": {...}}.');
  return content as Line;
}

/** The short answer: what a program needs, and what must not be overlooked. */
function short(answer: ScoreAnswer): object {
  const { score, edition, total, unit, classes, missing, bounds, applicable, derived, countedAsNo, cautions } = answer;
  return {
    score, ...(edition === undefined ? {} : { edition }), total, ...(unit === undefined ? {} : { unit }), classes, missing, bounds,
    ...(applicable ? {} : { applicable }), ...(Object.keys(derived).length === 0 ? {} : { derived }), ...(countedAsNo.length === 0 ? {} : { countedAsNo }), ...(cautions.length === 0 ? {} : { cautions }),
  };
}

/** Answers one line; a bad one is answered by an `error` that says what and where. */
function answerLine(text: string, lineCount: number, options: BatchOptions): { readonly ok: boolean; readonly answer: object } {
  let line: Line = {};
  try {
    line = parse(text);
    const id = line["score"] ?? options.score;
    if (typeof id !== "string") throw new ScoreInputError(["score"], "value", `is ${id === undefined ? "missing" : JSON.stringify(id)}. Expected the id of a score.`);
    const request = (options.edition === undefined || line["edition"] !== undefined ? line : { ...line, edition: options.edition }) as ScoreRequest;
    const answer = answerScore(scoreDefinition(id), request);
    return { ok: true, answer: { ...named(line), ...(options.explain ? answer : short(answer)) } };
  } catch (error) {
    if (!(error instanceof ScoreInputError)) throw error;
    const score = line["score"] ?? options.score ?? null;
    return { ok: false, answer: { ...named(line), score: typeof score === "string" ? score : null, error: { line: lineCount, field: error.path.join("."), message: error.problem } } };
  }
}

/** The name that a line gave itself, handed back. */
function named(line: Line): object {
  const id = line["id"];
  return typeof id === "string" || typeof id === "number" ? { id } : {};
}

/** The lines of a stream of bytes, one after the other; the end of a line is LF or CRLF. Holds one piece and one unfinished line. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const piece of input as AsyncIterable<Uint8Array | string>) {
    const parts = (rest + (typeof piece === "string" ? piece : decoder.decode(piece, { stream: true }))).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}

function unreadable(path: string, error: unknown): Failure {
  const reasons: Readonly<Record<string, string>> = { ENOENT: "no such file.", EISDIR: "is a directory. Expected a file of requests, one a line.", EACCES: "may not be read." };
  return new Failure(exitStatus.badInput, `${plainText(path)}: ${reasons[codeOf(error)] ?? `could not be read (${messageOf(error)}).`}`);
}

/** `virchow score --batch`: a request a line, an answer a line, in order, in bounded memory. Blank lines are passed over. Status 3 when a line was bad. */
export async function scoreBatch(options: BatchOptions, stdin: Readable, terminal: Terminal): Promise<number> {
  let [lineCount, badCount, pending] = [0, 0, ""];
  try {
    for await (const line of linesOf(options.path === "-" ? stdin : createReadStream(options.path))) {
      lineCount += 1;
      if (line.trim() === "") continue;
      const { ok, answer } = answerLine(line.trim(), lineCount, options);
      if (!ok) badCount += 1;
      pending += `${JSON.stringify(answer)}\n`;
      if (pending.length >= chunkCount) {
        terminal.out(pending);
        pending = "";
        await options.written();
      }
    }
  } catch (error) {
    if (codeOf(error) === "") throw error;
    throw unreadable(options.path, error);
  } finally {
    if (pending !== "") terminal.out(pending);
  }
  if (badCount > 0) terminal.err(`${badCount} of ${lineCount} lines could not be answered; their answers say why.\n`);
  return badCount > 0 ? exitStatus.badInput : exitStatus.done;
}
