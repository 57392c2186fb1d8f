/** Codes of the WebAssembly binary format that the emitter writes. */
export const type = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;

/** Opcodes without the vector prefix. */
export const op = {
  block: 0x02, loop: 0x03, if: 0x04, end: 0x0b, br: 0x0c, brIf: 0x0d, call: 0x10, drop: 0x1a, select: 0x1b, localGet: 0x20, localSet: 0x21, localTee: 0x22, f64Load: 0x2b, f64Store: 0x39, i32Const: 0x41, i64Const: 0x42, f64Const: 0x44,
  i32Eqz: 0x45, i32LtU: 0x49, f64Eq: 0x61, f64Lt: 0x63, f64Gt: 0x64, f64Le: 0x65, f64Ge: 0x66, i32Add: 0x6a, i32And: 0x71, i32Or: 0x72, i64Add: 0x7c, i64And: 0x83, i64Or: 0x84, i64Xor: 0x85, i64Shl: 0x86, i64ShrU: 0x88,
  f64Abs: 0x99, f64Neg: 0x9a, f64Floor: 0x9c, f64Sqrt: 0x9f, f64Add: 0xa0, f64Sub: 0xa1, f64Mul: 0xa2, f64Div: 0xa3, f64Min: 0xa4, f64Max: 0xa5, i64ReinterpretF64: 0xbd, f64ReinterpretI64: 0xbf,
} as const;

/** Opcodes after the vector prefix 0xfd. */
export const vector = {
  load: 0x00, load64Splat: 0x0a, store: 0x0b, const: 0x0c, f64Splat: 0x14, f64Extract: 0x21, f64Eq: 0x47, f64Lt: 0x49, f64Gt: 0x4a, f64Le: 0x4b, f64Ge: 0x4c, not: 0x4d, and: 0x4e, or: 0x50, xor: 0x51, bitSelect: 0x52, anyTrue: 0x53, f64Floor: 0x75,
  i64Shl: 0xcb, i64ShrU: 0xcd, i64Add: 0xce, f64Abs: 0xec, f64Neg: 0xed, f64Sqrt: 0xef, f64Add: 0xf0, f64Sub: 0xf1, f64Mul: 0xf2, f64Div: 0xf3, f64Min: 0xf4, f64Max: 0xf5, f64LesserOf: 0xf6, f64GreaterOf: 0xf7,
} as const;

/** A growing list of bytes with the number encodings of the binary format. */
export interface Bytes {
  readonly byte: (...values: readonly number[]) => void;
  /** An opcode with one operand, such as the number of a local. */
  readonly instruction: (code: number, operand: number) => void;
  /** Unsigned LEB128. */
  readonly unsigned: (value: number) => void;
  /** Signed LEB128 of up to 64 bits. */
  readonly signed: (value: bigint) => void;
  readonly double: (value: number) => void;
  /** Eight bytes, least first. */
  readonly word: (value: bigint) => void;
  /** A vector instruction by its code after the prefix. */
  readonly vector: (code: number) => void;
  readonly append: (other: Bytes) => void;
  readonly length: () => number;
  readonly finish: () => Uint8Array;
}

const initialSize = 1024;
const scratch = new DataView(new ArrayBuffer(8));

/** An empty list of bytes. */
export function bytes(): Bytes {
  let data = new Uint8Array(initialSize);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= data.length) return;
    const larger = new Uint8Array(2 * (length + more));
    larger.set(data.subarray(0, length));
    data = larger;
  };
  const unsigned = (value: number): void => {
    reserve(5);
    let rest = value;
    while (rest >= 0x80) {
      data[length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    data[length++] = rest;
  };
  const finish = (): Uint8Array => data.slice(0, length);
  return {
    unsigned, finish,
    byte: (...values) => {
      reserve(values.length);
      for (const value of values) data[length++] = value;
    },
    instruction: (code, operand) => {
      reserve(6);
      data[length++] = code;
      unsigned(operand);
    },
    signed: (value) => {
      reserve(10);
      let rest = BigInt.asIntN(64, value);
      for (;;) {
        const low = Number(rest & 0x7fn);
        rest >>= 7n;
        const isLast = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
        data[length++] = isLast ? low : low | 0x80;
        if (isLast) return;
      }
    },
    double: (value) => {
      reserve(8);
      scratch.setFloat64(0, value, true);
      for (let i = 0; i < 8; i++) data[length++] = scratch.getUint8(i);
    },
    word: (value) => {
      reserve(8);
      scratch.setBigInt64(0, value, true);
      for (let i = 0; i < 8; i++) data[length++] = scratch.getUint8(i);
    },
    vector: (code) => {
      reserve(6);
      data[length++] = 0xfd;
      unsigned(code);
    },
    append: (other) => {
      const more = other.finish();
      reserve(more.length);
      data.set(more, length);
      length += more.length;
    },
    length: () => length,
  };
}

/** A section of a module: its code, its size, its content. */
export function section(code: number, content: Bytes): Bytes {
  const all = bytes();
  all.byte(code);
  all.unsigned(content.length());
  all.append(content);
  return all;
}

/** The body of a function: local declarations in runs of one type, then the code, then the end. */
export function functionBody(locals: readonly number[], code: Bytes): Bytes {
  const inner = bytes();
  const runs: { type: number; count: number }[] = [];
  for (const local of locals) {
    const last = runs.at(-1);
    if (last?.type === local) last.count++;
    else runs.push({ type: local, count: 1 });
  }
  inner.unsigned(runs.length);
  for (const run of runs) {
    inner.unsigned(run.count);
    inner.byte(run.type);
  }
  inner.append(code);
  inner.byte(op.end);
  const all = bytes();
  all.unsigned(inner.length());
  all.append(inner);
  return all;
}
