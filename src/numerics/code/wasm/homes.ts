import type { Body, Instruction } from "../program.ts";
import type { Lanes } from "../space.ts";
import { keptLength } from "../shape.ts";
import { op, type Bytes } from "./bytes.ts";
import type { Lane } from "./lane.ts";
import type { Locals } from "./locals.ts";

const doubleSize = 8;

/** Operations computed in one window. */
const windowSize = 200;

/**
 * Where computed values wait for their later uses. Optimising compilers sink arithmetic towards the stores that need it, and with
 * thousands of live values they spill nearly all of them. So the code is cut into windows: what is used inside its own window
 * waits in a local, what is used later is stored to memory and loaded again where it is used; stores and loads keep
 * their order, which holds the arithmetic between them in place. The first pass of the emitter finds out which values cross windows.
 */
export class Homes {
  /** Uses still to come, by instruction. */
  readonly left: Int32Array;
  private readonly local: Int32Array;
  private readonly slot: Int32Array;
  /** Window of each value's definition while planning; 1 for values that cross, when known. */
  private readonly definedIn: Int32Array;
  private readonly crosses: Uint8Array;
  private readonly isPlan: boolean;
  private readonly keptStart: number;
  private readonly idleSlots: number[];
  /** Values with a slot that also sit in a local during this window. */
  private cached: Instruction[] = [];
  private window = 0;
  private inWindow = 0;
  private readonly code: Bytes;
  private readonly lane: Lane;
  private readonly lanes: Lanes;
  private readonly pool: Locals;

  constructor(uses: Int32Array, code: Bytes, lane: Lane, lanes: Lanes, pool: Locals, keptStart: number, crosses?: Uint8Array) {
    this.left = uses.slice();
    this.local = new Int32Array(uses.length);
    this.slot = new Int32Array(uses.length);
    this.definedIn = new Int32Array(uses.length);
    this.isPlan = crosses === undefined;
    this.crosses = crosses ?? new Uint8Array(uses.length);
    this.code = code;
    this.lane = lane;
    this.lanes = lanes;
    this.pool = pool;
    this.keptStart = keptStart;
    this.idleSlots = Array.from({ length: keptLength / lanes }, (_unused, k) => keptLength / lanes - k);
  }

  /** Which values cross windows, after planning. */
  plan(): Uint8Array {
    return this.crosses;
  }

  /** Counts an operation; opens a new window when the present one is full. */
  count(): void {
    if (++this.inWindow >= (windowSize)) this.turn();
  }

  /** Opens a new window: values with a slot leave their locals. */
  turn(): void {
    this.window++;
    this.inWindow = 0;
    for (const value of this.cached) this.leaveLocal(value);
    this.cached = [];
  }

  /** True when the value has been computed and waits somewhere. */
  has(value: Instruction): boolean {
    return this.local[value.id] !== 0 || this.slot[value.id] !== 0;
  }

  /** Takes the value on the stack into its home; `how` is localTee (it stays on the stack) or localSet. */
  keep(value: Instruction, how: number): void {
    const { id } = value;
    this.definedIn[id] = this.window;
    if (this.crosses[id] === 1 && !this.isPlan) this.takeSlot(value);
    this.takeLocal(value, how);
    if (this.slot[id] > 0 && !isShared(value)) {
      this.code.byte(op.i32Const, 0);
      this.at(op.localGet, this.local[id]);
      this.lane.store(this.code, this.slotOffset(id));
    }
  }

  /** Puts a waiting value on the stack and counts the use. */
  recall(value: Instruction, current: Body, spent: Instruction[]): void {
    const { id } = value;
    if (this.isPlan && this.definedIn[id] !== this.window) this.crosses[id] = 1;
    if (this.local[id] !== 0) this.at(op.localGet, this.local[id]);
    else {
      this.code.byte(op.i32Const, 0);
      this.lane.load(this.code, isShared(value) ? (-1 - value.detail) * doubleSize : this.slotOffset(id), isShared(value));
      if (this.left[id] > 1) this.takeLocal(value, op.localTee);
    }
    this.use(value, current, spent);
  }

  /** One use less; after the last one the home is free again, but for values of outer bodies, which the next round of a loop needs. */
  use(value: Instruction, current: Body, spent: Instruction[]): void {
    if (--this.left[value.id] > 0 || !this.has(value)) return;
    if (value.body === current) this.vacate(value);
    else spent.push(value);
  }

  /** Gives the home of a value back. */
  vacate(value: Instruction): void {
    const { id } = value;
    this.leaveLocal(value);
    if (this.slot[id] > 0 && !isShared(value)) this.idleSlots.push(this.slot[id]);
    this.slot[id] = 0;
  }

  private takeSlot(value: Instruction): void {
    if (value.isCondition && this.lanes === 1) return;
    const slot = isShared(value) ? 1 : this.idleSlots.pop();
    if (slot !== undefined) this.slot[value.id] = slot;
  }

  private takeLocal(value: Instruction, how: number): void {
    this.local[value.id] = this.pool.take(value.isCondition ? this.lane.conditionType : this.lane.numberType);
    this.at(how, this.local[value.id]);
    if (this.slot[value.id] > 0) this.cached.push(value);
  }

  private leaveLocal({ id }: Instruction): void {
    if (this.local[id] !== 0) this.pool.free(this.local[id]);
    this.local[id] = 0;
  }

  private slotOffset(id: number): number {
    return (this.keptStart + (this.slot[id] - 1) * this.lanes) * doubleSize;
  }

  private at(how: number, local: number): void {
    this.code.instruction(how, local);
  }
}

/** Elements of the shared head need no slot: they can be loaded again. */
function isShared(value: Instruction): boolean {
  return value.operation === "load" && value.detail < 0;
}
