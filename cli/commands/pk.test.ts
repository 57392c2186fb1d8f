import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Failure } from "../failure.ts";
import type { PkOptions } from "../pk/request.ts";
import type { Terminal } from "../terminal.ts";
import { pkCommand } from "./pk.ts";

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function run(options: PkOptions): Outcome {
  let out = "";
  let err = "";
  const terminal: Terminal = { out: (text) => (out += text), err: (text) => (err += text), widthCount: 100, colour: false, watched: false };
  try {
    pkCommand(options, terminal);
    return { status: 0, out, err };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { status: error.status, out, err: `${err}${error.message}` };
  }
}

const contract: PkOptions = { drug: "apixaban", dose: "5 mg", every: "12 h", until: "7 d" };
type Numbers = Readonly<Record<string, number>> & { readonly effect: Readonly<Record<string, Readonly<Record<string, number>> | undefined>>; readonly warnings: readonly { readonly text: string }[]; readonly unit: string; readonly interval: { readonly from_s: number; readonly to_s: number } };
const json = (options: PkOptions): Numbers => JSON.parse(run({ ...options, json: true }).out) as Numbers;

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "pk-"))));
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

describe("answers", () => {
  test("CLOT-402 --json: peak, trough and mean of the last dosing interval, with their unit", () => {
    const answer = json({ ...contract, crcl: "80 mL/min" });
    expect(answer.unit).toBe("ng_per_mL");
    expect(answer.interval).toEqual({ from_s: 561600, to_s: 604800 });
    expect(Math.abs((answer["peak_ng_per_mL"] ?? 0) / 145 - 1)).toBeLessThan(0.01);
    expect(Math.abs((answer["trough_ng_per_mL"] ?? 0) / 71 - 1)).toBeLessThan(0.01);
    expect(answer["peak"]).toBe(answer["peak_ng_per_mL"]);
    expect(answer["mean"]).toBe(answer["mean_ng_per_mL"]);
    expect(answer.effect["antiXa_IU_per_mL"]?.["peak"]).toBeCloseTo(0.0159 * (answer["peak"] ?? 0), 4);
  });

  test("CLOT-420 warfarin: the INR at the end, by genotype; 71 years unless told", () => {
    expect(json({ drug: "warfarin", dose: "5 mg", every: "24 h", until: "60 d", cyp2c9: "*1/*1", vkorc1: "GG" })["inr_ratio"]).toBeCloseTo(1.858, 2);
    expect(json({ drug: "warfarin", dose: "5 mg", every: "1 d", until: "60 d", cyp2c9: "*3/*3", vkorc1: "AA", age: "71" })["inr_ratio"]).toBeCloseTo(7.59, 1);
  });

  test("--csv: time, concentration with its unit, the effect", () => {
    const lines = run({ ...contract, csv: true, step: "1 h" }).out.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^time_s,concentration_ng_per_mL,antiXa_IU_per_mL/);
    expect(lines).toHaveLength(1 + 7 * 24 + 1);
    expect(lines.at(-1)).toMatch(/^604800,70\.\d+,/);
    for (const line of lines.slice(1)) for (const cell of line.split(",")) expect(Number.isFinite(Number(cell))).toBe(true);
  });

  test("CLOT-411 an infusion with a bolus", () => {
    const answer = json({ drug: "heparin", loading: "80 IU/kg", rate: "18 IU/kg/h", until: "24 h" });
    expect(answer["mean_IU_per_mL"]).toBeCloseTo(0.45, 3);
    expect(answer["aptt_s"]).toBeGreaterThan(46);
    expect(answer["aptt_s"]).toBeLessThan(71);
  });

  test("doses that run in, missed doses, reversal", () => {
    expect(json({ drug: "tranexamic-acid", dose: "1 g", every: "8 h", infuse: "10 min", until: "1 d" })["peak"]).toBeGreaterThan(50);
    expect(json({ ...contract, miss: "13" })["trough"]).toBeLessThan(0.8 * (json(contract)["trough"] ?? 0));
    expect(json({ drug: "dabigatran", dose: "150 mg", every: "12 h", until: "3 d", also: ["idarucizumab=5 g@62 h"] })["trough"]).toBe(0);
  });

  test("kidneys, mass, age and sex are heard", () => {
    const base = json(contract)["mean"] ?? 0;
    expect(json({ ...contract, crcl: "20 mL/min" })["mean"]).toBeGreaterThan(base);
    expect(json({ ...contract, sex: "female" })["mean"]).toBeGreaterThan(base);
    expect(json({ ...contract, age: "90" })["mean"]).toBeGreaterThan(base);
    expect(json({ ...contract, mass: "120 kg" })["peak"]).toBeLessThan(json(contract)["peak"] ?? 0);
    expect(json({ ...contract, with: "inducer" })["mean"]).toBeLessThan(base);
  });

  test("for people: words, numbers, cautions, safety", () => {
    const { out } = run({ ...contract, crcl: "12 mL/min" });
    expect(out).toContain("Apixaban 5 mg every 12 h");
    expect(out).toContain("Warning: Creatinine clearance under 15 mL/min or dialysis: not recommended.");
    expect(out).toContain("Not for diagnosis or treatment");
  });

  test("cautions reach machines: in the JSON and on stderr", () => {
    const { out, err } = run({ ...contract, crcl: "12 mL/min", json: true });
    expect((JSON.parse(out) as Numbers).warnings[0]?.text).toMatch(/not recommended/);
    expect(err).toMatch(/Warning: .*not recommended/);
  });

  test("--people: a spread, the same for the same seed", () => {
    const a = run({ ...contract, people: "40", seed: "7", json: true }).out;
    expect(a).toBe(run({ ...contract, people: "40", seed: "7", json: true }).out);
    expect(a).not.toBe(run({ ...contract, people: "40", seed: "8", json: true }).out);
    const { spread } = JSON.parse(a) as { readonly spread: Readonly<Record<string, { readonly p5: number; readonly p50: number; readonly p95: number } | undefined>> };
    const peak = spread["peak_ng_per_mL"];
    expect(peak?.p5).toBeLessThan(peak?.p50 ?? 0);
    expect(peak?.p50).toBeLessThan(peak?.p95 ?? 0);
    expect(run({ ...contract, people: "3" }).err).toContain("Seed 1.");
  });

  test("--out: page, plot, table and numbers, twice the same bytes, nothing from elsewhere", () => {
    const [a, b] = [join(folder, "a"), join(folder, "b")];
    run({ ...contract, out: a });
    run({ ...contract, out: b });
    expect(readdirSync(a).sort()).toEqual(["pk.csv", "pk.html", "pk.json", "pk.svg"]);
    for (const name of readdirSync(a)) expect(readFileSync(join(a, name), "utf8")).toBe(readFileSync(join(b, name), "utf8"));
    const page = readFileSync(join(a, "pk.html"), "utf8");
    expect(page).toContain("<svg");
    expect(page).not.toMatch(/<script|<link|src=|https?:\/\/(?!www\.w3\.org)/);
    expect(readFileSync(join(a, "pk.svg"), "utf8")).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  });
});

describe("refusals name the option, the value and what was expected (status 2)", () => {
  test.each<readonly [string, PkOptions, RegExp]>([
    ["no drug", {}, /--drug is needed. Expected one of apixaban/],
    ["unknown drug", { ...contract, drug: "apixban" }, /--drug: .*"apixban" \(did you mean "apixaban"\?\)/],
    ["no dose", { drug: "apixaban" }, /--dose or --rate is needed/],
    ["IU for mg", { ...contract, dose: "5 IU" }, /--dose: "5 IU" is an activity, and Apixaban is dosed in mg. Expected a mass such as "10 mg"/],
    ["mg for IU", { drug: "heparin", dose: "5000 mg" }, /--dose: "5000 mg" is a mass, and Unfractionated heparin is dosed in IU/],
    ["IU/kg for mg/kg", { drug: "fondaparinux", dose: "100 IU/kg" }, /is an activity/],
    ["no unit", { ...contract, dose: "5" }, /--dose: "5" has no unit/],
    ["unknown unit", { ...contract, dose: "5 mgg" }, /"mgg" is not a unit.*did you mean "mg"/],
    ["no number", { ...contract, dose: "much" }, /--dose: "much" does not begin with a number/],
    ["a volume", { ...contract, dose: "5 mL" }, /--dose: "5 mL" is no dose of a drug/],
    ["nothing", { ...contract, dose: "0 mg" }, /is no dose.*more than 0/],
    ["below nothing", { ...contract, dose: "-5 mg" }, /is no dose/],
    ["too much", { ...contract, dose: "500 mg" }, /--dose: 500 mg of Apixaban is not plausible. Expected at most 50 mg/],
    ["too often", { ...contract, every: "1 min" }, /--every: 7200 mg of Apixaban a day is not plausible. Expected at most 100 mg a day/],
    ["too fast", { drug: "heparin", rate: "1800 IU/kg/h" }, /--rate: 126000 IU\/h of Unfractionated heparin is not plausible/],
    ["a rate without time", { drug: "heparin", rate: "18 IU/kg" }, /--rate: "18 IU\/kg" is no rate of a drug/],
    ["a dose with time", { ...contract, dose: "5 mg/h" }, /--dose: "5 mg\/h" is no dose of a drug/],
    ["a wrong route", { ...contract, route: "intravenous" }, /--route: "intravenous" is not known. Expected "oral"/],
    ["no interval", { ...contract, every: "12" }, /--every: "12" has no unit/],
    ["a negative interval", { ...contract, every: "-12 h" }, /--every: .*Expected more than 0/],
    ["no end", { ...contract, until: "soon" }, /--until: "soon"/],
    ["no kidneys", { ...contract, crcl: "0 mL/min" }, /--crcl: .*Expected 5 to 250 mL\/min/],
    ["a mass of grams", { ...contract, mass: "70 g" }, /--mass: .*Expected 30 to 250 kg/],
    ["a child", { ...contract, age: "8" }, /--age: .*Expected 18 to 110 years/],
    ["an unknown sex", { ...contract, sex: "x" }, /--sex: "x" is not known/],
    ["an unknown genotype", { drug: "warfarin", dose: "5 mg", cyp2c9: "*1/*9" }, /--cyp2c9: .*Expected "\*1\/\*1"/],
    ["an unknown allele", { drug: "warfarin", dose: "5 mg", vkorc1: "AG" }, /--vkorc1: .*Expected "GG", "GA", "AA"/],
    ["both outputs", { ...contract, json: true, csv: true }, /exclude each other/],
    ["rate with interval", { drug: "heparin", rate: "18 IU/kg/h", every: "12 h" }, /exclude each other/],
    ["loading alone", { drug: "apixaban", dose: "5 mg", loading: "10 mg" }, /--loading goes with/],
    ["an infusion longer than its interval", { drug: "tranexamic-acid", dose: "1 g", every: "8 h", infuse: "9 h" }, /--infuse is longer/],
    ["unreadable missed doses", { ...contract, miss: "0" }, /--miss: "0"/],
    ["unreadable other drug", { ...contract, also: ["andexanet 400 mg"] }, /--also: .*Expected drug=dose@time/],
    ["too many rows", { ...contract, step: "1 s" }, /--step 1 s: makes more than/],
    ["a fractional seed", { ...contract, seed: "1.5" }, /--seed 1.5: expected a whole number/],
    ["nobody", { ...contract, people: "0" }, /--people 0: expected a whole number/],
  ])("%s", (_what, options, says) => {
    const { status, err, out } = run(options);
    expect(err).toMatch(says);
    expect(status).toBe(2);
    expect(out).toBe("");
  });

  test("--out where a file stands", () => {
    const file = join(folder, "file");
    writeFileSync(file, "mine");
    expect(run({ ...contract, out: file }).status).toBe(2);
    expect(readFileSync(file, "utf8")).toBe("mine");
  });
});
