import { describe, expect, it } from "vitest";
import { buildVesselGraph, createPerson, vesselIndex, type PersonDescription } from "../../body/index.ts";
import { resolve } from "../../units/index.ts";
import { advanceBiomarkers, advanceCirculation, biomarkerParameters, circulationParameters, createBiomarkers, createCirculation, initialCirculation, neutralCirculationTraits, restInput, type CirculationInput, type CirculationState } from "../index.ts";
import type { CirculationModel } from "../model.ts";
import { advanceBlock, biomarkerDrive, createHeartKernel, heartMeasures, pressureVolumeLoop, restingHearts, restoreHeart, saveHeart, setInput, simulateBeats, type Heart, type HeartMeasures, type PulsatileKernel, type SavedHeart } from "./index.ts";

const values = resolve(circulationParameters);
const mmHg = 133.322387415;
const litre = 6e4;

interface Bench {
  readonly model: CirculationModel;
  readonly state: CirculationState;
  readonly kernel: PulsatileKernel;
  readonly heart: Heart;
  readonly rest: SavedHeart;
  readonly resting: HeartMeasures;
  /** Starts again from rest, bears the input for a time, and is measured. */
  readonly after: (input: CirculationInput, time_s: number) => HeartMeasures;
}

function bench(description: PersonDescription = {}): Bench {
  const person = createPerson({ age_y: 40, sex: "male", height_m: 1.75, mass_kg: 74, ...description });
  const model = createCirculation(buildVesselGraph(person), person, values, neutralCirculationTraits);
  const state = initialCirculation(model);
  const kernel = createHeartKernel({ model });
  const [heart] = restingHearts(kernel, 0, [{ model, state }]);
  heart.slow.time_s = 0;
  const rest = saveHeart(kernel, heart);
  return {
    model, state, kernel, heart, rest, resting: heartMeasures(heart),
    after: (input, time_s) => {
      restoreHeart(heart, rest);
      setInput(kernel, heart, input);
      advanceBlock(kernel, 0, [heart], time_s);
      return heartMeasures(heart);
    },
  };
}

/** Constriction by mediators at the time the bed is lost (recipe of heart and lung). */
const constriction = (share: number): number => 1 + (3.4 * share ** 2.5) / (share ** 2.5 + 0.28 ** 2.5);
function lost(model: CirculationModel, share: number, constricted_ratio = constriction(share)): CirculationInput {
  const rest = restInput(model);
  const bed = rest.bedResistance_ratio.slice();
  for (const segment of model.graph.segments) bed[segment.bed] = constricted_ratio / (1 - share);
  return { ...rest, bedResistance_ratio: bed, bedLost_fraction: share, stress_ratio: 0.3 };
}

const adult = bench();
const at = (id: string): number => vesselIndex(adult.model.graph, id);
const shares = [0.3, 0.5, 0.65, 0.75, 0.82];
const curve = shares.map((share) => adult.after(lost(adult.model, share), 500));

describe("rest", () => {
  it("PHY-801, PHY-805, PHY-808: pressures, volumes and waveforms are in the normal ranges", () => {
    const waves = simulateBeats({ model: adult.model, state: adult.state, input: restInput(adult.model) }, { from_s: 0, to_s: 10, isBreathing: false, kernel: adult.kernel });
    const range = (wave: Float64Array): readonly [number, number] => [Math.min(...wave) / mmHg, Math.max(...wave) / mmHg];
    const [diastolic, systolic] = range(waves.aorticPressure_Pa);
    expect(systolic).toBeGreaterThan(100);
    expect(systolic).toBeLessThan(140);
    expect(diastolic).toBeGreaterThan(60);
    expect(diastolic).toBeLessThan(90);
    const [lungLow, lungHigh] = range(waves.pulmonaryArterialPressure_Pa);
    expect(lungHigh).toBeGreaterThan(17);
    expect(lungHigh).toBeLessThan(29);
    expect(lungLow).toBeGreaterThan(5);
    expect(range(waves.leftVentricularPressure_Pa)[1]).toBeGreaterThan(systolic - 3);
    expect(waves.beats.length).toBeGreaterThan(9);
    expect(waves.ecg_ratio.some((x) => x > 0.8)).toBe(true);
    const work = pressureVolumeLoop(waves, "left").strokeWork_J;
    expect(work).toBeGreaterThan(0.7);
    expect(work).toBeLessThan(1.5);
    expect(pressureVolumeLoop(waves, "right").strokeWork_J / work).toBeLessThan(0.35);
  });
  it("PHY-803, PHY-223, PHY-225: resistance, TAPSE, area change and coupling are normal", () => {
    const { resting } = adult;
    const wood = resting.pulmonaryVascularResistance_Pa_s_per_m3 / (mmHg * litre);
    expect(wood).toBeGreaterThan(0.65);
    expect(wood).toBeLessThan(1.15);
    expect(resting.tapse_m * 1e3).toBeGreaterThan(17);
    expect(resting.areaChange_fraction).toBeGreaterThan(0.35);
    expect(resting.rvPaCoupling_ratio).toBeGreaterThan(1.2);
    expect(resting.rvPaCoupling_ratio).toBeLessThan(2.2);
    expect(resting.rvLvDiameter_ratio).toBeLessThan(1);
  });
  it("A1: the same flow passes body and lungs, but for the bronchial blood that joins the pulmonary veins", () => {
    const { means } = adult.heart.slow;
    restoreHeart(adult.heart, adult.rest);
    const right = adult.heart.slow.means.pulmonaryFlow_m3_per_s;
    const left = adult.heart.slow.means.aorticFlow_m3_per_s;
    expect((left - right) / left).toBeGreaterThan(0.002);
    expect((left - right) / left).toBeLessThan(0.012);
    expect(means.period_s).toBeGreaterThan(0);
  });
});

describe("the right ventricle under load", () => {
  it("PHY-103, PHY-108: mean pulmonary pressure rises with the bed lost to a ceiling near 40 mmHg that nothing states", () => {
    const pressures = curve.map((measures) => measures.pulmonaryArterialPressureMean_Pa / mmHg);
    expect(pressures[0]).toBeGreaterThan(20);
    expect(pressures[3]).toBeGreaterThan(34);
    for (const share of [0.78, 0.82, 0.85, 0.88, 0.92, 0.96]) {
      const measures = adult.after(lost(adult.model, share), 500);
      if (!measures.arrest) expect(measures.pulmonaryArterialPressureMean_Pa / mmHg).toBeLessThan(43);
    }
  });
  it("PHY-126: a passive block of half the bed is nearly silent", () => {
    const passive = adult.after(lost(adult.model, 0.5, 1), 300);
    const rise = (passive.pulmonaryArterialPressureMean_Pa - adult.resting.pulmonaryArterialPressureMean_Pa) / mmHg;
    expect(rise).toBeGreaterThan(1.5);
    expect(rise).toBeLessThan(8);
  });
  it("D2: the right ventricle dilates, the septum shifts, the left underfills, output and pressure fall; beyond a point the heart stops", () => {
    const [mild, , , , severe] = curve;
    expect(severe.rvLvDiameter_ratio).toBeGreaterThan(1.3);
    expect(severe.rvLvDiameter_ratio).toBeGreaterThan(mild.rvLvDiameter_ratio);
    expect(severe.lvEndDiastolicVolume_m3).toBeLessThan(0.6 * adult.resting.lvEndDiastolicVolume_m3);
    expect(severe.cardiacOutput_m3_per_s).toBeLessThan(0.75 * adult.resting.cardiacOutput_m3_per_s);
    expect(severe.arterialPressureMean_Pa).toBeLessThan(0.85 * adult.resting.arterialPressureMean_Pa);
    expect(severe.tapse_m).toBeLessThan(0.017);
    expect(severe.areaChange_fraction).toBeLessThan(0.35);
    expect(severe.rvPaCoupling_ratio).toBeLessThan(0.68);
    const dead = adult.after(lost(adult.model, 0.95), 500);
    expect(dead.arrest).toBe(true);
    expect(dead.cardiacOutput_m3_per_s).toBeLessThan(1e-6);
  });
  it("D2: ischaemia makes the spiral: with the same load and better supplied blood vessels nothing collapses", () => {
    restoreHeart(adult.heart, adult.rest);
    adult.heart.regulation = { ...adult.heart.regulation, ischaemia: false };
    setInput(adult.kernel, adult.heart, lost(adult.model, 0.88));
    advanceBlock(adult.kernel, 0, [adult.heart], 500);
    const spared = heartMeasures(adult.heart);
    adult.heart.regulation = { ...adult.heart.regulation, ischaemia: true };
    const starved = adult.after(lost(adult.model, 0.88), 500);
    expect(spared.arrest).toBe(false);
    expect(starved.arrest || starved.cardiacOutput_m3_per_s < 0.8 * spared.cardiacOutput_m3_per_s).toBe(true);
    expect(spared.pulmonaryArterialPressureMean_Pa).toBeGreaterThan(starved.pulmonaryArterialPressureMean_Pa);
  });
  it("D3: the load that a healthy heart bears is too much for a diseased one", () => {
    const failing = bench({ age_y: 72, conditions: ["heart-failure", "coronary-disease"] });
    expect(adult.after(lost(adult.model, 0.75), 500).arrest).toBe(false);
    const sick = failing.after(lost(failing.model, 0.75), 500);
    expect(sick.arrest || sick.cardiacOutput_m3_per_s < 0.5 * failing.resting.cardiacOutput_m3_per_s).toBe(true);
    const adapted = bench({ age_y: 55, conditions: ["pulmonary-hypertension"] });
    const high = adapted.after(lost(adapted.model, 0.3), 500);
    expect(high.pulmonaryArterialPressureMean_Pa / mmHg).toBeGreaterThan(44);
    expect(high.arrest).toBe(false);
  });
  it("D5: the heart beats faster the more bed is lost", () => {
    curve.forEach((measures, i) => {
      expect(measures.heartRate_per_s).toBeGreaterThan((curve[i - 1] ?? adult.resting).heartRate_per_s);
    });
  });
  it("recovers with relief and lysis, a vasopressor helps, much fluid dilates and starves the right ventricle without helping output", () => {
    const input = lost(adult.model, 0.78);
    const before = adult.after(input, 600);
    const shock = saveHeart(adult.kernel, adult.heart);
    const then = (next: CirculationInput, time_s: number): HeartMeasures => {
      restoreHeart(adult.heart, shock);
      setInput(adult.kernel, adult.heart, next);
      advanceBlock(adult.kernel, 0, [adult.heart], time_s);
      return heartMeasures(adult.heart);
    };
    const pressed = then({ ...input, vasopressor_ratio: 0.5 }, 600);
    expect(pressed.arterialPressureMean_Pa).toBeGreaterThan(before.arterialPressureMean_Pa);
    expect(pressed.coronarySupplyDemand_ratio).toBeGreaterThan(before.coronarySupplyDemand_ratio);
    const lysed = then(lost(adult.model, 0.6), 500);
    expect(lysed.cardiacOutput_m3_per_s).toBeGreaterThan(1.1 * before.cardiacOutput_m3_per_s);
    const flooded = then({ ...input, fluidRate_m3_per_s: 1.5e-3 / 500 }, 500);
    expect(flooded.cardiacOutput_m3_per_s).toBeLessThan(1.01 * before.cardiacOutput_m3_per_s);
    expect(flooded.rvEndDiastolicVolume_m3).toBeGreaterThan(1.1 * before.rvEndDiastolicVolume_m3);
    expect(flooded.coronarySupplyDemand_ratio).toBeLessThan(before.coronarySupplyDemand_ratio);
    expect(flooded.arterialPressureMean_Pa - flooded.rightAtrialPressureMean_Pa).toBeLessThan(before.arterialPressureMean_Pa - before.rightAtrialPressureMean_Pa);
    const relieved = then(restInput(adult.model), 1500);
    expect(relieved.cardiacOutput_m3_per_s / adult.resting.cardiacOutput_m3_per_s).toBeCloseTo(1, 1);
    expect(relieved.pulmonaryArterialPressureMean_Pa / adult.resting.pulmonaryArterialPressureMean_Pa).toBeCloseTo(1, 1);
  });
  it("constriction that decays over hours lowers the load by itself", () => {
    const early = adult.after(lost(adult.model, 0.5), 600);
    const late = adult.after(lost(adult.model, 0.5, 1 + (constriction(0.5) - 1) * 0.6), 600);
    expect((early.pulmonaryArterialPressureMean_Pa - late.pulmonaryArterialPressureMean_Pa) / mmHg).toBeGreaterThan(2);
  });
  it("a starved, stretched right ventricle leaks troponin and NT-proBNP, a poor output makes lactate", () => {
    adult.after(lost(adult.model, 0.83), 600);
    const resolved = resolve(biomarkerParameters);
    const markers = createBiomarkers(resolved);
    advanceBiomarkers(markers, biomarkerDrive(adult.heart, 1), resolved, 6 * 3600);
    expect(markers.troponin_kg_per_m3 * 1e9).toBeGreaterThan(14);
    expect(markers.ntProBNP_kg_per_m3 * 1e9).toBeGreaterThan(150);
    adult.after(lost(adult.model, 0.86), 500);
    advanceBiomarkers(markers, biomarkerDrive(adult.heart, 1), resolved, 3600);
    expect(markers.lactate_mmol_per_L).toBeGreaterThan(resolved.lactateRest);
  });
});

describe("reflexes and posture", () => {
  const rest = restInput(adult.model);
  const beats = (input: CirculationInput, time_s: number): HeartMeasures[] => {
    const list: HeartMeasures[] = [];
    setInput(adult.kernel, adult.heart, input);
    advanceBlock(adult.kernel, 0, [adult.heart], time_s, {
      onBeat: (heart) => {
        list.push(heartMeasures(heart));
        return false;
      },
    });
    return list;
  };
  it("a Valsalva manoeuvre has its four phases", () => {
    restoreHeart(adult.heart, adult.rest);
    const strain = beats({ ...rest, intrathoracicPressure_Pa: rest.intrathoracicPressure_Pa + 40 * mmHg, abdominalPressure_Pa: 40 * mmHg }, 15);
    const release = beats(rest, 20);
    const { arterialPressureMean_Pa: pressure, heartRate_per_s: rate } = adult.resting;
    const stroke = (measures: HeartMeasures): number => measures.cardiacOutput_m3_per_s / measures.heartRate_per_s;
    // One: pressure rises with the strain. Two: stroke falls by half, rate rises. Three: pressure dips on release. Four: it overshoots, the heart slows.
    expect(Math.max(...strain.slice(0, 4).map((b) => b.arterialPressureMean_Pa))).toBeGreaterThan(1.08 * pressure);
    expect(Math.min(...strain.map(stroke))).toBeLessThan(0.55 * stroke(adult.resting));
    expect(strain.at(-1)?.heartRate_per_s).toBeGreaterThan(1.08 * rate);
    expect(Math.min(...release.slice(0, 4).map((b) => b.arterialPressureMean_Pa))).toBeLessThan(0.9 * pressure);
    expect(Math.max(...release.map((b) => b.arterialPressureMean_Pa))).toBeGreaterThan(1.04 * pressure);
    expect(release.at(-1)?.heartRate_per_s).toBeLessThan(1.03 * rate);
  });
  it("PHY-916: standing up, pressure dips within seconds and is defended by a faster heart; stroke volume falls by a third or more", () => {
    restoreHeart(adult.heart, adult.rest);
    const up = beats({ ...rest, posture: "standing" }, 30);
    const later = beats({ ...rest, posture: "standing" }, 150);
    const end = later.at(-1);
    const lowest = Math.min(...up.map((b) => b.arterialPressureMean_Pa));
    expect(lowest).toBeLessThan(0.85 * adult.resting.arterialPressureMean_Pa);
    expect(end?.arterialPressureMean_Pa).toBeGreaterThan(lowest + 5 * mmHg);
    expect(end?.heartRate_per_s).toBeGreaterThan(1.1 * adult.resting.heartRate_per_s);
    expect((end?.cardiacOutput_m3_per_s ?? 0) / (end?.heartRate_per_s ?? 1)).toBeLessThan(0.67 * (adult.resting.cardiacOutput_m3_per_s / adult.resting.heartRate_per_s));
    const { numbers } = adult.heart;
    const calf = at("posterior-tibial-vein-left");
    const pressure = numbers.get("offset", calf) + numbers.get("slope", calf) * numbers.get("volume", calf) - numbers.get("outer", calf);
    expect(pressure / mmHg).toBeGreaterThan(70);
  });
  it("a head-up tilt does less of the same", () => {
    const tilted = adult.after({ ...rest, posture: "head-up" }, 120);
    expect(tilted.heartRate_per_s).toBeGreaterThan(1.03 * adult.resting.heartRate_per_s);
    expect(tilted.cardiacOutput_m3_per_s / tilted.heartRate_per_s).toBeGreaterThan(0.6 * (adult.resting.cardiacOutput_m3_per_s / adult.resting.heartRate_per_s));
  });
  it("breathing in fills the right heart and empties the left: stroke volumes of the two swing against each other", () => {
    const waves = simulateBeats({ model: adult.model, state: adult.state, input: rest }, { from_s: 0, to_s: 20, kernel: adult.kernel });
    const venous = waves.centralVenousPressure_Pa;
    expect((Math.max(...venous) - Math.min(...venous)) / mmHg).toBeGreaterThan(3);
    const chest = waves.chestPressure_Pa;
    expect((Math.max(...chest) - Math.min(...chest)) / mmHg).toBeGreaterThan(3);
  });
  it("low oxygen drives the heart (chemoreflex)", () => {
    expect(adult.after({ ...rest, saturation_fraction: 0.85 }, 60).heartRate_per_s).toBeGreaterThan(1.3 * adult.resting.heartRate_per_s);
  });
});

describe("waveforms of an episode", () => {
  it("show an embolus as it lodges: pulmonary pressure up within beats, systemic pressure down", () => {
    const input = restInput(adult.model);
    const waves = simulateBeats({ model: adult.model, state: adult.state, input }, { from_s: 0, to_s: 60, isFree: true, changes: [{ at_s: 10, input: lost(adult.model, 0.7) }], kernel: adult.kernel });
    const mean = (wave: Float64Array, from: number, to: number): number => {
      const part = wave.filter((_, i) => (waves.time_s[i] ?? 0) >= from && (waves.time_s[i] ?? 0) < to);
      return part.reduce((sum, x) => sum + x, 0) / part.length / mmHg;
    };
    expect(mean(waves.pulmonaryArterialPressure_Pa, 14, 18) - mean(waves.pulmonaryArterialPressure_Pa, 4, 9)).toBeGreaterThan(8);
    expect(mean(waves.aorticPressure_Pa, 14, 20)).toBeLessThan(mean(waves.aorticPressure_Pa, 4, 9) - 5);
  });
  it("match the cycle-averaged state that they are asked about", () => {
    const state = JSON.parse(JSON.stringify(adult.state)) as CirculationState;
    const input = lost(adult.model, 0.5);
    advanceCirculation(adult.model, state, input, 600);
    const waves = simulateBeats({ model: adult.model, state, input }, { from_s: 0, to_s: 12, kernel: adult.kernel });
    const mean = (wave: Float64Array): number => wave.reduce((sum, x) => sum + x, 0) / wave.length;
    expect(mean(waves.pulmonaryArterialPressure_Pa) / (state.pressure_Pa[adult.kernel.circuit.trunk] ?? 1)).toBeCloseTo(1, 1);
    expect(mean(waves.aorticPressure_Pa) / (state.pressure_Pa[adult.kernel.circuit.aorta] ?? 1)).toBeCloseTo(1, 1);
  });
  it("of a heart that has stopped are flat and have no beats", () => {
    const state = JSON.parse(JSON.stringify(adult.state)) as CirculationState;
    const input = lost(adult.model, 0.95);
    advanceCirculation(adult.model, state, input, 900);
    expect(state.arrest).toBe(true);
    const waves = simulateBeats({ model: adult.model, state, input }, { from_s: 0, to_s: 4, kernel: adult.kernel });
    expect(waves.arrest).toBe(true);
    expect(waves.beats).toHaveLength(0);
    expect((Math.max(...waves.aorticPressure_Pa) - Math.min(...waves.aorticPressure_Pa)) / mmHg).toBeLessThan(2);
    expect(waves.ecg_ratio.every((x) => x === 0)).toBe(true);
  });
  it("refuses a span that is none", () => {
    expect(() => simulateBeats({ model: adult.model, state: adult.state, input: restInput(adult.model) }, { from_s: 5, to_s: 5 })).toThrow(/0 <= from < to/);
  });
});
