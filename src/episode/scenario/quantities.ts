import { fromSI, nearest, parseQuantity, quantityInSI, type Unit } from "../../units/index.ts";
import type { Field, Json, Schema } from "./field.ts";
import { describe, refuse } from "./problem.ts";
import type { Amount } from "./types.ts";

/** One kind of quantity that a field takes. */
export interface QuantityKind {
  /** SI unit, or the unit that stands for it, in which the value is handed on. */
  readonly like: Unit;
  /** Units as people write them; the likeliest first. */
  readonly units: readonly string[];
  /** Lowest and highest value, in `like`, inclusive. */
  readonly range: readonly [number, number];
  /** A number without unit is also taken, in `like`. */
  readonly plain?: boolean;
}

/** Spellings taken for the words of a unit; the others are written as they stand. */
const spellings: Readonly<Record<string, string>> = {
  s: "(?:s|sec|seconds?)", min: "(?:min|mins|minutes?)", h: "(?:h|hrs?|hours?)", d: "(?:d|days?)", week: "(?:w|weeks?)", y: "(?:y|yr|years?)",
  mL: "(?:mL|ml|cc)", L: "(?:L|l|litres?|liter)", IU: "(?:IU|iu|IE|units?)", ug: "(?:ug|mcg|µg|μg)", mmHg: "(?:mmHg|mmhg)", cmH2O: "(?:cmH2O|cmh2o)", "%": "(?:%|percent)",
};

const isoDuration = "P(?!$)(?:\\d+(?:\\.\\d+)?W)?(?:\\d+(?:\\.\\d+)?D)?(?:T(?!$)(?:\\d+(?:\\.\\d+)?H)?(?:\\d+(?:\\.\\d+)?M)?(?:\\d+(?:\\.\\d+)?S)?)?";
const decimal = "[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
const split = new RegExp(`^\\s*(${decimal})\\s*(.*?)\\s*$`, "s");

function unitPattern(unit: string): string {
  return unit.split("/").map((word) => (Object.hasOwn(spellings, word) ? spellings[word] : word)).join("\\s*\\/\\s*");
}

/** The regular expression, as text, of what may be written for a kind. */
export function quantityPattern(kind: QuantityKind): string {
  const units = kind.units.map(unitPattern).join("|");
  const iso = kind.like === "s" ? `|\\s*${isoDuration}\\s*` : "";
  return `^(?:\\s*${decimal}\\s*(?:${units})${kind.plain === true ? "?" : ""}\\s*${iso})$`;
}

const shownDigits = 6;

function inUnit(n: number, kind: QuantityKind): string {
  const [unit] = kind.units;
  if (kind.plain === true) return String(n);
  const parsed = parseQuantity(`1 ${unit}`, kind.like, []);
  const size = parsed.ok ? fromSI(n, parsed.unit) : n;
  return `${Number(size.toPrecision(shownDigits))} ${unit}`;
}

/** A value read as one of the kinds; undefined when the text is none of them. */
function readAs(value: unknown, kind: QuantityKind, pattern: RegExp): number | undefined {
  if (typeof value === "number") return kind.plain === true && Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || !pattern.test(value)) return undefined;
  const parsed = parseQuantity(value, kind.like, []);
  return parsed.ok ? quantityInSI(parsed) : undefined;
}

function fits(text: string, kinds: readonly QuantityKind[]): boolean {
  return kinds.some((kind) => {
    const read = readAs(text, kind, new RegExp(quantityPattern(kind), "u"));
    return read !== undefined && read >= kind.range[0] && read <= kind.range[1];
  });
}

/** What may have been meant by a quantity that does not fit: the same number with a near or likely unit. */
function meant(value: unknown, kinds: readonly QuantityKind[]): string | undefined {
  const written = typeof value === "number" ? String(value) : typeof value === "string" ? value.replace(/(\d),(\d)/, "$1.$2") : "";
  const parts = split.exec(written);
  if (parts === null || written.length > 40) return undefined;
  const number = parts[1];
  const word = parts[2];
  const units = kinds.flatMap((kind) => kind.units);
  if (word === "") return units.map((unit) => `${number} ${unit}`).find((text) => fits(text, kinds));
  const near = nearest(word, units);
  return [written.trim(), ...(near === undefined ? [] : [`${number} ${near}`])].find((text) => text !== value && fits(text, kinds));
}

function rangeText(kind: QuantityKind): string {
  return `${inUnit(kind.range[0], kind)} to ${inUnit(kind.range[1], kind)}`;
}

/** A quantity of any of several kinds, handed on as a number in the `like` unit of the kind that fits. */
export function amount(name: string, kinds: readonly QuantityKind[], examples: readonly (string | number)[]): Field<Amount> {
  const patterns = kinds.map((kind) => new RegExp(quantityPattern(kind), "u"));
  const shown = examples.map((example) => (typeof example === "number" ? String(example) : `"${example}"`)).join(" or ");
  return {
    name,
    read: (value, place) => {
      for (let i = 0; i < kinds.length; i++) {
        const n = readAs(value, kinds[i], patterns[i]);
        if (n === undefined) continue;
        const [low, high] = kinds[i].range;
        if (n >= low && n <= high) return { n, unit: kinds[i].like };
        const bare = name.replace(/^an? /, "");
        const suggestion = typeof value === "number" ? meant(value, kinds) : undefined;
        return refuse(place, value, { wrong: `${describe(value)} is too ${n < low ? "small" : "large"} for ${name}.`, expected: `${bare} from ${rangeText(kinds[i])}`, suggestion });
      }
      const noUnit = typeof value === "number" || (typeof value === "string" && split.exec(value)?.[2] === "");
      const wrong = noUnit ? `${describe(value)} has no unit.` : `${describe(value)} is not ${name}.`;
      return refuse(place, value, { wrong, expected: `${name} such as ${shown}`, suggestion: meant(value, kinds) });
    },
    schema: () => {
      const texts: Json[] = examples.filter((example) => typeof example === "string");
      const numbers: Json[] = examples.filter((example) => typeof example === "number");
      const parts: Schema[] = kinds.map((kind) => ({ type: "string", pattern: quantityPattern(kind) }));
      for (const kind of kinds) if (kind.plain === true) parts.push({ type: "number", minimum: kind.range[0], maximum: kind.range[1] });
      return { ...(parts.length === 1 ? parts[0] : { anyOf: parts }), examples: [...numbers, ...texts] };
    },
  };
}

/** A quantity of one kind, handed on as a number in its `like` unit. */
export function quantity(name: string, kind: QuantityKind, examples: readonly (string | number)[]): Field<number> {
  const field = amount(name, [kind], examples);
  return {
    name,
    read: (value, place, context) => field.read(value, place, context)?.n ?? null,
    schema: field.schema,
  };
}

const minute_s = 60;
const hour_s = 3600;
const day_s = 86400;
const year_s = 31557600;

/** A length of time. `units` in the order of likelihood. */
export function duration(name: string, range: readonly [number, number], examples: readonly string[], units: readonly string[] = ["d", "h", "min", "s", "week", "y"]): Field<number> {
  return quantity(name, { like: "s", units, range }, examples);
}

/** Time from the start of the scenario. */
export const timeField = duration("a time", [0, 10 * year_s], ["4 d", "90 min", "P2DT3H"]);
/** How long something lasts: from a second to ten years. */
export const spanField = duration("a length of time", [1, 10 * year_s], ["7 d", "10 min", "P2DT3H"], ["d", "h", "min", "s", "week", "y"]);
/** Minutes to hours: operations, infusions, flights. */
export const shortSpanField = duration("a length of time", [1, 30 * day_s], ["90 min", "2 h"], ["min", "h", "s", "d", "week"]);
/** Seconds: a strain. */
export const secondsField = duration("a length of time", [1, minute_s * 2], ["15 s"], ["s", "min"]);
/** Interval between doses. */
export const intervalField = duration("an interval", [minute_s, 30 * day_s], ["12 h", "24 h"], ["h", "d", "min", "week"]);
/** A share, as `50 %` or as 0.5. */
export const shareField = (name: string, range: readonly [number, number]): Field<number> => quantity(name, { like: "1", units: ["%"], range, plain: true }, ["40 %", 0.4]);

/** Clock time of day, `08:30`, handed on as seconds after midnight. */
export const clockField: Field<number> = {
  name: "a time of day",
  read: (value, place) => {
    const match = typeof value === "string" ? /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(value) : null;
    if (match === null) return refuse(place, value, { wrong: `${describe(value)} is not a time of day.`, expected: `a time of day such as "08:30"`, suggestion: clockMeant(value) });
    return Number(match[1]) * hour_s + Number(match[2]) * minute_s;
  },
  schema: () => ({ type: "string", pattern: "^([01]?\\d|2[0-3]):([0-5]\\d)$", examples: ["08:30"] }),
};

function clockMeant(value: unknown): string | undefined {
  const match = typeof value === "string" ? /^([01]?\d|2[0-3])[.:h ]?([0-5]\d)?/.exec(value.trim()) : typeof value === "number" && value >= 0 && value < 24 ? [String(value), String(Math.floor(value))] : null;
  if (match === null) return undefined;
  const [, hours, minutes] = match as readonly (string | undefined)[];
  return `${(hours ?? "").padStart(2, "0")}:${minutes ?? "00"}`;
}
