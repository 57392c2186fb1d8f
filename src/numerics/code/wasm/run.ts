import { analyse } from "../analysis.ts";
import type { Body, Instruction, Program, Statement } from "../program.ts";
import type { Lanes } from "../space.ts";
import { bytes, functionBody, op, type, vector, type Bytes } from "./bytes.ts";
import { functions } from "./functions.ts";
import type { Lane } from "./lane.ts";
import { locals } from "./locals.ts";

const doubleSize = 8;
const blockWithoutResult = 0x40;

/**
 * Code of one program: a walk over its statements that writes each value where it is first needed and keeps it in a local until
 * its last use. Reads of memory and variables are written before whatever might change them.
 */
class RunEmitter {
  readonly code = bytes();
  private readonly pool = locals();
  private readonly uses: Int32Array;
  private readonly isEager: Uint8Array;
  /** Uses still to come, and the local that holds the value (0: none), by instruction. */
  private readonly left: Int32Array;
  private readonly home: Int32Array;
  private readonly variableHome: readonly number[];
  /** Reads that the walk has passed and nobody has needed yet, by what they read. */
  private readonly waiting = new Map<string, Instruction>();
  /** Per open loop or conditional part, values of outer bodies used up inside it: their locals must last until it ends. */
  private readonly spent: Instruction[][] = [];
  private readonly counters: number[] = [];
  /** Who takes part in the open conditional parts: locals with conditions, only for vectors. */
  private readonly masks: number[] = [];
  private readonly lane: Lane;
  private readonly lanes: Lanes;
  private current: Body;

  constructor(program: Program, lane: Lane, lanes: Lanes) {
    const { uses, isEager } = analyse(program);
    this.uses = uses;
    this.isEager = isEager;
    this.left = uses.slice();
    this.home = new Int32Array(uses.length);
    this.lane = lane;
    this.lanes = lanes;
    this.variableHome = Array.from({ length: program.size().variables }, () => this.pool.take(lane.numberType));
    this.current = program.body;
    this.walk(program.body);
  }

  finish(): Bytes {
    return functionBody(this.pool.types, this.code);
  }

  private local(how: number, local: number): void {
    this.code.byte(how);
    this.code.unsigned(local);
  }

  private offset(place: number): number {
    return (place < 0 ? -1 - place : place * this.lanes) * doubleSize;
  }

  /** One use less; the last one gives the local back. */
  private release(value: Instruction): void {
    if (--this.left[value.id] <= 0 && this.home[value.id] !== 0) this.retire(value);
  }

  private retire(value: Instruction): void {
    if (value.body === this.current) this.pool.free(this.home[value.id]);
    else this.spent[this.spent.length - 1].push(value);
  }

  private keep(value: Instruction, how: number): void {
    this.home[value.id] = this.pool.take(value.isCondition ? this.lane.conditionType : this.lane.numberType);
    this.local(how, this.home[value.id]);
  }

  /** Leaves the value on the operand stack. */
  private push(value: Instruction): void {
    if (this.home[value.id] !== 0) {
      this.local(op.localGet, this.home[value.id]);
      this.release(value);
      return;
    }
    this.compute(value);
    this.left[value.id]--;
    if (this.left[value.id] > 0 && value.operation !== "constant") this.keep(value, op.localTee);
  }

  /** Computes a value into a local before it is needed. */
  private settle(value: Instruction): void {
    if (this.left[value.id] === 0 || this.home[value.id] !== 0) return;
    this.compute(value);
    this.keep(value, op.localSet);
  }

  private settleRead(key: string): void {
    const read = this.waiting.get(key);
    if (read !== undefined) this.settle(read);
    this.waiting.delete(key);
  }

  private compute(value: Instruction): void {
    const { lane, code } = this;
    switch (value.operation) {
      case "constant":
        lane.constant(code, value.detail);
        return;
      case "index":
        this.local(op.localGet, this.counters[this.counters.length - 1]);
        lane.spread(code);
        return;
      case "get":
        this.local(op.localGet, this.variableHome[value.detail]);
        return;
      case "load":
        lane.load(code, this.offset(value.detail), value.detail < 0);
        return;
      case "exp":
      case "log":
        this.push(value.inputs[0]);
        code.byte(op.call, functions[value.operation]);
        return;
      case "select":
        this.select(value.inputs);
        return;
      case "smaller":
      case "larger":
        this.choose(value.inputs, value.operation === "smaller");
        return;
      default:
        for (const input of value.inputs) this.push(input);
        lane.apply(code, value.operation);
    }
  }

  private select(inputs: readonly Instruction[]): void {
    const [condition, a, b] = inputs;
    this.push(a);
    this.push(b);
    this.push(condition);
    this.lane.select(this.code);
  }

  /** `a < b ? a : b` or `a < b ? b : a`: one instruction of vectors, a comparison and a selection of scalars. */
  private choose([a, b]: readonly Instruction[], isSmaller: boolean): void {
    const { code, lane } = this;
    this.push(isSmaller ? b : a);
    this.push(isSmaller ? a : b);
    if (this.lanes > 1) {
      code.vector(isSmaller ? vector.f64LesserOf : vector.f64GreaterOf);
      return;
    }
    const [first, second] = [this.pool.take(lane.numberType), this.pool.take(lane.numberType)];
    // The second where it is less (smaller) or greater (larger) than the first, else the first.
    this.local(op.localSet, second);
    this.local(op.localSet, first);
    this.local(op.localGet, second);
    this.local(op.localGet, first);
    this.local(op.localGet, second);
    this.local(op.localGet, first);
    code.byte(isSmaller ? op.f64Lt : op.f64Gt, op.select);
    this.pool.free(first);
    this.pool.free(second);
  }

  private walk(body: Body): void {
    for (const statement of body.statements) {
      switch (statement.kind) {
        case "value":
          this.pass(statement.value);
          break;
        case "store":
          this.settleRead(`place ${statement.place}`);
          this.code.byte(op.localGet, 0);
          this.push(statement.value);
          this.blend(() => {
            this.lane.load(this.code, this.offset(statement.place), false);
          });
          this.lane.store(this.code, this.offset(statement.place));
          break;
        case "set":
          this.settleRead(`variable ${statement.variable}`);
          this.push(statement.value);
          this.blend(() => {
            this.local(op.localGet, this.variableHome[statement.variable]);
          });
          this.local(op.localSet, this.variableHome[statement.variable]);
          break;
        case "when":
          this.when(statement);
          break;
        case "repeat":
          this.repeat(statement);
      }
    }
  }

  private pass(value: Instruction): void {
    if (this.uses[value.id] === 0) return;
    if (this.isEager[value.id] === 1) this.settle(value);
    else if (value.operation === "load" && value.detail >= 0) this.waiting.set(`place ${value.detail}`, value);
    else if (value.operation === "get") this.waiting.set(`variable ${value.detail}`, value);
  }

  /** Inside a conditional part, keeps the old value for those who take no part. */
  private blend(old: () => void): void {
    const mask = this.masks.at(-1);
    if (mask === undefined) return;
    old();
    this.local(op.localGet, mask);
    this.lane.select(this.code);
  }

  /** Writes a nested body; locals of outer values that it uses up last until it ends. */
  private nest(body: Body): void {
    const outer = this.current;
    this.current = body;
    this.spent.push([]);
    this.walk(body);
    this.waiting.clear();
    this.current = outer;
  }

  private leave(): void {
    for (const value of this.spent.pop() ?? []) this.retire(value);
  }

  private settleReads(): void {
    for (const read of this.waiting.values()) this.settle(read);
    this.waiting.clear();
  }

  private when(statement: Statement & { readonly kind: "when" }): void {
    const { code, lane } = this;
    this.settleReads();
    this.push(statement.condition);
    const isVector = this.lanes > 1;
    const mask = isVector ? this.pool.take(lane.conditionType) : 0;
    if (isVector) {
      const outer = this.masks.at(-1);
      if (outer !== undefined) {
        this.local(op.localGet, outer);
        lane.apply(code, "and");
      }
      this.local(op.localTee, mask);
      this.masks.push(mask);
    }
    lane.any(code);
    code.byte(op.if, blockWithoutResult);
    this.nest(statement.body);
    code.byte(op.end);
    this.leave();
    if (isVector) this.pool.free(this.masks.pop() ?? mask);
  }

  private repeat(statement: Statement & { readonly kind: "repeat" }): void {
    const { code } = this;
    this.settleReads();
    const counter = this.pool.take(type.f64);
    this.counters.push(counter);
    code.byte(op.f64Const);
    code.double(0);
    this.local(op.localSet, counter);
    code.byte(op.block, blockWithoutResult, op.loop, blockWithoutResult);
    this.local(op.localGet, counter);
    this.local(op.localGet, this.home[statement.count.id]);
    this.lane.first(code);
    code.byte(op.f64Lt, op.i32Eqz, op.brIf, 1);
    this.nest(statement.body);
    this.local(op.localGet, counter);
    code.byte(op.f64Const);
    code.double(1);
    code.byte(op.f64Add);
    this.local(op.localSet, counter);
    code.byte(op.br, 0, op.end, op.end);
    this.counters.pop();
    this.pool.free(counter);
    this.leave();
    this.release(statement.count);
  }
}

/** The function body of a program, taking the byte offset of a block. */
export function runBody(program: Program, lane: Lane, lanes: Lanes): Bytes {
  return new RunEmitter(program, lane, lanes).finish();
}
