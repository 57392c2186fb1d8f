import { readFileSync } from "node:fs";
import { coagulationModel, coagulationModels, findDrug, fromSI, networkEffectOf, noEffect, ownModel, parseQuantity, quantityInSI, readNetwork, readSbml, speciesOfLevel, type BloodSample, type CoagulationModel, type CoagulationModelId, type Drug, type NetworkEffect, type Unit } from "virchow";
import { codeOf, exitStatus, Failure, messageOf, plainText } from "../failure.ts";
import { readDocument } from "../documents.ts";

/** Options of `virchow thrombin` as the command line gives them. */
export interface ThrombinOptions {
  readonly model?: string;
  readonly tf?: string;
  readonly thrombomodulin?: string;
  readonly set?: readonly string[];
  readonly factorVLeiden?: string;
  readonly drug?: readonly string[];
  readonly residence?: string;
  readonly criticalResidence?: boolean;
  readonly until?: string;
  readonly step?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly out?: string;
  readonly seed?: string;
}

/** What is to be computed. */
export interface ThrombinRequest {
  /** Id of the model, or the file it was read from. */
  readonly modelName: string;
  readonly model: CoagulationModel;
  readonly sample: BloodSample;
  readonly leiden: string;
  /** Settings as written, for the header. */
  readonly settings: readonly string[];
  readonly drugs: readonly { readonly name: string; readonly text: string; readonly note: string }[];
  readonly until_s: number;
  readonly step_s: number;
  readonly wantsCritical: boolean;
}

const copies: Readonly<Record<string, number>> = { none: 0, heterozygous: 0.5, homozygous: 1 };
const usualUntil_s = 1200;
const usualStep_s = 5;
const mostRows = 1_000_000;
const largestCount = 20 * 1024 * 1024;

function usage(message: string): Failure {
  return new Failure(exitStatus.usage, plainText(message));
}

/** A quantity in SI. */
function quantity(option: string, text: string, like: Unit, examples: readonly string[]): number {
  const read = parseQuantity(text, like, examples);
  if (!read.ok) throw usage(`${option}: ${read.problem}`);
  const value = quantityInSI(read);
  if (!(value >= 0)) throw usage(`${option}: "${text}" is below zero. Expected 0 or more.`);
  return value;
}

function positive(option: string, text: string | undefined, fallback_s: number, examples: readonly string[]): number {
  if (text === undefined) return fallback_s;
  const value = quantity(option, text, "s", examples);
  if (!(value > 0)) throw usage(`${option}: "${text}" is no span of time. Expected more than 0, such as ${examples.map((example) => `"${example}"`).join(" or ")}.`);
  return value;
}

/** Splits NAME=VALUE. */
function pair(option: string, text: string, example: string): readonly [name: string, value: string] {
  const at = text.indexOf("=");
  if (at < 1) throw usage(`${option} ${text}: no "=". Expected ${example}.`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function readModel(name: string | undefined): { readonly modelName: string; readonly model: CoagulationModel; readonly id: CoagulationModelId | CoagulationModel } {
  if (name === undefined || !/[./]/.test(name)) {
    try {
      const model = coagulationModel(name as CoagulationModelId | undefined);
      return { modelName: model.network.id, model, id: (name ?? "protein-c") as CoagulationModelId };
    } catch (error) {
      throw usage(`--model: ${messageOf(error)} A file ends in .json or .xml.`);
    }
  }
  const model = readModelFile(name);
  return { modelName: name, model, id: model };
}

function readModelFile(path: string): CoagulationModel {
  if (!/\.(?:json|xml|sbml)$/.test(path)) throw usage(`--model ${path}: expected one of ${Object.keys(coagulationModels).join(", ")}, or a file ending in .json or .xml.`);
  try {
    if (path.endsWith(".json")) return ownModel(readNetwork(readDocument(path).content));
    const text = readFileSync(path, "utf8");
    if (text.length > largestCount) throw new RangeError(`is larger than ${largestCount / 1024 / 1024} MB.`);
    return ownModel(readSbml(text));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(exitStatus.badInput, `${plainText(path)}: ${codeOf(error) === "ENOENT" ? "no such file." : messageOf(error)}`);
  }
}

/** Levels as ratios and, for species that start at zero, as concentrations. */
function readLevels(settings: readonly string[], model: CoagulationModel): Pick<BloodSample, "levels" | "concentrations_nM"> {
  const levels: Record<string, number> = {};
  const concentrations_nM: Record<string, number> = {};
  for (const setting of settings) {
    const [name, text] = pair("--set", setting, "FACTOR=LEVEL, such as AT=50% or \"II=700 nM\"");
    let species: readonly string[];
    try {
      species = speciesOfLevel(model, name);
    } catch (error) {
      throw usage(`--set ${setting}: ${messageOf(error)}`);
    }
    const example = `${name}=50%`;
    if (/^[\d.eE+-]+$/.test(text)) throw usage(`--set ${setting}: ${text} has no unit. Expected "${example}" or "${name}=700 nM".`);
    const asShare = parseQuantity(text, "percent", [example]);
    if (asShare.ok) {
      levels[name] = quantity("--set", text, "percent", [example]);
      continue;
    }
    const value = quantity(`--set ${name}`, text, "nM", ["50 %", "700 nM"]);
    const first = species.at(0) ?? name;
    const start = Object.entries(model.network.species).find(([id]) => id === first)?.[1];
    const normal = start === undefined ? 0 : quantityInSI({ value: start.value, unit: start.unit });
    if (normal > 0) levels[name] = value / normal;
    else concentrations_nM[first] = value;
  }
  return { levels, concentrations_nM };
}

/** A drug of the command line: its level as written, what it does to the network, and how that was calibrated. */
interface DrugAtLevel {
  readonly name: string;
  readonly text: string;
  readonly note: string;
  readonly effect: NetworkEffect;
}

/** How the effect of a drug on the network was set, for people. */
function drugNote(drug: Drug): string {
  const level = `${drug.reference_points} ${drug.concentrationUnit.replace("_per_", "/")}`;
  if (drug.inhibition === undefined) return `antithrombin faster in proportion to the level, fitted so that the peak in Hockin-Mann at 5 pM within an hour is halved at the mean therapeutic level of ${level} (CLOT-124 to 126); no prediction`;
  const where = drug.inhibition.target === "prothrombinase" ? "acts on factor Xa in prothrombinase (the closed model over-reads binding of free factor Xa)" : "acts on free thrombin, not meizothrombin";
  return `${where}; free concentration scaled by ${drug.inhibition.potency_ratio}, fitted so that the peak in Hockin-Mann at 5 pM within an hour is halved at the mean therapeutic level of ${level} (CLOT-120 to 123); no prediction`;
}

function readDrug(setting: string): DrugAtLevel {
  const [name, text] = pair("--drug", setting, "NAME=CONCENTRATION, such as \"rivaroxaban=100 ng/mL\"");
  try {
    const drug = findDrug(name);
    const unit = drug.concentrationUnit;
    networkEffectOf(name, 0);
    const level = fromSI(quantity(`--drug ${name}`, text, unit, [`${drug.reference_points} ${unit.replace("_per_", "/")}`]), unit);
    return { name, text, note: drugNote(drug), effect: networkEffectOf(name, level) };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw usage(`--drug ${setting}: ${messageOf(error)}`);
  }
}

/** Effects of several drugs at once: inhibitors side by side, rises of antithrombin's rates added. */
function together(drugs: readonly DrugAtLevel[]): NetworkEffect {
  return drugs.reduce<NetworkEffect>((sum, { effect }) => ({
    inhibitors: [...sum.inhibitors, ...effect.inhibitors],
    antithrombinXa_ratio: sum.antithrombinXa_ratio + effect.antithrombinXa_ratio - 1,
    antithrombinIIa_ratio: sum.antithrombinIIa_ratio + effect.antithrombinIIa_ratio - 1,
  }), noEffect);
}

function readLeiden(kind: string, modelName: string, model: CoagulationModel): number {
  const share = Object.hasOwn(copies, kind) ? copies[kind] : undefined;
  if (share === undefined) throw usage(`--factor-v-leiden ${kind}: expected none, heterozygous or homozygous.`);
  if (share > 0 && !Object.hasOwn(model.network.species, "APC_Va")) throw usage(`--factor-v-leiden ${kind}: model ${modelName} has no activated protein C. Use --model protein-c.`);
  return share;
}

function readDrugs(settings: readonly string[], modelName: string, model: CoagulationModel): readonly DrugAtLevel[] {
  const drugs = settings.map(readDrug);
  const twice = drugs.find((drug, i) => drugs.findIndex((other) => other.name === drug.name) < i);
  if (twice !== undefined) throw usage(`--drug ${twice.name}: given twice.`);
  if (drugs.length > 0 && !Object.hasOwn(model.network.species, "AT")) throw usage(`--drug: model ${modelName} has no free antithrombin. Use protein-c, hockin-mann-2002 or danforth-2009.`);
  return drugs;
}

function readGrid(options: ThrombinOptions): { readonly until_s: number; readonly step_s: number } {
  const until_s = positive("--until", options.until, usualUntil_s, ["1200 s", "30 min"]);
  const step_s = positive("--step", options.step, usualStep_s, ["5 s"]);
  if (until_s / step_s > mostRows) throw usage(`--step ${options.step ?? ""}: makes more than ${mostRows} rows. Expected a longer step or a shorter --until.`);
  return { until_s, step_s };
}

/** Tissue factor, thrombomodulin and exchange, where they are given. */
function readWall(options: ThrombinOptions, modelName: string, model: CoagulationModel): Pick<BloodSample, "tissueFactor_nM" | "thrombomodulin_nM" | "residence_s"> {
  if (options.thrombomodulin !== undefined && model.thrombomodulin === undefined) throw usage(`--thrombomodulin: model ${modelName} has none. Use --model protein-c.`);
  return {
    ...(options.tf === undefined ? {} : { tissueFactor_nM: quantity("--tf", options.tf, "nM", ["5 pM"]) }),
    ...(options.thrombomodulin === undefined ? {} : { thrombomodulin_nM: quantity("--thrombomodulin", options.thrombomodulin, "nM", ["1 nM"]) }),
    ...(options.residence === undefined ? {} : { residence_s: positive("--residence", options.residence, 1, ["236 s", "5 min"]) }),
  };
}

/** Reads the options. Failures have status 2 and name the option, its value and what was expected; bad files have status 3. */
export function readRequest(options: ThrombinOptions): ThrombinRequest {
  if (options.json === true && options.csv === true) throw usage("--json and --csv exclude each other.");
  if (options.seed !== undefined && !/^\d+$/.test(options.seed)) throw usage(`--seed ${options.seed}: expected a whole number from 0. (Nothing is drawn by chance here.)`);
  const { modelName, model, id } = readModel(options.model);
  const leiden = options.factorVLeiden ?? "none";
  const settings = options.set ?? [];
  const drugs = readDrugs(options.drug ?? [], modelName, model);
  const sample: BloodSample = { model: id, leiden_fraction: readLeiden(leiden, modelName, model), effect: together(drugs), ...readLevels(settings, model), ...readWall(options, modelName, model) };
  return { modelName, model, sample, leiden, settings, drugs, ...readGrid(options), wantsCritical: options.criticalResidence === true };
}
