import { describe, expect, it } from "vitest";
import { buildVesselGraph, createPerson, restingCardiacOutput_m3_per_s, restingOxygenUptake_m3_per_s } from "../body/index.ts";
import { resolve } from "../units/index.ts";
import { bronchialFlow_m3_per_s, dyingShare } from "./infarct.ts";
import { advanceLung, createLung, initialLung, lungParameters, neutralLungTraits, viewLung, type LungInput, type LungView, type Plug } from "./index.ts";

const mmHg = 133.322387415;
const person = createPerson({ age_y: 50, sex: "male", height_m: 1.75, mass_kg: 74 });
const graph = buildVesselGraph(person);
const q = restingCardiacOutput_m3_per_s(person);
const rest: LungInput = {
  segmentFlow_m3_per_s: graph.segments.map((s) => s.share_fraction * q), cardiacOutput_m3_per_s: q, shuntFlow_m3_per_s: 0, pulmonaryArterialPressureMean_Pa: 20 * mmHg, leftAtrialPressureMean_Pa: 8 * mmHg, plugs: [], inspiredOxygen_fraction: 0.21, barometricPressure_Pa: 101325,
  ventilation: { mode: "spontaneous" }, oxygenUptake_m3_per_s: restingOxygenUptake_m3_per_s(person), exercise_ratio: 1,
};
const modelOf = (rank: number): ReturnType<typeof createLung> => createLung(graph, person, { ...neutralLungTraits, infarct_probability: rank }, resolve(lungParameters), 10);
const distal = (s: number, share = 0.3): Plug => ({ vesselIndex: graph.segments[s]?.bed ?? 0, bedShare_fraction: share, occlusion_fraction: 0.995, volume_m3: 3e-7, age_s: 0 });
const central: Plug = { vesselIndex: graph.indexOf.get("lower-lobar-artery-left") ?? 0, bedShare_fraction: 1, occlusion_fraction: 0.995, volume_m3: 3e-6, age_s: 0 };
function after(rank: number, plugs: readonly Plug[], hours: number, change: Partial<LungInput> = {}): LungView {
  const model = modelOf(rank);
  const input = { ...rest, plugs, ...change };
  const state = initialLung(model, rest);
  for (let k = 0; k < hours; k += 6) advanceLung(model, state, input, 6 * 3600);
  return viewLung(model, state, input);
}

describe("D6: infarction is uncommon, needs distal emboli or a weak left heart", () => {
  it("in the middle person neither a central nor a distal plug kills lung; in one with little bronchial supply the distal one does, the central one does not", () => {
    expect(after(0.5, [central], 72).infarctedVolume_m3).toBeLessThan(1e-6);
    expect(after(0.5, [distal(5)], 72).infarctedVolume_m3).toBeLessThan(1e-5);
    expect(after(0.05, [distal(5)], 72).infarctedVolume_m3).toBeGreaterThan(3e-6);
    expect(after(0.12, [central], 72).infarctedVolume_m3).toBeLessThan(after(0.12, [distal(12), distal(14), distal(16), distal(17)], 72).infarctedVolume_m3);
  });
  it("a weak left heart: at a left atrial pressure of 25 mmHg most people's distal plugs infarct, and central ones too", () => {
    expect(after(0.5, [distal(5)], 72, { leftAtrialPressureMean_Pa: 25 * mmHg }).infarctedVolume_m3).toBeGreaterThan(3e-6);
    expect(after(0.5, [central], 72, { leftAtrialPressureMean_Pa: 25 * mmHg }).infarctedVolume_m3).toBeGreaterThan(1e-5);
  });
  it("end-expiratory pressure takes bronchial flow as measured: 10 cmH2O leaves a quarter (PHY-408)", () => {
    const fixed = (p: number): LungInput => ({ ...rest, ventilation: { mode: "fixed", minuteVentilation_m3_per_s: 1e-4, endExpiratoryPressure_Pa: p } });
    const model = modelOf(0.5);
    const share = bronchialFlow_m3_per_s(model, fixed(980.665)) / bronchialFlow_m3_per_s(model, fixed(0));
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.35);
    // PHY-407: 1 to 2 % of output.
    expect(bronchialFlow_m3_per_s(model, rest) / q).toBeCloseTo(0.012, 3);
  });
  it("bleeding comes within hours and death within a day or two (PHY-409); with blood back early the bleeding clears and little is dead", () => {
    const early = after(0.03, [distal(5)], 6);
    const late = after(0.03, [distal(5)], 72);
    expect(early.haemorrhageVolume_m3).toBeGreaterThan(0.3 * late.haemorrhageVolume_m3);
    expect(early.infarctedVolume_m3).toBeLessThan(0.25 * late.infarctedVolume_m3);
    const model = modelOf(0.03);
    const state = initialLung(model, rest);
    for (let k = 0; k < 2; k++) advanceLung(model, state, { ...rest, plugs: [distal(5)] }, 6 * 3600);
    const dead = viewLung(model, state, rest).infarctedVolume_m3;
    for (let k = 0; k < 40; k++) advanceLung(model, state, rest, 12 * 3600);
    const cleared = viewLung(model, state, rest);
    expect(cleared.haemorrhageVolume_m3).toBeLessThan(0.2 * late.haemorrhageVolume_m3);
    expect(cleared.infarctedVolume_m3).toBeCloseTo(dead, 9);
  });
  it("partial plugs spare tissue, crumbs live on their neighbours, and the middle sizes are the worst", () => {
    const model = modelOf(0.05);
    const at = (share: number): number => dyingShare(model, rest, distal(5, share), 5);
    expect(dyingShare(model, rest, { ...distal(5), occlusion_fraction: 0.8 }, 5)).toBe(0);
    expect(at(0.003)).toBeLessThan(at(0.1));
    expect(at(0.3)).toBeLessThan(at(0.1));
    expect(dyingShare(model, rest, central, 16)).toBeLessThan(at(0.3));
  });
});
