import { spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// The program as it is built and shipped: `npm test` builds it first.
const program = fileURLToPath(new URL("../virchow", import.meta.url));
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "virchow-cli-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function virchow(words: readonly string[], input = "", environment: Readonly<Record<string, string>> = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [program, ...words], { cwd: folder, input, encoding: "utf8", env: { ...process.env, ...environment } });
}

const short = "title: Two hours in bed\nperson: { age: 60 }\nuntil: 2 h\nevents:\n  - { at: 0 h, activity: bed-rest }\n";

describe("help and usage", () => {
  test("without arguments: short help with three examples, on stdout", () => {
    const { status, stdout, stderr } = virchow([]);
    expect(status).toBe(0);
    expect(stdout.match(/^ {2}virchow /gm)).toHaveLength(3);
    expect(stderr).toBe("");
  });

  test("--help appears in less than 300 ms (best of five)", () => {
    const times = Array.from({ length: 5 }, () => {
      const from = performance.now();
      expect(virchow(["--help"]).status).toBe(0);
      return performance.now() - from;
    });
    expect(Math.min(...times)).toBeLessThan(300);
  });

  test("every command that help lists has help of its own", () => {
    const { stdout } = virchow(["--help"]);
    const names = [...stdout.matchAll(/^ {2}([a-z]+)(?: \[options\])?(?: [<[].*?[>\]])? {2,}/gm)].map((match) => match[1]).filter((name) => name !== "help");
    expect(names).toEqual(expect.arrayContaining(["run", "schema", "doctor"]));
    for (const name of names) expect(virchow([name, "--help"]).stdout).toContain(`Usage: virchow ${name}`);
  });

  test("--version prints the version of package.json", () => {
    const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { readonly version: string };
    expect(virchow(["--version"]).stdout).toBe(`${version}\n`);
  });

  test.each([[["rn"], "Did you mean run?"], [["run"], "scenario"], [["run", "x.yaml", "--sed", "1"], "Did you mean --seed?"], [["run", "x.yaml", "y.yaml"], "too many arguments"], [["schema", "scenrio"], "no such schema"]])("%j is a mistake of usage", (words, says) => {
    const { status, stdout, stderr } = virchow(words);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(says);
  });
});

describe("run", () => {
  test("a broken scenario: status 3, file, line and column, nothing written, nothing on stdout", () => {
    writeFileSync(join(folder, "broken.yaml"), `${short}  - { at: 1 h, give: apixaban, dose: 10 mgg }\n`);
    const before = readdirSync(folder);
    const { status, stdout, stderr } = virchow(["run", "broken.yaml", "--out", "out", "--save", "state.json"]);
    expect(status).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^broken\.yaml:6:38: events\[1\]\.dose: "10 mgg" is not a dose\. .*Did you mean "10 mg"\?\n$/);
    expect(readdirSync(folder)).toEqual(before);
  });

  test("stdin, JSON in and JSON out", () => {
    const { status, stdout } = virchow(["run", "-", "--json", "--quiet"], JSON.stringify({ title: "A", seed: 4, person: { age: 60 }, until: "1 h" }));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ seed: 4, run: { seed: 4, scenario: { title: "A" } } });
  });

  test("same seed, input and version: same bytes, in files and on stdout", () => {
    const a = virchow(["run", "-", "--out", "a"], short);
    const b = virchow(["run", "-", "--out", "b"], short);
    expect(a.stdout).toBe(b.stdout);
    expect(readdirSync(join(folder, "a")).sort()).toEqual(["report.html", "run.json", "series.csv", "timeline.json"]);
    for (const name of readdirSync(join(folder, "a"))) expect(readFileSync(join(folder, "a", name), "utf8")).toBe(readFileSync(join(folder, "b", name), "utf8"));
    expect(readFileSync(join(folder, "a", "series.csv"), "utf8").startsWith("time_s,")).toBe(true);
  });

  test("NO_COLOR and pipes: no colour codes", () => {
    expect(virchow(["run", "-"], short).stdout).not.toContain("\u001b");
    expect(virchow(["run", "-"], short, { FORCE_COLOR: "1", NO_COLOR: "1" }).stdout).not.toContain("\u001b");
    expect(virchow(["run", "-"], short, { FORCE_COLOR: "1", NO_COLOR: "" }).stdout).toContain("\u001b");
  });

  test("Ctrl-C: status 130, the state is kept and can be gone on with", async () => {
    writeFileSync(join(folder, "long.yaml"), short.replace("2 h", "9 y"));
    const child = spawn(process.execPath, [program, "run", "long.yaml", "--save", "long.json", "--out", "long"], { cwd: folder });
    const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => { resolve(code); }));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(readdirSync(folder)).toContain("long.json");
    expect(readdirSync(folder)).not.toContain("long");
    const { t_s } = { t_s: (JSON.parse(readFileSync(join(folder, "long.json"), "utf8")) as { readonly time_s: number }).time_s };
    const resumed = virchow(["run", "long.yaml", "--resume", "long.json", "--until", `${t_s + 3600} s`, "--quiet"]);
    expect(resumed.stderr).toBe("");
    expect(resumed.status).toBe(0);
  });
});

describe("other commands", () => {
  test("schema: a list, and each of the list", () => {
    const list = JSON.parse(virchow(["schema", "--json"]).stdout) as Readonly<Record<string, string>>;
    expect(Object.keys(list)).toEqual(expect.arrayContaining(["scenario", "variables", "timeline", "run", "state"]));
    for (const name of Object.keys(list)) expect(() => JSON.parse(virchow(["schema", name, "--json"]).stdout) as unknown).not.toThrow();
  });

  test("schema variables --json: id, unit, meaning, source of each", () => {
    const list = JSON.parse(virchow(["schema", "variables", "--json"]).stdout) as readonly Readonly<Record<string, unknown>>[];
    for (const variable of list) for (const key of ["id", "unit", "meaning", "source"]) expect(typeof variable[key]).toBe("string");
  });

  test("explain, cite and doctor answer", () => {
    expect(virchow(["explain", "heartRate_per_min"]).stdout).toContain("60 to 100 /min");
    expect(virchow(["explain", "nonsense"]).status).toBe(2);
    virchow(["run", "-", "--out", "cited"], short);
    expect(virchow(["cite", "cited"]).stdout).toMatch(/^@/);
    expect(virchow(["cite", "nowhere"]).status).toBe(3);
    expect(virchow(["doctor"]).status).toBe(0);
  });
});
