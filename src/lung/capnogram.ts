import { exp, normalCumulative } from "../numerics/index.ts";
import { breath, deadVolume_m3, mmHg_Pa } from "./breathing.ts";
import type { LungModel } from "./model.ts";
import type { LungInput, LungState } from "./state.ts";

/** Carbon dioxide at the mouth over one breath: expiration first, then inspiration. */
export interface Capnogram {
  readonly time_s: readonly number[];
  readonly expired_m3: readonly number[];
  readonly pressureCO2_Pa: readonly number[];
  /** Mean of the expired gas, and slope of the alveolar plateau. */
  readonly mixedExpiredCO2_Pa: number;
  readonly plateauSlope_Pa_per_m3: number;
}

/** Share of the breath that is expiration; spread of the front over the dead volume; emptying of a passive lung within an expiration; volume of lung gas. */
const shape = { expiration: 0.6, front: 0.18, emptying: 3.5, lungGas_m3: 2.6e-3, dryGas_Pa: 95000 } as const;
const leastCount = 8;
const usualCount = 100;
const leastAir = 1e-9;

/**
 * One breath: gas of the airways (phase I), a front spread by mixing in them (II), and the alveolar plateau (III), which rises because blood goes on giving off carbon
 * dioxide while the lung empties. The plateau ends at the end-tidal pressure of the state. `sample_count` points of equal time.
 */
export function capnogram(model: LungModel, state: LungState, input: LungInput, sample_count = usualCount): Capnogram {
  if (!(sample_count >= leastCount)) throw new RangeError(`sample_count: got ${sample_count}, expected ${leastCount} or more`);
  const { tidal_m3, rate_per_s } = breath(model, Math.max(leastAir, state.minuteVentilation_m3_per_s), input);
  const period = 1 / rate_per_s;
  const out = shape.expiration * period;
  const dead = deadVolume_m3(model);
  const end = state.alveolarCO2_points * mmHg_Pa;
  const rise = (state.breathedCO2_m3_per_s * out * shape.dryGas_Pa) / shape.lungGas_m3;
  const whole = 1 - exp(-shape.emptying);
  const time: number[] = [];
  const volume: number[] = [];
  const pressure: number[] = [];
  let mixed = 0;
  let before = 0;
  const slope = rise / tidal_m3;
  for (let k = 0; k < sample_count; k++) {
    const t = (period * (k + 0.5)) / sample_count;
    const expiring = t < out;
    const v = expiring ? (tidal_m3 * (1 - exp((-shape.emptying * t) / out))) / whole : tidal_m3;
    const front = normalCumulative((v - dead) / (shape.front * dead));
    const p = expiring ? front * (end - slope * (tidal_m3 - v)) : 0;
    time.push(t);
    volume.push(v);
    pressure.push(Math.max(0, p));
    mixed += Math.max(0, p) * (v - before);
    before = v;
  }
  return { time_s: time, expired_m3: volume, pressureCO2_Pa: pressure, mixedExpiredCO2_Pa: mixed / tidal_m3, plateauSlope_Pa_per_m3: slope };
}
