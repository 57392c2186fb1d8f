import { isUnit } from "../../units/index.ts";
import { compileNetwork } from "./compile.ts";
import type { ConservedSum, Network, RateConstant, Reaction } from "./network.ts";

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown, where: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new RangeError(`${where}: is ${value === undefined ? "missing" : Array.isArray(value) ? "a list" : typeof value}; expected an object.`);
  return value as Fields;
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new RangeError(`${where}: is ${value === undefined ? "missing" : typeof value}; expected a list.`);
  return value;
}

function text(value: unknown, where: string, fallback?: string): string {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== "string") throw new RangeError(`${where}: is ${value === undefined ? "missing" : JSON.stringify(value)}; expected text.`);
  return value;
}

function texts(value: unknown, where: string): readonly string[] {
  return value === undefined ? [] : list(value, where).map((one, i) => text(one, `${where}[${i}]`));
}

function constant(value: unknown, where: string): RateConstant {
  const found = fields(value, where);
  const number = found["value"];
  if (typeof number !== "number" || !Number.isFinite(number) || number < 0) throw new RangeError(`${where}.value: is ${JSON.stringify(number)}; expected a finite number from 0.`);
  const unit = text(found["unit"], `${where}.unit`);
  if (!isUnit(unit)) throw new RangeError(`${where}.unit: "${unit}" is not a known unit; expected words such as nM, per_s, per_M_per_s.`);
  const basis = text(found["basis"], `${where}.basis`, "assumed");
  if (basis !== "measured" && basis !== "fitted" && basis !== "estimated" && basis !== "assumed") throw new RangeError(`${where}.basis: is "${basis}"; expected measured, fitted, estimated or assumed.`);
  const note = found["note"];
  return { value: number, unit, source: text(found["source"], `${where}.source`, "user"), basis, ...(note === undefined ? {} : { note: text(note, `${where}.note`) }) };
}

function record<T>(value: unknown, where: string, read: (one: unknown, place: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(fields(value, where)).map(([name, one]) => {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new RangeError(`${where}: "${name}" is not a name; expected letters, digits and _.`);
    return [name, read(one, `${where}.${name}`)];
  }));
}

const reactionKeys = ["id", "equation", "forward", "reverse", "rate", "note"];

function reaction(value: unknown, where: string): Reaction {
  const found = fields(value, where);
  const unknown = Object.keys(found).find((key) => !reactionKeys.includes(key));
  if (unknown !== undefined) throw new RangeError(`${where}: "${unknown}" is not known; expected ${reactionKeys.join(", ")}.`);
  const optional = Object.fromEntries(["forward", "reverse", "rate", "note"].filter((key) => found[key] !== undefined).map((key) => [key, text(found[key], `${where}.${key}`)]));
  return { id: text(found["id"], `${where}.id`), equation: text(found["equation"], `${where}.equation`), ...optional };
}

function conservedSum(value: unknown, where: string): ConservedSum {
  const found = fields(value, where);
  return { name: text(found["name"], `${where}.name`), species: texts(found["species"], `${where}.species`) };
}

/**
 * Reads a network from a parsed JSON document in the form of the data files of this package (`Network`). Throws RangeError with the
 * place, the value and what was expected; the network is compiled once, so that unknown names are found here.
 */
export function readNetwork(document: unknown): Network {
  const found = fields(document, "model");
  const rules = (key: "rateRules" | "results"): Partial<Record<"rateRules" | "results", Record<string, string>>> => (found[key] === undefined ? {} : { [key]: record(found[key], key, (one, where) => text(one, where)) });
  const network: Network = {
    id: text(found["id"], "id"),
    title: text(found["title"], "title", ""),
    source: text(found["source"], "source", "user"),
    provenance: text(found["provenance"], "provenance", "Read from a user's file."),
    species: record(found["species"], "species", constant),
    constants: record(found["constants"] ?? {}, "constants", constant),
    reactions: list(found["reactions"], "reactions").map((one, i) => reaction(one, `reactions[${i}]`)),
    ...rules("rateRules"),
    ...rules("results"),
    conserved: found["conserved"] === undefined ? [] : list(found["conserved"], "conserved").map((one, i) => conservedSum(one, `conserved[${i}]`)),
    wall: texts(found["wall"], "wall"),
    notes: texts(found["notes"], "notes"),
  };
  compileNetwork(network);
  return network;
}
