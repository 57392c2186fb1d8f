/**
 * Fits the emulator of the critical residence time to the full protein C model (two factor V pools, open pocket) and writes
 * src/blood/data/critical-residence-emulator.ts. Run: npm run build && node tools/fit-critical-residence.mjs [samples] [fresh]
 *
 * ln tau = sum of coefficient x term over the terms listed in that file; least squares on samples whose tau is at most `largest_s`.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { emulatorTerms, fullCriticalResidence_s, residenceDomain, residenceFeatures, stream } from "virchow";

const count = Number(process.argv[2] ?? 6000);
const freshCount = Number(process.argv[3] ?? 600);
const { spread, sdLimit, tissueFactor_pM, thrombomodulin_nM, largest_s } = residenceDomain;
const names = Object.keys(spread);

/** One random blood on one random wall; a stream of its own for each. */
function sample(purpose, k) {
  const random = stream(1, "critical-residence", purpose, k);
  const levels = {};
  for (const name of names) levels[name] = Math.exp(spread[name] * Math.max(-sdLimit, Math.min(sdLimit, random.normal())));
  const [low, high] = tissueFactor_pM;
  const share = random.uniform();
  const top = Math.log1p(thrombomodulin_nM[1]);
  return {
    levels,
    tissueFactor_nM: (low * Math.pow(high / low, share)) / 1000,
    thrombomodulin_nM: random.uniform() < 0.1 ? 0 : Math.expm1(top * random.uniform()),
    leiden_fraction: [0, 0, 0.5, 1][random.integer(4)],
  };
}

function solved(purpose, n) {
  const list = [];
  for (let k = 0; k < n; k++) {
    const blood = sample(purpose, k);
    const tau = fullCriticalResidence_s({ model: "protein-c", ...blood });
    list.push({ blood, tau: tau ?? Infinity });
    if ((k + 1) % 500 === 0) process.stderr.write(`${purpose} ${k + 1}/${n}\n`);
  }
  return list;
}

/** Least squares by Householder reflections. */
function leastSquares(rows, values) {
  const [m, n] = [rows.length, rows[0].length];
  const a = rows.map((row) => Float64Array.from(row));
  const b = Float64Array.from(values);
  for (let k = 0; k < n; k++) {
    let norm = 0;
    for (let i = k; i < m; i++) norm += a[i][k] * a[i][k];
    norm = Math.sqrt(norm) * (a[k][k] > 0 ? -1 : 1);
    const v = new Float64Array(m);
    for (let i = k; i < m; i++) v[i] = a[i][k];
    v[k] -= norm;
    let vv = 0;
    for (let i = k; i < m; i++) vv += v[i] * v[i];
    if (vv === 0) continue;
    for (let j = k; j < n; j++) {
      let dot = 0;
      for (let i = k; i < m; i++) dot += v[i] * a[i][j];
      for (let i = k; i < m; i++) a[i][j] -= (2 * dot * v[i]) / vv;
    }
    let dot = 0;
    for (let i = k; i < m; i++) dot += v[i] * b[i];
    for (let i = k; i < m; i++) b[i] -= (2 * dot * v[i]) / vv;
  }
  const x = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    let sum = b[k];
    for (let j = k + 1; j < n; j++) sum -= a[k][j] * x[j];
    x[k] = sum / a[k][k];
  }
  return x;
}

/** Values of all terms for one sample. */
function termsOf(blood) {
  const x = residenceFeatures(blood);
  return emulatorTerms.map((term) => term.reduce((product, i) => product * x[i], 1));
}

const train = solved("train", count).filter((one) => one.tau <= largest_s * 1.3);
const coefficients = leastSquares(train.map((one) => termsOf(one.blood)), train.map((one) => Math.log(one.tau)));
const predict = (blood) => Math.exp(termsOf(blood).reduce((sum, term, k) => sum + term * coefficients[k], 0));
const fresh = solved("fresh", freshCount);
const inside = fresh.filter((one) => predict(one.blood) <= largest_s);
const errors = inside.filter((one) => one.tau < Infinity).map((one) => Math.log(predict(one.blood) / one.tau));
const rms = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
const sorted = errors.map(Math.abs).sort((p, q) => p - q);
const wrong = inside.filter((one) => one.tau === Infinity).length;
process.stderr.write(`train ${train.length}, terms ${emulatorTerms.length}; fresh inside ${inside.length}/${fresh.length}: rms ${rms.toFixed(4)}, p95 ${sorted[Math.floor(0.95 * sorted.length)].toFixed(4)}, worst ${sorted.at(-1).toFixed(4)}, never clots though said inside ${wrong}\n`);
for (const [low, high] of [[0, 20], [20, 50], [50, 100], [100, 200], [200, 400], [400, largest_s]]) {
  const some = inside.filter((one) => one.tau >= low && one.tau < high).map((one) => Math.log(predict(one.blood) / one.tau));
  process.stderr.write(`  tau ${low} to ${high} s: ${some.length}, rms ${Math.sqrt(some.reduce((sum, e) => sum + e * e, 0) / some.length).toFixed(4)}\n`);
}
if (process.env.DRY !== undefined) process.exit(0);
const lines = [];
for (let k = 0; k < coefficients.length; k += 8) lines.push(`  ${[...coefficients.slice(k, k + 8)].map((c) => Number(c.toPrecision(9))).join(", ")},`);
writeFileSync(fileURLToPath(new URL("../src/blood/data/critical-residence-emulator.ts", import.meta.url)), `/**
 * Emulator of the critical residence time of the protein C model: ln tau (s) = sum of coefficient x term, terms as listed by
 * \`emulatorTerms\`. Written by tools/fit-critical-residence.mjs from ${train.length} random bloods on random walls; errors on ${inside.length} fresh ones.
 * Source: own computation from the constants of brummelziedins2012; licence: that of this project.
 */
export const residenceCoefficients: readonly number[] = [
${lines.join("\n")}
];

/** Error of ln tau on fresh samples within the domain: root mean square, 95th percentile, worst. */
export const residenceError = { rms_ratio: ${rms.toFixed(4)}, most_ratio: ${sorted[Math.floor(0.95 * sorted.length)].toFixed(4)}, worst_ratio: ${sorted.at(-1).toFixed(4)} } as const;
`);
