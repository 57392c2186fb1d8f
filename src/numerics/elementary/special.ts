import { headOf } from "./bits.ts";
import { exp, expm1 } from "./exponential.ts";
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
const erx = 0.8450629115104675;
const efx = 0.1283791670955126;
const pp = [0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-05];
const qq = [1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-06];
const pa = [-0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668, 0.035478304325618236, -0.002166375594868791];
const qa = [1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905, 0.011984499846799107];
const ra = [-0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347, -184.60509290671104, -81.2874355063066, -9.814329344169145];
const sa = [1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783, 108.63500554177944, 6.570249770319282, -0.0604244152148581];
const rb = [-0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896, -1025.0951316110772, -483.5191916086514];
const sb = [1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644, 474.52854120695537, -22.44095244658582];

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
const sqrtTwoPi = 2.5066282746310007;
const pi = 3.141592653589793;
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
