/** A drug given into the blood: what such entries share. */
import { noEffects, type Drug, type DrugClass, type Kinetics, type Route } from "../drug.ts";
import type { ParameterRecord } from "../../units/index.ts";
import { variationOf, type Patient } from "../patient.ts";

/** What tells one such drug from another. */
export interface IntravenousDrug {
  readonly id: string;
  readonly label: string;
  readonly kind: DrugClass;
  readonly amount?: "mg" | "IU";
  readonly concentrationUnit?: Drug["concentrationUnit"];
  readonly routes?: readonly Route[];
  readonly uptakeOral_fraction?: number;
  readonly reference_points: number;
  readonly kinetics: (patient: Patient) => Partial<Kinetics> & Pick<Kinetics, "clearance_m3_per_s" | "central_m3">;
  readonly parameters: ParameterRecord;
  readonly source: string;
}

/** The drug with its gaps filled: no absorption, one compartment, mg/L. */
export function intravenousDrug(entry: IntravenousDrug): Drug {
  return {
    ...noEffects,
    id: entry.id, label: entry.label, kind: entry.kind, amount: entry.amount ?? "mg", concentrationUnit: entry.concentrationUnit ?? "mg_per_L", routes: entry.routes ?? ["intravenous"],
    uptake: (_amount_points, route) => (route === "oral" ? (entry.uptakeOral_fraction ?? 1) : 1),
    parts: [{
      id: entry.id, label: entry.label, share_fraction: 1,
      kinetics: (patient: Patient): Kinetics => {
        const own = variationOf(patient, entry.id);
        const typical = entry.kinetics(patient);
        return { absorption_per_s: 0, lag_s: 0, exchange_m3_per_s: 0, peripheral_m3: typical.central_m3, ...typical, clearance_m3_per_s: typical.clearance_m3_per_s * own.clearance_ratio, central_m3: typical.central_m3 * own.volume_ratio };
      },
    }],
    reference_points: entry.reference_points,
    parameters: entry.parameters, source: entry.source,
  };
}
