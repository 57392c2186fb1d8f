import type { Person, VesselGraph } from "../../body/index.ts";
import { cbrt, cos, pow, sin, stream, type Random } from "../../numerics/index.ts";
import { arteryPlaces, segmentPlaces, type SegmentPlace } from "../data/morphometry.ts";
import { restLadder } from "./ladder.ts";
import type { TreeValues } from "./parameters.ts";
import { apparentViscosity_Pa_s } from "./viscosity.ts";

/** How far down an artery lies: trunk, main, lobar (with interlobar), segmental, subsegmental, beyond. */
export const arteryLevels = ["trunk", "main", "lobar", "segmental", "subsegmental", "beyond"] as const;

/** One of the levels. */
export type ArteryLevel = (typeof arteryLevels)[number];

/**
 * Pulmonary arterial tree of one person, parents before children, subtrees contiguous. Diameters are those of a cast at 3 cmH2O; the vessels too small to be
 * followed one by one are lumped behind each terminal artery as three resistances in series (small arteries, capillaries, veins) and one volume.
 */
export interface PulmonaryTree {
  readonly graph: VesselGraph;
  readonly values: TreeValues;
  readonly elementCount: number;
  /** Index of the parent, -1 for the trunk. Children of element i: `child` from `childStart[i]` to `childStart[i + 1]`. */
  readonly parent: Int32Array;
  readonly childStart: Int32Array;
  readonly child: Int32Array;
  readonly diameter_m: Float64Array;
  readonly length_m: Float64Array;
  readonly viscosity_Pa_s: Float64Array;
  /** End of the element from the division of the trunk: to the left, to the front, upward, m. */
  readonly left_m: Float64Array;
  readonly front_m: Float64Array;
  readonly up_m: Float64Array;
  /** Angle to the parent, radians. */
  readonly bend: Float64Array;
  /** Segment index of the graph, -1 above the segments; vessel index of the graph for named arteries, else -1. */
  readonly segmentOf: Int16Array;
  readonly vesselOf: Int32Array;
  readonly levelOf: Uint8Array;
  /** Share of all lung behind the element. */
  readonly share_fraction: Float64Array;
  /** Elements that end the explicit tree, and the lumped vessels behind each, by position in this list. */
  readonly terminal: Int32Array;
  readonly terminalArtery_Pa_s_per_m3: Float64Array;
  readonly terminalCapillary_Pa_s_per_m3: Float64Array;
  readonly terminalVein_Pa_s_per_m3: Float64Array;
  readonly terminalVolume_m3: Float64Array;
  readonly distensibility_per_Pa: number;
}

const referenceHeight_m = 1.7;
const millimetre = 1e-3;
const degree = 0.017453292519943295;
const golden = 2.399963229728653;
const sides = 0.43;
const pull = 0.35;
const segmentRadius_m = 0.036;
const ages = { stiffFrom: 60, resistanceFrom: 40, leastDistensibility: 0.3 } as const;
const percentHaematocrit = 0.003;

interface Draft {
  readonly parent: number[];
  readonly diameter: number[];
  readonly length: number[];
  readonly place: number[];
  readonly bend: number[];
  readonly segment: number[];
  readonly vessel: number[];
  readonly level: number[];
}

type Vector = readonly [number, number, number];

const scaled = (place: SegmentPlace, k: number): Vector => [place.left_mm * millimetre * k, place.front_mm * millimetre * k, place.up_mm * millimetre * k];

function unit(v: Vector): Vector {
  const size = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  return size > 0 ? [v[0] / size, v[1] / size, v[2] / size] : [0, 0, 1];
}

/** A direction at `theta_degree` radians from `u`, turned by `phi_degree` radians about it. */
function turned(u: Vector, theta_degree: number, phi_degree: number): Vector {
  const helper: Vector = u[0] * u[0] < 0.5 ? [1, 0, 0] : [0, 1, 0];
  const v = unit([u[1] * helper[2] - u[2] * helper[1], u[2] * helper[0] - u[0] * helper[2], u[0] * helper[1] - u[1] * helper[0]]);
  const w: Vector = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
  const along = cos(theta_degree);
  const across = sin(theta_degree);
  const [a, b] = [across * cos(phi_degree), across * sin(phi_degree)];
  return [along * u[0] + a * v[0] + b * w[0], along * u[1] + a * v[1] + b * w[1], along * u[2] + a * v[2] + b * w[2]];
}

function add(draft: Draft, parent_index: number, diameter_m: number, length_m: number, end: Vector, bend_degree: number, segment_index: number, vessel_index: number, level_index: number): number {
  draft.parent.push(parent_index);
  draft.diameter.push(diameter_m);
  draft.length.push(length_m);
  draft.place.push(end[0], end[1], end[2]);
  draft.bend.push(bend_degree);
  draft.segment.push(segment_index);
  draft.vessel.push(vessel_index);
  draft.level.push(level_index);
  return draft.parent.length - 1;
}

/** Grows the branches of one segment from the end of its artery until they are narrower than `least_m`. */
function grow(draft: Draft, random: Random, values: TreeValues, root_index: number, start: Vector, heading: Vector, centre: Vector, radius_m: number, least_m: number, segment_index: number, vessel_index: number): void {
  interface Bud {
    readonly parent_index: number;
    readonly diameter_m: number;
    readonly from: Vector;
    readonly heading: Vector;
    readonly level_index: number;
    readonly turn_degree: number;
    readonly vessel_index: number;
  }
  const buds: Bud[] = [];
  const split = (parent_index: number, diameter_m: number, from: Vector, u: Vector, level_index: number, turn_degree: number, minor_fraction: number, continues: boolean): void => {
    const major = pow(1 - minor_fraction, 1 / values.branching);
    const minor = pow(minor_fraction, 1 / values.branching);
    const spread = 2 * values.angle * degree;
    const phi = turn_degree + golden;
    buds.push({ parent_index, diameter_m: diameter_m * minor, from, heading: turned(u, spread * (1 - minor_fraction), phi + Math.PI), level_index, turn_degree: phi, vessel_index: -1 });
    buds.push({ parent_index, diameter_m: diameter_m * major, from, heading: turned(u, spread * minor_fraction, phi), level_index: continues ? level_index - 1 : level_index, turn_degree: phi, vessel_index: continues ? vessel_index : -1 });
  };
  split(root_index, draft.diameter[root_index], start, heading, subsegmental, random.uniform() * golden, sides, true);
  for (let bud = buds.pop(); bud !== undefined; bud = buds.pop()) {
    const { diameter_m: diameter, from } = bud;
    const length = diameter * values.lengthRatio * random.logNormal(1, values.lengthSpread);
    const back: Vector = [centre[0] - from[0], centre[1] - from[1], centre[2] - from[2]];
    const far = pull / radius_m;
    const u = unit([bud.heading[0] + far * back[0], bud.heading[1] + far * back[1], bud.heading[2] + far * back[2]]);
    const end: Vector = [from[0] + length * u[0], from[1] + length * u[1], from[2] + length * u[2]];
    const i = add(draft, bud.parent_index, diameter, length, end, values.angle * degree, segment_index, bud.vessel_index, bud.level_index);
    if (diameter < least_m) continue;
    const minor = values.leastSplit + (0.5 - values.leastSplit) * random.uniform();
    split(i, diameter, end, u, bud.vessel_index >= 0 ? subsegmental : beyond, bud.turn_degree, bud.vessel_index >= 0 ? sides : minor, false);
  }
}

const subsegmental = arteryLevels.indexOf("subsegmental");
const beyond = arteryLevels.indexOf("beyond");

function levelIndex(id: string): number {
  if (id === "pulmonary-trunk") return 0;
  return id.startsWith("pulmonary-artery") ? arteryLevels.indexOf("main") : arteryLevels.indexOf("lobar");
}

/** Trunk, main and lobar arteries, then segment by segment. */
function draftTree(graph: VesselGraph, person: Person, values: TreeValues, seed: number, least_m: number): Draft {
  const draft: Draft = { parent: [], diameter: [], length: [], place: [], bend: [], segment: [], vessel: [], level: [] };
  const scale = person.height_m / referenceHeight_m;
  const living = 1 + values.distensibility * (values.livingPressure - values.castPressure);
  const where = new Map(arteryPlaces.map((place) => [place.id, scaled(place, scale)]));
  const elementOf = new Map<string, number>();
  for (const place of arteryPlaces) {
    const vessel = graph.vessels[graph.indexOf.get(place.id) ?? 0];
    const link = graph.links.find((own) => own.to === vessel.index && own.kind === "series");
    const parentId = link === undefined ? "" : graph.vessels[link.from].id;
    elementOf.set(place.id, add(draft, elementOf.get(parentId) ?? -1, vessel.diameter_m / living, vessel.length_m, where.get(place.id) ?? [0, 0, 0], values.angle * degree, -1, vessel.index, levelIndex(place.id)));
  }
  graph.segments.forEach((segment, s) => {
    const random = stream(seed, "lung-tree", segment.id);
    const artery = graph.vessels[segment.artery];
    const parentId = graph.vessels[segment.path[segment.path.length - 2]].id;
    const place = segmentPlaces.find((own) => own.id === segment.id);
    if (place === undefined) throw new RangeError(`segment ${segment.id}: no place in the lung is known`);
    const centre = scaled(place, scale);
    const start = where.get(parentId) ?? [0, 0, 0];
    const heading = unit([centre[0] - start[0], centre[1] - start[1], centre[2] - start[2]]);
    const length = artery.length_m * 0.5;
    const end: Vector = [start[0] + length * heading[0], start[1] + length * heading[1], start[2] + length * heading[2]];
    const diameter = cbrt(values.cubeSum * segment.share_fraction) * scale;
    const root = add(draft, elementOf.get(parentId) ?? 0, diameter, length, end, values.angle * degree, s, artery.index, arteryLevels.indexOf("segmental"));
    grow(draft, random, values, root, end, heading, centre, segmentRadius_m * scale * cbrt(segment.share_fraction * graph.segments.length), least_m * scale, s, artery.index);
  });
  return draft;
}

/** Children in compressed rows. */
export function childRows(parent: Int32Array): { readonly childStart: Int32Array; readonly child: Int32Array } {
  const n = parent.length;
  const childStart = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) if (parent[i] >= 0) childStart[parent[i] + 1] += 1;
  for (let i = 0; i < n; i++) childStart[i + 1] += childStart[i];
  const next = childStart.slice();
  const child = new Int32Array(Math.max(0, n - 1));
  for (let i = 0; i < n; i++) if (parent[i] >= 0) child[next[parent[i]]++] = i;
  return { childStart, child };
}

/** What may be chosen of a tree. */
export interface TreeOptions {
  readonly seed: number;
  /** Branches narrower than this end it; absent for the full tree. */
  readonly leastDiameter_m?: number;
  /** Own resistance of the small vessels over the middle person's. */
  readonly resistance_ratio?: number;
}

/**
 * Grows the pulmonary arterial tree of a person: named arteries of the graph, then divisions by the branching law down to `leastDiameter`, some 36,000 elements in
 * an adult. Limits: least diameter from 0.2 to 6 mm. Sources: huang1996, dong2020, reeves2005.
 */
export function createTree(graph: VesselGraph, person: Person, values: TreeValues, options: TreeOptions): PulmonaryTree {
  const least = options.leastDiameter_m ?? values.leastDiameter;
  if (!(least >= limits.narrowest_m && least <= limits.widest_m)) throw new RangeError(`leastDiameter_m: got ${least}, expected ${limits.narrowest_m} to ${limits.widest_m}`);
  const draft = draftTree(graph, person, values, options.seed, least);
  const n = draft.parent.length;
  const parent = Int32Array.from(draft.parent);
  const { childStart, child } = childRows(parent);
  const diameter = Float64Array.from(draft.diameter);
  const haematocrit = person.blood.haemoglobin_kg_per_m3 * percentHaematocrit;
  const living = 1 + values.distensibility * (values.livingPressure - values.castPressure);
  const terminal: number[] = [];
  const weight = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    if (childStart[i] === childStart[i + 1]) {
      terminal.push(i);
      weight[i] = diameter[i] * diameter[i] * diameter[i];
    }
    if (parent[i] >= 0) weight[parent[i]] += weight[i];
  }
  terminal.reverse();
  const total = weight[0];
  const age = 1 + values.ageing * Math.max(0, person.age_y - ages.resistanceFrom);
  const scale = person.height_m / referenceHeight_m;
  const ladder = restLadder(values, haematocrit, living, least);
  const behind = (r: number): Float64Array => Float64Array.from(terminal, (i) => (r * total) / weight[i]);
  const small = (age * (options.resistance_ratio ?? 1)) / scale;
  const coordinate = (k: number): Float64Array => Float64Array.from({ length: n }, (_element, i) => draft.place[3 * i + k]);
  return {
    graph, values, elementCount: n, parent, childStart, child, diameter_m: diameter, length_m: Float64Array.from(draft.length),
    viscosity_Pa_s: Float64Array.from(diameter, (d) => apparentViscosity_Pa_s(d * living, haematocrit, values.plasmaViscosity)),
    left_m: coordinate(0), front_m: coordinate(1), up_m: coordinate(2), bend: Float64Array.from(draft.bend),
    segmentOf: Int16Array.from(draft.segment), vesselOf: Int32Array.from(draft.vessel), levelOf: Uint8Array.from(draft.level), share_fraction: weight.map((w) => w / total),
    terminal: Int32Array.from(terminal), terminalArtery_Pa_s_per_m3: behind(ladder.artery_Pa_s_per_m3 * small), terminalCapillary_Pa_s_per_m3: behind(values.capillaryResistance * small), terminalVein_Pa_s_per_m3: behind(values.venousResistance * small),
    terminalVolume_m3: Float64Array.from(terminal, (i) => (ladder.volume_m3 * scale * scale * scale * weight[i]) / total),
    distensibility_per_Pa: values.distensibility * Math.max(ages.leastDistensibility, 1 - values.distensibilityFall * Math.max(0, person.age_y - ages.stiffFrom)),
  };
}

const limits = { narrowest_m: 2e-4, widest_m: 6e-3 } as const;

/** Order of an artery by its diameter at the cast's pressure, 1 to 15: limits midway between the orders' diameters, in proportion. Source: huang1996. */
export function strahlerOrder(diameter_m: number, orderDiameter_m: readonly number[]): number {
  let order = 1;
  for (let k = 1; k < orderDiameter_m.length; k++) if (diameter_m * diameter_m > orderDiameter_m[k] * orderDiameter_m[k - 1]) order = k + 1;
  return order;
}

