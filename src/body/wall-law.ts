import type { WallLaw } from "./types.ts";

/** An elastic compartment keeps at least this share of its volume at zero pressure. */
const leastShare = 1 / (4 + 4);

/** Volume of a compartment at a transmural pressure; see `WallLaw`. `collapsed_fraction` is c. Chambers are not handled here. */
export function wallVolume_m3(wall: WallLaw, pressure_Pa: number, collapsed_fraction: number): number {
  if (wall.kind === "elastic") return wall.unstressedVolume_m3 + wall.compliance_m3_per_Pa * pressure_Pa;
  const u = (pressure_Pa - wall.halfPressure_Pa) / wall.spread_Pa;
  const g = 0.5 * (1 + u / Math.sqrt(1 + u * u));
  return wall.fullVolume_m3 * (collapsed_fraction + (1 - collapsed_fraction) * g);
}

/** A vein law that holds `volume_m3` at `pressure_Pa`. */
export function veinLaw(volume_m3: number, pressure_Pa: number, halfPressure_Pa: number, spread_Pa: number, collapsed_fraction: number): WallLaw {
  const unit: WallLaw = { kind: "vein", fullVolume_m3: 1, halfPressure_Pa, spread_Pa, compliance_m3_per_Pa: 0, unstressedVolume_m3: 0 };
  return { ...unit, fullVolume_m3: volume_m3 / wallVolume_m3(unit, pressure_Pa, collapsed_fraction) };
}

/** An elastic law that holds `volume_m3` at `pressure_Pa` and an eighth of it at least at zero pressure. */
export function elasticLaw(volume_m3: number, pressure_Pa: number, compliance_m3_per_Pa: number): WallLaw {
  const most = ((1 - leastShare) * volume_m3) / Math.max(1, pressure_Pa);
  const compliance = Math.min(compliance_m3_per_Pa, most);
  return { kind: "elastic", fullVolume_m3: 0, halfPressure_Pa: 0, spread_Pa: 1, compliance_m3_per_Pa: compliance, unstressedVolume_m3: volume_m3 - compliance * pressure_Pa };
}

/** The heart's own volume laws live in circulation/. */
export const chamberLaw: WallLaw = { kind: "chamber", fullVolume_m3: 0, halfPressure_Pa: 0, spread_Pa: 1, compliance_m3_per_Pa: 0, unstressedVolume_m3: 0 };
