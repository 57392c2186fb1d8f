import { host, type HostMemory } from "./host.ts";
import { placesOf, type Places, type Shape } from "./shape.ts";

/** People side by side in one vector. */
export type Lanes = 1 | 2;

/**
 * Memory for the arrays of many people, laid out in blocks of `lanes` people: the shared head, then block after block; within a
 * block array after array; within an array element after element, the lanes of one element side by side. Programs of one shape
 * may share a space, whatever back end runs them.
 */
export interface Space {
  readonly shape: Shape;
  readonly places: Places;
  readonly lanes: Lanes;
  readonly blockCount: number;
  readonly memory: Float64Array;
  /** The memory as emitted modules import it; undefined where the host has no WebAssembly. */
  readonly hostMemory: HostMemory | undefined;
  /** Live view of an array of one block: element i of lane l at `i * lanes + l`; a shared array has one value per element. */
  readonly view: (array: string, block?: number) => Float64Array;
  /** Copies one person's array in. Person q sits in block floor(q / lanes), lane q mod lanes. */
  readonly write: (array: string, person: number, values: ArrayLike<number>) => void;
  /** Copies one person's array out. */
  readonly read: (array: string, person: number) => Float64Array;
  /** Sets an argument until it is set again. */
  readonly setArgument: (name: string, value: number) => void;
}

const pageSize = 65536;
const doubleSize = 8;

/** Makes a space for `peopleCount` people (rounded up to whole blocks). */
export function space(shape: Shape, options: { readonly lanes: Lanes; readonly peopleCount?: number }): Space {
  const places = placesOf(shape);
  const { lanes } = options;
  const peopleCount = options.peopleCount ?? lanes;
  if (!Number.isInteger(peopleCount) || peopleCount < 1) throw new RangeError(`space: peopleCount is ${peopleCount}; expected a whole number of at least 1.`);
  const blockCount = Math.floor((peopleCount + lanes - 1) / lanes);
  const length = places.sharedLength + blockCount * places.blockLength * lanes;
  const pages = Math.max(1, Math.floor((length * doubleSize + pageSize - 1) / pageSize));
  const hostMemory = makeMemory(pages);
  const memory = new Float64Array(hostMemory === undefined ? new ArrayBuffer(length * doubleSize) : hostMemory.buffer, 0, length);
  const view: Space["view"] = (array, block = 0) => {
    const entry = places.find(array);
    if (entry.isShared) return memory.subarray(entry.start, entry.start + entry.length);
    if (!Number.isInteger(block) || block < 0 || block >= blockCount) throw new RangeError(`space: block ${block} is outside 0 to ${blockCount - 1}.`);
    const start = places.sharedLength + (block * places.blockLength + entry.start) * lanes;
    return memory.subarray(start, start + entry.length * lanes);
  };
  return {
    shape, places, lanes, blockCount, memory, hostMemory, view,
    write: (array, person, values) => {
      const target = view(array, Math.floor(person / lanes));
      const { length: expected, isShared } = places.find(array);
      if (values.length !== expected) throw new RangeError(`space: ${values.length} values for array "${array}" of length ${expected}.`);
      const stride = isShared ? 1 : lanes;
      const lane = isShared ? 0 : person % lanes;
      for (let i = 0; i < expected; i++) target[i * stride + lane] = values[i];
    },
    read: (array, person) => {
      const source = view(array, Math.floor(person / lanes));
      const { length: count, isShared } = places.find(array);
      const stride = isShared ? 1 : lanes;
      const lane = isShared ? 0 : person % lanes;
      return Float64Array.from({ length: count }, (_unused, i) => source[i * stride + lane]);
    },
    setArgument: (name, value) => {
      memory[places.argument(name)] = value;
    },
  };
}

function makeMemory(pages: number): HostMemory | undefined {
  const webAssembly = host().WebAssembly;
  try {
    return webAssembly === undefined ? undefined : new webAssembly.Memory({ initial: pages, maximum: pages });
  } catch {
    return undefined;
  }
}
