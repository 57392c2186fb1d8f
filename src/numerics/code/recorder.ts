import { conditions, evaluate, type Body, type Condition, type Instruction, type Operation, type Statement, type Value } from "./program.ts";
import { copied, emptyKnowledge, forget, remember, type Known } from "./known.ts";
import { simplify } from "./simplify.ts";

const commutes: ReadonlySet<string> = new Set(["add", "mul", "min", "max", "equal", "and", "or"]);

/** Records instructions and effects in order, each instruction once. */
export interface Recorder {
  readonly top: Body;
  readonly instructionCount: () => number;
  readonly constant: (x: number) => Value;
  readonly apply: (operation: Operation, inputs: readonly Instruction[]) => Instruction;
  /** A shared element: nothing changes it. */
  readonly shared: (place: number) => Value;
  /** What a place, an element of `each` or a variable is known to hold, else a read of it. */
  readonly readPlace: (place: number) => Value;
  readonly readElement: (place: number, round: Value) => Value;
  readonly get: (variable: number) => Value;
  readonly store: (place: number, value: Value, round: Value | undefined) => void;
  readonly set: (variable: number, value: Value) => void;
  readonly now: (value: Value) => void;
  readonly repeat: (count: Value, stride: number, build: (round: Value) => void) => void;
  readonly when: (condition: Condition, build: () => void) => void;
}

/** What has been recorded, and where recording goes on. */
interface Recording {
  readonly top: Body;
  /** What each open body knows, the outermost first. */
  readonly known: Known[];
  body: Body;
  instructionCount: number;
}

function here({ known }: Recording): Known {
  return known[known.length - 1];
}

function make(recording: Recording, operation: Instruction["operation"], inputs: readonly Instruction[], detail: number, home: Body): Instruction {
  const made: Instruction = { id: recording.instructionCount++, operation, inputs, isCondition: conditions.has(operation), detail, body: home };
  home.statements.push({ kind: "value", value: made });
  return made;
}

/** The instruction that computes this already, else a new one. */
function once(recording: Recording, key: number | string, operation: Instruction["operation"], inputs: readonly Instruction[], detail: number): Instruction {
  for (const level of recording.known) {
    const found = level.computed.get(key);
    if (found !== undefined) return found;
  }
  // What nothing can change is computed before all loops: the statement of an open loop is added when it is closed.
  const isStill = operation === "constant" || operation === "load";
  const made = make(recording, operation, inputs, detail, isStill ? recording.top : recording.body);
  (isStill ? recording.known[0] : here(recording)).computed.set(key, made);
  return made;
}

/** Numbers of operations in the keys of computed values. */
const numberOf = new Map(Object.keys(evaluate).map((operation, k) => [operation, k]));
const idRange = 4194304;

/** A key of what an operation computes: a whole number that a double holds exactly, but for the rare ones of three operands. */
function keyOf(operation: Operation, inputs: readonly Instruction[]): number | string {
  if (inputs.length > 2) return `${operation} ${inputs.map((input) => input.id).join(" ")}`;
  const first = inputs[0].id;
  const second = inputs.length > 1 ? inputs[1].id : 0;
  if (first >= idRange || second >= idRange) throw new RangeError(`program: more than ${idRange} instructions.`);
  const isSwapped = second < first && commutes.has(operation);
  return ((numberOf.get(operation) ?? 0) * idRange + (isSwapped ? second : first)) * idRange + (isSwapped ? first : second);
}

/** Records a body that starts with some knowledge, and forgets what it may have changed. */
function nest(recording: Recording, level: Known, stride: number, build: (inner: Body) => void): Body {
  const outer = recording.body;
  const inner: Body = { parent: outer, statements: [], stride, isOpen: true };
  recording.known.push(level);
  recording.body = inner;
  build(inner);
  inner.isOpen = false;
  recording.body = outer;
  recording.known.pop();
  forget(here(recording), level);
  return inner;
}

function read<Key>(recording: Recording, memory: Map<Key, Instruction>, key: Key, operation: "load" | "get", inputs: readonly Instruction[], detail: number): Value {
  const found = memory.get(key) ?? make(recording, operation, inputs, detail, recording.body);
  memory.set(key, found);
  return found as Value;
}

/** An empty recording. */
export function recorder(): Recorder {
  const top: Body = { parent: undefined, statements: [], stride: 1, isOpen: true };
  const recording: Recording = { top, known: [emptyKnowledge()], body: top, instructionCount: 0 };
  const add = (statement: Statement, ...used: readonly Instruction[]): void => {
    for (const value of used) check(value, top);
    recording.body.statements.push(statement);
  };
  const constant = (x: number): Value => {
    if (x !== x) throw new RangeError("program: NaN is no constant.");
    return once(recording, `constant ${Object.is(x, -0) ? "-0" : String(x)}`, "constant", [], x) as Value;
  };
  const apply = (operation: Operation, inputs: readonly Instruction[]): Instruction => {
    for (const input of inputs) check(input, top);
    const simpler = simplify(operation, inputs, constant, apply);
    if (simpler !== undefined) return simpler;
    return once(recording, keyOf(operation, inputs), operation, inputs, 0);
  };
  return {
    top, constant, apply,
    instructionCount: () => recording.instructionCount,
    shared: (place) => once(recording, `shared ${place}`, "load", [], place) as Value,
    readPlace: (place) => read(recording, here(recording).places, place, "load", [], place),
    readElement: (place, round) => read(recording, here(recording).elements, `${place} ${round.id}`, "load", [round], place),
    get: (variable) => read(recording, here(recording).variables, variable, "get", [], variable),
    store: (place, value, round) => {
      add({ kind: "store", place, round, value }, value);
      remember(here(recording), place, round, value);
    },
    set: (variable, value) => {
      add({ kind: "set", variable, value }, value);
      here(recording).variables.set(variable, value);
      here(recording).set.add(variable);
    },
    now: (value) => {
      add({ kind: "now", value }, value);
    },
    repeat: (count, stride, build) => {
      // Memory changes from round to round: nothing is known of it at the start of the body.
      const inner = nest(recording, emptyKnowledge(), stride, (home) => {
        build(make(recording, "index", [], 0, home) as Value);
      });
      add({ kind: "repeat", count, body: inner }, count);
    },
    when: (condition, build) => {
      add({ kind: "when", condition, body: nest(recording, copied(here(recording)), 1, build) }, condition);
    },
  };
}

/** Throws RangeError for a value of another program or of a loop that has ended. */
function check(value: Instruction, top: Body): void {
  let root = value.body;
  while (root.parent !== undefined) root = root.parent;
  if (root !== top) throw new RangeError(`program: a ${value.operation} of another program is used.`);
  if (!value.body.isOpen) throw new RangeError(`program: a ${value.operation} computed inside a loop is used after it; carry it out with a variable or a store.`);
}
