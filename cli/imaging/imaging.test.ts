import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { angiogram, buildVesselGraph, createPerson, createTree, defaultTreeValues, lodgeInTree, perfuseTree, planarScan, reduceTree, restingCardiacOutput_m3_per_s, stream, treeOcclusion, treePlugs, type TreeClot } from "virchow";
import { encodeCt, uidOf } from "./dicom.ts";
import { encodePng, greyScale } from "./png.ts";
import { writePictures } from "./pictures.ts";
import { writeAngiogram, writePlanar } from "./write.ts";

const mmHg = 133.322387415;
const person = createPerson({ age_y: 60, sex: "female", height_m: 1.66, mass_kg: 70 });
const graph = buildVesselGraph(person);
const rest = { flow_m3_per_s: restingCardiacOutput_m3_per_s(person), leftAtrialPressure_Pa: 8 * mmHg, alveolarPressure_Pa: 0, posture: "supine" as const };
const tree = reduceTree(createTree(graph, person, defaultTreeValues, { seed: 1 }), 0.002, rest);
const before = perfuseTree(tree, rest);
const clots: TreeClot[] = [];
for (let k = 0; k < 4; k++) clots.push(...lodgeInTree(tree, { volume_m3: 3e-6, length_m: 0.05, diameter_m: 0.0087, age_s: 0, organised_fraction: 0 }, stream(3, "picture", k), { flow: before.work.flow, occlusion_fraction: treeOcclusion(tree, clots).occlusion_fraction, posture: "standing", embolus_index: k, t_s: 0 }));
const after = perfuseTree(tree, { ...rest, ...treeOcclusion(tree, clots) });
const folder = mkdtempSync(join(tmpdir(), "virchow-imaging-"));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const small = { size_count: 96, spacing_m: 0.01 };
const count = (scan: ReturnType<typeof angiogram>, is: (hu: number) => boolean): number => scan.slices.reduce((a, slice) => a + slice.reduce((b, hu) => b + (is(hu) ? 1 : 0), 0), 0);

describe("angiogram", () => {
  it("shows enhanced arteries, lung and soft tissue; clots make filling defects and take contrast from what lies behind them", () => {
    const healthy = angiogram(tree, before, [], small);
    const ill = angiogram(tree, after, clots, small);
    expect(healthy.slices.length).toBe(26);
    expect(count(healthy, (hu) => hu > 330 && hu < 400)).toBeGreaterThan(100);
    expect(count(healthy, (hu) => hu === -850)).toBeGreaterThan(5000);
    expect(count(ill, (hu) => hu === 45)).toBeGreaterThan(10);
    expect(count(healthy, (hu) => hu === 45)).toBe(0);
    expect(ill.projection.reduce((a, hu) => a + (hu > 300 ? 1 : 0), 0)).toBeLessThan(healthy.projection.reduce((a, hu) => a + (hu > 300 ? 1 : 0), 0));
    expect(() => angiogram(tree, before, [], { size_count: 10 })).toThrow(RangeError);
  });
  it("is the same for the same state", () => {
    expect(angiogram(tree, after, clots, small).slices).toEqual(angiogram(tree, after, clots, small).slices);
  });
});

describe("planar scan", () => {
  it("has the patient's right on the left of the anterior view, and perfusion missing where clots lie while ventilation stays", () => {
    const share = graph.segments.map((segment) => segment.share_fraction);
    const healthy = planarScan(tree, before, share, "anterior");
    const side = (image: Float32Array, left: boolean): number => image.reduce((a, v, k) => a + (k % 64 < 32 === left ? v : 0), 0);
    expect(side(healthy.perfusion, true)).toBeGreaterThan(side(healthy.perfusion, false));
    const blocked = new Float64Array(tree.elementCount);
    blocked[tree.vesselOf.indexOf(graph.indexOf.get("pulmonary-artery-right") ?? 0)] = 0.9999;
    const ill = planarScan(tree, perfuseTree(tree, { ...rest, occlusion_fraction: blocked }), share, "anterior");
    expect(side(ill.perfusion, true)).toBeLessThan(0.15 * side(ill.perfusion, false));
    expect(side(ill.ventilation, true) / side(healthy.ventilation, true)).toBeCloseTo(1, 3);
  });
});

describe("files", () => {
  it("PNG: signature, size, and rows that come back", () => {
    const grey = Uint8Array.from([0, 128, 255, 7, 8, 9]);
    const png = encodePng(3, 2, grey, "synthetic");
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3, 2]);
    const at = png.indexOf("IDAT");
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    expect([...rows]).toEqual([0, 0, 128, 255, 0, 7, 8, 9]);
    expect([...greyScale([-10, 0, 5, 10, 20], 0, 10)]).toEqual([0, 0, 128, 255, 255]);
    expect(() => encodePng(2, 2, grey, "")).toThrow(RangeError);
  });
  it("DICOM: preamble, the same identifiers for the same key, marked synthetic, pixels as written", () => {
    const slice = { rows: 2, columns: 2, pixels: Int16Array.from([-1000, 0, 45, 380]), pixel_mm: 1, thickness_mm: 2, position_mm: [0, 0, 10] as const, number: 1 };
    const series = { key: "seed 1", description: "CT pulmonary angiogram (synthetic)", sex: "F" as const, age_y: 60 };
    const file = encodeCt(slice, series);
    expect(file.subarray(128, 132).toString("latin1")).toBe("DICM");
    expect(file.equals(encodeCt(slice, series))).toBe(true);
    expect(file.toString("latin1")).toContain("Synthetic^Virchow");
    expect(uidOf("a")).toMatch(/^2\.25\.[1-9]\d{0,38}$/);
    expect([0, 1, 2, 3].map((k) => file.readInt16LE(file.length - 8 + 2 * k))).toEqual([-1000, 0, 45, 380]);
  });
  it("a whole series is written, and dciodvfy finds no error in it where it is installed", () => {
    const files = writeAngiogram(folder, angiogram(tree, after, clots, small), { key: "test", description: "CT pulmonary angiogram (synthetic)", sex: "F", age_y: 60 });
    expect(files.filter((name) => name.endsWith(".dcm")).length).toBe(26);
    expect(writePlanar(folder, [planarScan(tree, after, graph.segments.map((s) => s.share_fraction), "posterior", 32)])).toEqual(["ventilation-posterior.png", "perfusion-posterior.png"]);
    expect(readdirSync(join(folder, "ct")).length).toBeGreaterThan(26);
    const first = join(folder, "ct", "slice-013.dcm");
    expect(readFileSync(first).length).toBeGreaterThan(96 * 96 * 2);
    let said: string;
    try {
      said = execFileSync("sh", ["-c", `command -v dciodvfy >/dev/null && dciodvfy "$1" 2>&1 || true`, "sh", first], { encoding: "utf8" });
    } catch {
      said = "";
    }
    expect(said).not.toMatch(/^Error/m);
  });
  it("pictures of an ordered test from plugs of an episode", () => {
    const moment = { graph, person, seed: 1, plugs: treePlugs(tree, clots, 0), cardiacOutput_m3_per_s: 8e-5, leftAtrialPressureMean_Pa: 8 * mmHg, key: "plugs" };
    expect(writePictures(join(folder, "vq"), "vq-scan", moment).length).toBe(8);
    expect(writePictures(join(folder, "ctpa"), "ctpa", moment)).toContain("ct-projection.png");
  });
});
