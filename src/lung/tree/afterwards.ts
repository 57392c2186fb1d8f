import { exp, type Random } from "../../numerics/index.ts";
import type { PulmonaryTree } from "./build.ts";
import { lodgeInTree, type LodgeInput, type TreeClot } from "./clots.ts";

/** What decides the fate of clots in the lung. */
export interface ResolutionInput {
  /** Rate of lysis of a clot of this volume and age, 1/s: the law of the embolus station, or any other. */
  readonly lysis_per_s: (volume_m3: number, age_s: number) => number;
  /** How fast this person's clots organise over the middle person's. */
  readonly organising_ratio: number;
}

/** Share of a clot that is left as a web when it counts as gone. */
const webShare = 0.03;
const matureFrom_s = 864000;

/**
 * Clot over a step: fresh clot lyses, what stays turns to scar, and channels open in the scar.
 *
 *     dV/dt = -k(V, a) (1 - o) V,   do/dt = c (1 - o) a/(a + 10 d)/45 d,   dr/dt = (r1 o - r)/60 d
 *
 * o organised share, r share of the lumen that channels open, c the person. Width goes with the square root of volume; scar keeps its place. Returns what was lysed, m3.
 */
export function advanceTreeClots(tree: PulmonaryTree, clots: TreeClot[], input: ResolutionInput, dt_s: number): number {
  const { values } = tree;
  let lysed = 0;
  for (const clot of clots) {
    const before = clot.volume_m3;
    clot.volume_m3 = before * exp(-input.lysis_per_s(before, clot.age_s) * (1 - clot.organised_fraction) * dt_s);
    clot.width_m *= Math.sqrt(clot.volume_m3 / before);
    clot.occlusion_fraction = clot.lodgedOcclusion_fraction * Math.sqrt(clot.volume_m3 / clot.lodgedVolume_m3);
    const mature = clot.age_s / (clot.age_s + matureFrom_s);
    clot.organised_fraction = 1 - (1 - clot.organised_fraction) * exp((-input.organising_ratio * mature * dt_s) / values.organiseTime);
    const goal = values.recanalise * clot.organised_fraction;
    clot.recanalised_fraction += (goal - clot.recanalised_fraction) * (1 - exp(-dt_s / values.recanaliseTime));
    clot.age_s += dt_s;
    lysed += before - clot.volume_m3;
  }
  for (let k = clots.length - 1; k >= 0; k--) {
    const clot = clots[k];
    if (clot.volume_m3 > webShare * clot.lodgedVolume_m3) continue;
    lysed += clot.volume_m3;
    clots.splice(k, 1);
  }
  return lysed;
}

/**
 * Later migration: a plug that lysis has made narrower than the end of its artery, and that has not yet grown fast, is swept on to where it fits. Volume is conserved. Returns
 * how many moved.
 */
export function migrateClots(tree: PulmonaryTree, clots: TreeClot[], random: Random, input: Omit<LodgeInput, "embolus_index" | "from_index">): number {
  const { values } = tree;
  const living = 1 + values.distensibility * (values.livingPressure - values.castPressure);
  let moved = 0;
  for (let k = clots.length - 1; k >= 0; k--) {
    const clot = clots[k];
    const end = tree.diameter_m[clot.element_index] * living * (1 - values.taper);
    const loose = exp(-(input.t_s - clot.lodged_s) / values.adherence) * (1 - clot.organised_fraction);
    if (clot.straddles || clot.share_fraction < 1 || clot.width_m > values.migrate * end || random.uniform() > loose) continue;
    const piece = { volume_m3: clot.volume_m3, length_m: clot.length_m, diameter_m: clot.width_m, age_s: clot.age_s, organised_fraction: clot.organised_fraction };
    const next = lodgeInTree(tree, piece, random, { ...input, embolus_index: clot.embolus_index, from_index: clot.element_index });
    if (next.every((own) => own.element_index === clot.element_index)) continue;
    clots.splice(k, 1, ...next);
    moved += 1;
  }
  return moved;
}

/** What is left months later. */
export type LungAftermath = "resolved" | "residual-defect" | "chronic-disease" | "chronic-hypertension";

/** Limits: a defect is seen from 5 % of flow, disease from 10 %; three months; over 20 mmHg and 2 WU. */
const aftermathLimits = { defect: 0.05, disease: 0.1, after_s: 7776000, pressure_Pa: 2666.4477483, resistance_Pa_s_per_m3: 15998686.49 } as const;

/**
 * Names the state of the lung after an embolism. Chronic thromboembolic disease: perfusion defects of a tenth of the lung or more by organised clot after three months; with
 * mean pressure over 20 mmHg and resistance over 2 WU it is chronic thromboembolic pulmonary hypertension (esc2022ph).
 */
export function lungAftermath(clots: readonly TreeClot[], flowLost_fraction: number, since_s: number, pulmonaryPressure_Pa: number, resistance_Pa_s_per_m3: number): LungAftermath {
  const limits = aftermathLimits;
  if (flowLost_fraction < limits.defect) return "resolved";
  const volume = clots.reduce((a, clot) => a + clot.volume_m3, 0);
  const organised = volume > 0 ? clots.reduce((a, clot) => a + clot.volume_m3 * clot.organised_fraction, 0) / volume : 0;
  if (since_s < limits.after_s || organised < 0.5 || flowLost_fraction < limits.disease) return "residual-defect";
  return pulmonaryPressure_Pa > limits.pressure_Pa && resistance_Pa_s_per_m3 > limits.resistance_Pa_s_per_m3 ? "chronic-hypertension" : "chronic-disease";
}

/** Small arteries of open lung thicken under the flow of a closed bed: resistance over rest after a step, towards 1 + m (share/(1 - share)) for the share of bed closed. */
export function advanceRemodelling(tree: PulmonaryTree, ratio: number, bedLost_fraction: number, dt_s: number): number {
  const share = Math.min(mostShare, Math.max(0, bedLost_fraction));
  const goal = 1 + tree.values.remodel * Math.max(0, share / (1 - share) - threshold);
  return ratio + (goal - ratio) * (1 - exp(-dt_s / tree.values.remodelTime));
}

const mostShare = 0.9;
/** Excess flow that open lung bears without answering, as in exercise. */
const threshold = 0.15;
