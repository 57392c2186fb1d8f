import { fullCriticalResidence_s, usualTissueFactor_nM, type BloodSample } from "../generation/index.ts";
import { residenceDomain } from "../data/critical-residence-domain.ts";
import { emulatedCriticalResidence_s, isWithinDomain, type PocketBlood } from "./emulator.ts";

/** A critical residence time and what computed it. `residence_s` is null where even still blood does not clot. */
export interface CriticalResidence {
  readonly residence_s: number | null;
  readonly by: "emulator" | "full model";
}

/** Thrombomodulin of the protein C model when nothing is said, nM. Source: brummelziedins2012 (the value is assumed there). */
const usualThrombomodulin_nM = 1;
/** Levels as the emulator names them: VII stands for VII and VIIa. */
const known: readonly string[] = Object.keys(residenceDomain.spread);

function isFree(effect: BloodSample["effect"]): boolean {
  return effect === undefined || (effect.inhibitors.length === 0 && effect.antithrombinXa_ratio === 1 && effect.antithrombinIIa_ratio === 1);
}

function emulatorQuestion(sample: BloodSample): PocketBlood | undefined {
  if ((sample.model ?? "protein-c") !== "protein-c" || !isFree(sample.effect) || Object.keys(sample.concentrations_nM ?? {}).length > 0) return undefined;
  const levels = sample.levels ?? {};
  if (!Object.keys(levels).every((name) => known.includes(name))) return undefined;
  const question = {
    tissueFactor_nM: sample.tissueFactor_nM ?? usualTissueFactor_nM,
    thrombomodulin_nM: sample.thrombomodulin_nM ?? usualThrombomodulin_nM,
    levels,
    leiden_fraction: sample.leiden_fraction ?? 0,
  };
  return isWithinDomain(question) ? question : undefined;
}

/**
 * Critical residence time of a blood on a wall: by the emulator where it holds, by the full model elsewhere (severe deficiency, drugs,
 * other models, walls outside its range, and where the emulated time is beyond what it was fitted to). Throws RangeError for what
 * does not fit the model.
 */
export function criticalResidenceTime(sample: BloodSample): CriticalResidence {
  const question = emulatorQuestion(sample);
  if (question !== undefined) {
    const residence_s = emulatedCriticalResidence_s(question);
    if (residence_s <= residenceDomain.largest_s) return { residence_s, by: "emulator" };
  }
  return { residence_s: fullCriticalResidence_s(sample), by: "full model" };
}
