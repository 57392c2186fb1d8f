import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { onPerson, populations, sections } from "../../validation/index.ts";
import { parseBibliography } from "../bibliography.ts";
import { Failure } from "../failure.ts";
import type { Terminal } from "../terminal.ts";
import type { TableRow, ValidationTable } from "../validate/source.ts";
import { ownFile } from "../version.ts";
import { validateCommand, type ValidateOptions } from "./validate.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "virchow-validate-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const row = (id: string, kind: TableRow["kind"], model: number, more: Partial<TableRow> = {}): TableRow => ({ id, kind, what: `what ${id} <is>`, source: "PHY-801", published: 14, unit: "mmHg", band: [13, 15], populations: [], run: () => model, ...more });
/** A table of one station with these rows; `some` holds 3 people in a quick run, 1500 in a full one. */
const made = (...rows: readonly TableRow[]) => (): Promise<ValidationTable> =>
  Promise.resolve({ sections: [{ station: "heart", title: "Heart", rows }], populations: [{ name: "some", what: "some people", quick: 3, full: 1500, each_s: 0.1, drawn_ratio: 1 }], onPerson: () => undefined });

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function validate(options: ValidateOptions, load: () => Promise<ValidationTable>): Promise<Outcome> {
  const said = { out: "", err: "" };
  const terminal: Terminal = { out: (text) => void (said.out += text), err: (text) => void (said.err += text), widthCount: 120, colour: false, watched: false };
  try {
    return { status: await validateCommand(options, terminal, load), ...said };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { status: error.status, out: said.out, err: `${said.err}${error.message}\n` };
  }
}

describe("virchow validate", () => {
  test("--json: the rows of the contract, people drawn in a quick and in a full run", async () => {
    const load = made(row("PHY-801.mean", "numerical", 14), row("PHY-806", "validation", 20, { populations: ["some"], run: (n, seed) => n + seed, published: "never above 15" }));
    const { status, out, err } = await validate({ json: true, seed: "7" }, load);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { id: "PHY-801.mean", kind: "numerical", model: 14, published: 14, band: [13, 15], passed: true, source: "PHY-801", n: 0 },
      { id: "PHY-806", kind: "validation", model: 10, published: "never above 15", passed: false, n: 3 },
    ]);
    expect(err).toMatch(/^2 rows, 3 virtual people and tests: about \d+ s/);
    const full = await validate({ json: true, full: true, seed: "7", quiet: true }, load);
    expect(JSON.parse(full.out)).toMatchObject([{}, { model: 1507, n: 1500 }]);
    expect(full.err).toBe("");
  });

  test.each([["numerical", 4], ["calibration", 4], ["validation", 0]] as const)("a %s row outside its band ends with %d", async (kind, wanted) => {
    const { status, out, err } = await validate({}, made(row("PHY-801.mean", kind, 16)));
    expect(status).toBe(wanted);
    expect(out).toContain(kind === "validation" ? "outside" : "failed");
    expect(err.includes("PHY-801.mean")).toBe(wanted === 4);
  });

  test("a row without a value fails and is null in JSON; one that throws ends with 5", async () => {
    const none = await validate({ json: true }, made(row("A", "calibration", NaN)));
    expect(none.status).toBe(4);
    expect(JSON.parse(none.out)).toMatchObject([{ model: null, passed: false }]);
    const thrown = await validate({}, made(row("A", "validation", 1, { run: () => { throw new RangeError("no root"); } })));
    expect(thrown).toMatchObject({ status: 5, out: "" });
    expect(thrown.err).toContain("Row A: the model failed: no root");
  });

  test("--only chooses rows; one that nothing matches, no pattern and no seed are mistakes of usage", async () => {
    const load = made(row("PHY-801.mean", "numerical", 14), row("CLOT-020.peak", "numerical", 99));
    expect(JSON.parse((await validate({ json: true, only: "^phy-8" }, load)).out)).toHaveLength(1);
    for (const [options, says] of [[{ only: "XYZ" }, "--only XYZ: no row"], [{ only: "(" }, "not a regular expression"], [{ seed: "-1" }, "expected a whole number"], [{ seed: "x" }, "expected a whole number"]] as const) {
      const { status, out, err } = await validate(options, load);
      expect([status, out]).toEqual([2, ""]);
      expect(err).toContain(says);
    }
  });

  test("--out: a page, Markdown, JSON or all; the same table gives the same bytes; failing rows come first", async () => {
    const load = made(row("IN", "validation", 14), row("FAR", "validation", 40), row("BAD", "calibration", 16));
    for (const name of ["a.html", "b.html", "c.md", "d.json", "all"]) expect((await validate({ out: join(folder, name) }, load)).status).toBe(4);
    const text = (name: string): string => readFileSync(join(folder, name), "utf8");
    expect(text("a.html")).toBe(text("b.html"));
    expect(text("all/validation.html")).toBe(text("a.html"));
    expect(text("all/validation.md")).toBe(text("c.md"));
    expect(text("all/validation.json")).toBe(text("d.json"));
    for (const page of [text("a.html"), text("c.md")]) {
      expect(page.indexOf("BAD")).toBeLessThan(page.indexOf("FAR"));
      expect(page).toContain("Not for diagnosis or treatment");
    }
    expect(text("a.html")).toContain("what BAD &lt;is&gt;");
    expect(text("a.html")).not.toMatch(/(?:src|href)="https?:/);
    expect(existsSync(join(folder, "all/validation.html"))).toBe(true);
    expect((await validate({ out: join(folder, "a.html", "b") }, load)).status).not.toBe(0);
  });
});

describe("the rows of the table", () => {
  const rows = sections.flatMap((section) => section.rows);

  test("have ids of their own, words, a kind, a band, and populations that exist and agree in size", () => {
    expect(rows.length).toBeGreaterThan(200);
    expect(new Set(rows.map((one) => one.id)).size).toBe(rows.length);
    for (const { id, what, kind, band, populations: read } of rows) {
      expect(what, id).not.toBe("");
      expect(["numerical", "calibration", "validation"], id).toContain(kind);
      expect(band[0], id).toBeLessThan(band[1]);
      const own = read.map((name) => populations.find((one) => one.name === name));
      expect(own, id).not.toContain(undefined);
      expect(new Set(own.filter((one) => one?.name !== "healthy-half").map((one) => one?.quick)).size, id).toBeLessThan(2);
    }
  });

  test("a published number lies in its band", () => {
    for (const { id, published, band } of rows) {
      if (typeof published !== "number") continue;
      expect(published, id).toBeGreaterThanOrEqual(band[0]);
      expect(published, id).toBeLessThanOrEqual(band[1]);
    }
  });

  test("sources are rows of the evidence page or entries of the bibliography", () => {
    const evidence = ownFile("docs/evidence.md") ?? "";
    const keys = new Set(parseBibliography(ownFile("docs/references.bib") ?? "").map((entry) => entry.key));
    const unknown = [...new Set(rows.map((one) => one.source))].filter((source) => (/^[A-Z]+-\d{3}$/.test(source) ? !evidence.includes(`| ${source} |`) : !keys.has(source)));
    expect(unknown).toEqual([]);
  });

  test("full populations hold 1,500 or more", () => {
    for (const { name, quick, full } of populations) {
      expect(full, name).toBeGreaterThanOrEqual(1500);
      expect(quick, name).toBeLessThanOrEqual(full);
    }
  });

  test("each person drawn is told, and the same seed gives the same figure", () => {
    const told: string[] = [];
    onPerson((population) => void told.push(population));
    const ultrasound = rows.find((one) => one.id === "DX-017.distal");
    const first = ultrasound?.run(50, 3);
    expect(told).toHaveLength(50);
    expect(ultrasound?.run(50, 3)).toBe(first);
  });
});
