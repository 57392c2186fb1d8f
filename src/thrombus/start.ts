import { exp, pow, stream } from "../numerics/index.ts";
import { startThreshold, type ThrombusModel, type Vein } from "./model.ts";
import { freeLength_m, nucleus } from "./segment.ts";
import type { ThrombusValues } from "./parameters.ts";
import type { Clot, ClotId, StartCause, ThrombusEvent, ThrombusInput, ThrombusState } from "./state.ts";

/**
 * Stasis relative to an ordinary day: (mean residence of the last day / that of an ordinary day)^p. Real residence spans 5 to 1600 s;
 * the power (fitted to the recipe) says how much of that a day's clotting feels.
 */
export function stasis_ratio(vein: Vein, meanResidence_s: number, values: ThrombusValues): number {
  return pow(meanResidence_s / vein.referenceResidence_s, values.stasisPower);
}

/**
 * Drive of a start: effective residence over critical residence,
 *
 *     D = T0 (mean / reference)^p / tau_crit
 *
 * T0 is the ordinary day's residence, p the power of `stasis_ratio`. At D = 1 half of the pockets would clot.
 */
export function startDrive_ratio(vein: Vein, meanResidence_s: number, criticalResidence_s: number, values: ThrombusValues): number {
  return (values.normalDayResidence * stasis_ratio(vein, meanResidence_s, values)) / criticalResidence_s;
}

/** Places where a clot may start: pockets, more of them awake in a wounded wall, and exposed wall outside pockets. */
export function startSites_count(vein: Vein, injury_fraction: number, values: ThrombusValues): number {
  return vein.pocket_count * (1 + values.injuredSites * injury_fraction) + values.exposedSitesPerLength * vein.length_m * injury_fraction;
}

/**
 * Rate of starts of a vein, 1/s (recipe law 1, lam0 D'^k / (1 + (D'/Dsat)^k) with D = D'/Dsat):
 *
 *     lambda = lambda_max n D^k / (1 + D^k)
 *
 * The power is the tail of a log-normal spread of thresholds over pockets; it saturates when every pocket is beyond its own.
 */
export function startRate_per_s(vein: Vein, drive_ratio: number, injury_fraction: number, values: ThrombusValues): number {
  const power = pow(Math.min(drive_ratio, mostDrive_ratio), values.startPower);
  return (values.startRate * startSites_count(vein, injury_fraction, values) * power) / (1 + power);
}

/** Far above saturation; keeps the power finite. */
const mostDrive_ratio = 1e3;

/** Moves the day's mean residence of every vein by one step, exactly for constant residence. */
export function advanceMeanResidence(model: ThrombusModel, state: ThrombusState, input: ThrombusInput, dt_s: number): void {
  const keep = exp(-dt_s / model.values.residenceMemory);
  const mean = state.meanResidence_s;
  for (let i = 0; i < mean.length; i++) mean[i] = input.residence_s[i] + (mean[i] - input.residence_s[i]) * keep;
}

function startClot(model: ThrombusModel, state: ThrombusState, vesselIndex: number, cause: StartCause, at_s: number): ThrombusEvent {
  const n = state.start_count[vesselIndex];
  const vein = model.veins[vesselIndex];
  const draws = stream(model.seed, "clot", vesselIndex, n);
  const growth = draws.logNormal(1, model.values.growthSpread);
  const place = draws.uniform() * vein.length_m;
  const clot: Clot = {
    id: state.clot_count as ClotId, originIndex: vesselIndex, start_count: n, born_s: at_s, growth_ratio: growth, burst_index: 0, burst_count: 0, leftPocket: false, drive_ratio: 0,
    cause, segments: [nucleus(model, vesselIndex, place, at_s)],
  };
  state.balance.grown_m3 += clot.segments[0].fresh_m3;
  state.clots.push(clot);
  state.clot_count += 1;
  state.start_count[vesselIndex] += 1;
  state.hazard_index[vesselIndex] = 0;
  state.nextStart_index[vesselIndex] = startThreshold(model, vesselIndex, n + 1);
  return { kind: "clot-started", clotId: clot.id, vesselIndex, at_s, cause };
}

/**
 * Accumulates the hazard of every vein against its stored draw and starts clots. The chance over a time does not depend on how it is
 * cut into steps. A vein already full of clot offers only its free share; a step starts at most one clot in a vein.
 */
export function startClots(model: ThrombusModel, state: ThrombusState, input: ThrombusInput, dt_s: number, t_s: number): ThrombusEvent[] {
  const events: ThrombusEvent[] = [];
  const { values } = model;
  for (let i = 0; i < model.veins.length; i++) {
    const vein = model.veins[i];
    const injury = input.injury_fraction[i];
    if (vein.pocket_count === 0 && !(vein.isVein && injury > 0)) continue;
    const drive = startDrive_ratio(vein, state.meanResidence_s[i], input.criticalResidence_s[i], values);
    const free = state.clots.length === 0 ? 1 : freeLength_m(model, state, i) / (vein.length_m * vein.channel_count);
    state.hazard_index[i] += startRate_per_s(vein, drive, injury, values) * free * dt_s;
    if (state.hazard_index[i] < state.nextStart_index[i]) continue;
    const cause: StartCause = { drive_ratio: drive, residence_s: input.residence_s[i], meanResidence_s: state.meanResidence_s[i], criticalResidence_s: input.criticalResidence_s[i], injury_fraction: injury };
    events.push(startClot(model, state, i, cause, t_s + dt_s));
  }
  return events;
}
