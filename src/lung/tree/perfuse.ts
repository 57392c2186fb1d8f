import { exp, pow } from "../../numerics/index.ts";
import type { PulmonaryTree } from "./build.ts";
import { elementResistances, foldTree, unfoldTree, type TreeDrive, type TreeWork } from "./kernel.ts";

const gravity = 9.81;
const mostRounds = 60;
const settled_Pa = 0.01;
const startShare = 0.75;
const mmHg_Pa = 133.322387415;
const exponents = { alveolar: 0.62, venous: 0.38 } as const;
const easeLimit = 60;
const leastBed = 1e-5;

/** How the body lies: decides which lung is low. */
export type TreePosture = "supine" | "prone" | "standing" | "left-side" | "right-side" | "weightless";

/** What the tree is perfused with. Either the flow or the pressure at the trunk is given. */
export interface TreeInput {
  readonly flow_m3_per_s?: number;
  readonly inletPressure_Pa?: number;
  readonly leftAtrialPressure_Pa: number;
  readonly alveolarPressure_Pa: number;
  readonly posture: TreePosture;
  /** Share of each element's lumen that clot fills; absent for none. */
  readonly occlusion_fraction?: ArrayLike<number>;
  /** Share of the lumped bed behind each terminal element that clot closes, by element; absent for none. */
  readonly bedClosed_fraction?: ArrayLike<number>;
  /** Rise of small-artery resistance by mediators, 1 none. */
  readonly constriction_ratio?: number;
  /** Alveolar oxygen by segment, and mixed venous oxygen, for hypoxic vasoconstriction; absent switches it off. */
  readonly hypoxia?: { readonly alveolarO2_Pa: readonly number[]; readonly venousO2_Pa: number };
}

/** Result of a solve. `work` holds pressure and flow of every element and is where the next solve starts. */
export interface TreeFlow {
  readonly flow_m3_per_s: number;
  readonly inletPressure_Pa: number;
  readonly resistance_Pa_s_per_m3: number;
  readonly segmentFlow_m3_per_s: readonly number[];
  readonly roundCount: number;
  readonly change_Pa: number;
  readonly work: TreeWork;
}

/** Empty scratch for a tree. */
export function treeWork(tree: PulmonaryTree): TreeWork {
  const make = (): Float64Array => new Float64Array(tree.elementCount);
  return { pressure: make(), flow: make(), resistance: make(), conductance: make(), source: make(), open: make().fill(1), hydrostatic: make(), tone: new Float64Array(tree.terminal.length).fill(1), bed: new Float64Array(tree.terminal.length).fill(1) };
}

/** Height of an element's end above the heart in this posture, m. */
export function elementHeight_m(tree: PulmonaryTree, i_index: number, posture: TreePosture): number {
  switch (posture) {
    case "supine":
      return tree.front_m[i_index];
    case "prone":
      return -tree.front_m[i_index];
    case "standing":
      return tree.up_m[i_index];
    case "left-side":
      return -tree.left_m[i_index];
    case "right-side":
      return tree.left_m[i_index];
    default:
      return 0;
  }
}

/**
 * Rise of small-artery resistance by alveolar hypoxia, 1 none: stimulus P = PAO2^0.62 PvO2^0.38, 1 + A h^n/(h^n + P^n). Source: marshall1983 (form), values of the
 * parameter record.
 */
export function hypoxicTone(tree: PulmonaryTree, alveolarO2_Pa: number, venousO2_Pa: number): number {
  const { values } = tree;
  const stimulus = pow(Math.max(1, alveolarO2_Pa), exponents.alveolar) * pow(Math.max(1, venousO2_Pa), exponents.venous);
  const half = pow(values.hypoxicHalf, values.hypoxicSteepness);
  return 1 + (values.hypoxicMost * half) / (half + pow(stimulus, values.hypoxicSteepness));
}

function prepare(tree: PulmonaryTree, input: TreeInput, work: TreeWork): void {
  const weight = tree.values.bloodDensity * gravity;
  for (let i = 0; i < tree.elementCount; i++) {
    work.open[i] = 1 - Math.max(0, Math.min(1, input.occlusion_fraction?.[i] ?? 0));
    work.hydrostatic[i] = weight * elementHeight_m(tree, i, input.posture);
  }
  const normal = input.hypoxia === undefined ? 1 : hypoxicTone(tree, normalO2.alveolar_mmHg * mmHg_Pa, normalO2.venous_mmHg * mmHg_Pa);
  const bySegment = input.hypoxia?.alveolarO2_Pa.map((p) => hypoxicTone(tree, p, input.hypoxia?.venousO2_Pa ?? 1) / normal);
  for (let t = 0; t < tree.terminal.length; t++) {
    const i = tree.terminal[t];
    work.tone[t] = (input.constriction_ratio ?? 1) * (bySegment?.[tree.segmentOf[i]] ?? 1);
    work.bed[t] = Math.max(leastBed, 1 - (input.bedClosed_fraction?.[i] ?? 0));
  }
}

const normalO2 = { alveolar_mmHg: 100, venous_mmHg: 40 } as const;

/**
 * Perfuses the tree: distensible arteries, lumped small vessels with recruitment and the three zones, gravity, clot, tone. Fixed-point rounds on radius with Newton's
 * slope at the terminals; each round is a leaf-to-root elimination, so time is linear in elements. Throws a RangeError when neither flow nor pressure is
 * given.
 */
export function perfuseTree(tree: PulmonaryTree, input: TreeInput, work: TreeWork = treeWork(tree)): TreeFlow {
  const wanted = input.flow_m3_per_s;
  const given = input.inletPressure_Pa;
  if (wanted === undefined && given === undefined) throw new RangeError("perfuseTree: got neither flow_m3_per_s nor inletPressure_Pa, expected one of them");
  if (wanted !== undefined && !(wanted >= 0)) throw new RangeError(`flow_m3_per_s: got ${wanted}, expected a number not below 0`);
  const { values } = tree;
  prepare(tree, input, work);
  const drive: TreeDrive = { venous_Pa: input.leftAtrialPressure_Pa, alveolar_Pa: input.alveolarPressure_Pa, cast_Pa: values.castPressure, recruitMiddle_Pa: values.recruitMiddle, recruitSpread_Pa: values.recruitSpread, recruitLeast_fraction: values.recruitLeast };
  let inlet = given ?? input.leftAtrialPressure_Pa + startShare * values.livingPressure;
  if (work.pressure[0] === 0) for (let i = 0; i < tree.elementCount; i++) work.pressure[i] = inlet;
  const ease = (x: number): number => exp(Math.max(-easeLimit, Math.min(easeLimit, x)));
  let change = Infinity;
  let rounds = 0;
  const a = tree.distensibility_per_Pa;
  while (rounds < mostRounds && change > settled_Pa) {
    elementResistances(tree.elementCount, tree.diameter_m, tree.length_m, tree.viscosity_Pa_s, tree.parent, a, drive, inlet, work);
    foldTree(tree.elementCount, tree.parent, tree.terminal, tree.terminalArtery_Pa_s_per_m3, tree.terminalCapillary_Pa_s_per_m3, tree.terminalVein_Pa_s_per_m3, a, drive, ease, work);
    const [r, g, s] = [work.resistance[0], work.conductance[0], work.source[0]];
    const next = wanted === undefined ? inlet : Math.min(mostInlet_Pa, (wanted * (1 + r * g) + s) / g);
    change = Math.abs(next - inlet);
    inlet = next;
    change = Math.max(change, unfoldTree(tree.elementCount, tree.parent, inlet, work));
    rounds += 1;
  }
  const flow = work.flow[0];
  const segmentFlow = tree.graph.segments.map(() => 0);
  for (const i of tree.terminal) segmentFlow[tree.segmentOf[i]] += work.flow[i];
  return { flow_m3_per_s: flow, inletPressure_Pa: inlet, resistance_Pa_s_per_m3: flow > 0 ? (inlet - input.leftAtrialPressure_Pa) / flow : Infinity, segmentFlow_m3_per_s: segmentFlow, roundCount: rounds, change_Pa: change, work };
}

const mostInlet_Pa = 40000;

/** Blood in the arteries of the tree at the pressures of `work`, m3: explicit arteries, and the lumped ones behind them; and the compliance dV/dP, m3/Pa. */
export function treeVolume(tree: PulmonaryTree, work: TreeWork): { readonly volume_m3: number; readonly beyondMain_m3: number; readonly compliance_m3_per_Pa: number } {
  const a = tree.distensibility_per_Pa;
  const width = (p: number): number => Math.max(0, 1 + a * (p - tree.values.castPressure));
  let [volume, central, compliance] = [0, 0, 0];
  const count = (v: number, p: number): void => {
    const w = width(p);
    volume += v * w * w;
    compliance += 2 * a * v * w;
  };
  for (let i = 0; i < tree.elementCount; i++) {
    const before = volume;
    count(quarterPi * tree.diameter_m[i] * tree.diameter_m[i] * tree.length_m[i], work.pressure[i] - work.hydrostatic[i]);
    if (tree.levelOf[i] <= 1) central += volume - before;
  }
  for (let t = 0; t < tree.terminal.length; t++) count(tree.terminalVolume_m3[t], work.pressure[tree.terminal[t]] - work.hydrostatic[tree.terminal[t]]);
  return { volume_m3: volume, beyondMain_m3: volume - central, compliance_m3_per_Pa: compliance };
}

const quarterPi = 0.7853981633974483;
