import { deflateSync } from "node:zlib";

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const polynomial = 0xedb88320;

const table = Uint32Array.from({ length: 256 }, (_entry, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value >>> 0;
});

function checksum(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(checksum(body), body.length + 4);
  return out;
}

/** A grey PNG of 8 bits from rows of bytes, with a text that says what it is. */
export function encodePng(width: number, height: number, grey: Uint8Array, text: string): Buffer {
  if (grey.length !== width * height) throw new RangeError(`grey: got ${grey.length} pixels, expected ${width * height}`);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  for (let r = 0; r < height; r++) Buffer.from(grey.buffer, grey.byteOffset + r * width, width).copy(rows, r * (width + 1) + 1);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("tEXt", Buffer.from(`Description\0${text}`, "latin1")), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

/** Grey bytes of values between `low` (black) and `high` (white). */
export function greyScale(values: ArrayLike<number>, low: number, high: number): Uint8Array {
  return Uint8Array.from(values, (value) => Math.max(0, Math.min(255, Math.round((255 * (value - low)) / (high - low)))));
}
