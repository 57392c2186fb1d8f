import { buildVesselGraph, createPerson, vesselIndex } from "#body";
import { circulationParameters, createCirculation, initialCirculation, neutralCirculationTraits, restInput, settleCirculation, transitTime_s, viewCirculation, type CirculationInput, type CirculationModel, type CirculationView } from "#circulation";
import { resolve } from "#units";
import type { Row, RowKind } from "../row.ts";

const mmHg_Pa = 133.322387415;
const values = resolve(circulationParameters);

let made: CirculationModel | undefined;
/** The median adult: a man of 40 years, 175 cm, 74 kg. */
function adult(): CirculationModel {
  if (made !== undefined) return made;
  const person = createPerson({ age_y: 40, sex: "male", height_m: 1.75, mass_kg: 74 });
  return (made = createCirculation(buildVesselGraph(person), person, values, neutralCirculationTraits));
}

const kept = new Map<string, CirculationView>();
/** The adult settled in a posture and activity; rows share it. */
function settled(name: string, change: Partial<CirculationInput>): CirculationView {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const model = adult();
  const state = initialCirculation(model);
  const input = { ...restInput(model), ...change };
  settleCirculation(model, state, input);
  const view = viewCirculation(model, state, input);
  kept.set(name, view);
  return view;
}

const ankle: Partial<CirculationInput> = { calfPumpRate_per_s: { left: 0.5, right: 0.5 }, exercise_ratio: 1.2 };
const lying = (): CirculationView => settled("lying", {});
const sitting = (): CirculationView => settled("sitting", { posture: "sitting" });
const exercising = (): CirculationView => settled("lying, ankles", ankle);
const sittingExercise = (): CirculationView => settled("sitting, ankles", { ...ankle, posture: "sitting" });
const at = (id: string): number => vesselIndex(adult().graph, id);

/** Time-average peak velocity in the left popliteal vein, cm/s. */
const popliteal = (view: CirculationView): number => 100 * values.peakFactor * view.velocity_m_per_s[at("popliteal-vein-left")];
const flow_mL_per_min = (id: string): number => 6e7 * lying().flow_m3_per_s[at(id)];
const diameter_mm = (id: string): number => 1000 * lying().diameter_m[at(id)];
const path = ["popliteal-vein-left", "femoral-vein-left", "common-femoral-vein-left", "external-iliac-vein-left", "common-iliac-vein-left", "inferior-vena-cava-infrarenal", "inferior-vena-cava-renal", "inferior-vena-cava-hepatic"];
const transit_s = (view: CirculationView): number => transitTime_s(adult(), view, path.map(at));

const row = (id: string, kind: RowKind, what: string, published: number | string, band: readonly [number, number], unit: string, run: () => number): Row => ({ id, kind, what, source: id.split(".")[0], published, unit, band, populations: [], run });

/**
 * Veins of the median adult against measured ones. Bands are printed intervals: 95 % limits of PHY-909, two standard errors of PHY-914, one standard deviation of PHY-915, the limits
 * that PHY-808, PHY-901 and PHY-926 state.
 */
export const circulationRows: readonly Row[] = [
  row("PHY-808.atrium", "calibration", "mean right atrial pressure lying", "0 to 7 mmHg", [0, 7], "mmHg", () => lying().rightAtrialPressureMean_Pa / mmHg_Pa),
  row("PHY-808.output", "calibration", "cardiac output lying", "4 to 8 L/min", [4, 8], "L_per_min", () => 6e4 * lying().cardiacOutput_m3_per_s),
  row("PHY-808.rate", "calibration", "heart rate lying", "60 to 90 per min", [60, 90], "per_min", () => 60 * lying().heartRate_per_s),
  row("PHY-909.lying", "calibration", "peak velocity in the popliteal vein, lying", 11, [9, 13], "cm_per_s", () => popliteal(lying())),
  row("PHY-909.lying-exercise", "validation", "peak velocity in the popliteal vein, lying, ankles moving", 24, [20, 28], "cm_per_s", () => popliteal(exercising())),
  row("PHY-909.sitting", "calibration", "peak velocity in the popliteal vein, sitting", 3, [2, 4], "cm_per_s", () => popliteal(sitting())),
  row("PHY-909.sitting-exercise", "validation", "peak velocity in the popliteal vein, sitting, ankles moving", 18, [15, 21], "cm_per_s", () => popliteal(sittingExercise())),
  row("PHY-914.femoral", "calibration", "flow through the common femoral vein, lying", 284, [242, 326], "mL_per_min", () => flow_mL_per_min("common-femoral-vein-left")),
  row("PHY-914.popliteal", "calibration", "flow through the popliteal vein, lying", 72, [62, 82], "mL_per_min", () => flow_mL_per_min("popliteal-vein-left")),
  row("PHY-915.flow", "calibration", "flow through the infrarenal cava, lying", 1.2, [0.7, 1.7], "L_per_min", () => flow_mL_per_min("inferior-vena-cava-infrarenal") / 1000),
  row("PHY-915.shear", "validation", "mean wall shear in the infrarenal cava, lying", 2, [1.4, 2.6], "dyn_per_cm2", () => 10 * lying().wallShear_Pa[at("inferior-vena-cava-infrarenal")]),
  row("PHY-901.popliteal", "calibration", "diameter of the popliteal vein, lying", "6.4 to 6.8 mm", [6.4, 6.8], "mm", () => diameter_mm("popliteal-vein-left")),
  row("PHY-926.sitting", "validation", "time from knee to heart, sitting over lying", "2 to 4 times", [2, 4], "ratio", () => transit_s(sitting()) / transit_s(lying())),
];
