import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { why, type TimelineEntry } from "virchow";
import { describe, expect, it } from "vitest";
import { course, day_s, entries, fact, greatest, hour_s, last, least, minute_s, play, shipped, sum, type Played } from "./support/episodes.ts";

const names = readdirSync(fileURLToPath(new URL("../scenarios", import.meta.url))).filter((file) => file.endsWith(".yaml")).map((file) => file.replace(/\.yaml$/, ""));
const runs = new Map<string, Played>(names.map((name) => [name, play(shipped(name))]));

function told(name: string): Played {
  const run = runs.get(name);
  if (run === undefined) throw new Error(`no scenario ${name}`);
  return run;
}
const symptomsOf = (run: Played): readonly string[] => entries(run, "symptom-onset").map((entry) => String(entry.data["symptom"]));
const found = (run: Played, condition: string): TimelineEntry | undefined => entries(run, "finding").find((entry) => entry.data["condition"] === condition && entry.data["status"] === "found");
const released_mL = (run: Played): number => sum(entries(run, "embolus-released").map((entry) => fact(entry, "volume_mL")));
const chain = (run: Played, entry: TimelineEntry | undefined): readonly string[] => (entry === undefined ? [] : why(run.timeline, entry.id).map((one) => one.kind));

it("ten scenarios are shipped", () => {
  expect(names).toHaveLength(10);
});

describe.each(names)("%s", (name) => {
  const run = told(name);
  const scenario = shipped(name);
  const end_s = scenario.until_s;

  it("runs to its end or to death, with finite numbers only", () => {
    const closing = run.timeline.at(-1);
    expect(["end", "death"]).toContain(closing?.kind);
    if (closing?.kind === "end") expect(closing.at_s).toBe(end_s);
    const odd = run.series.rows.flatMap((row) => row.flatMap((n, i) => (n === null || Number.isFinite(n) ? [] : [run.series.columns[i]])));
    expect(odd).toEqual([]);
    expect(Object.entries(run.final).filter(([, n]) => n !== null && !Number.isFinite(n))).toEqual([]);
    for (const row of run.series.rows) expect(row).toHaveLength(run.series.columns.length);
  });

  it("tells causes that are there and are earlier, at times within the run", () => {
    const byId = new Map(run.timeline.map((entry, i) => [entry.id, i]));
    run.timeline.forEach((entry, i) => {
      expect(entry.at_s).toBeGreaterThanOrEqual(0);
      expect(entry.at_s).toBeLessThanOrEqual(end_s);
      for (const cause of entry.causes) {
        const at = byId.get(cause);
        expect(at, `${entry.id} names ${cause}`).toBeDefined();
        expect(at ?? i).toBeLessThan(i);
        // What begins inside a step of at most an hour is told with its own moment, at the step's end.
        expect(run.timeline[at ?? i].at_s).toBeLessThanOrEqual(entry.at_s + hour_s);
      }
    });
    const times = course(run, "heartRate_per_min").map((point) => point.t_s);
    times.slice(1).forEach((t_s, i) => {
      expect(t_s).toBeGreaterThan(times[i]);
    });
  });

  it("conserves blood but for what is given, lost and drawn from the tissue, and clot exactly", () => {
    const { circulation, thrombus, embolus } = run.state.stations;
    const given_m3 = sum(scenario.events.map((event) => (event.action.action === "fluid" ? event.action.volume_m3 : 0)));
    const bled_m3 = sum(entries(run, "bleeding").map((entry) => fact(entry, "volume_mL") * 1e-6));
    const begun_L = course(run, "bloodVolume_L")[0].n;
    const volume_m3 = sum(circulation.volume_m3) - circulation.gainedFluid_m3 - given_m3 + bled_m3;
    expect(Math.abs(volume_m3 / (begun_L * 1e-3) - 1)).toBeLessThan(1e-8);
    const { grown_m3, placed_m3, lysed_m3, detached_m3, removed_m3 } = thrombus.balance;
    const there_m3 = sum(thrombus.clots.flatMap((clot) => clot.segments.map((segment) => segment.fresh_m3 + segment.organised_m3)));
    expect(Math.abs(grown_m3 + placed_m3 - lysed_m3 - detached_m3 - removed_m3 - there_m3)).toBeLessThan(1e-9 * Math.max(1e-9, grown_m3 + placed_m3));
    const loose_m3 = sum(embolus.emboli.map((one) => one.volume_m3));
    expect(Math.abs(embolus.released_m3 - embolus.lysed_m3 - embolus.removed_m3 - loose_m3)).toBeLessThan(1e-9 * Math.max(1e-9, embolus.released_m3));
  });
});

describe("the stories", () => {
  it("hip-replacement: a clot starts within days, a piece breaks loose at the first walk, is felt, found and treated, and is gone", () => {
    const run = told("hip-replacement");
    expect(entries(run, "clot-started")[0].at_s).toBeLessThan(4 * day_s);
    const release = entries(run, "embolus-released")[0];
    expect(chain(run, release)).toEqual(expect.arrayContaining(["surgery", "clot-started"]));
    expect(Math.abs(release.at_s - 4 * day_s)).toBeLessThan(hour_s);
    const breath = entries(run, "symptom-onset").find((entry) => entry.data["symptom"] === "breathlessness");
    expect(chain(run, breath)).toEqual(expect.arrayContaining(["surgery", "clot-started", "embolus-released", "embolus-lodged"]));
    const proof = found(run, "pulmonary-embolism");
    expect(chain(run, proof)).toEqual(expect.arrayContaining(["symptom-onset", "test-ordered", "test-result"]));
    const drug = entries(run, "treatment").find((entry) => entry.text.startsWith("Apixaban"));
    expect(chain(run, drug)).toContain("finding");
    expect(entries(run, "symptom-ended").some((entry) => entry.data["symptom"] === "breathlessness")).toBe(true);
    expect(last(run, "clotVolume_mL")).toBeLessThan(0.5 * greatest(course(run, "clotVolume_mL").map((point) => point.n)));
    expect(entries(run, "death")).toEqual([]);
  });

  it("hip-replacement-prophylaxis: the same woman, and nothing of it comes to be", () => {
    const [bare, guarded] = [told("hip-replacement"), told("hip-replacement-prophylaxis")];
    expect(shipped("hip-replacement-prophylaxis").person).toEqual(shipped("hip-replacement").person);
    expect(shipped("hip-replacement-prophylaxis").seed).toBe(shipped("hip-replacement").seed);
    const most = (run: Played): number => greatest(course(run, "clotVolume_mL").map((point) => point.n));
    expect(most(guarded)).toBeLessThan(0.5 * most(bare));
    expect(released_mL(guarded)).toBeLessThan(0.2 * released_mL(bare));
    expect(symptomsOf(guarded)).not.toContain("breathlessness");
    expect(found(guarded, "pulmonary-embolism")).toBeUndefined();
    expect(found(guarded, "deep-vein-thrombosis")).toBeUndefined();
  });

  it("iliofemoral: untreated it grows and embolises; treated it stops and holds, and does not vanish sooner", () => {
    const [untreated, treated] = [told("iliofemoral-untreated"), told("iliofemoral-treated")];
    expect(shipped("iliofemoral-treated").person).toEqual(shipped("iliofemoral-untreated").person);
    expect(shipped("iliofemoral-treated").seed).toBe(shipped("iliofemoral-untreated").seed);
    for (const run of [untreated, treated]) expect(symptomsOf(run)).toEqual(expect.arrayContaining(["leg-swelling", "leg-pain"]));
    expect(chain(treated, found(treated, "deep-vein-thrombosis"))).toEqual(expect.arrayContaining(["test-result", "test-ordered"]));
    expect(entries(treated, "treatment").some((entry) => entry.text.startsWith("Apixaban"))).toBe(true);
    expect(entries(untreated, "treatment").filter((entry) => /mg|IU/.test(entry.text))).toEqual([]);
    expect(released_mL(untreated)).toBeGreaterThan(3 * released_mL(treated));
    expect(symptomsOf(untreated)).toContain("breathlessness");
    const grown = (run: Played): number => run.state.stations.thrombus.balance.grown_m3;
    expect(grown(treated)).toBeLessThan(0.5 * grown(untreated));
    expect(last(treated, "clotVolume_mL")).toBeGreaterThan(1);
  });

  it("both-legs: emboli from both legs, clots found on both sides, treatment", () => {
    const run = told("both-legs");
    const sides = new Set(entries(run, "embolus-released").map((entry) => entry.place?.split("-").at(-1)));
    expect([...sides].sort()).toEqual(["left", "right"]);
    const ultrasound = entries(run, "test-result").filter((entry) => entry.data["test"] === "leg-ultrasound");
    expect(ultrasound.map((entry) => `${String(entry.place)} ${String(entry.data["outcome"])}`).sort()).toEqual(["leg-left positive", "leg-right positive"]);
    expect(entries(run, "treatment").some((entry) => entry.text.startsWith("Dalteparin"))).toBe(true);
  });

  it("arm-central-line: a clot in an arm vein, under the line, with emboli of its own, treated", () => {
    const run = told("arm-central-line");
    const start = entries(run, "clot-started")[0];
    expect(start.place).toMatch(/^(basilic|axillary|subclavian)-vein-left$/);
    expect(chain(run, start)).toContain("catheter");
    expect(entries(run, "embolus-lodged").length).toBeGreaterThan(0);
    expect(entries(run, "treatment").some((entry) => entry.text.startsWith("Enoxaparin"))).toBe(true);
    expect(last(run, "clotVolume_mL")).toBeLessThan(greatest(course(run, "clotVolume_mL").map((point) => point.n)));
  });

  it("saddle-embolus: a saddle, strain, shock, treatment, recovery", () => {
    const run = told("saddle-embolus");
    expect(entries(run, "embolus-lodged").some((entry) => entry.place === "pulmonary-trunk")).toBe(true);
    expect(chain(run, entries(run, "shock")[0])).toEqual(expect.arrayContaining(["embolus-released", "embolus-lodged", "right-heart-strain"]));
    expect(entries(run, "treatment").map((entry) => entry.text).join(" ")).toMatch(/[Nn]oradrenaline.*alteplase|alteplase.*[Nn]oradrenaline/s);
    expect(entries(run, "recovery").length).toBeGreaterThan(0);
    expect(entries(run, "death")).toEqual([]);
    expect(greatest(course(run, "rvLvDiameter_ratio").map((point) => point.n))).toBeGreaterThan(1);
    expect(last(run, "arterialPressureSystolic_mmHg")).toBeGreaterThan(90);
    expect(last(run, "rvLvDiameter_ratio")).toBeLessThan(1);
  });

  it("embolus-healthy-heart and -diseased-heart: the same clot and man but for his diseases; one bears it, the other does not", () => {
    const [sound, diseased] = [told("embolus-healthy-heart"), told("embolus-diseased-heart")];
    expect({ ...shipped("embolus-diseased-heart").person, conditions: [] }).toEqual({ ...shipped("embolus-healthy-heart").person, conditions: [] });
    expect(released_mL(sound)).toBe(released_mL(diseased));
    expect(entries(sound, "right-heart-strain").length).toBeGreaterThan(0);
    expect(entries(sound, "shock")).toEqual([]);
    expect(found(sound, "pulmonary-embolism")).toBeDefined();
    const before_L = course(sound, "cardiacOutput_L_per_min").filter((point) => point.t_s < hour_s).at(-1)?.n ?? 0;
    expect(least(course(sound, "cardiacOutput_L_per_min").filter((point) => point.t_s > hour_s + 5 * minute_s).map((point) => point.n))).toBeGreaterThan(0.7 * before_L);
    expect(entries(diseased, "shock").length).toBeGreaterThan(0);
    expect(entries(diseased, "death").length).toBe(1);
  });

  it("open-foramen-ovale: the first embolus strains the right heart; a later one crosses and ends in an artery of the body", () => {
    const run = told("open-foramen-ovale");
    const crossed = entries(run, "embolus-systemic");
    expect(crossed.length).toBeGreaterThan(0);
    for (const entry of crossed) {
      expect(entry.place).toMatch(/artery/);
      expect(entry.place).not.toMatch(/pulmonary|segmental|lobar/);
      expect(chain(run, entry)).toContain("embolus-lodged");
      expect(entry.at_s).toBeGreaterThan(entries(run, "right-heart-strain")[0].at_s);
    }
    expect(entries(run, "note").some((entry) => entry.text.includes("stroke"))).toBe(true);
  });
});
