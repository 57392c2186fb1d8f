import type { Field, Fields, Samples, Values } from "../blocks/kind.ts";
import { limits, type Reader } from "./reader.ts";

function readSamples(reader: Reader, key: string, periodic: boolean): Samples | null {
  const values = reader.numbers(key);
  const times = reader.numbers("t");
  if (values === null || times === null) return null;
  if (values.length === 0) return reader.refuse(key, "An empty list will not do.", "at least one number");
  if (values.length === 1) return { times, values, periodic };
  if (times.length !== values.length) return reader.refuse("t", `${times.length} times do not match ${values.length} values of ${key}.`, `${values.length} times`);
  const back = times.findIndex((time, i) => i > 0 && time < times[i - 1]);
  if (back >= 0) {
    reader.problems.add([...reader.path, "t", back], "value", times[back], `The time ${times[back]} comes after ${times[back - 1]}.`, "times that never fall");
    return null;
  }
  if (times[times.length - 1] === times[0]) return reader.refuse("t", `All times are ${times[0]}.`, "times that span one period");
  return { times, values, periodic };
}

/** Reads the values of a block by its fields: every wrong member is a problem. Null when one was. */
export function readValues(reader: Reader, fields: Fields, owner: string, periodic = true): Values | null {
  const entries = Object.entries(fields);
  const sampled = entries.some(([, field]) => field.form === "samples");
  reader.onlyKeys([...Object.keys(fields), ...(sampled ? ["t"] : [])], owner);
  const numbers = new Map<string, number>();
  const lists = new Map<string, readonly number[]>();
  const samples = new Map<string, Samples>();
  const names = new Map<string, string>();
  const flags = new Map<string, boolean>();
  const refused: string[] = [];
  const keep = <Value>(into: Map<string, Value>, name: string, value: Value | null): void => {
    if (value === null) refused.push(name);
    else into.set(name, value);
  };
  const readers: Readonly<Record<Field["form"], (name: string, field: Field) => void>> = {
    number: (name, field) => { keep(numbers, name, reader.number(name, limits[field.limit ?? "any"], field.fallback)); },
    list: (name) => { keep(lists, name, reader.numbers(name)); },
    samples: (name) => { keep(samples, name, readSamples(reader, name, periodic)); },
    name: (name) => { keep(names, name, reader.text(name)); },
    flag: (name) => { keep(flags, name, reader.flag(name, false)); },
  };
  for (const [name, field] of entries) readers[field.form](name, field);
  return refused.length === 0 ? { numbers, lists, samples, names, flags } : null;
}
