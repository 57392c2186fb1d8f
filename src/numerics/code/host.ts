/** The few members of the host's globals that emitted code needs; they belong to no library of es2022. */
export interface HostMemory {
  readonly buffer: ArrayBuffer;
}

/** An instance of an emitted module: one function of the byte offset of a block. */
export interface HostInstance {
  readonly exports: { readonly run: (blockOffset: number) => void };
}

/** Minimal typing of the global `WebAssembly`. */
export interface HostWebAssembly {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => HostMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: { readonly host: { readonly memory: HostMemory } }) => HostInstance;
}

/** Minimal typing of the global `Function` as a compiler of source text. */
export type HostFunction = new (...parametersAndBody: string[]) => (...values: unknown[]) => unknown;

interface Host {
  readonly WebAssembly?: HostWebAssembly;
  readonly Function: HostFunction;
}

/** The host's globals, looked up at each call: a page may forbid either. */
export function host(): Host {
  return globalThis as unknown as Host;
}
