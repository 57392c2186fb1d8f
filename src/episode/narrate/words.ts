import { fromSI } from "../../units/index.ts";

/** A number with at most the given decimals, without trailing zeros. */
export function round(n: number, decimalsCount = 0): string {
  const scale = [1, 10, 100, 1000][decimalsCount] ?? 1;
  return String(Math.round(n * scale) / scale);
}

/** A volume as people say it: `2.4 mL`, `0.08 mL`, `30 µL`. */
export function volumeText(volume_m3: number): string {
  const millilitres = fromSI(volume_m3, "mL");
  if (millilitres < 0.1) return `${round(millilitres * 1000)} µL`;
  return `${round(millilitres, millilitres < 1 ? 2 : 1)} mL`;
}

/** A share in per cent. */
export function percentText(share_fraction: number): string {
  return `${round(share_fraction * 100)} %`;
}

const secondsPerMinute = 60;

/** A short time: seconds up to three minutes, then minutes. */
export function shortTimeText(t_s: number): string {
  return t_s < 3 * secondsPerMinute ? `${round(t_s, t_s < 10 ? 1 : 0)} s` : `${round(t_s / secondsPerMinute)} min`;
}
