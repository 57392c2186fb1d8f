/** One block of a state: how many numbers, and their typical magnitude. */
export interface Block {
  readonly size: number;
  readonly scale: number;
}

/** Where each block of a state lies in one `Float64Array`, and the absolute tolerance of each element. */
export interface Layout<Name extends string> {
  readonly size: number;
  readonly offset: Readonly<Record<Name, number>>;
  readonly blocks: Readonly<Record<Name, Block>>;
  /** Absolute tolerance per element: `relative` times the block's scale. */
  readonly absoluteTolerance: (relative: number) => Float64Array;
}

/** Lays blocks out one after another, in the order given. Throws RangeError for a negative size or a scale that is not positive. */
export function layout<Name extends string>(blocks: Readonly<Record<Name, Block>>): Layout<Name> {
  const offset: Partial<Record<Name, number>> = {};
  let size = 0;
  for (const name of Object.keys(blocks) as Name[]) {
    const block = blocks[name];
    if (!(block.size >= 0) || Math.floor(block.size) !== block.size) throw new RangeError(`layout: block "${name}" has size ${block.size}; expected a whole number from 0.`);
    if (!(block.scale > 0)) throw new RangeError(`layout: block "${name}" has scale ${block.scale}; expected a positive number.`);
    offset[name] = size;
    size += block.size;
  }
  const total = size;
  return {
    size: total,
    offset: offset as Record<Name, number>,
    blocks,
    absoluteTolerance: (relative) => {
      const tolerance = new Float64Array(total);
      for (const name of Object.keys(blocks) as Name[]) tolerance.fill(relative * blocks[name].scale, (offset as Record<Name, number>)[name], (offset as Record<Name, number>)[name] + blocks[name].size);
      return tolerance;
    },
  };
}
