import { nearest } from "./nearest.ts";
import { isUnit, sameDimension, toSI, type Unit } from "./unit.ts";

/** A quantity as a user wrote it, read or refused. */
export type ParsedQuantity = { readonly ok: true; readonly value: number; readonly unit: Unit } | { readonly ok: false; readonly problem: string };

/** Spellings that people use, and the unit words they mean. */
const spellings: Readonly<Partial<Record<string, string>>> = {
  "%": "percent", percent: "percent", second: "s", seconds: "s", sec: "s", minute: "min", minutes: "min", mins: "min", hour: "h", hours: "h", hr: "h", hrs: "h", day: "d", days: "d", weeks: "week", week: "week", w: "week",
  year: "y", years: "y", yr: "y", litre: "L", litres: "L", liter: "L", l: "L", ml: "mL", dl: "dL", ul: "uL", "µL": "uL", mcg: "ug", "µg": "ug", "μg": "ug", "µm": "um", "µM": "uM", "μM": "uM", IE: "IU", units: "IU", unit: "IU", iu: "IU",
  mmhg: "mmHg", kpa: "kPa", pa: "Pa", cmh2o: "cmH2O", "°C": "degC", C: "degC", cc: "mL", "m²": "m2", beats: "1", bpm: "per_min", x: "1",
};

const pattern = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/;
const isoPattern = /^P(?!$)(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?!$)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

function isoDuration_s(text: string): number | undefined {
  const match = isoPattern.exec(text);
  if (match === null) return undefined;
  const factors = [604800, 86400, 3600, 60, 1];
  return factors.reduce((sum, factor, i) => sum + factor * Number(match[i + 1] ?? "0"), 0);
}

/** Turns `mL/min/kg`, `ug per kg per min`, `IU kg-1` into our suffix style; undefined when a word is unknown. */
function unitOf(text: string): Unit | undefined {
  const [first = "", ...divisors] = text.trim().split(/\s*\/\s*|\s+per\s+/);
  const word = (raw: string): string => {
    const trimmed = raw.trim();
    return spellings[trimmed] ?? spellings[trimmed.toLowerCase()] ?? trimmed;
  };
  if (first === "" && divisors.length === 0) return "1";
  const head = first === "" ? "" : word(first);
  const tail = divisors.length === 0 ? "" : `per_${divisors.map(word).join("_")}`;
  const unit = [head, tail].filter((part) => part !== "").join("_");
  return isUnit(unit) ? unit : undefined;
}

/**
 * Reads a quantity such as `30 mL`, `1.5 h`, `P2DT3H`, `18 IU/kg/h`, `40 %`. `like` is any unit of the wanted kind; `examples` are shown
 * when the text does not fit. The value is returned in the unit as written, together with that unit.
 */
export function parseQuantity(text: string | number, like: Unit, examples: readonly string[]): ParsedQuantity {
  const wanted = `Expected ${examples.length === 0 ? `a quantity in ${like}` : examples.map((example) => `"${example}"`).join(" or ")}`;
  const plain = sameDimension(like, "1");
  if (typeof text === "number") {
    if (!Number.isFinite(text)) return { ok: false, problem: `${text} is not a finite number. ${wanted}.` };
    return plain ? { ok: true, value: text, unit: "1" } : { ok: false, problem: `${text} has no unit. ${wanted}.` };
  }
  const trimmed = text.trim();
  if (sameDimension(like, "s")) {
    const seconds = isoDuration_s(trimmed);
    if (seconds !== undefined) return { ok: true, value: seconds, unit: "s" };
  }
  const match = pattern.exec(trimmed);
  if (match === null) return { ok: false, problem: `"${text}" does not begin with a number. ${wanted}.` };
  const value = Number(match[1]);
  if (!Number.isFinite(value)) return { ok: false, problem: `"${text}" is too large a number. ${wanted}.` };
  const unitText = match.at(2) ?? "";
  if (unitText === "" && !plain) return { ok: false, problem: `"${text}" has no unit. ${wanted}.` };
  const unit = unitOf(unitText);
  if (unit === undefined) {
    const suggestion = nearest(unitText, ["mL", "L", "cm", "mm", "m", "kg", "g", "mg", "ug", "s", "min", "h", "d", "week", "mmHg", "kPa", "IU", "IU/kg", "mg/kg", "IU/h", "mL/min", "L/min", "percent", "%", "g/L"]);
    return { ok: false, problem: `"${unitText}" is not a unit that is known here${suggestion === undefined ? "" : ` (did you mean "${suggestion}"?)`}. ${wanted}.` };
  }
  if (!sameDimension(unit, like)) return { ok: false, problem: `"${text}" measures something else. ${wanted}.` };
  return { ok: true, value, unit };
}

const day_s = 86400;
const hour_s = 3600;
const minute_s = 60;

/** `4 d 09:12:06`. Shape: whole seconds, rounded. */
export function formatDuration(t_s: number): string {
  const whole = Math.floor(t_s + 0.5);
  const days = Math.floor(whole / day_s);
  const rest = whole - days * day_s;
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${days} d ${two(Math.floor(rest / hour_s))}:${two(Math.floor((rest % hour_s) / minute_s))}:${two(rest % minute_s)}`;
}

/** The SI value of a parsed quantity. */
export function quantityInSI(quantity: { readonly value: number; readonly unit: Unit }): number {
  return toSI(quantity.value, quantity.unit);
}
