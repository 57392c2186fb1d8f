import { exp, log } from "../numerics/index.ts";
import type { Composition } from "./composition.ts";
import { roundUp_ratio } from "./generation/parameters.ts";
import { plainEmulatorOutputs } from "./data/thrombin-emulator-plain.ts";
import { emulatorDomain_ratio, emulatorOutputs, emulatorSpread, type EmulatorOutput } from "./data/thrombin-emulator.ts";

/** The thrombin curve of this blood at 5 pM tissue factor with thrombomodulin: what thrombin generation assays measure. */
export interface ThrombinPhenotype {
  /** Time to 2 nM active thrombin, s. */
  readonly lag_s: number;
  /** Peak of active thrombin, nM. */
  readonly peak_nM: number;
  /** Time of the peak, s. */
  readonly timeToPeak_s: number;
  /** Greatest rate of rise, nM/s. */
  readonly greatestRate_nM_per_s: number;
  /** Area under the curve to 1800 s, nM s. */
  readonly area_nM_s: number;
}

/** Levels over normal in the order of the emulator's inputs. */
function levels(composition: Composition, thrombomodulin_ratio: number): readonly number[] {
  return [
    composition.prothrombin_ratio, composition.factorV_ratio, composition.factorVII_ratio, composition.factorVIII_ratio, composition.factorIX_ratio, composition.factorX_ratio,
    composition.antithrombin_ratio, composition.tissueFactorPathwayInhibitor_ratio, composition.proteinC_ratio, thrombomodulin_ratio,
  ];
}

/** True when every factor lies where the emulator was fitted: within 2.5 standard deviations of the logarithm. */
export function isWithinPhenotypeDomain(composition: Composition, thrombomodulin_ratio: number): boolean {
  return levels(composition, thrombomodulin_ratio).every((ratio, i) => ratio > 0 && Math.abs(log(ratio)) <= emulatorDomain_ratio * emulatorSpread[i] * roundUp_ratio);
}

/** Inputs of the emulator, each held within the domain it was fitted on. */
function features(composition: Composition, thrombomodulin_ratio: number): number[] {
  const logs = levels(composition, thrombomodulin_ratio).map((ratio, i) => {
    const limit = emulatorDomain_ratio * emulatorSpread[i];
    return Math.min(limit, Math.max(-limit, log(ratio)));
  });
  return [...logs, composition.leiden_fraction];
}

/** ln(output) = c0 + sum ci xi + sum cij xi xj, i <= j. */
function evaluate(output: EmulatorOutput, x: readonly number[]): number {
  let sum = output.constant_index;
  let at = 0;
  for (let i = 0; i < x.length; i++) {
    sum += output.linear[i] * x[i];
    for (let j = i; j < x.length; j++) {
      sum += output.quadratic[at] * x[i] * x[j];
      at += 1;
    }
  }
  return exp(sum);
}

/**
 * Thrombin curve by the log-quadratic emulator of the protein C model. Error of the logarithm on fresh samples: 3 % for times, 9 %
 * for peak and rate, 16 % for the area. Compositions beyond the domain are held at its edge. Source: brummelziedins2012 (CLOT-100).
 */
export function thrombinPhenotype(composition: Composition, thrombomodulin_ratio: number): ThrombinPhenotype {
  const x = features(composition, thrombomodulin_ratio);
  return {
    lag_s: evaluate(emulatorOutputs.timeTo2nM, x),
    peak_nM: evaluate(emulatorOutputs.peak, x),
    timeToPeak_s: evaluate(emulatorOutputs.timeToPeak, x),
    greatestRate_nM_per_s: evaluate(emulatorOutputs.greatestRate, x),
    area_nM_s: evaluate(emulatorOutputs.areaTo1800s, x),
  };
}

/**
 * How much the protein C pathway of this blood raises the thrombin peak: peak of the composition over the peak of the same
 * composition with normal protein C and no Leiden factor V. 1 for normal blood.
 */
export function proteinCPathwayPeak_ratio(composition: Composition): number {
  const normal: Composition = { ...composition, proteinC_ratio: 1, leiden_fraction: 0 };
  return evaluate(emulatorOutputs.peak, features(composition, 1)) / evaluate(emulatorOutputs.peak, features(normal, 1));
}

/**
 * Thrombin curve without thrombomodulin, by the log-quadratic emulator of Hockin-Mann 2002 at 5 pM. Error of the logarithm on fresh
 * samples: 2 % for the lag, 0.3 to 1 % for the rest. Compositions beyond the domain are held at its edge. Protein C and Leiden have no
 * part in it. Source: hockin2002 (CLOT-101).
 */
export function plainThrombinPhenotype(composition: Composition): ThrombinPhenotype {
  const x = features(composition, 1).slice(0, plainEmulatorOutputs.peak.linear.length);
  return {
    lag_s: evaluate(plainEmulatorOutputs.timeTo2nM, x),
    peak_nM: evaluate(plainEmulatorOutputs.peak, x),
    timeToPeak_s: evaluate(plainEmulatorOutputs.timeToPeak, x),
    greatestRate_nM_per_s: evaluate(plainEmulatorOutputs.greatestRate, x),
    area_nM_s: evaluate(plainEmulatorOutputs.areaTo1800s, x),
  };
}
