import { activationKinds } from "../blocks/activation.ts";
import type { Clock, Signal, Site, Terms, Values, Writer } from "../blocks/kind.ts";
import type { BlockEntry, Circuit } from "../format/circuit.ts";
import { formatPath } from "../format/problem.ts";
import { unknownNames } from "../unknowns.ts";
import { seriesAt, seriesMean } from "./series.ts";
import type { Follower, System } from "./system.ts";

/** Where a block stands: its unknowns and its rows. */
interface Position {
  readonly variable: readonly number[];
  readonly equation: readonly number[];
  readonly inletCount: number;
  readonly outletCount: number;
}

/** Numbers unknowns and rows. Throws RangeError when they do not match in number. */
function positions({ blocks, connections }: Circuit): { readonly list: readonly Position[]; readonly size: number; readonly rowOwner: readonly string[] } {
  const inlets = new Map<string, number[]>();
  const outlets = new Map<string, number[]>();
  const push = (into: Map<string, number[]>, name: string, node: number): void => {
    const list = into.get(name);
    if (list === undefined) into.set(name, [node]);
    else list.push(node);
  };
  connections.forEach(({ from, to }, node) => {
    push(outlets, from, node);
    push(inlets, to, node);
  });
  let next = 2 * connections.length;
  const rowOwner: string[] = [];
  const list = blocks.map(({ name, kind }) => {
    const [into, out] = [inlets.get(name) ?? [], outlets.get(name) ?? []];
    const inner = kind.inner.map(() => next++);
    const count = kind.equationCount(into.length, out.length);
    const equation = Array.from({ length: count }, () => rowOwner.push(name) - 1);
    return { variable: [...[...into, ...out].flatMap((node) => [2 * node + 1, 2 * node]), ...inner], equation, inletCount: into.length, outletCount: out.length };
  });
  if (next !== rowOwner.length) throw new RangeError(`circuit: ${next} unknowns and ${rowOwner.length} equations. Expected as many unknowns as equations.`);
  return { list, size: next, rowOwner };
}

function member<Value>(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name);
  if (value === undefined) throw new RangeError(`circuit: a block asks for "${name}", which it has not read.`);
  return value;
}

/** The activation of a chamber over time. */
function activationOf(block: BlockEntry, period: number): (time: number) => number {
  const { activation } = block;
  const kind = activation === undefined ? undefined : activationKinds.get(activation.type);
  if (activation === undefined || kind === undefined) return () => 0;
  try {
    return kind.make((name) => member(activation.values.numbers, name), period);
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`${formatPath(activation.path)}: ${error.message}`);
    throw error;
  }
}

function signalsOf(values: Values): { readonly signals: ReadonlyMap<string, Signal>; readonly followers: readonly Follower[] } {
  const signals = new Map<string, Signal>();
  const followers: Follower[] = [];
  for (const [name, samples] of values.samples) {
    const at = seriesAt(samples);
    const signal = { value: at(0) };
    signals.set(name, signal);
    if (samples.values.length > 1) followers.push({ signal, at, mean: seriesMean(samples) });
  }
  return { signals, followers };
}

/** Turns a circuit into its equations. Throws RangeError when an activation cannot be made. */
export function assemble(circuit: Circuit): System {
  const { blocks, connections, period } = circuit;
  const { list, size, rowOwner } = positions(circuit);
  const clock: Clock = { time: 0, steady: false, settled: false, rescue: false, period };
  const slots = new Map<number, number>();
  const heartIndex = blocks.findIndex(({ type }) => type === "ClosedLoopHeartAndPulmonary");
  const parts = blocks.map((block) => ({ block, activation: activationOf(block, period), ...signalsOf(block.values) }));
  const siteOf = (i: number, terms: Terms): Site => {
    const { block, activation, signals } = parts[i];
    const position = list[i];
    return {
      ...position,
      terms,
      clock,
      activation,
      slot: (row, unknown) => {
        const key = position.equation[row] * size + position.variable[unknown];
        const known = slots.get(key);
        if (known !== undefined) return known;
        slots.set(key, slots.size);
        return slots.size - 1;
      },
      number: (name) => member(block.values.numbers, name),
      list: (name) => member(block.values.lists, name),
      signal: (name) => member(signals, name),
      heart: () => ({ number: (name) => member(blocks[heartIndex].values.numbers, name), variable: list[heartIndex].variable }),
    };
  };
  const empty = new Float64Array(0);
  // Built twice: first to learn the pattern, then on arrays of its size. The numbering of slots is the same both times.
  blocks.forEach((block, i) => block.kind.build(siteOf(i, { E: empty, F: empty, C: empty, D: empty, G: empty })));
  const count = slots.size;
  const terms: Terms = { E: new Float64Array(count), F: new Float64Array(count), C: new Float64Array(size), D: new Float64Array(count), G: new Float64Array(count) };
  const writers: readonly Writer[] = blocks.map((block, i) => block.kind.build(siteOf(i, terms)));
  const keys = [...slots.keys()];
  return {
    size,
    rows: Int32Array.from(keys, (key) => Math.floor(key / size)),
    columns: Int32Array.from(keys, (key) => key % size),
    terms,
    clock,
    followers: parts.flatMap(({ followers }) => followers),
    constant: writers.flatMap(({ constant }) => constant ?? []),
    time: writers.flatMap(({ time }) => time ?? []),
    solution: writers.flatMap(({ solution }) => solution ?? []),
    afterSolve: writers.flatMap(({ afterSolve }) => afterSolve ?? []),
    start: writers.flatMap(({ start }) => start ?? []),
    unknowns: unknownNames(blocks, connections),
    rowOwner,
    variable: list.map(({ variable }) => variable),
  };
}
