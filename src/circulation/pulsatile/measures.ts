import { pow } from "../../numerics/index.ts";
import type { BiomarkerInput } from "../biomarkers.ts";
import { pulsatileValues } from "./constants.ts";
import { chamberExponential } from "./chambers.ts";
import { advanceBlock, type Heart } from "./engine.ts";
import type { PulsatileKernel } from "./kernel.ts";
import { heartPlace, type HeartNumber } from "./arrays.ts";

/** What echocardiography, catheter and scanner would say of the last beat. */
export interface HeartMeasures {
  readonly heartRate_per_s: number;
  readonly cardiacOutput_m3_per_s: number;
  readonly arterialPressureMean_Pa: number;
  readonly pulmonaryArterialPressureMean_Pa: number;
  readonly rightAtrialPressureMean_Pa: number;
  readonly leftAtrialPressureMean_Pa: number;
  readonly pulmonaryVascularResistance_Pa_s_per_m3: number;
  readonly rvEndDiastolicVolume_m3: number;
  readonly rvEndSystolicVolume_m3: number;
  readonly lvEndDiastolicVolume_m3: number;
  readonly lvEndSystolicVolume_m3: number;
  /** Diameters in an axial scan; the law of the cycle-averaged solve. */
  readonly rvLvDiameter_ratio: number;
  readonly tapse_m: number;
  /** Fractional area change of the right ventricle: 1 - (Ves/Ved)^(2/3). */
  readonly areaChange_fraction: number;
  /** Ees/Ea: slope of the end-systolic relation at its foot over (end-systolic pressure)/(stroke volume). */
  readonly rvPaCoupling_ratio: number;
  readonly coronarySupplyDemand_ratio: number;
  readonly rvStrength_ratio: number;
  readonly arrest: boolean;
}

const twoThirds = 2 / 3;

/** Reads the last beat of a heart. */
export function heartMeasures(heart: Heart): HeartMeasures {
  const { model, slow, numbers } = heart;
  const { values, surface_ratio: size } = model;
  const { means } = slow;
  const rvStroke = Math.max(0, means.pulmonaryFlow_m3_per_s) * means.period_s;
  const lvStroke = Math.max(0, means.aorticFlow_m3_per_s) * means.period_s;
  const rvEnd = Math.max(leastVolume_m3, means.rvFilled_m3 - rvStroke);
  const lvEnd = Math.max(leastVolume_m3, means.lvFilled_m3 - lvStroke);
  const mean = (filled_m3: number, stroke_m3: number): number => filled_m3 - stroke_m3 / 3;
  const right = mean(means.rvFilled_m3, rvStroke) / (values.ctRight * size);
  const left = Math.max(leastShare, mean(means.lvFilled_m3, lvStroke) / (values.ctLeft * size));
  const own = (name: HeartNumber): number => numbers.get("heart", heartPlace[name]);
  const maximum = own("rvMaximum");
  const steepness_per_m3 = own("rvElastance");
  const endPressure = maximum * (1 - chamberExponential(steepness_per_m3 * (own("rvDead") - rvEnd))) + own("help") * Math.max(0, means.aorta_Pa);
  return {
    heartRate_per_s: slow.arrest ? 0 : 1 / means.period_s, cardiacOutput_m3_per_s: means.aorticFlow_m3_per_s,
    arterialPressureMean_Pa: means.aorta_Pa, pulmonaryArterialPressureMean_Pa: means.trunk_Pa, rightAtrialPressureMean_Pa: means.rightAtrium_Pa, leftAtrialPressureMean_Pa: means.leftAtrium_Pa,
    pulmonaryVascularResistance_Pa_s_per_m3: rvStroke > 0 ? (means.trunk_Pa - means.leftAtrium_Pa) / means.pulmonaryFlow_m3_per_s : 0,
    rvEndDiastolicVolume_m3: means.rvFilled_m3, rvEndSystolicVolume_m3: rvEnd, lvEndDiastolicVolume_m3: means.lvFilled_m3, lvEndSystolicVolume_m3: lvEnd,
    rvLvDiameter_ratio: values.ctNormal * pow(right / left, values.ctExponent),
    tapse_m: (values.tapseLength * rvStroke * Math.sqrt(size)) / Math.max(leastVolume_m3, means.rvFilled_m3),
    areaChange_fraction: rvStroke > 0 ? 1 - pow(rvEnd / means.rvFilled_m3, twoThirds) : 0,
    rvPaCoupling_ratio: slow.arrest || endPressure <= 0 ? 0 : (maximum * steepness_per_m3 * rvStroke) / endPressure,
    coronarySupplyDemand_ratio: slow.arrest ? 0 : slow.supplyDemand_ratio, rvStrength_ratio: slow.rvStrength_ratio, arrest: slow.arrest,
  };
}

const leastVolume_m3 = 1e-6;
const leastShare = 0.05;

/** What drives release of troponin, NT-proBNP and lactate, for `advanceBiomarkers`. */
export function biomarkerDrive(heart: Heart, kidney_ratio: number): BiomarkerInput {
  const { slow, input } = heart;
  return {
    coronarySupplyDemand_ratio: slow.arrest ? 0 : slow.supplyDemand_ratio / pulsatileValues.coronaryReserveShare,
    stretch_ratio: slow.restRvFilled_m3 > 0 ? slow.means.rvFilled_m3 / slow.restRvFilled_m3 : 1,
    delivery_ratio: slow.restOutput_m3_per_s > 0 ? (Math.max(0, slow.means.aorticFlow_m3_per_s) / slow.restOutput_m3_per_s) * input.arterialOxygenContent_ratio : 1,
    kidney_ratio,
  };
}

/** Greatest pressure in the pulmonary trunk over the next beat of every person in a block, Pa. Advances them by that beat. */
export function systolicPulmonaryPressure_Pa(kernel: PulsatileKernel, blockIndex: number, hearts: readonly Heart[]): readonly number[] {
  const { circuit } = kernel;
  const highest = hearts.map(() => 0);
  advanceBlock(kernel, blockIndex, hearts, 0, {
    onSample: (heart, i) => {
      const { numbers } = heart;
      const slot = circuit.compartments[circuit.trunk].slotIndex;
      const x = numbers.get("volume", circuit.trunk) + numbers.get("heart", heartPlace.viscosity_s) * numbers.get("rate", circuit.compartmentsOf("artery").length + slot);
      highest[i] = Math.max(highest[i], numbers.get("offset", circuit.trunk) + x * (numbers.get("slope", circuit.trunk) + numbers.get("bend", slot) * x));
    },
  });
  return highest;
}
