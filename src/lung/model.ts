import { has, type Person, type VesselGraph } from "../body/index.ts";
import { exp, normalQuantile, stream } from "../numerics/index.ts";
import type { Carrier } from "./gas.ts";
import { nodeCount, nodeLog } from "./kernel.ts";
import type { LungValues } from "./parameters.ts";

/** What differs between people. */
export interface LungTraits {
  /** p: strength of constriction and patches. */
  readonly mediator_ratio: number;
  readonly patch_ratio: number;
  /** J: drive from the lung's own receptors. */
  readonly drive_ratio: number;
  readonly atelectasis_ratio: number;
  /** Threshold of infarction, 0 to 1. */
  readonly infarct_probability: number;
}

/** The middle person. */
export const neutralLungTraits: LungTraits = { mediator_ratio: 1, patch_ratio: 1, drive_ratio: 1, atelectasis_ratio: 1, infarct_probability: 0.5 };

const spreads = { mediator: 0.1, patch: 0.75, drive: 0.6, atelectasis: 1.3 } as const;
const noPatchShare = 0.12;

/** Draws one person's traits; one in eight has almost no patches (PHY-309). Source of the spreads: recipe of heart and lung, section 4. */
export function drawLungTraits(seed: number): LungTraits {
  const random = stream(seed, "person", "lung");
  const common = random.normal();
  const own = random.normal();
  const patch = exp(spreads.patch * common);
  return {
    mediator_ratio: random.logNormal(1, spreads.mediator),
    patch_ratio: random.uniform() < noPatchShare ? patch / 20 : Math.min(2, patch),
    drive_ratio: exp(spreads.drive * (0.3 * common + 0.954 * own)),
    atelectasis_ratio: Math.min(8, random.logNormal(1, spreads.atelectasis)),
    infarct_probability: random.uniform(),
  };
}

/** Units of the lung and scratch of the kernel; not state. */
export interface LungModel {
  readonly graph: VesselGraph;
  readonly person: Person;
  readonly values: LungValues;
  readonly traits: LungTraits;
  readonly carrier: Carrier;
  readonly unitCount: number;
  readonly segmentOf: Int32Array;
  /** Share of all ventilation that a unit has when its lung is healthy. */
  readonly baseVentilation: Float64Array;
  /** Order in which units of a segment lose their blood, and in which they become patches, 0 to 1. */
  readonly blockOrder: Float64Array;
  readonly patchOrder: Float64Array;
  readonly baseFlow: Float64Array;
  readonly ratio: Float64Array;
  readonly work: { readonly position: Float64Array; readonly flow: Float64Array; readonly ventilation: Float64Array; readonly contentO2: Float64Array; readonly contentCO2: Float64Array; readonly o2: Float64Array; readonly co2: Float64Array };
}

const gramsPerDecilitre = 10;
/** Golden-ratio steps make orders that are spread evenly and independent of each other. */
const golden = 0.6180339887498949;
const silver = 0.4142135623730951;

/** Divides the lung of one person into units: `unitsPerSegment` quantiles of ln V/Q in each segment. */
export function createLung(graph: VesselGraph, person: Person, traits: LungTraits, values: LungValues, unitsPerSegment = 27): LungModel {
  const n = graph.segments.length * unitsPerSegment;
  const spread = values.spreadYoung + values.spreadPerYear * Math.max(0, person.age_y - 20) + (has(person, "copd") ? values.spreadDisease : 0);
  const segmentOf = new Int32Array(n);
  const base = new Float64Array(n);
  const flow = new Float64Array(n);
  const block = new Float64Array(n);
  const patch = new Float64Array(n);
  graph.segments.forEach((segment, s) => {
    let sum = 0;
    const weights: number[] = [];
    for (let u = 0; u < unitsPerSegment; u++) {
      const weight = exp(spread * normalQuantile((u + 0.5) / unitsPerSegment));
      weights.push(weight);
      sum += weight;
    }
    weights.forEach((weight, u) => {
      const i = s * unitsPerSegment + u;
      segmentOf[i] = s;
      base[i] = (segment.share_fraction * weight) / sum;
      flow[i] = segment.share_fraction / unitsPerSegment;
      const fraction = (x: number): number => x - Math.floor(x);
      block[i] = fraction((u + 1) * golden + s * silver);
      patch[i] = fraction((u + 1) * silver + s * golden + 0.17);
    });
  });
  const make = (size: number): Float64Array => new Float64Array(size);
  return {
    graph, person, values, traits, unitCount: n, segmentOf, baseVentilation: base, baseFlow: flow, blockOrder: block, patchOrder: patch,
    carrier: { haemoglobin: person.blood.haemoglobin_kg_per_m3 / gramsPerDecilitre, capacity: values.oxygenPerHaemoglobin, bohr: values.bohr },
    ratio: Float64Array.from({ length: nodeCount }, (_, k) => exp(2.302585092994046 * nodeLog(k))),
    work: { position: make(n), flow: make(n), ventilation: make(n), contentO2: make(nodeCount), contentCO2: make(nodeCount), o2: make(nodeCount), co2: make(nodeCount) },
  };
}
