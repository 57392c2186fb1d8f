/**
 * The command line. Data go to stdout, talk to stderr. Everything heavy is loaded only when a command needs it, so that help
 * appears at once.
 */
import { Command, CommanderError } from "commander";
import type { RunCommandOptions } from "./commands/run.ts";
import type { ScoreCommandOptions } from "./commands/score.ts";
import type { SolveOptions } from "./commands/solve.ts";
import type { ThrombinOptions } from "./commands/thrombin.ts";
import type { ValidateOptions } from "./commands/validate.ts";
import type { Engine } from "./engine.ts";
import { exitStatus, Failure, messageOf } from "./failure.ts";
import { registerPk } from "./pk/register.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

const examples = `
Examples:
  virchow run scenarios/hip-replacement.yaml   what happens, when and why
  virchow run scenarios/saddle-embolus.yaml --out out
                                               the same as report, plots, tables
  virchow schema scenario                      what a scenario may hold

For education and research. Not for diagnosis or treatment.`;

const shortHelp = `Virchow simulates venous thromboembolism: from a clot in a deep vein to the lung, the heart and the person.

Usage: virchow <command> [options]      (all commands: virchow --help)
${examples}
`;

async function loadEngine(): Promise<Engine> {
  const { engine } = await import("./load.ts");
  return await engine();
}

/** Hears Ctrl-C: once ends the run in order, twice at once. */
function listen(): { readonly interrupted: () => boolean; readonly stop: () => void } {
  let heard = false;
  const hear = (): void => {
    if (heard) process.exit(exitStatus.interrupted);
    heard = true;
  };
  process.on("SIGINT", hear);
  return { interrupted: () => heard, stop: () => void process.off("SIGINT", hear) };
}

function build(terminal: Terminal, done: (status: number) => void): Command {
  const program = new Command("virchow");
  program
    .description("Simulates venous thromboembolism: from a clot in a deep vein to the lung, the heart and the person.")
    .addHelpText("after", examples)
    .option("-V, --version", "print the version")
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError("(more: virchow --help)");
  program.on("option:version", () => {
    throw new CommanderError(exitStatus.done, "virchow.version", "");
  });
  program
    .command("run")
    .description("one person: what happens, when and why, and how they are at the end")
    .argument("<scenario>", "YAML or JSON file; - for stdin")
    .option("--out <dir>", "write timeline.json, series.csv, report.html and run.json there")
    .option("--seed <number>", "number from which all chance is drawn; beats the scenario's")
    .option("--until <time>", 'end of the run, "21 d"; beats the scenario\'s')
    .option("--json", "print one JSON document")
    .option("--ndjson", "print one JSON event a line")
    .option("--waveforms <from..to>", 'beats of the heart in waveforms.csv, "10 min..11 min" (needs --out)')
    .option("--save <file>", "keep the state at the end, or when interrupted")
    .option("--resume <file>", "go on from a kept state")
    .option("--quiet", "no progress and no remarks")
    .action(async (scenario: string, options: RunCommandOptions) => {
      const [{ runCommand }, engine] = await Promise.all([import("./commands/run.ts"), loadEngine()]);
      const ears = listen();
      try {
        done(await runCommand(scenario, options, engine, terminal, ears.interrupted));
      } finally {
        ears.stop();
      }
    });
  program
    .command("schema")
    .description("JSON Schema of a file format, or the list of all output variables")
    .argument("[name]", "scenario, variables, timeline, run, state, score-input; without a name: the list")
    .option("--json", "print JSON (the list of variables is a table otherwise)")
    .action(async (name: string | undefined, options: { readonly json?: boolean }) => {
      const { listSchemas, schemaCommand } = await import("./commands/schema.ts");
      if (listSchemas(name, options.json === true, terminal) || name === undefined) return;
      schemaCommand(name, options.json === true, await loadEngine(), terminal);
    });
  program
    .command("explain")
    .description("what a variable or a parameter is, its range and its source")
    .argument("<term>", "id or name, or a part of one")
    .action(async (term: string) => {
      const [{ explainCommand }, engine] = await Promise.all([import("./commands/explain.ts"), loadEngine()]);
      explainCommand(term, engine, terminal);
    });
  program
    .command("cite")
    .description("BibTeX of exactly what a run used")
    .argument("<run>", "run.json, or the folder of --out")
    .action(async (path: string) => {
      const { citeCommand } = await import("./commands/cite.ts");
      citeCommand(path, terminal);
    });
  program
    .command("doctor")
    .description("check this computer and this copy of the program")
    .option("--json", "print JSON")
    .action(async (options: { readonly json?: boolean }) => {
      const { doctorCommand } = await import("./commands/doctor.ts");
      done(await doctorCommand(options.json === true, loadEngine, terminal));
    });
  addScore(program, terminal, done);
  addSolve(program, terminal);
  addThrombin(program, terminal);
  registerPk(program, terminal);
  addValidate(program, terminal, done);
  return program;
}

/** Waits until stdout has taken what was written. */
async function written(): Promise<void> {
  if (process.stdout.writableNeedDrain) await new Promise<void>((taken) => process.stdout.once("drain", taken));
}

function addScore(program: Command, terminal: Terminal, done: (status: number) => void): void {
  program
    .command("score")
    .description("a published score from items and values on stdin (JSON); list: all of them")
    .argument("[id]", "score, or list; not needed with --batch")
    .argument("[file]", "request; - or nothing for stdin")
    .option("--json", "print JSON (usual when no person reads)")
    .option("--text", "print a page for people")
    .option("--about", "what the score asks and means")
    .option("--batch", "a request a line on stdin, an answer a line")
    .option("--explain", "with --batch: every item in every answer")
    .option("--edition <name>", "edition of the score, where it has more than one")
    .option("--seed <number>", "accepted everywhere; nothing is drawn by chance here")
    .action(async (id: string | undefined, path: string | undefined, options: ScoreCommandOptions) => {
      const { scoreCommand } = await import("./commands/score.ts");
      done(await scoreCommand(id, path, options, { stdin: process.stdin, askedByPerson: process.stdin.isTTY, readByPerson: process.stdout.isTTY, written }, terminal));
    });
}

function addSolve(program: Command, terminal: Terminal): void {
  program
    .command("solve")
    .description("a 0-D circuit in svZeroDSolver's format: its results as CSV")
    .argument("<model>", "JSON file; - for stdin")
    .option("--out <file>", "write the CSV there instead of printing it")
    .option("--quiet", "no remarks")
    .action(async (model: string, options: SolveOptions) => {
      const { solveCommand } = await import("./commands/solve.ts");
      solveCommand(model, options, terminal);
    });
}

function addThrombin(program: Command, terminal: Terminal): void {
  program
    .command("thrombin")
    .description("thrombin generation of one blood, closed or in the open pocket")
    .option("--model <id|file>", "protein-c (default), hockin-mann-2002, danforth-2009, wajima-2009, or a .json or .xml (SBML) file")
    .option("--tf <concentration>", 'tissue factor, "5 pM"')
    .option("--thrombomodulin <concentration>", 'thrombomodulin (protein-c), "1 nM"')
    .option("--set <factor=level>", 'a level, AT=50% or "II=700 nM"; again for more (VII scales VII and VIIa)', collect, [])
    .option("--factor-v-leiden <kind>", "none, heterozygous or homozygous")
    .option("--drug <name=concentration>", '"rivaroxaban=100 ng/mL"; again for more', collect, [])
    .option("--residence <time>", 'residence time in an open pocket, "236 s"; closed without it')
    .option("--critical-residence", "also find the residence time above which the pocket clots")
    .option("--until <time>", 'end, "1200 s"')
    .option("--step <time>", 'distance of rows, "5 s"')
    .option("--seed <number>", "accepted everywhere; nothing is drawn by chance here")
    .option("--json", "print the numbers as JSON")
    .option("--csv", "print the curve as CSV")
    .option("--out <dir>", "write thrombin.json, thrombin.csv, thrombin.html, thrombin.svg and the model as SBML there")
    .action(async (options: ThrombinOptions) => {
      const { thrombinCommand } = await import("./commands/thrombin.ts");
      thrombinCommand(options, terminal);
    });
}

function addValidate(program: Command, terminal: Terminal, done: (status: number) => void): void {
  program
    .command("validate")
    .description("the evidence table: model against publication, row by row")
    .option("--full", "full populations, 1,500 people or more (long)")
    .option("--only <pattern>", 'rows whose id matches, "^PHY-8"')
    .option("--seed <number>", "number from which all chance is drawn")
    .option("--out <file|dir>", "write the page there: .html, .md, .json, or a folder with all three")
    .option("--json", "print the rows as JSON")
    .option("--quiet", "no progress and no remarks")
    .action(async (options: ValidateOptions) => {
      const { validateCommand } = await import("./commands/validate.ts");
      done(await validateCommand(options, terminal));
    });
}

/** Gathers an option that may be given again. */
function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function failed(error: unknown, terminal: Terminal): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.code !== "virchow.version") return error.exitCode === 0 ? exitStatus.done : exitStatus.usage;
    const { version } = await import("./version.ts");
    terminal.out(`${version()}\n`);
    return exitStatus.done;
  }
  if (error instanceof Failure) {
    terminal.err(`${error.message}\n`);
    return error.status;
  }
  terminal.err(`Unexpected: ${messageOf(error)}\nThis is a fault of the program. Run again with VIRCHOW_DEBUG=1 for the place where it happened.\n`);
  if ((process.env["VIRCHOW_DEBUG"] ?? "") !== "" && error instanceof Error) terminal.err(`${error.stack ?? ""}\n`);
  return exitStatus.unexpected;
}

/** Runs the command line `words`. Returns the exit status; never throws. */
export async function main(words: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  // A reader that stops reading (`| head`) is no error.
  process.stdout.on("error", (error: Error & { code?: string }) => {
    if (error.code === "EPIPE") process.exit(exitStatus.done);
    process.stderr.write(`The output could not be written (${error.message}).\n`);
    process.exit(exitStatus.unexpected);
  });
  if (words.length === 0) {
    terminal.out(shortHelp);
    return exitStatus.done;
  }
  let status: number = exitStatus.done;
  try {
    await build(terminal, (end) => (status = end)).parseAsync(words, { from: "user" });
  } catch (error) {
    status = await failed(error, terminal);
  }
  return status;
}
