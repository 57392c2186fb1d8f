/** Signals of the beating heart, in SI; times count from `start_s`. */
export interface Recorded {
  readonly start_s: number;
  readonly waves: Readonly<Record<string, ArrayLike<number> | readonly unknown[] | boolean>> & { readonly time_s: ArrayLike<number>; readonly beats: readonly { readonly rWave_s: number }[] };
}
