/** How the body is held. */
export type Posture = "supine" | "legs-raised" | "head-up" | "sitting" | "standing";

/** What the rest of the body asks of the circulation during a step. Per-vessel arrays follow the order of the graph. */
export interface CirculationInput {
  readonly posture: Posture;
  /** Squeezes of the calf muscles, 1/s. */
  readonly calfPumpRate_per_s: { readonly left: number; readonly right: number };
  /** Oxygen uptake over rest. */
  readonly exercise_ratio: number;
  /** Mean pressure in the chest, Pa; -600 in quiet breathing. */
  readonly intrathoracicPressure_Pa: number;
  /** Mean pressure in the belly over quiet breathing, Pa. */
  readonly abdominalPressure_Pa: number;
  readonly alveolarPressure_Pa: number;
  /** Share of each vessel's lumen that is blocked. */
  readonly occlusion_fraction: readonly number[];
  /** Share of each vessel's length over which it is blocked. */
  readonly occludedLength_fraction: readonly number[];
  /** Resistance of each bed over rest (1 elsewhere). */
  readonly bedResistance_ratio: readonly number[];
  /** Pressure on each vessel from outside: stocking, cuff, tight tissue, Pa. */
  readonly externalPressure_Pa: readonly number[];
  readonly saturation_fraction: number;
  /** Arterial oxygen content over normal. */
  readonly arterialOxygenContent_ratio: number;
  readonly minuteVentilation_m3_per_s: number;
  /** Pain, fear, stretch: added sympathetic drive. */
  readonly stress_ratio: number;
  /** Noradrenaline, 1 = 0.2 ug/kg/min. */
  readonly vasopressor_ratio: number;
  /** Fluid into the veins, m3/s; negative for bleeding. */
  readonly fluidRate_m3_per_s: number;
  /** Share of the pulmonary bed lost: takes arterial compliance with it. */
  readonly bedLost_fraction: number;
}

/** State of heart, vessels and reflexes: plain numbers that can be saved. */
export interface CirculationState {
  /** Volume of each compartment, m3. */
  readonly volume_m3: number[];
  /** Pressure of each compartment, Pa; the start of the next solve. */
  readonly pressure_Pa: number[];
  /** Flow along each link at the end of the last step, m3/s. */
  readonly linkFlow_m3_per_s: number[];
  /** Widening of each collateral link, 1 at rest. */
  readonly collateral_ratio: number[];
  /** Sympathetic drive as the heart rate, the resistance and the veins feel it. */
  rateDrive_ratio: number;
  resistanceDrive_ratio: number;
  venousDrive_ratio: number;
  septalShift_m3: number;
  /** Strength of the right ventricle left by ischaemia, 1 in health. */
  rvStrength_ratio: number;
  rvStroke_m3: number;
  lvStroke_m3: number;
  /** Fluid gained from tissue so far, m3. */
  gainedFluid_m3: number;
  /** How long output or pressure has been below what sustains the heart, s. */
  failing_s: number;
  arrest: boolean;
  /** Pressures in chest and belly at the end of the last step, Pa. */
  chest_Pa: number;
  belly_Pa: number;
  /** Operating point found at the beginning. */
  restPressure_Pa: number;
  restDemand_W: number;
  restOutput_m3_per_s: number;
  restHeartRate_per_s: number;
}

/** Properties of one person's circulation that differ between people of the same size. */
export interface CirculationTraits {
  readonly rvReserve_ratio: number;
  readonly reflexGain_ratio: number;
  readonly pulmonaryResistance_ratio: number;
  readonly rvPressure_ratio: number;
}
