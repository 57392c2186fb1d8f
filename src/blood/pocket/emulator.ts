import { exp, log, log1p } from "../../numerics/index.ts";
import { residenceEmulator } from "../data/critical-residence-emulator.ts";

/** What the emulator is asked about: a wall and a blood of the protein C model. Levels over normal; what is left out is normal. */
export interface PocketBlood {
  readonly tissueFactor_nM: number;
  readonly thrombomodulin_nM: number;
  readonly levels: Readonly<Record<string, number>>;
  readonly leiden_fraction: number;
}

/**
 * Where the emulator was fitted: standard deviation of ln level of each factor and how many of them, range of tissue factor and
 * thrombomodulin, and the largest critical residence it may give. Spreads as in CLOT-103.
 */
export const residenceDomain = {
  spread: { II: 0.2, V: 0.25, VII: 0.3, VIII: 0.35, IX: 0.25, X: 0.25, AT: 0.15, TFPI: 0.35, PC: 0.25 },
  sdLimit: 2.5,
  tissueFactor_pM: [0.5, 200],
  thrombomodulin_nM: [0, 5],
  largest_s: 600,
} as const;

const factors = Object.keys(residenceDomain.spread);
const spreads: readonly number[] = Object.values(residenceDomain.spread);
/** Middle of the tissue factor, nM, and widths that make the features of order one. */
const tissueFactorCentre_nM = 0.01;
const tissueFactorWidth = 3 / 2;
const thrombomodulinCentre = 1;
const levelWidth = 1 / 4;
const picomolar_per_nanomolar = 1000;

/** Positions of the features: tissue factor, thrombomodulin, factors in the order of the domain, Leiden. */
const [TF, TM, firstFactor] = [0, 1, 2];
const factorCount = factors.length;
const leiden = firstFactor + factorCount;
const featureCount = leiden + 1;

/** Features of a blood on a wall, each of order one. */
export function residenceFeatures(blood: PocketBlood): readonly number[] {
  const x = new Array<number>(featureCount);
  x[TF] = log(blood.tissueFactor_nM / tissueFactorCentre_nM) / tissueFactorWidth;
  x[TM] = log1p(blood.thrombomodulin_nM) - thrombomodulinCentre;
  for (let i = 0; i < factorCount; i++) {
    const level = blood.levels[factors[i]] as number | undefined;
    x[firstFactor + i] = level === undefined || level === 1 ? 0 : log(level) / levelWidth;
  }
  x[leiden] = 2 * blood.leiden_fraction - 1;
  return x;
}

/** True when the blood and the wall lie where the emulator was fitted. */
export function isWithinDomain(blood: PocketBlood): boolean {
  const { tissueFactor_pM, thrombomodulin_nM, sdLimit } = residenceDomain;
  const tissueFactor = blood.tissueFactor_nM * picomolar_per_nanomolar;
  if (!(tissueFactor >= tissueFactor_pM[0] && tissueFactor <= tissueFactor_pM[1])) return false;
  if (!(blood.thrombomodulin_nM >= thrombomodulin_nM[0] && blood.thrombomodulin_nM <= thrombomodulin_nM[1])) return false;
  if (!(blood.leiden_fraction >= 0 && blood.leiden_fraction <= 1)) return false;
  return Object.entries(blood.levels).every(([name, level]) => {
    const at = factors.indexOf(name);
    return level === 1 || (at >= 0 && level > 0 && Math.abs(log(level)) <= sdLimit * spreads[at] * (1 + 1e-9));
  });
}

/**
 * Critical residence time by the emulator, s. Valid where `isWithinDomain` holds and the answer is at most `largest_s`; use
 * `criticalResidenceTime` to be led to the full model elsewhere. Error: see `residenceError`.
 */
export function emulatedCriticalResidence_s(blood: PocketBlood): number {
  const x = residenceFeatures(blood);
  let sum: number = residenceEmulator.constant_index;
  layerOne.set(shiftOne);
  for (let i = 0; i < featureCount; i++) {
    const value = x[i];
    sum += direct[i] * value;
    for (let k = 0; k < layerOne.length; k++) layerOne[k] += first[i * layerOne.length + k] * value;
  }
  layerTwo.set(shiftTwo);
  for (let i = 0; i < layerOne.length; i++) {
    const z = layerOne[i];
    const value = z / Math.sqrt(1 + z * z);
    for (let k = 0; k < layerTwo.length; k++) layerTwo[k] += second[i * layerTwo.length + k] * value;
  }
  for (let k = 0; k < layerTwo.length; k++) {
    const z = layerTwo[k];
    sum += (last[k] * z) / Math.sqrt(1 + z * z);
  }
  return exp(sum);
}

const [direct, first, shiftOne, second, shiftTwo, last] = [residenceEmulator.direct, residenceEmulator.first, residenceEmulator.firstShift, residenceEmulator.second, residenceEmulator.secondShift, residenceEmulator.last].map((list: readonly number[]) => Float64Array.from(list));
const layerOne = new Float64Array(shiftOne.length);
const layerTwo = new Float64Array(shiftTwo.length);
