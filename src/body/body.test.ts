import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bloodVolume_m3, bodySurface_m2, buildVesselGraph, createPerson, creatinineClearance_mL_per_min, pathToHeart, personLimits, vesselIndex, wallVolume_m3, type VesselGraph } from "./index.ts";

const man = createPerson({ age_y: 40, sex: "male", height_m: 1.7, mass_kg: 70, leftIliacCompression_fraction: 0 });
const graph = buildVesselGraph(man);
const vein = (id: string, g: VesselGraph = graph): VesselGraph["vessels"][number] => g.vessels[vesselIndex(g, id)];

describe("a person", () => {
  it("has the surface, blood volume and clearance of the published formulas", () => {
    expect(bodySurface_m2(man)).toBeCloseTo(1.818, 3);
    expect(bloodVolume_m3(man) * 1e3).toBeCloseTo(0.3669 * 1.7 ** 3 + 0.03219 * 70 + 0.6041, 6);
    expect(creatinineClearance_mL_per_min(man)).toBeCloseTo((100 * 70) / (72 * 0.95), 6);
    expect(creatinineClearance_mL_per_min(createPerson({ ...man, conditions: ["renal-impairment"] }))).toBeLessThan(50);
  });
  it("is refused outside the limits, with name, value and range", () => {
    expect(() => createPerson({ age_y: 17 })).toThrow("age is 17; expected 18 to 105.");
    expect(() => createPerson({ blood: { antithrombin_fraction: NaN } })).toThrow(/blood.antithrombin is NaN/);
  });
});

describe("the vessel graph", () => {
  const required = ["soleal-sinus", "gastrocnemius-sinus", "anterior-tibial-vein", "posterior-tibial-vein", "peroneal-vein", "popliteal-vein", "femoral-vein", "deep-femoral-vein", "great-saphenous-vein", "small-saphenous-vein", "common-femoral-vein", "external-iliac-vein", "internal-iliac-vein", "common-iliac-vein"];
  it("has every named vein of both legs, arms and neck, and every segmental artery", () => {
    for (const id of required) for (const side of ["left", "right"]) expect(vein(`${id}-${side}`).kind).toBe("vein");
    for (const id of ["inferior-vena-cava-infrarenal", "inferior-vena-cava-renal", "inferior-vena-cava-hepatic", "superior-vena-cava"]) expect(vein(id).kind).toBe("vein");
    expect(graph.segments).toHaveLength(18);
    expect(graph.segments.reduce((sum, segment) => sum + segment.qanadliCount, 0)).toBe(20);
    expect(graph.segments.reduce((sum, segment) => sum + segment.share_fraction, 0)).toBeCloseTo(1, 12);
    expect(new Set(graph.vessels.map((vessel) => vessel.id)).size).toBe(graph.vessels.length);
  });
  it("names the nearest vessel when one is misspelt", () => {
    expect(() => vesselIndex(graph, "femoral-vien-left")).toThrow(/Did you mean "femoral-vein-left"/);
  });
  it("A2: veins widen toward the heart; pulmonary arteries narrow away from it", () => {
    for (const start of graph.vessels.filter((vessel) => vessel.kind === "vein" && vessel.layer !== "superficial")) {
      const path = pathToHeart(graph, start.index).map((i) => graph.vessels[i]).filter((vessel) => vessel.kind === "vein");
      path.forEach((vessel, i) => {
        const next = path[i + 1];
        expect(vessel.proximalDiameter_m, vessel.id).toBeGreaterThanOrEqual(vessel.distalDiameter_m);
        if (i + 1 < path.length) expect(next.proximalDiameter_m, `${vessel.id} into ${next.id}`).toBeGreaterThanOrEqual(vessel.proximalDiameter_m);
      });
    }
    for (const segment of graph.segments) {
      const widths = segment.path.map((i) => graph.vessels[i]?.diameter_m);
      widths.forEach((width, i) => {
        if (i > 0) expect(width).toBeLessThan(widths[i - 1]);
      });
    }
  });
  it("A1: is one closed loop: from any compartment blood can reach every other", () => {
    const reach = (start: number, backward: boolean): number => {
      const seen = new Set([start]);
      const queue = [start];
      for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
        for (const link of graph.links) {
          const [from, to] = backward ? [link.to, link.from] : [link.from, link.to];
          if (from === at && !seen.has(to)) {
            seen.add(to);
            queue.push(to);
          }
        }
      }
      return seen.size;
    };
    const start = graph.chambers.rightAtrium;
    expect([reach(start, false), reach(start, true)]).toEqual([graph.vessels.length, graph.vessels.length]);
  });
  it("PHY-901, PHY-906: has the published diameters", () => {
    expect(vein("common-femoral-vein-left").diameter_m * 1e3).toBeGreaterThan(9);
    expect(vein("common-femoral-vein-left").diameter_m * 1e3).toBeLessThan(12);
    expect(vein("popliteal-vein-left").diameter_m * 1e3).toBeCloseTo(6.5, 0);
    expect(vein("external-iliac-vein-left").diameter_m * 1e3).toBeCloseTo(13, 0);
    expect(vein("inferior-vena-cava-infrarenal").diameter_m * 1e3).toBeCloseTo(18.4, 0);
  });
  it("holds Nadler's blood volume, two thirds of it in veins and beds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 18, max: 95 }), fc.double({ min: 1.45, max: 2, noNaN: true }), fc.double({ min: 45, max: 130, noNaN: true }), fc.constantFrom("female" as const, "male" as const), (age_y, height_m, mass_kg, sex) => {
        const person = createPerson({ age_y, height_m, mass_kg, sex });
        const own = buildVesselGraph(person);
        let total = 0;
        let venous = 0;
        for (const vessel of own.vessels) {
          if (vessel.kind === "chamber") continue;
          const volume = wallVolume_m3(vessel.wall, vessel.restPressure_Pa, 0.04);
          expect(volume, vessel.id).toBeGreaterThan(0);
          total += volume;
          if (vessel.kind === "vein" || vessel.kind === "bed") venous += volume;
        }
        const heart = 0.07 * bloodVolume_m3(person);
        expect((total + heart) / bloodVolume_m3(person)).toBeCloseTo(1, 3);
        expect(venous / bloodVolume_m3(person)).toBeGreaterThan(0.55);
        for (const link of own.links) expect(link.resistance_Pa_s_per_m3).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40, seed: 1 },
    );
  });
  it("is mirrored left to right but for the compressed left common iliac vein", () => {
    const compressed = buildVesselGraph({ ...man, leftIliacCompression_fraction: 0.6 });
    for (const side of ["left", "right"] as const) {
      const other = side === "left" ? "right" : "left";
      for (const id of required) expect(vein(`${id}-${side}`).area_m2).toBe(vein(`${id}-${other}`).area_m2);
    }
    const resistance = (g: VesselGraph, id: string): number => g.links.find((link) => link.along === vesselIndex(g, id))?.resistance_Pa_s_per_m3 ?? 0;
    expect(resistance(compressed, "common-iliac-vein-left")).toBeGreaterThan(1.5 * resistance(compressed, "common-iliac-vein-right"));
    expect(resistance(graph, "common-iliac-vein-left")).toBe(resistance(graph, "common-iliac-vein-right"));
  });
  it("scales lengths with height and places every named vein on the map", () => {
    const tall = buildVesselGraph({ ...man, height_m: 2 });
    expect(vein("femoral-vein-left", tall).length_m / vein("femoral-vein-left").length_m).toBeCloseTo(2 / 1.7, 6);
    for (const id of required) expect(vein(`${id}-left`).map?.points.length).toBeGreaterThan(2);
  });
  it("builds quickly", () => {
    const start = performance.now();
    for (let i = 0; i < 20; i++) buildVesselGraph(man);
    expect((performance.now() - start) / 20).toBeLessThan(20);
  });
  it("every person within the limits has a graph", () => {
    for (const age_y of personLimits.age_y) for (const height_m of personLimits.height_m) for (const mass_kg of personLimits.mass_kg) expect(buildVesselGraph(createPerson({ age_y, height_m, mass_kg })).vessels.length).toBeGreaterThan(100);
  });
});
