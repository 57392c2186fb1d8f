import { createEmbolus, embolusParameters, lungLysis_per_s } from "#embolus";
import { advanceRemodelling, advanceTreeClots, lungAftermath, perfuseTree, treeLoss, treeOcclusion, type LungAftermath, type TreeClot } from "#lung";
import { exp, stream } from "#numerics";
import { resolve } from "#units";
import { drawPatient, templateTree } from "./people.ts";

const day_s = 86400;
const mmHg_Pa = 133.322387415;
const embolus = resolve(embolusParameters);
const marks_d = [14, 90, 180] as const;

/** One survivor under anticoagulation: share of clot volume left at 14, 90 and 180 days, and the lung at six months. */
export interface Aftermath {
  readonly left: readonly number[];
  readonly state: LungAftermath;
  /** The same at two years. */
  readonly late: LungAftermath;
  readonly flowLost_fraction: number;
  /** Fullest lumen at six months. */
  readonly occlusion_fraction: number;
}

/** Follows the emboli of a patient for six months in the template tree. Fibrinolysis, organising and the age of the clot at release differ between people. */
export function followUp(seed: number): Aftermath {
  const { tree, rest } = templateTree();
  const patient = drawPatient(seed, false);
  const random = stream(seed, "validation", "aftermath");
  const lysisPerson_ratio = random.logNormal(1, 0.4);
  const organising_ratio = random.logNormal(1, 1.3);
  const age_s = Math.min(180, random.logNormal(4, 1.2)) * day_s;
  const clots: TreeClot[] = patient.clots.map((clot) => ({ ...clot, age_s, organised_fraction: 1 - exp((-organising_ratio * age_s * age_s) / (age_s + 10 * day_s) / tree.values.organiseTime) }));
  const model = createEmbolus(patient.graph, seed, embolus, { load_ratio: 1 });
  const whole = clots.reduce((a, clot) => a + clot.volume_m3, 0);
  const left: number[] = [];
  let remodelled = 1;
  let lost = 0;
  const advance = (days: number): void => {
    advanceTreeClots(tree, clots, { lysis_per_s: (volume_m3, clotAge_s) => lungLysis_per_s(model, volume_m3, clotAge_s, { lysisPerson_ratio, plasminActivity_ratio: 0 }), organising_ratio }, days * day_s);
  };
  const lossOf = (): number => treeLoss(tree, perfuseTree(tree, { ...input, ...treeOcclusion(tree, clots) }), rest).flowLost_fraction;
  for (let d = 1; d <= 180; d++) {
    advance(1);
    if (d % 30 === 0) {
      lost = lossOf();
      remodelled = advanceRemodelling(tree, remodelled, lost, 30 * day_s);
    }
    if ((marks_d as readonly number[]).includes(d)) left.push(clots.reduce((a, clot) => a + clot.volume_m3, 0) / whole);
  }
  const half = lungAftermath(clots, lost, 180 * day_s, 0, 0);
  for (let month = 7; month <= 24 && lost > 0; month++) {
    advance(30);
    lost = lossOf();
    remodelled = advanceRemodelling(tree, remodelled, lost, 30 * day_s);
  }
  const flow = perfuseTree(tree, { ...input, ...treeOcclusion(tree, clots), constriction_ratio: remodelled });
  return { left, state: half, late: lungAftermath(clots, lost, 720 * day_s, flow.inletPressure_Pa, flow.resistance_Pa_s_per_m3), flowLost_fraction: lost, occlusion_fraction: Math.max(0, ...clots.map((clot) => clot.occlusion_fraction * (1 - clot.recanalised_fraction))) };
}

const input = { flow_m3_per_s: 9e-5, leftAtrialPressure_Pa: 8 * mmHg_Pa, alveolarPressure_Pa: 0, posture: "supine" as const };
