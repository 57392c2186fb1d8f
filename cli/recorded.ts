/** Signals of the beating heart, in SI; times count from `start_s`. */
export interface Recorded {
  readonly start_s: number;
  readonly waves: Readonly<Record<string, ArrayLike<number> | readonly unknown[] | boolean>> & { readonly time_s: ArrayLike<number>; readonly beats: readonly { readonly rWave_s: number }[] };
}

/** A loop in SI. */
interface LoopInSI {
  readonly volume_m3: ArrayLike<number>;
  readonly pressure_Pa: ArrayLike<number>;
}

/** Beats at one moment, in SI. */
export interface BeatsInSI {
  readonly at_s: number;
  readonly waves: {
    readonly time_s: ArrayLike<number>;
    readonly ecg_ratio: ArrayLike<number>;
    readonly arterialPressure_Pa: ArrayLike<number>;
    readonly pulmonaryArterialPressure_Pa: ArrayLike<number>;
    readonly centralVenousPressure_Pa: ArrayLike<number>;
  };
  readonly right: LoopInSI | null;
  readonly left: LoopInSI | null;
}

/** The heart before anything happened, and under the greatest obstruction; in SI. */
export interface HeartInSI {
  readonly before: BeatsInSI;
  readonly strained: BeatsInSI | null;
}
