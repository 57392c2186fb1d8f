import { convert } from "../../units/index.ts";
import type { Amount } from "../scenario/types.ts";
import { record, type EntryKind, type Fact } from "../timeline.ts";
import type { EpisodeState, Lasting } from "../state.ts";
import type { OrderContext } from "./context.ts";

/** Writes the entry of an order at the present time and returns its id. */
export function note(context: OrderContext, kind: EntryKind, place: string | null, text: string, data: Readonly<Record<string, Fact>> = {}): string {
  return record(context.state.timeline, { at_s: context.state.t_s, kind, place, data, causes: context.causes, text });
}

/** Something that begins now and lasts `for_s`, or until changed. */
export function lasting<T>(state: EpisodeState, value: T, for_s: number | undefined, entry: string): Lasting<T> {
  return { value, until_s: for_s === undefined ? null : state.t_s + for_s, entry };
}

/** The sides an order names. */
export function sidesOf(side: "left" | "right" | "both"): readonly ("left" | "right")[] {
  return side === "both" ? ["left", "right"] : [side];
}

/** `hip-replacement` as `hip replacement`. */
export function words(id: string): string {
  return id.replace(/-/g, " ");
}

/** First letter large. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const minute = 60;
const hour = 3600;
const day = 86400;

/** `90 min`, `3 h`, `7 d`. */
export function spanText(for_s: number): string {
  const show = (n: number): string => String(Math.round(n * 10) / 10);
  if (for_s < 2 * minute) return `${show(for_s)} s`;
  if (for_s < 3 * hour) return `${show(for_s / minute)} min`;
  if (for_s < 2 * day) return `${show(for_s / hour)} h`;
  return `${show(for_s / day)} d`;
}

/** `the left femoral vein`, `the inferior vena cava`: a vessel inside a sentence. */
export function placeText(vessel: { readonly label: string }): string {
  const [name, side] = vessel.label.split(", ");
  const lower = /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
  return side === "left" || side === "right" ? `the ${side} ${lower}` : `the ${lower}`;
}

const shown: Readonly<Record<string, readonly [unit: string, text: string]>> = {
  kg: ["mg", "mg"], kg_per_kg: ["mg_per_kg", "mg/kg"], kg_per_s: ["mg_per_h", "mg/h"], kg_per_kg_per_s: ["mg_per_kg_per_h", "mg/kg/h"],
  IU: ["IU", "IU"], IU_per_kg: ["IU_per_kg", "IU/kg"], IU_per_s: ["IU_per_h", "IU/h"], IU_per_kg_per_s: ["IU_per_kg_per_h", "IU/kg/h"],
};

/** An amount as a prescriber writes it: `10 mg`, `18 IU/kg/h`; others in their own unit. */
export function amountText(amount: Amount): string {
  const [unit, text] = shown[amount.unit] ?? [amount.unit, amount.unit.replace(/_per_/g, "/").replace(/_/g, " ")];
  const n = convert(amount.n, amount.unit, unit);
  return `${String(Number(n.toPrecision(6)))} ${text === "1" ? "" : text}`.trim();
}
