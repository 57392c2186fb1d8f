import type { Space } from "./space.ts";

/** How a program is executed. */
export type BackEnd = "interpreter" | "javascript" | "wasm";

/** A program ready to run on the arrays of a space. */
export interface Machine {
  readonly backEnd: BackEnd;
  readonly space: Space;
  /** Sets the arguments given and runs the program on `blockCount` blocks (all unless told) from `firstBlock`. */
  readonly run: (values?: Readonly<Record<string, number>>, firstBlock?: number, blockCount?: number) => void;
  /** Runs one block with the arguments as they are: for hot loops; checks nothing. */
  readonly runBlock: (block: number) => void;
}

/** Makes the common face of a back end from its function of one block. */
export function machineOf(backEnd: BackEnd, space: Space, runBlock: (block: number) => void): Machine {
  return {
    backEnd, space, runBlock,
    run: (values = {}, firstBlock = 0, blockCount = space.blockCount - firstBlock) => {
      const end = firstBlock + blockCount;
      if (!Number.isInteger(firstBlock) || !Number.isInteger(end) || firstBlock < 0 || end > space.blockCount) throw new RangeError(`run: blocks ${firstBlock} to ${end - 1} are outside 0 to ${space.blockCount - 1}.`);
      for (const name of Object.keys(values)) space.setArgument(name, values[name]);
      for (let block = firstBlock; block < end; block++) runBlock(block);
    },
  };
}
