import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

// The program as it is built and shipped.
const program = fileURLToPath(new URL("../virchow", import.meta.url));

function virchow(words: readonly string[], input = ""): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [program, ...words], { input, encoding: "utf8", maxBuffer: 1e9 });
}

describe("virchow score", () => {
  test("request on stdin, answer on stdout", () => {
    const { status, stdout, stderr } = virchow(["score", "wells-pe"], '{"items": {"dvtSigns": true}, "values": {"heartRate": 100}, "absent": "false"}');
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ score: "wells-pe", total: 3, classes: { "two-level": "unlikely", "three-level": "moderate" }, missing: [], bounds: [3, 3] });
  });

  test("bad input: status 3, the place on stderr, nothing on stdout", () => {
    const { status, stdout, stderr } = virchow(["score", "wells-pe"], '{"items": {"haemoptisis": true}}');
    expect([status, stdout]).toEqual([3, ""]);
    expect(stderr).toBe("stdin:1:12: items.haemoptisis: no such item. Did you mean haemoptysis?\n");
  });

  test("ten thousand lines: as many answers, in order, whatever the reader's pace", () => {
    const count = 10_000;
    const input = Array.from({ length: count }, (_none, i) => JSON.stringify({ id: i, score: i % 2 === 0 ? "pesi" : "perc", values: { age: 18 + (i % 80) }, absent: "false" })).join("\n");
    const { status, stdout } = virchow(["score", "--batch"], input);
    const answers = stdout.trimEnd().split("\n").map((line) => JSON.parse(line) as { readonly id: number; readonly total: number });
    expect(status).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_none, i) => i));
    expect(answers.every(({ id, total }) => total === (id % 2 === 0 ? 18 + (id % 80) : id % 80 >= 32 ? 1 : 0))).toBe(true);
  });

  test("list and schema", () => {
    expect(JSON.parse(virchow(["score", "list", "--json"]).stdout)).toHaveLength(31);
    expect(JSON.parse(virchow(["schema", "score-input"]).stdout)).toMatchObject({ $id: "urn:virchow:schema:score-input" });
  });
});
