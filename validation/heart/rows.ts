import { cohort, type Sampled, type Wanted } from "./cohort.ts";

const mmHg_Pa = 133.322387415;
const litre_m3_per_s = 1e-3 / 60;

/** One check of the table: what was published, the band accepted, and how the model's figure is computed. */
export interface HeartRow {
  readonly id: string;
  readonly kind: "numerical" | "calibration" | "validation";
  readonly source: string;
  readonly published: string;
  readonly band: readonly [low: number, high: number];
  /** The model's figure from `n` people drawn with `seed`. */
  readonly run: (n: number, seed: number) => number;
}

const healthy: Wanted = { name: "healthy", ages: [20, 80], conditions: [] };
const young: Wanted = { name: "young", ages: [24, 50], conditions: [] };
const old: Wanted = { name: "old", ages: [70, 90], conditions: [] };
/** Catheter series of people without heart or lung disease: obstruction 13 to 68 %. */
const catheter: Wanted = { name: "catheter", ages: [20, 70], conditions: [], obstruction: [0.13, 0.68] };
const middle: Wanted = { name: "middle", ages: [20, 75], conditions: [], obstruction: [0.25, 0.4] };
const massive: Wanted = { name: "massive", ages: [20, 75], conditions: [], obstruction: [0.75, 0.9] };

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
const deviation = (list: readonly number[]): number => Math.sqrt(mean(list.map((x) => (x - mean(list)) * (x - mean(list)))));
const share = (list: readonly boolean[]): number => (100 * list.filter((x) => x).length) / list.length;
const centile = (list: readonly number[], p: number): number => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(p * list.length))];
const pressure = (person: Sampled): number => person.measures.pulmonaryArterialPressureMean_Pa / mmHg_Pa;
const atrial = (person: Sampled): number => person.measures.rightAtrialPressureMean_Pa / mmHg_Pa;
const index = (person: Sampled): number => person.cardiacIndex_m3_per_s_per_m2 / litre_m3_per_s;
const wood = (person: Sampled): number => (person.measures.pulmonaryVascularResistance_Pa_s_per_m3 / mmHg_Pa) * litre_m3_per_s;
const alive = (wanted: Wanted, n: number, seed: number): readonly Sampled[] => cohort(wanted, n, seed).filter((person) => !person.died);

/** Least squares of mean on systolic pulmonary pressure over health and embolism. */
function line(n: number, seed: number): { readonly slope: number; readonly r2: number } {
  const people = [...alive(healthy, Math.ceil(n / 2), seed), ...alive(catheter, n, seed)];
  const x = people.map((person) => person.systolicPulmonary_Pa / mmHg_Pa);
  const y = people.map(pressure);
  const [mx, my] = [mean(x), mean(y)];
  const sxy = mean(x.map((v, i) => (v - mx) * (y[i] - my)));
  const [sx, sy] = [deviation(x), deviation(y)];
  return { slope: sxy / (sx * sx), r2: (sxy * sxy) / (sx * sx * sy * sy) };
}

/** Index from 40 to 50 % visible obstruction over that below 25 %. */
function fallBeforeHalf(n: number, seed: number): number {
  const people = alive(catheter, n, seed);
  const some = (low: number, high: number): number => mean(people.filter((person) => person.visible_fraction >= low && person.visible_fraction < high).map(index));
  return some(0.38, 0.5) / some(0.13, 0.25);
}

const row = (id: string, kind: HeartRow["kind"], source: string, published: string, band: readonly [number, number], run: HeartRow["run"]): HeartRow => ({ id, kind, source, published, band, run });

/** Rows 1 to 8 of the validation table, heart and pulmonary circulation. Fitted to in the cycle-averaged loop or here: kind `calibration`; never fitted to: `validation`. */
export const heartRows: readonly HeartRow[] = [
  row("PHY-801.mean", "calibration", "kovacs2009", "14.0 mmHg", [13, 15], (n, seed) => mean(alive(healthy, n, seed).map(pressure))),
  row("PHY-801.sd", "calibration", "kovacs2009", "3.3 mmHg", [2.5, 4], (n, seed) => deviation(alive(healthy, n, seed).map(pressure))),
  row("PHY-803.24-50", "calibration", "kovacs2012", "0.86 WU", [0.65, 1.05], (n, seed) => mean(alive(young, n, seed).map(wood))),
  row("PHY-803.70", "calibration", "kovacs2012", "1.13 WU", [0.85, 1.45], (n, seed) => mean(alive(old, n, seed).map(wood))),
  row("PHY-803.ageing", "calibration", "kovacs2012", "1.31 times", [1.01, 2], (n, seed) => mean(alive(old, n, seed).map(wood)) / mean(alive(young, n, seed).map(wood))),
  row("PHY-806.slope", "validation", "chemla2004", "0.59 to 0.61", [0.56, 0.7], (n, seed) => line(n, seed).slope),
  row("PHY-806.r2", "validation", "chemla2004", "0.94", [0.88, 1], (n, seed) => line(n, seed).r2),
  row("PHY-102.above-30", "calibration", "mcintyre1971", "all", [95, 100], (n, seed) => share(alive(catheter, n, seed).filter((person) => person.visible_fraction > 0.3).map((person) => pressure(person) > 20))),
  row("PHY-102.all", "calibration", "mcintyre1971", "70 %", [46, 88], (n, seed) => share(alive(catheter, n, seed).map((person) => pressure(person) > 20))),
  row("PHY-103", "validation", "mcintyre1971", "never above 40 mmHg", [30, 42], (n, seed) => centile(alive(catheter, n, seed).map(pressure), 0.99)),
  row("PHY-108.25-40", "calibration", "herz1989", "20 to 30 mmHg", [20, 30], (n, seed) => mean(alive(middle, n, seed).map(pressure))),
  row("PHY-108.above-75", "calibration", "herz1989", "40 to 45 mmHg", [36, 46], (n, seed) => mean(alive(massive, n, seed).map(pressure))),
  row("PHY-108.top", "calibration", "herz1989", "none above 50 mmHg", [36, 50], (n, seed) => centile(alive(massive, n, seed).map(pressure), 0.99)),
  row("PHY-104.raised", "validation", "mcintyre1971", "50 %", [35, 65], (n, seed) => share(alive(catheter, n, seed).map((person) => atrial(person) > 8))),
  row("PHY-104.obstructed", "validation", "mcintyre1971", "usually above 35 %", [80, 100], (n, seed) => share(alive(catheter, n, seed).filter((person) => atrial(person) > 8).map((person) => person.visible_fraction > 0.35))),
  row("PHY-106.low", "validation", "mcintyre1971", "20 %", [8, 40], (n, seed) => share(alive(catheter, n, seed).map((person) => index(person) < 2.5))),
  row("PHY-106.kept", "validation", "mcintyre1971", "kept to about 50 %", [0.9, 1.3], fallBeforeHalf),
];
