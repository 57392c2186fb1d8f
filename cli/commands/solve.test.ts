import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { boundary, file, inflow, vessel } from "../../test/support/circuits.ts";
import { Failure } from "../failure.ts";
import type { Terminal } from "../terminal.ts";
import { solveCommand, type SolveOptions } from "./solve.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "virchow-solve-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function solve(content: unknown, options: SolveOptions = {}): Outcome {
  const path = join(folder, "model.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content, null, 1));
  return run(path, options);
}

function run(path: string, options: SolveOptions = {}): Outcome {
  const said = { out: "", err: "" };
  const terminal: Terminal = { out: (text) => void (said.out += text), err: (text) => void (said.err += text), widthCount: 80, colour: false, watched: false };
  try {
    solveCommand(path, options, terminal);
    return { status: 0, ...said };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { status: error.status, out: said.out, err: `${said.err}${error.message}\n` };
  }
}

const out = boundary("OUT", "RESISTANCE", { R: 1, Pd: 0 });
const sound = file({ vessels: [vessel(0, { R_poiseuille: 2 }, { inlet: "IN", outlet: "OUT" })], boundary_conditions: [inflow(5), out] }, { output_variable_based: false });

test("CSV on stdout, or the same in a file and nothing on stdout", () => {
  const printed = solve(sound);
  expect(printed.status).toBe(0);
  expect(printed.err).toBe("");
  expect(printed.out.split("\n")[0]).toBe("name,time,flow_in,flow_out,pressure_in,pressure_out");
  expect(printed.out.split("\n")).toHaveLength(13);
  const target = join(folder, "out.csv");
  expect(solve(sound, { out: target })).toEqual({ status: 0, out: "", err: "" });
  expect(readFileSync(target, "utf8")).toBe(printed.out);
  expect(solve(sound, { out: folder })).toMatchObject({ status: 2, out: "" });
});

test("bad input: status 3, file, line and column, path, value, what was expected, the nearest name; nothing is written", () => {
  const target = join(folder, "out.csv");
  const { status, out: said, err } = solve({ ...sound, vessels: [vessel(0, { R_poisseuille: 2 }, { inlet: "IN", outlet: "OUT" })] }, { out: target });
  expect(status).toBe(3);
  expect(said).toBe("");
  expect(err).toMatch(/model\.json:\d+:\d+: vessels\[0\]\.zero_d_element_values\.R_poisseuille: .*value 2.*Expected one of .*Did you mean "R_poiseuille"\?/);
  expect(existsSync(target)).toBe(false);
});

test("what is no JSON says where it breaks; tabs are no trouble; no file, a folder", () => {
  expect(solve('{ "vessels": [ }').err).toMatch(/model\.json:1:\d+: /);
  expect(solve('{ "vessels": [ }').status).toBe(3);
  expect(solve(JSON.stringify(sound, null, "\t")).status).toBe(0);
  const tabbed = solve(JSON.stringify({ ...sound, vesels: 1 }, null, "\t"));
  expect(tabbed.status).toBe(3);
  expect(tabbed.err).toContain('Did you mean "vessels"?');
  expect(run(join(folder, "none.json"))).toMatchObject({ status: 3, out: "" });
  expect(run(folder).err).toContain("is a directory");
  expect(solve("")).toMatchObject({ status: 3 });
});

test("a circuit that cannot be solved at all is bad input; one that does not converge is status 5 with time and block", () => {
  const rigid = solve({ ...sound, boundary_conditions: [inflow(5), boundary("OUT", "FLOW", { Q: [5, 5], t: [0, 1] })] });
  expect(rigid.status).toBe(3);
  expect(rigid.err).toContain("singular");
  const stubborn = solve({ ...sound, simulation_parameters: { ...(sound["simulation_parameters"] as object), maximum_nonlinear_iterations: 1, steady_initial: false }, vessels: [vessel(0, { R_poiseuille: 2, stenosis_coefficient: 0.3 }, { inlet: "IN", outlet: "OUT" })] });
  expect(stubborn.status).toBe(5);
  expect(stubborn.out).toBe("");
  expect(stubborn.err).toMatch(/at time 0: .*did not converge.*Block: "/);
});

test("remarks go to stderr, and --quiet keeps them away", () => {
  const odd = { ...sound, initial_condition: { "flow:nowhere:v0": 1 } };
  expect(solve(odd).err).toContain("Remark: initial_condition");
  expect(solve(odd, { quiet: true }).err).toBe("");
});
