import { fromSI } from "virchow";
import type { Engine } from "./engine.ts";
import { exitStatus, Failure } from "./failure.ts";
import type { Recorded } from "./recorded.ts";

/** Columns after `time_s`: name in the file, channel of the recording, unit. */
const columns: readonly (readonly [name: string, channel: string, unit: string])[] = [
  ["arterialPressure_mmHg", "arterialPressure_Pa", "mmHg"],
  ["aorticPressure_mmHg", "aorticPressure_Pa", "mmHg"],
  ["pulmonaryArterialPressure_mmHg", "pulmonaryArterialPressure_Pa", "mmHg"],
  ["centralVenousPressure_mmHg", "centralVenousPressure_Pa", "mmHg"],
  ["leftAtrialPressure_mmHg", "leftAtrialPressure_Pa", "mmHg"],
  ["rightVentricularPressure_mmHg", "rightVentricularPressure_Pa", "mmHg"],
  ["leftVentricularPressure_mmHg", "leftVentricularPressure_Pa", "mmHg"],
  ["rightVentricularVolume_mL", "rightVentricularVolume_m3", "mL"],
  ["leftVentricularVolume_mL", "leftVentricularVolume_m3", "mL"],
  ["rightAtrialVolume_mL", "rightAtrialVolume_m3", "mL"],
  ["leftAtrialVolume_mL", "leftAtrialVolume_m3", "mL"],
  ["aorticFlow_mL_per_s", "aorticFlow_m3_per_s", "mL_per_s"],
  ["pulmonaryFlow_mL_per_s", "pulmonaryFlow_m3_per_s", "mL_per_s"],
  ["tricuspidFlow_mL_per_s", "tricuspidFlow_m3_per_s", "mL_per_s"],
  ["mitralFlow_mL_per_s", "mitralFlow_m3_per_s", "mL_per_s"],
  ["rightCoronaryFlow_mL_per_s", "rightCoronaryFlow_m3_per_s", "mL_per_s"],
  ["chestPressure_mmHg", "chestPressure_Pa", "mmHg"],
  ["ecg_ratio", "ecg_ratio", "1"],
];

/** Pressures, flows, volumes and the electrocardiogram as CSV. `rWave_index` is 1 in the row in which a beat begins, else 0. */
export function waveformsCsv({ start_s, waves }: Recorded): string {
  const lines = [["time_s", ...columns.map(([name]) => name), "rWave_index"].join(",")];
  const channels = columns.map(([, channel, unit]) => ({ unit, values: waves[channel] as ArrayLike<number> }));
  let next = 0;
  for (let i = 0; i < waves.time_s.length; i++) {
    const time = waves.time_s[i] ?? 0;
    const beat = waves.beats[next];
    const isBeat = beat !== undefined && beat.rWave_s <= time;
    if (isBeat) next += 1;
    lines.push([start_s + time, ...channels.map(({ unit, values }) => fromSI(values[i] ?? 0, unit)), isBeat ? 1 : 0].join(","));
  }
  return `${lines.join("\n")}\n`;
}

/** Reads `10 min..11 min`. */
export function stretchOf(engine: Engine, text: string): { readonly from_s: number; readonly to_s: number } {
  const parts = text.split("..");
  const [from_s, to_s] = parts.map((part) => engine.readDuration(part.trim()));
  if (parts.length !== 2 || typeof from_s !== "number" || typeof to_s !== "number" || from_s < 0 || !(to_s > from_s)) throw new Failure(exitStatus.usage, `--waveforms ${text}: expected two times and two dots between them, such as "10 min..11 min".`);
  return { from_s, to_s };
}
