import type { Body, Instruction, Program } from "./program.ts";

/** What the back ends need to know of a program: which instructions matter, how often each is used, which must sit in a local. */
export interface Analysis {
  /** Uses of each instruction by those that matter; 0 for what no store, variable or count depends on. */
  readonly uses: Int32Array;
  /** 1 for what a body nested in its own uses, or what would nest too deeply: computed where it is written. */
  readonly isEager: Uint8Array;
}

/** Longest chain of operations inside one expression. */
const deepest = 48;

/** Counts uses from the effects backwards. */
export function analyse(program: Program): Analysis {
  const count = program.size().instructions;
  const uses = new Int32Array(count);
  const isEager = new Uint8Array(count);
  const depth = new Int32Array(count);
  const pending: Instruction[] = [];
  const use = (value: Instruction, from: Body): void => {
    if (value.body !== from) isEager[value.id] = 1;
    if (uses[value.id]++ === 0) pending.push(value);
    while (pending.length > 0) {
      const next = pending.pop();
      if (next === undefined) break;
      for (const input of next.inputs) {
        if (input.body !== next.body) isEager[input.id] = 1;
        if (uses[input.id]++ === 0) pending.push(input);
      }
    }
  };
  const walk = (body: Body): void => {
    for (const statement of body.statements) {
      if (statement.kind === "repeat") {
        use(statement.count, body);
        walk(statement.body);
      } else if (statement.kind === "when") {
        use(statement.condition, body);
        walk(statement.body);
      } else if (statement.kind === "now") isEager[statement.value.id] = 1;
      else if (statement.kind !== "value") {
        use(statement.value, body);
        if (statement.kind === "store" && statement.round !== undefined) use(statement.round, body);
      }
    }
  };
  walk(program.body);
  const measure = (body: Body): void => {
    for (const statement of body.statements) {
      if (statement.kind === "repeat" || statement.kind === "when") measure(statement.body);
      if (statement.kind !== "value") continue;
      const { id, inputs } = statement.value;
      let below = 0;
      for (const input of inputs) if (isEager[input.id] === 0) below = Math.max(below, depth[input.id]);
      depth[id] = below + 1;
      if (depth[id] >= deepest) isEager[id] = 1;
    }
  };
  measure(program.body);
  return { uses, isEager };
}
