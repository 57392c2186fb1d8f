import { exp, integrateStiff, log, rodas4, type StiffSystem, type Tableau } from "../../numerics/index.ts";
import { activeOf } from "../generation/curve.ts";
import { absoluteShare_nM, clottingLevel_nM, clottingWindow_s, criticalSearch } from "../generation/parameters.ts";

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

const bracketFactor_ratio = 2;

/** True when active thrombin passes 10 nM within two hours at this residence time. */
export function clots(pocket: Pocket, residence_s: number, options: CriticalOptions = {}): boolean {
  const relative = options.relative_ratio ?? criticalSearch.relative_ratio;
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
  const width = options.width_ratio ?? criticalSearch.width_ratio;
  let low: number = criticalSearch.firstGuess_s;
  let high = low;
  if (clots(pocket, criticalSearch.firstGuess_s, options)) {
    do {
      high = low;
      low /= bracketFactor_ratio;
      if (low < criticalSearch.shortest_s) return low;
    } while (clots(pocket, low, options));
  } else {
    do {
      low = high;
      high *= bracketFactor_ratio;
      if (low > criticalSearch.longest_s) return null;
    } while (!clots(pocket, high, options));
  }
  while (high / low > 1 + width) {
    const middle = exp((log(low) + log(high)) / 2);
    if (clots(pocket, middle, options)) high = middle;
    else low = middle;
  }
  return exp((log(low) + log(high)) / 2);
}
