import { describe, expect, it } from "vitest";
import { day_s, entries, expectedReleases, fact, least, mean, person, play, seeds, shipped, sum, type Played } from "../support/episodes.ts";

type Words = Readonly<Record<string, unknown>>;
const healthy = { age: 55, sex: "male" };
const femoral = { at: "0 d", clot: { vessel: "femoral-vein-left", volume: "6 mL", age: "2 d" } };
const bed = { at: "0 d", activity: "bed-rest" };
const older = { at: "0 d", clot: { vessel: "femoral-vein-left", volume: "6 mL", age: "4 d" } };
const treated = { at: "0 d", give: "enoxaparin", dose: "1 mg/kg", every: "12 h" };

/** Releases to be expected by some times of a course, the draws of the necks set aside: a seed whose clot has not let go by then. */
function hazards(events: readonly Words[], untils: readonly string[], seed = 3): readonly number[] {
  return untils.map((until) => expectedReleases(play(person(healthy, until, events), { seed }).state));
}
/** What a moment adds: from just before it to a minute after. */
function added(events: readonly Words[], from: string, to: string, seed = 3): number {
  const [before, after] = hazards(events, [from, to], seed);
  return after - before;
}

describe("load against attachment", () => {
  it("C1: a piece breaks where the load finds a neck that is weaker; it is part of its clot", () => {
    const run = play(shipped("both-legs"), { until_s: 1.1 * day_s });
    const releases = entries(run, "embolus-released");
    expect(releases.length).toBeGreaterThan(0);
    for (const release of releases) {
      expect(fact(release, "load_mN")).toBeGreaterThan(0);
      expect(fact(release, "strength_mN")).toBeGreaterThan(0);
      expect(fact(release, "volume_mL")).toBeLessThan(4 + 6);
      expect(release.causes.length).toBeGreaterThan(0);
    }
    const { grown_m3, placed_m3, lysed_m3, detached_m3 } = run.state.stations.thrombus.balance;
    expect(detached_m3 * 1e6).toBeCloseTo(sum(releases.map((release) => fact(release, "volume_mL"))), 9);
    expect(detached_m3).toBeLessThan(grown_m3 + placed_m3 - lysed_m3);
  });

  it("C1: the stronger the hold the fewer break, the harder the pull the more", () => {
    const loose = (parameter: string, value: string): number => hazards([bed, { at: "0 d", set: { parameter, value } }, femoral], ["12 h"])[0];
    const usual = hazards([bed, femoral], ["12 h"])[0];
    expect(usual).toBeGreaterThan(0);
    expect(loose("thrombus.adhesionFresh", "4 J/m2")).toBeLessThan(usual);
    expect(loose("thrombus.adhesionFresh", "0.3 J/m2")).toBeGreaterThan(usual);
    expect(loose("embolus.pulsatility", "6")).toBeGreaterThan(usual);
  });

  it("C2: the first steps after long rest free what rest has not; the load jumps at that moment", () => {
    const rested = [bed, femoral, { at: "12 h", activity: "walk", for: "10 min" }];
    const firstMinute = added(rested, "719 min", "721 min");
    const minuteOfRest = added([bed, femoral], "719 min", "721 min");
    expect(firstMinute).toBeGreaterThan(5 * minuteOfRest);
    // The second walk soon after finds the weak necks gone.
    const again = [...rested, { at: "13 h", activity: "walk", for: "10 min" }];
    expect(added(again, "779 min", "781 min")).toBeLessThan(0.5 * firstMinute);
    const walking = entries(play(person(healthy, "13 h", rested)), "activity").some((entry) => entry.data["activity"] === "walk");
    expect(walking).toBe(true);
  });

  // Relative risk 1.03 (0.65 to 1.63) of early walking against days in bed, of treated patients (Aissaoui 2009). The model gives 2.1: the pull
  // of walking stands too far above that of lying. Known to fall short; this fails when it no longer does.
  it.fails("C2, CLOT-246: yet early walking does not raise the total", () => {
    const total = (events: readonly Words[]): number => sum(seeds(3).map((seed) => expectedReleases(play(person(healthy, "9 d", [treated, older, ...events], "3 d"), { seed }).state)));
    const risk = total([{ at: "0 d", activity: "normal-day" }]) / total([bed, { at: "5 d", activity: "normal-day" }]);
    expect(risk).toBeGreaterThan(0.65);
    expect(risk).toBeLessThan(1.63);
  });

  it("C3: young clots break more easily; the first ten days are the most dangerous", () => {
    const runs = seeds(5).map((seed) => {
      const scenario = person(healthy, "35 d", [bed, { at: "0 d", clot: { vessel: "femoral-vein-left", volume: "4 mL", age: "1 d" } }], "5 d");
      let state: Played["state"] | undefined;
      return [10, 25, 35].map((day) => {
        ({ state } = play(scenario, { seed, until_s: day * day_s, ...(state === undefined ? {} : { state }) }));
        return expectedReleases(state);
      });
    });
    const perDay = (from: number, to: number, days: number): number => mean(runs.map((run) => (run[to] - (from < 0 ? 0 : run[from])) / days));
    const [early, middle, late] = [perDay(-1, 0, 10), perDay(0, 1, 15), perDay(1, 2, 10)];
    expect(middle).toBeLessThan(early);
    expect(late).toBeLessThan(middle);
    // Recipe of natural history: 17 emboli per 100 clot-days in the first ten days, 4 to 5 after day 25.
    expect(early).toBeGreaterThan(3 * late);
  });

  it("C4: bigger and more proximal clots embolise more, and with larger pieces, than calf clots", () => {
    const sites = [["posterior-tibial-vein-left", "1 mL"], ["popliteal-vein-left", "3 mL"], ["femoral-vein-left", "6 mL"], ["external-iliac-vein-left", "15 mL"]];
    const lain = (activity: string, count: number, until: string): readonly { readonly hazard: number; readonly pieces_mL: readonly number[] }[] =>
      sites.map(([vessel, volume]) => {
        const runs = seeds(count).map((seed) => play(person(healthy, until, [{ at: "0 d", activity }, { at: "0 d", clot: { vessel, volume, age: "2 d" } }]), { seed }));
        return { hazard: mean(runs.map((run) => expectedReleases(run.state))), pieces_mL: runs.flatMap((run) => entries(run, "embolus-released").map((release) => fact(release, "volume_mL"))) };
      });
    // Law 5 of the recipe: proximal clots 4 to 5 times as often as calf clots, with pieces 3 times as large.
    const [calf, ...proximal] = lain("normal-day", 8, "2 d");
    expect(mean(proximal.map((site) => site.hazard)) / calf.hazard).toBeGreaterThan(2);
    const above_mL = proximal.flatMap((site) => site.pieces_mL);
    expect(above_mL.length / proximal.length).toBeGreaterThan(calf.pieces_mL.length);
    expect(mean(above_mL) / mean(calf.pieces_mL)).toBeGreaterThan(2);
    const [calfInBed, ...proximalInBed] = lain("bed-rest", 2, "1 d");
    for (const site of proximalInBed) expect(site.hazard).toBeGreaterThan(4 * calfInBed.hazard);
  });

  it("C5: a cough or a strain shears the clot, moderately", () => {
    const quiet = added([bed, femoral], "119 min", "121 min");
    const strain = added([bed, femoral, { at: "2 h", valsalva: "15 s" }], "119 min", "121 min");
    const cough = added([bed, femoral, { at: "2 h", cough: 5 }], "119 min", "121 min");
    const walk = added([bed, femoral, { at: "2 h", activity: "walk", for: "5 min" }], "119 min", "121 min");
    expect(strain).toBeGreaterThan(quiet);
    expect(cough).toBeGreaterThan(strain);
    expect(cough).toBeLessThan(2 * walk);
  });

  it("C6: massage of the leg can free a clot, of the other leg it does nothing", () => {
    const knead = (side: string, region: string): number => added([bed, femoral, { at: "2 h", massage: region, side, for: "10 min" }], "119 min", "121 min");
    const quiet = added([bed, femoral], "119 min", "121 min");
    expect(knead("left", "thigh")).toBeGreaterThan(5 * quiet);
    expect(knead("right", "thigh")).toBeCloseTo(quiet, 6);
    const freed = seeds(12).flatMap((seed) => entries(play(person(healthy, "3 h", [bed, femoral, { at: "2 h", massage: "thigh", side: "left", for: "10 min" }]), { seed }), "embolus-released")).filter((entry) => entry.data["trigger"] === "massage");
    expect(freed.length).toBeGreaterThan(0);
    expect(least(freed.map((entry) => entry.at_s))).toBeGreaterThanOrEqual(7200);
  });

  it("C7: clots in both legs are more burden and more risk than one", () => {
    const one = (side: string): Words => ({ at: "0 d", clot: { vessel: `femoral-vein-${side}`, volume: "6 mL", age: "2 d" } });
    const after = (events: readonly Words[]): Played => play(person(healthy, "8 h", [bed, ...events]), { seed: 3 });
    const [left, both] = [after([one("left")]), after([one("left"), one("right")])];
    const burden = (run: Played): number => run.final["clotVolume_mL"] ?? 0;
    expect(burden(both)).toBeGreaterThan(1.7 * burden(left));
    expect(expectedReleases(both.state)).toBeGreaterThan(1.5 * expectedReleases(left.state));
  });
});
