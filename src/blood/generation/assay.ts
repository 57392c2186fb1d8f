import { nearest } from "../../units/index.ts";
import { readyNetwork } from "../network/cache.ts";
import type { CompiledNetwork } from "../network/compile.ts";
import type { NetworkSystem } from "../network/evaluate.ts";
import { leidenName, withLeidenPool } from "../network/leiden.ts";
import type { Network } from "../network/network.ts";
import { criticalResidenceOf, type CriticalOptions, type Pocket } from "../pocket/critical.ts";
import { exchangeConstant, inflowName, openPocket } from "../pocket/open.ts";
import { withEffect, type NetworkEffect } from "./anticoagulants.ts";
import { thrombinCurve, type CurveOptions, type ThrombinCurve } from "./curve.ts";
import { coagulationModels, type CoagulationModel, type CoagulationModelId } from "./models.ts";
import { usualTissueFactor_nM } from "./parameters.ts";

/** One blood on one wall: what an assay needs to know. What is left out is normal. */
export interface BloodSample {
  readonly model?: CoagulationModelId | CoagulationModel;
  /** Tissue factor, nM (5 pM is 0.005). */
  readonly tissueFactor_nM?: number;
  /** Thrombomodulin, nM; models without it refuse it. */
  readonly thrombomodulin_nM?: number;
  /** Levels over normal: factor or species name to ratio, 1 is 100 %. `VII` scales VII and VIIa. */
  readonly levels?: Readonly<Record<string, number>>;
  /** Levels in nM, for species as named by the model; they beat `levels`. */
  readonly concentrations_nM?: Readonly<Record<string, number>>;
  /** Share of factor V that is Leiden: 0, 0.5 heterozygous, 1 homozygous. */
  readonly leiden_fraction?: number;
  /** What anticoagulants do, as `networkEffectOf` of the drugs gives it. */
  readonly effect?: NetworkEffect;
  /** Residence time in the open pocket, s; closed when left out. */
  readonly residence_s?: number;
}

/** A sample made ready: compiled network, system with constants set, start state. */
export interface Assay {
  readonly compiled: CompiledNetwork;
  readonly system: NetworkSystem;
  readonly start_nM: Float64Array;
  readonly weights: readonly (readonly [index: number, weight: number])[];
}

/** The model of a sample. Throws RangeError with the nearest name. */
export function coagulationModel(model: CoagulationModelId | CoagulationModel | undefined): CoagulationModel {
  if (typeof model === "object") return model;
  const id = model ?? "protein-c";
  const known = Object.keys(coagulationModels);
  if (Object.hasOwn(coagulationModels, id)) return coagulationModels[id];
  const close = nearest(id, known);
  throw new RangeError(`Model "${id as string}" is unknown${close === undefined ? "." : `; did you mean "${close}"?`} Known: ${known.join(", ")}.`);
}

/** Other names of levels, in lower case. */
const synonyms: Readonly<Record<string, string>> = { atiii: "AT", antithrombin: "AT", prothrombin: "II", fibrinogen: "Fg", proteinc: "PC", proteins: "PS", thrombomodulin: "TM" };

/** The name a model would use: `FVIII` and `factor VIII` are `VIII`, `ATIII` is `AT`. */
function usualName(name: string): string {
  const factor = /^(?:f|factor[ -]?)([ivx]+)$/i.exec(name);
  if (factor !== null) return factor[1].toUpperCase();
  const plain = name.toLowerCase().replace(/[ -]/g, "");
  return Object.hasOwn(synonyms, plain) ? synonyms[plain] : name;
}

/** Species that a level name scales. Throws RangeError with the nearest name. */
export function speciesOfLevel(model: CoagulationModel, written: string): readonly string[] {
  const name = usualName(written);
  if (Object.hasOwn(model.together, name)) return model.together[name];
  const names = Object.keys(model.network.species);
  if (names.includes(name)) return [name];
  const started = names.filter((species) => model.network.species[species].value > 0);
  const close = nearest(name, started);
  throw new RangeError(`Factor "${written}" is unknown to ${model.network.id}${close === undefined ? "." : `; did you mean "${close}"?`} Known: ${started.join(", ")}.`);
}

/** The network of a sample: model, pools, drugs, exchange. */
function networkOf(sample: BloodSample, model: CoagulationModel, isOpen: boolean): Network {
  const hasLeiden = (sample.leiden_fraction ?? 0) > 0;
  let network = model.network;
  if (hasLeiden) network = withLeidenPool(network, sample.leiden_fraction ?? 0);
  if (sample.effect !== undefined) network = withEffect(network, sample.effect);
  return isOpen ? openPocket(network) : network;
}

/** A finite number from 0. Throws RangeError with what it is. */
function checked(what: string, level_ratio: number): number {
  if (!(level_ratio >= 0) || level_ratio === Infinity) throw new RangeError(`${what} is ${level_ratio}; expected 0 or more.`);
  return level_ratio;
}

/** Start values of a sample, nM, in the order of the compiled species. */
function startOf(sample: BloodSample, model: CoagulationModel, network: Network, compiled: CompiledNetwork, initial_nM: Float64Array): Float64Array {
  const start = Float64Array.from(initial_nM);
  // The wall first, so that levels given as shares scale it too.
  start[compiled.indexOf(model.tissueFactor)] = checked("tissueFactor_nM", sample.tissueFactor_nM ?? usualTissueFactor_nM);
  if (sample.thrombomodulin_nM !== undefined) {
    if (model.thrombomodulin === undefined) throw new RangeError(`Model ${model.network.id} has no thrombomodulin; use protein-c.`);
    start[compiled.indexOf(model.thrombomodulin)] = checked("thrombomodulin_nM", sample.thrombomodulin_nM);
  }
  for (const [name, ratio] of Object.entries(sample.levels ?? {})) {
    checked(`Level of ${name}`, ratio);
    for (const species of speciesOfLevel(model, name)) {
      start[compiled.indexOf(species)] *= ratio;
      if (Object.hasOwn(network.species, leidenName(species))) start[compiled.indexOf(leidenName(species))] *= ratio;
    }
  }
  for (const [name, concentration_nM] of Object.entries(sample.concentrations_nM ?? {})) start[compiled.indexOf(name)] = checked(`Level of ${name} in nM`, concentration_nM);
  return start;
}

/** Makes a sample ready. Open when it has a residence time, or when asked. Throws RangeError for what does not fit the model. */
export function assay(sample: BloodSample, isOpen = sample.residence_s !== undefined): Assay {
  const model = coagulationModel(sample.model);
  const network = networkOf(sample, model, isOpen);
  const { compiled, system, initial_nM } = readyNetwork(network);
  const start = startOf(sample, model, network, compiled, initial_nM);
  if (isOpen) {
    compiled.species.forEach((name, i) => {
      const at = compiled.parameters.indexOf(inflowName(name));
      if (at >= 0) system.constants[at] = start[i];
    });
    if (sample.residence_s !== undefined) {
      if (!(sample.residence_s > 0)) throw new RangeError(`residence_s is ${sample.residence_s}; expected above 0.`);
      system.constants[compiled.parameterIndexOf(exchangeConstant)] = 1 / sample.residence_s;
    }
  }
  const weights = Object.entries(model.active).map(([name, weight_ratio]) => [compiled.indexOf(name), weight_ratio] as const);
  return { compiled, system, start_nM: start, weights };
}

/**
 * The network of a sample as it runs (pools, drugs, exchange), its start values and constants those of the sample, in nM and s: what
 * `writeSbml` takes to other programs.
 */
export function networkOfSample(sample: BloodSample): Network {
  const { compiled, system, start_nM } = assay(sample);
  const { network } = compiled;
  const species = Object.fromEntries(compiled.species.map((name, i) => [name, { ...network.species[name], value: start_nM[i], unit: "1" }]));
  const constants = Object.fromEntries(compiled.parameters.map((name, i) => [name, { ...network.constants[name], value: system.constants[i], unit: "1" }]));
  return { ...network, species, constants };
}

/** Thrombin generation of a sample. Throws RangeError for what does not fit the model; an unfinished solve is in `outcome`. */
export function thrombinGeneration(sample: BloodSample, options: CurveOptions): ThrombinCurve {
  const ready = assay(sample);
  return thrombinCurve(ready.system, ready.start_nM, ready.weights, options);
}

/** Critical residence time of a sample by the full model, s: bisection of the all-or-none switch; null when it never clots. */
export function fullCriticalResidence_s(sample: BloodSample, options: CriticalOptions = {}): number | null {
  const ready = assay(sample, true);
  const exchange = ready.compiled.parameterIndexOf(exchangeConstant);
  const pocket: Pocket = {
    system: ready.system,
    start: ready.start_nM,
    weights: ready.weights,
    setExchange: (rate_per_s) => {
      ready.system.constants[exchange] = rate_per_s;
    },
  };
  return criticalResidenceOf(pocket, options);
}
