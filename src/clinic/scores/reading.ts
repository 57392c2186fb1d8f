import { convert, isUnit, nearest, sameDimension, type Unit } from "../../units/index.ts";
import type { QuantityInput } from "./definition.ts";
import { ScoreInputError, shown } from "./problem.ts";

/** A unit as written, in words that `units/` knows: `factor` of it make one as written. */
interface ReadUnit {
  readonly unit: Unit;
  readonly scale: readonly [factor: number, offset: number];
  readonly assay?: "FEU" | "DDU";
}

/** A measured value: in the unit of its input, and in the conventional unit when it was written in that kind. */
export interface Reading {
  readonly is: readonly [amount: number, conventional: number | undefined];
  readonly assay?: "FEU" | "DDU";
}

/** Spellings of UCUM and of the ward, lower case, in the words of `units/`. */
const words: Readonly<Record<string, Unit>> = {
  a: "y", yr: "y", yrs: "y", year: "y", years: "y", y: "y", cel: "degC", "°c": "degC", c: "degC", degc: "degC", k: "K", "mm[hg]": "mmHg", mmhg: "mmHg", kpa: "kPa", "%": "percent", percent: "percent",
  bpm: "per_min", "beats/min": "per_min", "breaths/min": "per_min", rpm: "per_min", "1/min": "per_min", "/min": "per_min", "/wk": "per_week", "/week": "per_week", "/d": "per_d", "/day": "per_d", "per week": "per_week", "per day": "per_d", "per minute": "per_min",
  "umol/l": "uM", "mmol/l": "mM", "nmol/l": "nM", um: "uM", "kg/m2": "kg_per_m2", "kg/m^2": "kg_per_m2", "kg/m²": "kg_per_m2", cm: "cm", mm: "mm", m: "m", kg: "kg", g: "g", "": "1", "1": "1", "{score}": "1", points: "1", point: "1",
  "ml/min": "mL_per_min", "ml/s": "mL_per_s", "l/h": "L_per_h", "l/l": "fraction",
  "mg/dl": "mg_per_dL", "mg/l": "mg_per_L", "ug/l": "ug_per_L", "ng/ml": "ng_per_mL", "ug/ml": "ug_per_mL", "mg/ml": "mg_per_mL", "g/l": "g_per_L", "ng/l": "ng_per_L", "pg/ml": "pg_per_mL", "ng/dl": "ng_per_dL", "ug/dl": "ug_per_dL",
  "/l": "per_L", "/ml": "per_mL", "/ul": "per_uL", "/mm3": "per_mm3", "/mm^3": "per_mm3",
};

/** Units that `units/` does not hold. */
const scaled: Readonly<Record<string, readonly [Unit, number, number]>> = {
  "[degf]": ["degC", 5 / 9, -160 / 9], "°f": ["degC", 5 / 9, -160 / 9], degf: ["degC", 5 / 9, -160 / 9], f: ["degC", 5 / 9, -160 / 9],
  lb: ["kg", 0.45359237, 0], lbs: ["kg", 0.45359237, 0], "[lb_av]": ["kg", 0.45359237, 0], in: ["cm", 2.54, 0], "[in_i]": ["cm", 2.54, 0],
  mo: ["y", 1 / 12, 0], months: ["y", 1 / 12, 0], month: ["y", 1 / 12, 0],
  "k/ul": ["per_uL", 1e3, 0], "thousand/ul": ["per_uL", 1e3, 0],
};

const powerOfTen = /^(?:x\s*)?10\s*(?:\*\*|\*|\^|e)\s*([36912]+)\s*(?=\/)/;

/** Reads a unit; undefined when it is not known. */
function readUnit(text: string): ReadUnit | undefined {
  if (text.trim() === "G/L") return { unit: "per_L", scale: [1e9, 0] };
  let plain = text.normalize("NFC").replace(/[µμ]/g, "u").toLowerCase().trim();
  const assay = /\bd-?du\b/.test(plain) ? "DDU" : /\bfeu\b/.test(plain) ? "FEU" : undefined;
  plain = plain.replace(/\(?\{?\bd-?du\b\}?\)?|\(?\{?\bfeu\b\}?\)?/g, "").replace(/\{#\}|\bdrinks?\b|\bcells\b/g, "").replace(/\bmcg\b/g, "ug").replace(/\s*\/\s*/g, "/").replace(/\s+/g, " ").trim();
  const power = powerOfTen.exec(plain);
  const factor = power === null ? 1 : Number(`1e${power[1]}`);
  if (power !== null) plain = plain.slice(power[0].length);
  const tag = assay === undefined ? {} : { assay } as const;
  const other = Object.hasOwn(scaled, plain) ? scaled[plain] : undefined;
  if (other !== undefined) return { unit: other[0], scale: [factor * other[1], other[2]], ...tag };
  const unit = Object.hasOwn(words, plain) ? words[plain] : undefined;
  return unit === undefined || !isUnit(unit) ? undefined : { unit, scale: [factor, 0], ...tag };
}

const known = new Map<string, ReadUnit | undefined>();
const mostKnownCount = 1000;

function unitOf(text: string): ReadUnit | undefined {
  if (!known.has(text)) {
    if (known.size >= mostKnownCount) known.clear();
    known.set(text, readUnit(text));
  }
  return known.get(text);
}

const digitsCount = 12;

/** Without the last digits that conversion blurs, so that "0.5 mg/L" is 500 ug/L exactly at a threshold of 500. */
function tidy(value_ratio: number): number {
  return Number(value_ratio.toPrecision(digitsCount));
}

/** `amount` of one unit in another, or undefined when they measure different things. */
function between(amount_ratio: number, from: ReadUnit, to: ReadUnit): number | undefined {
  if (!sameDimension(from.unit, to.unit)) return undefined;
  const [factor, offset] = from.scale;
  return tidy(convert(amount_ratio * factor + offset, from.unit, to.unit) / to.scale[0]);
}

const pattern = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/s;
const suggestions = ["ng/mL", "ug/L", "mg/L", "mg/dL", "umol/L", "mmol/L", "mmHg", "kPa", "/min", "bpm", "cm", "mm", "kg", "kg/m2", "mL/min", "10*9/L", "%", "years", "Cel", "degF", "/wk"];

/** A unit for people: `mm[Hg]` is written mmHg. */
export function unitText(unit: string): string {
  return unit.replace("mm[Hg]", "mmHg").replace("Cel", "°C").replace(/^a$/, "years").replace("{#}", "").replace(/^\{score\}$/, "points").replace(/\{(\w+)\}/, " $1").replace("10*9", "10^9");
}

function wanted(input: QuantityInput): string {
  return `Expected a number in ${unitText(input.unit)}, or text with a unit`;
}

function meant(text: string): string {
  const near = nearest(text, suggestions);
  return near === undefined ? "" : ` (did you mean "${near}"?)`;
}

/** Reads one measured value. Refuses what is no number, another kind of quantity, or beyond the limits. */
export function readQuantity(input: QuantityInput, raw: unknown, path: readonly (string | number)[]): Reading {
  const fail = (problem: string): ScoreInputError => new ScoreInputError(path, "value", problem);
  const own = unitOf(input.unit);
  if (own === undefined) throw new RangeError(`Unit "${input.unit}" of ${input.key} is not known.`);
  if (typeof raw === "number") return checked(input, raw, undefined, own.assay === undefined ? {} : { assay: own.assay }, fail);
  if (typeof raw !== "string") throw fail(`is ${shown(raw)}. ${wanted(input)}.`);
  const match = pattern.exec(raw.trim());
  if (match === null) throw fail(`${shown(raw)} does not begin with a number. ${wanted(input)}.`);
  const written = Number(match[1]);
  const text = match[2];
  const unit = text === "" ? own : unitOf(text);
  if (unit === undefined) throw fail(`${shown(text)} is not a unit that is known here${meant(text)}. ${wanted(input)}.`);
  const tag = unit.assay === undefined ? {} : { assay: unit.assay };
  const amount = between(written, unit, own);
  if (amount !== undefined) return checked(input, amount, undefined, tag, fail);
  const [name, factor] = input.conventional ?? ["", NaN];
  const other = unitOf(name);
  const inOther = other === undefined || name === "" ? undefined : between(written, unit, other);
  if (inOther === undefined) throw fail(`${shown(raw)} measures something else. ${wanted(input)}${name === "" ? "" : ` (also ${name})`}.`);
  return checked(input, tidy(inOther * factor), inOther, tag, fail);
}

function checked(input: QuantityInput, amount_ratio: number, conventional_ratio: number | undefined, tag: { readonly assay?: "FEU" | "DDU" }, fail: (problem: string) => ScoreInputError): Reading {
  const [low, high] = input.limits;
  const unit = unitText(input.unit);
  const hint = input.conventional === undefined ? "" : ` Another unit is written with the number, such as "1.2 ${input.conventional[0]}".`;
  if (!Number.isFinite(amount_ratio)) throw fail(`is ${amount_ratio}. ${wanted(input)}.`);
  if (!(amount_ratio >= low && amount_ratio <= high)) throw fail(`is ${amount_ratio} ${unit}. Expected ${low} to ${high} ${unit}.${hint}`);
  if (input.slip !== undefined && amount_ratio > input.slip[0] && amount_ratio <= input.slip[1]) throw fail(`is ${amount_ratio} ${unit}. ${input.slip[2]}.`);
  if (typeof input.assay === "string" && tag.assay !== undefined && tag.assay !== input.assay) {
    throw fail(`is in ${tag.assay}, but the rule is stated in ${input.assay}. The two differ by a factor that is only about 2: give the value in ${input.assay}.`);
  }
  return { is: [amount_ratio, conventional_ratio], ...tag };
}
