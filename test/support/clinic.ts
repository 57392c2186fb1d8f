import { clinicParameters, createClinic, type ClinicInput, type ClinicState, type LegInput, type TestInput, type VeinSegment } from "../../src/clinic/index.ts";
import { resolve } from "../../src/units/index.ts";

const mmHg_Pa = 133.322387415;

/** Resolved parameters of the clinic. */
export const values = resolve(clinicParameters);

/** Veins of both legs as the body's graph names them, without clot. */
export const cleanVeins: readonly VeinSegment[] = (["left", "right"] as const).flatMap((side) =>
  ([
    ["soleal-sinus", "calf", 4], ["gastrocnemius-sinus", "calf", 3.7], ["anterior-tibial-vein", "calf", 2.3], ["posterior-tibial-vein", "calf", 3.4], ["peroneal-vein", "calf", 3.5],
    ["popliteal-vein", "knee", 6.5], ["femoral-vein", "thigh", 7.7], ["deep-femoral-vein", "thigh", 6.5], ["common-femoral-vein", "thigh", 10.5],
    ["external-iliac-vein", "pelvis", 13], ["common-iliac-vein", "pelvis", 15],
  ] as const).map(([name, region, diameter_mm]) => ({ place: `${name}-${side}`, label: `${name.replaceAll("-", " ")}, ${side}`, side, region, superficial: false, diameter_m: diameter_mm / 1000, occlusion_fraction: 0, clotLength_m: 0, organised_fraction: 0 })));

/** The same with clot in some of them. */
export function veinsWith(clots: Readonly<Record<string, { readonly occlusion_fraction: number; readonly clotLength_m: number; readonly organised_fraction?: number }>>): readonly VeinSegment[] {
  return cleanVeins.map((vein) => ({ ...vein, ...(clots[vein.place] ?? {}) }));
}

/** A healthy woman of 45 on a hospital bed, history complete. */
export const healthyInput: TestInput = {
  history: {
    age_y: 45, sex: "female", activeCancer: false, paralysisOrPlaster: { left: false, right: false }, bedridden_s: 0, sinceSurgery_s: null, sinceTrauma_s: null,
    previousDvt: false, previousDvtPe: false, oestrogenUse: false, heartFailure: false, chronicLungDisease: false,
  },
  veins: cleanVeins, plugs: [], lungSegments: Array.from({ length: 18 }, (_, i) => ({ label: `Segment ${i + 1}`, perfusion_ratio: 1, ventilation_ratio: 1 })),
  infarctedVolume_m3: 0, atelectasis_fraction: 0,
  dDimer_kg_per_m3: 250e-6, troponin_kg_per_m3: 4e-9, ntProBNP_kg_per_m3: 70e-9, lactate_mmol_per_L: 1, haemoglobin_kg_per_m3: 135, inr_ratio: 1, aptt_s: 30,
  PaO2_Pa: 95 * mmHg_Pa, PaCO2_Pa: 40 * mmHg_Pa, pH_index: 7.4, SpO2_fraction: 0.975, inspiredOxygen_fraction: 0.21, barometricPressure_Pa: 760 * mmHg_Pa,
  heartRate_per_s: 70 / 60, respiratoryRate_per_s: 14 / 60, arterialPressureSystolic_Pa: 120 * mmHg_Pa, pulmonaryArterialPressureSystolic_Pa: 24 * mmHg_Pa, rvLvDiameter_ratio: 0.8, tapse_m: 0.023,
};

/** A leg at rest, lying, without clot. */
export const quietLeg: LegInput = {
  calfVenousPressure_Pa: 9 * mmHg_Pa, thighVenousPressure_Pa: 5.5 * mmHg_Pa, thrombusLength_m: 0, calfThrombus_m3: 0, thighThrombus_m3: 0, fresh_fraction: 1, organised_fraction: 0,
  superficialFlow_ratio: 1, posture: "supine", stockingPressure_Pa: 0, walking: false,
};

/** Nothing is wrong. */
export const quietInput: ClinicInput = {
  legs: { left: quietLeg, right: quietLeg },
  symptoms: {
    heartRate_per_s: 70 / 60, cardiacOutput_m3_per_s: 5e-3 / 60, minuteVentilation_m3_per_s: 6e-3 / 60, deadSpace_fraction: 0.08, SaO2_fraction: 0.975, cerebralPerfusion_ratio: 1,
    arterialPressureMean_Pa: 90 * mmHg_Pa, coronarySupplyDemand_ratio: 3, distalPlug_fraction: 0, infarctedVolume_m3: 0, exercise_ratio: 1, arrest: false,
  },
  death: { arrest: false, arterialPressureMean_Pa: 90 * mmHg_Pa, SaO2_fraction: 0.975 },
};

/** A healthy person of 165 cm and 70 kg. */
export function healthyClinic(seed = 1): ClinicState {
  return createClinic({ height_m: 1.65, mass_kg: 70 }, quietInput.symptoms, values, seed);
}
