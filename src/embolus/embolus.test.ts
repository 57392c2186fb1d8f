import { describe, expect, it } from "vitest";
import { buildVesselGraph, createPerson, vesselIndex, type PersonDescription } from "../body/index.ts";
import { resolve } from "../units/index.ts";
import { foldedWidth_m } from "./lodge.ts";
import { advanceFlights, advanceLodged, advanceRelease, createEmbolus, embolusParameters, initialEmbolus, isFlying, launch, lungLysis_per_s, placeEmbolus, removeLodged, rolledUp, viewEmbolus, type ClotTail, type EmbolusModel, type EmbolusState, type FlightInput, type LoadInput, type Piece } from "./index.ts";
import { tailLoad, tailStrength_N, weakShare_fraction } from "./release.ts";

const hour_s = 3600;
const day_s = 86400;
const values = resolve(embolusParameters);

interface Bench {
  readonly model: EmbolusModel;
  readonly at: (id: string) => number;
  readonly stream: FlightInput;
}
function bench(about: PersonDescription = {}, seed = 1): Bench {
  const graph = buildVesselGraph(createPerson(about));
  const speed_m_per_s = 0.1;
  return {
    model: createEmbolus(graph, seed, values, { load_ratio: 1 }),
    at: (id) => vesselIndex(graph, id),
    stream: {
      velocity_m_per_s: graph.vessels.map(() => speed_m_per_s), flow_m3_per_s: graph.vessels.map((vessel) => vessel.area_m2 * speed_m_per_s), diameter_m: graph.vessels.map((vessel) => vessel.diameter_m), occlusion_fraction: graph.vessels.map(() => 0),
      rightAtrialPressure_Pa: 400, leftAtrialPressure_Pa: 800, shuntFlow_m3_per_s: 0, cardiacOutput_m3_per_s: 9e-5, filterIndex: null,
    },
  };
}
const usual = bench();
const crumb: Piece = { volume_m3: 3e-8, length_m: 0.01, diameter_m: 0.002, age_s: day_s, organised_fraction: 0 };

function fly(where: Bench, state: EmbolusState, step_s: number, input: FlightInput = where.stream): number {
  let t_s = 0;
  while (isFlying(state) && t_s < 300) {
    advanceFlights(where.model, state, input, step_s, t_s);
    t_s += step_s;
  }
  return t_s;
}
const start = (where: Bench, id: string): { readonly vesselIndex: number; readonly position_m: number; readonly clotId: null } => ({ vesselIndex: where.at(id), position_m: 0, clotId: null });

describe("flight", () => {
  it("takes the time of the way at the speed of the centre stream, however the time is cut", () => {
    const times = [2, 1, 0.1].map((step_s) => {
      const state = initialEmbolus();
      const embolus = launch(state, crumb, start(usual, "popliteal-vein-left"), 0);
      fly(usual, state, step_s);
      return embolus.lodged_s;
    });
    let way_m = 0;
    for (let next: number | undefined = usual.at("popliteal-vein-left"); next !== undefined && usual.model.graph.vessels[next].kind === "vein"; next = usual.model.graph.vessels[next].downstream) way_m += usual.model.graph.vessels[next].length_m;
    for (const time_s of times) expect(time_s).toBeCloseTo(way_m / (0.1 * values.centreStream) + values.heartTransit, 6);
  });

  it("every piece, whatever its size, ends; volume is conserved through breaking up", () => {
    for (const [length_m, diameter_m] of [[0.005, 0.001], [0.02, 0.006], [0.1, 0.008], [0.25, 0.01], [0.4, 0.012]]) {
      for (let seed = 1; seed <= 6; seed++) {
        const where = bench({}, seed);
        const state = initialEmbolus();
        const volume_m3 = (Math.PI / 4) * diameter_m * diameter_m * length_m;
        launch(state, { ...crumb, length_m, diameter_m, volume_m3 }, start(where, "femoral-vein-left"), 0);
        expect(fly(where, state, 1)).toBeLessThan(60);
        expect(state.emboli.reduce((sum, one) => sum + one.volume_m3, 0) / volume_m3).toBeCloseTo(1, 9);
        expect(state.released_m3).toBe(volume_m3);
        for (const one of state.emboli.filter((each) => each.status === "lodged")) {
          expect(one.occlusion_fraction).toBeGreaterThan(0);
          expect(one.occlusion_fraction).toBeLessThanOrEqual(1);
          expect(one.bedShare_fraction).toBeGreaterThan(0);
          expect(one.bedShare_fraction).toBeLessThanOrEqual(1);
        }
      }
    }
  });

  it("a filter holds what is wide; a full vein ahead holds it back", () => {
    const state = initialEmbolus();
    const cava = usual.at("inferior-vena-cava-infrarenal");
    launch(state, { ...crumb, diameter_m: 0.008, length_m: 0.05, volume_m3: 2.5e-6 }, start(usual, "femoral-vein-left"), 0);
    fly(usual, state, 1, { ...usual.stream, filterIndex: cava });
    expect(state.emboli[0].status).toBe("trapped");
    expect(state.emboli[0].vesselIndex).toBe(cava);
    const blocked = initialEmbolus();
    launch(blocked, crumb, start(usual, "popliteal-vein-left"), 0);
    const full = usual.stream.occlusion_fraction.map((_, i) => (i === usual.at("common-femoral-vein-left") ? 1 : 0));
    fly(usual, blocked, 1, { ...usual.stream, occlusion_fraction: full });
    expect(blocked.emboli[0].status).toBe("trapped");
    expect(blocked.emboli[0].vesselIndex).toBe(usual.at("femoral-vein-left"));
  });

  it("without flow from right to left nothing crosses; with all of it small pieces do and wide ones do not", () => {
    const open = bench({ foramenOvale: "open" });
    const crosses = (shuntFlow_m3_per_s: number, diameter_m: number): boolean => {
      const state = initialEmbolus();
      launch(state, { ...crumb, diameter_m }, start(open, "femoral-vein-left"), 0);
      fly(open, state, 1, { ...open.stream, shuntFlow_m3_per_s });
      return state.emboli[0].status === "systemic";
    };
    expect(crosses(0, 0.002)).toBe(false);
    expect(crosses(9e-5, 0.002)).toBe(true);
    expect(crosses(9e-5, 0.012)).toBe(false);
  });
});

describe("size and place", () => {
  it("a volume alone is a slender cast of its vein", () => {
    const state = initialEmbolus();
    for (const volume_m3 of [1e-9, 1e-8, 1e-6, 1e-5]) {
      const embolus = placeEmbolus(usual.model, state, { vesselIndex: usual.at("femoral-vein-left"), volume_m3 }, 0);
      expect((Math.PI / 4) * embolus.diameter_m * embolus.diameter_m * embolus.length_m).toBeCloseTo(volume_m3, 12);
      expect(embolus.length_m / embolus.diameter_m).toBeGreaterThan(2.999);
      expect(embolus.diameter_m).toBeLessThanOrEqual(0.01);
    }
  });
  it("a disc rolls up to three times its width, keeping its volume; a thread stays", () => {
    const disc = rolledUp({ ...crumb, length_m: 0.002, diameter_m: 0.01, volume_m3: 1.57e-7 });
    expect(disc.length_m / disc.diameter_m).toBeCloseTo(3, 9);
    expect((Math.PI / 4) * disc.diameter_m * disc.diameter_m * disc.length_m).toBeCloseTo(1.57e-7, 15);
    expect(rolledUp(crumb)).toBe(crumb);
  });
  it("long casts fold, up to three times", () => {
    const width = (length_m: number): number => foldedWidth_m(usual.model, { length_m, diameter_m: 0.006 }) / 0.006;
    expect(width(0.02)).toBe(1);
    expect(width(0.09)).toBeCloseTo(Math.SQRT2, 9);
    expect(width(0.9)).toBeCloseTo(Math.sqrt(3), 9);
  });
});

describe("dissolving", () => {
  const lodged = (): EmbolusState => {
    const state = initialEmbolus();
    launch(state, { ...crumb, volume_m3: 1e-6, length_m: 0.03, diameter_m: 0.0065 }, start(usual, "femoral-vein-left"), 0);
    fly(usual, state, 1);
    return state;
  };
  const lysis = { lysisPerson_ratio: 1, plasminActivity_ratio: 0 };

  it("volume is accounted for exactly through lysis and removal; the lumen opens", () => {
    const state = lodged();
    const begun = state.emboli[0].occlusion_fraction;
    for (let t_s = 60; t_s < 3 * day_s; t_s += hour_s) advanceLodged(usual.model, state, lysis, hour_s, t_s);
    removeLodged(state, () => true, 0.4);
    expect(Math.abs(state.released_m3 - state.lysed_m3 - state.removed_m3 - state.emboli[0].volume_m3)).toBeLessThan(1e-18);
    expect(state.emboli[0].occlusion_fraction).toBeLessThan(begun);
    for (let t_s = 3 * day_s; t_s < 120 * day_s; t_s += hour_s) advanceLodged(usual.model, state, lysis, hour_s, t_s);
    expect(state.emboli[0].status).toBe("dissolved");
    expect(Math.abs(state.released_m3 - state.lysed_m3 - state.removed_m3)).toBeLessThan(1e-18);
    expect(viewEmbolus(usual.model, state, 120 * day_s).plugs).toEqual([]);
  });

  it("halving the step changes what is left by less than one per cent", () => {
    const left = (step_s: number): number => {
      const state = lodged();
      for (let t_s = 60; t_s < 4 * day_s; t_s += step_s) advanceLodged(usual.model, state, lysis, step_s, t_s);
      return state.emboli[0].volume_m3;
    };
    expect(Math.abs(left(hour_s / 2) / left(hour_s) - 1)).toBeLessThan(0.01);
  });

  it("small and fresh plugs go faster, a thrombolytic speeds them, scar stays", () => {
    const rate = (volume_m3: number, age_s: number, plasminActivity_ratio = 0): number => lungLysis_per_s(usual.model, volume_m3, age_s, { lysisPerson_ratio: 1, plasminActivity_ratio });
    expect(rate(1e-7, 0)).toBeGreaterThan(rate(1e-6, 0));
    expect(rate(1e-6, 0)).toBeGreaterThan(rate(1e-6, 20 * day_s));
    expect(rate(1e-6, 0) * day_s).toBeCloseTo(0.35, 9);
    expect(rate(1e-6, 0, 1)).toBeGreaterThan(5 * rate(1e-6, 0));
    expect(rate(1e-9, 0)).toBeCloseTo(4 * rate(1e-6, 0), 9);
  });
});

describe("breaking off", () => {
  const femoral = usual.at("femoral-vein-left");
  const tail: ClotTail = { clotId: 0, vesselIndex: femoral, freeLength_m: 0.02, bodyLength_m: 0.1, diameter_m: 0.006, area_m2: 2.8e-5, occlusion_fraction: 0.5, adhesion_J_per_m2: 3, age_s: 2 * day_s, organised_fraction: 0 };
  const still: LoadInput = (() => {
    const none = usual.model.graph.vessels.map(() => 0);
    return { velocity_m_per_s: none.map(() => 0.05), wallShear_Pa: none.map(() => 0.1), muscleSqueeze_Pa: none, massage_Pa: none, pressureSwing_Pa: none };
  })();
  const only = (n: number): number[] => usual.model.graph.vessels.map((vessel) => (vessel.index === femoral ? n : 0));

  it("load: stream, muscle, massage and swings add up and the greatest is named", () => {
    const rest = tailLoad(usual.model, tail, still);
    expect(rest.trigger).toBe("rest");
    const pulled = [{ muscleSqueeze_Pa: only(13332) }, { massage_Pa: only(8000) }, { pressureSwing_Pa: only(10666) }].map((more) => tailLoad(usual.model, tail, { ...still, ...more }));
    expect(pulled.map((load) => load.trigger)).toEqual(["muscle", "massage", "pressure"]);
    for (const load of pulled) expect(load.total_N).toBeGreaterThan(rest.total_N);
    expect(tailLoad(usual.model, { ...tail, freeLength_m: 0.04 }, still).total_N).toBeGreaterThan(rest.total_N);
    expect(tailLoad(usual.model, { ...tail, vesselIndex: usual.at("posterior-tibial-vein-left") }, still).total_N).toBeCloseTo(rest.total_N * values.calfShelter, 12);
    expect(tailStrength_N(tail)).toBeCloseTo(0.018, 12);
  });

  it("the share of weak necks runs from none to all with the load, half at the median strength", () => {
    expect(weakShare_fraction(usual.model, 0, 1)).toBe(0);
    expect(weakShare_fraction(usual.model, 0.1, 1)).toBeCloseTo(0.5, 9);
    expect(weakShare_fraction(usual.model, 100, 1)).toBeCloseTo(1, 6);
  });

  it("under a steady load the hazard does not depend on the steps; a sudden load tests once and then finds less", () => {
    const gathered = (step_s: number, hours: number, load: LoadInput = still): number => {
      const state = initialEmbolus();
      for (let t_s = 0; t_s < hours * hour_s - 1e-6; t_s += step_s) advanceRelease(usual.model, state, [tail], load, step_s);
      return state.necks[0].hazard_index;
    };
    const weak: LoadInput = { ...still, velocity_m_per_s: still.velocity_m_per_s.map(() => 0.01) };
    expect(gathered(60, 6, weak) / gathered(hour_s, 6, weak)).toBeCloseTo(1, 2);
    const state = initialEmbolus();
    const blow: LoadInput = { ...weak, massage_Pa: only(4000) };
    const steps = [weak, blow, blow, weak, blow].map((load) => {
      const before = state.necks.at(0)?.hazard_index ?? 0;
      advanceRelease(usual.model, state, [{ ...tail, adhesion_J_per_m2: 60 }], load, 1);
      return (state.necks[0].hazard_index - before);
    });
    expect(steps[1]).toBeGreaterThan(20 * steps[2]);
    expect(steps[4]).toBeLessThan(0.1 * steps[1]);
  });

  it("fires when the hazard passes the stored draw, with a piece no longer than the tail; necks of tails that are gone are forgotten", () => {
    let pieces = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const where = bench({}, seed);
      const state = initialEmbolus();
      for (let n = 0; n < 48; n++) {
        for (const release of advanceRelease(where.model, state, [tail], still, hour_s)) {
          pieces += 1;
          if (release.length_m !== "whole") {
            expect(release.length_m).toBeGreaterThanOrEqual(values.leastPiece * tail.freeLength_m);
            expect(release.length_m).toBeLessThanOrEqual(tail.freeLength_m);
          }
        }
      }
      expect(state.necks).toHaveLength(1);
      advanceRelease(where.model, state, [], still, hour_s);
      expect(state.necks).toEqual([]);
    }
    expect(pieces).toBeGreaterThan(5);
    const short = initialEmbolus();
    expect(advanceRelease(usual.model, short, [{ ...tail, freeLength_m: 0.001 }], still, 1e9)).toEqual([]);
  });
});
