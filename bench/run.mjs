/**
 * All measurements as one table of values and goals. `--json` prints them as data, `--quick` leaves out the long ones, which stand in
 * the other files of this folder. A missed goal is shown, not an error; the exit status is 1 only when a measurement could not be made.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { engine as loadEngine } from "../dist/cli/load.js";
import { parse } from "yaml";

const root = fileURLToPath(new URL("..", import.meta.url));
const parts = ["solve", "kernel", "coagulation", "heart", "lung"];
const ownRows = [helpRow, reportRow, episodeRow];

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Median time of whole processes, milliseconds. */
function processTime_ms(args, count) {
  const times = Array.from({ length: count }, () => {
    const start = process.hrtime.bigint();
    const done = spawnSync(process.execPath, ["virchow", ...args], { cwd: root, encoding: "utf8" });
    if (done.status !== 0) throw new Error(`virchow ${args.join(" ")} ended with ${done.status}: ${done.stderr}`);
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return median(times);
}

function below(name, value, unit, goal) {
  return { name, value, unit, goal, better: "lower", met: value <= goal };
}

function helpRow() {
  return below("command: virchow --help, whole process, median of 9", processTime_ms(["--help"], 9), "ms", 300);
}

function reportRow() {
  const folder = mkdtempSync(join(tmpdir(), "virchow-bench-"));
  try {
    const time_ms = processTime_ms(["run", "scenarios/hip-replacement.yaml", "--quiet", "--out", folder], 3);
    return below("command: 21 days after a hip replacement with report, whole process, median of 3", time_ms / 1000, "s", 3);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Processor time of stepping ninety days in this process, after one run to warm up. */
async function episodeRow() {
  const engine = await loadEngine();
  const reading = engine.readScenario(parse(readFileSync(join(root, "scenarios/iliofemoral-untreated.yaml"), "utf8")));
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join("\n"));
  const { scenario } = reading;
  const time_s = () => {
    const run = engine.start(scenario, { seed: scenario.seed, until_s: scenario.until_s });
    const before = process.cpuUsage();
    while (run.step());
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  time_s();
  return below("episode: 90 days of an untreated clot, processor time", time_s(), "s", 1);
}

function broken(name, error) {
  return { name, value: null, unit: "", goal: null, better: "lower", met: false, error: error instanceof Error ? error.message : String(error) };
}

async function measure(name, work) {
  try {
    return await work();
  } catch (error) {
    return [broken(name, error)];
  }
}

async function partRows(part) {
  const file = new URL(`${part}.mjs`, import.meta.url);
  if (!existsSync(file)) return [];
  return measure(part, async () => {
    const { rows } = await import(file);
    if (typeof rows !== "function") throw new Error("exports no function rows()");
    return await rows();
  });
}

function figure(value) {
  if (value === null) return "";
  const size = Math.abs(value);
  return value === 0 || (size >= 1e-3 && size < 1e6) ? String(Number(value.toPrecision(3))) : value.toExponential(1);
}

function print(all) {
  const bound = { lower: "at most", higher: "at least" };
  const line = (row) => (row.error === undefined
    ? [row.met ? "met" : "missed", figure(row.value), row.unit, row.goal === null ? "" : `${bound[row.better] ?? row.better} ${figure(row.goal)}`, row.name]
    : ["failed", "", "", "", `${row.name}: ${row.error.split("\n")[0]}`]);
  const table = [["Verdict", "Value", "Unit", "Goal", "Measurement"], ...all.map(line)];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...table.map((cells) => cells[at].length)));
  for (const cells of table) {
    console.log(cells.map((text, at) => (at === 1 ? text.padStart(widths[at]) : text.padEnd(widths[at] ?? 0))).join("  ").trimEnd());
  }
  const count = (test) => all.filter(test).length;
  console.log(`\n${count((row) => row.met)} of ${all.length} goals met${count((row) => row.error !== undefined) > 0 ? `, ${count((row) => row.error !== undefined)} not measured` : ""}.`);
}

const flags = new Set(process.argv.slice(2));
const unknown = [...flags].filter((flag) => flag !== "--json" && flag !== "--quick");
if (unknown.length > 0) {
  console.error(`Unknown option ${unknown[0]}. Options: --json, --quick.`);
  process.exit(2);
}
const all = [];
for (const row of ownRows) all.push(...[await measure(row.name.replace("Row", ""), row)].flat());
if (!flags.has("--quick")) for (const part of parts) all.push(...(await partRows(part)));
if (flags.has("--json")) console.log(JSON.stringify(all, null, 2));
else print(all);
process.exitCode = all.some((row) => row.error !== undefined) ? 1 : 0;
