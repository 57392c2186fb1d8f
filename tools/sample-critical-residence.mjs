/**
 * Solves the full protein C model (two factor V pools, open pocket) for random bloods on random walls: what the emulator of the critical
 * residence time is fitted to. Run: npm run build && node tools/sample-critical-residence.mjs COUNT > samples.json, then
 * python3 tools/fit-critical-residence.py samples.json
 */
import { fullCriticalResidence_s, residenceDomain, residenceFeatures, stream } from "virchow";

const count = Number(process.argv[2] ?? 8000);
const { spread, sdLimit, tissueFactor_pM, thrombomodulin_nM } = residenceDomain;

/** One random blood on one random wall; a stream of its own for each. */
function sample(k) {
  const random = stream(1, "critical-residence", k);
  const levels = {};
  for (const [name, sd] of Object.entries(spread)) levels[name] = Math.exp(sd * Math.max(-sdLimit, Math.min(sdLimit, random.normal())));
  const [low, high] = tissueFactor_pM;
  return {
    levels,
    tissueFactor_nM: (low * Math.pow(high / low, random.uniform())) / 1000,
    thrombomodulin_nM: random.uniform() < 0.1 ? 0 : Math.expm1(Math.log1p(thrombomodulin_nM[1]) * random.uniform()),
    leiden_fraction: [0, 0, 0.5, 1][random.integer(4)],
  };
}

const rows = [];
for (let k = 0; k < count; k++) {
  const blood = sample(k);
  rows.push([fullCriticalResidence_s({ model: "protein-c", ...blood }), ...residenceFeatures(blood)]);
  if ((k + 1) % 500 === 0) process.stderr.write(`${k + 1}/${count}\n`);
}
process.stdout.write(`${JSON.stringify(rows)}\n`);
