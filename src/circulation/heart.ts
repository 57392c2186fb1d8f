import { exp, log } from "../numerics/index.ts";

/** A volume and its slope with pressure. */
export interface VolumeAt {
  volume_m3: number;
  slope_m3_per_Pa: number;
}

/**
 * End-diastolic volume of a ventricle from its filling pressure:
 *
 *     V = V1 + ln(1 + P/P1)/k      for P > -x0 P1
 *
 * continued below by an exponential of the same slope, so that the volume stays positive at any suction. Writes into `out`.
 */
export function fillingVolume(pressure_Pa: number, base_m3: number, scale_Pa: number, stiffness_per_m3: number, out: VolumeAt): void {
  const x = pressure_Pa / scale_Pa;
  // The join lies where the logarithmic branch has fallen to a quarter of its base volume.
  const quarter = base_m3 / 4;
  const joinX = exp(-(base_m3 - quarter) * stiffness_per_m3) - 1;
  if (x > joinX) {
    out.volume_m3 = base_m3 + log(1 + x) / stiffness_per_m3;
    out.slope_m3_per_Pa = 1 / (stiffness_per_m3 * (1 + x) * scale_Pa);
    return;
  }
  const slope = 1 / (stiffness_per_m3 * (1 + joinX) * scale_Pa);
  const decay = exp(((x - joinX) * scale_Pa * slope) / quarter);
  out.volume_m3 = quarter * decay;
  out.slope_m3_per_Pa = slope * decay;
}

/** A stroke and how it answers to filling and to load. */
export interface Stroke {
  stroke_m3: number;
  byFilling_ratio: number;
  byLoad_m3_per_Pa: number;
}

/** Soft corner that keeps a stroke positive, m3. */
export const strokeSoftness_m3 = 4e-6;
/** Distance from the greatest pressure at which the end-systolic curve is continued by its tangent. */
export const closest_ratio = 0.02;

/**
 * Stroke volume of a ventricle whose end-systolic pressure saturates with volume:
 *
 *     Pes = Pmax (1 - exp(-E (Ves - V0)/Pmax)) + Phelp,   SV = Ved - Ves(Pes),   Pes = Pmean + c SV
 *
 * The stroke is kept positive by a soft corner. `maximal_Pa` Infinity gives a straight line (the left ventricle).
 * Limits: quasi-static beat; see the recipe of heart and lung for its validity. Writes into `out`.
 */
export function strokeVolume(filled_m3: number, mean_Pa: number, pulsePerStroke_Pa_per_m3: number, elastance_Pa_per_m3: number, dead_m3: number, maximal_Pa: number, help_Pa: number, start_m3: number, out: Stroke): void {
  let stroke = start_m3;
  let slope = 0;
  for (let pass = 0; pass < 4; pass++) {
    const load = Math.max(0, mean_Pa + pulsePerStroke_Pa_per_m3 * stroke - help_Pa);
    let end: number;
    if (maximal_Pa === Infinity) {
      end = dead_m3 + load / elastance_Pa_per_m3;
      slope = 1 / elastance_Pa_per_m3;
    } else {
      const share = load / maximal_Pa;
      if (share < 1 - closest_ratio) {
        end = dead_m3 - (maximal_Pa / elastance_Pa_per_m3) * log(1 - share);
        slope = 1 / (elastance_Pa_per_m3 * (1 - share));
      } else {
        slope = 1 / (elastance_Pa_per_m3 * closest_ratio);
        end = dead_m3 - (maximal_Pa / elastance_Pa_per_m3) * log(closest_ratio) + slope * (load - (1 - closest_ratio) * maximal_Pa);
      }
    }
    const raw = filled_m3 - end;
    const root = Math.sqrt(raw * raw + strokeSoftness_m3 * strokeSoftness_m3);
    const next = 0.5 * (raw + root);
    const gate = 0.5 * (1 + raw / root);
    const loop = 1 + gate * slope * pulsePerStroke_Pa_per_m3;
    // One Newton step of the closed loop stroke = f(stroke).
    stroke += (next - stroke) / loop;
    out.byFilling_ratio = gate / loop;
    out.byLoad_m3_per_Pa = (-gate * slope) / loop;
  }
  out.stroke_m3 = Math.max(0, stroke);
}
