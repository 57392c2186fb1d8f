import type { Waveforms } from "./waveforms.ts";

/** A ventricle's pressure against its volume over one beat, with what a catheter laboratory reads from it. */
export interface PressureVolumeLoop {
  readonly volume_m3: Float64Array;
  readonly pressure_Pa: Float64Array;
  readonly endDiastolicVolume_m3: number;
  readonly endSystolicVolume_m3: number;
  /** Pressure at the left upper corner: where pressure over volume is greatest. */
  readonly endSystolicPressure_Pa: number;
  /** Area of the loop. */
  readonly strokeWork_J: number;
}

/** The loop of the last whole beat in a recording. Throws RangeError when it holds none. */
export function pressureVolumeLoop(waves: Waveforms, ventricle: "right" | "left"): PressureVolumeLoop {
  const end = waves.time_s.length > 0 ? waves.time_s[waves.time_s.length - 1] : 0;
  const whole = waves.beats.filter((beat) => beat.rWave_s + beat.period_s <= end && beat.rWave_s >= waves.time_s[0]);
  const beat = whole.at(-1);
  if (beat === undefined) throw new RangeError("pressureVolumeLoop: the recording holds no whole beat; record at least two seconds.");
  const first = waves.time_s.findIndex((t) => t > beat.rWave_s);
  const after = waves.time_s.findIndex((t) => t > beat.rWave_s + beat.period_s);
  const stop = after < 0 ? waves.time_s.length : after;
  const [volume, pressure] = ventricle === "right" ? [waves.rightVentricularVolume_m3, waves.rightVentricularPressure_Pa] : [waves.leftVentricularVolume_m3, waves.leftVentricularPressure_Pa];
  const v = volume.slice(first, stop);
  const p = pressure.slice(first, stop);
  let work = 0;
  let corner = 0;
  for (let i = 0; i < v.length; i++) {
    const next = i + 1 < v.length ? i + 1 : 0;
    work += 0.5 * (p[i] + p[next]) * (v[i] - v[next]);
    if (p[i] / v[i] > p[corner] / v[corner]) corner = i;
  }
  return { volume_m3: v, pressure_Pa: p, endDiastolicVolume_m3: Math.max(...v), endSystolicVolume_m3: Math.min(...v), endSystolicPressure_Pa: p[corner], strokeWork_J: work };
}
