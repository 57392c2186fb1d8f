import { pow } from "virchow";
import { coordinate } from "./html.ts";

/** A point of the map, mm. */
export type Point = readonly [number, number];

/** Length along a polyline, one entry a point. */
function arcLengths(points: readonly Point[]): number[] {
  const lengths = [0];
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1] ?? [0, 0];
    const [x1, y1] = points[i] ?? [0, 0];
    lengths.push((lengths[i - 1] ?? 0) + Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0)));
  }
  return lengths;
}

/** The part of a polyline between two fractions of its length. */
export function slice(points: readonly Point[], from: number, to: number): Point[] {
  const lengths = arcLengths(points);
  const total = lengths[lengths.length - 1] ?? 0;
  const at = (s: number): Point => {
    let i = 1;
    while (i < points.length - 1 && (lengths[i] ?? 0) < s) i++;
    const [x0, y0] = points[i - 1] ?? [0, 0];
    const [x1, y1] = points[i] ?? [x0, y0];
    const l0 = lengths[i - 1] ?? 0;
    const l1 = lengths[i] ?? l0;
    const f = l1 > l0 ? Math.min(1, Math.max(0, (s - l0) / (l1 - l0))) : 0;
    return [x0 + f * (x1 - x0), y0 + f * (y1 - y0)];
  };
  const a = from * total;
  const b = to * total;
  const inside = points.filter((_, i) => (lengths[i] ?? 0) > a && (lengths[i] ?? 0) < b);
  return [at(a), ...inside, at(b)];
}

/** A smooth open curve through points (Catmull-Rom as cubic Beziers). */
export function curve(points: readonly Point[]): string {
  const n = points.length;
  const at = (i: number): Point => points[Math.max(0, Math.min(n - 1, i))] ?? [0, 0];
  let d = `M${coordinate(at(0)[0])} ${coordinate(at(0)[1])}`;
  for (let i = 0; i < n - 1; i++) d += bezier(at(i - 1), at(i), at(i + 1), at(i + 2));
  return d;
}

/** A smooth closed curve through points. */
export function closedCurve(points: readonly Point[]): string {
  const n = points.length;
  const at = (i: number): Point => points[(i + n) % n] ?? [0, 0];
  let d = `M${coordinate(at(0)[0])} ${coordinate(at(0)[1])}`;
  for (let i = 0; i < n; i++) d += bezier(at(i - 1), at(i), at(i + 1), at(i + 2));
  return `${d}Z`;
}

function bezier(before: Point, a: Point, b: Point, after: Point): string {
  const k = 1 / 6;
  const c1: Point = [a[0] + (b[0] - before[0]) * k, a[1] + (b[1] - before[1]) * k];
  const c2: Point = [b[0] - (after[0] - a[0]) * k, b[1] - (after[1] - a[1]) * k];
  return `C${[...c1, ...c2, ...b].map(coordinate).join(" ")}`;
}

/** Drawn width of a vessel from its diameter: wide veins stay readable beside narrow ones. */
export function drawnWidth(diameter_mm: number, scale: number): number {
  return scale * pow(Math.max(0.1, diameter_mm), 0.6);
}

/** Outline of a tapered tube along a polyline, round at both ends; `width` in map units over 0..1 of the length. */
export function tube(points: readonly Point[], width: (t: number) => number): string {
  const lengths = arcLengths(points);
  const total = lengths[lengths.length - 1] ?? 1;
  const left: Point[] = [];
  const right: Point[] = [];
  points.forEach(([x, y], i) => {
    const a = points[Math.max(0, i - 1)] ?? [x, y];
    const b = points[Math.min(points.length - 1, i + 1)] ?? [x, y];
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const l = Math.sqrt(dx * dx + dy * dy) || 1;
    const half = width(total > 0 ? (lengths[i] ?? 0) / total : 0) / 2;
    left.push([x - (dy / l) * half, y + (dx / l) * half]);
    right.push([x + (dy / l) * half, y - (dx / l) * half]);
  });
  right.reverse();
  const cap = (r: number, p: Point): string => `A${coordinate(r)} ${coordinate(r)} 0 0 0 ${coordinate(p[0])} ${coordinate(p[1])}`;
  const first = left[0] ?? [0, 0];
  const farRight = right[0] ?? [0, 0];
  return `${curve(left)}${cap(width(1) / 2, farRight)}${curve(right).replace(/^M[^C]*/, "")}${cap(width(0) / 2, first)}Z`;
}
