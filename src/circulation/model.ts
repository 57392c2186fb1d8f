import { bodySurface_m2, has, type Person, type VesselGraph } from "../body/index.ts";
import { sparseLU, stream, type SparseLU } from "../numerics/index.ts";
import type { Resolved } from "../units/index.ts";
import type { StepContext } from "./step-context.ts";
import type { circulationParameters } from "./parameters.ts";
import type { CirculationTraits } from "./state.ts";

/** Resolved parameters of this station. */
export type CirculationValues = Resolved<typeof circulationParameters>;

/** Codes of link laws inside the kernel. */
export const law = { ohm: 0, oneWay: 1, pulmonary: 2, rightVentricle: 3, leftVentricle: 4, shut: 5 } as const;
/** Codes of wall laws inside the kernel. */
export const wall = { vein: 0, elastic: 1, rightVentricle: 2, leftVentricle: 3 } as const;

/** Solves one sub-step as `solveStep` of kernel.ts does, by loops or by emitted code. */
export type StepSolver = (model: CirculationModel, context: StepContext, old: Float64Array, p: Float64Array, h: number, totalVolume_m3: number) => number;

/** Everything of one person's circulation that does not change: topology, sizes, scratch space. Not part of the state. */
export interface CirculationModel {
  readonly graph: VesselGraph;
  readonly person: Person;
  readonly values: CirculationValues;
  readonly traits: CirculationTraits;
  readonly vesselCount: number;
  readonly linkCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly linkLaw: Int32Array;
  readonly along: Int32Array;
  readonly baseResistance: Float64Array;
  readonly wallLaw: Int32Array;
  readonly full: Float64Array;
  readonly half: Float64Array;
  /** 1/w of the vein law, 1/Pa. */
  readonly steepness: Float64Array;
  readonly compliance: Float64Array;
  readonly unstressed: Float64Array;
  readonly restVolume: Float64Array;
  /** 1 for compartments in the chest, 2 in the belly, 0 elsewhere. */
  readonly cavity: Int32Array;
  /** Share of a muscle squeeze that empties each vein: ejection fraction, 0 where no pump acts; and its side (1 left, 2 right). */
  readonly ejection: Float64Array;
  readonly pumpSide: Int32Array;
  readonly pumpTarget: Int32Array;
  readonly pumpSlot: Int32Array;
  readonly lu: SparseLU;
  readonly slots: Int32Array;
  readonly diagonal: Int32Array;
  /** Scratch of the kernel. */
  readonly work: { readonly head: Float64Array; readonly total: Float64Array; readonly residual: Float64Array; readonly conductance: Float64Array; readonly volume: Float64Array; readonly slope: Float64Array; readonly flow: Float64Array; readonly pumped: Float64Array; readonly trial: Float64Array; readonly external: Float64Array; readonly tone: Float64Array };
  /** Solves sub-steps in place of the loops of kernel.ts: code emitted for this topology (see `withEmittedCode`). */
  readonly solve?: StepSolver;
  readonly surface_ratio: number;
  readonly rv: { readonly elastance: number; readonly maximum: number };
  readonly lv: { readonly elastance: number; readonly dilation: number };
  readonly distensibility_per_Pa: number;
}

/** Traits of an average person, for tests and comparisons. */
export const neutralCirculationTraits: CirculationTraits = { rvReserve_ratio: 1, reflexGain_ratio: 1, pulmonaryResistance_ratio: 1, rvPressure_ratio: 1 };

const reserveSpread = 0.18;
const gainSpread = 0.3;
const resistanceSpread = 0.2;
const pressureSpread = 0.05;

/** Draws what makes people of one size differ. Source of the spreads: recipe of heart and lung (SD of ln 0.36 for resistance is halved for one age). */
export function drawCirculationTraits(seed: number): CirculationTraits {
  const random = stream(seed, "person", "circulation");
  return {
    rvReserve_ratio: random.logNormal(1, reserveSpread),
    reflexGain_ratio: random.logNormal(1, gainSpread),
    pulmonaryResistance_ratio: random.logNormal(1, resistanceSpread),
    rvPressure_ratio: random.logNormal(1, pressureSpread),
  };
}

const calfPumped = new Set(["soleal-sinus", "gastrocnemius-sinus", "anterior-tibial-vein", "posterior-tibial-vein", "peroneal-vein"]);
const thighPumped = new Set(["popliteal-vein", "femoral-vein", "deep-femoral-vein"]);

/** Lays a person's graph out for the kernel. */
export function createCirculation(graph: VesselGraph, person: Person, values: CirculationValues, traits: CirculationTraits): CirculationModel {
  const n = graph.vessels.length;
  const m = graph.links.length;
  const lu = sparseLU(n, [...graph.links.map((link) => link.from), ...pumpPairs(graph).map(([a]) => a)], [...graph.links.map((link) => link.to), ...pumpPairs(graph).map(([, b]) => b)]);
  const slots = new Int32Array(4 * m);
  graph.links.forEach((link, i) => {
    slots.set([lu.slot(link.from, link.from), lu.slot(link.from, link.to), lu.slot(link.to, link.from), lu.slot(link.to, link.to)], 4 * i);
  });
  const surface = bodySurface_m2(person) / values.referenceSurface;
  const { rightAtrium, rightVentricle, leftAtrium, leftVentricle } = graph.chambers;
  const wallLaw = Int32Array.from(graph.vessels, (vessel) => (vessel.index === rightVentricle ? wall.rightVentricle : vessel.index === leftVentricle ? wall.leftVentricle : vessel.wall.kind === "vein" ? wall.vein : wall.elastic));
  const isAtrium = (index: number): boolean => index === rightAtrium || index === leftAtrium;
  const failing = has(person, "heart-failure");
  const adapted = has(person, "pulmonary-hypertension");
  const base = (id: string): string => id.replace(/-(left|right)$/, "");
  const years = Math.max(0, person.age_y - 60);
  return {
    graph, person, values, traits, vesselCount: n, linkCount: m, lu, slots,
    from: Int32Array.from(graph.links, (link) => link.from),
    to: Int32Array.from(graph.links, (link) => link.to),
    along: Int32Array.from(graph.links, (link) => link.along ?? -1),
    linkLaw: Int32Array.from(graph.links, (link) => {
      if (link.kind === "right-ventricle") return law.rightVentricle;
      if (link.kind === "left-ventricle") return law.leftVentricle;
      if (link.kind === "pulmonary-bed") return law.pulmonary;
      return link.oneWay ? law.oneWay : law.ohm;
    }),
    baseResistance: Float64Array.from(graph.links, (link) => {
      if (link.kind === "tricuspid" || link.kind === "mitral") return values.valveResistance;
      return link.kind === "pulmonary-bed" ? link.resistance_Pa_s_per_m3 * traits.pulmonaryResistance_ratio : link.resistance_Pa_s_per_m3;
    }),
    wallLaw,
    full: Float64Array.from(graph.vessels, (vessel) => vessel.wall.fullVolume_m3),
    half: Float64Array.from(graph.vessels, (vessel) => vessel.wall.halfPressure_Pa),
    steepness: Float64Array.from(graph.vessels, (vessel) => 1 / vessel.wall.spread_Pa),
    compliance: Float64Array.from(graph.vessels, (vessel) => (isAtrium(vessel.index) ? values.atrialCompliance * surface : vessel.wall.compliance_m3_per_Pa)),
    unstressed: Float64Array.from(graph.vessels, (vessel) => (isAtrium(vessel.index) ? values.atrialVolume * surface : vessel.wall.unstressedVolume_m3)),
    restVolume: Float64Array.from(graph.vessels, (vessel) => Math.max(1e-9, vessel.area_m2 * vessel.length_m)),
    cavity: Int32Array.from(graph.vessels, (vessel) => (vessel.kind === "chamber" || vessel.region === "lung" || (vessel.region === "thorax" && vessel.kind === "vein") ? 1 : vessel.region === "abdomen" || vessel.region === "pelvis" ? 2 : 0)),
    ejection: Float64Array.from(graph.vessels, (vessel) => (calfPumped.has(base(vessel.id)) ? values.calfEjection : thighPumped.has(base(vessel.id)) ? values.thighEjection : 0)),
    pumpSide: Int32Array.from(graph.vessels, (vessel) => (vessel.side === "left" ? 1 : vessel.side === "right" ? 2 : 0)),
    pumpTarget: Int32Array.from(graph.vessels, (vessel) => vessel.downstream ?? -1),
    pumpSlot: Int32Array.from(graph.vessels, (vessel) => (vessel.downstream === undefined ? -1 : lu.slot(vessel.downstream, vessel.index))),
    diagonal: Int32Array.from(graph.vessels, (vessel) => lu.slot(vessel.index, vessel.index)),
    work: { head: new Float64Array(n), total: new Float64Array(n), residual: new Float64Array(n), conductance: new Float64Array(m), volume: new Float64Array(n), slope: new Float64Array(n), flow: new Float64Array(m), pumped: new Float64Array(n), trial: new Float64Array(n), external: new Float64Array(n), tone: new Float64Array(n).fill(1) },
    surface_ratio: surface,
    rv: {
      elastance: ((values.rvElastance * (failing ? values.failingRvElastance : 1) * (adapted ? values.adaptedRvElastance : 1)) / surface) * traits.rvReserve_ratio,
      maximum: values.rvMaximalPressure * (adapted ? values.adaptedRvPressure : 1) * (failing ? values.failingRvElastance : 1) * traits.rvPressure_ratio,
    },
    lv: { elastance: (values.lvElastance * (failing ? values.failingLvElastance : 1)) / surface, dilation: failing ? values.failingLvDilation * surface : 0 },
    distensibility_per_Pa: values.distensibility * (1 - Math.min(0.5, values.distensibilityFall * years)) * (adapted ? 0.5 : 1),
  };
}

function pumpPairs(graph: VesselGraph): readonly (readonly [number, number])[] {
  return graph.vessels.flatMap((vessel) => (vessel.downstream === undefined ? [] : [[vessel.index, vessel.downstream] as const]));
}
