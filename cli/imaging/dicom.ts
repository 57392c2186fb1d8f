import { createHash } from "node:crypto";

/** One axial CT image in Hounsfield units. */
export interface CtSlice {
  readonly rows: number;
  readonly columns: number;
  readonly pixels: Int16Array;
  readonly pixel_mm: number;
  readonly thickness_mm: number;
  /** Position of the first pixel in the patient: to the left, to the back, upward, mm. */
  readonly position_mm: readonly [number, number, number];
  /** Number of the slice, from 1. */
  readonly number: number;
}

/** What all slices of a series share. `key` decides the unique identifiers: the same key gives the same series. */
export interface CtSeries {
  readonly key: string;
  readonly description: string;
  readonly sex: "M" | "F";
  readonly age_y: number;
}

const ctImageStorage = "1.2.840.10008.5.1.4.1.1.2";
const explicitLittleEndian = "1.2.840.10008.1.2.1";
const longForms = new Set(["OB", "OW", "SQ", "UN", "UT", "OF"]);
const note = "Synthetic image computed by a model. It shows no person. Not for diagnosis.";

/** A unique identifier under 2.25 (a 128-bit number) from a text. */
export function uidOf(text: string): string {
  const digest = createHash("sha256").update(text).digest();
  return `2.25.${BigInt(`0x${digest.subarray(0, 16).toString("hex")}`).toString()}`;
}

function element(group: number, item: number, form: string, data: Buffer): Buffer {
  const even = data.length % 2 === 0 ? data : Buffer.concat([data, Buffer.from([form === "UI" || form === "OB" ? 0 : 32])]);
  const isLong = longForms.has(form);
  const head = Buffer.alloc(isLong ? 12 : 8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(item, 2);
  head.write(form, 4, "latin1");
  if (isLong) head.writeUInt32LE(even.length, 8);
  else head.writeUInt16LE(even.length, 6);
  return Buffer.concat([head, even]);
}

const text = (group: number, item: number, form: string, value: string): Buffer => element(group, item, form, Buffer.from(value, "latin1"));
const decimal = (value: number): string => String(Number(value.toFixed(6)));
function short(group: number, item: number, value: number): Buffer {
  const data = Buffer.alloc(2);
  data.writeUInt16LE(value, 0);
  return element(group, item, "US", data);
}

/** Bytes of a DICOM file (CT Image Storage, explicit little endian), marked as synthetic in name, type, description and comments. */
export function encodeCt(slice: CtSlice, series: CtSeries): Buffer {
  const instance = uidOf(`${series.key}/${slice.number}`);
  const pixels = Buffer.alloc(slice.pixels.length * 2);
  slice.pixels.forEach((value, k) => { pixels.writeInt16LE(value, 2 * k); });
  const meta = Buffer.concat([element(0x0002, 0x0001, "OB", Buffer.from([0, 1])), text(0x0002, 0x0002, "UI", ctImageStorage), text(0x0002, 0x0003, "UI", instance), text(0x0002, 0x0010, "UI", explicitLittleEndian), text(0x0002, 0x0012, "UI", uidOf("virchow")), text(0x0002, 0x0013, "SH", "VIRCHOW")]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length, 0);
  const age = `${String(Math.min(999, Math.round(series.age_y))).padStart(3, "0")}Y`;
  const body = [
    text(0x0008, 0x0008, "CS", "DERIVED\\PRIMARY\\AXIAL"), text(0x0008, 0x0016, "UI", ctImageStorage), text(0x0008, 0x0018, "UI", instance), text(0x0008, 0x0020, "DA", ""), text(0x0008, 0x0030, "TM", ""), text(0x0008, 0x0050, "SH", ""), text(0x0008, 0x0060, "CS", "CT"),
    text(0x0008, 0x0070, "LO", "Virchow"), text(0x0008, 0x0090, "PN", ""), text(0x0008, 0x103e, "LO", series.description), text(0x0008, 0x1090, "LO", "Virchow simulator"), text(0x0008, 0x2111, "ST", note),
    text(0x0010, 0x0010, "PN", "Synthetic^Virchow"), text(0x0010, 0x0020, "LO", "SYNTHETIC"), text(0x0010, 0x0030, "DA", ""), text(0x0010, 0x0040, "CS", series.sex), text(0x0010, 0x1010, "AS", age), text(0x0010, 0x4000, "LT", note),
    text(0x0018, 0x0010, "LO", "Synthetic contrast"), text(0x0018, 0x0015, "CS", "CHEST"), text(0x0018, 0x0050, "DS", decimal(slice.thickness_mm)), text(0x0018, 0x0060, "DS", ""), text(0x0018, 0x5100, "CS", "HFS"),
    text(0x0020, 0x000d, "UI", uidOf(`${series.key}/study`)), text(0x0020, 0x000e, "UI", uidOf(`${series.key}/series`)), text(0x0020, 0x0010, "SH", "1"), text(0x0020, 0x0011, "IS", "1"), text(0x0020, 0x0012, "IS", "1"), text(0x0020, 0x0013, "IS", String(slice.number)),
    text(0x0020, 0x0032, "DS", slice.position_mm.map(decimal).join("\\")), text(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0"), text(0x0020, 0x0052, "UI", uidOf(`${series.key}/frame`)), text(0x0020, 0x1040, "LO", ""), text(0x0020, 0x4000, "LT", note),
    short(0x0028, 0x0002, 1), text(0x0028, 0x0004, "CS", "MONOCHROME2"), short(0x0028, 0x0010, slice.rows), short(0x0028, 0x0011, slice.columns), text(0x0028, 0x0030, "DS", `${decimal(slice.pixel_mm)}\\${decimal(slice.pixel_mm)}`),
    short(0x0028, 0x0100, 16), short(0x0028, 0x0101, 16), short(0x0028, 0x0102, 15), short(0x0028, 0x0103, 1), text(0x0028, 0x0301, "CS", "NO"), text(0x0028, 0x1050, "DS", "100"), text(0x0028, 0x1051, "DS", "700"), text(0x0028, 0x1052, "DS", "0"), text(0x0028, 0x1053, "DS", "1"), text(0x0028, 0x1054, "LO", "HU"),
    element(0x7fe0, 0x0010, "OW", pixels),
  ];
  return Buffer.concat([Buffer.alloc(128), Buffer.from("DICM", "latin1"), element(0x0002, 0x0000, "UL", length), meta, ...body]);
}
