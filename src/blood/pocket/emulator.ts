import { exp, log, log1p } from "../../numerics/index.ts";
import { residenceCoefficients } from "../data/critical-residence-emulator.ts";

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
/** Middle of the range of tissue factor, nM, and half its width in ln. */
const tissueFactorCentre_nM = 0.01;
const tissueFactorWidth = 2.3;
const picomolar_per_nanomolar = 1000;

/** Positions of the features: tissue factor, thrombomodulin, factors in the order of the domain, Leiden. */
const [TF, TM, firstFactor] = [0, 1, 2];
const factorCount = factors.length;
const leiden = firstFactor + factorCount;
const featureCount = leiden + 1;

/** Greatest order of terms: of any features, with at most one that is not of the wall, of the wall alone. */
const [fullOrder, oneOrder, wallOrder] = [3, 4, 6] as const;

/**
 * All terms as products of features, each after the term it extends: cubic in everything, and up to the sixth order where all but one
 * of the features are tissue factor or thrombomodulin, over which the critical residence varies most.
 */
function makeTerms(): readonly (readonly number[])[] {
  const terms: number[][] = [];
  const isWall = (i: number): boolean => i === TF || i === TM;
  const add = (term: number[]): void => {
    terms.push(term);
    for (let j = term.length === 0 ? 0 : term[term.length - 1]; j < featureCount; j++) {
      const longer = [...term, j];
      const others = longer.filter((i) => !isWall(i)).length;
      const isWanted = longer.length <= fullOrder || (longer.length <= oneOrder && others <= 1) || (longer.length <= wallOrder && others === 0);
      if (isWanted) add(longer);
    }
  };
  add([]);
  return terms;
}

/** Terms of the emulator, each the list of its features; the empty list is the constant. */
export const emulatorTerms = makeTerms();
const parent = Int32Array.from(emulatorTerms, (term) => (term.length === 0 ? 0 : emulatorTerms.findIndex((other) => other.length === term.length - 1 && other.every((i, k) => i === term[k]))));
const feature = Int32Array.from(emulatorTerms, (term) => (term.length === 0 ? 0 : term[term.length - 1]));
const products = new Float64Array(emulatorTerms.length);
const coefficients = Float64Array.from(residenceCoefficients);

/** Features of a blood on a wall, each of order one. */
export function residenceFeatures(blood: PocketBlood): readonly number[] {
  const x = new Array<number>(featureCount);
  x[TF] = log(blood.tissueFactor_nM / tissueFactorCentre_nM) / tissueFactorWidth;
  x[TM] = log1p(blood.thrombomodulin_nM);
  for (let i = 0; i < factorCount; i++) {
    const level = blood.levels[factors[i]] as number | undefined;
    x[firstFactor + i] = level === undefined || level === 1 ? 0 : log(level);
  }
  x[leiden] = blood.leiden_fraction;
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
  products[0] = 1;
  let sum = coefficients[0];
  for (let k = 1; k < products.length; k++) {
    const product = products[parent[k]] * x[feature[k]];
    products[k] = product;
    sum += coefficients[k] * product;
  }
  return exp(sum);
}
