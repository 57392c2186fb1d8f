/** What a root search found. */
export interface Root {
  readonly x: number;
  readonly converged: boolean;
}

/**
 * Root of a continuous function between `a` and `b` where it changes sign (Brent's method: inverse quadratic steps kept
 * inside a shrinking bracket). Throws RangeError when the signs at the ends agree.
 */
export function findRoot(f: (x: number) => number, lower: number, upper: number, tolerance = 1e-12, maxSteps = 200): Root {
  let a = lower;
  let b = upper;
  let fa = f(a);
  let fb = f(b);
  if (fa === 0) return { x: a, converged: true };
  if (fb === 0) return { x: b, converged: true };
  if (fa > 0 === fb > 0) throw new RangeError(`findRoot: f(${lower}) = ${fa} and f(${upper}) = ${fb} have the same sign; expected a sign change.`);
  let c = a;
  let fc = fa;
  let d = b - a;
  let e = d;
  for (let step = 0; step < maxSteps; step++) {
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const tol = 2 * 2.220446049250313e-16 * Math.abs(b) + 0.5 * tolerance;
    const m = 0.5 * (c - b);
    if (Math.abs(m) <= tol || fb === 0) return { x: b, converged: true };
    if (Math.abs(e) < tol || Math.abs(fa) <= Math.abs(fb)) {
      d = m;
      e = m;
    } else {
      const s = fb / fa;
      let p: number;
      let q: number;
      if (a === c) {
        p = 2 * m * s;
        q = 1 - s;
      } else {
        const r = fb / fc;
        const t = fa / fc;
        p = s * (2 * m * t * (t - r) - (b - a) * (r - 1));
        q = (t - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      p = Math.abs(p);
      if (2 * p < Math.min(3 * m * q - Math.abs(tol * q), Math.abs(e * q))) {
        e = d;
        d = p / q;
      } else {
        d = m;
        e = m;
      }
    }
    a = b;
    fa = fb;
    b += Math.abs(d) > tol ? d : m > 0 ? tol : -tol;
    fb = f(b);
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      d = b - a;
      e = d;
    }
  }
  return { x: b, converged: false };
}
