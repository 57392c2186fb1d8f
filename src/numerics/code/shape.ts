/**
 * What a program works on. Every array holds one person's values; a block holds the arrays of one person (one lane) or of two
 * (two lanes, neighbours in memory). Shared arrays and arguments are the same for everybody.
 */
export interface Shape {
  /** Name and length of each array of a person. */
  readonly arrays: Readonly<Record<string, number>>;
  /**
   * Name and length of each array that a person's programs use for themselves. Stores to it ignore `when`: whoever shares the vector
   * gets them too, so that nothing is blended. Only what is stored for everybody alike may be read after the run.
   */
  readonly scratch?: Readonly<Record<string, number>>;
  /** Name and length of each array that all people share; programs read it, never write it. */
  readonly shared?: Readonly<Record<string, number>>;
  /** Names of scalars given anew at each run. */
  readonly arguments?: readonly string[];
}

/** Where the elements of a shape lie: places of a block count from 0 upwards, shared places are `-1 - position`. */
export interface Places {
  /** Elements of one person; the last ones, from `scratchFrom`, are scratch arrays. */
  readonly blockLength: number;
  readonly scratchFrom: number;
  /** Elements of the shared head: arguments, shared arrays, values kept by emitted code. Even, so that blocks stay aligned to 16 bytes. */
  readonly sharedLength: number;
  /** First element of the part of the head in which emitted code keeps values for later. */
  readonly keptStart: number;
  readonly find: (array: string) => { readonly start: number; readonly length: number; readonly isShared: boolean };
  /** Place of one element. Throws RangeError for an unknown array or an index out of range. */
  readonly element: (array: string, index: number) => number;
  /** Position of an argument in the shared head. */
  readonly argument: (name: string) => number;
}

/** Elements in which emitted code keeps values: 16 kB, so that they and a block fit the first level of cache together. */
export const keptLength = 2048;

/** Lays a shape out. Throws RangeError for a length that is not a positive whole number or a name used twice. */
export function placesOf(shape: Shape): Places {
  const found = new Map<string, { start: number; length: number; isShared: boolean }>();
  const names = new Map<string, number>();
  (shape.arguments ?? []).forEach((name, position) => {
    if (names.has(name)) throw new RangeError(`shape: argument "${name}" is declared twice.`);
    names.set(name, position);
  });
  const lay = (arrays: Readonly<Record<string, number>>, from: number, isShared: boolean): number => {
    let start = from;
    for (const [name, length] of Object.entries(arrays)) {
      if (!Number.isInteger(length) || length < 1) throw new RangeError(`shape: array "${name}" has length ${length}; expected a whole number of at least 1.`);
      if (found.has(name)) throw new RangeError(`shape: array "${name}" is declared twice.`);
      found.set(name, { start, length, isShared });
      start += length;
    }
    return start;
  };
  const shared = lay(shape.shared ?? {}, names.size, true);
  const scratchFrom = lay(shape.arrays, 0, false);
  const blockLength = lay(shape.scratch ?? {}, scratchFrom, false);
  const find: Places["find"] = (array) => {
    const entry = found.get(array);
    if (entry === undefined) throw new RangeError(`No array "${array}"; the shape has ${[...found.keys()].join(", ")}.`);
    return entry;
  };
  return {
    blockLength, scratchFrom,
    sharedLength: shared + (shared % 2) + keptLength,
    keptStart: shared + (shared % 2),
    find,
    element: (array, index) => {
      const { start, length, isShared } = find(array);
      if (!Number.isInteger(index) || index < 0 || index >= length) throw new RangeError(`Index ${index} is outside array "${array}" of length ${length}.`);
      return isShared ? -1 - (start + index) : start + index;
    },
    argument: (name) => {
      const position = names.get(name);
      if (position === undefined) throw new RangeError(`No argument "${name}"; the shape has ${[...names.keys()].join(", ") || "none"}.`);
      return position;
    },
  };
}
