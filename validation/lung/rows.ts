import { createEmbolus, embolusParameters, lungLysis_per_s } from "#embolus";
import { miller_points, type Plug } from "#lung";
import { exp } from "#numerics";
import { resolve } from "#units";
import { person } from "../people.ts";
import { followUp, type Aftermath } from "./aftermath.ts";
import { fixedVentilation } from "./fixed.ts";
import { march, type Outcome, type PlugCourse } from "./march.ts";
import { drawPatient, type Patient } from "./people.ts";

/** One number of the open validation table, simulated as its own population. */
export interface ValidationRow {
  readonly id: string;
  readonly kind: "numerical" | "calibration" | "validation";
  readonly source: string;
  readonly published: number;
  readonly band: readonly [lo: number, hi: number];
  readonly unit: string;
  readonly run: (n: number, seed: number) => number;
}

const mmHg = 133.322387415;
const hour_s = 3600;
const percent = 100;
/** Draws for each person wanted, and people for whom at least as many are made. */
const most = 12;
const fewest = 30;

/** Populations that several rows read; kept so that rows of one table share them. */
const kept = new Map<string, readonly Outcome[]>();
function population(name: string, n: number, seed: number, draw: (seed: number) => Patient | undefined, take: (patient: Patient) => Outcome, fits: (outcome: Outcome) => boolean): readonly Outcome[] {
  const key = `${name}/${n}/${seed}`;
  const old = kept.get(key);
  if (old !== undefined) return old;
  const list: Outcome[] = [];
  for (let k = 0; list.length < n && k < most * Math.max(n, fewest); k++) {
    const patient = draw(seed * 1000003 + k);
    if (patient === undefined) continue;
    const outcome = take(patient);
    person(name);
    if (!outcome.died && fits(outcome)) list.push(outcome);
  }
  kept.set(key, list);
  return list;
}

/** Unselected patients alive at sampling. */
const everybody = (n: number, seed: number): readonly Outcome[] => population("all", n, seed, (s) => drawPatient(s, false), (p) => march(p), () => true);
/** Without prior disease of heart or lung. */
const clean = (n: number, seed: number): readonly Outcome[] => population("clean", n, seed, (s) => drawPatient(s, true), (p) => march(p), () => true);
/** Two thirds of the bed closed on the angiogram (58 to 72 %), without prior disease. */
const twoThirds = (n: number, seed: number): readonly Outcome[] => population("two-thirds", n, seed, (s) => large(s, 0.45, 0.9), (p) => march(p), (o) => o.lung.visibleObstruction_fraction > 0.58 && o.lung.visibleObstruction_fraction < 0.72);
/** 55 % obstruction studied early. */
const early = (n: number, seed: number): readonly Outcome[] => population("early", n, seed, (s) => large(s, 0.35, 0.8), (p) => march(p, 12 * hour_s), (o) => o.lung.visibleObstruction_fraction > 0.47 && o.lung.visibleObstruction_fraction < 0.63);
/** Suspected, no embolism. */
const suspects = (n: number, seed: number): readonly Outcome[] => population("suspects", n, seed + 5000, (s) => drawPatient(s, false, false), (p) => march(p, 2 * hour_s, undefined, true), () => true);

/** A clean patient whose plugs reach a Miller index in this range of its 34 points: a sieve before the march. */
function large(seed: number, lo: number, hi: number): Patient | undefined {
  const patient = drawPatient(seed, true);
  const share = miller_points(patient.graph, patient.plugs) / 34;
  return share >= lo && share <= hi ? patient : undefined;
}

const mean = (list: readonly Outcome[], of: (o: Outcome) => number): number => list.reduce((a, o) => a + of(o), 0) / list.length;
const share = (list: readonly Outcome[], is: (o: Outcome) => boolean): number => (percent * list.filter(is).length) / list.length;

function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((_v, i) => i).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const rank = new Array<number>(values.length).fill(0);
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j + 1 < order.length && values[order[j + 1] ?? 0] === values[order[i] ?? 0]) j += 1;
    for (let k = i; k <= j; k++) rank[order[k] ?? 0] = 0.5 * (i + j);
    i = j + 1;
  }
  return rank;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const middle = (list: readonly number[]): number => list.reduce((x, y) => x + y, 0) / list.length;
  const [ma, mb] = [middle(a), middle(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((x, i) => {
    const y = b[i] ?? 0;
    ab += (x - ma) * (y - mb);
    aa += (x - ma) * (x - ma);
    bb += (y - mb) * (y - mb);
  });
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
const spearman = (list: readonly Outcome[], f: (o: Outcome) => number, g: (o: Outcome) => number): number => correlation(ranks(list.map(f)), ranks(list.map(g)));

/** Lysis of plugs by the law of the embolus station; alteplase from `from_s` for two hours at unit activity. */
function lysis(patient: Patient, from_s: number, activity: number): PlugCourse {
  const model = createEmbolus(patient.graph, patient.seed, resolve(embolusParameters), { load_ratio: 1 });
  return (plugs, t_s) => plugs.map((plug): Plug => {
    let volume = plug.volume_m3;
    const step = hour_s / 2;
    for (let t = 0; t < t_s; t += step) {
      const active = t >= from_s && t < from_s + 2 * hour_s ? activity : 0;
      volume *= exp(-lungLysis_per_s(model, volume, t, { lysisPerson_ratio: 1, plasminActivity_ratio: active }) * Math.min(step, t_s - t));
    }
    return { ...plug, volume_m3: volume, occlusion_fraction: plug.occlusion_fraction * Math.sqrt(volume / plug.volume_m3), age_s: t_s };
  });
}

/** PAIMS-2: large emboli (Miller 20 or more) at twelve hours, and two hours of alteplase or heparin later. */
const paims = (n: number, seed: number, activity: number): readonly Outcome[] =>
  population(`paims-${activity}`, n, seed, (s) => large(s, 20 / 34, 1), (p) => march(p, 14 * hour_s, lysis(p, 12 * hour_s, activity), false, 12 * hour_s), () => true);
const pressureChange = (o: Outcome): number => (o.heart.pulmonaryArterialPressureMean_Pa - o.marked.pressure_Pa) / mmHg;
const millerChange = (o: Outcome): number => o.lung.miller_points - o.marked.miller_points;

const followed = new Map<string, readonly Aftermath[]>();
/** Survivors under anticoagulation, followed for two years. */
function survivors(n: number, seed: number): readonly Aftermath[] {
  const key = `${n}/${seed}`;
  const list = followed.get(key) ?? Array.from({ length: n }, (_one, k) => {
    person("survivors");
    return followUp(seed * 1000003 + k);
  });
  followed.set(key, list);
  return list;
}
/** Filled share of the fullest lumen under which a CT pulmonary angiogram is read as clear. */
const clearBelow = 0.25;
const meanLeft = (n: number, seed: number, mark: number): number => (percent * survivors(n, seed).reduce((a, one) => a + (one.left[mark] ?? 0), 0)) / n;

const PaO2 = (o: Outcome): number => o.lung.PaO2_Pa / mmHg;
const PaCO2 = (o: Outcome): number => o.lung.PaCO2_Pa / mmHg;
const endTidal = (o: Outcome): number => o.lung.endTidalCO2_Pa / mmHg;
const gradient = (o: Outcome): number => o.gradient_Pa / mmHg;
const litres = (flow_m3_per_s: number): number => flow_m3_per_s * 6e4;
/** What CT calls an infarct: a wedge of 3 mL or more. */
const isInfarcted = (o: Outcome): boolean => o.lung.haemorrhageVolume_m3 > 3e-6;
const isHighRisk = (o: Outcome): boolean => o.heart.arterialPressureSystolic_Pa < 90 * mmHg;
const isLowRisk = (o: Outcome): boolean => !isHighRisk(o) && o.heart.rvLvDiameter_ratio < 1 && o.heart.heartRate_per_s * 60 < 110;
const row = (id: string, kind: ValidationRow["kind"], source: string, published: number, band: readonly [number, number], unit: string, run: ValidationRow["run"]): ValidationRow => ({ id, kind, source, published, band, unit, run });

/** Rows 9 to 15, 18, 19, 22 and 24 of the open table that lung and averaged heart can answer. Rows 10 and 14 are for calibration. */
export const lungRows: readonly ValidationRow[] = [
  row("row-9-pressure-alteplase", "validation", "PHY-119", -8.8, [-12, -5.5], "mmHg", (n, seed) => mean(paims(n, seed, 1), pressureChange)),
  row("row-9-pressure-heparin", "validation", "PHY-120", 2.5, [-2, 4], "mmHg", (n, seed) => mean(paims(n, seed, 0), pressureChange)),
  row("row-9-miller-alteplase", "validation", "PHY-119", -3.5, [-5, -2], "points", (n, seed) => mean(paims(n, seed, 1), millerChange)),
  row("row-9-miller-heparin", "validation", "PHY-120", -0.1, [-1, 1], "points", (n, seed) => mean(paims(n, seed, 0), millerChange)),
  row("row-10-PaO2", "calibration", "PHY-301", 63, [55, 71], "mmHg", (n, seed) => mean(twoThirds(n, seed), PaO2)),
  row("row-10-PaCO2", "calibration", "PHY-301", 30, [27, 33], "mmHg", (n, seed) => mean(twoThirds(n, seed), PaCO2)),
  row("row-10-PvO2", "calibration", "PHY-301", 30.9, [28, 34], "mmHg", (n, seed) => mean(twoThirds(n, seed), (o) => o.lung.PvO2_Pa / mmHg)),
  row("row-10-ventilation", "calibration", "PHY-301", 14.1, [10.5, 17.5], "L_per_min", (n, seed) => mean(twoThirds(n, seed), (o) => litres(o.lung.minuteVentilation_m3_per_s))),
  row("row-10-output", "calibration", "PHY-301", 4.7, [3.6, 5.8], "L_per_min", (n, seed) => mean(twoThirds(n, seed), (o) => litres(o.heart.cardiacOutput_m3_per_s))),
  row("row-11-admixture", "validation", "PHY-304", 16.6, [11, 22], "percent", (n, seed) => percent * mean(early(n, seed), (o) => o.lung.venousAdmixture_fraction)),
  row("row-11-venous-share", "validation", "PHY-303", 40, [25, 100], "percent", (n, seed) => percent * mean(early(n, seed), (o) => (o.gradient_Pa - o.gradientAtNormalVenous_Pa) / o.gradient_Pa)),
  row("row-12-normal-gradient", "validation", "PHY-309", 12, [8, 16], "percent", (n, seed) => share(everybody(n, seed), (o) => gradient(o) <= 20)),
  row("row-12-normal-PaO2", "validation", "PHY-309", 14, [10, 19], "percent", (n, seed) => share(everybody(n, seed), (o) => PaO2(o) >= 80)),
  row("row-12-normal-PaCO2", "validation", "PHY-309", 35, [29, 42], "percent", (n, seed) => share(everybody(n, seed), (o) => PaCO2(o) >= 35)),
  row("row-13-wide-or-hypocapnic", "validation", "PHY-312", 98, [93, 100], "percent", (n, seed) => share(clean(n, seed), (o) => gradient(o) > 20 || PaCO2(o) < 35)),
  row("row-14-dead-space-embolism", "calibration", "PHY-316", 0.31, [0.24, 0.38], "fraction", (n, seed) => mean(everybody(n, seed), (o) => o.lung.deadSpace_fraction)),
  row("row-14-dead-space-none", "calibration", "PHY-316", 0.06, [0.02, 0.12], "fraction", (n, seed) => mean(suspects(n, seed), (o) => o.lung.deadSpace_fraction)),
  row("row-15-end-tidal-embolism", "validation", "PHY-318", 25.1, [23, 28], "mmHg", (n, seed) => mean(everybody(n, seed), endTidal)),
  row("row-15-end-tidal-none", "validation", "PHY-318", 33.1, [31, 37], "mmHg", (n, seed) => mean(suspects(n, seed), endTidal)),
  row("row-15-difference", "validation", "PHY-318", 8, [5, 11], "mmHg", (n, seed) => mean(suspects(n, seed), endTidal) - mean(everybody(n, seed), endTidal)),
  row("row-18-volume-qanadli", "validation", "PHY-213", 0.841, [0.75, 0.92], "ratio", (n, seed) => spearman(everybody(n, seed), (o) => o.patient.volume_m3, (o) => o.lung.qanadli_fraction)),
  row("row-18-volume-rv-lv", "validation", "PHY-213", 0.378, [0.25, 0.55], "ratio", (n, seed) => spearman(everybody(n, seed), (o) => o.patient.volume_m3, (o) => o.heart.rvLvDiameter_ratio)),
  row("row-19-qanadli-low-risk", "validation", "PHY-215", 33.2, [22, 44], "percent", (n, seed) => percent * mean(everybody(n, seed).filter(isLowRisk), (o) => o.lung.qanadli_fraction)),
  row("row-19-qanadli-high-risk", "validation", "PHY-215", 68.1, [60, 77], "percent", (n, seed) => percent * mean(everybody(n, seed).filter(isHighRisk), (o) => o.lung.qanadli_fraction)),
  row("row-22-central", "validation", "PHY-601", 73.4, [62, 80], "percent", (n, seed) => share(everybody(n, seed), (o) => o.patient.level === "central")),
  row("row-22-segmental", "validation", "PHY-601", 20.1, [15, 28], "percent", (n, seed) => share(everybody(n, seed), (o) => o.patient.level === "segmental")),
  row("row-22-subsegmental", "validation", "PHY-601", 6.6, [4, 12], "percent", (n, seed) => share(everybody(n, seed), (o) => o.patient.level === "subsegmental")),
  row("row-24-infarction", "validation", "PHY-401", 29.2, [16, 37], "percent", (n, seed) => share(everybody(n, seed), isInfarcted)),
  row("row-24-distal-over-central", "validation", "PHY-404", 3, [2, 20], "ratio", (n, seed) => share(everybody(n, seed).filter((o) => o.patient.level !== "central"), isInfarcted) / share(everybody(n, seed).filter((o) => o.patient.level === "central"), isInfarcted)),
  row("row-24-infarction-burden", "validation", "PHY-402", 0.18, [-0.3, 0.3], "ratio", (n, seed) => spearman(everybody(n, seed), (o) => (isInfarcted(o) ? 1 : 0), (o) => o.patient.volume_m3)),
  row("fixed-ventilation-PaO2", "validation", "PHY-323", 39.1, [32, 46], "mmHg", () => fixedVentilation().PaO2_Pa / mmHg),
  row("fixed-ventilation-PaCO2", "validation", "PHY-323", 60.8, [50, 72], "mmHg", () => fixedVentilation().PaCO2_Pa / mmHg),
  row("fixed-ventilation-end-tidal", "validation", "PHY-323", 23.2, [18, 28], "mmHg", () => fixedVentilation().endTidalCO2_Pa / mmHg),
  row("fixed-ventilation-dead-space", "validation", "PHY-323", 0.75, [0.65, 0.85], "fraction", () => fixedVentilation().physiologicalDeadSpace_fraction),
  row("afterwards-volume-14-days", "validation", "CLOT-229", 22, [14, 36], "percent", (n, seed) => meanLeft(n, seed, 0)),
  row("afterwards-volume-90-days", "validation", "CLOT-229", 3.4, [1, 8], "percent", (n, seed) => meanLeft(n, seed, 1)),
  row("afterwards-clear-6-months", "calibration", "NAT-041", 84.1, [77, 90], "percent", (n, seed) => (percent * survivors(n, seed).filter((one) => one.occlusion_fraction < clearBelow).length) / n),
  row("afterwards-chronic-hypertension", "calibration", "OUT-018", 0.56, [0, 4.4], "percent", (n, seed) => (percent * survivors(n, seed).filter((one) => one.late === "chronic-hypertension").length) / n),
];
