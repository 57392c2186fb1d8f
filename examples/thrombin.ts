/** Thrombin generation of one blood after another, and the stasis at which a pocket of it would clot. */
import { fullCriticalResidence_s, networkEffectOf, thrombinGeneration, type BloodSample } from "virchow";

const bloods: Readonly<Record<string, BloodSample>> = {
  normal: {},
  "half the antithrombin": { levels: { AT: 0.5 } },
  "factor V Leiden, one copy": { leiden_fraction: 0.5 },
  "rivaroxaban 100 ng/mL": { effect: networkEffectOf("rivaroxaban", 100) },
};

for (const [name, blood] of Object.entries(bloods)) {
  const curve = thrombinGeneration(blood, { until_s: 1200, step_s: 5 });
  const lag = curve.lag2_s === null ? "never" : `${curve.lag2_s.toFixed(0)} s`;
  const stasis_s = fullCriticalResidence_s(blood);
  console.log(`${name}: lag ${lag}, peak ${curve.peak_nM.toFixed(0)} nM; ${stasis_s === null ? "a still pocket does not clot" : `a pocket clots above ${stasis_s.toFixed(0)} s`}`);
}
