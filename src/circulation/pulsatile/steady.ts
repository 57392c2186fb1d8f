import { advanceBlock, renewBeat, restoreHeart, saveHeart, type Heart } from "./engine.ts";
import type { PulsatileKernel } from "./kernel.ts";
import type { Numbers } from "./interpreter.ts";
import type { SlowState } from "./state.ts";

/** How a search for the periodic steady state ended. */
export interface SteadySearch {
  /** True when one more beat would change nothing that matters. */
  readonly found: boolean;
  readonly beatCount: number;
}

/** Slow variables that take part in the search, with the size of a change that matters. */
const driveUnit = 0.01;
const strengthUnit = 0.01;
const coronaryUnit = 0.05;
const slowParts = [
  ["rateDrive_ratio", driveUnit], ["resistanceDrive_ratio", driveUnit], ["venousDrive_ratio", driveUnit], ["rvStrength_ratio", strengthUnit], ["coronaryRight_ratio", coronaryUnit], ["coronaryLeft_ratio", coronaryUnit],
] as const satisfies readonly (readonly [keyof SlowState, number])[];

/** Arrays of the kernel that are slow state, with the size of a change that matters. Flows follow within a beat and are left as they are. */
const stateArrays = [["volume", 1e-6]] as const;
const septumScale = 1e-6;

/** Least share of its volume that a step of the search leaves in any compartment. */
const leastLeft = 0.8;
const historyCount = 7;
/** Beats before the first acceleration: what is fast dies out by itself. */
const quietBeats_count = 3;
const tolerance = 0.004;
const usualBeats_count = 160;
const regularisation = 1e-9;

/** Reads the state at the start of a beat into `out`; volumes first. */
function readState(numbers: Numbers, slow: SlowState, lengths: readonly number[], out: Float64Array): void {
  let at = 0;
  stateArrays.forEach(([name], partIndex) => {
    const { values, strideCount, startIndex } = numbers.cells(name);
    for (let i = 0; i < lengths[partIndex]; i++) out[at++] = values[i * strideCount + startIndex];
  });
  out[at++] = numbers.get("beat", 1);
  for (const [name] of slowParts) out[at++] = slow[name];
}

function writeState(numbers: Numbers, slow: SlowState, lengths: readonly number[], from: Float64Array): void {
  let at = 0;
  stateArrays.forEach(([name], partIndex) => {
    const { values, strideCount, startIndex } = numbers.cells(name);
    for (let i = 0; i < lengths[partIndex]; i++) values[i * strideCount + startIndex] = from[at++];
  });
  numbers.set("beat", 1, from[at++]);
  for (const [name] of slowParts) slow[name] = from[at++];
}

/** Anderson's acceleration of the map from one beat to the next. Each combination is affine, so blood volume is kept. */
interface Accelerator {
  /** Forgets what it has learnt and starts again from a state. */
  readonly restart: (state: Float64Array) => void;
  /** Takes the state reached by a beat; writes a better start of the next one into it. Returns how far the beat moved, in changes that matter. */
  readonly next: (reached: Float64Array, isAccelerated: boolean) => number;
}

function accelerator(start: Float64Array, scale: Float64Array, volumeCount: number): Accelerator {
  const n = start.length;
  const began = start.slice();
  const residual = new Float64Array(n);
  const lastResidual = new Float64Array(n);
  const lastReached = new Float64Array(n);
  const residualSteps: Float64Array[] = [];
  const reachedSteps: Float64Array[] = [];
  let hasLast = false;
  return {
    restart: (state) => {
      began.set(state);
      residualSteps.length = 0;
      reachedSteps.length = 0;
      hasLast = false;
    },
    next: (reached, isAccelerated) => {
      let moved = 0;
      for (let i = 0; i < n; i++) {
        residual[i] = (reached[i] - began[i]) / scale[i];
        if (i < volumeCount) moved += residual[i] * residual[i];
      }
      if (hasLast) {
        residualSteps.push(residual.map((r, i) => r - lastResidual[i]));
        reachedSteps.push(reached.map((r, i) => r - lastReached[i]));
        if (residualSteps.length > historyCount) {
          residualSteps.shift();
          reachedSteps.shift();
        }
      }
      lastResidual.set(residual);
      lastReached.set(reached);
      hasLast = true;
      if (isAccelerated && residualSteps.length > 0) combine(reached, residual, residualSteps, reachedSteps, began, volumeCount);
      began.set(reached);
      return Math.sqrt(moved);
    },
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** reached -= sum gamma_j dReached_j with gamma from least squares on the residuals; shortened where a volume would fall too far. */
function combine(reached: Float64Array, residual: Float64Array, residualSteps: readonly Float64Array[], reachedSteps: readonly Float64Array[], began: Float64Array, volumeCount: number): void {
  const m = residualSteps.length;
  const matrix = residualSteps.map((a) => Float64Array.from(residualSteps, (b) => dot(a, b)));
  const right = Float64Array.from(residualSteps, (a) => dot(a, residual));
  for (let i = 0; i < m; i++) matrix[i][i] *= 1 + regularisation;
  const gamma = solveSymmetric(matrix, right);
  if (gamma === undefined) return;
  const change = new Float64Array(reached.length);
  for (let j = 0; j < m; j++) for (let i = 0; i < change.length; i++) change[i] -= gamma[j] * reachedSteps[j][i];
  let share = 1;
  for (let i = 0; i < volumeCount; i++) {
    const lowest = leastLeft * Math.min(reached[i], began[i]);
    const highest = Math.max(reached[i], began[i]) / leastLeft;
    const target = reached[i] + change[i];
    if (target < lowest) share = Math.min(share, (lowest - reached[i]) / change[i]);
    else if (target > highest) share = Math.min(share, (highest - reached[i]) / change[i]);
  }
  for (let i = 0; i < change.length; i++) reached[i] += share * change[i];
}

/** Solves A x = b for a small symmetric positive matrix by elimination with pivots; undefined when it is singular. */
function solveSymmetric(a: Float64Array[], b: Float64Array): Float64Array | undefined {
  const n = b.length;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i][k]) > Math.abs(a[best][k])) best = i;
    if (!(Math.abs(a[best][k]) > 0)) return undefined;
    [a[k], a[best]] = [a[best], a[k]];
    [b[k], b[best]] = [b[best], b[k]];
    for (let i = k + 1; i < n; i++) {
      const f = a[i][k] / a[k][k];
      for (let j = k; j < n; j++) a[i][j] -= f * a[k][j];
      b[i] -= f * b[k];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) b[i] -= a[i][j] * b[j];
    b[i] /= a[i][i];
  }
  return b;
}

/** True when every number is finite and every volume positive. */
function isSound(state: Float64Array, volumeCount: number): boolean {
  for (let i = 0; i < state.length; i++) if (!Number.isFinite(state[i]) || (i < volumeCount && state[i] <= 0)) return false;
  return true;
}

/**
 * Finds the periodic steady state of the hearts of one block: beats are computed, and the state at their starts is extrapolated until a beat
 * ends as it began. Breathing is held still during the search; fluid exchange over hours should be switched off by the caller's regulation.
 * A heart that arrests, or does not settle within `mostBeats_count`, is returned as it is.
 */
export function findSteadyState(kernel: PulsatileKernel, blockIndex: number, hearts: readonly Heart[], mostBeats_count = usualBeats_count): readonly SteadySearch[] {
  const { arrays } = kernel.space.shape;
  const lengths = stateArrays.map(([name]) => arrays[name]);
  const size = lengths.reduce((a, b) => a + b, 0) + 1 + slowParts.length;
  const scale = Float64Array.from([...stateArrays.flatMap(([, u], i) => new Array<number>(lengths[i]).fill(u)), septumScale, ...slowParts.map(([, u]) => u)]);
  const buffer = new Float64Array(size);
  const breathing = hearts.map((heart) => heart.isBreathing);
  const searches = hearts.map((heart) => {
    heart.isBreathing = false;
    readState(heart.numbers, heart.slow, lengths, buffer);
    return { accelerator: accelerator(buffer, scale, lengths[0]), good: saveHeart(kernel, heart), sinceRestart: 0, beats: 0, quiet: 0, found: false };
  });
  advanceBlock(kernel, blockIndex, hearts, Infinity, {
    onBeat: (heart, i) => {
      const search = searches[i];
      search.beats += 1;
      readState(heart.numbers, heart.slow, lengths, buffer);
      if (!isSound(buffer, lengths[0])) {
        // The extrapolation led where no heart can beat: back to the last good beat, and learn anew from there.
        restoreHeart(heart, search.good);
        readState(heart.numbers, heart.slow, lengths, buffer);
        search.accelerator.restart(buffer);
        search.quiet = 0;
        search.sinceRestart = 0;
        return search.beats >= mostBeats_count;
      }
      search.sinceRestart += 1;
      const isAccelerated = search.sinceRestart > quietBeats_count;
      if (search.sinceRestart <= quietBeats_count) search.good = saveHeart(kernel, heart);
      const moved = search.accelerator.next(buffer, isAccelerated);
      search.quiet = moved < tolerance ? search.quiet + 1 : 0;
      search.found = search.quiet > 1;
      if (search.found || search.beats >= mostBeats_count || heart.slow.arrest) return true;
      if (isAccelerated) {
        writeState(heart.numbers, heart.slow, lengths, buffer);
        renewBeat(kernel, heart);
      }
      return false;
    },
  });
  hearts.forEach((heart, i) => {
    heart.isBreathing = breathing[i];
  });
  return searches.map((search) => ({ found: search.found, beatCount: search.beats }));
}

