import { exp } from "../../numerics/index.ts";
import type { PulmonaryTree } from "../tree/build.ts";
import type { TreeFlow } from "../tree/perfuse.ts";

/** From where a gamma camera looks. */
export type CameraView = "anterior" | "posterior" | "left-lateral" | "right-lateral";

/** One planar image: rows from top to bottom, counts over the greatest of the pair's healthy lung. */
export interface PlanarImage {
  readonly view: CameraView;
  readonly width_count: number;
  readonly height_count: number;
  readonly pixel_m: number;
  readonly perfusion: Float32Array;
  readonly ventilation: Float32Array;
}

/** Field of view, blur of the camera (standard deviation), weakening by tissue, depth of the chest. */
const camera = { field_m: 0.32, blur_m: 0.009, attenuation_per_m: 9, depth_m: 0.11, spread: 3, size: 64 } as const;

/** Column, row and depth of a point in a view, m from the middle of the image and from the camera's side of the chest. */
function seen(view: CameraView, left_m: number, front_m: number, up_m: number): readonly [number, number, number] {
  switch (view) {
    case "anterior":
      return [left_m, -up_m, camera.depth_m - front_m];
    case "posterior":
      return [-left_m, -up_m, camera.depth_m + front_m];
    case "left-lateral":
      return [-front_m, -up_m, camera.depth_m - left_m];
    case "right-lateral":
      return [front_m, -up_m, camera.depth_m + left_m];
  }
}

/**
 * Planar ventilation and perfusion scan: every terminal artery of the tree is a source of counts where it lies, by its share of the flow and of the air of its segment
 * (`ventilation_fraction` by segment, in the order of the graph), weakened with depth and blurred. Patient's right is on the left of the anterior view.
 */
export function planarScan(tree: PulmonaryTree, flow: TreeFlow, ventilation_fraction: readonly number[], view: CameraView, size_count: number = camera.size): PlanarImage {
  const pixel = camera.field_m / size_count;
  const perfusion = new Float32Array(size_count * size_count);
  const ventilation = new Float32Array(size_count * size_count);
  const whole = tree.graph.segments.map(() => 0);
  for (const i of tree.terminal) whole[tree.segmentOf[i]] += tree.share_fraction[i];
  const reach = Math.ceil((camera.spread * camera.blur_m) / pixel);
  for (const i of tree.terminal) {
    const s = tree.segmentOf[i];
    const [x, y, depth] = seen(view, tree.left_m[i], tree.front_m[i], tree.up_m[i]);
    const weak = exp(-camera.attenuation_per_m * Math.max(0, depth));
    const blood = (weak * flow.work.flow[i]) / Math.max(Number.MIN_VALUE, flow.flow_m3_per_s);
    const air = (weak * ventilation_fraction[s] * tree.share_fraction[i]) / whole[s];
    const [column, row] = [x / pixel + size_count / 2, y / pixel + size_count / 2];
    for (let r = Math.max(0, Math.floor(row) - reach); r <= Math.min(size_count - 1, Math.floor(row) + reach); r++) {
      for (let c = Math.max(0, Math.floor(column) - reach); c <= Math.min(size_count - 1, Math.floor(column) + reach); c++) {
        const [dx, dy] = [(c + 0.5 - column) * pixel, (r + 0.5 - row) * pixel];
        const w = exp(-(dx * dx + dy * dy) / (2 * camera.blur_m * camera.blur_m));
        perfusion[r * size_count + c] += w * blood;
        ventilation[r * size_count + c] += w * air;
      }
    }
  }
  const most = ventilation.reduce((a, v) => Math.max(a, v), Number.MIN_VALUE);
  return { view, width_count: size_count, height_count: size_count, pixel_m: pixel, perfusion: perfusion.map((v) => v / most), ventilation: ventilation.map((v) => v / most) };
}
