"""Fits the emulator of the critical residence time and writes src/blood/data/critical-residence-emulator.ts.

    python3 tools/fit-critical-residence.py samples.json      (NumPy, SciPy; under a minute)

samples.json: rows of [tau in s or null, features] from tools/sample-critical-residence.mjs. Form, with s(z) = z/sqrt(1 + z^2):

    ln tau = c + v x + w s(B s(A x + a) + b)

Least squares with a little shrinkage, by L-BFGS, on rows whose tau is at most 1.5 times the largest the emulator may give; errors are
measured on every eighth row, which is not fitted to.
"""
import json
import pathlib
import sys

import numpy as np
from scipy.optimize import minimize

LARGEST_S = 600.0
FIRST, SECOND = 16, 12
rows = [row for row in json.load(open(sys.argv[1])) if row[0] is not None]
data = np.array(rows, float)
tau, x = data[:, 0], data[:, 1:]
fresh = np.arange(len(tau)) % 8 == 0
fit = ~fresh & (tau <= 1.5 * LARGEST_S)
xt, yt = x[fit], np.log(tau[fit])
mean = yt.mean()
n = x.shape[1]
shapes = [(n, FIRST), (FIRST,), (FIRST, SECOND), (SECOND,), (SECOND,), (1,), (n,)]


def unpack(p):
    parts, at = [], 0
    for shape in shapes:
        size = int(np.prod(shape))
        parts.append(p[at:at + size].reshape(shape))
        at += size
    return parts


def squash(z):
    r = 1 / np.sqrt(1 + z * z)
    return z * r, r ** 3


def loss(p):
    A, a, B, b, w, c, v = unpack(p)
    first, dfirst = squash(xt @ A + a)
    second, dsecond = squash(first @ B + b)
    e = second @ w + c[0] + xt @ v - (yt - mean)
    m = len(e)
    back2 = (e[:, None] * w) * dsecond
    back1 = (back2 @ B.T) * dfirst
    gradient = [xt.T @ back1 / m, back1.mean(0), first.T @ back2 / m, back2.mean(0), second.T @ e / m, np.array([e.mean()]), xt.T @ e / m]
    return 0.5 * (e * e).mean() + 0.5e-6 * (p @ p), np.concatenate([g.ravel() for g in gradient]) + 1e-6 * p


rng = np.random.default_rng(0)
start = np.concatenate([rng.normal(size=shape).ravel() * 0.6 / np.sqrt(shape[0]) for shape in shapes])
best = minimize(loss, start, jac=True, method="L-BFGS-B", options=dict(maxiter=4000, maxfun=20000, maxcor=40)).x
A, a, B, b, w, c, v = (np.array([float("%.9g" % t) for t in part.ravel()]).reshape(part.shape) for part in unpack(best))
constant = float("%.9g" % (c[0] + mean))


def predict(x):
    return constant + x @ v + squash(squash(x @ A + a)[0] @ B + b)[0] @ w


inside = fresh & (np.exp(predict(x)) <= LARGEST_S)
errors = predict(x[inside]) - np.log(tau[inside])
rms, p95, worst = np.sqrt((errors ** 2).mean()), np.quantile(abs(errors), 0.95), abs(errors).max()
print(f"fitted to {fit.sum()}, fresh {inside.sum()}: rms {rms:.4f}, 95 % {p95:.4f}, worst {worst:.4f}")


def numbers(name, note, values):
    flat = [repr(float(t)) for t in np.ravel(values)]
    lines = [", ".join(flat[k:k + 10]) for k in range(0, len(flat), 10)]
    return f"  /** {note} */\n  {name}: [\n" + "".join(f"    {line},\n" for line in lines) + "  ],\n"


text = f"""/**
 * Emulator of the critical residence time of the protein C model: ln tau = c + v x + w s(B s(A x + a) + b), s(z) = z/sqrt(1 + z^2),
 * x as \\`residenceFeatures\\` gives it. Written by tools/fit-critical-residence.py from {fit.sum()} random bloods on random walls solved with
 * the full model. Source: own computation from the constants of brummelziedins2012; licence: that of this project.
 */
export const residenceEmulator = {{
  constant_index: {constant!r},
""".replace("\\`", "`")
text += numbers("direct", "v", v) + numbers("first", "A, feature by feature", A) + numbers("firstShift", "a", a)
text += numbers("second", "B, unit by unit", B) + numbers("secondShift", "b", b) + numbers("last", "w", w)
text += f"""}} as const;

/** Error of ln tau on {inside.sum()} fresh bloods within the domain: root mean square, 95th percentile, worst. */
export const residenceError = {{ rms_ratio: {rms:.4f}, most_ratio: {p95:.4f}, worst_ratio: {worst:.4f} }} as const;
"""
pathlib.Path(__file__).parent.parent.joinpath("src/blood/data/critical-residence-emulator.ts").write_text(text)
