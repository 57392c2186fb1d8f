import type { PulmonaryTree } from "../tree/build.ts";
import type { TreeClot } from "../tree/clots.ts";
import type { TreeFlow } from "../tree/perfuse.ts";
import { chestHU } from "./chest.ts";

/** A CT pulmonary angiogram in Hounsfield units: axial slices from top to bottom, rows from front to back, columns from the patient's right to left; and a coronal maximum-intensity view. */
export interface Angiogram {
  readonly size_count: number;
  readonly pixel_m: number;
  readonly spacing_m: number;
  /** Height of the first slice above the division of the trunk, m. */
  readonly top_m: number;
  readonly slices: readonly Int16Array[];
  /** Columns as in the slices, one row for each slice. */
  readonly projection: Int16Array;
}

/** What may be chosen of the scan. */
export interface AngiogramOptions {
  readonly size_count?: number;
  readonly spacing_m?: number;
}

const usual = { size: 256, spacing_m: 0.0025, field_m: 0.36, height_m: 0.13 } as const;
const limits = { least: 32, most: 1024, narrowest_m: 0.0005, widest_m: 0.02 } as const;
/** Enhanced blood, clot, aerated lung, nothing. */
const hounsfield = { contrast: 380, unenhanced: 55, clot: 45, lung: -850, none: -1024 } as const;
/** How much more contrast flow brings than its share: slow lung still fills in seconds. */
const filling = 6;
const offCentre = 0.6;
const trunkStart = { left_m: 0.005, front_m: 0.045, up_m: -0.04 } as const;
const leastWidth = 0.3;

interface Grid {
  readonly size_count: number;
  readonly pixel_m: number;
  readonly spacing_m: number;
  readonly top_m: number;
  readonly voxels: Int16Array;
  readonly slice_count: number;
}
type Point = readonly [number, number, number];

/** Paints a round tube from a to b, m. `paint` gives the new value of a voxel inside it. */
function tube(grid: Grid, a: Point, b: Point, radius_m: number, paint: (v: number) => number): void {
  const half = (grid.size_count * grid.pixel_m) / 2;
  const index = (p: number, h: number, n: number): number => Math.max(0, Math.min(n, Math.floor(p / h)));
  const low = (k: 0 | 1 | 2): number => Math.min(a[k], b[k]) - radius_m;
  const high = (k: 0 | 1 | 2): number => Math.max(a[k], b[k]) + radius_m;
  const [c0, c1] = [index(low(0) + half, grid.pixel_m, grid.size_count - 1), index(high(0) + half, grid.pixel_m, grid.size_count - 1)];
  const [r0, r1] = [index(half - high(1), grid.pixel_m, grid.size_count - 1), index(half - low(1), grid.pixel_m, grid.size_count - 1)];
  const [s0, s1] = [index(grid.top_m - high(2), grid.spacing_m, grid.slice_count - 1), index(grid.top_m - low(2), grid.spacing_m, grid.slice_count - 1)];
  const d: Point = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const length = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
  for (let s = s0; s <= s1; s++) {
    const z = grid.top_m - (s + 0.5) * grid.spacing_m - a[2];
    for (let r = r0; r <= r1; r++) {
      const y = half - (r + 0.5) * grid.pixel_m - a[1];
      for (let c = c0; c <= c1; c++) {
        const x = (c + 0.5) * grid.pixel_m - half - a[0];
        const t = length > 0 ? Math.max(0, Math.min(1, (x * d[0] + y * d[1] + z * d[2]) / length)) : 0;
        const [ex, ey, ez] = [x - t * d[0], y - t * d[1], z - t * d[2]];
        if (ex * ex + ey * ey + ez * ez > radius_m * radius_m) continue;
        const at = (s * grid.size_count + r) * grid.size_count + c;
        grid.voxels[at] = paint(grid.voxels[at]);
      }
    }
  }
}

function ends(tree: PulmonaryTree, i_index: number): readonly [Point, Point] {
  const parent = tree.parent[i_index];
  const from: Point = parent < 0 ? [trunkStart.left_m, trunkStart.front_m, trunkStart.up_m] : [tree.left_m[parent], tree.front_m[parent], tree.up_m[parent]];
  return [from, [tree.left_m[i_index], tree.front_m[i_index], tree.up_m[i_index]]];
}

/** Paints the arteries: contrast by the flow that reaches them, thinner ones by the share of a pixel that they fill; then clots as filling defects. */
function paintArteries(tree: PulmonaryTree, flow: TreeFlow, clots: readonly TreeClot[], grid: Grid): void {
  const { values } = tree;
  const living = 1 + values.distensibility * (values.livingPressure - values.castPressure);
  for (let i = 0; i < tree.elementCount; i++) {
    const width = tree.diameter_m[i] * living;
    if (width < leastWidth * grid.pixel_m) continue;
    const share = flow.flow_m3_per_s > 0 ? Math.min(1, (filling * flow.work.flow[i]) / (flow.flow_m3_per_s * tree.share_fraction[i])) : 0;
    const filled = Math.min(1, (width * width) / (grid.pixel_m * grid.pixel_m));
    const blood = hounsfield.unenhanced + (hounsfield.contrast - hounsfield.unenhanced) * share;
    const value = Math.round(hounsfield.lung + (blood - hounsfield.lung) * filled);
    const [a, b] = ends(tree, i);
    tube(grid, a, b, Math.max(0.5 * width, 0.5 * grid.pixel_m), (v) => Math.max(v, value));
  }
  for (const clot of clots) {
    const i = clot.element_index;
    const radius = 0.5 * tree.diameter_m[i] * living;
    const filled = Math.min(1, clot.occlusion_fraction * (1 - clot.recanalised_fraction));
    const core = radius * Math.sqrt(filled);
    if (2 * core < leastWidth * grid.pixel_m) continue;
    const [a, b] = ends(tree, i);
    // A plug fills the artery from its end backwards; a partial one lies against the wall.
    const reach = Math.min(1, clot.length_m / Math.max(grid.pixel_m, tree.length_m[i]));
    const shift = offCentre * (radius - core);
    const from: Point = [b[0] + (a[0] - b[0]) * reach, b[1] + (a[1] - b[1]) * reach - shift, b[2] + (a[2] - b[2]) * reach];
    tube(grid, from, [b[0], b[1] - shift, b[2]], core, (v) => (v > hounsfield.clot ? hounsfield.clot : v));
  }
}

/**
 * CT pulmonary angiogram of a person's own tree with its clots, synthetic: arteries enhanced by the flow that reaches them, filling defects where clots lie, in a chest of simple shapes (soft tissue, lungs,
 * heart, spine, aorta). Limits: 32 to 1,024 pixels across, slices 0.5 to 20 mm; no noise, no veins, no motion.
 */
export function angiogram(tree: PulmonaryTree, flow: TreeFlow, clots: readonly TreeClot[], options: AngiogramOptions = {}): Angiogram {
  const size = options.size_count ?? usual.size;
  const spacing = options.spacing_m ?? usual.spacing_m;
  if (!(Number.isInteger(size) && size >= limits.least && size <= limits.most)) throw new RangeError(`size_count: got ${size}, expected a whole number from ${limits.least} to ${limits.most}`);
  if (!(spacing >= limits.narrowest_m && spacing <= limits.widest_m)) throw new RangeError(`spacing_m: got ${spacing}, expected ${limits.narrowest_m} to ${limits.widest_m}`);
  const pixel = usual.field_m / size;
  const count = Math.ceil((2 * usual.height_m) / spacing);
  const grid: Grid = { size_count: size, pixel_m: pixel, spacing_m: spacing, top_m: usual.height_m, slice_count: count, voxels: new Int16Array(size * size * count).fill(hounsfield.none) };
  paintArteries(tree, flow, clots, grid);
  const projection = new Int16Array(size * count).fill(hounsfield.none);
  const slices: Int16Array[] = [];
  const half = (size * pixel) / 2;
  for (let s = 0; s < count; s++) {
    const slice = grid.voxels.slice(s * size * size, (s + 1) * size * size);
    const up = grid.top_m - (s + 0.5) * spacing;
    for (let r = 0; r < size; r++) {
      for (let c = 0; c < size; c++) {
        const at = r * size + c;
        const value = slice[at];
        if (value > projection[s * size + c]) projection[s * size + c] = value;
        if (value === hounsfield.none) slice[at] = chestHU((c + 0.5) * pixel - half, half - (r + 0.5) * pixel, up);
      }
    }
    slices.push(slice);
  }
  return { size_count: size, pixel_m: pixel, spacing_m: spacing, top_m: grid.top_m, slices, projection };
}
