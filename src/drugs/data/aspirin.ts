import { log } from "../../numerics/index.ts";
import { resolve, type ParameterRecord } from "../../units/index.ts";
import { noEffects, type Drug, type Kinetics } from "../drug.ts";
import { type Patient, variationOf } from "../patient.ts";
import { effectFields } from "./effects.ts";

const aspirinParameters = {
  absorption: { value: 6, unit: "per_h", range: [2, 12], source: "benedek1995", basis: "estimated", note: "Peak within half an hour." },
  uptake: { value: 0.5, unit: "fraction", range: [0.4, 0.6], source: "aspirinreview2012", basis: "measured", note: "Systemic; platelets are reached before, in the portal blood." },
  halfLife: { value: 0.4, unit: "h", range: [0.2, 0.6], source: "benedek1995", basis: "measured" },
  central: { value: 17, unit: "L", range: [8, 30], source: "benedek1995", basis: "fitted", note: "Peak near 1 mg/L after 80 mg." },
} as const satisfies ParameterRecord;
const asp = resolve(aspirinParameters);

/** Aspirin: one compartment; the effect follows platelet turnover, not the concentration. Source: Benedek 1995. */
export const aspirin: Drug = {
  ...noEffects,
  id: "aspirin", label: "Aspirin", kind: "antiplatelet", amount: "mg", concentrationUnit: "mg_per_L", routes: ["oral", "intravenous"],
  uptake: (_amount_points, route) => (route === "oral" ? asp.uptake : 1),
  parts: [{
    id: "aspirin", label: "Aspirin", share_fraction: 1,
    kinetics: (patient: Patient): Kinetics => {
      const own = variationOf(patient, "aspirin");
      return { absorption_per_s: asp.absorption, lag_s: 0, clearance_m3_per_s: ((log(2) * asp.central) / asp.halfLife) * own.clearance_ratio, central_m3: asp.central * own.volume_ratio, exchange_m3_per_s: 0, peripheral_m3: asp.central };
    },
  }],
  ...effectFields("aspirin"),
  parameters: aspirinParameters, source: "benedek1995",
};
