import { exp, integrateStiff, log, rodas4, type StiffSystem, type Tableau } from "../../numerics/index.ts";
import { activeOf } from "../generation/curve.ts";

/** Active thrombin that counts as clotting, nM, and the time within which it must be passed, s. Source: section 1.5 of the evidence. */
export const clottingLevel_nM = 10;
/** Two hours. */
export const clottingWindow_s = 7200;

/** An open pocket ready to run. */
export interface Pocket {
  readonly system: StiffSystem;
  /** Start state: plasma with the wall's tissue factor and thrombomodulin. */
  readonly start: Float64Array;
  readonly weights: readonly (readonly [index: number, weight: number])[];
  /** Sets the exchange, 1/s. */
  readonly setExchange: (rate_per_s: number) => void;
}

/** Settings of the search. */
export interface CriticalOptions {
  readonly relative_ratio?: number;
  /** Width of the bracket at which the search ends, relative. */
  readonly width_ratio?: number;
  readonly method?: Tableau;
}

const shortest_s = 0.1;
const longest_s = 1e5;
const firstGuess_s = 100;
const bracketFactor_ratio = 2;
const defaultTolerance_ratio = 1e-4;
const defaultWidth_ratio = 1e-3;
const absoluteShare_nM = 1e-3;

/** True when active thrombin passes 10 nM within two hours at this residence time. */
export function clots(pocket: Pocket, residence_s: number, options: CriticalOptions = {}): boolean {
  const relative = options.relative_ratio ?? defaultTolerance_ratio;
  pocket.setExchange(1 / residence_s);
  const solved = integrateStiff(pocket.system, 0, clottingWindow_s, pocket.start, {
    method: options.method ?? rodas4,
    relativeTolerance: relative,
    absoluteTolerance: relative * absoluteShare_nM,
    events: [{ value: (_t, y) => activeOf(pocket.weights, y) - clottingLevel_nM, direction: 1, terminal: true }],
  });
  return solved.outcome === "stopped-by-event";
}

/**
 * Critical residence time: the smallest at which the pocket clots, by bisection of its logarithm on the all-or-none switch. Null when
 * it does not clot even at 1e5 s, which is as good as still. Accuracy: half the bracket, 0.05 % unless told.
 */
export function criticalResidenceOf(pocket: Pocket, options: CriticalOptions = {}): number | null {
  const width = options.width_ratio ?? defaultWidth_ratio;
  let [low, high] = [firstGuess_s, firstGuess_s];
  if (clots(pocket, firstGuess_s, options)) {
    do {
      high = low;
      low /= bracketFactor_ratio;
      if (low < shortest_s) return low;
    } while (clots(pocket, low, options));
  } else {
    do {
      low = high;
      high *= bracketFactor_ratio;
      if (low > longest_s) return null;
    } while (!clots(pocket, high, options));
  }
  while (high / low > 1 + width) {
    const middle = exp((log(low) + log(high)) / 2);
    if (clots(pocket, middle, options)) high = middle;
    else low = middle;
  }
  return exp((log(low) + log(high)) / 2);
}
