import { integrateStiff, readNested, rodas4, rodas5p, type EventFunction, type Outcome, type StiffSystem, type Tableau } from "../../numerics/index.ts";
import { absoluteShare_nM, cohortSettings, curveTolerance_ratio, lagLevels_nM, roundUp_ratio } from "./parameters.ts";

/** Active thrombin over time and the numbers that assays report. Levels that are never reached are null. */
export interface ThrombinCurve {
  readonly outcome: Outcome;
  readonly time_s: readonly number[];
  readonly active_nM: readonly number[];
  /** State at each time. */
  readonly states: readonly Float64Array[];
  /** Time at which active thrombin passes 2 nM, s. */
  readonly lag2_s: number | null;
  /** Time at which it passes 10 nM, s. */
  readonly lag10_s: number | null;
  readonly peak_nM: number;
  readonly timeToPeak_s: number;
  readonly maxRate_nM_per_s: number;
  /** Area under the curve from 0 to the end, nM s. */
  readonly area_nM_s: number;
  readonly stepCount: number;
}

/** What to run and how. */
export interface CurveOptions {
  readonly until_s: number;
  readonly step_s: number;
  readonly relative_ratio?: number;
  readonly method?: Tableau;
}

const samplesPerStep = 2 * 4;

/** Active thrombin of a state: the weighted sum of its species. */
export function activeOf(weights: readonly (readonly [index: number, weight: number])[], state: Float64Array): number {
  let sum = 0;
  for (const [index, weight] of weights) sum += weight * state[index];
  return sum;
}

interface Features {
  peak_nM: number;
  timeToPeak_s: number;
  maxRate_nM_per_s: number;
  area_nM_s: number;
}

/** Adds one step to the features: Simpson's rule for the area, a parabola through the highest sample for the peak. */
function addStep(features: Features, t_s: number, h_s: number, levels: readonly number[]): void {
  const d = h_s / samplesPerStep;
  let area = levels[0] + levels[samplesPerStep];
  for (let k = 1; k < samplesPerStep; k++) area += (k % 2 === 1 ? 4 : 2) * levels[k];
  features.area_nM_s += (area * d) / 3;
  for (let k = 0; k < samplesPerStep; k++) features.maxRate_nM_per_s = Math.max(features.maxRate_nM_per_s, (levels[k + 1] - levels[k]) / d);
  for (let k = 0; k <= samplesPerStep; k++) {
    if (levels[k] <= features.peak_nM) continue;
    features.peak_nM = levels[k];
    features.timeToPeak_s = t_s + k * d;
    if (k === 0 || k === samplesPerStep) continue;
    const bend = levels[k - 1] - 2 * levels[k] + levels[k + 1];
    if (!(bend < 0) || levels[k - 1] > levels[k] || levels[k + 1] > levels[k]) continue;
    const shift = (levels[k - 1] - levels[k + 1]) / (2 * bend);
    features.peak_nM = levels[k] - (levels[k - 1] - levels[k + 1]) * shift / 4;
    features.timeToPeak_s = t_s + (k + shift) * d;
  }
}

/**
 * Runs a system from its start and reads the thrombin curve: values on a grid, lag times located on the interpolant, peak, greatest
 * rate and area from eight samples a step. Throws RangeError when the span or the step is not positive.
 */
export function thrombinCurve(system: StiffSystem, start: Float64Array, weights: readonly (readonly [index: number, weight: number])[], options: CurveOptions): ThrombinCurve {
  const { until_s, step_s } = options;
  if (!(until_s > 0)) throw new RangeError(`until_s is ${until_s}; expected above 0.`);
  if (!(step_s > 0)) throw new RangeError(`step_s is ${step_s}; expected above 0.`);
  const relative = options.relative_ratio ?? curveTolerance_ratio;
  const count = Math.floor((until_s / step_s) * roundUp_ratio);
  const time_s = Array.from({ length: count + 1 }, (_blank, k) => k * step_s);
  if (time_s[count] * roundUp_ratio < until_s) time_s.push(until_s);
  else time_s[count] = until_s;
  const events: EventFunction[] = lagLevels_nM.map((level_nM) => ({ value: (_t, y) => activeOf(weights, y) - level_nM, direction: 1, terminal: false }));
  const features: Features = { peak_nM: activeOf(weights, start), timeToPeak_s: 0, maxRate_nM_per_s: 0, area_nM_s: 0 };
  const levels = new Array<number>(samplesPerStep + 1).fill(0);
  const solved = integrateStiff(system, 0, until_s, start, {
    method: options.method ?? rodas5p,
    relativeTolerance: relative,
    absoluteTolerance: relative * absoluteShare_nM,
    saveAt_s: time_s,
    events,
    onStep: (t_s, h_s, element) => {
      for (let k = 0; k <= samplesPerStep; k++) {
        let sum = 0;
        for (const [index, weight] of weights) sum += weight * element(k / samplesPerStep, index);
        levels[k] = sum;
      }
      addStep(features, t_s, h_s, levels);
    },
  });
  const lag = (index: number): number | null => solved.hits.find((hit) => hit.index === index)?.t_s ?? null;
  return {
    outcome: solved.outcome,
    time_s: time_s.slice(0, solved.saved.length),
    active_nM: solved.saved.map((state) => activeOf(weights, state)),
    states: solved.saved,
    lag2_s: lag(0),
    lag10_s: lag(1),
    ...features,
    stepCount: solved.steps,
  };
}

/** Numbers in the nested form of an interpolant, at most. */
const mostRows = 2 * 4;

/** Settings of `activeTrace`; what is left out gives errors of at most a thousandth of the peak. */
export interface TraceOptions {
  readonly until_s: number;
  readonly step_s: number;
  readonly relative_ratio?: number;
  readonly absolute_nM?: number;
  readonly method?: Tableau;
  readonly firstStep_s?: number;
}

/** A system with its start and its active thrombin. */
export interface Traced {
  readonly system: StiffSystem;
  readonly start_nM: Float64Array;
  readonly weights: readonly (readonly [index: number, weight: number])[];
}


/**
 * Active thrombin alone, nM, at 0, step, 2 step, ... until: the quickest way to a curve, for cohorts. Nothing else is read from the
 * solve. Undefined when it did not finish.
 */
export function activeTrace({ system, start_nM, weights }: Traced, options: TraceOptions): Float64Array | undefined {
  const { until_s, step_s } = options;
  const count = Math.floor((until_s / step_s) * roundUp_ratio);
  const trace = new Float64Array(count + 1);
  trace[0] = activeOf(weights, start_nM);
  const [form, active] = [new Float64Array(mostRows), new Float64Array(mostRows)];
  let next = 1;
  const solved = integrateStiff(system, 0, until_s, start_nM, {
    method: options.method ?? rodas4,
    relativeTolerance: options.relative_ratio ?? cohortSettings.relative_ratio,
    absoluteTolerance: options.absolute_nM ?? cohortSettings.absolute_nM,
    firstStep_s: options.firstStep_s ?? cohortSettings.firstStep_s,
    onNested: (t_s, h_s, stepper) => {
      const end = t_s + h_s * roundUp_ratio;
      if (next > count || next * step_s > end) return;
      // The interpolant is linear in the element, so the weighted sum has one of its own.
      let length = 0;
      active.fill(0);
      for (const [index, weight] of weights) {
        length = stepper.nestedOf(index, form);
        for (let k = 0; k < length; k++) active[k] += weight * form[k];
      }
      for (; next <= count && next * step_s <= end; next++) trace[next] = readNested(active, length, (next * step_s - t_s) / h_s);
    },
  });
  return solved.outcome === "finished" && next > count ? trace : undefined;
}
