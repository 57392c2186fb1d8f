import { exp, log, lookup } from "../numerics/index.ts";
import { fromSI } from "../units/index.ts";
import type { Composition } from "./composition.ts";
import { leastFree_fraction, residenceAtHighTissueFactor_s, residenceAtLowTissueFactor_s, residenceNodes_s, thrombomodulinNodes_nM, thrombomodulinRows_pM, tissueFactorNodes_pM } from "./data/critical-residence.ts";
import type { BloodValues } from "./parameters.ts";
import { proteinCPathwayPeak_ratio } from "./phenotype.ts";

/** What anticoagulants do to thrombin: share of the drive of a start, and share of growth, that they take away. */
export interface Anticoagulation {
  readonly initiationInhibition_fraction: number;
  readonly growthInhibition_fraction: number;
}

const logs = (numbers: readonly number[]): number[] => numbers.map((n) => log(n));
const tissueFactorLogs = logs(tissueFactorNodes_pM);
const residenceLogs = logs(residenceNodes_s);
const lowLogs = logs(residenceAtLowTissueFactor_s);
const highLogs = logs(residenceAtHighTissueFactor_s);
const rowLogs = logs(thrombomodulinRows_pM);

/** Linear in the table; beyond its ends the last slope is carried on, so that the law stays monotone. */
function extend(xs: readonly number[], ys: readonly number[], x: number): number {
  const last = xs.length - 1;
  if (x < xs[0]) return ys[0] + ((ys[1] - ys[0]) / (xs[1] - xs[0])) * (x - xs[0]);
  if (x > xs[last]) return ys[last] + ((ys[last] - ys[last - 1]) / (xs[last] - xs[last - 1])) * (x - xs[last]);
  return lookup(xs, ys, x);
}

/** ln of the rise of the critical residence by thrombomodulin: rows at 5 and 100 pM, linear in ln TF between and beyond, never below 0. */
function thrombomodulinLog(x: number, thrombomodulin_nM: number): number {
  const low = extend(thrombomodulinNodes_nM, lowLogs, thrombomodulin_nM) - lowLogs[0];
  const high = extend(thrombomodulinNodes_nM, highLogs, thrombomodulin_nM) - highLogs[0];
  const share = (x - rowLogs[0]) / (rowLogs[1] - rowLogs[0]);
  return Math.max(0, low + (high - low) * share);
}

/** ln of what composition does to the critical residence, at the low and the high tissue factor of the sensitivities. */
interface Sensitivity {
  readonly low_ratio: number;
  readonly high_ratio: number;
}

function sensitivity(composition: Composition, values: BloodValues): Sensitivity {
  const antithrombin = log(composition.antithrombin_ratio);
  const inhibitor = log(composition.tissueFactorPathwayInhibitor_ratio);
  const factorVIII = log(composition.factorVIII_ratio);
  const vitaminK = log(composition.prothrombin_ratio) + log(composition.factorVII_ratio) + log(composition.factorIX_ratio) + log(composition.factorX_ratio);
  const common = -values.proteinCPathwayPower * log(proteinCPathwayPeak_ratio(composition)) - log(composition.background_ratio);
  return {
    low_ratio: common + values.antithrombinPower5 * antithrombin + values.inhibitorPower5 * inhibitor + values.factorVIIIPower5 * factorVIII + values.vitaminKPower5 * vitaminK,
    high_ratio: common + values.antithrombinPower25 * antithrombin + values.inhibitorPower25 * inhibitor + values.factorVIIIPower25 * factorVIII + values.vitaminKPower25 * vitaminK,
  };
}

/**
 * Critical residence times of many places in one blood, s:
 *
 *     ln tau = ln tau0(TF) + m(TF, TM) + sum pi(TF) ln(factor i) - e ln(peak rise by the protein C pathway) - ln(background)
 *     tau    = tau / (1 - inhibition of initiation)
 *
 * tau0 from CLOT-070 (log-log), m from CLOT-078 and CLOT-080, powers p from CLOT-071 to CLOT-077, e fitted to EPI-028. Above tau a
 * pocket clots, below it does not. Limits: well-mixed pocket, no platelets; factors within the domain of the tables.
 */
export function criticalResidences_s(tissueFactor_pM: readonly number[], thrombomodulin_nM: readonly number[], composition: Composition, anticoagulation: Anticoagulation, values: BloodValues): number[] {
  const { low_ratio, high_ratio } = sensitivity(composition, values);
  const low = log(fromSI(values.sensitivityLow, "pM"));
  const span = log(fromSI(values.sensitivityHigh, "pM")) - low;
  const free = Math.max(1 - anticoagulation.initiationInhibition_fraction, leastFree_fraction);
  return tissueFactor_pM.map((concentration_pM, i) => {
    const tissueFactorLog = log(concentration_pM);
    const share = Math.min(1, Math.max(0, (tissueFactorLog - low) / span));
    return exp(extend(tissueFactorLogs, residenceLogs, tissueFactorLog) + thrombomodulinLog(tissueFactorLog, thrombomodulin_nM[i]) + low_ratio + (high_ratio - low_ratio) * share) / free;
  });
}

/** Critical residence of one place, s. See `criticalResidences_s`. Throws RangeError for tissue factor at or below zero. */
export function criticalResidence_s(tissueFactor_pM: number, thrombomodulin_nM: number, composition: Composition, anticoagulation: Anticoagulation, values: BloodValues): number {
  if (!(tissueFactor_pM > 0)) throw new RangeError(`tissueFactor_pM is ${tissueFactor_pM}; expected above 0.`);
  return criticalResidences_s([tissueFactor_pM], [thrombomodulin_nM], composition, anticoagulation, values)[0];
}
