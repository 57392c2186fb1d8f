import { checkRegimen, doseExample, drugs, findDrug, parseQuantity, quantityInSI, type Cyp2c9, type DoseAmount, type Drug, type Interaction, type Patient, type Regimen, type RegimenWarning, type Route, type Vkorc1 } from "virchow";
import { exitStatus, Failure, messageOf, plainText } from "../failure.ts";

/** Options of `virchow pk` as the command line gives them. */
export interface PkOptions {
  readonly drug?: string;
  readonly dose?: string;
  readonly every?: string;
  readonly until?: string;
  readonly loading?: string;
  readonly loadingFor?: string;
  readonly rate?: string;
  readonly infuse?: string;
  readonly for?: string;
  readonly route?: string;
  readonly miss?: string;
  readonly also?: readonly string[];
  readonly crcl?: string;
  readonly mass?: string;
  readonly age?: string;
  readonly sex?: string;
  readonly cyp2c9?: string;
  readonly vkorc1?: string;
  readonly with?: string;
  readonly clearance?: string;
  readonly step?: string;
  readonly people?: string;
  readonly seed?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly out?: string;
}

/** What is asked, in SI. */
export interface PkRequest {
  readonly regimen: Regimen;
  readonly patient: Patient;
  readonly until_s: number;
  readonly step_s: number;
  readonly people: number;
  readonly seed: number;
  readonly warnings: readonly RegimenWarning[];
  /** The regimen in the words of the command line. */
  readonly words: string;
}

const dayInHours = 24;
const hour_s = 3600;
const mostRows = 200_000;
const usualRows = 1000;
const niceSteps_s = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];
const largestSeed = Number.MAX_SAFE_INTEGER;
const mostPeople = 100_000;
const sexWords: Readonly<Record<string, string>> = { f: "female", woman: "female", m: "male", man: "male" };
const defaults = { age_y: 65, ageAntagonist_y: 71, mass_kg: 70, creatinineClearance_mL_per_min: 80 };

function usage(message: string): Failure {
  return new Failure(exitStatus.usage, plainText(message));
}

function quantity(option: string, text: string, like: string, examples: readonly string[]): number {
  const read = parseQuantity(text, like, examples);
  if (!read.ok) throw usage(`${option}: ${read.problem}`);
  return quantityInSI(read);
}

function span(option: string, text: string, example: string): number {
  const value = quantity(option, text, "s", [example]);
  if (!(value > 0)) throw usage(`${option}: "${text}" is no span of time. Expected more than 0, such as "${example}".`);
  return value;
}

function within(option: string, text: string, value: number, low: number, high: number, unit: string): number {
  if (!(value >= low && value <= high)) throw usage(`${option}: "${text}" is outside what the models hold for. Expected ${low} to ${high} ${unit}.`);
  return value;
}

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  throw usage(`${option}: "${text}" is not known. Expected ${allowed.map((candidate) => `"${candidate}"`).join(", ")}.`);
}

/** A dose or rate of a drug: mass or IU, each also per kg, a rate per time. Wrong kinds are refused with what was expected. */
export function readDose(option: string, text: string, drug: Drug, isRate: boolean): DoseAmount {
  const perTime = isRate ? "_per_s" : "";
  const kinds: readonly [like: string, unit: string][] = [[`kg${perTime}`, `kg${perTime}`], [`IU${perTime}`, `IU${perTime}`], [`kg_per_kg${perTime}`, `kg_per_kg${perTime}`], [`IU_per_kg${perTime}`, `IU_per_kg${perTime}`]];
  const isPerMass = /(?:\/|per)\s*kg/i.test(text);
  const expected = isRate ? (drug.amount === "mg" ? 'a rate such as "45 mg/h"' : 'a rate such as "18 IU/kg/h" or "1300 IU/h"') : doseExample(drug);
  let problem = "";
  for (const [like, unit] of kinds) {
    if (like.includes("per_kg") !== isPerMass) continue;
    const read = parseQuantity(text, like, []);
    if (!read.ok) {
      problem = read.problem.replace(/ Expected a quantity in .*$/, "");
      continue;
    }
    const isMass = unit.startsWith("kg");
    const fits = isMass ? drug.amount === "mg" || drug.perMilligram_ratio !== undefined : drug.amount === "IU";
    if (!fits) throw usage(`${option}: "${text}" is ${isMass ? "a mass" : "an activity"}, and ${drug.label} is dosed in ${drug.amount}. Expected ${expected}.`);
    const n = quantityInSI(read);
    if (!(n > 0)) throw usage(`${option}: "${text}" is no dose. Expected ${expected}, more than 0.`);
    return { n, unit };
  }
  if (/measures something else/.test(problem)) problem = `"${text}" is no ${isRate ? "rate" : "dose"} of a drug.`;
  throw usage(`${option}: ${problem} Expected ${expected}.`);
}

function drugOf(option: string, text: string): Drug {
  try {
    return findDrug(text);
  } catch (error) {
    throw usage(`${option}: ${messageOf(error)}`);
  }
}

/** `idarucizumab=5 g@36 h`: another drug at a time. */
function readAlso(text: string): NonNullable<Regimen["also"]>[number] {
  const match = /^([^=@]+)=([^@]+)@(.+)$/.exec(text);
  if (match === null) throw usage(`--also: "${text}" cannot be read. Expected drug=dose@time, such as "idarucizumab=5 g@36 h" or "protamine=50 mg@4 h".`);
  const [, name = "", dose = "", at = ""] = match;
  const drug = drugOf("--also", name.trim());
  const at_s = quantity("--also", at.trim(), "s", ["36 h"]);
  if (!(at_s >= 0)) throw usage(`--also: "${at.trim()}" is before the start. Expected a time of 0 or more.`);
  return { at_s, order: { drug: drug.id, dose: readDose("--also", dose.trim(), drug, false) } };
}

function readMissed(text: string): readonly number[] {
  const parts = text.split(",").map((part) => part.trim());
  if (!parts.every((part) => /^[1-9]\d{0,5}$/.test(part))) throw usage(`--miss: "${text}" cannot be read. Expected numbers of doses, the first being 1, such as "3,4".`);
  return parts.map(Number);
}

function readPatient(options: PkOptions, drug: Drug): Patient {
  const perSecond = (option: string, text: string): number => Math.round(quantity(option, text, "mL_per_min", ["80 mL/min"]) * 60e12) / 1e6;
  const crcl = options.crcl;
  const years = (text: string): number => (/^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : quantity("--age", text, "y", ["68 y", "68"]) / 31_557_600);
  const age = options.age;
  const mass = options.mass;
  return {
    age_y: age === undefined ? (drug.kind === "vitamin-k-antagonist" ? defaults.ageAntagonist_y : defaults.age_y) : within("--age", age, years(age), 18, 110, "years"),
    sex: options.sex === undefined ? "male" : oneOf("--sex", sexWords[options.sex.toLowerCase()] ?? options.sex, ["female", "male"] as const),
    mass_kg: mass === undefined ? defaults.mass_kg : within("--mass", mass, quantity("--mass", mass, "kg", ["70 kg"]), 30, 250, "kg"),
    creatinineClearance_mL_per_min: crcl === undefined ? defaults.creatinineClearance_mL_per_min : within("--crcl", crcl, perSecond("--crcl", crcl), 5, 250, "mL/min"),
    ...(options.cyp2c9 === undefined ? {} : { cyp2c9: oneOf<Cyp2c9>("--cyp2c9", options.cyp2c9, ["*1/*1", "*1/*2", "*1/*3", "*2/*2", "*2/*3", "*3/*3"]) }),
    ...(options.vkorc1 === undefined ? {} : { vkorc1: oneOf<Vkorc1>("--vkorc1", options.vkorc1, ["GG", "GA", "AA"]) }),
    ...(options.with === undefined ? {} : { interaction: oneOf<Interaction>("--with", options.with, ["strong-inhibitor", "moderate-inhibitor", "inducer"]) }),
    ...(options.clearance === undefined ? {} : { heparinClearance: oneOf("--clearance", options.clearance, ["linear", "saturable"] as const) }),
  };
}

/** Options that need or exclude each other. */
const together: readonly [wrong: (o: PkOptions) => boolean, message: string][] = [
  [(o) => o.loadingFor !== undefined && o.loading === undefined, "--loading-for goes with --loading."],
  [(o) => o.loading !== undefined && o.every === undefined && o.rate === undefined, "--loading goes with --every or --rate."],
  [(o) => o.loading !== undefined && o.rate !== undefined && o.dose !== undefined, "--loading and --dose exclude each other with --rate: both are the bolus."],
  [(o) => o.rate !== undefined && o.every !== undefined, "--rate and --every exclude each other: an infusion has no interval."],
  [(o) => o.rate !== undefined && o.infuse !== undefined, "--rate and --infuse exclude each other: --infuse spreads each --dose over a time."],
  [(o) => o.miss !== undefined && o.every === undefined, "--miss goes with --every."],
  [(o) => o.infuse !== undefined && o.every !== undefined && span("--infuse", o.infuse, "2 h") > span("--every", o.every, "12 h"), "--infuse is longer than --every."],
];

/** The option's value, read, under a name of the regimen; nothing when the option was not given. */
function given<K extends keyof Regimen>(key: K, text: string | undefined, read: (text: string) => NonNullable<Regimen[K]>): Partial<Pick<Regimen, K>> {
  return text === undefined ? {} : ({ [key]: read(text) } as unknown as Pick<Regimen, K>);
}

function readRegimen(options: PkOptions, drug: Drug): Regimen {
  if (options.dose === undefined && options.rate === undefined) throw usage(`--dose or --rate is needed: how much ${drug.label}? Expected ${doseExample(drug)}.`);
  for (const [wrong, message] of together) if (wrong(options)) throw usage(message);
  const { loadingFor } = options;
  return {
    drug: drug.id,
    ...given("dose", options.dose, (text) => readDose("--dose", text, drug, false)),
    ...given("every_s", options.every, (text) => span("--every", text, "12 h")),
    ...given("loading", options.loading, (text) => ({ dose: readDose("--loading", text, drug, false), ...(loadingFor === undefined ? {} : { for_s: span("--loading-for", loadingFor, "7 d") }) })),
    ...given("rate", options.rate, (text) => readDose("--rate", text, drug, true)),
    ...given("over_s", options.infuse, (text) => span("--infuse", text, "2 h")),
    ...given("for_s", options.for, (text) => span("--for", text, "7 d")),
    ...given("route", options.route, (text) => oneOf<Route>("--route", text, drug.routes)),
    ...given("missed", options.miss, readMissed),
    ...((options.also ?? []).length === 0 ? {} : { also: (options.also ?? []).map(readAlso) }),
  };
}

function wholeNumber(option: string, text: string | undefined, fallback: number, low: number, high: number): number {
  if (text === undefined) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= low && value <= high)) throw usage(`${option} ${text}: expected a whole number from ${low} to ${high}.`);
  return value;
}

function untilOf(options: PkOptions, regimen: Regimen): number {
  if (options.until !== undefined) return span("--until", options.until, "7 d");
  if (regimen.every_s !== undefined) return Math.max(7 * dayInHours * hour_s, 2 * regimen.every_s);
  return dayInHours * hour_s;
}

function stepOf(text: string | undefined, until_s: number): number {
  if (text === undefined) return niceSteps_s.find((step_s) => until_s / step_s <= usualRows) ?? 7 * dayInHours * hour_s;
  const step_s = span("--step", text, "10 min");
  if (until_s / step_s > mostRows) throw usage(`--step ${text}: makes more than ${mostRows} rows. Expected a longer step or a shorter --until.`);
  return step_s;
}

function wordsOf(options: PkOptions, drug: Drug): string {
  const parts = [
    ...(options.loading === undefined ? [] : [`${options.loading}${options.loadingFor === undefined ? "" : ` for ${options.loadingFor}`}, then`]),
    ...(options.dose === undefined ? [] : [options.dose]), ...(options.rate === undefined ? [] : [`${options.dose === undefined ? "" : "and "}${options.rate}`]), ...(options.every === undefined ? [] : [`every ${options.every}`]),
    ...(options.infuse === undefined ? [] : [`over ${options.infuse}`]), ...(options.route === undefined ? [] : [options.route]), ...(options.for === undefined ? [] : [`for ${options.for}`]),
    ...(options.miss === undefined ? [] : [`without dose ${options.miss}`]), ...(options.also ?? []).map((text) => `with ${text}`),
  ];
  return plainText(`${drug.label} ${parts.join(" ")}`);
}

/** Reads the options. Throws Failure with the option, its value and what was expected. */
export function readRequest(options: PkOptions): PkRequest {
  if (options.json === true && options.csv === true) throw usage("--json and --csv exclude each other.");
  if (options.drug === undefined) throw usage(`--drug is needed. Expected one of ${drugs.map((known) => known.id).join(", ")}.`);
  const drug = drugOf("--drug", options.drug);
  const patient = readPatient(options, drug);
  const regimen = readRegimen(options, drug);
  const until_s = untilOf(options, regimen);
  if (regimen.every_s !== undefined && until_s / regimen.every_s > mostRows) throw usage(`--every ${options.every ?? ""}: makes more than ${mostRows} doses. Expected a longer interval or a shorter --until.`);
  let warnings: readonly RegimenWarning[];
  try {
    warnings = checkRegimen(regimen, patient);
  } catch (error) {
    throw usage(`--${messageOf(error)}`);
  }
  return { regimen, patient, until_s, step_s: stepOf(options.step, until_s), people: wholeNumber("--people", options.people, 1, 1, mostPeople), seed: wholeNumber("--seed", options.seed, 1, 0, largestSeed), warnings, words: wordsOf(options, drug) };
}
