import type { Samples } from "../blocks/kind.ts";

/** Value of a series at a time: straight lines between samples, repeated after its span; before the first sample its first line goes on. */
export function seriesAt({ times, values, periodic }: Samples): (time: number) => number {
  if (values.length === 1) return () => values[0];
  const last = values.length - 1;
  const span = times[last] - times[0];
  return (time) => {
    const at = periodic ? time % span : time;
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] < at) low = middle + 1;
      else high = middle;
    }
    const next = Math.min(low, last);
    if (times[next] === at) return values[next];
    const before = next === 0 ? 1 : next - 1;
    return values[before] + ((values[next] - values[before]) / (times[next] - times[before])) * (at - times[before]);
  };
}

/** Plain mean of the samples as listed. */
export function seriesMean({ values }: Samples): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
