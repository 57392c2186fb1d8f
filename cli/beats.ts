import { fromSI } from "virchow";
import type { BeatsInSI, HeartInSI } from "./recorded.ts";
import type { ReportBeats, ReportHeart, ReportLoop } from "./report/input.ts";

const tenths = 10;
const hundredths = 100;

function rounded(values: ArrayLike<number>, unit: string, scale: number): number[] {
  return Array.from(values, (value) => Math.round(fromSI(value, unit) * scale) / scale);
}

function loop(given: BeatsInSI["right"]): ReportLoop | null {
  return given === null ? null : { volume_mL: rounded(given.volume_m3, "mL", tenths), pressure_mmHg: rounded(given.pressure_Pa, "mmHg", tenths) };
}

function beats({ at_s, waves, right, left }: BeatsInSI): ReportBeats {
  return {
    at_s,
    time_s: Array.from(waves.time_s, (t) => Math.round(t * hundredths * tenths) / (hundredths * tenths)),
    ecg: rounded(waves.ecg_ratio, "1", hundredths),
    arterial_mmHg: rounded(waves.arterialPressure_Pa, "mmHg", tenths),
    pulmonary_mmHg: rounded(waves.pulmonaryArterialPressure_Pa, "mmHg", tenths),
    venous_mmHg: rounded(waves.centralVenousPressure_Pa, "mmHg", tenths),
    right: loop(right),
    left: loop(left),
  };
}

/** The heart of a run in the units of a report. */
export function reportHeart(heart: HeartInSI): ReportHeart {
  return { before: beats(heart.before), strained: heart.strained === null ? null : beats(heart.strained) };
}
