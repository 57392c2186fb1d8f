/** Nodes and weights that integrate a polynomial of degree 2 n - 1 exactly over the standard normal distribution. */
export interface NormalQuadrature {
  readonly node: readonly number[];
  readonly weight: readonly number[];
}

const newtonSteps = 60;
const nearZero = 1e-14;
const scanStep = 0.02;

/** He_n(x)/sqrt(n!) and its predecessor by the three-term recurrence. */
function hermite(n: number, x: number): { readonly own_ratio: number; readonly before_ratio: number } {
  let before = 0;
  let value = 1;
  for (let k = 0; k < n; k++) {
    const next = (x * value - Math.sqrt(k) * before) / Math.sqrt(k + 1);
    before = value;
    value = next;
  }
  return { own_ratio: value, before_ratio: before };
}

/** Gauss-Hermite quadrature for the standard normal distribution, 1 to 40 nodes: roots by scan, bisection and Newton. */
export function normalQuadrature(nodeCount: number): NormalQuadrature {
  if (!Number.isInteger(nodeCount) || nodeCount < 1 || nodeCount > mostNodes) throw new RangeError(`nodeCount: got ${nodeCount}, expected a whole number from 1 to ${mostNodes}`);
  const node: number[] = [];
  const weight: number[] = [];
  const edge = 2 * Math.sqrt(nodeCount) + 1;
  const add = (x: number): void => {
    node.push(x);
    const { before_ratio } = hermite(nodeCount, x);
    weight.push(1 / (nodeCount * before_ratio * before_ratio));
  };
  const positive: number[] = [];
  for (let x = scanStep / 2; x < edge; x += scanStep) {
    let a = x;
    let b = x + scanStep;
    if (hermite(nodeCount, a).own_ratio * hermite(nodeCount, b).own_ratio > 0) continue;
    for (let k = 0; k < newtonSteps && b - a > nearZero; k++) {
      const middle = 0.5 * (a + b);
      if (hermite(nodeCount, a).own_ratio * hermite(nodeCount, middle).own_ratio <= 0) b = middle;
      else a = middle;
    }
    positive.push(0.5 * (a + b));
  }
  for (const x of [...positive].reverse()) add(-x);
  if (nodeCount % 2 === 1) add(0);
  for (const x of positive) add(x);
  return { node, weight };
}

const mostNodes = 40;

