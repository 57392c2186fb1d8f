import { resolve } from "../units/index.ts";
import { centreLines } from "./data/centre-lines.ts";
import { bodyParameters } from "./parameters.ts";
import type { Layer, Link, LinkKind, MapPlace, Person, Region, Side, Vessel, VesselIndex, VesselKind } from "./types.ts";
import { chamberLaw, elasticLaw, veinLaw } from "./wall-law.ts";

const values = resolve(bodyParameters);
const pi = 3.141592653589793;
const poiseuilleFactor = 128;
const centimetre_m = 0.01;
const millimetre_m = 0.001;

/** A vessel before pressures and volumes are laid out; sizes at a height of 170 cm. */
export interface Draft {
  readonly id: string;
  readonly label: string;
  readonly kind: VesselKind;
  readonly layer: Layer;
  readonly side: Side;
  readonly region: Region;
  readonly parallelCount: number;
  readonly length_cm: number;
  readonly distal_mm: number;
  readonly proximal_mm: number;
  readonly valveCount: number;
  readonly pocketCount: number;
  readonly sources: readonly string[];
  readonly snomed?: string;
  /** Height on the map for vessels without a drawn centre line, mm below the crown. */
  readonly map_mm?: number;
}

interface Filling {
  readonly bloodVolume_m3: number;
  readonly pulmonaryVolume_m3: number;
  readonly reservoirs: ReadonlyMap<string, number>;
  readonly segmentShares: ReadonlyMap<number, number>;
  readonly arterial_fraction: number;
}

/** Resting volume of ventricles and atria together (end-diastolic ventricles), m3: filled by the heart's own laws. */
const heartShare_fraction = 0.07;
/** Small vessels of the lung and systemic reservoirs hold at least these shares, however large the named vessels are. */
const leastSmallVessels_fraction = 0.2;
const leastReservoir_fraction = 0.3;

/** Collects vessels, pressures and links of one person, then fills them with blood. */
export class GraphBuilder {
  readonly links: Link[] = [];
  private readonly drafts: Draft[] = [];
  private readonly indices = new Map<string, VesselIndex>();
  private readonly pressures = new Map<string, number>();
  private readonly compressions = new Map<string, number>();
  private readonly downstream = new Map<string, string>();
  private readonly lengthScale: number;
  private readonly widthScale: number;
  private readonly heightScale: number;

  constructor(person: Person) {
    this.lengthScale = person.height_m / values.referenceHeight;
    this.widthScale = Math.sqrt(person.height_m / values.referenceHeight) * (person.sex === "female" ? values.womanDiameter : 1);
    this.heightScale = person.height_m / values.mapHeight;
  }

  add(draft: Draft): void {
    if (this.indices.has(draft.id)) throw new RangeError(`The vessel "${draft.id}" is listed twice.`);
    this.indices.set(draft.id, this.drafts.length as VesselIndex);
    this.drafts.push(draft);
  }

  index(id: string): VesselIndex {
    const found = this.indices.get(id);
    if (found === undefined) throw new RangeError(`No vessel "${id}" in the tables.`);
    return found;
  }

  pressure(id: string): number {
    return this.pressures.get(id) ?? values.atrialPressure;
  }

  setPressure(id: string, pressure_Pa: number): void {
    this.pressures.set(id, pressure_Pa);
  }

  setCompression(id: string, share_fraction: number): void {
    this.compressions.set(id, share_fraction);
  }

  drain(id: string, into: string): void {
    this.downstream.set(id, into);
  }

  /** Resistance of a vessel by Poiseuille's law for its tapered lumen (mean diameter), times a factor. */
  poiseuille(id: string, factor_ratio: number): number {
    const draft = this.drafts[this.index(id)];
    const length = draft.length_cm * centimetre_m * this.lengthScale;
    const diameter = ((draft.distal_mm + draft.proximal_mm) / 2) * millimetre_m * this.widthScale;
    const square = diameter * diameter;
    return (factor_ratio * poiseuilleFactor * values.bloodViscosity * length) / (pi * square * square * draft.parallelCount);
  }

  link(from: string, to: string, kind: LinkKind, resistance_Pa_s_per_m3: number, options: { readonly oneWay?: boolean; readonly along?: string } = {}): void {
    this.links.push({ from: this.index(from), to: this.index(to), kind, resistance_Pa_s_per_m3, oneWay: options.oneWay ?? false, ...(options.along === undefined ? {} : { along: this.index(options.along) }) });
  }

  private place(draft: Draft): MapPlace | undefined {
    const own = centreLines[draft.id] as (typeof centreLines)[string] | undefined;
    const mirrored = own === undefined && draft.side === "left" ? (centreLines[draft.id.replace(/-left$/, "-right")] as (typeof centreLines)[string] | undefined) : undefined;
    const found = own ?? mirrored;
    if (found === undefined) return undefined;
    const points = own === undefined ? found.points.map(([x, y]) => [-x, y] as const) : found.points;
    const anchor = points[Math.floor(points.length / 2)];
    return { points, levelOfDetailIndex: found.levelOfDetailIndex, anchor };
  }

  private mapHeight_mm(draft: Draft): number {
    const place = this.place(draft);
    if (place === undefined) return draft.map_mm ?? values.heartOnMap / millimetre_m;
    const ys = place.points.map(([, y]) => y);
    return (Math.max(...ys) + Math.min(...ys)) / 2;
  }

  standingHeight_m(id: string): number {
    return this.heights(this.drafts[this.index(id)])[0];
  }

  /** Height above the right atrium standing and sitting (thighs level with the hip), m. */
  private heights(draft: Draft): readonly [number, number] {
    const y = this.mapHeight_mm(draft) * millimetre_m;
    const standing = (values.heartOnMap - y) * this.heightScale;
    const hip = values.heartOnMap - values.hipOnMap;
    const sitting = y <= values.hipOnMap ? values.heartOnMap - y : y <= values.kneeOnMap ? hip : hip - (y - values.kneeOnMap);
    return [standing, sitting * this.heightScale];
  }

  private sized(draft: Draft): Vessel {
    const [standingHeight_m, sittingHeight_m] = this.heights(draft);
    const distal = draft.distal_mm * millimetre_m * this.widthScale;
    const proximal = draft.proximal_mm * millimetre_m * this.widthScale;
    const mean = (distal + proximal) / 2;
    const map = this.place(draft);
    const into = this.downstream.get(draft.id);
    return {
      id: draft.id, index: this.index(draft.id), label: draft.label, kind: draft.kind, layer: draft.layer, side: draft.side, region: draft.region, parallelCount: draft.parallelCount,
      length_m: draft.length_cm * centimetre_m * this.lengthScale, distalDiameter_m: distal, proximalDiameter_m: proximal, diameter_m: mean, area_m2: (draft.parallelCount * pi * mean * mean) / 4,
      valveCount: draft.valveCount, pocketCount: draft.pocketCount, standingHeight_m, sittingHeight_m, compression_fraction: this.compressions.get(draft.id) ?? 0, restPressure_Pa: this.pressure(draft.id),
      wall: chamberLaw, sources: draft.sources, ...(draft.snomed === undefined ? {} : { code: { system: "SNOMED-CT" as const, code: draft.snomed } }), ...(map === undefined ? {} : { map }), ...(into === undefined ? {} : { downstream: this.index(into) }),
    };
  }

  /** Vessels with their wall laws: geometry fills the named ones, beds share what is left of the blood. */
  finish(filling: Filling): readonly Vessel[] {
    const sized = this.drafts.map((draft) => this.sized(draft));
    const lumen = (vessel: Vessel): number => vessel.area_m2 * vessel.length_m;
    const sum = (kind: VesselKind): number => sized.filter((vessel) => vessel.kind === kind).reduce((total, vessel) => total + lumen(vessel), 0);
    const arteries = sum("artery");
    const pulmonaryArteries = sum("pulmonary-artery");
    const pulmonaryVeins = sum("pulmonary-vein");
    const small = Math.max(leastSmallVessels_fraction * filling.pulmonaryVolume_m3, filling.pulmonaryVolume_m3 - pulmonaryArteries - pulmonaryVeins);
    const heart = heartShare_fraction * filling.bloodVolume_m3;
    const left = Math.max(leastReservoir_fraction * filling.bloodVolume_m3, filling.bloodVolume_m3 - sum("vein") - arteries - pulmonaryArteries - pulmonaryVeins - small - heart);
    let reservoirSum = 0;
    for (const share of filling.reservoirs.values()) reservoirSum += share;
    const c = values.collapsedShare;
    return sized.map((vessel): Vessel => {
      const volume = lumen(vessel);
      const p = vessel.restPressure_Pa;
      switch (vessel.kind) {
        case "vein": return { ...vessel, wall: veinLaw(volume, p, values.limbVeinHalfPressure, values.limbVeinSpread, c) };
        case "artery": return { ...vessel, wall: elasticLaw(volume, p, (values.systemicArterialCompliance * volume) / arteries) };
        case "pulmonary-artery": return { ...vessel, wall: elasticLaw(volume, p, (values.pulmonaryArterialCompliance * volume) / pulmonaryArteries) };
        case "pulmonary-vein": return { ...vessel, wall: elasticLaw(volume, p, (values.pulmonaryVenousCompliance * volume) / pulmonaryVeins) };
        case "pulmonary-bed": {
          const share = filling.segmentShares.get(vessel.index) ?? 0;
          return { ...vessel, wall: elasticLaw(small * share, p, values.pulmonaryBedCompliance * share) };
        }
        case "bed": return { ...vessel, wall: veinLaw((left * (filling.reservoirs.get(vessel.id) ?? 0)) / reservoirSum, p, values.bedHalfPressure, values.bedSpread, c) };
        case "chamber": return vessel;
      }
    });
  }
}
