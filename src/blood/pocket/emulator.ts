import { exp, log, log1p } from "../../numerics/index.ts";
import { fromSI } from "../../units/index.ts";
import { residenceDomain, residenceScaling } from "../data/critical-residence-domain.ts";
import { residenceEmulator } from "../data/critical-residence-emulator.ts";
import { roundUp_ratio } from "../generation/parameters.ts";

/** What the emulator is asked about: a wall and a blood of the protein C model. Levels over normal; what is left out is normal. */
export interface PocketBlood {
  readonly tissueFactor_nM: number;
  readonly thrombomodulin_nM: number;
  readonly levels: Readonly<Record<string, number>>;
  readonly leiden_fraction: number;
}

const factors = Object.keys(residenceDomain.spread);
const spreads: readonly number[] = Object.values(residenceDomain.spread);
const { tissueFactorCentre_nM, tissueFactorWidth, thrombomodulinCentre, levelWidth } = residenceScaling;
const perLevelWidth = 1 / levelWidth;

/** Positions of the features: tissue factor, thrombomodulin, factors in the order of the domain, Leiden. */
const [TF, TM, firstFactor] = [0, 1, 2];
const factorCount = factors.length;
const leiden = firstFactor + factorCount;
const featureCount = leiden + 1;

/** Features of a blood on a wall, each of order one. */
export function residenceFeatures(blood: PocketBlood): readonly number[] {
  return Array.from(writeFeatures(blood, new Float64Array(featureCount)));
}

function writeFeatures(blood: PocketBlood, x: Float64Array): Float64Array {
  const { levels } = blood;
  x[TF] = log(blood.tissueFactor_nM / tissueFactorCentre_nM) / tissueFactorWidth;
  x[TM] = log1p(blood.thrombomodulin_nM) - thrombomodulinCentre;
  for (let i = 0; i < factorCount; i++) {
    const level = levels[factors[i]] as number | undefined;
    x[firstFactor + i] = level === undefined || level === 1 ? 0 : log(level) * perLevelWidth;
  }
  x[leiden] = 2 * blood.leiden_fraction - 1;
  return x;
}

/** True when the blood and the wall lie where the emulator was fitted. */
export function isWithinDomain(blood: PocketBlood): boolean {
  const { tissueFactor_pM, thrombomodulin_nM, sdLimit } = residenceDomain;
  const tissueFactor = fromSI(blood.tissueFactor_nM, "pM");
  if (!(tissueFactor >= tissueFactor_pM[0] && tissueFactor <= tissueFactor_pM[1])) return false;
  if (!(blood.thrombomodulin_nM >= thrombomodulin_nM[0] && blood.thrombomodulin_nM <= thrombomodulin_nM[1])) return false;
  if (!(blood.leiden_fraction >= 0 && blood.leiden_fraction <= 1)) return false;
  return Object.entries(blood.levels).every(([name, level_ratio]) => {
    const at = factors.indexOf(name);
    return level_ratio === 1 || (at >= 0 && level_ratio > 0 && Math.abs(log(level_ratio)) <= sdLimit * spreads[at] * roundUp_ratio);
  });
}

/** The matrix turned, so that the weights of one unit lie side by side. */
function turned(list: readonly number[], rowCount: number, columnCount: number): Float64Array {
  return Float64Array.from({ length: list.length }, (_blank, index) => list[(index % rowCount) * columnCount + Math.floor(index / rowCount)]);
}

/** Weights as typed arrays, and scratch: nothing is allocated for an answer. */
const constant: number = residenceEmulator.constant_index;
const direct = Float64Array.from(residenceEmulator.direct);
const shiftOne = Float64Array.from(residenceEmulator.firstShift);
const shiftTwo = Float64Array.from(residenceEmulator.secondShift);
const last = Float64Array.from(residenceEmulator.last);
const widthOne = shiftOne.length;
const widthTwo = shiftTwo.length;
const first = turned(residenceEmulator.first, featureCount, widthOne);
const second = turned(residenceEmulator.second, widthOne, widthTwo);
const features = new Float64Array(featureCount);
const layerOne = new Float64Array(widthOne);

/**
 * Critical residence time by the emulator, s. Valid where `isWithinDomain` holds and the answer is at most `largest_s`; use
 * `criticalResidenceTime` to be led to the full model elsewhere. Error: see `residenceError`.
 */
export function emulatedCriticalResidence_s(blood: PocketBlood): number {
  const x = writeFeatures(blood, features);
  let sum = constant;
  for (let i = 0; i < featureCount; i++) sum += direct[i] * x[i];
  for (let k = 0; k < widthOne; k++) {
    let z = shiftOne[k];
    for (let i = 0; i < featureCount; i++) z += first[k * featureCount + i] * x[i];
    layerOne[k] = z / Math.sqrt(1 + z * z);
  }
  for (let k = 0; k < widthTwo; k++) {
    let z = shiftTwo[k];
    for (let i = 0; i < widthOne; i++) z += second[k * widthOne + i] * layerOne[i];
    sum += (last[k] * z) / Math.sqrt(1 + z * z);
  }
  return exp(sum);
}
