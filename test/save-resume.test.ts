import { startEpisode, type EpisodeOptions, type EpisodeResult, type EpisodeState, type Scenario } from "virchow";
import { describe, expect, it } from "vitest";
import { day_s, entries, hour_s, minute_s, play, scenarioOf, shipped } from "./support/episodes.ts";

const bytes = (result: EpisodeResult): string => JSON.stringify({ timeline: result.timeline, series: result.series, final: result.final, picture: result.picture });

/** Runs to a time and saves, as a file would keep it. */
function savedAt(scenario: Scenario, stop_s: number, options: EpisodeOptions = {}): EpisodeState {
  const run = startEpisode(scenario, { ...options, until_s: stop_s });
  for (let goesOn = true; goesOn;) goesOn = run.step();
  return JSON.parse(JSON.stringify(run.save())) as EpisodeState;
}

const flying = (state: EpisodeState): boolean => state.stations.embolus.emboli.some((embolus) => embolus.status === "in-flight");

describe("save and resume", () => {
  // Stops on and between hours, in a fine step after a disturbance, and while an embolus flies (the release comes a moment before).
  it.each([
    ["saddle-embolus", 50 * minute_s, [10 * minute_s + 9, 31.7 * minute_s]],
    ["open-foramen-ovale", 45 * minute_s, [40 * minute_s + 7.5]],
    ["both-legs", 1.15 * day_s, [0.3 * day_s, day_s + 1.5, day_s + 2 * hour_s + 17]],
    ["hip-replacement-prophylaxis", 1.2 * day_s, [90 * minute_s, day_s + 1234.5]],
  ])("%s: gone on with from any stop, the same bytes", (name, until_s, stops) => {
    const scenario = shipped(name);
    const whole = bytes(play(scenario, { until_s }));
    for (const stop_s of stops) {
      const state = savedAt(scenario, stop_s);
      expect(state.t_s).toBeLessThanOrEqual(stop_s);
      expect(bytes(play(scenario, { until_s, state })), `stopped at ${stop_s} s`).toBe(whole);
    }
  });

  it("stops while an embolus is in flight, and again and again", () => {
    const scenario = shipped("saddle-embolus");
    const inFlight = savedAt(scenario, 10 * minute_s + 3.3);
    expect(flying(inFlight)).toBe(true);
    const until_s = 13 * minute_s;
    let state: EpisodeState | undefined;
    for (const stop_s of [601.2, 603.9, 604, 607.9, 702.1]) state = savedAt(scenario, stop_s, state === undefined ? {} : { state });
    expect(bytes(play(scenario, { until_s, state }))).toBe(bytes(play(scenario, { until_s })));
  });

  it("a later end shows the same beginning", () => {
    const scenario = shipped("embolus-diseased-heart");
    const short = play(scenario, { until_s: 61.5 * minute_s });
    const long = play(scenario, { until_s: 63 * minute_s });
    const past = short.timeline.filter((entry) => entry.kind !== "end" && entry.at_s < 61 * minute_s);
    expect(past.length).toBeGreaterThan(3);
    expect(long.timeline.slice(0, past.length)).toEqual(past);
  });

  it("a state of another seed or version, or no state, is refused with what does not fit", () => {
    const scenario = shipped("saddle-embolus");
    const state = savedAt(scenario, minute_s);
    expect(() => startEpisode(scenario, { state, seed: 99 })).toThrow(/seed/);
    expect(() => startEpisode(scenario, { state: { ...state, version: "0.0.0" } })).toThrow(/version/);
    expect(() => startEpisode(scenario, { state: {} })).toThrow(/lacks/);
    expect(() => startEpisode(scenario, { state: "a word" })).toThrow(/state/);
  });
});

describe("the same again", () => {
  const scenario = shipped("both-legs");
  const until_s = 1.02 * day_s;
  it("the same seed gives the same bytes, another seed does not", () => {
    const first = bytes(play(scenario, { until_s }));
    expect(bytes(play(scenario, { until_s }))).toBe(first);
    expect(bytes(play(scenario, { until_s, seed: scenario.seed + 1 }))).not.toBe(first);
  });
  it("a run beside another one does not disturb it", () => {
    const first = bytes(play(scenario, { until_s }));
    const a = startEpisode(scenario, { until_s });
    const b = startEpisode(shipped("saddle-embolus"), { until_s: 12 * minute_s });
    for (let goesOn = true; goesOn;) {
      goesOn = a.step();
      b.step();
    }
    expect(bytes(a.result())).toBe(first);
  });
});

describe("how often rows are written", () => {
  // Rows end steps of the clock. What holds: the same entries in the same order at the same places; times of things that
  // happen within a step to the second, of slow symptoms that are felt when they pass a mark within half an hour in a course of days.
  it("changes the timeline by no more than the steps that it adds", () => {
    const document = (every: string): unknown => ({
      title: "Rows", seed: 5, person: { age: 60 }, until: "2 d", output: { every },
      events: [{ at: "0 d", activity: "bed-rest" }, { at: "0 d", clot: { vessel: "femoral-vein-left", volume: "8 mL", age: "1 d" } }, { at: "1 d", embolus: { vessel: "popliteal-vein-right", volume: "2 mL" } }, { at: "30 h", test: "ctpa" }],
    });
    const [coarse, fine] = ["6 h", "30 min"].map((every) => play(scenarioOf(document(every))));
    expect(fine.series.rows.length).toBeGreaterThan(3 * coarse.series.rows.length);
    const kinds = (run: EpisodeResult): string[] => run.timeline.map((entry) => `${entry.kind} ${entry.place ?? ""}`);
    expect(kinds(fine)).toEqual(kinds(coarse));
    fine.timeline.forEach((entry, i) => {
      expect(Math.abs(entry.at_s - coarse.timeline[i].at_s), entry.text).toBeLessThan(entry.kind.startsWith("symptom") || entry.kind === "finding" ? 30 * minute_s : 2 * minute_s);
    });
    const volume = (run: EpisodeResult): number => run.final["clotVolume_mL"] ?? 0;
    expect(Math.abs(volume(fine) / volume(coarse) - 1)).toBeLessThan(0.02);
    expect(entries(fine, "embolus-lodged").length).toBeGreaterThan(0);
  });
});
