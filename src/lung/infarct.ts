import { cbrt, exp, normalQuantile, pow } from "../numerics/index.ts";
import type { LungModel } from "./model.ts";
import type { LungInput, LungState, Plug } from "./state.ts";

const golden = 0.6180339887498949;
const segmentSpread = 0.15;
const edge = 1e-3;

/** Bronchial supply of a segment over the median person's: the person's rank, and a small fixed difference between segments. */
function bronchialSupply_ratio(model: LungModel, segmentIndex: number): number {
  const rank = Math.max(edge, Math.min(1 - edge, model.traits.infarct_probability));
  const turn = ((segmentIndex + 1) * golden) % 1;
  return exp(model.values.bronchialSpread * normalQuantile(rank) + segmentSpread * (2 * turn - 1));
}

/** Share of the bronchial supply that still drains: pulmonary venous pressure dams it up, end-expiratory pressure squeezes it. */
function drained_fraction(model: LungModel, input: LungInput): number {
  const over = Math.max(0, input.leftAtrialPressureMean_Pa - model.values.bronchialFreePressure) / (model.values.infarctPressure - model.values.bronchialFreePressure);
  const squeezed = input.ventilation.mode === "fixed" ? exp(-Math.max(0, input.ventilation.endExpiratoryPressure_Pa) / model.values.bronchialSqueeze) : 1;
  return Math.max(0, 1 - over) * squeezed;
}

/** Diameter of the artery where a plug sits, m: a plug within the bed sits where the flow behind it has the share that it blocks. */
export function plugDiameter_m(model: LungModel, plug: Plug): number {
  const vessel = model.graph.vessels[plug.vesselIndex];
  if (vessel.kind !== "pulmonary-bed") return vessel.diameter_m;
  const segment = model.graph.segments.find(({ bed }) => bed === plug.vesselIndex);
  const root = segment === undefined ? model.values.infarctRoot : model.graph.vessels[segment.artery].distalDiameter_m;
  return root * pow(Math.max(edge * edge, plug.bedShare_fraction), 1 / model.values.murray);
}

/**
 * Share of the tissue behind a plug that dies if nothing changes. Bronchial blood keeps it alive. It enters through anastomoses with arteries of about
 * 0.5 to 3 mm: a central plug leaves all of them open behind itself, a distal one few (reach d^2/(d^2 + h^2)). High pulmonary venous pressure keeps it from draining.
 * The rim lives on its neighbours, so small territories are spared.
 *
 *     dying = (1 - b drain reach/threshold)+ (1 - 3 rim/r)+ block,   r radius of the territory
 */
export function dyingShare(model: LungModel, input: LungInput, plug: Plug, segmentIndex: number): number {
  const { values, graph } = model;
  const blocked = Math.max(0, (plug.occlusion_fraction - values.infarctOcclusion) / (1 - values.infarctOcclusion));
  if (blocked === 0) return 0;
  const d = plugDiameter_m(model, plug);
  const reach = (d * d) / (d * d + values.anastomosisDiameter * values.anastomosisDiameter);
  const supply = (bronchialSupply_ratio(model, segmentIndex) * drained_fraction(model, input) * reach) / values.infarctThreshold;
  const behind = graph.segments[segmentIndex].share_fraction * plug.bedShare_fraction * values.lungVolume;
  const radius = cbrt(behind / sphere);
  const rim = Math.max(0, 1 - (3 * values.infarctRim) / Math.max(edge * edge, radius));
  return Math.max(0, 1 - supply) * rim * Math.min(1, blocked);
}

const sphere = 4.1887902047863905;

/**
 * Bleeding into tissue that is dying, and death of it, by segment. Bleeding follows within hours and clears over days when blood comes back; death takes a day or two
 * and stays.
 */
export function advanceInfarct(model: LungModel, state: LungState, input: LungInput, dt_s: number): void {
  const { values, graph } = model;
  const bleed = 1 - exp(-dt_s / values.haemorrhageTime);
  const clear = 1 - exp(-dt_s / values.haemorrhageClearing);
  const grow = 1 - exp(-dt_s / values.infarctTime);
  for (let s = 0; s < graph.segments.length; s++) {
    const segment = graph.segments[s];
    let alive = 1;
    for (const plug of input.plugs) {
      if (plug.vesselIndex !== segment.bed && !segment.path.includes(plug.vesselIndex as never)) continue;
      alive *= 1 - plug.bedShare_fraction * dyingShare(model, input, plug, s);
    }
    const dying = 1 - alive;
    const old = state.haemorrhage_fraction[s];
    state.haemorrhage_fraction[s] = old + (dying - old) * (dying > old ? bleed : clear);
    const target = Math.min(state.haemorrhage_fraction[s], dying);
    if (target > state.infarct_fraction[s]) state.infarct_fraction[s] += (target - state.infarct_fraction[s]) * grow;
  }
}

function volume_m3(model: LungModel, share_fraction: readonly number[]): number {
  return model.graph.segments.reduce((a, segment, s) => a + segment.share_fraction * share_fraction[s], 0) * model.values.lungVolume;
}

/** Volume of dead lung, m3. */
export function infarctedVolume_m3(model: LungModel, state: LungState): number {
  return volume_m3(model, state.infarct_fraction);
}

/** Volume of lung that is bleeding or dead, m3. */
export function haemorrhageVolume_m3(model: LungModel, state: LungState): number {
  return volume_m3(model, state.haemorrhage_fraction);
}

/** Bronchial flow of this person, m3/s: a share of output, more where it has to feed lung without pulmonary blood. */
export function bronchialFlow_m3_per_s(model: LungModel, input: LungInput): number {
  const { values } = model;
  const rank = Math.max(edge, Math.min(1 - edge, model.traits.infarct_probability));
  return input.cardiacOutput_m3_per_s * values.bronchialShare * exp(values.bronchialSpread * normalQuantile(rank)) * drained_fraction(model, input);
}
