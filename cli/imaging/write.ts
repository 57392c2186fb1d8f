import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Angiogram, PlanarImage } from "virchow";
import { encodeCt, type CtSeries } from "./dicom.ts";
import { encodePng, greyScale } from "./png.ts";

const synthetic = "Synthetic image computed by Virchow. It shows no person.";
/** Window of a CT pulmonary angiogram, Hounsfield units. */
const ctWindow = [-250, 450] as const;
const projectionWindow = [-800, 420] as const;

/** Enlarges rows so that a pixel is as high as it is wide. */
function stretched(values: ArrayLike<number>, width: number, height: number, times: number): Float32Array {
  const out = new Float32Array(width * Math.round(height * times));
  for (let r = 0; r < Math.round(height * times); r++) for (let c = 0; c < width; c++) out[r * width + c] = values[Math.min(height - 1, Math.floor(r / times)) * width + c] ?? 0;
  return out;
}

/** Writes an angiogram: `ct/slice-001.dcm ...` as a DICOM series, every fourth slice and the maximum-intensity view as PNG. Returns the files, relative to `directory`. */
export function writeAngiogram(directory: string, scan: Angiogram, series: CtSeries, every = 4): string[] {
  const files: string[] = [];
  mkdirSync(join(directory, "ct"), { recursive: true });
  const put = (name: string, data: Buffer): void => {
    writeFileSync(join(directory, name), data);
    files.push(name);
  };
  const half = (scan.size_count * scan.pixel_m) / 2;
  scan.slices.forEach((pixels, k) => {
    const number = String(k + 1).padStart(3, "0");
    const up = scan.top_m - (k + 0.5) * scan.spacing_m;
    const first = (-half + 0.5 * scan.pixel_m) * 1e3;
    put(join("ct", `slice-${number}.dcm`), encodeCt({ rows: scan.size_count, columns: scan.size_count, pixels, pixel_mm: scan.pixel_m * 1e3, thickness_mm: scan.spacing_m * 1e3, position_mm: [first, first, up * 1e3], number: k + 1 }, series));
    if (k % every === 0) put(join("ct", `slice-${number}.png`), encodePng(scan.size_count, scan.size_count, greyScale(pixels, ...ctWindow), synthetic));
  });
  const times = scan.spacing_m / scan.pixel_m;
  const height = Math.round(scan.slices.length * times);
  put("ct-projection.png", encodePng(scan.size_count, height, greyScale(stretched(scan.projection, scan.size_count, scan.slices.length, times), ...projectionWindow), synthetic));
  return files;
}

/** Writes planar images of ventilation and perfusion as PNG. Returns the files, relative to `directory`. */
export function writePlanar(directory: string, images: readonly PlanarImage[]): string[] {
  mkdirSync(directory, { recursive: true });
  return images.flatMap((image) =>
    (["ventilation", "perfusion"] as const).map((kind) => {
      const name = `${kind}-${image.view}.png`;
      writeFileSync(join(directory, name), encodePng(image.width_count, image.height_count, greyScale(image[kind], 0, 1), synthetic));
      return name;
    }),
  );
}
