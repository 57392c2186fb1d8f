import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { coagulationModels, writeSbml } from "virchow";
import { Failure } from "../failure.ts";
import { main } from "../main.ts";
import type { Terminal } from "../terminal.ts";

let folder = "";
// Each call of main listens to stdout.
process.stdout.setMaxListeners(0);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "virchow-test-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function thrombin(...words: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: "", err: "" };
  const terminal: Terminal = { out: (text) => void (said.out += text), err: (text) => void (said.err += text), widthCount: 80, colour: false, watched: false };
  try {
    return { status: await main(["thrombin", ...words], terminal), ...said };
  } catch (error) {
    if (error instanceof Failure) return { status: error.status, ...said };
    throw error;
  }
}

async function numbers(...words: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const { status, out } = await thrombin("--json", ...words);
  expect(status).toBe(0);
  return JSON.parse(out) as Record<string, number>;
}

const hm = ["--model", "hockin-mann-2002"];

describe("virchow thrombin", () => {
  test("--json has lag times, peak, rate, area", async () => {
    const found = await numbers(...hm);
    expect(found["lag2_s"]).toBeCloseTo(198.71, 1);
    expect(found["lag10_s"]).toBeCloseTo(371.96, 1);
    expect(found["peak_nM"]).toBeCloseTo(395.18, 1);
    expect(found["timeToPeak_s"]).toBeCloseTo(698.5, 0);
    expect(found["maxRate_nM_per_s"]).toBeCloseTo(2.955, 2);
    expect(found["etp_nM_min"]).toBeCloseTo(1416, 0);
    expect(found).not.toHaveProperty("criticalResidence_s");
  });

  test("protein C is the usual model; levels, Leiden and the wall change it", async () => {
    expect((await numbers())["peak_nM"]).toBeCloseTo(51.57, 1);
    expect((await numbers("--factor-v-leiden", "heterozygous"))["peak_nM"]).toBeCloseTo(138.4, 0);
    expect((await numbers("--thrombomodulin", "0 nM"))["peak_nM"]).toBeCloseTo(335, 0);
    expect((await numbers("--set", "AT=50%"))["peak_nM"]).toBeCloseTo(138.5, 0);
    expect((await numbers(...hm, "--set", "TF=500%"))["lag2_s"]).toBeCloseTo(69.8, 0);
    expect((await numbers("--set", "TM=0%"))["peak_nM"]).toBeCloseTo(335, 0);
    expect((await numbers("--set", "ATIII=50%"))["peak_nM"]).toBeCloseTo(138.5, 0);
    expect((await numbers(...hm, "--set", "II=700 nM"))["peak_nM"]).toBeCloseTo(188, 0);
    expect((await numbers(...hm, "--set", "VIII=200%", "--set", "AT=50 %"))["peak_nM"]).toBeGreaterThan(682);
  });

  test("the open pocket: critical residence, and what happens on both sides of it", async () => {
    const found = await numbers(...hm, "--critical-residence");
    expect(Math.abs((found["criticalResidence_s"] ?? 0) / 236 - 1)).toBeLessThan(0.02);
    expect((await numbers(...hm, "--residence", "220 s", "--until", "2 h"))["lag10_s"]).toBeNull();
    expect((await numbers(...hm, "--residence", "250 s", "--until", "2 h"))["lag10_s"]).toBeGreaterThan(0);
  });

  test("what is not reached is null", async () => {
    const found = await numbers(...hm, "--tf", "0 pM", "--critical-residence");
    for (const key of ["lag2_s", "lag10_s", "criticalResidence_s"]) expect(found[key]).toBeNull();
  });

  test("--csv has time, active thrombin and every species; the last row is the end", async () => {
    const { out } = await thrombin("--csv", ...hm, "--until", "22 s", "--step", "5 s");
    const lines = out.trim().split("\n");
    expect(lines[0]).toMatch(/^time_s,active_nM,TF_nM,VII_nM,/);
    expect(lines.length).toBe(7);
    expect(lines.at(-1)).toMatch(/^22,/);
    for (const line of lines) expect(line.split(",").length).toBe(36);
  });

  test("--csv of the clotting-time model keeps the units of warfarin", async () => {
    const { out } = await thrombin("--csv", "--model", "wajima-2009", "--until", "10 s");
    const header = (out.split("\n")[0] ?? "").split(",");
    expect(header).toContain("C_warf_mg_per_L");
    expect(header).toContain("A_warf_mg");
    expect(header).toContain("IIa_nM");
  });

  test("drugs say how they are calibrated", async () => {
    const { out } = await thrombin("--json", ...hm, "--drug", "rivaroxaban=124 ng/mL");
    const found = JSON.parse(out) as { readonly peak_nM: number; readonly drugs: readonly { readonly calibration: string }[] };
    expect(found.peak_nM / 395.18).toBeGreaterThan(0.4);
    expect(found.peak_nM / 395.18).toBeLessThan(0.6);
    expect(found.drugs[0]?.calibration).toMatch(/scaled by 1\.19, fitted so that the peak .* within an hour is halved .* no prediction/);
    expect((await thrombin(...hm, "--drug", "apixaban=100 ng/mL")).out).toMatch(/over-reads.*scaled by/);
  });

  test("wajima-2009 also gives clotting times", async () => {
    const found = await numbers("--model", "wajima-2009", "--set", "II=10%");
    expect(found["prothrombinTime_s"]).toBeCloseTo(15.74, 1);
    expect(found["partialThromboplastinTime_s"]).toBeCloseTo(76, 0);
    expect(found["prothrombinTime_ratio"]).toBeCloseTo(15.74 / 9.9, 2);
  });

  test("people read numbers, a curve, and what this is not", async () => {
    const { status, out, err } = await thrombin();
    expect(status).toBe(0);
    expect(err).toBe("");
    expect(out).toMatch(/protein-c, 5 pM tissue factor, 1 nM thrombomodulin, closed/);
    expect(out).toMatch(/Peak of active thrombin +51\.57 nM/);
    expect(out).toMatch(/█/);
    expect(out).toContain("Not for diagnosis or treatment.");
  });

  test("--out writes numbers, curve and self-contained plots, the same bytes each time", async () => {
    const out = join(folder, "out");
    const once = await thrombin("--out", out, "--critical-residence");
    expect(once.err).toContain(out);
    expect(readdirSync(out).sort()).toEqual(["model.xml", "thrombin.csv", "thrombin.html", "thrombin.json", "thrombin.svg"]);
    const page = readFileSync(join(out, "thrombin.html"), "utf8");
    expect(page).toContain("<svg ");
    expect(page).not.toMatch(/<script|(?:src|href)="http/);
    expect(readFileSync(join(out, "thrombin.svg"), "utf8")).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    const again = join(folder, "again");
    await thrombin("--out", again, "--critical-residence");
    for (const name of readdirSync(out)) expect(readFileSync(join(again, name))).toEqual(readFileSync(join(out, name)));
  });

  test("the model of --out, given back as --model, makes the same thrombin: pools, drugs, levels and exchange included", async () => {
    const out = join(folder, "out");
    const words = ["--factor-v-leiden", "heterozygous", "--set", "AT=70%", "--drug", "rivaroxaban=40 ng/mL", "--residence", "400 s"];
    const before = await numbers(...words);
    await thrombin(...words, "--out", out);
    const after = await numbers("--model", join(out, "model.xml"));
    for (const key of ["lag2_s", "lag10_s", "peak_nM", "timeToPeak_s", "etp_nM_min"]) expect(Math.abs((after[key] ?? NaN) / (before[key] ?? NaN) - 1), key).toBeLessThan(1e-6);
  });

  test("models from files: JSON and SBML make what the built-in one makes", async () => {
    const { network } = coagulationModels["hockin-mann-2002"];
    writeFileSync(join(folder, "own.json"), JSON.stringify(network));
    writeFileSync(join(folder, "own.xml"), writeSbml(network));
    for (const name of ["own.json", "own.xml"]) {
      const found = await numbers("--model", join(folder, name), "--critical-residence");
      expect(found["peak_nM"]).toBeCloseTo(395.18, 1);
      expect(Math.abs((found["criticalResidence_s"] ?? 0) / 236 - 1)).toBeLessThan(0.02);
    }
    writeFileSync(join(folder, "bad.json"), JSON.stringify({ ...network, reactions: [{ id: "R1", equation: "TF + VIII2 -> TF", forward: "k1" }] }));
    const bad = await thrombin("--model", join(folder, "bad.json"));
    expect(bad.status).toBe(3);
    expect(bad.err).toMatch(/bad\.json: .*reaction R1: species "VIII2" is unknown; did you mean/);
    expect((await thrombin("--model", join(folder, "none.xml"))).err).toMatch(/none\.xml: no such file/);
  });

  test.each([
    [["--model", "hockin-man"], /--model: Model "hockin-man" is unknown; did you mean "hockin-mann-2002"/],
    [["--tf", "5"], /--tf: "5" has no unit\. Expected "5 pM"/],
    [["--tf", "5 mmHg"], /--tf: .*measures something else/],
    [["--tf", "-5 pM"], /--tf: "-5 pM" is below zero/],
    [["--set", "AT=0.5"], /--set AT=0\.5: 0\.5 has no unit\. Expected "AT=50%"/],
    [["--set", "AT50%"], /--set AT50%: no "="/],
    [["--set", "ATT=50%"], /Factor "ATT" is unknown to protein-c; did you mean "AT"/],
    [["--set", "AT=lots"], /--set AT: "lots" does not begin with a number/],
    [["--factor-v-leiden", "yes"], /expected none, heterozygous or homozygous/],
    [[...hm, "--factor-v-leiden", "homozygous"], /has no activated protein C/],
    [[...hm, "--thrombomodulin", "1 nM"], /--thrombomodulin: model hockin-mann-2002 has none/],
    [["--drug", "rivaroxabam=100 ng/mL"], /did you mean "rivaroxaban"/],
    [["--drug", "rivaroxaban=100"], /has no unit\. Expected "124 ng\/mL"/],
    [["--drug", "warfarin=1 mg/L"], /no direct effect on thrombin/],
    [["--drug", "heparin=100 ng/mL"], /measures something else\. Expected "0\.45 IU\/mL"/],
    [["--model", "wajima-2009", "--drug", "heparin=0.5 IU/mL"], /Use protein-c/],
    [["--residence", "0 s"], /--residence: "0 s" is no span of time/],
    [["--until", "soon"], /--until/],
    [["--json", "--csv"], /exclude each other/],
    [["--seed", "x"], /--seed x/],
  ])("%j is refused with status 2 and the reason", async (words, message) => {
    const { status, out, err } = await thrombin(...words);
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(message);
  });
});
