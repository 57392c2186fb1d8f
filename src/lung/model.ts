import { has, type Person, type VesselGraph } from "../body/index.ts";
import { exp, stream } from "../numerics/index.ts";
import type { AirwayLaw } from "./kernel.ts";
import { nodeCount, nodeLog } from "./kernel.ts";
import type { LungValues } from "./parameters.ts";
import { normalQuadrature } from "./quadrature.ts";

/** What differs between people. */
export interface LungTraits {
  /** p: strength of constriction and patches. */
  readonly mediator_ratio: number;
  readonly patch_ratio: number;
  /** J: drive from the lung's own receptors. */
  readonly drive_ratio: number;
  readonly atelectasis_ratio: number;
  /** Rank of the bronchial supply among people, 0 poorest to 1 richest: the threshold of infarction. */
  readonly infarct_probability: number;
}

/** The middle person. */
export const neutralLungTraits: LungTraits = { mediator_ratio: 1, patch_ratio: 1, drive_ratio: 1, atelectasis_ratio: 1, infarct_probability: 0.5 };

const spreads = { mediator: 0.1, patch: 0.75, drive: 0.6, atelectasis: 1.3 } as const;
/** Drive and patches of one person go together a little. */
const together = { patch: 0.3, own: 0.954 } as const;
const noPatch = { share: 0.12, ratio: 0.05 } as const;
const most = { patch: 2, atelectasis: 8 } as const;

/** Draws one person's traits; one in eight has almost no patches (PHY-309). Source of the spreads: recipe of heart and lung, section 4. */
export function drawLungTraits(seed: number): LungTraits {
  const random = stream(seed, "person", "lung");
  const common = random.normal();
  const own = random.normal();
  const patch = exp(spreads.patch * common);
  return {
    mediator_ratio: random.logNormal(1, spreads.mediator),
    patch_ratio: random.uniform() < noPatch.share ? patch * noPatch.ratio : Math.min(most.patch, patch),
    drive_ratio: exp(spreads.drive * (together.patch * common + together.own * own)),
    atelectasis_ratio: Math.min(most.atelectasis, random.logNormal(1, spreads.atelectasis)),
    infarct_probability: random.uniform(),
  };
}

/** Levels of narrowing of a patch: a unit is open (level 0) or one of these. */
export const patchLevels = 3;

/** Units of the lung and scratch of the kernel; not state. */
export interface LungModel {
  readonly graph: VesselGraph;
  readonly person: Person;
  readonly values: LungValues;
  readonly traits: LungTraits;
  readonly unitCount: number;
  /** Flow classes of a segment: class 0 is closed, the others open. */
  readonly classCount: number;
  readonly segmentOf: Int32Array;
  readonly classOf: Uint8Array;
  readonly patchOf: Uint8Array;
  /** Share of the segment that a unit's quantile of ln V/Q holds, and the unit's ventilation for its volume. */
  readonly quantileShare: Float64Array;
  readonly airRatio: Float64Array;
  readonly airway: AirwayLaw;
  readonly ratio: Float64Array;
  readonly work: LungWork;
}

/** Scratch of one lung. */
export interface LungWork {
  /** Units: position before narrowing and after, flow, air before narrowing and after, all as shares. */
  readonly raw: Float64Array;
  readonly position: Float64Array;
  readonly flow: Float64Array;
  readonly air: Float64Array;
  readonly ventilation: Float64Array;
  /** Nodes of the curve. */
  readonly contentO2: Float64Array;
  readonly contentCO2: Float64Array;
  readonly o2: Float64Array;
  readonly co2: Float64Array;
  readonly shift: Float64Array;
  readonly keep: Float64Array;
  /** Segment and flow class: share of the segment's volume, and flow for that volume. */
  readonly classShare: Float64Array;
  readonly classFlow: Float64Array;
}

const ln10 = 2.302585092994046;
const mostUnitsPerSegment = 400;
const defaultUnits = 30;
const youngest = 20;

/**
 * Divides the lung of one person into units: each segment into quantiles of ln V/Q (nodes of a Gauss quadrature), each of these into lung that is closed to
 * blood and lung that is open, the open lung into flow classes and levels of narrowed airways. Their shares follow the state, so that nothing is drawn by
 * lot. `unitsPerSegment_count` is rounded to what the classes need. The default gives 540 units.
 */
export function createLung(graph: VesselGraph, person: Person, traits: LungTraits, values: LungValues, unitsPerSegment_count = defaultUnits, openClass_count = 1): LungModel {
  if (!(unitsPerSegment_count >= 1 && unitsPerSegment_count <= mostUnitsPerSegment)) throw new RangeError(`unitsPerSegment: got ${unitsPerSegment_count}, expected 1 to ${mostUnitsPerSegment}`);
  const perQuantile = 1 + openClass_count * (1 + patchLevels);
  const quadrature = normalQuadrature(Math.max(1, Math.min(mostQuantiles, Math.round(unitsPerSegment_count / perQuantile))));
  const spread = values.spreadYoung + values.spreadPerYear * Math.max(0, person.age_y - youngest) + (has(person, "copd") ? values.spreadDisease : 0);
  const quantiles = quadrature.node.length;
  const n = graph.segments.length * quantiles * perQuantile;
  const segmentOf = new Int32Array(n);
  const classOf = new Uint8Array(n);
  const patchOf = new Uint8Array(n);
  const share = new Float64Array(n);
  const air = new Float64Array(n);
  let mean = 0;
  for (let u = 0; u < quantiles; u++) mean += quadrature.weight[u] * exp(spread * quadrature.node[u]);
  let i = 0;
  for (let s = 0; s < graph.segments.length; s++) {
    for (let u = 0; u < quantiles; u++) {
      for (let k = 0; k < perQuantile; k++) {
        segmentOf[i] = s;
        share[i] = quadrature.weight[u];
        air[i] = exp(spread * quadrature.node[u]) / mean;
        classOf[i] = k === 0 ? 0 : 1 + Math.floor((k - 1) / (1 + patchLevels));
        patchOf[i] = k === 0 ? 0 : (k - 1) % (1 + patchLevels);
        i += 1;
      }
    }
  }
  const make = (m: number): Float64Array => new Float64Array(m);
  const classes = graph.segments.length * (1 + openClass_count);
  return {
    graph, person, values, traits, unitCount: n, classCount: 1 + openClass_count, segmentOf, classOf, patchOf, quantileShare: share, airRatio: air, airway: { least_fraction: values.airwayLeast, half_mmHg: values.airwayHalf / mmHg_Pa },
    ratio: Float64Array.from({ length: nodeCount }, (_node, k) => exp(ln10 * nodeLog(k))),
    work: {
      raw: make(n), position: make(n), flow: make(n), air: make(n), ventilation: make(n), contentO2: make(nodeCount), contentCO2: make(nodeCount), o2: make(nodeCount), co2: make(nodeCount),
      shift: make(nodeCount), keep: make(nodeCount), classShare: make(classes), classFlow: make(classes),
    },
  };
}

const mostQuantiles = 40;
const mmHg_Pa = 133.322387415;
