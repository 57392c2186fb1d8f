import { buildVesselGraph, createPerson, type Condition, type Person, type VesselGraph } from "#body";
import { createTree, defaultTreeValues, lodgeInTree, perfuseTree, reduceTree, treeOcclusion, treePlugs, clotLevel, type Plug, type PulmonaryTree, type TreeClot, type TreeFlow } from "#lung";
import { stream, type Random } from "#numerics";

const mmHg_Pa = 133.322387415;
const hour_s = 3600;

let template: { readonly tree: PulmonaryTree; readonly rest: TreeFlow } | undefined;
/** One template tree and its flow at rest: emboli of everybody lodge in it; arteries scale with the body as emboli do. */
export function templateTree(): { readonly tree: PulmonaryTree; readonly rest: TreeFlow } {
  if (template !== undefined) return template;
  const person = createPerson({ age_y: 60, sex: "male", height_m: 1.7, mass_kg: 75 });
  const rest = { flow_m3_per_s: 9e-5, leftAtrialPressure_Pa: 8 * mmHg_Pa, alveolarPressure_Pa: 0, posture: "supine" as const };
  const tree = reduceTree(createTree(buildVesselGraph(person), person, defaultTreeValues, { seed: 1 }), 0.002, rest);
  template = { tree, rest: perfuseTree(tree, rest) };
  return template;
}

/** A patient as drawn: body, emboli, and how the episode meets the person. */
export interface Patient {
  readonly seed: number;
  readonly person: Person;
  readonly graph: VesselGraph;
  readonly clots: readonly TreeClot[];
  readonly plugs: readonly Plug[];
  readonly volume_m3: number;
  readonly level: "central" | "segmental" | "subsegmental" | "none";
  readonly sampled_s: number;
  /** Pain, fear and stretch as sympathetic drive. */
  readonly stress_ratio: number;
  readonly isDiseased: boolean;
}

/** Sources and sizes of emboli: recipe of heart and lung, section 5. */
const sources = [
  { share: 0.08, diameter_m: 0.0029, volume_m3: 0.45e-6 },
  { share: 0.38, diameter_m: 0.0067, volume_m3: 3.6e-6 },
  { share: 0.54, diameter_m: 0.0094, volume_m3: 7.5e-6 },
] as const;

function drawConditions(random: Random, age_y: number, isClean: boolean): Condition[] {
  const list: Condition[] = [];
  const chance = (p: number): boolean => random.uniform() < p;
  const aged = Math.max(0, Math.min(1, (age_y - 35) / 45));
  const draws = { hypertension: chance(0.5 * aged), "beta-blocker": chance(0.25 * aged), copd: chance(0.14 * aged), "heart-failure": chance(0.12 * aged), "coronary-disease": chance(0.2 * aged) };
  if (draws.hypertension) list.push("hypertension");
  if (draws["beta-blocker"]) list.push("beta-blocker");
  if (isClean) return list;
  if (draws.copd) list.push("copd");
  if (draws["heart-failure"]) list.push("heart-failure");
  if (draws["coronary-disease"]) list.push("coronary-disease");
  return list;
}

function drawEmboli(seed: number): TreeClot[] {
  const { tree, rest } = templateTree();
  const random = stream(seed, "validation", "emboli");
  let pick = random.uniform();
  const source = sources.find(({ share }) => (pick -= share) <= 0) ?? sources[2];
  const diameter = random.logNormal(source.diameter_m, 0.2);
  const volume = random.logNormal(source.volume_m3, 0.9);
  const weights = Array.from({ length: 1 + random.poisson(2.2) }, () => random.exponential());
  const sum = weights.reduce((a, w) => a + w, 0);
  const clots: TreeClot[] = [];
  weights.forEach((w, k) => {
    const own = (volume * w) / sum;
    const length = own / ((Math.PI / 4) * diameter * diameter);
    clots.push(...lodgeInTree(tree, { volume_m3: own, length_m: length, diameter_m: diameter, age_s: 0, organised_fraction: 0 }, stream(seed, "validation", "lodge", k), { flow: rest.work.flow, occlusion_fraction: treeOcclusion(tree, clots).occlusion_fraction, posture: "standing", embolus_index: k, t_s: 0 }));
  });
  return clots;
}

/** Draws a patient. `isClean` leaves out prior disease of heart and lung; without emboli the person is one in whom embolism was only suspected. */
export function drawPatient(seed: number, isClean: boolean, hasEmboli = true): Patient {
  const random = stream(seed, "validation", "patient");
  const age_y = Math.max(20, Math.min(92, 60 + 16 * random.normal()));
  const sex = random.uniform() < 0.5 ? "male" : "female";
  const height_m = Math.max(1.45, Math.min(2, (sex === "male" ? 1.75 : 1.62) + 0.07 * random.normal()));
  const conditions = drawConditions(random, age_y, isClean);
  const person = createPerson({ age_y, sex, height_m, mass_kg: Math.max(42, Math.min(140, (26.5 + 4.5 * random.normal()) * height_m * height_m)), conditions });
  const clots = hasEmboli ? drawEmboli(seed) : [];
  const { tree } = templateTree();
  const rank = { central: 0, segmental: 1, subsegmental: 2 } as const;
  const levels = clots.map((clot) => clotLevel(tree, clot)).sort((a, b) => rank[a] - rank[b]);
  return {
    seed, person, graph: buildVesselGraph(person), clots, plugs: treePlugs(tree, clots, 0), volume_m3: clots.reduce((a, clot) => a + clot.volume_m3, 0), level: levels[0] ?? "none",
    sampled_s: Math.max(2, Math.min(72, random.logNormal(12, 0.7))) * hour_s, stress_ratio: Math.max(0, 0.57 + 0.46 * random.normal()), isDiseased: conditions.some((own) => own === "copd" || own === "heart-failure" || own === "coronary-disease"),
  };
}
