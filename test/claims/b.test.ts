import { buildVesselGraph, createPerson } from "virchow";
import { describe, expect, it } from "vitest";
import { course, day_s, entries, expectedStarts, greatest, last, mean, person, play, seeds, sum, valueAt, type Played } from "../support/episodes.ts";

type Words = Readonly<Record<string, unknown>>;
const graph = buildVesselGraph(createPerson({ age_y: 50 }));
const isDeepLeg = (id: string): boolean => /soleal|gastrocnemius|tibial|peroneal|popliteal|femoral|iliac/.test(id);
const healthy = { age: 50, sex: "female" };

/** Expected starts, in all veins or in those that a name picks. */
function starts(run: Played, picks: (id: string) => boolean = () => true): number {
  return sum(expectedStarts(run.state).filter((_, i) => picks(graph.vessels[i].id)));
}
const live = (about: Words, days: number, events: readonly Words[]): Played => play(person({ ...healthy, ...about }, `${days} d`, events));
const ordinary = live({}, 3, []);

describe("Virchow's triad", () => {
  it("B1: bed rest, paralysis and long journeys slow the stream in deep leg veins; blood pools and clots are to be expected", () => {
    const residence = (run: Played): number => valueAt(run, "vessel.soleal-sinus-left.residenceTime_s", 2.5 * day_s);
    const bed = live({}, 3, [{ at: "0 d", activity: "bed-rest" }]);
    const still = live({}, 3, [{ at: "0 d", immobility: "paralysis", side: "both" }, { at: "0 d", activity: "bed-rest" }]);
    expect(residence(bed)).toBeGreaterThan(1.75 * residence(ordinary));
    expect(residence(still)).toBeGreaterThan(residence(bed));
    const inLegs = [ordinary, bed, still].map((run) => starts(run, isDeepLeg));
    // EPI-022: odds ratio 8 (4.5 to 14.2) for a stay in hospital, where people lie for a part of the day; lying all day is not less.
    expect(inLegs[1] / inLegs[0]).toBeGreaterThan(4.5);
    expect(inLegs[2]).toBeGreaterThan(inLegs[1]);
    const arms = [ordinary, bed].map((run) => starts(run, (id) => /brachial|basilic|axillary|subclavian/.test(id)));
    expect(arms[1] / arms[0]).toBeLessThan(0.5 * (inLegs[1] / inLegs[0]));
    const home = live({}, 1, []);
    const flight = live({}, 1, [{ at: "0 h", travel: "flight", duration: "12 h" }]);
    expect(starts(flight, isDeepLeg)).toBeGreaterThan(1.1 * starts(home, isDeepLeg));
  });

  it("B1: the same clot grows more in a person who lies still", () => {
    const after = (activity: string): number => mean(seeds(4).map((seed) => last(play(person({ ...healthy, blood: { factorVLeiden: "heterozygous" } }, "5 d", [{ at: "0 d", activity }, { at: "0 d", clot: { vessel: "femoral-vein-left", volume: "2 mL" } }]), { seed }), "clotVolume_mL")));
    expect(after("bed-rest")).toBeGreaterThan(after("normal-day"));
  });

  it("B2: a damaged wall clots at its own place: the twisted femoral vein of a hip operation, the vein under a central line", () => {
    const hip = live({}, 3, [{ at: "0 d", surgery: "hip-replacement", side: "left", duration: "90 min" }]);
    const femoral = (side: string) => (id: string): boolean => id === `femoral-vein-${side}` || id === `common-femoral-vein-${side}`;
    expect(starts(hip, femoral("left"))).toBeGreaterThan(2 * starts(hip, femoral("right")));
    expect(valueAt(hip, "vessel.common-femoral-vein-left.criticalResidence_s", day_s)).toBeLessThan(valueAt(hip, "vessel.common-femoral-vein-right.criticalResidence_s", day_s));
    const line = live({}, 3, [{ at: "0 d", catheter: "basilic-vein-left" }]);
    const under = (run: Played): number => starts(run, (id) => /^(basilic|axillary|subclavian)-vein-left$/.test(id));
    expect(under(line)).toBeGreaterThan(5 * under(ordinary));
    expect(starts(line, (id) => id === "basilic-vein-right")).toBeCloseTo(starts(ordinary, (id) => id === "basilic-vein-right"), 3);
    // EPI-024: odds ratio 5.6 (1.6 to 19.6) for any vein thrombosis, of people most of whom are ill; a healthy person has more to lose.
    expect(starts(line) / starts(ordinary)).toBeGreaterThan(5.6);
    const trauma = live({}, 3, [{ at: "0 d", trauma: "tibia-fracture", side: "left" }]);
    expect(starts(trauma, (id) => /tibial|popliteal/.test(id) && id.endsWith("left"))).toBeGreaterThan(1.5 * starts(trauma, (id) => /tibial|popliteal/.test(id) && id.endsWith("right")));
  });

  const trait = (about: Words): { readonly odds_ratio: number; readonly peak_ratio: number } => {
    const run = live(about, 3, []);
    return { odds_ratio: starts(run) / starts(ordinary), peak_ratio: last(run, "thrombinPeak_nM") / last(ordinary, "thrombinPeak_nM") };
  };
  // EPI-028: Simone 2013, with its intervals.
  it.each([
    ["factor V Leiden, heterozygous", { blood: { factorVLeiden: "heterozygous" } }, 3.35, 5.32],
    ["factor V Leiden, homozygous", { blood: { factorVLeiden: "homozygous" } }, 6.79, 19.29],
    // EPI-023: cancer without and with chemotherapy, Heit 2000.
    ["cancer", { conditions: ["active-cancer"] }, 1.9, 8.5],
    ["cancer under chemotherapy", { conditions: ["active-cancer", "chemotherapy"] }, 2.1, 20.2],
  ])("B3: %s makes clots more likely by what has been measured", (_, about, low, high) => {
    const { odds_ratio } = trait(about);
    expect(odds_ratio).toBeGreaterThan(low);
    expect(odds_ratio).toBeLessThan(high);
  });
  // EPI-029: 2.79 (2.25 to 3.46) and 6.74 (2.19 to 20.72). In the networks prothrombin hardly moves the critical residence, its excess
  // works late in the thrombin burst: the model gives 1.25 and 1.5. Known to fall short; this fails when it no longer does.
  it.fails.each([
    ["heterozygous", 2.25, 3.46],
    ["homozygous", 2.19, 20.72],
  ])("B3: prothrombin G20210A, %s: as much as has been measured", (prothrombinG20210A, low, high) => {
    const { odds_ratio } = trait({ blood: { prothrombinG20210A } });
    expect(odds_ratio).toBeGreaterThan(low);
    expect(odds_ratio).toBeLessThan(high);
  });
  it("B3: prothrombin G20210A makes clots more likely, two copies more than one", () => {
    const one = trait({ blood: { prothrombinG20210A: "heterozygous" } }).odds_ratio;
    expect(one).toBeGreaterThan(1.1);
    expect(trait({ blood: { prothrombinG20210A: "homozygous" } }).odds_ratio).toBeGreaterThan(one);
  });
  it.each([
    ["antithrombin deficiency", { blood: { antithrombin: "50 %" } }],
    ["protein C deficiency", { blood: { proteinC: "50 %" } }],
    ["protein S deficiency", { blood: { proteinS: "45 %" } }],
    ["much factor VIII", { blood: { factorVIII: "200 %" } }],
    ["the combined pill", { blood: { oestrogen: "combined-pill" } }],
    ["pregnancy", { age: 30, conditions: ["pregnancy"] }],
    ["inflammation", { conditions: ["inflammation"] }],
  ])("B3: %s makes clots more likely", (_, about) => {
    const base = starts(live({ age: (about as { age?: number }).age ?? 50 }, 3, []));
    expect(starts(live(about, 3, [])) / base).toBeGreaterThan(1.3);
  });
  it("B3: this blood makes more thrombin", () => {
    for (const about of [{ blood: { factorVLeiden: "heterozygous" } }, { blood: { prothrombinG20210A: "heterozygous" } }, { blood: { antithrombin: "50 %" } }]) expect(trait(about).peak_ratio).toBeGreaterThan(1);
  });

  it("B4: stasis, wall and blood together do more than the sum of what each does", () => {
    const still = [{ at: "0 d", activity: "bed-rest" }];
    const wounded = [{ at: "0 d", trauma: "soft-tissue-leg", side: "left" }];
    const clotting = { blood: { factorVLeiden: "heterozygous" } };
    const base = starts(ordinary);
    const excess = (about: Words, events: readonly Words[]): number => starts(live(about, 3, events)) - base;
    const single = [excess({}, still), excess({}, wounded), excess(clotting, [])];
    for (const one of single) expect(one).toBeGreaterThan(0);
    const pair = excess(clotting, still);
    expect(pair).toBeGreaterThan(single[0] + single[2]);
    const all = excess(clotting, [...still, ...wounded]);
    expect(all).toBeGreaterThan(sum(single));
    expect(all).toBeGreaterThan(pair + single[1]);
  });
});

describe("the clot in its vein", () => {
  it("B5: blood backs up behind a clot, the more the fuller the vein; the other leg is untouched", () => {
    const lying = { at: "0 h", activity: "bed-rest" };
    const run = (events: readonly Words[]): Played => play(person(healthy, "4 h", [lying, ...events]));
    const none = run([]);
    const clot = run([{ at: "1 h", clot: { vessel: "popliteal-vein-left", volume: "20 mL" } }]);
    const [half, whole] = [0.5, 1].map((fraction) => run(["popliteal-vein-left", "femoral-vein-left"].map((vessel) => ({ at: "1 h", occlude: { vessel, fraction } }))));
    const rise = (one: Played, vein: string): number => last(one, `vessel.${vein}.pressure_mmHg`) - last(none, `vessel.${vein}.pressure_mmHg`);
    expect(last(clot, "clot.1.occlusion_fraction")).toBeGreaterThan(0.9);
    expect(rise(clot, "posterior-tibial-vein-left")).toBeGreaterThan(3);
    expect(Math.abs(rise(clot, "posterior-tibial-vein-right"))).toBeLessThan(1);
    expect(last(clot, "vessel.femoral-vein-left.flow_mL_per_s")).toBeLessThan(0.8 * last(none, "vessel.femoral-vein-left.flow_mL_per_s"));
    expect(last(clot, "vessel.great-saphenous-vein-left.flow_mL_per_s")).toBeGreaterThan(1.2 * last(none, "vessel.great-saphenous-vein-left.flow_mL_per_s"));
    expect(rise(half, "posterior-tibial-vein-left")).toBeGreaterThan(0);
    expect(rise(whole, "posterior-tibial-vein-left")).toBeGreaterThan(2 * rise(half, "posterior-tibial-vein-left"));
  });

  const calf = seeds(10).map((seed) => play(person({ age: 55 }, "28 d", [{ at: "0 d", clot: { vessel: "posterior-tibial-vein-left", volume: "0.5 mL", age: "1 d" } }], "4 d"), { seed }));

  it("B6: an untreated small calf clot is resorbed over weeks by the body's own plasmin", () => {
    const ends = calf.map((run) => last(run, "clotVolume_mL"));
    // NAT-009: 10.5 % (8 to 13.5) of untreated calf clots extend, 3 to 29 % in single series; the others shrink.
    expect(ends.filter((volume_mL) => volume_mL < 0.25).length / ends.length).toBeGreaterThan(0.7);
    for (const { state } of calf) {
      const { grown_m3, placed_m3, lysed_m3, detached_m3, removed_m3 } = state.stations.thrombus.balance;
      expect(lysed_m3).toBeGreaterThan(0.5 * (placed_m3 + grown_m3 - detached_m3 - removed_m3));
    }
    const slow = mean(calf.map((run) => valueAt(run, "clotVolume_mL", 4 * day_s)));
    expect(slow).toBeGreaterThan(mean(ends));
  });

  it("B7: some calf clots extend above the knee, most do not", () => {
    const risky = seeds(12).map((seed) => play(person({ age: 55, blood: { factorVLeiden: "homozygous" } }, "9 d", [{ at: "0 d", activity: "bed-rest" }, { at: "0 d", clot: { vessel: "gastrocnemius-sinus-left", volume: "1 mL" } }], "7 d"), { seed }));
    const extended = (runs: readonly Played[]): number => runs.filter((run) => entries(run, "clot-extended").some((entry) => entry.place?.startsWith("popliteal") === true)).length / runs.length;
    // CLOT-222: 75 % of untreated distal clots of immobilised people progress; NAT-009: 3 to 29 % in others.
    expect(extended(risky)).toBeGreaterThan(0);
    expect(extended(risky)).toBeLessThanOrEqual(0.75);
    expect(extended(calf)).toBeLessThanOrEqual(0.29);
    expect(extended(calf)).toBeLessThanOrEqual(extended(risky));
  });

  it("B7: calf clots are smaller than those above the knee", () => {
    const greatestVolume = (run: Played): number => greatest(course(run, "clotVolume_mL").map((point) => point.n));
    const started = seeds(9).map((seed) => play(person({ age: 68, mass: "72 kg" }, "6 d", [{ at: "0 d", surgery: "knee-replacement", side: "left", duration: "90 min" }, { at: "2 h", activity: "bed-rest" }], "12 h"), { seed }));
    const size = (picks: (id: string) => boolean): number[] =>
      started.flatMap((run) => run.state.stations.thrombus.clots.filter((clot) => picks(graph.vessels[clot.originIndex].region)).map((clot) => clot.segments.reduce((whole, segment) => whole + segment.fresh_m3 + segment.organised_m3, 0) * 1e6));
    const distal = size((region) => region === "calf");
    const proximal = size((region) => region === "knee" || region === "thigh" || region === "pelvis");
    expect(distal.length).toBeGreaterThan(2);
    expect(proximal.length).toBeGreaterThan(2);
    expect(mean(distal)).toBeLessThan(0.6 * mean(proximal));
    expect(greatest(started.map(greatestVolume))).toBeGreaterThan(0.5);
  });

  it("B8: clots age: from fresh and weakly held to scar that the wall holds", () => {
    const run = play(person(healthy, "60 d", [{ at: "0 d", clot: { vessel: "femoral-vein-left", volume: "6 mL" } }], "2 d"));
    const scar = course(run, "clot.1.organised_fraction").map((point) => point.n);
    const holds = (day: number): number => valueAt(run, "clot.1.attachment_J_per_m2", day * day_s);
    expect(scar[0]).toBeLessThan(0.01);
    expect(valueAt(run, "clot.1.organised_fraction", 7 * day_s)).toBeLessThan(0.4);
    // NAT-038: collagen in days 7 to 21; retracted scar by weeks 4 to 12.
    expect(valueAt(run, "clot.1.organised_fraction", 21 * day_s)).toBeGreaterThan(0.3);
    expect(valueAt(run, "clot.1.organised_fraction", 58 * day_s)).toBeGreaterThan(0.8);
    // CLOT-241: 3 to 15 J/m2 for normal fibrinogen, fresh to aged.
    expect(holds(0)).toBeLessThan(4);
    expect(holds(30)).toBeGreaterThan(3 * holds(0));
    expect(holds(30)).toBeLessThan(25);
  });
});
