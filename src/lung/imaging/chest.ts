import { chestSolids } from "../data/chest.ts";

const air = -1000;

/** Hounsfield units of a simple chest where no pulmonary artery runs. Later solids lie on earlier ones. Shapes are assumed. */
export function chestHU(left_m: number, front_m: number, up_m: number): number {
  let value = air;
  for (const solid of chestSolids) {
    const x = (left_m - solid.middle[0]) / solid.axes[0];
    const y = (front_m - solid.middle[1]) / solid.axes[1];
    const z = (up_m - solid.middle[2]) / solid.axes[2];
    if (x * x + y * y + z * z <= 1) value = solid.density_index;
  }
  return value;
}
