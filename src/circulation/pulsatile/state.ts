/** What changes slowly beside the kernel's arrays: reflexes, ischaemia, breathing. Plain numbers that can be saved. */
export interface SlowState {
  /** Length of the present beat, s. */
  period_s: number;
  /** Steps into which it is divided, and how many have been taken. */
  stepsOfBeatCount: number;
  stepsInBeatCount: number;
  /** Time at the start of the present beat, s. */
  time_s: number;
  beatCount: number;
  /** Sympathetic drive as the heart rate, the resistance and the veins feel it. */
  rateDrive_ratio: number;
  resistanceDrive_ratio: number;
  venousDrive_ratio: number;
  /** Strength of the right ventricle left by ischaemia. */
  rvStrength_ratio: number;
  /** Conductance of the coronary vessels over rest. */
  coronaryRight_ratio: number;
  coronaryLeft_ratio: number;
  /** Supply of the right ventricle over its demand, last beat. */
  supplyDemand_ratio: number;
  /** Fluid drawn from tissue so far, m3. */
  gainedFluid_m3: number;
  failing_s: number;
  arrest: boolean;
  /** Place in the breath, the step, and in the change of posture. */
  breath_fraction: number;
  stride_fraction: number;
  tilt_fraction: number;
  /** Operating point at rest: pressure to defend, demand and coronary flows to compare with. Zero until it has been found. */
  restPressure_Pa: number;
  restDemand_W: number;
  restOutput_m3_per_s: number;
  restRightCoronary_m3_per_s: number;
  restLeftCoronary_m3_per_s: number;
  restLeftDemand_W: number;
  restRvFilled_m3: number;
  /** Means over the last whole beat. */
  readonly means: BeatMeans;
}

/** Means over a beat, and volumes at its end. */
export interface BeatMeans {
  aorta_Pa: number;
  trunk_Pa: number;
  rightAtrium_Pa: number;
  leftAtrium_Pa: number;
  aorticFlow_m3_per_s: number;
  pulmonaryFlow_m3_per_s: number;
  rightCoronary_m3_per_s: number;
  leftCoronary_m3_per_s: number;
  rvFilled_m3: number;
  lvFilled_m3: number;
  period_s: number;
}

/** A slow state before the first beat. */
export function freshSlow(period_s: number): SlowState {
  return {
    period_s, stepsOfBeatCount: 0, stepsInBeatCount: 0, time_s: 0, beatCount: 0, rateDrive_ratio: 0, resistanceDrive_ratio: 0, venousDrive_ratio: 0, rvStrength_ratio: 1, coronaryRight_ratio: 1, coronaryLeft_ratio: 1, supplyDemand_ratio: 1,
    gainedFluid_m3: 0, failing_s: 0, arrest: false, breath_fraction: 0, stride_fraction: 0, tilt_fraction: 1,
    restPressure_Pa: 0, restDemand_W: 0, restOutput_m3_per_s: 0, restRightCoronary_m3_per_s: 0, restLeftCoronary_m3_per_s: 0, restLeftDemand_W: 0, restRvFilled_m3: 0,
    means: { aorta_Pa: 0, trunk_Pa: 0, rightAtrium_Pa: 0, leftAtrium_Pa: 0, aorticFlow_m3_per_s: 0, pulmonaryFlow_m3_per_s: 0, rightCoronary_m3_per_s: 0, leftCoronary_m3_per_s: 0, rvFilled_m3: 0, lvFilled_m3: 0, period_s },
  };
}
