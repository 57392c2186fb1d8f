import { describe, expect, it } from "vitest";
import { course, day_s, entries, expectedReleases, expectedStarts, fact, greatest, last, mean, person, play, seeds, sum, valueAt, type Played } from "../support/episodes.ts";

type Words = Readonly<Record<string, unknown>>;
const thigh = { at: "0 d", clot: { vessel: "femoral-vein-left", volume: "10 mL", age: "2 d" } };
const result = (run: Played, test: string): ReturnType<typeof entries>[number] => {
  const found = entries(run, "test-result").find((entry) => entry.data["test"] === test);
  if (found === undefined) throw new Error(`no result of ${test}`);
  return found;
};

describe("what the clinic finds", () => {
  const judged = (about: Words, events: readonly Words[], test: string, seed = 1): ReturnType<typeof result> => result(play(person(about, "40 h", [...events, { at: "30 h", test, ...(test === "leg-ultrasound" ? { side: "left" } : {}) }]), { seed }), test);

  it("F1: the Wells score counts what the patient shows, item by item, and sorts people", () => {
    const ill = judged({ age: 66, conditions: ["active-cancer"] }, [{ at: "0 d", activity: "bed-rest" }, { at: "0 d", clot: { vessel: "common-femoral-vein-left", volume: "18 mL", age: "2 d" } }], "wells-dvt");
    const well = judged({ age: 40 }, [], "wells-dvt");
    expect(ill.text).toContain("activeCancer 1");
    const items = [...ill.text.matchAll(/[a-z][A-Za-z]+ (-?\d)/g)].filter(([words]) => !words.startsWith("score") && !words.startsWith("leg"));
    expect(sum(items.map((item) => Number(item[1])))).toBe(fact(ill, "total_points"));
    expect(fact(ill, "total_points")).toBeGreaterThan(fact(well, "total_points"));
    expect(ill.data["outcome"]).toBe("positive");
    expect(well.data["outcome"]).toBe("negative");
  });

  it("F2: a negative D-dimer rules thrombosis out at a low probability, and clots make it positive", () => {
    const clotted = seeds(8).map((seed) => judged({ age: 45 }, [thigh], "d-dimer", seed));
    // Sensitivity of the assays for proximal thrombosis is above 90 %.
    expect(clotted.filter((one) => one.data["outcome"] === "positive").length / 8).toBeGreaterThan(0.85);
    const sound = seeds(8).map((seed) => judged({ age: 35 }, [], "d-dimer", seed));
    expect(sound.filter((one) => one.data["outcome"] === "negative").length / 8).toBeGreaterThan(0.5);
    const run = play(person({ age: 35 }, "3 h", [{ at: "0 h", test: "wells-dvt" }, { at: "30 min", test: "d-dimer" }]), { seed: sound.findIndex((one) => one.data["outcome"] === "negative") + 1 });
    const finding = entries(run, "finding").filter((entry) => entry.data["condition"] === "deep-vein-thrombosis").at(-1);
    expect(finding?.data["status"]).toBe("excluded");
    const probabilities = entries(run, "finding").map((entry) => entry.data["probability"]).filter((n) => typeof n === "number");
    expect(probabilities.at(-1)).toBeLessThan(0.02);
    expect(finding?.causes.length).toBeGreaterThan(0);
  });

  it("F3: ultrasound shows clots above the knee, misses some in the calf, and seldom sees what is not there", () => {
    const positive = (vessel: string | null, volume: string, count: number): number =>
      seeds(count).filter((seed) => judged({ age: 50 }, vessel === null ? [] : [{ at: "0 d", clot: { vessel, volume, age: "2 d" } }], "leg-ultrasound", seed).data["outcome"] === "positive").length / count;
    const proximal = positive("femoral-vein-left", "8 mL", 10);
    const calf = positive("posterior-tibial-vein-left", "0.4 mL", 10);
    expect(proximal).toBeGreaterThan(0.8);
    expect(calf).toBeLessThanOrEqual(proximal);
    expect(positive(null, "", 10)).toBeLessThan(0.2);
  });

  it("F3: CT angiography shows the emboli with their artery and the load on the right heart; a free lung has none", () => {
    const scans = (volumes: readonly string[], count: number): readonly Played[] =>
      seeds(count).map((seed) => play(person({ age: 50 }, "5 h", [{ at: "0 h", activity: "bed-rest" }, ...volumes.map((volume) => ({ at: "1 h", embolus: { vessel: "femoral-vein-left", volume } })), { at: "2 h", test: "ctpa" }, { at: "2 h", test: "vq-scan" }, { at: "2 h", test: "echocardiogram" }]), { seed }));
    const seen = (runs: readonly Played[], test: string): number => runs.filter((run) => result(run, test).data["outcome"] === "positive").length / runs.length;
    const struck = scans(["3 mL", "2 mL"], 8);
    const free = scans([], 8);
    // CT angiography: sensitivity 83 to 96 %, specificity 95 % and more.
    expect(seen(struck, "ctpa")).toBeGreaterThan(0.7);
    expect(seen(free, "ctpa")).toBeLessThan(0.2);
    expect(seen(struck, "vq-scan")).toBeGreaterThan(seen(free, "vq-scan"));
    expect(seen(struck, "echocardiogram")).toBeGreaterThanOrEqual(seen(free, "echocardiogram"));
    for (const run of struck) if (result(run, "ctpa").data["outcome"] === "positive") expect(fact(result(run, "ctpa"), "defects_count")).toBeGreaterThan(0);
  });
});

describe("anticoagulants", () => {
  const apixaban = { at: "1 d", give: "apixaban", dose: "10 mg", every: "12 h" };
  const quick = { age: 60, blood: { factorVLeiden: "homozygous" } };
  const lying = { at: "0 d", activity: "bed-rest" };
  const pairs = seeds(5).map((seed) => [[], [apixaban]].map((drug) => play(person(quick, "12 d", [lying, thigh, ...drug], "12 h"), { seed })));
  const total = (runs: readonly Played[], of: (run: Played) => number): number => sum(runs.map(of));
  const untreated = pairs.map(([run]) => run);
  const treated = pairs.map(([, run]) => run);

  it("F4: growth stops, and fewer clots start", () => {
    const grown = (run: Played): number => run.state.stations.thrombus.balance.grown_m3;
    expect(total(treated, grown)).toBeLessThan(0.5 * total(untreated, grown));
    const late = (run: Played): number => greatest(course(run, "clotVolume_mL").filter((point) => point.t_s > 1.4 * day_s).map((point) => point.n)) - valueAt(run, "clotVolume_mL", 1.4 * day_s);
    expect(mean(treated.map(late))).toBeLessThan(mean(untreated.map(late)));
    const starts = (run: Played): number => sum(expectedStarts(run.state));
    const still = (drug: readonly Words[]): Played => play(person({ age: 60 }, "6 d", [lying, ...drug]));
    expect(starts(still([apixaban]))).toBeLessThan(0.7 * starts(still([])));
    expect(entries(treated[0], "clot-extended").length).toBeLessThanOrEqual(entries(untreated[0], "clot-extended").length);
  });

  it("F4: they do not dissolve the clot: an old one that no longer grows shrinks exactly as fast with and without", () => {
    const old = (drug: readonly Words[]): Played => play(person({ age: 60 }, "10 d", [{ at: "0 d", set: { parameter: "thrombus.growthSpread", value: "0.4" } }, { at: "0 d", clot: { vessel: "femoral-vein-left", volume: "6 mL", age: "60 d" } }, ...drug]), { seed: 2 });
    const [without, given] = [old([]), old([apixaban])];
    const lysed = (run: Played): number => run.state.stations.thrombus.balance.lysed_m3;
    expect(lysed(given) / lysed(without)).toBeGreaterThan(0.9);
    expect(lysed(given) / lysed(without)).toBeLessThan(1.001);
    expect(last(given, "plasminActivity_ratio")).toBe(0);
    // A thrombolytic does dissolve a fresh one.
    const fresh = (drug: readonly Words[]): number => last(play(person({ age: 60 }, "30 h", [thigh, ...drug])), "clotVolume_mL");
    expect(fresh([{ at: "6 h", lysis: "systemic", drug: "alteplase" }])).toBeLessThan(0.9 * fresh([]));
    expect(fresh([{ at: "6 h", give: "apixaban", dose: "10 mg", every: "12 h" }])).toBeGreaterThan(0.9 * fresh([]));
  });

  it("F4: the clot holds better, and fewer and smaller pieces go to the lung", () => {
    const tail = (run: Played): number => sum(run.state.stations.thrombus.clots.map((clot) => sum(clot.segments.map((segment) => segment.freeTail_m))));
    expect(total(treated, tail)).toBeLessThan(0.8 * total(untreated, tail));
    const released = (run: Played): number => run.state.stations.thrombus.balance.detached_m3;
    expect(total(treated, released)).toBeLessThanOrEqual(total(untreated, released));
    const risk = (run: Played): number => expectedReleases(run.state);
    expect(total(treated, risk)).toBeLessThan(total(untreated, risk));
  });
});
