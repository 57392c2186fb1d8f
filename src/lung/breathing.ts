import { saturation, type Carrier } from "./gas.ts";
import type { LungModel } from "./model.ts";
import type { LungInput, LungState } from "./state.ts";

/** mmHg in Pa. */
export const mmHg_Pa = 133.322387415;
/** L/min in m3/s. */
export const litrePerMinute_m3_per_s = 1.6666666666666667e-5;
const litre = 1e-3;
const millilitre = 1e-6;

/** Water vapour at body temperature, mmHg. */
export const waterVapour_mmHg = 47;

const limits = { mostVentilation: 70, leastTidal: 0.25, leastAlveolarShare: 0.15, least: 1, mostBase: 25 } as const;
/** kg of ideal mass per m2 of height, and its share for the airways; height of the reference adult. */
const body = { massIndex: 22.56, height_m: 1.7 } as const;
const percent = 100;
/** Saturation under which breathing answers to oxygen, %; pressure and bed lost at which the lung's own receptors begin and are full. */
const onset = { saturation: 97, pressure: 20, bed: 0.01, fullBed: 0.1, restVentilation: 6, shallowest: -4 } as const;

/** Blood of this person in its present metabolic state. */
export function carrierOf(model: LungModel, input: LungInput): Carrier {
  const base = Math.max(-limits.mostBase, Math.min(limits.mostBase, input.baseExcess_mmol_per_L ?? 0));
  return { haemoglobin_g_per_dL: model.person.blood.haemoglobin_kg_per_m3 / gramsPerDecilitre, capacity_mL_per_g: model.values.oxygenPerHaemoglobin, bohr_ratio: model.values.bohr, baseExcess_mmol_per_L: base };
}

const gramsPerDecilitre = 10;

/** Ventilation asked for by chemoreceptors, metabolism and the lung itself, m3/s. */
export function ventilatoryDrive_m3_per_s(model: LungModel, state: LungState, input: LungInput, carrier: Carrier, lost_fraction: number): number {
  const { values, traits } = model;
  if (input.ventilation.mode === "fixed") return Math.max(0, input.ventilation.minuteVentilation_m3_per_s);
  // Compensation: metabolic acidosis lowers the threshold, alkalosis raises it less.
  const base = carrier.baseExcess_mmol_per_L;
  const threshold = values.thresholdCO2 / mmHg_Pa + base * (base < 0 ? values.acidosisThreshold : values.alkalosisThreshold);
  const sat = saturation(state.arterialO2_points, state.arterialCO2_points, carrier);
  const pressure = Math.max(0, input.pulmonaryArterialPressureMean_Pa / mmHg_Pa - onset.pressure);
  const own = lost_fraction > onset.bed ? traits.drive_ratio * (values.driveLung * Math.min(1, lost_fraction / onset.fullBed) + values.driveLungBed * lost_fraction + values.driveLungPressure * pressure) : 0;
  const size = model.person.height_m / body.height_m;
  // The response to lack of oxygen fades where carbon dioxide is already low.
  const alert = Math.max(0, Math.min(1, (state.arterialCO2_points - values.hypoxicFade / mmHg_Pa) / ((values.thresholdCO2 - values.hypoxicFade) / mmHg_Pa)));
  const litres = values.driveRest * size * input.exercise_ratio + values.driveCO2 * Math.max(0, state.arterialCO2_points - threshold) + values.driveO2 * alert * Math.max(0, onset.saturation - percent * sat) + own;
  // Without blood the respiratory centre fails.
  const fed = Math.max(0, Math.min(1, input.cardiacOutput_m3_per_s / values.driveOutput));
  return fed * Math.min(limits.mostVentilation, litres) * litrePerMinute_m3_per_s;
}

/** Dead volume of the airways, m3. */
export function deadVolume_m3(model: LungModel): number {
  return model.values.deadVolume * body.massIndex * model.person.height_m * model.person.height_m * millilitre;
}

/** A breath. */
export interface Breath {
  readonly tidal_m3: number;
  readonly rate_per_s: number;
  /** Fresh air that reaches the alveoli, and gas of the common dead space that is breathed again with it. */
  readonly alveolar_m3_per_s: number;
  readonly common_m3_per_s: number;
}

/** Breath and rate of a minute ventilation: deeper breaths first, then faster ones; a ventilator's own tidal volume where it is set. */
export function breath(model: LungModel, ventilation_m3_per_s: number, input?: LungInput): Breath {
  const size = model.person.height_m / body.height_m;
  const litres = ventilation_m3_per_s / litrePerMinute_m3_per_s;
  const natural = Math.max(limits.leastTidal, model.values.tidalRest / litre + model.values.tidalGain * Math.max(onset.shallowest, litres - onset.restVentilation)) * litre * size;
  const set = input?.ventilation.mode === "fixed" ? input.ventilation.tidalVolume_m3 : undefined;
  const dead = deadVolume_m3(model);
  const tidal = set === undefined ? natural : Math.max(dead * limits.least, set);
  const rate = ventilation_m3_per_s / tidal;
  return { tidal_m3: tidal, rate_per_s: rate, alveolar_m3_per_s: Math.max(limits.leastAlveolarShare * ventilation_m3_per_s, ventilation_m3_per_s - rate * dead), common_m3_per_s: rate * dead * model.values.commonDead };
}
