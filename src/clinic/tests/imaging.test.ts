import { describe, expect, it } from "vitest";
import { healthyClinic, healthyInput, values, veinsWith } from "../../../test/support/clinic.ts";
import { stream, type Random } from "../../numerics/index.ts";
import { clotWidth_m, zoneOf } from "./ultrasound.ts";
import { measure } from "./perform.ts";
import type { LungPlug, Measurement, PlugLevel, TestId, TestInput } from "./types.ts";

const { legs, symptoms } = healthyClinic();
const look = (id: TestId, input: TestInput, seed: number, n = 0, side: "left" | "right" | null = null): Measurement => measure(id, { input, legs, symptoms, values, random: stream(seed, "test", id, n), seed, side });
const between = (random: Random, a: number, b: number): number => a + (b - a) * random.uniform();

type Clots = Parameters<typeof veinsWith>[0];
/** Share of virtual left legs in which ultrasound finds a deep vein with clot. */
function legsFound(count: number, seed: number, clots: (random: Random) => Clots): number {
  let found = 0;
  for (let i = 0; i < count; i++) {
    const veins = veinsWith(clots(stream(seed, "virtual leg", i)));
    if (look("leg-ultrasound", { ...healthyInput, veins }, seed, i, "left").outcome === "positive") found += 1;
  }
  return found / count;
}

const proximalNames = ["popliteal-vein-left", "femoral-vein-left", "common-femoral-vein-left"];
const distalNames = ["soleal-sinus-left", "posterior-tibial-vein-left", "peroneal-vein-left", "gastrocnemius-sinus-left"];
const run = (names: readonly string[], random: Random, most: number, clot: () => Clots[string]): Clots => {
  const n = 1 + random.integer(most);
  const first = random.integer(names.length - n + 1);
  return Object.fromEntries(names.slice(first, first + n).map((name) => [name, clot()]));
};

describe("compression ultrasound over 2,000 virtual legs", () => {
  it("finds symptomatic proximal thrombosis as often as published (DX-015: 89 to 96 %, DX-017: 94 %)", () => {
    const share = legsFound(2000, 1, (random) => run(proximalNames, random, 3, () => ({ occlusion_fraction: between(random, 0.4, 1), clotLength_m: between(random, 0.04, 0.2) })));
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(0.975);
  });

  it("finds about half of small, partly occlusive proximal clots without symptoms (DX-016: 37 to 62 %)", () => {
    const share = legsFound(2000, 2, (random) => run(proximalNames.slice(0, 2), random, 1, () => ({ occlusion_fraction: between(random, 0.05, 0.35), clotLength_m: between(random, 0.01, 0.05) })));
    expect(share).toBeGreaterThan(0.37);
    expect(share).toBeLessThan(0.62);
  });

  it("finds isolated distal thrombosis less often (DX-017: 60 to 67 %)", () => {
    const share = legsFound(2000, 3, (random) => run(distalNames, random, 2, () => ({ occlusion_fraction: between(random, 0.4, 1), clotLength_m: between(random, 0.02, 0.1) })));
    expect(share).toBeGreaterThan(0.57);
    expect(share).toBeLessThan(0.7);
  });

  it("is right about clean legs as often as published (DX-015, DX-017: specificity 94 to 98 %)", () => {
    const share = 1 - legsFound(2000, 4, () => ({}));
    expect(share).toBeGreaterThan(0.938);
    expect(share).toBeLessThan(0.985);
  });

  it("finds more of a thicker clot, more of a longer one, and least in the pelvis", () => {
    const one = (name: string, occlusion_fraction: number, clotLength_m: number): number => legsFound(1000, 5, () => ({ [name]: { occlusion_fraction, clotLength_m } }));
    const thickness = [0.03, 0.1, 0.3, 1].map((occlusion) => one("femoral-vein-left", occlusion, 0.08));
    const length = [0.005, 0.02, 0.08].map((metres) => one("femoral-vein-left", 0.5, metres));
    expect(thickness).toEqual([...thickness].sort((a, b) => a - b));
    expect(length).toEqual([...length].sort((a, b) => a - b));
    expect(one("common-iliac-vein-left", 1, 0.05)).toBeLessThan(one("common-femoral-vein-left", 1, 0.05) / 2);
  });
});

describe("compression ultrasound", () => {
  const clot = veinsWith({ "femoral-vein-left": { occlusion_fraction: 0.9, clotLength_m: 0.15 }, "popliteal-vein-left": { occlusion_fraction: 1, clotLength_m: 0.1 } });

  it("looks at the asked leg only", () => {
    for (let n = 0; n < 50; n++) expect(look("leg-ultrasound", { ...healthyInput, veins: clot }, 8, n, "right").findings.every((finding) => finding.place.endsWith("right"))).toBe(true);
  });

  it("gives the same result from the same stream, another from another", () => {
    const a = look("leg-ultrasound", { ...healthyInput, veins: clot }, 8, 0);
    expect(look("leg-ultrasound", { ...healthyInput, veins: clot }, 8, 0)).toEqual(a);
    expect(look("leg-ultrasound", { ...healthyInput, veins: clot }, 8, 1)).not.toEqual(a);
  });

  it("names the veins with the width of the clot in its report", () => {
    const { text, findings } = look("leg-ultrasound", { ...healthyInput, veins: clot }, 8, 0, "left");
    expect(findings.map((finding) => finding.place)).toContain("femoral-vein-left");
    expect(text).toMatch(/^Left leg: incompressible: .*femoral vein, left \(\d+(\.\d)? mm\)/);
  });

  it("calls a leg with old clot only indeterminate", () => {
    const old = veinsWith({ "femoral-vein-left": { occlusion_fraction: 0.6, clotLength_m: 0.15, organised_fraction: 0.95 } });
    const outcomes = Array.from({ length: 200 }, (_, n) => look("leg-ultrasound", { ...healthyInput, veins: old }, 9, n, "left"));
    const seen = outcomes.filter((result) => result.findings.some((finding) => finding.old === true) && !result.findings.some((finding) => finding.old === false));
    expect(seen.length).toBeGreaterThan(150);
    expect(seen.every((result) => result.outcome === "indeterminate" && result.text.includes("looks old"))).toBe(true);
  });

  it("does not count a superficial clot as deep vein thrombosis", () => {
    const [first, ...others] = veinsWith({ "soleal-sinus-left": { occlusion_fraction: 1, clotLength_m: 0.2 } });
    const veins = [{ ...first, superficial: true, diameter_m: 0.006 }, ...others];
    const results = Array.from({ length: 300 }, (_, n) => look("leg-ultrasound", { ...healthyInput, veins }, 10, n, "left"));
    expect(results.filter((result) => result.findings.some((finding) => finding.level === "superficial")).length).toBeGreaterThan(200);
    expect(results.filter((result) => result.outcome === "positive").length).toBeLessThan(30);
  });

  it("takes as width the cylinder that fills the same share of the lumen", () => {
    const vein = veinsWith({ "popliteal-vein-left": { occlusion_fraction: 0.25, clotLength_m: 0.1 } }).find((candidate) => candidate.place === "popliteal-vein-left");
    expect(vein === undefined ? 0 : clotWidth_m(vein)).toBeCloseTo(0.00325, 9);
    expect(vein === undefined ? "" : zoneOf(vein)).toBe("proximal");
  });
});

describe("CT venography over 1,000 virtual people", () => {
  const found = (seed: number, clots: (random: Random) => Clots): number => Array.from({ length: 1000 }, (_, i) => look("ct-venography", { ...healthyInput, veins: veinsWith(clots(stream(seed, "virtual pelvis", i))) }, seed, i)).filter((result) => result.outcome === "positive").length / 1000;

  it("sees the iliac veins far better than ultrasound does, and clean veins as clean (DX-020: specificity 95 %)", () => {
    const iliac = (random: Random): Clots => ({ "common-iliac-vein-left": { occlusion_fraction: between(random, 0.4, 1), clotLength_m: 0.06 } });
    expect(found(1, iliac)).toBeGreaterThan(0.95);
    expect(legsFound(1000, 1, iliac)).toBeLessThan(0.5);
    const specificity = 1 - found(2, () => ({}));
    expect(specificity).toBeGreaterThan(0.94);
    expect(specificity).toBeLessThan(0.99);
  });

  it("misses clot in the calf more often than in the thigh", () => {
    const calf = found(3, (random) => run(distalNames, random, 2, () => ({ occlusion_fraction: between(random, 0.4, 1), clotLength_m: 0.05 })));
    const thigh = found(3, (random) => run(proximalNames, random, 2, () => ({ occlusion_fraction: between(random, 0.4, 1), clotLength_m: 0.1 })));
    expect(calf).toBeLessThan(0.6);
    expect(thigh).toBeGreaterThan(0.9);
  });
});

const plug = (level: PlugLevel, occlusion_fraction: number): LungPlug => ({ place: `${level}-artery-right`, label: `${level} artery, right`, side: "right", level, arteryDiameter_m: 0, occlusion_fraction });

/** Share of readable scans that are positive. */
function scansFound(count: number, seed: number, plugs: (random: Random) => readonly LungPlug[]): { readonly positive: number; readonly unreadable: number } {
  const outcomes = Array.from({ length: count }, (_, i) => look("ctpa", { ...healthyInput, plugs: plugs(stream(seed, "virtual lung", i)) }, seed, i).outcome);
  const readable = outcomes.filter((outcome) => outcome !== "indeterminate");
  return { positive: readable.filter((outcome) => outcome === "positive").length / readable.length, unreadable: 1 - readable.length / count };
}

describe("CT pulmonary angiography over 2,000 virtual lungs", () => {
  it("has the sensitivity of PIOPED II (DX-019: 83 %, interval of the counts 77 to 88) on the levels of NAT-025", () => {
    const { positive, unreadable } = scansFound(2000, 1, (random) => {
      const u = random.uniform();
      return [plug(u < 0.296 ? "main" : u < 0.623 ? "lobar" : u < 0.827 ? "segmental" : "subsegmental", between(random, 0.3, 1))];
    });
    expect(positive).toBeGreaterThan(0.77);
    expect(positive).toBeLessThan(0.88);
    expect(unreadable).toBeGreaterThan(0.04);
    expect(unreadable).toBeLessThan(0.085);
  });

  it("has its specificity (96 %)", () => {
    const specificity = 1 - scansFound(2000, 2, () => []).positive;
    expect(specificity).toBeGreaterThan(0.94);
    expect(specificity).toBeLessThan(0.975);
  });

  it("sees large arteries better than small ones", () => {
    const shares = (["subsegmental", "segmental", "lobar", "main"] as const).map((level) => scansFound(1000, 3, () => [plug(level, 0.6)]).positive);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBeLessThan(0.5);
    expect(shares[3]).toBeGreaterThan(0.98);
  });

  it("says how large the right ventricle is", () => {
    const result = look("ctpa", { ...healthyInput, plugs: [plug("main", 0.9)], rvLvDiameter_ratio: 1.6 }, 4, 1);
    expect(result.text).toContain("right ventricle enlarged");
    expect(Math.abs(result.values.rvLvDiameter_ratio - 1.6)).toBeLessThan(0.4);
  });
});

describe("the other pictures of lung and heart", () => {
  it("reads a perfusion scan as high probability from two large mismatched segments", () => {
    const defects = (count: number, ventilation_ratio: number): TestInput => ({ ...healthyInput, lungSegments: healthyInput.lungSegments.map((segment, i) => (i < count ? { ...segment, perfusion_ratio: 0.02, ventilation_ratio } : segment)) });
    expect(look("vq-scan", defects(3, 1), 1).outcome).toBe("positive");
    expect(look("vq-scan", defects(3, 0.1), 1).outcome).not.toBe("positive");
    const healthy = Array.from({ length: 500 }, (_, n) => look("vq-scan", healthyInput, 1, n).outcome);
    expect(healthy.filter((outcome) => outcome === "positive").length).toBeLessThan(15);
    expect(healthy.filter((outcome) => outcome === "negative").length).toBeGreaterThan(400);
  });

  it("shows an infarct on a film when it is large, and is unspecific otherwise", () => {
    const films = (infarctedVolume_m3: number): Measurement[] => Array.from({ length: 300 }, (_, n) => look("chest-x-ray", { ...healthyInput, infarctedVolume_m3 }, 2, n));
    expect(films(0).some((film) => film.outcome === "positive")).toBe(false);
    expect(films(100e-6).filter((film) => film.outcome === "positive").length).toBeGreaterThan(270);
    const changed = films(0).filter((film) => film.values.unspecificChange_index === 1).length / 300;
    expect(changed).toBeGreaterThan(0.35);
    expect(changed).toBeLessThan(0.55);
  });

  it("shows electrocardiographic strain in the shares of DX-026, and the same signs again in the same person", () => {
    const shares: Record<string, number> = {};
    for (let seed = 0; seed < 2000; seed++) {
      const input = { ...healthyInput, rvLvDiameter_ratio: stream(seed, "overload").logNormal(1, 0.25) };
      for (const { label } of look("ecg", input, seed).findings) shares[label] = (shares[label] ?? 0) + 1 / 2000;
      if (seed < 50) expect(look("ecg", input, seed, 1).findings).toEqual(look("ecg", input, seed, 0).findings);
    }
    expect(shares.S1Q3T3).toBeGreaterThan(0.1);
    expect(shares.S1Q3T3).toBeLessThan(0.24);
    expect(shares["inverted T waves V1 to V4"]).toBeGreaterThan(0.2);
    expect(shares["inverted T waves V1 to V4"]).toBeLessThan(0.35);
    expect(shares["right bundle branch block"]).toBeGreaterThan(0.1);
    expect(shares["right bundle branch block"]).toBeLessThan(0.25);
  });

  it("calls sinus tachycardia above 100, not at 100", () => {
    const at = (perMinute: number): string => look("ecg", { ...healthyInput, heartRate_per_s: perMinute / 60 }, 1).text;
    expect(at(99)).toContain("Sinus rhythm");
    expect(at(100)).toContain("Sinus rhythm");
    expect(at(101)).toContain("Sinus tachycardia");
  });

  it("sees a strained right ventricle by echocardiography, sometimes nothing, and reports no pressure without a jet", () => {
    const echoes = Array.from({ length: 500 }, (_, n) => look("echocardiogram", { ...healthyInput, rvLvDiameter_ratio: 1.4, tapse_m: 0.012 }, 3, n));
    const blind = echoes.filter((echo) => echo.outcome === "indeterminate");
    expect(blind.length).toBeGreaterThan(15);
    expect(blind.every((echo) => Object.keys(echo.values).length === 0)).toBe(true);
    expect(echoes.filter((echo) => echo.outcome === "positive").length).toBe(500 - blind.length);
    const withoutJet = echoes.filter((echo) => echo.text.includes("no measurable tricuspid jet"));
    expect(withoutJet.length).toBeGreaterThan(100);
    expect(withoutJet.some((echo) => "pulmonaryArterialPressureSystolic_mmHg" in echo.values)).toBe(false);
  });
});
