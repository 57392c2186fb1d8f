import { op, type, vector, type Bytes } from "./bytes.ts";

/** The instructions of one vector width: scalar f64 or f64x2. Numbers and truth values are on the operand stack. */
export interface Lane {
  readonly numberType: number;
  readonly conditionType: number;
  readonly constant: (code: Bytes, x: number) => void;
  /** A 64-bit integer as the bits of a number, in every lane. */
  readonly bits: (code: Bytes, x: bigint) => void;
  /** Replaces the address on the stack by the number there; of the shared head, one value for all lanes. */
  readonly load: (code: Bytes, byteOffset: number, isShared: boolean) => void;
  /** Writes the number on the stack to the address below it. */
  readonly store: (code: Bytes, byteOffset: number) => void;
  /** Widens a scalar f64 to all lanes. */
  readonly spread: (code: Bytes) => void;
  /** Takes the first lane as a scalar f64. */
  readonly first: (code: Bytes) => void;
  readonly apply: (code: Bytes, operation: LaneOperation) => void;
  /** From a number to its bits as an integer, and back. */
  readonly toBits: (code: Bytes) => void;
  readonly fromBits: (code: Bytes) => void;
  readonly shift: (code: Bytes, isLeft: boolean, count: number) => void;
  /** True (i32) when a condition holds for anybody. */
  readonly any: (code: Bytes) => void;
  /** With a, b, condition on the stack: a where it holds, else b. */
  readonly select: (code: Bytes) => void;
}

/** Operations that are one instruction in both widths. */
export type LaneOperation = "add" | "sub" | "mul" | "div" | "neg" | "sqrt" | "min" | "max" | "abs" | "floor" | "less" | "lessOrEqual" | "equal" | "greater" | "greaterOrEqual" | "and" | "or" | "not" | "integerAdd" | "integerAnd" | "integerOr" | "integerXor";

const scalarCodes: Readonly<Record<LaneOperation, number>> = {
  add: op.f64Add, sub: op.f64Sub, mul: op.f64Mul, div: op.f64Div, neg: op.f64Neg, sqrt: op.f64Sqrt, min: op.f64Min, max: op.f64Max, abs: op.f64Abs, floor: op.f64Floor,
  less: op.f64Lt, lessOrEqual: op.f64Le, equal: op.f64Eq, greater: op.f64Gt, greaterOrEqual: op.f64Ge, and: op.i32And, or: op.i32Or, not: op.i32Eqz,
  integerAdd: op.i64Add, integerAnd: op.i64And, integerOr: op.i64Or, integerXor: op.i64Xor,
};
const vectorCodes: Readonly<Record<LaneOperation, number>> = {
  add: vector.f64Add, sub: vector.f64Sub, mul: vector.f64Mul, div: vector.f64Div, neg: vector.f64Neg, sqrt: vector.f64Sqrt, min: vector.f64Min, max: vector.f64Max, abs: vector.f64Abs, floor: vector.f64Floor,
  less: vector.f64Lt, lessOrEqual: vector.f64Le, equal: vector.f64Eq, greater: vector.f64Gt, greaterOrEqual: vector.f64Ge, and: vector.and, or: vector.or, not: vector.not,
  integerAdd: vector.i64Add, integerAnd: vector.and, integerOr: vector.or, integerXor: vector.xor,
};

/** One person. */
export const scalar: Lane = {
  numberType: type.f64,
  conditionType: type.i32,
  constant: (code, x) => {
    code.byte(op.f64Const);
    code.double(x);
  },
  bits: (code, x) => {
    code.byte(op.i64Const);
    code.signed(x);
  },
  load: (code, byteOffset) => {
    code.byte(op.f64Load, 3);
    code.unsigned(byteOffset);
  },
  store: (code, byteOffset) => {
    code.byte(op.f64Store, 3);
    code.unsigned(byteOffset);
  },
  spread: () => undefined,
  first: () => undefined,
  any: () => undefined,
  apply: (code, operation) => {
    code.byte(scalarCodes[operation]);
  },
  toBits: (code) => {
    code.byte(op.i64ReinterpretF64);
  },
  fromBits: (code) => {
    code.byte(op.f64ReinterpretI64);
  },
  shift: (code, isLeft, count) => {
    code.byte(op.i64Const);
    code.signed(BigInt(count));
    code.byte(isLeft ? op.i64Shl : op.i64ShrU);
  },
  select: (code) => {
    code.byte(op.select);
  },
};

/** Two people per vector. */
export const pair: Lane = {
  numberType: type.v128,
  conditionType: type.v128,
  constant: (code, x) => {
    code.vector(vector.const);
    code.double(x);
    code.double(x);
  },
  bits: (code, x) => {
    code.vector(vector.const);
    code.word(x);
    code.word(x);
  },
  load: (code, byteOffset, isShared) => {
    code.vector(isShared ? vector.load64Splat : vector.load);
    code.byte(isShared ? 3 : 4);
    code.unsigned(byteOffset);
  },
  store: (code, byteOffset) => {
    code.vector(vector.store);
    code.byte(4);
    code.unsigned(byteOffset);
  },
  spread: (code) => {
    code.vector(vector.f64Splat);
  },
  first: (code) => {
    code.vector(vector.f64Extract);
    code.byte(0);
  },
  any: (code) => {
    code.vector(vector.anyTrue);
  },
  apply: (code, operation) => {
    code.vector(vectorCodes[operation]);
  },
  toBits: () => undefined,
  fromBits: () => undefined,
  shift: (code, isLeft, count) => {
    code.byte(op.i32Const);
    code.signed(BigInt(count));
    code.vector(isLeft ? vector.i64Shl : vector.i64ShrU);
  },
  select: (code) => {
    code.vector(vector.bitSelect);
  },
};

