import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { smallEngine, type Misbehaviour } from "../../test/support/small-engine.ts";
import { Failure } from "../failure.ts";
import { runSchema, stateSchema, timelineSchema } from "../schemas.ts";
import type { Terminal } from "../terminal.ts";
import { runCommand, type RunCommandOptions } from "./run.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "virchow-test-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const scenario = "title: A day in bed\nseed: 9\nperson: { age: 60, conditions: [copd] }\nuntil: 1 d\n";

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function run(path: string, options: RunCommandOptions, more: { readonly misbehaviour?: Misbehaviour; readonly interrupted?: () => boolean; readonly widthCount?: number; readonly watched?: boolean } = {}): Promise<Outcome> {
  const said = { out: "", err: "" };
  const terminal: Terminal = { out: (text) => void (said.out += text), err: (text) => void (said.err += text), widthCount: more.widthCount ?? 80, colour: false, watched: more.watched ?? false };
  try {
    const status = await runCommand(path, options, smallEngine(more.misbehaviour), terminal, more.interrupted ?? (() => false));
    return { status, ...said };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { status: error.status, out: said.out, err: `${said.err}${error.message}\n` };
  }
}

describe("a run for people", () => {
  test("says who, what, when, where, why, how they are, and what this is not", async () => {
    const { status, out, err } = await run(write("s.yaml", scenario), {});
    expect(status).toBe(0);
    expect(out).toContain("A day in bed");
    expect(out).toMatch(/seed 9\b/);
    expect(out).toContain("Woman of 60 years");
    expect(out).toMatch(/e2 +1 d 00:00:00 +A clot of 2\.5 mL/);
    expect(out).toMatch(/Heart rate +121 +\/min +60 to 100 +↑ high/);
    expect(out).toMatch(/SpO2 +88 +% +94 to 100 +↓ low/);
    expect(out).toContain("Not for diagnosis or treatment.");
    expect(out).toContain("(112, 999, 911)");
    expect(err).toBe("");
  });

  test.each([60, 80, 120])("no line is longer than a terminal of %d columns", async (widthCount) => {
    const { out } = await run(write("s.yaml", scenario), {}, { widthCount });
    for (const line of out.split("\n")) expect(Array.from(line).length).toBeLessThanOrEqual(widthCount);
  });

  test("--seed and --until beat the scenario's", async () => {
    const { out } = await run(write("s.yaml", scenario), { seed: "123", until: "2 h" });
    expect(out).toMatch(/seed 123, 0 to 0 d 02:00:00/);
  });

  test("no progress where nobody watches; where somebody does, it is taken away again", async () => {
    expect((await run(write("s.yaml", scenario), {})).err).toBe("");
    const { err } = await run(write("s.yaml", scenario), {}, { watched: true });
    expect(err === "" || err.endsWith("\r\u001b[K")).toBe(true);
  });
});

describe("a run for machines", () => {
  test("--json prints one document, talk stays on the other side", async () => {
    const { out, err } = await run(write("s.yaml", scenario), { json: true });
    const document = JSON.parse(out) as { readonly timeline: readonly unknown[]; readonly vitals: readonly { readonly id: string; readonly flag: string | null }[]; readonly run: unknown };
    expect(document.timeline).toHaveLength(2);
    expect(document.vitals.find((vital) => vital.id === "SpO2_percent")?.flag).toBe("low");
    expect(new Ajv2020().compile(runSchema)(document.run)).toBe(true);
    expect(err).toContain("Not for diagnosis");
  });

  test("--ndjson prints one event a line", async () => {
    const { out } = await run(write("s.yaml", scenario), { ndjson: true });
    const lines = out.trimEnd().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { readonly id: string }).id)).toEqual(["e1", "e2"]);
  });

  test("both together are refused", async () => {
    expect((await run(write("s.yaml", scenario), { json: true, ndjson: true })).status).toBe(2);
  });
});

describe("files", () => {
  test("--out writes four files that follow their schemas, twice the same bytes", async () => {
    const path = write("s.yaml", scenario);
    const [a, b] = [join(folder, "a"), join(folder, "deep", "b")];
    expect((await run(path, { out: a })).status).toBe(0);
    expect((await run(path, { out: b })).status).toBe(0);
    expect(readdirSync(a).sort()).toEqual(["report.html", "run.json", "series.csv", "timeline.json"]);
    for (const name of readdirSync(a)) expect(readFileSync(join(a, name), "utf8")).toBe(readFileSync(join(b, name), "utf8"));
    const json = (name: string): unknown => JSON.parse(readFileSync(join(a, name), "utf8"));
    const ajv = new Ajv2020({ strictTypes: false });
    expect(ajv.compile(timelineSchema)(json("timeline.json"))).toBe(true);
    expect(ajv.compile(runSchema)(json("run.json")), JSON.stringify(ajv.errors)).toBe(true);
    expect(readFileSync(join(a, "series.csv"), "utf8")).toBe("time_s,heartRate_per_min,clotVolume_mL\n0,72.5,\n86400,121,3.25\n");
    expect(readdirSync(folder).sort()).toEqual(["a", "deep", "s.yaml"]);
  });

  test("files of an earlier run are replaced, other files stay", async () => {
    const out = join(folder, "out");
    mkdirSync(out);
    writeFileSync(join(out, "run.json"), "old");
    writeFileSync(join(out, "mine.txt"), "mine");
    await run(write("s.yaml", scenario), { out });
    expect(readFileSync(join(out, "run.json"), "utf8")).toContain('"virchow"');
    expect(readFileSync(join(out, "mine.txt"), "utf8")).toBe("mine");
  });

  test.each<readonly [string, number, string, Misbehaviour]>([
    ["a broken scenario", 3, `${scenario}events: [{ at: 1, note: x }]\n`, {}],
    ["a model that throws", 5, scenario, { throwsAt_s: 7200 }],
    ["a model that hands out what is no number", 5, scenario, { notFinite: true }],
  ])("after %s nothing is written (status %d)", async (_what, status, text, misbehaviour) => {
    const outcome = await run(write("s.yaml", text), { out: join(folder, "out"), save: join(folder, "state.json") }, { misbehaviour });
    expect(outcome.status).toBe(status);
    expect(readdirSync(folder)).toEqual(["s.yaml"]);
    expect(outcome.out).toBe("");
  });

  test("a model failure says when", async () => {
    expect((await run(write("s.yaml", scenario), {}, { misbehaviour: { throwsAt_s: 7200 } })).err).toContain("The model failed at 0 d 02:00:00: the solver did not converge");
  });

  test("--out where a file stands is a mistake of usage, told before anything is computed", async () => {
    const path = write("s.yaml", scenario);
    expect((await run(path, { out: path }, { misbehaviour: { throwsAt_s: 0 } })).status).toBe(2);
  });
});

describe("bad input", () => {
  test("file, line, column, field, value, expectation, suggestion", async () => {
    const path = write("s.yaml", 'title: A\nperson: { age: 60 }\nuntil: 5 d\nevents:\n  - at: 1 d\n    give: apixaban\n    dose: 10 mgg\n');
    const { status, err } = await run(path, {});
    expect(status).toBe(3);
    expect(err).toBe(`${path}:7:11: events[0].dose: "10 mgg" is not a dose. Expected a dose such as "10 mg" or "5000 IU" or "1 mg/kg". Did you mean "10 mg"?\n`);
  });

  test("an unknown key is shown at the key; problems come in the order of the file", async () => {
    const path = write("s.yaml", "until: 5\ntitel: A\nperson: { age: 60, hight: 1 m }\n");
    const { err } = await run(path, {});
    expect(err.trimEnd().split("\n").map((line) => line.slice(path.length + 1).split(": ").slice(0, 2).join(" "))).toEqual(["1:1 title", "1:8 until", "2:1 titel", "3:20 person.hight"]);
  });

  test.each([
    ["a missing file", "missing.yaml", "no such file"],
    ["a folder", ".", "is a directory"],
  ])("%s", async (_what, name, says) => {
    const { status, err } = await run(join(folder, name), {});
    expect(status).toBe(3);
    expect(err).toContain(says);
  });

  test("a file that is too large", async () => {
    const { status, err } = await run(write("s.yaml", `# ${"x".repeat(11 * 1024 * 1024)}`), {});
    expect(status).toBe(3);
    expect(err).toContain("Expected at most 10 MB");
  });

  test("bytes that are no text", async () => {
    const path = join(folder, "s.yaml");
    writeFileSync(path, Uint8Array.from([0x74, 0x3a, 0xff, 0xfe, 0x0a]));
    expect((await run(path, {})).err).toContain("not UTF-8");
  });

  test.each([["seed", "x"], ["seed", "-1"], ["seed", "1.5"], ["seed", "99999999999999999999"], ["until", "21"], ["until", "soon"], ["until", "0 d"]])("--%s %s is a mistake of usage", async (option, value) => {
    const { status, err } = await run(write("s.yaml", scenario), { [option]: value });
    expect(status).toBe(2);
    expect(err).toContain(`--${option} ${value}: expected`);
  });
});

describe("interrupted and gone on with", () => {
  test("an interrupt keeps the state and says how to go on", async () => {
    const path = write("s.yaml", scenario.replace("1 d", "9 y"));
    let asked = 0;
    const save = join(folder, "state.json");
    const { status, err, out } = await run(path, { save, out: join(folder, "out") }, { interrupted: () => ++asked > 0 });
    // The small engine may be done before it is asked.
    if (status === 0) return;
    expect(status).toBe(130);
    expect(err).toContain(`--resume ${save}`);
    expect(out).toBe("");
    expect(readdirSync(folder).sort()).toEqual(["s.yaml", "state.json"]);
  });

  test("half and half is the whole", async () => {
    const path = write("s.yaml", scenario);
    const save = join(folder, "state.json");
    expect((await run(path, { until: "12 h", save })).status).toBe(0);
    expect(new Ajv2020({ strictTypes: false }).compile(stateSchema)(JSON.parse(readFileSync(save, "utf8")))).toBe(true);
    const whole = await run(path, { json: true });
    const resumed = await run(path, { json: true, resume: save });
    expect(resumed.out).toBe(whole.out);
  });

  test.each([
    ["not JSON", "{", "is not a saved state"],
    ["another file", '{"version": "0.0.1"}', "is not a saved state"],
    ["another version", '{"kind": "state", "version": "9.9.9", "seed": 9, "inputHash": "x", "state": {}}', "saved by version 9.9.9"],
    ["a state that does not fit", '{"kind": "state", "version": "0.0.1", "seed": 9, "inputHash": "x", "state": {}}', "does not fit"],
  ])("--resume with %s", async (_what, text, says) => {
    const { status, err } = await run(write("s.yaml", scenario), { resume: write("state.json", text) });
    expect(status).toBe(3);
    expect(err).toContain(says);
  });

  test("--resume with another seed is a mistake of usage", async () => {
    const path = write("s.yaml", scenario);
    const save = join(folder, "state.json");
    await run(path, { save });
    expect((await run(path, { resume: save, seed: "10" })).status).toBe(2);
  });
});
