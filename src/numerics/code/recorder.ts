import { conditions, type Body, type Condition, type Instruction, type Operation, type Value } from "./program.ts";
import { simplify } from "./simplify.ts";

/** What one open body knows: instructions by what they compute, the values that memory and variables hold now, and what it has written. */
interface Known {
  readonly computed: Map<string, Instruction>;
  readonly held: Map<string, Instruction>;
  readonly written: Set<string>;
}

const commutes: ReadonlySet<string> = new Set(["add", "mul", "min", "max", "equal", "and", "or"]);

/** Records instructions and effects in order, each instruction once. */
export interface Recorder {
  readonly top: Body;
  readonly instructionCount: () => number;
  readonly constant: (x: number) => Value;
  readonly apply: (operation: Operation, inputs: readonly Instruction[]) => Instruction;
  /** A shared element: nothing changes it. */
  readonly shared: (place: number) => Value;
  /** A load of a place or a get of a variable: the value it is known to hold, else a read. */
  readonly read: (operation: "load" | "get", detail: number) => Value;
  readonly write: (kind: "store" | "set", detail: number, value: Value) => void;
  readonly repeat: (count: Value, build: (round: Value) => void) => void;
  readonly when: (condition: Condition, build: () => void) => void;
}

const held = { load: "place", store: "place", get: "variable", set: "variable" } as const;

/** An empty recording. */
export function recorder(): Recorder {
  const top: Body = { parent: undefined, statements: [], isOpen: true };
  const known: Known[] = [{ computed: new Map(), held: new Map(), written: new Set() }];
  let body = top;
  let instructionCount = 0;

  const here = (): Known => known[known.length - 1];
  const make = (operation: Instruction["operation"], inputs: readonly Instruction[], detail: number, home: Body): Instruction => {
    const made: Instruction = { id: instructionCount++, operation, inputs, isCondition: conditions.has(operation), detail, body: home };
    home.statements.push({ kind: "value", value: made });
    return made;
  };
  const once = (key: string, operation: Instruction["operation"], inputs: readonly Instruction[], detail: number): Instruction => {
    for (const level of known) {
      const found = level.computed.get(key);
      if (found !== undefined) return found;
    }
    // What nothing can change is computed before all loops: the statement of an open loop is added when it is closed.
    const isStill = operation === "constant" || operation === "load";
    const made = make(operation, inputs, detail, isStill ? top : body);
    (isStill ? known[0] : here()).computed.set(key, made);
    return made;
  };
  const constant = (x: number): Value => {
    if (x !== x) throw new RangeError("program: NaN is no constant.");
    return once(`constant ${Object.is(x, -0) ? "-0" : String(x)}`, "constant", [], x) as Value;
  };
  const apply = (operation: Operation, inputs: readonly Instruction[]): Instruction => {
    for (const input of inputs) check(input, top);
    const simpler = simplify(operation, inputs, constant, apply);
    if (simpler !== undefined) return simpler;
    const ids = inputs.map((input) => input.id);
    if (commutes.has(operation)) ids.sort((p, q) => p - q);
    return once(`${operation} ${ids.join(" ")}`, operation, inputs, 0);
  };
  /** Records a body and forgets what it may have changed. */
  const nest = (start: Map<string, Instruction>, build: (inner: Body) => void): Body => {
    const outer = body;
    const inner: Body = { parent: outer, statements: [], isOpen: true };
    const level: Known = { computed: new Map(), held: start, written: new Set() };
    known.push(level);
    body = inner;
    build(inner);
    inner.isOpen = false;
    body = outer;
    known.pop();
    for (const key of level.written) {
      here().held.delete(key);
      here().written.add(key);
    }
    return inner;
  };
  return {
    top, constant, apply,
    instructionCount: () => instructionCount,
    shared: (place) => once(`shared ${place}`, "load", [], place) as Value,
    read: (operation, detail) => {
      const key = `${held[operation]} ${detail}`;
      if (!here().held.has(key)) here().held.set(key, make(operation, [], detail, body));
      return here().held.get(key) as Value;
    },
    write: (kind, detail, value) => {
      check(value, top);
      body.statements.push(kind === "store" ? { kind, place: detail, value } : { kind, variable: detail, value });
      const key = `${held[kind]} ${detail}`;
      here().held.set(key, value);
      here().written.add(key);
    },
    repeat: (count, build) => {
      check(count, top);
      // Memory changes from round to round: nothing is known of it at the start of the body.
      const inner = nest(new Map(), (home) => {
        build(make("index", [], 0, home) as Value);
      });
      body.statements.push({ kind: "repeat", count, body: inner });
    },
    when: (condition, build) => {
      check(condition, top);
      body.statements.push({ kind: "when", condition, body: nest(new Map(here().held), build) });
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
