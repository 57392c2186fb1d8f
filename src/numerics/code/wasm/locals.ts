/** Locals handed out and taken back: values that live at different times share one. Local 0 is the function's parameter. */
export interface Locals {
  /** Types of the locals so far, local 1 first. */
  readonly types: number[];
  readonly take: (localType: number) => number;
  readonly free: (local: number) => void;
}

/** An empty pool. */
export function locals(): Locals {
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
