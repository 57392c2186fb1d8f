import { existsSync, readFileSync, statSync } from "node:fs";
import { circuitCsv, readCircuit, solveCircuit, type CircuitFailure, type CircuitProblem, type CircuitResult } from "virchow";
import { parseSource, type SourceDocument } from "../documents.ts";
import { codeOf, exitStatus, Failure, messageOf, plainText } from "../failure.ts";
import { writeFile } from "../files.ts";
import type { Terminal } from "../terminal.ts";

/** Options of `virchow solve`. */
export interface SolveOptions {
  readonly out?: string;
  readonly quiet?: boolean;
}

const largestCount = 200 * 1024 * 1024;

function readBytes(path: string): Uint8Array {
  const name = plainText(path === "-" ? "stdin" : path);
  const reasons: Readonly<Record<string, string>> = { ENOENT: "no such file.", EACCES: "may not be read.", EISDIR: "is a directory. Expected a JSON file.", ENOTDIR: "no such file." };
  try {
    const size = path === "-" ? 0 : statSync(path).size;
    if (size > largestCount) throw new Failure(exitStatus.badInput, `${name}: is ${Math.ceil(size / 1024 / 1024)} MB large. Expected at most ${largestCount / 1024 / 1024} MB.`);
    return readFileSync(path === "-" ? 0 : path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(exitStatus.badInput, `${name}: ${reasons[codeOf(error)] ?? `could not be read (${messageOf(error)}).`}`);
  }
}

/** The document, and how to say where in it a problem stands. */
interface Source {
  readonly content: unknown;
  readonly place: (problem: CircuitProblem) => string;
}

/** The document with the places of its values, or null when it is JSON that the reader of scenarios does not take (tabs, size). */
function locatable(name: string, bytes: Uint8Array): SourceDocument | null {
  try {
    return parseSource(name, bytes);
  } catch {
    return null;
  }
}

/** JSON is read as such; what is no JSON goes through the reader of scenarios, which says where it breaks (and reads YAML). */
function readSource(path: string): Source {
  const name = path === "-" ? "stdin" : path;
  const bytes = readBytes(path);
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    content = parseSource(name, bytes).content;
  }
  let located: SourceDocument | null | undefined;
  const place = (problem: CircuitProblem): string => {
    located ??= located === undefined ? locatable(name, bytes) : null;
    if (located === null) return plainText(name);
    const { line, col } = located.locate(problem.path, problem.at);
    return `${plainText(name)}:${line}:${col}`;
  };
  return { content, place };
}

function refused(source: Source, problems: readonly CircuitProblem[]): Failure {
  return new Failure(exitStatus.badInput, problems.map((problem) => `${source.place(problem)}: ${problem.field}: ${plainText(problem.message)}`).join("\n"));
}

const reasons: Readonly<Record<CircuitFailure["status"], string>> = {
  "too-many-iterations": "the nonlinear iterations did not converge (maximum_nonlinear_iterations reached)",
  singular: "the equations are singular: some pressure or flow is fixed by nothing, or fixed twice",
  "not-finite": "a value is no longer finite",
  "not-periodic": "the cycles do not approach the cycle-to-cycle error",
};

function failed(name: string, { status, time, phase, block, atOnce }: CircuitFailure): Failure {
  const where = phase === "steady-start" ? `in the steady start, at time ${time}` : `at time ${time}`;
  const circuit = atOnce && status === "singular";
  const advice = status === "singular" ? " Check connections, boundary conditions and zero resistances." : status === "too-many-iterations" ? " Try more time points, or a larger absolute_tolerance." : "";
  return new Failure(circuit ? exitStatus.badInput : exitStatus.modelFailed, `${plainText(name)}: ${where}: ${reasons[status]}. Block: "${plainText(block)}".${advice}`);
}

function solve(name: string, source: Source, terminal: Terminal, quiet: boolean): CircuitResult {
  const reading = readCircuit(source.content);
  if (!reading.ok) throw refused(source, reading.problems);
  if (!quiet) for (const remark of reading.circuit.remarks) terminal.err(`Remark: ${plainText(remark)}\n`);
  try {
    return solveCircuit(reading.circuit);
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(exitStatus.badInput, `${plainText(name)}: ${messageOf(error)}`);
    throw error;
  }
}

/** Refuses, before anything is computed, a target that is a folder. */
function checkTarget(target: string | undefined): void {
  if (target !== undefined && target !== "-" && existsSync(target) && statSync(target).isDirectory()) throw new Failure(exitStatus.usage, `--out ${plainText(target)}: a folder of that name exists. Expected a file.`);
}

/** `virchow solve MODEL.json`: solves a circuit in svZeroDSolver's format and writes its results as CSV. Nothing is written on failure. */
export function solveCommand(path: string, options: SolveOptions, terminal: Terminal): void {
  const name = path === "-" ? "stdin" : path;
  checkTarget(options.out);
  const result = solve(name, readSource(path), terminal, options.quiet === true);
  if (result.failure !== null) throw failed(name, result.failure);
  if (options.quiet !== true && result.rescuedCount > 0) terminal.err(`Remark: plain iterations failed at ${result.rescuedCount} of ${result.stepCount} steps, where svZeroDSolver would have stopped; sturdier ones went on.\n`);
  if (options.quiet !== true && result.extraCycleCount > 0) terminal.err(`Remark: ${result.extraCycleCount} more cycles were run to reach the cycle-to-cycle error.\n`);
  if (options.out === undefined || options.out === "-") for (const piece of circuitCsv(result)) terminal.out(piece);
  else writeFile(options.out, [...circuitCsv(result)].join(""));
}
