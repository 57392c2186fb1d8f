/** A solid of the chest: middle and half axes in m (to the left, to the front, upward), and its Hounsfield units. A very long axis makes a column. */
export interface ChestSolid {
  readonly middle: readonly [number, number, number];
  readonly axes: readonly [number, number, number];
  readonly density_index: number;
}

const solid = (middle: readonly [number, number, number], axes: readonly [number, number, number], density_index: number): ChestSolid => ({ middle, axes, density_index });
const column = 5;

/** Trunk, lungs, mediastinum, heart (right side more enhanced than left), spine and aorta of a simple chest; assumed shapes, later ones lie on earlier ones. */
export const chestSolids: readonly ChestSolid[] = [
  solid([0, -0.01, 0], [0.17, 0.115, column], 40), solid([-0.078, -0.01, -0.005], [0.062, 0.098, 0.135], -850), solid([0.078, -0.01, -0.005], [0.062, 0.098, 0.135], -850), solid([0, 0, 0], [0.028, 0.07, column], 30),
  solid([0.012, 0.035, -0.075], [0.058, 0.048, 0.05], 60), solid([-0.012, 0.05, -0.075], [0.036, 0.032, 0.045], 340), solid([0.032, 0.03, -0.08], [0.03, 0.03, 0.042], 180), solid([0, -0.088, 0], [0.022, 0.02, column], 420),
  solid([0.022, -0.058, 0], [0.012, 0.012, column], 190), solid([-0.006, 0.022, 0.03], [0.015, 0.015, 0.055], 190),
];
