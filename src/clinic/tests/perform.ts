import { measureBloodGas } from "./blood-gas.ts";
import { measureCtVenography } from "./ct-venography.ts";
import { measureCtpa } from "./ctpa.ts";
import { measureEchocardiogram, measureEcg } from "./heart.ts";
import { measureAssay, measureDDimer } from "./laboratory.ts";
import { measureChestXRay, measureVqScan } from "./lung-scans.ts";
import { measureScore } from "./score-tests.ts";
import type { Measurement, TestId } from "./types.ts";
import { measureLegUltrasound } from "./ultrasound.ts";
import type { TestContext } from "./values.ts";

const tests: Readonly<Record<TestId, (context: TestContext) => Measurement>> = {
  "wells-dvt": (context) => measureScore("wells-dvt", context),
  "wells-pe": (context) => measureScore("wells-pe", context),
  perc: (context) => measureScore("perc", context),
  "revised-geneva": (context) => measureScore("revised-geneva", context),
  pesi: (context) => measureScore("pesi", context),
  spesi: (context) => measureScore("spesi", context),
  "d-dimer": measureDDimer,
  "leg-ultrasound": measureLegUltrasound,
  "ct-venography": measureCtVenography,
  ctpa: measureCtpa,
  "vq-scan": measureVqScan,
  "chest-x-ray": measureChestXRay,
  ecg: measureEcg,
  echocardiogram: measureEchocardiogram,
  "arterial-blood-gas": measureBloodGas,
  troponin: (context) => measureAssay("troponin", context),
  "nt-probnp": (context) => measureAssay("nt-probnp", context),
  lactate: (context) => measureAssay("lactate", context),
  haemoglobin: (context) => measureAssay("haemoglobin", context),
  inr: (context) => measureAssay("inr", context),
  aptt: (context) => measureAssay("aptt", context),
};

/** Carries out one test on the person as they are now. The same context and stream give the same result. */
export function measure(id: TestId, context: TestContext): Measurement {
  return tests[id](context);
}
