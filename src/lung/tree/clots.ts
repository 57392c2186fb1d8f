import { cbrt, exp, pow, type Random } from "../../numerics/index.ts";
import type { Plug } from "../state.ts";
import { arteryLevels, type PulmonaryTree } from "./build.ts";
import { elementHeight_m, type TreePosture } from "./perfuse.ts";

/** A piece of clot as it comes into the lung. */
export interface TreeEmbolus {
  readonly volume_m3: number;
  readonly length_m: number;
  readonly diameter_m: number;
  readonly age_s: number;
  readonly organised_fraction: number;
}

/** Clot in one artery of the tree: plain data that can be saved. */
export interface TreeClot {
  /** Which embolus it came with, counted by the caller. */
  embolus_index: number;
  element_index: number;
  volume_m3: number;
  lodgedVolume_m3: number;
  length_m: number;
  /** Width as it lies, folds included. */
  width_m: number;
  age_s: number;
  lodged_s: number;
  organised_fraction: number;
  /** Share of the lumen that it filled when it lodged, and now. */
  lodgedOcclusion_fraction: number;
  occlusion_fraction: number;
  /** Share of the flow through its element that it blocks: less than 1 where the element ends the explicit tree and the clot went on. */
  share_fraction: number;
  recanalised_fraction: number;
  straddles: boolean;
}

/** What lodging needs besides the embolus. */
export interface LodgeInput {
  /** Flow of every element. */
  readonly flow: ArrayLike<number>;
  /** Share of every lumen that earlier clot fills. */
  readonly occlusion_fraction: ArrayLike<number>;
  readonly posture: TreePosture;
  readonly embolus_index: number;
  readonly t_s: number;
  /** Element from which it comes; the trunk when absent. */
  readonly from_index?: number;
}

const pi = 3.141592653589793;
const nearlyAll = 0.995;
const leastWeight = 1e-15;
const leastShare = 0.004;
const tenDiameters = 10;
const filledShare = 0.8;
const trunkShare = 0.6;
const mostPieces = 12;
const centimetre = 0.01;
const threadShare = 0.12;
const trailLength = 2;

/** Diameter of an element where it begins and ends, at living pressure, m. */
function ends(tree: PulmonaryTree, i_index: number): { readonly root_m: number; readonly end_m: number } {
  const { values } = tree;
  const vessel = tree.vesselOf[i_index];
  const living = 1 + values.distensibility * (values.livingPressure - values.castPressure);
  const d = tree.diameter_m[i_index] * living;
  if (vessel >= 0 && tree.segmentOf[i_index] < 0) {
    const named = tree.graph.vessels[vessel];
    return { root_m: named.proximalDiameter_m, end_m: named.distalDiameter_m };
  }
  return { root_m: d * (1 + values.taper), end_m: d * (1 - values.taper) };
}

/** Width of a piece as an artery meets it, m: a long one folds on itself, one that is shorter than it is thick turns its narrow side forward. */
export function treeWidth_m(tree: PulmonaryTree, length_m: number, diameter_m: number): number {
  const folds = Math.max(1, Math.min(tree.values.mostFolds, Math.floor(length_m / tree.values.foldLength)));
  return length_m >= diameter_m ? diameter_m * Math.sqrt(folds) : cbrt(diameter_m * diameter_m * length_m);
}

interface Flying {
  readonly piece: TreeEmbolus;
  readonly at_index: number;
}

function part(piece: TreeEmbolus, share_fraction: number): TreeEmbolus {
  return { ...piece, volume_m3: piece.volume_m3 * share_fraction, length_m: piece.length_m * share_fraction };
}

/** Branches that a piece of this width can enter, and how strongly the stream, its weight and the bend draw it there. */
function branches(tree: PulmonaryTree, input: LodgeInput, piece: TreeEmbolus, at_index: number, width_m: number, hard_ratio: number): { readonly list: number[]; readonly weight: number[] } {
  const list: number[] = [];
  const weight: number[] = [];
  const height = elementHeight_m(tree, at_index, input.posture);
  const stiff = (tree.values.bend * hard_ratio * piece.length_m) / (tenDiameters * Math.max(width_m, piece.diameter_m));
  for (let k = tree.childStart[at_index]; k < tree.childStart[at_index + 1]; k++) {
    const child = tree.child[k];
    const room = ends(tree, child).root_m;
    if (room <= width_m || input.occlusion_fraction[child] >= nearlyAll) continue;
    const fall = (height - elementHeight_m(tree, child, input.posture)) / centimetre;
    list.push(child);
    weight.push(Math.max(leastWeight, input.flow[child]) * Math.max(1 - 4 * tree.values.sink, 1 + tree.values.sink * fall) * exp(-stiff * tree.bend[child]));
  }
  return { list, weight };
}

function draw(random: Random, list: readonly number[], weight: readonly number[]): number {
  let pick = random.uniform() * weight.reduce((a, w) => a + w, 0);
  let chosen = list[0];
  for (let k = 0; k < list.length && pick > 0; k++) {
    chosen = list[k];
    pick -= weight[k];
  }
  return chosen;
}

/**
 * Lodges an embolus in the tree. At each division the piece may hang over it (straddle) when it is long, break on it, or follow one branch: drawn by flow, by
 * its weight towards the lower lung, and less readily round a bend the stiffer and longer it is. It stops in the first artery whose end is narrower than the piece can
 * squeeze through, or at a division where no branch takes it; there it closes the lumen or leaves part of it open. A long thread trails back into the parent. Clot volume is conserved: the
 * volumes of the returned clots add up to the embolus. Usable alone.
 */
export function lodgeInTree(tree: PulmonaryTree, embolus: TreeEmbolus, random: Random, input: LodgeInput): TreeClot[] {
  const { values } = tree;
  if (!isPiece(embolus)) throw new RangeError(`embolus: got volume_m3 ${embolus.volume_m3}, diameter_m ${embolus.diameter_m}, length_m ${embolus.length_m}, expected numbers above 0`);
  const clots: TreeClot[] = [];
  const waiting: Flying[] = [{ piece: embolus, at_index: input.from_index ?? 0 }];
  const soft = 1 - embolus.organised_fraction;
  let pieces = 1;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    let { piece, at_index: at } = next;
    for (;;) {
      const width = treeWidth_m(tree, piece.length_m, piece.diameter_m) * (1 - values.squeeze * soft);
      const isLast = tree.childStart[at] === tree.childStart[at + 1];
      const { list, weight } = branches(tree, input, piece, at, width, 1 - soft + tree.values.squeeze);
      if (width >= ends(tree, at).end_m || list.length === 0) {
        // Beyond the last explicit artery a narrow piece goes on and closes the share of its bed that goes with its width.
        wedge(tree, clots, piece, at, width, random, input, isLast ? Math.max(leastShare, Math.min(1, pow(width / ends(tree, at).end_m, values.branching))) : 1);
        break;
      }
      if (list.length > 1 && piece.length_m > values.straddleLength && random.uniform() < values.straddle) {
        const share = weight[0] / (weight[0] + weight[1]);
        straddle(tree, clots, part(piece, share), list[0], width, input);
        straddle(tree, clots, part(piece, 1 - share), list[1], width, input);
        break;
      }
      if (list.length > 1 && pieces < mostPieces && random.uniform() < (1 - exp((-piece.length_m / values.fragmentLength) * soft)) * brittle) {
        const share = leastBreak + (1 - 2 * leastBreak) * random.uniform();
        waiting.push({ piece: part(piece, 1 - share), at_index: at });
        piece = part(piece, share);
        pieces += 1;
      }
      at = draw(random, list, weight);
    }
  }
  return clots;
}

function isPiece(piece: TreeEmbolus): boolean {
  return piece.volume_m3 > 0 && piece.diameter_m > 0 && piece.length_m > 0;
}

const brittle = 0.35;
const leastBreak = 0.2;

function rest(piece: TreeEmbolus, at_index: number, width_m: number, occlusion_fraction: number, input: LodgeInput, share_fraction: number, straddles: boolean): TreeClot {
  return {
    embolus_index: input.embolus_index, element_index: at_index, volume_m3: piece.volume_m3, lodgedVolume_m3: piece.volume_m3, length_m: piece.volume_m3 / ((pi / 4) * width_m * width_m), width_m, age_s: piece.age_s, lodged_s: input.t_s,
    organised_fraction: piece.organised_fraction, lodgedOcclusion_fraction: occlusion_fraction, occlusion_fraction, share_fraction, recanalised_fraction: 0, straddles,
  };
}

/** Stops a piece in an artery. What does not fit trails back into the parent as a thread. */
function wedge(tree: PulmonaryTree, clots: TreeClot[], piece: TreeEmbolus, at_index: number, width_m: number, random: Random, input: LodgeInput, share_fraction = 1): void {
  const { values } = tree;
  const { root_m, end_m } = ends(tree, at_index);
  const isTrunk = tree.parent[at_index] < 0;
  const middle = 0.5 * (root_m + end_m);
  const filled = (width_m * width_m) / (middle * middle);
  const partial = Math.max(values.leastOcclusion, Math.min(values.mostPartial, isTrunk ? Math.max(trunkShare, filled) : filled * filledShare));
  const length = piece.volume_m3 / ((pi / 4) * width_m * width_m);
  // A short plug leaves gaps; a long one packs the lumen.
  const closes = !isTrunk && random.uniform() < values.complete * (1 - exp(-length / (values.packing * width_m)));
  const over = Math.max(0, length - trailLength * tree.length_m[at_index]) / length;
  const parent = tree.parent[at_index];
  if (over > threadShare && parent > 0) {
    const thread = part(piece, over * 0.5);
    const room = ends(tree, parent).end_m;
    const share = Math.min(values.mostPartial, (piece.diameter_m * piece.diameter_m) / (room * room));
    clots.push(rest(thread, parent, piece.diameter_m, share * filledShare, input, 1, false));
    clots.push(rest(part(piece, 1 - over * 0.5), at_index, width_m, closes ? nearlyAll : partial, input, share_fraction, false));
    return;
  }
  clots.push(rest(piece, at_index, width_m, closes ? nearlyAll : partial, input, share_fraction, false));
}

/** One limb of a piece that hangs over a division. */
function straddle(tree: PulmonaryTree, clots: TreeClot[], piece: TreeEmbolus, at_index: number, width_m: number, input: LodgeInput): void {
  const room = ends(tree, at_index).root_m;
  const filled = (width_m * width_m) / (room * room);
  clots.push(rest(piece, at_index, width_m, Math.max(tree.values.leastOcclusion, Math.min(tree.values.mostPartial, filled)), input, 1, true));
}

/** What clot takes of the tree, by element: of its lumen, and of the lumped bed behind it where the clot went on below the end of the explicit tree. */
export interface TreeOcclusion {
  readonly occlusion_fraction: Float64Array;
  readonly bedClosed_fraction: Float64Array;
}

/**
 * Share of its lumen that a clot takes from the flow. Fresh clot takes what it fills. Scar leaves webs: the open share is divided into many channels, and n channels
 * carry 1/n of what one of their total area would, so open counts as open/sqrt(1 + n o x^2), o organised and x filled share.
 */
export function flowOcclusion(tree: PulmonaryTree, clot: TreeClot): number {
  const filled = clot.occlusion_fraction * (1 - clot.recanalised_fraction);
  return 1 - (1 - filled) / Math.sqrt(1 + tree.values.webs * clot.organised_fraction * filled * filled);
}

/** Occlusion by these clots: several in one place leave the product of what each leaves open. */
export function treeOcclusion(tree: PulmonaryTree, clots: readonly TreeClot[]): TreeOcclusion {
  const occlusion_fraction = new Float64Array(tree.elementCount);
  const bedClosed_fraction = new Float64Array(tree.elementCount);
  for (const clot of clots) {
    const own = flowOcclusion(tree, clot) * clot.share_fraction;
    const list = clot.share_fraction < 1 ? bedClosed_fraction : occlusion_fraction;
    list[clot.element_index] = 1 - (1 - list[clot.element_index]) * (1 - own);
  }
  return { occlusion_fraction, bedClosed_fraction };
}

/**
 * The clots as plugs of the graph: by named artery down to the first part of the segmental artery, beyond it by the share of the segment's bed behind them. From these come the indices and
 * whatever else reads plugs.
 */
export function treePlugs(tree: PulmonaryTree, clots: readonly TreeClot[], t_s: number): Plug[] {
  return clots.map((clot) => {
    const i = clot.element_index;
    const s = tree.segmentOf[i];
    const named = tree.vesselOf[i] >= 0 && (s < 0 || tree.levelOf[tree.parent[i]] !== segmental);
    const occlusion = clot.occlusion_fraction * (1 - clot.recanalised_fraction);
    const age_s = Math.max(0, t_s - clot.lodged_s);
    if (named) return { vesselIndex: tree.vesselOf[i], bedShare_fraction: 1, occlusion_fraction: occlusion, volume_m3: clot.volume_m3, age_s };
    const segment = tree.graph.segments[s];
    const behind = (tree.share_fraction[i] * clot.share_fraction) / tree.share_fraction[segmentRoot(tree, i)];
    return { vesselIndex: segment.bed, bedShare_fraction: Math.min(1 - 1 / mostShares, behind), occlusion_fraction: occlusion, volume_m3: clot.volume_m3, age_s };
  });
}

const segmental = arteryLevels.indexOf("segmental");
const mostShares = 1e6;

/** First element of the segment that an element belongs to. */
export function segmentRoot(tree: PulmonaryTree, element_index: number): number {
  let i = element_index;
  while (tree.parent[i] >= 0 && tree.segmentOf[tree.parent[i]] === tree.segmentOf[i]) i = tree.parent[i];
  return i;
}

/** Level of the artery that a clot lies in, as a radiologist names it. */
export function clotLevel(tree: PulmonaryTree, clot: TreeClot): "central" | "segmental" | "subsegmental" {
  const level = tree.levelOf[clot.element_index];
  return level < segmental ? "central" : level === segmental ? "segmental" : "subsegmental";
}
