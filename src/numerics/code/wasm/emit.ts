import { analyse } from "../analysis.ts";
import type { Body, Instruction, Operation, Program, Statement } from "../program.ts";
import type { Lanes } from "../space.ts";
import { bytes, functionBody, op, section, type, type Bytes } from "./bytes.ts";
import { exponential, logarithm } from "./elementary.ts";
import { pair, scalar, type Lane } from "./lane.ts";

const doubleSize = 8;
/** Function numbers inside a module. */
const functions = { run: 0, exp: 1, log: 2 } as const;

/** Locals handed out and taken back: values that live at different times share one. Local 0 is the block's offset. */
interface Locals {
  readonly types: number[];
  readonly take: (localType: number) => number;
  readonly free: (local: number) => void;
}

function locals(): Locals {
  const types: number[] = [];
  const idle = new Map<number, number[]>();
  return {
    types,
    take: (localType) => {
      const found = idle.get(localType)?.pop();
      if (found !== undefined) return found;
      types.push(localType);
      return types.length;
    },
    free: (local) => {
      const localType = types[local - 1];
      const list = idle.get(localType);
      if (list === undefined) idle.set(localType, [local]);
      else list.push(local);
    },
  };
}

/**
 * Code of one program: a walk over its statements that writes each value where it is first needed and keeps it in a local until
 * its last use. Reads of memory and variables are written before whatever might change them.
 */
function emitRun(program: Program, lane: Lane, lanes: Lanes): Bytes {
  const { uses, isEager } = analyse(program);
  const code = bytes();
  const pool = locals();
  const left = uses.slice();
  const home = new Int32Array(uses.length);
  const variableHome = Array.from({ length: program.size().variables }, () => pool.take(lane.numberType));
  /** Reads that the walk has passed and nobody has needed yet, by what they read. */
  const waiting = new Map<string, Instruction>();
  /** Values of outer bodies used up inside a loop: their locals must last until the loop ends. */
  const spent: Instruction[][] = [];
  const counters: number[] = [];
  let current: Body = program.body;

  const offset = (place: number): number => (place < 0 ? -1 - place : place * lanes) * doubleSize;
  const release = (value: Instruction): void => {
    if (--left[value.id] > 0 || home[value.id] === 0) return;
    if (value.body === current) pool.free(home[value.id]);
    else spent[spent.length - 1].push(value);
  };
  const compute = (value: Instruction): void => {
    switch (value.operation) {
      case "constant":
        lane.constant(code, value.detail);
        return;
      case "index":
        code.byte(op.localGet);
        code.unsigned(counters[counters.length - 1]);
        lane.spread(code);
        return;
      case "get":
        code.byte(op.localGet);
        code.unsigned(variableHome[value.detail]);
        return;
      case "load":
        lane.load(code, offset(value.detail), value.detail < 0);
        return;
      case "exp":
      case "log":
        push(value.inputs[0]);
        code.byte(op.call, functions[value.operation]);
        return;
      case "select": {
        const [condition, a, b] = value.inputs;
        push(a);
        push(b);
        push(condition);
        lane.select(code);
        return;
      }
      default:
        value.inputs.forEach(push);
        lane.apply(code, value.operation);
    }
  };
  const push = (value: Instruction): void => {
    if (home[value.id] !== 0) {
      code.byte(op.localGet);
      code.unsigned(home[value.id]);
      release(value);
      return;
    }
    compute(value);
    left[value.id]--;
    if (left[value.id] > 0 && value.operation !== "constant") keep(value, op.localTee);
  };
  const keep = (value: Instruction, how: number): void => {
    home[value.id] = pool.take(value.isCondition ? lane.conditionType : lane.numberType);
    code.byte(how);
    code.unsigned(home[value.id]);
  };
  const settle = (value: Instruction): void => {
    if (left[value.id] === 0 || home[value.id] !== 0) return;
    compute(value);
    keep(value, op.localSet);
  };
  const settleReads = (key: string): void => {
    const read = waiting.get(key);
    if (read !== undefined) settle(read);
    waiting.delete(key);
  };
  const repeat = (statement: Statement & { readonly kind: "repeat" }): void => {
    for (const read of waiting.values()) settle(read);
    waiting.clear();
    const counter = pool.take(type.f64);
    counters.push(counter);
    spent.push([]);
    const outer = current;
    code.byte(op.f64Const);
    code.double(0);
    code.byte(op.localSet);
    code.unsigned(counter);
    code.byte(op.block, blockWithoutResult, op.loop, blockWithoutResult);
    code.byte(op.localGet);
    code.unsigned(counter);
    code.byte(op.localGet);
    code.unsigned(home[statement.count.id]);
    lane.first(code);
    code.byte(op.f64Lt, op.i32Eqz, op.brIf, 1);
    current = statement.body;
    walk(statement.body);
    waiting.clear();
    current = outer;
    code.byte(op.localGet);
    code.unsigned(counter);
    code.byte(op.f64Const);
    code.double(1);
    code.byte(op.f64Add, op.localSet);
    code.unsigned(counter);
    code.byte(op.br, 0, op.end, op.end);
    counters.pop();
    pool.free(counter);
    release(statement.count);
    for (const value of spent.pop() ?? []) {
      if (value.body === current) pool.free(home[value.id]);
      else spent[spent.length - 1].push(value);
    }
  };
  const walk = (body: Body): void => {
    for (const statement of body.statements) {
      switch (statement.kind) {
        case "value": {
          const { value } = statement;
          if (uses[value.id] === 0) break;
          if (isEager[value.id] === 1) settle(value);
          else if (value.operation === "load" && value.detail >= 0) waiting.set(`place ${value.detail}`, value);
          else if (value.operation === "get") waiting.set(`variable ${value.detail}`, value);
          break;
        }
        case "store":
          settleReads(`place ${statement.place}`);
          code.byte(op.localGet, 0);
          push(statement.value);
          lane.store(code, offset(statement.place));
          break;
        case "set":
          settleReads(`variable ${statement.variable}`);
          push(statement.value);
          code.byte(op.localSet);
          code.unsigned(variableHome[statement.variable]);
          break;
        case "repeat":
          repeat(statement);
      }
    }
  };
  walk(program.body);
  return functionBody(pool.types, code);
}

const blockWithoutResult = 0x40;

function uses(body: Body, operation: Operation): boolean {
  return body.statements.some((statement) => (statement.kind === "repeat" ? uses(statement.body, operation) : statement.kind === "value" && statement.value.operation === operation));
}

/** A name of the module: its length, then its bytes (ASCII). */
function name(to: Bytes, text: string): void {
  to.unsigned(text.length);
  for (let i = 0; i < text.length; i++) to.byte(text.charCodeAt(i));
}

/** The bytes of a WebAssembly module that imports a memory (`host.memory`) and exports `run(blockOffset)`. */
export function moduleBytes(program: Program, lanes: Lanes, pages: number): Uint8Array {
  const lane = lanes === 2 ? pair : scalar;
  const hasElementary = uses(program.body, "exp") || uses(program.body, "log");
  const types = bytes();
  types.unsigned(2);
  types.byte(0x60, 1, type.i32, 0);
  types.byte(0x60, 1, lane.numberType, 1, lane.numberType);
  const imports = bytes();
  imports.unsigned(1);
  name(imports, "host");
  name(imports, "memory");
  imports.byte(0x02, 0x01);
  imports.unsigned(pages);
  imports.unsigned(pages);
  const declared = bytes();
  declared.unsigned(hasElementary ? 3 : 1);
  declared.byte(0);
  if (hasElementary) declared.byte(1, 1);
  const exported = bytes();
  exported.unsigned(1);
  name(exported, "run");
  exported.byte(0x00, functions.run);
  const codes = bytes();
  codes.unsigned(hasElementary ? 3 : 1);
  codes.append(emitRun(program, lane, lanes));
  if (hasElementary) {
    codes.append(exponential(lane));
    codes.append(logarithm(lane));
  }
  const all = bytes();
  all.byte(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  all.append(section(1, types));
  all.append(section(2, imports));
  all.append(section(3, declared));
  all.append(section(7, exported));
  all.append(section(10, codes));
  return all.finish();
}
