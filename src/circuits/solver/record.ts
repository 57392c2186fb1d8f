import type { State } from "./step-solver.ts";

const mostValues = 2e8;

/** Keeps states row by row in arrays that grow. */
export class Record {
  readonly size: number;
  readonly derivative: boolean;
  times: number[] = [];
  private y: Float64Array;
  private dydt: Float64Array;

  /** Room for `rowCount` rows at once; more come as needed. Throws RangeError when they would not fit in memory. */
  constructor(size: number, derivative: boolean, rowCount: number) {
    if (rowCount * size > mostValues) throw new RangeError(`simulation_parameters: results of ${rowCount} times ${size} unknowns are too many. Expected at most ${mostValues} values: raise output_interval, or leave out output_all_cycles.`);
    this.size = size;
    this.derivative = derivative;
    this.y = new Float64Array(Math.max(1, rowCount) * size);
    this.dydt = new Float64Array(derivative ? this.y.length : 0);
  }

  /** Keeps a state. */
  add(time: number, state: State): void {
    const from = this.times.length * this.size;
    if (from + this.size > this.y.length) this.grow();
    this.y.set(state.y, from);
    if (this.derivative) this.dydt.set(state.dydt, from);
    this.times.push(time);
  }

  /** Unknowns, row after row. */
  values(): Float64Array {
    return this.y.subarray(0, this.times.length * this.size);
  }

  /** Rates, row after row; empty when they are not kept. */
  rates(): Float64Array {
    return this.dydt.subarray(0, this.derivative ? this.times.length * this.size : 0);
  }

  private grow(): void {
    const wider = (old: Float64Array): Float64Array => {
      const fresh = new Float64Array(2 * old.length);
      fresh.set(old);
      return fresh;
    };
    this.y = wider(this.y);
    if (this.derivative) this.dydt = wider(this.dydt);
  }
}
