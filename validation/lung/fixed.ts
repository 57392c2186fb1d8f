import { buildVesselGraph, createPerson, restingCardiacOutput_m3_per_s, restingOxygenUptake_m3_per_s } from "#body";
import { advanceLung, createLung, defaultLungValues, initialLung, neutralLungTraits, viewLung, type LungInput, type LungView } from "#lung";

const mmHg_Pa = 133.322387415;
const litre_m3_per_s = 1e-3 / 60;

/**
 * A large clot load under fixed ventilation, as in anaesthetised pigs (PHY-323), in the middle adult: minute volume that gives 36 to 38 mmHg of PaCO2 before, three quarters of the bed closed, output
 * down by a quarter, twenty minutes. Nothing was fitted to it.
 */
export function fixedVentilation(): LungView {
  const person = createPerson({ age_y: 40, sex: "male", height_m: 1.7, mass_kg: 72 });
  const graph = buildVesselGraph(person);
  const output = restingCardiacOutput_m3_per_s(person);
  const model = createLung(graph, person, neutralLungTraits, defaultLungValues);
  const input = (flow: number, share: number, pressure_mmHg: number): LungInput => ({
    segmentFlow_m3_per_s: graph.segments.map((segment) => segment.share_fraction * flow), cardiacOutput_m3_per_s: flow, shuntFlow_m3_per_s: 0, pulmonaryArterialPressureMean_Pa: pressure_mmHg * mmHg_Pa, leftAtrialPressureMean_Pa: 8 * mmHg_Pa,
    plugs: share > 0 ? graph.segments.map((segment) => ({ vesselIndex: segment.bed, bedShare_fraction: share, occlusion_fraction: 0.995, volume_m3: 5e-7, age_s: 0 })) : [], inspiredOxygen_fraction: 0.21, barometricPressure_Pa: 101325,
    ventilation: { mode: "fixed", minuteVentilation_m3_per_s: 6.6 * litre_m3_per_s, endExpiratoryPressure_Pa: 300 }, oxygenUptake_m3_per_s: restingOxygenUptake_m3_per_s(person), exercise_ratio: 1,
  });
  const state = initialLung(model, input(output, 0, 14));
  const embolised = input(0.75 * output, 0.75, 42);
  advanceLung(model, state, embolised, 1200);
  return viewLung(model, state, embolised);
}
