import { bodySurface_m2, restingOxygenUptake_m3_per_s } from "#body";
import { advanceCirculation, circulationParameters, createCirculation, drawCirculationTraits, initialCirculation, restInput, viewCirculation, type CirculationView } from "#circulation";
import { advanceLung, createLung, drawLungTraits, initialLung, lungParameters, viewLung, viewWithVenousOxygen, type LungInput, type LungView, type Plug } from "#lung";
import { resolve } from "#units";
import type { Patient } from "./people.ts";

const mmHg_Pa = 133.322387415;
const litre_m3_per_s = 1e-3 / 60;
const values = { circulation: resolve(circulationParameters), lung: resolve(lungParameters) };
/** Illness and work of breathing raise oxygen uptake: recipe of heart and lung, section 4. */
const illness = { share: 0.22, work_ratio: 2.2e-3, from: 7.5, full: 0.3 } as const;
const steps_s = [5, 10, 15, 30, 60, 120, 240, 480, 900, 1800] as const;
const longest_s = 14400;

/** A patient at the time of sampling. `died` when heart or gases failed before. */
export interface Outcome {
  readonly patient: Patient;
  readonly lung: LungView;
  readonly heart: CirculationView;
  readonly died: boolean;
  readonly marked: { readonly pressure_Pa: number; readonly miller_points: number };
  readonly healthy: LungView;
  readonly healthyHeart: CirculationView;
  /** A-a gradient, and the same with mixed venous oxygen set to 40 mmHg, Pa. */
  readonly gradient_Pa: number;
  readonly gradientAtNormalVenous_Pa: number;
}

/** What may be done to plugs over time: lysis for instance. Given the plugs at onset and the time, the plugs now. */
export type PlugCourse = (plugs: readonly Plug[], t_s: number) => readonly Plug[];

const aged: PlugCourse = (plugs, t_s) => plugs.map((plug) => ({ ...plug, age_s: t_s }));

/** Takes a patient from health through the embolism to `until_s` with heart and lung answering to each other; notes pressure and Miller index at `mark_s` on the way. */
export function march(patient: Patient, until_s: number = patient.sampled_s, course: PlugCourse = aged, isSuspect = false, mark_s = Infinity): Outcome {
  const { person, graph, seed } = patient;
  const heart = createCirculation(graph, person, values.circulation, drawCirculationTraits(seed));
  const lung = createLung(graph, person, drawLungTraits(seed), values.lung, 15);
  const heartState = initialCirculation(heart);
  const base = restInput(heart);
  const uptake = restingOxygenUptake_m3_per_s(person);
  const surface = bodySurface_m2(person);
  let view = viewCirculation(heart, heartState, base);
  const inputOf = (plugs: readonly Plug[], lost: number, ventilation_m3_per_s: number): LungInput => ({
    segmentFlow_m3_per_s: graph.segments.map((segment) => view.flow_m3_per_s[segment.bed] ?? 0), cardiacOutput_m3_per_s: view.cardiacOutput_m3_per_s, shuntFlow_m3_per_s: view.shuntFlow_m3_per_s,
    pulmonaryArterialPressureMean_Pa: view.pulmonaryArterialPressureMean_Pa, leftAtrialPressureMean_Pa: view.leftAtrialPressureMean_Pa, plugs, inspiredOxygen_fraction: 0.21, barometricPressure_Pa: 101325, ventilation: { mode: "spontaneous" },
    oxygenUptake_m3_per_s: uptake * (1 + illness.share * Math.min(1, isSuspect ? 1 : lost / illness.full)) + illness.work_ratio * (1e-3 / 60) * Math.max(0, ventilation_m3_per_s / litre_m3_per_s - illness.from) * (surface / 1.85),
    exercise_ratio: isSuspect ? 1 + 0.25 * patient.stress_ratio : 1,
  });
  let input = inputOf([], 0, 0);
  const lungState = initialLung(lung, input);
  const healthy = viewLung(lung, lungState, input);
  const healthyHeart = view;
  let breathing = healthy;
  const n = graph.vessels.length;
  let t = 0;
  let died = false;
  let marked = { pressure_Pa: 0, miller_points: 0 };
  for (let k = 0; t < until_s && !died; k++) {
    const dt = Math.min(steps_s[k] ?? longest_s, until_s - t, t < mark_s ? mark_s - t : longest_s);
    const plugs = course(patient.plugs, t + 0.5 * dt);
    const occlusion = new Array<number>(n).fill(0);
    const length = new Array<number>(n).fill(0);
    const bed = new Array<number>(n).fill(1);
    for (const plug of plugs) {
      if (plug.bedShare_fraction < 1) continue;
      occlusion[plug.vesselIndex] = 1 - (1 - (occlusion[plug.vesselIndex] ?? 0)) * (1 - plug.occlusion_fraction);
      length[plug.vesselIndex] = 1;
    }
    graph.segments.forEach((segment, s) => { bed[segment.bed] = breathing.bedResistance_ratio[s] ?? 1; });
    if (k === 0) {
      // The bed as the plugs leave it, before any flow has changed.
      const first = viewLung(lung, lungState, { ...input, plugs });
      graph.segments.forEach((segment, s) => { bed[segment.bed] = first.bedResistance_ratio[s] ?? 1; });
      breathing = { ...first };
    }
    const lost = breathing.bedLost_fraction;
    advanceCirculation(heart, heartState, {
      ...base, occlusion_fraction: occlusion, occludedLength_fraction: length, bedResistance_ratio: bed, bedLost_fraction: lost, saturation_fraction: breathing.SaO2_fraction, arterialOxygenContent_ratio: breathing.arterialOxygenContent_ratio,
      minuteVentilation_m3_per_s: breathing.minuteVentilation_m3_per_s, stress_ratio: patient.stress_ratio * (isSuspect ? 0.6 : 0.15 + 1.75 * Math.min(0.6, lost)),
    }, dt);
    view = viewCirculation(heart, heartState, base);
    died = view.arrest;
    input = inputOf(plugs, lost, breathing.minuteVentilation_m3_per_s);
    advanceLung(lung, lungState, input, dt);
    breathing = viewLung(lung, lungState, input);
    t += dt;
    if (t === mark_s) marked = { pressure_Pa: view.pulmonaryArterialPressureMean_Pa, miller_points: breathing.miller_points };
  }
  return {
    patient, lung: breathing, heart: view, died, marked, healthy, healthyHeart, gradient_Pa: breathing.alveolarArterialGradient_Pa,
    gradientAtNormalVenous_Pa: viewWithVenousOxygen(lung, lungState, input, 40 * mmHg_Pa).alveolarArterialGradient_Pa,
  };
}
