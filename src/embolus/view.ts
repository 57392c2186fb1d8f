import type { EmbolusModel, EmbolusState } from "./state.ts";

/** A lodged embolus as the lung meets it. */
export interface Plug {
  readonly vesselIndex: number;
  readonly bedShare_fraction: number;
  readonly occlusion_fraction: number;
  readonly volume_m3: number;
  /** Time since it lodged, s. */
  readonly age_s: number;
}

/** What others see of emboli. */
export interface EmbolusView {
  readonly plugs: readonly Plug[];
  /** By vessel index: what lodged emboli (and a filter's catch) block of named vessels. */
  readonly occlusion_fraction: readonly number[];
  readonly occludedLength_fraction: readonly number[];
  readonly volumeLung_m3: number;
}

const filterShare = 0.8;

/** Plugs for the lung and occlusion for the circulation. Several emboli in one artery leave the product of what each leaves open. */
export function viewEmbolus(model: EmbolusModel, state: EmbolusState, t_s: number): EmbolusView {
  const n = model.graph.vessels.length;
  const open = new Array<number>(n).fill(1);
  const length = new Array<number>(n).fill(0);
  const plugs: Plug[] = [];
  let volume = 0;
  for (const embolus of state.emboli) {
    const vessel = model.graph.vessels[embolus.vesselIndex];
    if (embolus.status === "lodged") {
      plugs.push({ vesselIndex: vessel.index, bedShare_fraction: embolus.bedShare_fraction, occlusion_fraction: embolus.occlusion_fraction, volume_m3: embolus.volume_m3, age_s: Math.max(0, t_s - embolus.lodged_s) });
      volume += embolus.volume_m3;
      if (vessel.kind !== "pulmonary-bed") {
        open[vessel.index] *= 1 - embolus.occlusion_fraction;
        length[vessel.index] = 1;
      }
    } else if (embolus.status === "trapped") {
      // Caught clot lies across the vein: it fills the share of the lumen that its volume makes over one diameter of length.
      const room = vessel.area_m2 * vessel.diameter_m;
      open[vessel.index] *= 1 - Math.min(filterShare, embolus.volume_m3 / room);
      length[vessel.index] = Math.max(length[vessel.index], Math.min(1, vessel.diameter_m / vessel.length_m));
    }
  }
  return { plugs, occlusion_fraction: open.map((share) => 1 - share), occludedLength_fraction: length, volumeLung_m3: volume };
}
