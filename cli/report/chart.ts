import { scaleLinear, type ScaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { coordinate, escape, number } from "./html.ts";

/** One line over time with its words. */
export interface Chart {
  readonly label: string;
  readonly unit: string;
  readonly digits: number;
  /** Time in seconds, value in the unit; nulls are gaps. */
  readonly points: readonly (readonly [number, number | null])[];
  readonly from_s: number;
  readonly to_s: number;
  readonly normal?: readonly [number, number];
  readonly marks: readonly ChartMark[];
}

/** An event marked on a chart: a diamond for an embolus that stops, a triangle for a treatment. */
export interface ChartMark {
  readonly at_s: number;
  readonly kind: "embolus" | "treatment";
  readonly text: string;
}

const width = 400;
const height = 172;
const margin = { left: 46, right: 56, top: 30, bottom: 26 };
const minute = 60;
const hour = 3600;
const day = 86400;

/** Steps of a time axis that people read: 1, 2, 5 of minutes, hours, days. */
function timeTicks(from_s: number, to_s: number): { readonly at_s: number; readonly text: string }[] {
  const range = to_s - from_s;
  const steps = [minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 6 * hour, 12 * hour, day, 2 * day, 5 * day, 7 * day, 14 * day, 30 * day, 90 * day, 365 * day];
  const step = steps.find((candidate) => range / candidate <= 5) ?? 365 * day;
  const ticks: { at_s: number; text: string }[] = [];
  for (let at_s = Math.ceil(from_s / step - 1e-9) * step; at_s <= to_s + 1e-6; at_s += step) {
    const two = (n: number): string => String(n).padStart(2, "0");
    const rest = at_s - Math.floor(at_s / day) * day;
    const text = step >= day ? `${ticks.length === 0 ? "day " : ""}${Math.round(at_s / day)}` : `${two(Math.floor(rest / hour))}:${two(Math.floor((rest % hour) / minute))}`;
    ticks.push({ at_s, text });
  }
  return ticks;
}

/** Drops points that would fall on the same half pixel, keeping extremes, so that a page of ninety days stays small. */
function thin(points: readonly (readonly [number, number])[], pixels: number, from_s: number, to_s: number): (readonly [number, number])[] {
  if (points.length <= pixels) return [...points];
  const kept: (readonly [number, number])[] = [];
  let bin = -1;
  let low: readonly [number, number] | undefined;
  let high: readonly [number, number] | undefined;
  const flush = (): void => {
    if (low === undefined || high === undefined) return;
    if (low === high) kept.push(low);
    else kept.push(...(low[0] < high[0] ? [low, high] : [high, low]));
  };
  for (const point of points) {
    const here = Math.floor(((point[0] - from_s) / (to_s - from_s || 1)) * (pixels / 2));
    if (here !== bin) {
      flush();
      bin = here;
      low = point;
      high = point;
    } else {
      if (low === undefined || point[1] < low[1]) low = point;
      if (high === undefined || point[1] > high[1]) high = point;
    }
  }
  flush();
  const last = points[points.length - 1];
  if (last !== undefined && kept[kept.length - 1] !== last) kept.push(last);
  return kept;
}

/** The points inside a window of time, with the values at its two edges between neighbours on either side. */
function within(points: readonly (readonly [number, number | null])[], from_s: number, to_s: number): (readonly [number, number])[] {
  const all = points.filter((point): point is readonly [number, number] => point[1] !== null);
  const inside = all.filter(([at_s]) => at_s >= from_s && at_s <= to_s);
  const at = (edge_s: number): (readonly [number, number])[] => {
    const next = all.findIndex(([at_s]) => at_s > edge_s);
    const [before, after] = [all[next - 1], all[next]];
    if (before === undefined || after === undefined || before[0] === edge_s) return [];
    return [[edge_s, before[1] + ((after[1] - before[1]) * (edge_s - before[0])) / (after[0] - before[0])]];
  };
  return [...at(from_s), ...inside, ...at(to_s)];
}

/** Marks that stand at least a few pixels from the one before, so that a cluster stays readable. */
function spread(marks: readonly ChartMark[], x: (at_s: number) => number): ChartMark[] {
  let last = -Infinity;
  return marks.filter(({ at_s }) => {
    const isFree = x(at_s) - last >= 5;
    if (isFree) last = x(at_s);
    return isFree;
  });
}

function markShape(mark: ChartMark, x: number): string {
  const top = margin.top - 8;
  const shape = mark.kind === "embolus" ? `<path d="M${coordinate(x)} ${top}l4 4-4 4-4-4z" fill="var(--accent)" stroke="var(--accent-text)"/>` : `<path d="M${coordinate(x - 4)} ${top + 1}h8l-4 7z" fill="var(--surface)" stroke="var(--text-2)" stroke-width="1.4"/>`;
  const [ink, dash] = mark.kind === "embolus" ? ["var(--accent-text)", "3 3"] : ["var(--line-strong)", "1 3"];
  return `<g><title>${escape(mark.text)}</title><path d="M${coordinate(x)} ${margin.top}V${height - margin.bottom}" stroke="${ink}" stroke-width="1.2" stroke-dasharray="${dash}"/>${shape}</g>`;
}

type Band = readonly [number, number];

/** Least and greatest value of the vertical axis before rounding: the line, and as much of the band as helps to judge it. */
function range(ys: readonly number[], band: Band | undefined, digits: number): readonly [number, number] {
  let lo = Math.min(...ys);
  let hi = Math.max(...ys);
  if (band !== undefined) {
    // A far edge of the band must not flatten the line.
    const reach = Math.max(hi - lo, band[1] - band[0]);
    lo = Math.min(lo, Math.max(band[0], lo - reach));
    hi = Math.max(hi, Math.min(band[1], hi + reach));
  }
  const smallest = Math.max(Math.abs(hi) * 0.08, digits > 1 ? 0.05 : digits > 0 ? 0.5 : 2);
  if (hi - lo >= smallest) return [lo, hi];
  return [Math.max(lo >= 0 ? 0 : -Infinity, (lo + hi - smallest) / 2), (lo + hi + smallest) / 2];
}

/** Shares of a whole end at their limit, whatever the steps of the axis. */
function endAtWhole(y: ScaleLinear<number, number>): void {
  const [bottom = 0, top = 100] = y.domain();
  y.domain([bottom, Math.min(100, top)]);
}

/** A small line chart: normal band with edges, marks of emboli, the last value written at the line's end. */
export function chart(spec: Chart): string {
  const values = within(spec.points, spec.from_s, spec.to_s);
  if (values.length === 0) return "";
  const ys = values.map((point) => point[1]);
  const band = spec.normal !== undefined && spec.normal[1] > spec.normal[0] ? spec.normal : undefined;
  const [lo, hi] = range(ys, band, spec.digits);
  const x = scaleLinear([spec.from_s, spec.to_s], [margin.left, width - margin.right]);
  const y = scaleLinear([lo, hi], [height - margin.bottom, margin.top]).nice(3);
  if (spec.unit === "%" && Math.max(...ys) <= 100) endAtWhole(y);
  const path = line<readonly [number, number]>((p) => Math.round(x(p[0]) * 10) / 10, (p) => Math.round(y(p[1]) * 10) / 10)(thin(values, width - margin.left - margin.right, spec.from_s, spec.to_s)) ?? "";
  const last = values[values.length - 1] ?? [spec.to_s, lo];
  const [bottomValue = lo, topValue = hi] = y.domain();
  const clampBand = (value: number): number => Math.max(bottomValue, Math.min(topValue, value));
  const edges = band === undefined ? "" : band.filter((edge) => edge >= bottomValue && edge <= topValue).map((edge) => `M${margin.left} ${coordinate(y(edge))}H${width - margin.right}`).join("");
  const bandShape = band === undefined || clampBand(band[1]) <= clampBand(band[0]) ? "" : `<rect x="${margin.left}" y="${coordinate(y(clampBand(band[1])))}" width="${width - margin.left - margin.right}" height="${coordinate(y(clampBand(band[0])) - y(clampBand(band[1])))}" fill="var(--band)"/><path d="${edges}" stroke="var(--band-line)"/>`;
  const yTicks = y.ticks(3).map((value) => `<text x="${margin.left - 7}" y="${coordinate(y(value) + 4)}" class="px" text-anchor="end">${number(value, tickDigits(y.ticks(3)))}</text>`).join("");
  const xTicks = timeTicks(spec.from_s, spec.to_s).map((tick) => `<path d="M${coordinate(x(tick.at_s))} ${height - margin.bottom}v4" stroke="var(--line-strong)"/><text x="${coordinate(x(tick.at_s))}" y="${height - margin.bottom + 18}" class="px" text-anchor="middle">${tick.text}</text>`).join("");
  const shownMarks = spec.marks.filter(({ at_s }) => at_s >= spec.from_s && at_s <= spec.to_s);
  const marks = (["treatment", "embolus"] as const).flatMap((kind) => spread(shownMarks.filter((mark) => mark.kind === kind), x)).map((mark) => markShape(mark, x(mark.at_s))).join("");
  const normalWords = band === undefined ? "" : `, normal ${number(band[0], spec.digits)} to ${number(band[1], spec.digits)}`;
  const description = `${spec.label}${spec.unit === "" ? "" : `, ${spec.unit}`}: from ${number(values[0]?.[1] ?? 0, spec.digits)} to ${number(last[1], spec.digits)}, lowest ${number(Math.min(...ys), spec.digits)}, highest ${number(Math.max(...ys), spec.digits)}${normalWords}`;
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(description)}" class="plot"><text x="0" y="14" class="pt">${escape(spec.label)} <tspan class="pu">${escape(spec.unit === "" ? "ratio" : spec.unit)}</tspan></text>${bandShape}${yTicks}<path d="M${margin.left} ${height - margin.bottom}H${width - margin.right}" stroke="var(--line-strong)"/>${xTicks}${marks}<path d="${path}" fill="none" stroke="var(--plot)" stroke-width="2.2" stroke-linejoin="round"/><circle cx="${coordinate(x(last[0]))}" cy="${coordinate(y(last[1]))}" r="3.5" fill="var(--plot)"/><text x="${coordinate(x(last[0]) + 8)}" y="${coordinate(y(last[1]) + 5)}" class="pv">${number(last[1], spec.digits)}</text></svg>`;
}

function tickDigits(ticks: readonly number[]): number {
  const step = ticks.length > 1 ? Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0)) : 1;
  return step >= 1 ? 0 : step >= 0.1 ? 1 : step >= 0.01 ? 2 : 3;
}
