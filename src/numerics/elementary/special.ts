import { headOf } from "./bits.ts";
import { exp, expm1 } from "./exponential.ts";
import { log } from "./logarithm.ts";
import { pow } from "./power.ts";
import { sin } from "./trigonometric.ts";

/** Hyperbolic tangent within 2 ulp. */
export function tanh(x: number): number {
  if (x !== x || x === 0) return x;
  const size = Math.abs(x);
  let y: number;
  if (size > 22) y = 1;
  else if (size >= 1) y = 1 - 2 / (expm1(2 * size) + 2);
  else {
    const t = expm1(-2 * size);
    y = -t / (t + 2);
  }
  return x < 0 ? -y : y;
}

// Rational approximations on five intervals: the method and constants of fdlibm's s_erf.
const erx = 8.45062911510467529297e-1;
const efx = 1.28379167095512586316e-1;
const pp = [1.28379167095512558561e-1, -3.25042107247001499370e-1, -2.84817495755985104766e-2, -5.77027029648944159157e-3, -2.37630166566501626084e-5];
const qq = [1, 3.97917223959155352819e-1, 6.50222499887672944485e-2, 5.08130628187576562776e-3, 1.32494738004321644526e-4, -3.96022827877536812320e-6];
const pa = [-2.36211856075265944077e-3, 4.14856118683748331666e-1, -3.72207876035701323847e-1, 3.18346619901161753674e-1, -1.10894694282396677476e-1, 3.54783043256182359371e-2, -2.16637559486879084300e-3];
const qa = [1, 1.06420880400844228286e-1, 5.40397917702171048937e-1, 7.18286544141962662868e-2, 1.26171219808761642112e-1, 1.36370839120290507362e-2, 1.19844998467991074170e-2];
const ra = [-9.86494403484714822705e-3, -6.93858572707181764372e-1, -1.05586262253232909814e1, -6.23753324503260060396e1, -1.62396669462573470355e2, -1.84605092906711035994e2, -8.12874355063065934246e1, -9.81432934416914548592];
const sa = [1, 1.96512716674392571292e1, 1.37657754143519042600e2, 4.34565877475229228821e2, 6.45387271733267880336e2, 4.29008140027567833386e2, 1.08635005541779435134e2, 6.57024977031928170135, -6.04244152148580987438e-2];
const rb = [-9.86494292470009928597e-3, -7.99283237680523006574e-1, -1.77579549177547519889e1, -1.60636384855821916062e2, -6.37566443368389627722e2, -1.02509513161107724954e3, -4.83519191608651397019e2];
const sb = [1, 3.03380607434824582924e1, 3.25792512996573918826e2, 1.53672958608443695994e3, 3.19985821950859553908e3, 2.55305040643316442583e3, 4.74528541206955367215e2, -2.24409524465858183362e1];

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

/** 1 - erf(x) for x >= 1.25. */
function tail(x: number): number {
  const s = 1 / (x * x);
  const near = x < 1 / 0.35;
  const r = near ? polynomial(ra, s) : polynomial(rb, s);
  const d = near ? polynomial(sa, s) : polynomial(sb, s);
  const z = headOf(x);
  return (exp(-z * z - 0.5625) * exp((z - x) * (z + x) + r / d)) / x;
}

/** Error function within 2 ulp. */
export function erf(x: number): number {
  if (x !== x || x === 0) return x;
  const size = Math.abs(x);
  let y: number;
  if (size < 3.7252902984e-9) y = size + efx * size;
  else if (size < 0.84375) {
    const z = size * size;
    y = size + size * (polynomial(pp, z) / polynomial(qq, z));
  } else if (size < 1.25) y = erx + polynomial(pa, size - 1) / polynomial(qa, size - 1);
  else if (size >= 6) y = 1;
  else y = 1 - tail(size);
  return x < 0 ? -y : y;
}

/** Complementary error function, small values to full relative accuracy. */
export function erfc(x: number): number {
  if (x !== x) return x;
  if (x < 1.25) return 1 - erf(x);
  return x > 28 ? 0 : tail(x);
}

// Stirling's series with its Bernoulli coefficients, used from 12 on; smaller arguments are raised by the recurrence.
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
const halfLogTwoPi = 0.9189385332046727418;
const sqrtTwoPi = 2.506628274631000502;
const pi = 3.141592653589793116;
const seriesFrom = 12;

function stirlingTail(x: number): number {
  const z = 1 / (x * x);
  let sum = 0;
  for (let i = stirling.length - 1; i >= 0; i--) sum = sum * z + stirling[i];
  return sum / x;
}

/** Gamma function within 1e-14 relative over its range; NaN at negative integers, overflow above 171.62. */
export function gamma(x: number): number {
  if (x !== x || x === -Infinity) return NaN;
  if (x === 0) return 1 / x;
  if (x > 171.7) return Infinity;
  if (x === Math.floor(x)) {
    if (x < 0) return NaN;
    let product = 1;
    for (let n = 2; n < x; n++) product *= n;
    return product;
  }
  if (x < 0.5) {
    const g = gamma(1 - x);
    const nearest = Math.floor(x + 0.5);
    const s = sin(pi * (x - nearest)) * (nearest - 2 * Math.floor(nearest / 2) === 0 ? 1 : -1);
    return g === Infinity ? 0 : pi / (s * g);
  }
  let shift = 1;
  let y = x;
  while (y < seriesFrom) {
    shift *= y;
    y += 1;
  }
  // y^(y - 1/2) is taken in two halves so that it does not overflow before exp(-y) brings it back.
  const half = pow(y, 0.5 * y - 0.25);
  return (half * (exp(-y) * sqrtTwoPi * exp(stirlingTail(y))) * half) / shift;
}

/** Natural logarithm of gamma for x > 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  let shift = 1;
  let y = x;
  while (y < seriesFrom) {
    shift *= y;
    y += 1;
  }
  return (y - 0.5) * log(y) - y + halfLogTwoPi + stirlingTail(y) - log(shift);
}
