import { clinicParameters, createClinic, examine, type ClinicState, type LungPlug, type SymptomInput, type TestId, type TestInput, type VeinSegment } from "#clinic";
import { stream, type Random } from "#numerics";
import { resolve } from "#units";
import { person } from "../people.ts";
import type { Row } from "../row.ts";
import { scoreVectors } from "./scores.ts";

const values = resolve(clinicParameters);
const mmHg_Pa = 133.322387415;

const cleanVeins: readonly VeinSegment[] = (["left", "right"] as const).flatMap((side) =>
  ([["soleal-sinus", "calf", 4], ["gastrocnemius-sinus", "calf", 3.7], ["anterior-tibial-vein", "calf", 2.3], ["posterior-tibial-vein", "calf", 3.4], ["peroneal-vein", "calf", 3.5], ["popliteal-vein", "knee", 6.5], ["femoral-vein", "thigh", 7.7], ["deep-femoral-vein", "thigh", 6.5], ["common-femoral-vein", "thigh", 10.5], ["external-iliac-vein", "pelvis", 13], ["common-iliac-vein", "pelvis", 15]] as const)
    .map(([name, region, diameter_mm]) => ({ place: `${name}-${side}`, label: `${name.replaceAll("-", " ")}, ${side}`, side, region, superficial: false, diameter_m: diameter_mm / 1000, occlusion_fraction: 0, clotLength_m: 0, organised_fraction: 0 })));

/** A woman of 45 without complaints, history complete. */
const healthy: TestInput = {
  history: { age_y: 45, sex: "female", activeCancer: false, paralysisOrPlaster: { left: false, right: false }, bedridden_s: 0, sinceSurgery_s: null, sinceTrauma_s: null, previousDvt: false, previousDvtPe: false, oestrogenUse: false, heartFailure: false, chronicLungDisease: false },
  veins: cleanVeins, plugs: [], lungSegments: Array.from({ length: 18 }, (_one, i) => ({ label: `Segment ${i + 1}`, perfusion_ratio: 1, ventilation_ratio: 1 })), infarctedVolume_m3: 0, atelectasis_fraction: 0,
  dDimer_kg_per_m3: 250e-6, troponin_kg_per_m3: 4e-9, ntProBNP_kg_per_m3: 70e-9, lactate_mmol_per_L: 1, haemoglobin_kg_per_m3: 135, inr_ratio: 1, aptt_s: 30,
  PaO2_Pa: 95 * mmHg_Pa, PaCO2_Pa: 40 * mmHg_Pa, pH_index: 7.4, SpO2_fraction: 0.975, inspiredOxygen_fraction: 0.21, barometricPressure_Pa: 760 * mmHg_Pa, heartRate_per_s: 70 / 60, respiratoryRate_per_s: 14 / 60,
  arterialPressureSystolic_Pa: 120 * mmHg_Pa, pulmonaryArterialPressureSystolic_Pa: 24 * mmHg_Pa, rvLvDiameter_ratio: 0.8, tapse_m: 0.023,
};
const calm: SymptomInput = { heartRate_per_s: 70 / 60, cardiacOutput_m3_per_s: 5e-3 / 60, minuteVentilation_m3_per_s: 6e-3 / 60, deadSpace_fraction: 0.08, SaO2_fraction: 0.975, cerebralPerfusion_ratio: 1, arterialPressureMean_Pa: 90 * mmHg_Pa, coronarySupplyDemand_ratio: 3, distalPlug_fraction: 0, infarctedVolume_m3: 0, exercise_ratio: 1, arrest: false };

let clinic: ClinicState | undefined;
/** One test on one virtual person. */
function outcome(test: TestId, input: TestInput, seed: number, k: number): string {
  clinic ??= createClinic({ height_m: 1.65, mass_kg: 70 }, calm, values, 1);
  return examine(test, { legs: clinic.legs, symptoms: clinic.symptoms, seed }, input, values, { repeatCount: k, ...(test === "leg-ultrasound" ? { side: "left" as const } : {}) }).outcome;
}

const between = (random: Random, a: number, b: number): number => a + (b - a) * random.uniform();

interface Clot {
  readonly occlusion_fraction: number;
  readonly clotLength_m: number;
}
const proximal = ["popliteal-vein-left", "femoral-vein-left", "common-femoral-vein-left"];
const distal = ["soleal-sinus-left", "posterior-tibial-vein-left", "peroneal-vein-left", "gastrocnemius-sinus-left"];

/** Clot in a run of neighbouring veins. */
function clotted(random: Random, names: readonly string[], most: number, clot: () => Clot): readonly VeinSegment[] {
  const n = 1 + random.integer(most);
  const first = random.integer(names.length - n + 1);
  const chosen = names.slice(first, first + n);
  return cleanVeins.map((vein) => (chosen.includes(vein.place) ? { ...vein, ...clot() } : vein));
}

/** Percent of virtual left legs in which ultrasound finds a deep vein with clot. */
function legsFound(population: string, n: number, seed: number, veins: (random: Random) => readonly VeinSegment[]): number {
  let found = 0;
  for (let k = 0; k < n; k++) {
    if (outcome("leg-ultrasound", { ...healthy, veins: veins(stream(seed, "validation", population, k)) }, seed, k) === "positive") found += 1;
    person(population);
  }
  return (100 * found) / n;
}

const plug = (level: LungPlug["level"], occlusion_fraction: number): LungPlug => ({ place: `${level}-artery-right`, label: `${level} artery, right`, side: "right", level, arteryDiameter_m: 0, occlusion_fraction });
/** Share of the levels of the largest artery closed, ascending (NAT-025). */
function drawPlug(random: Random): readonly LungPlug[] {
  const u = random.uniform();
  return [plug(u < 0.296 ? "main" : u < 0.623 ? "lobar" : u < 0.827 ? "segmental" : "subsegmental", between(random, 0.3, 1))];
}

/** Percent of readable CT angiograms that are positive. */
function scansFound(population: string, n: number, seed: number, plugs: (random: Random) => readonly LungPlug[]): number {
  let [positive, readable] = [0, 0];
  for (let k = 0; k < n; k++) {
    const said = outcome("ctpa", { ...healthy, plugs: plugs(stream(seed, "validation", population, k)) }, seed, k);
    if (said !== "indeterminate") readable += 1;
    if (said === "positive") positive += 1;
    person(population);
  }
  return (100 * positive) / readable;
}

const row = (id: string, what: string, published: number, band: readonly [number, number], population: string, run: Row["run"]): Row => ({ id, kind: "calibration", what, source: id.slice(0, "DX-000".length), published, unit: "percent", band, populations: [population], run });

/** Tests on virtual people against their published performance, and the scores against their reference vectors. Bands are the printed intervals, or the span of the printed series. */
export const clinicRows: readonly Row[] = [
  scoreVectors,
  row("DX-015.sensitivity", "sensitivity of compression ultrasound, symptomatic proximal thrombosis", 93, [89, 96], "legs, proximal clot", (n, seed) => legsFound("legs, proximal clot", n, seed, (random) => clotted(random, proximal, 3, () => ({ occlusion_fraction: between(random, 0.4, 1), clotLength_m: between(random, 0.04, 0.2) })))),
  row("DX-015.specificity", "specificity of compression ultrasound", 98, [94, 98], "legs, clean", (n, seed) => 100 - legsFound("legs, clean", n, seed, () => cleanVeins)),
  row("DX-016.sensitivity", "sensitivity of compression ultrasound, proximal thrombosis without symptoms", 47, [37, 62], "legs, small clot", (n, seed) => legsFound("legs, small clot", n, seed, (random) => clotted(random, proximal.slice(0, 2), 1, () => ({ occlusion_fraction: between(random, 0.05, 0.35), clotLength_m: between(random, 0.01, 0.05) })))),
  row("DX-017.distal", "sensitivity of compression ultrasound, isolated distal thrombosis", 63.5, [59.8, 67], "legs, distal clot", (n, seed) => legsFound("legs, distal clot", n, seed, (random) => clotted(random, distal, 2, () => ({ occlusion_fraction: between(random, 0.4, 1), clotLength_m: between(random, 0.02, 0.1) })))),
  row("DX-019.sensitivity", "sensitivity of CT pulmonary angiography", 83, [77, 88], "lungs, embolism", (n, seed) => scansFound("lungs, embolism", n, seed, drawPlug)),
  row("DX-019.specificity", "specificity of CT pulmonary angiography", 96, [94, 97.5], "lungs, clean", (n, seed) => 100 - scansFound("lungs, clean", n, seed, () => [])),
];
