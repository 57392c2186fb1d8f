import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Engine, Json, Run, RunOptions, ScenarioHead } from "../engine.ts";
import { problemsFailure, readDocument } from "../documents.ts";
import { codeOf, exitStatus, Failure, messageOf } from "../failure.ts";
import { checkFile, checkFolder, writeFile, writeFolder } from "../files.ts";
import { progress } from "../progress.ts";
import { hash, isFiniteResult, resultFiles, runJson, stateJson, vitals, type FinishedRun } from "../results.ts";
import { printRun, safetyText } from "../summary.ts";
import type { Terminal } from "../terminal.ts";
import { stretchOf, waveformsCsv } from "../waveforms.ts";

/** Options of `virchow run` as the command line gives them. */
export interface RunCommandOptions {
  readonly out?: string;
  readonly seed?: string;
  readonly until?: string;
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly waveforms?: string;
  readonly save?: string;
  readonly resume?: string;
  readonly quiet?: boolean;
}

/** Asked between slices of computing: has the user interrupted? */
export type Interrupted = () => boolean;

const slice_ms = 50;
const largestSeed = Number.MAX_SAFE_INTEGER;

function seedOf(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const seed = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(seed <= largestSeed)) throw new Failure(exitStatus.usage, `--seed ${text}: expected a whole number from 0 to ${largestSeed}.`);
  return seed;
}

function untilOf(engine: Engine, text: string | undefined, fallback_s: number): number {
  if (text === undefined) return fallback_s;
  const until_s = engine.readDuration(text);
  if (until_s === null || !(until_s > 0)) throw new Failure(exitStatus.usage, `--until ${text}: expected a length of time such as "21 d" or "2 h".`);
  return until_s;
}

interface SavedState {
  readonly state: Json;
  readonly seed: number;
  readonly inputHash: string;
}

function savedState(path: string, version: string): SavedState {
  let saved: unknown;
  try {
    saved = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Failure(exitStatus.badInput, `${path}: ${codeOf(error) === "ENOENT" ? "no such file." : "is not a saved state. Expected a file written by --save."}`);
  }
  const fields = (typeof saved === "object" && saved !== null ? saved : {}) as Readonly<Record<string, unknown>>;
  if (fields["kind"] !== "state" || typeof fields["seed"] !== "number" || typeof fields["inputHash"] !== "string") throw new Failure(exitStatus.badInput, `${path}: is not a saved state. Expected a file written by --save.`);
  if (fields["version"] !== version) throw new Failure(exitStatus.badInput, `${path}: was saved by version ${String(fields["version"])}. Expected version ${version}.`);
  return { state: fields["state"] as Json, seed: fields["seed"], inputHash: fields["inputHash"] };
}

/** Computes in slices, so that an interrupt is heard between them. Returns false when interrupted. */
async function compute(run: Run, report: (time_s: number) => void, interrupted: Interrupted, formatDuration: (t_s: number) => string): Promise<boolean> {
  for (;;) {
    const from_ms = performance.now();
    let more = true;
    try {
      while (more && performance.now() - from_ms < slice_ms) more = run.step();
    } catch (error) {
      throw new Failure(exitStatus.modelFailed, `The model failed at ${formatDuration(run.time_s())}: ${messageOf(error)}`);
    }
    report(run.time_s());
    if (!more) return true;
    await new Promise((resume) => setImmediate(resume));
    if (interrupted()) return false;
  }
}

function quoted(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;
}

function print(run: FinishedRun, options: RunCommandOptions, terminal: Terminal): void {
  if (options.json === true) {
    terminal.out(`${JSON.stringify({ version: run.engine.version, seed: run.seed, timeline: run.result.timeline, vitals: vitals(run.engine, run.result.final), run: runJson(run) }, null, 2)}\n`);
    terminal.err(`${safetyText}\n`);
  } else if (options.ndjson === true) {
    for (const entry of run.result.timeline) terminal.out(`${JSON.stringify(entry)}\n`);
    terminal.err(`${safetyText}\n`);
  } else terminal.out(printRun(run, terminal));
}

function begin(engine: Engine, scenario: ScenarioHead, options: RunOptions): Run {
  try {
    return engine.start(scenario, options);
  } catch (error) {
    if (options.waveforms !== undefined && error instanceof RangeError && error.message.startsWith("waveforms")) throw new Failure(exitStatus.usage, `--waveforms: ${error.message}`);
    if (options.state !== undefined) throw new Failure(exitStatus.badInput, `The saved state does not fit: ${messageOf(error)}`);
    throw new Failure(exitStatus.modelFailed, `The model could not start: ${messageOf(error)}`);
  }
}

/** `waveforms.csv`, when it was asked for and the run has come that far. */
function recordingFile(run: Run, options: RunCommandOptions, terminal: Terminal): Readonly<Record<string, string>> {
  if (options.waveforms === undefined) return {};
  const recorded = run.waveforms();
  if (recorded !== null) return { "waveforms.csv": waveformsCsv(recorded) };
  terminal.err("Note: the run ended before the stretch of --waveforms began; there is no waveforms.csv.\n");
  return {};
}

function checkOptions(options: RunCommandOptions): void {
  if (options.json === true && options.ndjson === true) throw new Failure(exitStatus.usage, "--json and --ndjson exclude each other.");
  if (options.waveforms !== undefined && options.out === undefined) throw new Failure(exitStatus.usage, "--waveforms needs --out DIR, where waveforms.csv is written.");
  if (options.out !== undefined) checkFolder(options.out);
  if (options.save !== undefined) checkFile(options.save);
}

/** Everything that is settled before the model begins. */
interface Plan {
  readonly scenario: ScenarioHead;
  readonly seed: number;
  readonly until_s: number;
  readonly inputHash: string;
  readonly command: string;
  readonly waveforms?: { readonly from_s: number; readonly to_s: number };
  readonly state?: Json;
}

function plan(path: string, options: RunCommandOptions, engine: Engine, terminal: Terminal): Plan {
  checkOptions(options);
  const document = readDocument(path);
  const read = engine.readScenario(document.content);
  if (!read.ok) throw problemsFailure(document, read.problems);
  const { scenario } = read;
  const saved = options.resume === undefined ? undefined : savedState(options.resume, engine.version);
  const seed = seedOf(options.seed, saved?.seed ?? scenario.seed);
  const inputHash = hash(document.bytes);
  if (saved !== undefined && saved.seed !== seed) throw new Failure(exitStatus.usage, `--seed ${seed}: the saved state was made with seed ${saved.seed}.`);
  if (saved !== undefined && saved.inputHash !== inputHash && options.quiet !== true) terminal.err("Note: the saved state comes from another form of this scenario; its past is kept, its future is the new one.\n");
  const waveforms = options.waveforms === undefined ? undefined : stretchOf(engine, options.waveforms);
  const command = ["virchow run", quoted(path === "-" ? "-" : basename(path)), `--seed ${seed}`, ...(options.until === undefined ? [] : [`--until ${quoted(options.until)}`])].join(" ");
  return { scenario, seed, until_s: untilOf(engine, options.until, scenario.until_s), inputHash, command, ...(waveforms === undefined ? {} : { waveforms }), ...(saved === undefined ? {} : { state: saved.state }) };
}

/** `virchow run`: one person from a scenario file. Returns the exit status; failures are thrown. */
export async function runCommand(path: string, options: RunCommandOptions, engine: Engine, terminal: Terminal, interrupted: Interrupted): Promise<number> {
  const planned = plan(path, options, engine, terminal);
  const { scenario, seed, until_s, inputHash, state, waveforms } = planned;
  const run = begin(engine, scenario, { seed, until_s, ...(waveforms === undefined ? {} : { waveforms }), ...(state === undefined ? {} : { state }) });
  const watch = progress(terminal, run.time_s(), run.end_s, options.quiet === true);
  const whole = await compute(run, watch.report, interrupted, engine.formatDuration).finally(watch.clear);
  const save = (): void => {
    if (options.save !== undefined) writeFile(options.save, stateJson(engine, seed, inputHash, run.time_s(), run.save()));
  };
  if (!whole) {
    save();
    const kept = options.save === undefined ? "Nothing was kept; with --save FILE the state would have been." : `The state is in ${options.save}; go on with --resume ${options.save}.`;
    throw new Failure(exitStatus.interrupted, `Interrupted at ${engine.formatDuration(run.time_s())}. ${kept}`);
  }
  const result = run.result();
  if (!isFiniteResult(result)) throw new Failure(exitStatus.modelFailed, "The model failed: a result is not a finite number. Nothing was written.");
  const heart = options.out === undefined ? undefined : run.heart?.();
  const finished: FinishedRun = { engine, scenario, seed, until_s, result, inputHash, command: planned.command, ...(heart === undefined ? {} : { heart }) };
  if (options.out !== undefined) writeFolder(options.out, { ...resultFiles(finished), ...recordingFile(run, options, terminal) });
  save();
  print(finished, options, terminal);
  if (options.quiet !== true && options.out !== undefined) terminal.err(`Written to ${options.out}: report.html, timeline.json, series.csv, run.json\n`);
  return exitStatus.done;
}
