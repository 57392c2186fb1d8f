import { analyse, type Analysis } from "../analysis.ts";
import type { Body, Instruction, Program, Statement } from "../program.ts";
import type { Lanes } from "../space.ts";
import { bytes, functionBody, op, type, vector, type Bytes } from "./bytes.ts";
import { functions } from "./functions.ts";
import { Homes } from "./homes.ts";
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
  private readonly homes: Homes;
  private readonly variableHome: readonly number[];
  /** Reads that the walk has passed and nobody has needed yet, by what they read. */
  private readonly waiting = new Map<string, Instruction>();
  private hasElementWaiting = false;
  /** Per open body, values of outer bodies used up inside it: their homes must last until it ends. */
  private readonly spent: Instruction[][] = [[]];
  private readonly counters: number[] = [];
  /** Address of a block's element 0, moved on by the rounds of a loop, by the loop's body. */
  private readonly pointers = new Map<Body, number>();
  /** Who takes part in the open conditional parts: locals with conditions, only for vectors. */
  private readonly masks: number[] = [];
  /** Open conditional parts at the first setting of each variable. */
  private readonly bornIn = new Map<number, number>();
  private readonly scratchFrom: number;
  private readonly lane: Lane;
  private readonly lanes: Lanes;
  private current: Body;

  constructor(program: Program, { uses, isEager }: Analysis, lane: Lane, lanes: Lanes, crosses?: Uint8Array) {
    this.uses = uses;
    this.isEager = isEager;
    this.lane = lane;
    this.lanes = lanes;
    this.homes = new Homes(uses, this.code, lane, lanes, this.pool, program.places.keptStart, crosses);
    this.scratchFrom = program.places.scratchFrom;
    this.variableHome = Array.from({ length: program.size().variables }, () => this.pool.take(lane.numberType));
    this.current = program.body;
    this.walk(program.body);
  }

  finish(): Bytes {
    return functionBody(this.pool.types, this.code);
  }

  /** Which values are used in a later window than their own. */
  plan(): Uint8Array {
    return this.homes.plan();
  }

  private local(how: number, local: number): void {
    this.code.instruction(how, local);
  }

  private offset(place: number): number {
    return (place < 0 ? -1 - place : place * this.lanes) * doubleSize;
  }

  /** Leaves the base address of a place on the stack. */
  private address(place: number, round: Instruction | undefined): void {
    if (place < 0) this.code.byte(op.i32Const, 0);
    else this.local(op.localGet, round === undefined ? 0 : (this.pointers.get(round.body) ?? 0));
  }

  private load(place: number, round: Instruction | undefined): void {
    this.address(place, round);
    this.lane.load(this.code, this.offset(place), place < 0);
  }

  /** Leaves the value on the operand stack. */
  private push(value: Instruction): void {
    const { homes } = this;
    const spent = this.spent[this.spent.length - 1];
    if (homes.has(value)) {
      homes.recall(value, this.current, spent);
      return;
    }
    this.compute(value);
    homes.use(value, this.current, spent);
    if (homes.left[value.id] > 0 && value.operation !== "constant") homes.keep(value, op.localTee);
  }

  /** Computes a value into its home before it is needed. */
  private settle(value: Instruction): void {
    if (this.homes.left[value.id] === 0 || this.homes.has(value)) return;
    this.compute(value);
    this.homes.keep(value, op.localSet);
  }

  private settleRead(key: string): void {
    const read = this.waiting.get(key);
    if (read !== undefined) this.settle(read);
    this.waiting.delete(key);
  }

  private compute(value: Instruction): void {
    const { lane, code } = this;
    this.homes.count();
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
        this.load(value.detail, value.inputs.at(0));
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
          this.store(statement);
          break;
        case "set":
          this.set(statement);
          break;
        case "now":
          break;
        case "when":
          this.when(statement);
          break;
        case "repeat":
          this.repeat(statement);
      }
    }
  }

  private set({ variable, value }: Statement & { readonly kind: "set" }): void {
    this.settleRead(`variable ${variable}`);
    this.push(value);
    // A variable born in this conditional part matters to nobody outside it.
    const depth = this.bornIn.get(variable) ?? this.masks.length;
    this.bornIn.set(variable, depth);
    if (this.masks.length > depth) {
      this.blend(() => {
        this.local(op.localGet, this.variableHome[variable]);
      });
    }
    this.local(op.localSet, this.variableHome[variable]);
  }

  private store({ place, round, value }: Statement & { readonly kind: "store" }): void {
    if (round !== undefined || this.hasElementWaiting) this.settleReads();
    else this.settleRead(`place ${place}`);
    this.address(place, round);
    this.push(value);
    if (place < this.scratchFrom) {
      this.blend(() => {
        this.load(place, round);
      });
    }
    this.lane.store(this.code, this.offset(place));
  }

  private pass(value: Instruction): void {
    if (this.uses[value.id] === 0) return;
    if (this.isEager[value.id] === 1) this.settle(value);
    else if (value.operation === "load" && value.detail >= 0) {
      const isElement = value.inputs.length > 0;
      if (isElement) this.hasElementWaiting = true;
      this.waiting.set(isElement ? `element ${value.id}` : `place ${value.detail}`, value);
    }
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

  /** Writes a nested body, in windows of its own. */
  private nest(body: Body): void {
    const outer = this.current;
    this.homes.turn();
    this.current = body;
    this.spent.push([]);
    this.walk(body);
    this.waiting.clear();
    this.homes.turn();
    this.current = outer;
  }

  /** After the nested body: homes that it used up are free, unless an outer loop still needs them. */
  private leave(): void {
    const outer = this.spent[this.spent.length - 2];
    for (const value of this.spent.pop() ?? []) {
      if (value.body === this.current) this.homes.vacate(value);
      else outer.push(value);
    }
  }

  private settleReads(): void {
    for (const read of this.waiting.values()) this.settle(read);
    this.waiting.clear();
    this.hasElementWaiting = false;
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
    const [index] = statement.body.statements;
    const isCounted = index.kind !== "value" || this.uses[index.value.id] > 0 || statement.count.operation !== "constant" || !(statement.count.detail >= 1);
    this.settleReads();
    const pointer = this.pool.take(type.i32);
    this.pointers.set(statement.body, pointer);
    code.byte(op.localGet, 0);
    this.local(op.localSet, pointer);
    if (isCounted) this.countedLoop(statement, pointer);
    else this.pointedLoop(statement, pointer);
    this.pool.free(pointer);
    this.leave();
  }

  private advance(pointer: number, { stride }: Body): void {
    this.local(op.localGet, pointer);
    this.code.byte(op.i32Const);
    this.code.signed(BigInt(stride * this.lanes * doubleSize));
    this.code.byte(op.i32Add);
    this.local(op.localTee, pointer);
  }

  /** A loop whose number of rounds is known and whose round is used for addresses alone: the pointer counts. */
  private pointedLoop({ count, body }: Statement & { readonly kind: "repeat" }, pointer: number): void {
    const { code } = this;
    const end = this.pool.take(type.i32);
    code.byte(op.localGet, 0, op.i32Const);
    code.signed(BigInt(Math.ceil(count.detail) * body.stride * this.lanes * doubleSize));
    code.byte(op.i32Add);
    this.local(op.localSet, end);
    code.byte(op.loop, blockWithoutResult);
    this.nest(body);
    this.advance(pointer, body);
    this.local(op.localGet, end);
    code.byte(op.i32LtU, op.brIf, 0, op.end);
    this.pool.free(end);
  }

  private countedLoop({ count, body }: Statement & { readonly kind: "repeat" }, pointer: number): void {
    const { code } = this;
    const [counter, rounds] = [this.pool.take(type.f64), this.pool.take(type.f64)];
    this.push(count);
    this.lane.first(code);
    this.local(op.localSet, rounds);
    this.counters.push(counter);
    code.byte(op.f64Const);
    code.double(0);
    this.local(op.localSet, counter);
    code.byte(op.block, blockWithoutResult, op.loop, blockWithoutResult);
    this.local(op.localGet, counter);
    this.local(op.localGet, rounds);
    code.byte(op.f64Lt, op.i32Eqz, op.brIf, 1);
    this.nest(body);
    this.local(op.localGet, counter);
    code.byte(op.f64Const);
    code.double(1);
    code.byte(op.f64Add);
    this.local(op.localSet, counter);
    this.advance(pointer, body);
    code.byte(op.drop, op.br, 0, op.end, op.end);
    this.counters.pop();
    this.pool.free(counter);
    this.pool.free(rounds);
  }
}

/** The function body of a program, taking the byte offset of a block. */
export function runBody(program: Program, lane: Lane, lanes: Lanes): Bytes {
  const analysis = analyse(program);
  const crosses = new RunEmitter(program, analysis, lane, lanes).plan();
  return new RunEmitter(program, analysis, lane, lanes, crosses).finish();
}
